package org.jirga.workbench.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jirga.workbench.article.ArticleMetadata.Author;
import org.jirga.workbench.article.ArticleReader;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Frame;
import org.jirga.workbench.page.Links;
import org.jirga.workbench.page.Page;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Words;

/// An article as a page of its own, with all that it needs inside.
public final class ArticlePage {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /// How many others a page names at its end.
  private static final int RECENT = 3;

  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  /// Sections of the report that an article carries folded.
  private static final Map<String, String> CARRIED =
      Map.of("limits", "What these results cannot say", "reproduce", "How to reproduce them");

  private final Publication publication;
  private final List<Publication> all;
  private final boolean hasCard;
  private final String here;

  private ArticlePage(
      Publication publication, List<Publication> all, boolean hasCard, String here) {
    this.publication = publication;
    this.all = all;
    this.hasCard = hasCard;
    this.here = here;
  }

  public record Link(String text, String address) {}

  /// What a list of articles shows of one.
  ///
  /// @param minutesToHear 0 where it was not recorded
  public record Card(
      String title,
      String address,
      String authors,
      String date,
      String isoDate,
      int version,
      int minutesToHear,
      String summary) {}

  /// What the templates around an article are made of.
  public record Parts(
      Publication publication,
      CitationFiles citation,
      List<Link> shareLinks,
      List<Card> others,
      List<Link> topics,
      boolean hasPodcast,
      String here) {

    /// The way from the page to the root of the site.
    public String root() {
      return here + "../";
    }

    /// Whom readers may write to: the author, or who publishes; possibly empty.
    public String contact() {
      var own = publication.article().metadata().contact();
      return own.isEmpty() ? publication.site().email() : own;
    }

    /// Whether the page is the copy that stays at the address of its version.
    public boolean isCopy() {
      return !here.isEmpty();
    }

    /// What the player needs to know of the recording.
    public String cues(Publication.Recording recording) {
      var metadata = publication.article().metadata();
      return Json.object(
              "key",
              publication.address() + " " + metadata.version(),
              "title",
              metadata.title(),
              "artist",
              names(metadata.authors()),
              "album",
              publication.site().title(),
              "seconds",
              hundredths(recording.seconds()),
              "cues",
              recording.cues().stream()
                  .map(
                      it ->
                          it.target().isEmpty()
                              ? Json.array(hundredths(it.at()))
                              : Json.array(hundredths(it.at()), it.target()))
                  .toList())
          .toString();
    }

    private static double hundredths(double seconds) {
      return Math.round(seconds * 100) / 100.0;
    }

    public String date(LocalDate date) {
      return DATE.format(date);
    }

    public String slug(String name) {
      return Words.slug(name);
    }
  }

  /// @param all articles of the site, newest first
  /// @param hasCard whether a picture for cards stands beside the page
  /// @param here the way from the page to the article's folder: empty, or `../` for the copy that
  ///     a version keeps
  static Page of(Publication publication, List<Publication> all, boolean hasCard, String here) {
    return new ArticlePage(publication, all, hasCard, here).page();
  }

  /// One figure on a page of its own, small enough to be embedded by others.
  static Page embed(Publication publication, Figure figure) {
    var article = publication.article().metadata();
    var address = publication.address() + "embed/" + figure.id() + ".html";
    var frame =
        new Frame(
            article.language(),
            article.isRightToLeft(),
            Fragments.render(
                "head",
                Map.of(
                    "head",
                    HeadWriter.plain(
                        publication.site(), address, figure.title(), figure.finding(), false))),
            "",
            "",
            "",
            List.of(),
            Frame.FigureTools.NONE,
            false,
            true);
    var source =
        Prose.of("From: ")
            .link(article.title(), "../index.html#" + figure.id())
            .text(", " + names(article.authors()) + ", " + article.date().getYear() + ".");
    return new Page(
        new Page.Metadata(publication.site().title(), figure.title(), figure.finding(), Map.of()),
        frame,
        List.of(
            new Section(
                "figure", "", List.of(new Block.Charts(List.of(figure)), Block.paragraph(source)))),
        publication.reportPage().footer());
  }

  static Card card(Publication publication, String root) {
    var article = publication.article().metadata();
    return new Card(
        article.title(),
        root + publication.slug() + "/index.html",
        names(article.authors()),
        DATE.format(article.date()),
        article.date().toString(),
        article.version(),
        publication.recording().map(Publication.Recording::minutes).orElse(0),
        article.summary());
  }

  static String names(List<Author> authors) {
    return authors.stream().map(Author::name).collect(Collectors.joining(", "));
  }

  static List<Link> topics(List<Publication> all, String root) {
    return all.stream()
        .flatMap(it -> it.article().metadata().topics().stream())
        .distinct()
        .sorted()
        .map(topic -> new Link(topic, root + "topics/" + Words.slug(topic)))
        .toList();
  }

  static CitationFiles citation(Publication publication) {
    var report = publication.report();
    return new CitationFiles(
        publication.slug() + publication.article().metadata().date().getYear(),
        publication.article().metadata(),
        publication.site().publisher(),
        publication.site().title(),
        publication.address(),
        "Results: Jirga %s, case %s, seed %d, result hash %s."
            .formatted(
                report.provenance().version(),
                report.results().study().name(),
                report.results().seed(),
                report.results().resultHash()));
  }

  private Page page() {
    var article = publication.article();
    var metadata = article.metadata();
    var citation = citation(publication);
    var parts =
        new Parts(
            publication,
            citation,
            shareLinks(),
            all.stream()
                .filter(it -> !it.slug().equals(publication.slug()))
                .limit(RECENT)
                .map(it -> card(it, here + "../"))
                .toList(),
            topics(all, here + "../"),
            all.stream().anyMatch(it -> it.recording().isPresent()),
            here);
    var sections = new ArrayList<>(article.sections());
    if (!article.references().isEmpty()) {
      sections.add(
          new Section(
              "references", "References", List.of(ArticleReader.references(article.references()))));
    }
    sections.add(method());
    sections.add(
        new Section(
            "cite",
            "Cite this",
            List.of(new Block.Markup(Fragments.render("cite", Map.of("parts", parts))))));
    if (!metadata.corrections().isEmpty()) {
      sections.add(corrections());
    }
    var site = publication.site();
    var frame =
        new Frame(
            metadata.language(),
            metadata.isRightToLeft(),
            Fragments.render(
                "head",
                Map.of("head", HeadWriter.article(publication, hasCard, parts.hasPodcast()))),
            Fragments.render("bar", Map.of("site", site, "root", here + "../")),
            Fragments.render("byline", Map.of("parts", parts)),
            Fragments.render("end", Map.of("parts", parts)),
            publication.recording().isPresent()
                ? List.of(Fragments.script("site.js"), Fragments.script("listen.js"))
                : List.of(Fragments.script("site.js")),
            new Frame.FigureTools(
                citation.before(),
                "”, figure in: " + metadata.title() + ". " + site.title() + ". ",
                publication.address(),
                here,
                hasCard),
            publication.recording().isPresent(),
            false);
    return new Page(
        new Page.Metadata(
            "Assessment",
            metadata.title(),
            metadata.summary(),
            publication.reportPage().metadata().facts()),
        frame,
        redirected(sections),
        publication.reportPage().footer());
  }

  private List<Link> shareLinks() {
    var title = encoded(publication.article().metadata().title());
    var address = encoded(publication.address());
    return List.of(
        new Link("Mail", "mailto:?subject=%s&body=%s".formatted(title, address)),
        new Link("WhatsApp", "https://wa.me/?text=" + title + "%20" + address),
        new Link("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=" + address),
        new Link("X", "https://x.com/intent/post?text=%s&url=%s".formatted(title, address)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// What the numbers are, what they follow from, and what they cannot say.
  private Section method() {
    var results = publication.report().results();
    var filtered = !results.study().filter().isEmpty();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Box(
            "what-a-share-is",
            "What a share is",
            List.of(
                Block.paragraph(
                    filtered
                        ? "A share of the futures that pass our filter under our priors; not a"
                            + " probability."
                        : "A share of the futures drawn from our priors; not a probability."))));
    blocks.add(
        Block.paragraph(
            Prose.of(
                    "Each number with a dotted line is bound to the results of the case: the page"
                        + " cannot be built if one no longer follows. ")
                .link("All results", here + "report.html")
                .text(" stand in the report of the same run.")));
    var numbers =
        Table.titled("Numbers in this article, in the order of the text")
            .id("numbers")
            .words("Written", "Follows from")
            .numbers("Now");
    for (var bound : publication.article().bound()) {
      numbers.row(
          List.of(
              Cell.of(bound.written()),
              Cell.of(Prose.empty().code(bound.formula())),
              Cell.of(bound.now())));
    }
    if (!numbers.isEmpty()) {
      blocks.add(
          new Block.Fold(
              "bound-numbers",
              "Numbers and what they follow from (%d)"
                  .formatted(publication.article().bound().size()),
              List.of(numbers.build())));
    }
    for (var section : publication.reportPage().sections()) {
      var title = CARRIED.get(section.id());
      if (title != null) {
        blocks.add(new Block.Fold("report-" + section.id(), title, section.blocks()));
      }
    }
    return new Section("method", "How this was computed", blocks);
  }

  private Section corrections() {
    var items = new ArrayList<Block.Definition>();
    for (var correction : publication.article().metadata().corrections()) {
      items.add(
          new Block.Definition(
              "version-" + correction.version(),
              Prose.of(
                  "Version %d, %s".formatted(correction.version(), DATE.format(correction.date()))),
              List.of(Prose.of(correction.text()))));
    }
    items.add(
        new Block.Definition(
            "version-1",
            Prose.of("Version 1, " + DATE.format(publication.article().metadata().date())),
            List.of(Prose.of("First publication."))));
    return new Section("corrections", "Corrections", List.of(new Block.Definitions(items)));
  }

  /// What was written for the report links to parts of it that are not on this page.
  private List<Section> redirected(List<Section> sections) {
    var anchors = new HashSet<String>(Set.of("content"));
    sections.forEach(
        section -> {
          anchors.add(section.id());
          anchors(section.blocks(), anchors);
        });
    return sections.stream()
        .map(
            section ->
                new Section(
                    section.id(),
                    section.title(),
                    Links.redirect(
                        section.blocks(),
                        to ->
                            to.startsWith("#") && !anchors.contains(to.substring(1))
                                ? here + "report.html" + to
                                : to)))
        .toList();
  }

  private static void anchors(List<Block> blocks, Set<String> found) {
    for (var block : blocks) {
      switch (block) {
        case Block.Heading heading -> found.add(heading.id());
        case Block.Box box -> {
          found.add(box.id());
          anchors(box.content(), found);
        }
        case Block.Fold fold -> {
          found.add(fold.id());
          anchors(fold.content(), found);
        }
        case Block.Claim claim -> {
          found.add(claim.id());
          anchors(claim.content(), found);
        }
        case Block.Tabular(var table) -> {
          found.add(table.id());
          table.rows().forEach(row -> found.add(row.id()));
        }
        case Block.Charts(var figures) -> figures.forEach(figure -> found.add(figure.id()));
        case Block.Drawing(var diagram) -> found.add(diagram.id());
        case Block.Definitions(var items) -> items.forEach(item -> found.add(item.id()));
        case Block.Markup(var html) ->
            ID.matcher(html).results().forEach(match -> found.add(match.group(1)));
        case Block.Live live -> found.add(live.id());
        case Block.Dissent dissent -> found.add(dissent.id());
        case Block.Paragraph _, Block.Lead _, Block.Bullets _ -> {}
      }
    }
    found.remove("");
  }
}
