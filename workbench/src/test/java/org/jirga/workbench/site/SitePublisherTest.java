package org.jirga.workbench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jirga.model.source.Source;
import org.jirga.workbench.article.Addresses;
import org.jirga.workbench.article.ArticleReader;
import org.jirga.workbench.article.Catalogue;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.report.ReportWriter;
import org.jirga.workbench.report.SampleReports;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// One site is written from made up results; each test looks at another side of it.
@TestInstance(Lifecycle.PER_CLASS)
class SitePublisherTest {

  private static final String ADDRESS = "https://example.org/site";
  private static final int LARGEST = 600_000;
  private static final Pattern SCRIPT =
      Pattern.compile("<script[^>]*>.*?</script>", Pattern.DOTALL);

  private Path folder = Path.of("");
  private List<String> paths = List.of();
  private final List<String> said = new ArrayList<>();

  @BeforeAll
  void publish(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    var report = SampleReports.ofCase("afghanistan-2021");
    var page = ReportWriter.page(report);
    var article =
        ArticleReader.read(
                new Source(
                    "assessment.md",
                    """
                    ---
                    title: Force & law
                    authors: [Ada Lovelace, {name: The institute, institution: true}]
                    date: 2026-01-05
                    summary: What <it> says.
                    topics: [Security, Law & order]
                    licence: CC BY 4.0
                    corrections:
                      - {version: 2, date: 2026-02-01, text: A number was wrong.}
                    ---
                    There are {{200 = futures()}}.

                    ## Where they went

                    {{figure outlets}}

                    {{figure series-total-isk-fighters}}

                    {{live}}

                    {{claim 1: fact}}
                    """),
                "force",
                new Addresses(),
                Catalogue.of(page, Optional.empty()),
                new Quantities(report.results(), report.bargain(), report.evidence()),
                _ -> Optional.empty())
            .content()
            .orElseThrow();
    var site =
        new Site(
            "Assessments",
            ADDRESS,
            "Put to the test.",
            "en",
            "The press",
            "",
            "https://desk.example.org",
            List.of(),
            List.of(new Site.Text("about", "About", "<p>Us.</p>")),
            Listening.DEFAULT);
    var recording =
        new Publication.Recording(
            "listen-v2.mp3",
            "audio/mpeg",
            1234,
            61.4,
            "flite, voice rms",
            List.of(new Publication.Cue(0, "h1"), new Publication.Cue(2.5, "")));
    Files.createDirectories(folder.resolve("force"));
    Files.writeString(folder.resolve("force/listen-v2.mp3"), "sound");
    paths =
        new SitePublisher(site, folder, said::add)
            .publish(
                List.of(
                    new Publication(site, article, report, page, Optional.of(recording), false)),
                false);
  }

  private String text(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  /// A page without what stands in its scripts.
  private static String elements(String html) {
    return SCRIPT.matcher(html).replaceAll("<script></script>");
  }

  private static Document xml(String text) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  private static List<String> children(Element of) {
    return IntStream.range(0, of.getChildNodes().getLength())
        .mapToObj(of.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .map(org.w3c.dom.Node::getNodeName)
        .toList();
  }

  private static String text(Element of, String name) {
    return of.getElementsByTagName(name).item(0).getTextContent();
  }

  private static Yaml.Entries json(String text) {
    return YamlReader.read(new Problems(new Source("json", text))).orElseThrow();
  }

  private static Yaml member(Yaml of, String name) {
    return ((Yaml.Entries) of)
        .entries().stream()
            .filter(entry -> entry.name().equals(name))
            .map(Yaml.Entry::value)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no member " + name));
  }

  private static String string(Yaml of, String name) {
    return ((Yaml.Scalar) member(of, name)).value();
  }

  @Test
  void everyPageIsWritten() {
    assertThat(paths)
        .contains(
            "index.html",
            "archive.html",
            "about.html",
            "corrections.html",
            "topics/law-order.html",
            "authors/ada-lovelace.html",
            "force/index.html",
            "force/v2/index.html",
            "force/report.html",
            "force/embed/outlets.html",
            "force/figures/outlets.svg",
            "force/figures/outlets.csv",
            "force/cite.bib",
            "force/CITATION.cff",
            "podcast.xml",
            "sitemap.xml");
    assertThat(paths).allSatisfy(path -> assertThat(folder.resolve(path)).exists());
  }

  @Test
  void anArticleIsSmall() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(Files.readAllBytes(folder.resolve("force/index.html")));
    }
    assertThat(bytes.size()).isLessThan(LARGEST);
  }

  @Test
  void noPageLoadsAnythingFromElsewhere() throws IOException {
    for (var path : paths) {
      if (path.endsWith(".html")) {
        assertThat(elements(text(path)))
            .as(path)
            .doesNotContainPattern("<(script|img|iframe|video|source|embed|object)[^>]* src=")
            .doesNotContainPattern("<audio[^>]* src=\"(?!(\\.\\./)?listen-v2\\.mp3\")")
            .doesNotContainPattern("<link[^>]*rel=\"(stylesheet|preload|prefetch|preconnect)")
            .doesNotContainPattern("@import|url\\((?!#)");
      }
    }
  }

  @Test
  void everyScriptAndStyleIsAllowedByItsHash() throws Exception {
    var element = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);
    for (var path : paths) {
      if (!path.endsWith(".html")) {
        continue;
      }
      var html = text(path).replace("&#39;", "'");
      assertThat(html).contains("default-src 'none'").doesNotContain("unsafe-inline");
      assertThat(elements(html)).as(path).doesNotContainPattern("<[a-z][^>]* (on[a-z]+|style)=\"");
      var found = element.matcher(text(path));
      while (found.find()) {
        var hash =
            Base64.getEncoder()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(found.group(2).getBytes(StandardCharsets.UTF_8)));
        assertThat(html).as(path).contains("'sha256-" + hash + "'");
      }
    }
  }

  @Test
  void everyLinkWithinTheSiteGoesSomewhere() throws IOException {
    var link = Pattern.compile(" href=\"([^\"]*)\"");
    for (var path : paths) {
      if (!path.endsWith(".html")) {
        continue;
      }
      var html = text(path);
      var found = link.matcher(html);
      while (found.find()) {
        var to = found.group(1);
        if (to.matches("(https?|mailto|data):.*")) {
          continue;
        }
        var parts = to.split("#", 2);
        var page = folder.resolve(path);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        assertThat(target).as(path + " links to " + to).exists();
        if (parts.length > 1 && target.toString().endsWith(".html")) {
          assertThat(Files.readString(target))
              .as(path + " links to " + to)
              .contains(" id=\"" + parts[1] + "\"");
        }
      }
    }
  }

  @Test
  void pagesSayWhereToSubscribe() throws IOException {
    for (var page : List.of("index.html", "force/index.html", "topics/security.html")) {
      assertThat(text(page)).as(page).contains("<a href=\"https://desk.example.org\"");
    }
  }

  /// RFC 4287, sections 4.1.1 and 4.1.2.
  @Test
  void theAtomFeedHasWhatItMustHave() throws IOException {
    var feed = xml(text("feed.atom")).getDocumentElement();
    assertThat(feed.getNamespaceURI() == null ? feed.getAttribute("xmlns") : "")
        .isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(children(feed)).contains("id", "title", "updated", "author", "link", "entry");
    var entry = (Element) feed.getElementsByTagName("entry").item(0);
    assertThat(children(entry)).contains("id", "title", "updated", "author", "link", "summary");
    assertThat(text(entry, "title")).isEqualTo("Force & law");
    assertThat(text(entry, "id")).isEqualTo(ADDRESS + "/force/");
    assertThat(OffsetDateTime.parse(text(entry, "updated"))).hasToString("2026-02-01T12:00Z");
    assertThat(xml(text("topics/security.atom")).getElementsByTagName("entry").getLength())
        .isEqualTo(1);
  }

  /// jsonfeed.org/version/1.1
  @Test
  void theJsonFeedHasWhatItMustHave() throws IOException {
    var feed = json(text("feed.json"));
    assertThat(string(feed, "version")).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(string(feed, "title")).isEqualTo("Assessments");
    var item = ((Yaml.Items) member(feed, "items")).items().getFirst();
    assertThat(string(item, "id")).isEqualTo(ADDRESS + "/force/");
    assertThat(string(item, "content_text")).isEqualTo("What <it> says.");
    assertThat(OffsetDateTime.parse(string(item, "date_published"))).isNotNull();
    var described = string(member(item, "_jirga"), "card_description");
    assertThat(described).isNotBlank().isNotEqualTo(string(item, "title"));
    var attachment = ((Yaml.Items) member(item, "attachments")).items().getFirst();
    assertThat(string(attachment, "url")).isEqualTo(ADDRESS + "/force/listen-v2.mp3");
    assertThat(string(attachment, "mime_type")).isEqualTo("audio/mpeg");
  }

  /// RSS 2.0: channel has title, link and description; an enclosure has url, length and type.
  @Test
  void thePodcastHasWhatItMustHave() throws IOException {
    var channel = (Element) xml(text("podcast.xml")).getElementsByTagName("channel").item(0);
    assertThat(children(channel)).contains("title", "link", "description", "language", "item");
    var item = (Element) channel.getElementsByTagName("item").item(0);
    var enclosure = (Element) item.getElementsByTagName("enclosure").item(0);
    assertThat(enclosure.getAttribute("url")).isEqualTo(ADDRESS + "/force/listen-v2.mp3");
    assertThat(enclosure.getAttribute("length")).isEqualTo("1234");
    assertThat(enclosure.getAttribute("type")).isEqualTo("audio/mpeg");
    assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text(item, "pubDate"))).isNotNull();
    assertThat(text(item, "itunes:duration")).isEqualTo("61");
    assertThat(text(item, "guid")).isEqualTo(ADDRESS + "/force/#listen");
    assertThat(text(item, "description")).endsWith("Read by a synthetic voice (flite, voice rms).");
    assertThat(children(channel)).contains("itunes:author", "itunes:explicit", "itunes:category");
    var category = (Element) channel.getElementsByTagName("itunes:category").item(0);
    assertThat(category.getAttribute("text")).isEqualTo("News");
  }

  @Test
  void theArticleHasAPlayerThatNamesTheVoice() throws IOException {
    var page = text("force/index.html");
    assertThat(page)
        .contains("<audio controls preload=\"none\" src=\"listen-v2.mp3\"></audio>")
        .contains("Read by a synthetic voice (flite, voice rms).")
        .contains("\"cues\":[[0,\"h1\"],[2.5]]")
        .contains(" media-src &#39;self&#39;;")
        .contains("href=\"" + ADDRESS + "/podcast.xml\"");
    assertThat(text("force/v2/index.html")).contains(" src=\"../listen-v2.mp3\"");
    assertThat(text("index.html"))
        .contains("href=\"" + ADDRESS + "/podcast.xml\"")
        .contains("href=\"force/index.html#listen\"")
        .doesNotContain("media-src");
  }

  @Test
  void anArticleTellsProgramsWhatItIs() throws IOException {
    assertThat(text("force/index.html"))
        .contains("<meta property=\"og:title\" content=\"Force &amp; law\">")
        .contains("<meta name=\"citation_author\" content=\"Ada Lovelace\">")
        .contains("<meta name=\"citation_publication_date\" content=\"2026/01/05\">")
        .contains("<link rel=\"canonical\" href=\"" + ADDRESS + "/force/\">")
        .contains("\"@type\":[\"Report\",\"ScholarlyArticle\"]")
        .contains("A number was wrong.");
  }

  @Test
  void anArticleCanBeCited() throws IOException {
    assertThat(text("force/cite.bib"))
        .contains("@techreport{force2026,")
        .contains("title = {{Force \\& law}}")
        .contains("author = {Lovelace, Ada and The institute}");
    assertThat(text("force/cite.ris"))
        .startsWith("TY  - RPRT\r\n")
        .contains("AU  - Lovelace, Ada\r\n")
        .endsWith("ER  - \r\n");
    assertThat(text("force/cite.csl.json")).contains("\"literal\":\"The institute\"");
    var cff = json(text("force/CITATION.cff"));
    assertThat(string(cff, "cff-version")).isEqualTo("1.2.0");
    assertThat(string(cff, "title")).isEqualTo("Force & law");
  }

  @Test
  void theCardIsAPictureOfTheSizeThatSitesAskFor() throws IOException {
    if (!Files.exists(folder.resolve("force/card.png"))) {
      assertThat(said).anyMatch(line -> line.contains("no fonts"));
      return;
    }
    var card = ImageIO.read(folder.resolve("force/card.png").toFile());
    assertThat(card.getWidth()).isEqualTo(1200);
    assertThat(card.getHeight()).isEqualTo(630);
  }

  @Test
  void aLetterAndADocumentGetTheFigureItself() throws IOException {
    if (!Files.exists(folder.resolve("force/card.png"))) {
      return; // and says so: see above
    }
    var letter = ImageIO.read(folder.resolve("force/letter.png").toFile());
    assertThat(letter.getWidth()).as("twice what a phone has room for").isLessThan(900);
    assertThat(colours(letter)).as("what is drawn on a white ground").isGreaterThan(8);
    try (var files = Files.list(folder.resolve("force/figures"))) {
      for (var file : files.filter(it -> it.toString().endsWith(".svg")).toList()) {
        var png = Path.of(file.toString().replaceFirst("svg$", "png"));
        assertThat(colours(ImageIO.read(png.toFile()))).as("%s", png).isGreaterThan(8);
      }
    }
  }

  private static long colours(BufferedImage of) {
    return IntStream.range(0, of.getWidth() * of.getHeight())
        .map(at -> of.getRGB(at % of.getWidth(), at / of.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void theArchiveFindsWordsOfArticles() throws IOException {
    assertThat(text("archive.html")).contains("id=\"index\"").contains(" lovelace ");
  }
}
