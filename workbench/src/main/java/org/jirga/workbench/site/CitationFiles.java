package org.jirga.workbench.site;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jirga.workbench.article.ArticleMetadata;
import org.jirga.workbench.article.ArticleMetadata.Author;
import org.jirga.workbench.json.Json;

/// How an article is cited, in the formats that reference managers read.
///
/// @param key short, unique on the site
/// @param publisher possibly empty
/// @param address of the article
/// @param results what its numbers follow from, in a sentence
public record CitationFiles(
    String key,
    ArticleMetadata article,
    String publisher,
    String site,
    String address,
    String results) {

  private static final String END = "\n";

  /// `Family, Given, and Given Family. 2026. “Title.” Site. Address.`
  public String line() {
    return before() + article.title() + after() + address;
  }

  /// What stands before the title of the article, or of a figure in it.
  public String before() {
    return authors() + ". " + article.date().getYear() + ". “";
  }

  public String after() {
    return ".” " + site + ", version " + article.version() + ". ";
  }

  private String authors() {
    var authors = article.authors();
    if (authors.isEmpty()) {
      return publisher;
    }
    var first = inverted(authors.getFirst());
    return authors.size() == 1
        ? first
        : first
            + ", and "
            + authors.stream().skip(1).map(Author::name).collect(Collectors.joining(", "));
  }

  private static String inverted(Author author) {
    return author.given().isEmpty() ? author.name() : author.family() + ", " + author.given();
  }

  public String bibtex() {
    var out = new StringBuilder("@techreport{" + key + ",\n");
    field(out, "title", "{" + tex(article.title()) + "}");
    field(
        out,
        "author",
        article.authors().stream()
            .map(it -> tex(inverted(it)))
            .collect(Collectors.joining(" and ")));
    field(out, "institution", tex(publisher));
    field(out, "year", String.valueOf(article.date().getYear()));
    field(out, "month", "%02d".formatted(article.date().getMonthValue()));
    field(out, "doi", tex(article.doi()));
    field(out, "url", address);
    field(out, "note", tex("Version " + article.version() + ". " + results));
    return out.append("}\n").toString();
  }

  private static void field(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append("  %s = {%s},%n".formatted(name, value).replace(System.lineSeparator(), END));
    }
  }

  private static String tex(String text) {
    return text.replace("\\", "").replaceAll("([&%$#_{}])", "\\\\$1").replace("–", "--");
  }

  public String ris() {
    var out = new StringBuilder();
    line(out, "TY", "RPRT");
    line(out, "TI", article.title());
    article.authors().forEach(it -> line(out, "AU", inverted(it)));
    line(out, "PY", String.valueOf(article.date().getYear()));
    line(out, "DA", slashed(article.date()));
    line(out, "PB", publisher);
    line(out, "AB", article.summary());
    article.topics().forEach(it -> line(out, "KW", it));
    line(out, "DO", article.doi());
    line(out, "UR", address);
    line(out, "LA", article.language());
    line(out, "N1", "Version " + article.version() + ". " + results);
    return out.append("ER  - \r\n").toString();
  }

  private static void line(StringBuilder out, String tag, String value) {
    if (!value.isEmpty()) {
      out.append(tag).append("  - ").append(value).append("\r\n");
    }
  }

  private static String slashed(LocalDate date) {
    return date.toString().replace('-', '/') + "/";
  }

  public Json csl() {
    var item =
        Json.object(
            "id", key,
            "type", "report",
            "title", article.title(),
            "author",
                article.authors().stream()
                    .map(
                        it ->
                            it.given().isEmpty()
                                ? Json.object("literal", it.name())
                                : Json.object("family", it.family(), "given", it.given()))
                    .toList(),
            "issued", Json.object("date-parts", List.of(parts(article.date()))),
            "publisher", publisher,
            "abstract", article.summary(),
            "language", article.language(),
            "version", String.valueOf(article.version()),
            "URL", address,
            "note", results);
    return Json.array(article.doi().isEmpty() ? item : item.with("DOI", article.doi()));
  }

  private static List<Integer> parts(LocalDate date) {
    return List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /// Citation File Format 1.2.0.
  public String cff() {
    var out = new StringBuilder("cff-version: 1.2.0\n");
    out.append("message: ").append(quoted("If you use this, please cite it as below.")).append(END);
    out.append("type: dataset\n");
    out.append("title: ").append(quoted(article.title())).append(END);
    out.append("abstract: ").append(quoted(article.summary())).append(END);
    out.append("authors:\n");
    if (article.authors().isEmpty()) {
      out.append("  - name: ").append(quoted(publisher)).append(END);
    }
    for (var author : article.authors()) {
      out.append(
          author.given().isEmpty()
              ? "  - name: " + quoted(author.name()) + END
              : "  - family-names: "
                  + quoted(author.family())
                  + "\n    given-names: "
                  + quoted(author.given())
                  + END);
      if (!author.orcid().isEmpty()) {
        out.append("    orcid: ").append(quoted(author.orcid())).append(END);
      }
    }
    out.append("version: ").append(quoted(String.valueOf(article.version()))).append(END);
    out.append("date-released: ").append(quoted(article.modified().toString())).append(END);
    out.append("url: ").append(quoted(address)).append(END);
    if (!article.doi().isEmpty()) {
      out.append("doi: ").append(quoted(article.doi())).append(END);
    }
    if (!article.topics().isEmpty()) {
      out.append("keywords:\n");
      article.topics().forEach(it -> out.append("  - ").append(quoted(it)).append(END));
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
