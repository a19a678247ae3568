package org.jirga.workbench.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jirga.workbench.figure.ChartRenderer;
import org.jirga.workbench.page.PageWriter;
import org.jirga.workbench.wording.Words;

/// Writes a site: its articles, the pages around them, feeds, cards and citations.
///
/// Files that are there and belong to earlier versions of an article stay.
public final class SitePublisher {

  private static final String COVER = "podcast.png";

  /// Of a figure in a letter, in CSS pixels: what a phone shows without making it smaller.
  private static final int LETTER_WIDTH = 380;

  private final Site site;
  private final Path folder;
  private final Consumer<String> said;
  private final List<String> paths = new ArrayList<>();

  /// @param folder where the site is written
  /// @param said what an author should know, a line at a time
  public SitePublisher(Site site, Path folder, Consumer<String> said) {
    this.site = site;
    this.folder = folder;
    this.said = said;
  }

  /// @param articles in any order
  /// @param pdf whether to print articles where a browser is installed
  /// @return the paths that were written, on the site
  public List<String> publish(List<Publication> articles, boolean pdf)
      throws IOException, InterruptedException {
    var sorted =
        articles.stream()
            .sorted(
                Comparator.comparing(
                        (Publication it) -> it.article().metadata().date(),
                        Comparator.reverseOrder())
                    .thenComparing(Publication::slug))
            .toList();
    try (var renderer = ChartRenderer.start()) {
      var printed = new ArrayList<Publication>();
      for (var publication : sorted) {
        printed.add(article(publication, sorted, renderer, pdf));
      }
      var pages = new SitePages(site, printed);
      for (var page : pages.pages().entrySet()) {
        write(page.getKey(), PageWriter.html(page.getValue(), renderer));
      }
      feeds(printed, pages);
    }
    return List.copyOf(paths);
  }

  private Publication article(
      Publication of, List<Publication> all, ChartRenderer renderer, boolean pdf)
      throws IOException, InterruptedException {
    var at = of.slug() + "/";
    var card = card(of, renderer);
    if (card.isPresent()) {
      write(at + "card.png", card.get());
    }
    var letter =
        of.leadFigure().flatMap(it -> Picture.figure(renderer.svg(it.narrowed(LETTER_WIDTH))));
    if (letter.isPresent()) {
      write(at + "letter.png", letter.get());
    }
    var page = at + "index.html";
    write(page, PageWriter.html(ArticlePage.of(of, all, card.isPresent(), ""), renderer));
    var publication = pdf && print(of) ? withPdf(of) : of;
    if (publication.hasPdf()) {
      write(
          page, PageWriter.html(ArticlePage.of(publication, all, card.isPresent(), ""), renderer));
      paths.add(at + "article.pdf");
    }
    of.recording().ifPresent(it -> paths.add(at + it.file()));
    var version = of.article().metadata().version();
    write(
        at + "v" + version + "/index.html",
        PageWriter.html(ArticlePage.of(publication, all, card.isPresent(), "../"), renderer));
    write(at + "report.html", PageWriter.html(of.reportPage(), renderer));
    for (var figure : of.figures()) {
      var svg = renderer.svg(figure);
      write(at + "figures/" + figure.id() + ".svg", Picture.standalone(svg));
      var picture = Picture.figure(svg);
      if (picture.isPresent()) {
        write(at + "figures/" + figure.id() + ".png", picture.get());
      }
      write(
          at + "figures/" + figure.id() + ".csv",
          String.join("\r\n", figure.data().csv()) + "\r\n");
      write(
          at + "embed/" + figure.id() + ".html",
          PageWriter.html(ArticlePage.embed(of, figure), renderer));
    }
    var citation = ArticlePage.citation(of);
    write(at + "cite.bib", citation.bibtex());
    write(at + "cite.ris", citation.ris());
    write(at + "cite.csl.json", citation.csl() + "\n");
    write(at + "CITATION.cff", citation.cff());
    return publication;
  }

  private Optional<byte[]> card(Publication of, ChartRenderer renderer) {
    var figure = of.leadFigure();
    if (figure.isEmpty()) {
      said.accept(of.slug() + ": no figure, so no card for other sites");
      return Optional.empty();
    }
    var card =
        Picture.card(
            site.title(),
            of.article().metadata().title(),
            figure.get().finding(),
            renderer.svg(figure.get()));
    if (card.isEmpty()) {
      said.accept(of.slug() + ": this machine has no fonts, so no card for other sites");
    }
    return card;
  }

  private boolean print(Publication of) throws IOException, InterruptedException {
    var printer = PdfPrinter.find();
    if (printer.isEmpty()) {
      said.accept(of.slug() + ": no Chromium is installed, so no PDF");
      return false;
    }
    var at = folder.resolve(of.slug());
    var done = printer.get().print(at.resolve("index.html"), at.resolve("article.pdf"));
    if (!done) {
      said.accept(of.slug() + ": Chromium could not print the article, so no PDF");
    }
    return done;
  }

  private static Publication withPdf(Publication of) {
    return new Publication(
        of.site(), of.article(), of.report(), of.reportPage(), of.recording(), true);
  }

  private void feeds(List<Publication> all, SitePages pages) throws IOException {
    var cover = cover(all);
    var main =
        new Feeds(site, site.title(), site.address() + "/", site.address() + "/feed", cover, all);
    write("feed.atom", main.atom());
    write("feed.json", main.json() + "\n");
    var podcast =
        new Feeds(
            site, site.title(), site.address() + "/", site.address() + "/podcast", cover, all);
    if (podcast.hasRecordings()) {
      write("podcast.xml", podcast.podcast());
    }
    for (var topic : pages.byTopic().entrySet()) {
      var path = "topics/" + Words.slug(topic.getKey());
      var feed =
          new Feeds(
              site,
              site.title() + ": " + topic.getKey(),
              site.address() + "/" + path + ".html",
              site.address() + "/" + path,
              cover,
              topic.getValue());
      write(path + ".atom", feed.atom());
      write(path + ".json", feed.json() + "\n");
      if (feed.hasRecordings()) {
        write(path + ".xml", feed.podcast());
      }
    }
    var addresses =
        paths.stream()
            .filter(it -> it.endsWith(".html") && !it.contains("/embed/") && !it.contains("/v"))
            .map(it -> it.replaceFirst("(^|/)index\\.html$", "$1"))
            .distinct()
            .toList();
    write("sitemap.xml", main.sitemap(addresses));
    write("robots.txt", "User-agent: *\nAllow: /\nSitemap: " + site.address() + "/sitemap.xml\n");
  }

  /// The picture by which players show the podcast, for every feed of the site.
  ///
  /// @return its address, empty where there is no podcast or no font
  private String cover(List<Publication> all) throws IOException {
    if (all.stream().noneMatch(it -> it.recording().isPresent())) {
      return "";
    }
    var cover = Picture.cover(site.title(), site.publisher());
    if (cover.isEmpty()) {
      said.accept("this machine has no fonts, so the podcast has no picture");
      return "";
    }
    write(COVER, cover.get());
    return site.address() + "/" + COVER;
  }

  private void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] bytes) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    if (!paths.contains(path)) {
      paths.add(path);
    }
  }
}
