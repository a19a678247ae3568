package org.jirga.workbench.article;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.article.ArticleMetadata.Author;
import org.jirga.workbench.article.ArticleMetadata.Correction;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.wording.Words;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlCode;
import org.jirga.workbench.yaml.YamlReader;

/// Reads what stands between two lines of `---` at the top of an article.
final class FrontMatterReader {

  static final List<String> KEYS =
      List.of(
          "title",
          "subtitle",
          "slug",
          "authors",
          "date",
          "summary",
          "topics",
          "language",
          "licence",
          "doi",
          "figure",
          "references",
          "funding",
          "interests",
          "contact",
          "disclaimer",
          "corrections");

  private static final List<String> AUTHOR_KEYS =
      List.of("name", "affiliation", "orcid", "institution");
  private static final List<String> CORRECTION_KEYS = List.of("version", "date", "text");
  private static final String MARK = "---";
  private static final int MOST_VERSIONS = 1000;

  private final String slug;
  private final Addresses addresses;
  private final Problems problems;

  /// @param slug where the article has none of its own
  FrontMatterReader(String slug, Addresses addresses, Problems problems) {
    this.slug = slug;
    this.addresses = addresses;
    this.problems = problems;
  }

  /// What was read.
  ///
  /// @param references the file of references that it names; absent if none
  /// @param end offset after the front matter
  record Reading(ArticleMetadata metadata, Optional<Yaml.Scalar> references, int end) {}

  /// @param source the whole file
  Optional<Reading> read(Source source) {
    var text = source.text();
    var end = text.startsWith(MARK) ? text.indexOf("\n" + MARK, MARK.length()) : -1;
    if (end < 0) {
      problems.add(
          PublicationCode.NO_FRONT_MATTER,
          new Span(0, Math.min(text.length(), 1)),
          "the article does not begin with front matter",
          "begin with a line '---', 'title: …', 'authors:', 'date:', 'summary:' and a line '---'");
      return Optional.empty();
    }
    var lineEnd = text.indexOf('\n', end + 1);
    // The places in the beginning of a text are those in the whole of it.
    var yaml = new Problems(new Source(source.name(), text.substring(0, end + 1)));
    var reading =
        YamlReader.read(yaml)
            .map(
                entries ->
                    Section.of(entries, new Span(0, MARK.length()), "an article", yaml, KEYS))
            .map(section -> read(section, lineEnd < 0 ? text.length() : lineEnd + 1, yaml));
    problems.addAll(yaml.all());
    return reading;
  }

  private Reading read(Section section, int end, Problems yaml) {
    var date = section.requiredScalar("date").flatMap(it -> date(it, yaml));
    var own = section.scalar("slug");
    var address = own.map(it -> Words.slug(it.value())).orElse(slug);
    var topics = section.words("topics");
    take(
        address,
        "the article " + problems.source().name(),
        own.map(Yaml.Scalar::span).orElse(section.place()),
        "give it another with 'slug: …'",
        yaml);
    for (var topic : topics) {
      take(
          "topics/" + Words.slug(topic.value()),
          "the topic '%s'".formatted(topic.value()),
          topic.span(),
          "write one topic in one way",
          yaml);
    }
    var metadata =
        new ArticleMetadata(
            address,
            section.requiredScalar("title").map(Yaml.Scalar::value).orElse(""),
            section.text("subtitle"),
            authors(section, yaml),
            date.orElse(LocalDate.EPOCH),
            section.requiredScalar("summary").map(it -> oneLine(it.value())).orElse(""),
            topics.stream().map(Yaml.Scalar::value).toList(),
            section.scalar("language").map(Yaml.Scalar::value).orElse("en"),
            section.requiredScalar("licence").map(Yaml.Scalar::value).orElse(""),
            section.text("doi"),
            section.text("figure"),
            section.text("funding"),
            section.text("interests"),
            section.text("contact"),
            section.text("disclaimer"),
            corrections(section, date.orElse(LocalDate.MIN), yaml));
    return new Reading(metadata, section.scalar("references"), end);
  }

  private void take(String path, String owner, Span span, String hint, Problems yaml) {
    addresses
        .take(path, owner)
        .ifPresent(
            other ->
                yaml.add(
                    PublicationCode.SAME_ADDRESS,
                    span,
                    "the address '%s' is that of %s".formatted(path, other),
                    hint));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private List<Author> authors(Section section, Problems yaml) {
    var authors = new ArrayList<Author>();
    var entry = section.required("authors");
    if (entry.isEmpty()) {
      return authors;
    }
    if (!(entry.get().value() instanceof Yaml.Items list)) {
      yaml.add(
          YamlCode.WRONG_TYPE,
          entry.get().key().span(),
          "'authors' needs a list, not " + entry.get().value().kind(),
          "write '- Given Family' or '- {name: Given Family, affiliation: …}' for each");
      return authors;
    }
    for (var item : list.items()) {
      switch (item) {
        case Yaml.Scalar name when !name.isEmpty() -> {
          takeAuthor(name, yaml);
          authors.add(new Author(name.value().strip(), "", "", false));
        }
        case Yaml.Entries entries -> {
          var author = Section.of(entries, entries.span(), "an author", yaml, AUTHOR_KEYS);
          author
              .requiredScalar("name")
              .ifPresent(
                  name -> {
                    takeAuthor(name, yaml);
                    authors.add(
                        new Author(
                            name.value().strip(),
                            author.text("affiliation"),
                            author.text("orcid"),
                            author.has("institution") && author.flag("institution")));
                  });
        }
        case Yaml.Scalar other -> noAuthor(other, yaml);
        case Yaml.Items other -> noAuthor(other, yaml);
      }
    }
    return authors;
  }

  private void takeAuthor(Yaml.Scalar name, Problems yaml) {
    take(
        "authors/" + Words.slug(name.value()),
        "the author '%s'".formatted(name.value().strip()),
        name.span(),
        "write one name in one way",
        yaml);
  }

  private static void noAuthor(Yaml item, Problems yaml) {
    yaml.add(YamlCode.WRONG_TYPE, item.span(), "an author needs a name, not " + item.kind());
  }

  private List<Correction> corrections(Section section, LocalDate published, Problems yaml) {
    var corrections = new ArrayList<Correction>();
    var entry = section.entry("corrections");
    if (entry.isEmpty() || !(entry.get().value() instanceof Yaml.Items list)) {
      entry.ifPresent(
          it ->
              yaml.add(
                  YamlCode.WRONG_TYPE,
                  it.key().span(),
                  "'corrections' needs a list, not " + it.value().kind()));
      return corrections;
    }
    for (var item : list.items()) {
      if (!(item instanceof Yaml.Entries entries)) {
        yaml.add(
            YamlCode.WRONG_TYPE,
            item.span(),
            "a correction needs 'version', 'date' and 'text', not " + item.kind());
        continue;
      }
      var correction = Section.of(entries, entries.span(), "a correction", yaml, CORRECTION_KEYS);
      correction.required("version");
      var version = correction.whole("version", 2, MOST_VERSIONS);
      var date = correction.requiredScalar("date").flatMap(it -> date(it, yaml));
      var text = correction.requiredScalar("text");
      date.filter(it -> it.isBefore(published))
          .ifPresent(
              it ->
                  yaml.add(
                      PublicationCode.NOT_A_DATE,
                      correction.place(),
                      "the correction of %s is older than the article".formatted(it)));
      if (version.isPresent() && date.isPresent() && text.isPresent()) {
        corrections.add(
            new Correction((int) version.getAsLong(), date.get(), oneLine(text.get().value())));
      }
    }
    return corrections;
  }

  private static Optional<LocalDate> date(Yaml.Scalar written, Problems yaml) {
    try {
      return Optional.of(LocalDate.parse(written.value().strip()));
    } catch (DateTimeParseException _) {
      yaml.add(
          PublicationCode.NOT_A_DATE,
          written.span(),
          "'%s' is not a date".formatted(written.value()),
          "write it as 2026-11-26");
      return Optional.empty();
    }
  }
}
