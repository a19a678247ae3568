package org.jirga.workbench.site;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jirga.workbench.json.Json;

/// Feeds of a list of articles: Atom (RFC 4287), JSON Feed 1.1 and, of those with a recording, a
/// podcast (RSS 2.0).
///
/// @param title of the feed
/// @param home the page that the feed belongs to
/// @param self where the feed stands, without its ending
/// @param cover where the picture of a podcast stands, empty for none
/// @param articles newest first
record Feeds(
    Site site, String title, String home, String self, String cover, List<Publication> articles) {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";

  /// The hour of a date of publication; a date has none, a feed must have one.
  private static final int NOON = 12;

  Feeds {
    articles = List.copyOf(articles);
  }

  String atom() {
    return xml(
        out -> {
          out.writeStartElement("feed");
          out.writeDefaultNamespace(ATOM);
          out.writeAttribute("xml:lang", site.language());
          element(out, "title", title);
          element(out, "subtitle", site.description());
          element(out, "id", self + ".atom");
          element(out, "updated", instant(updated()));
          link(out, "self", "application/atom+xml", self + ".atom");
          link(out, "alternate", "text/html", home);
          out.writeStartElement("author");
          element(out, "name", site.publisher());
          out.writeEndElement();
          out.writeStartElement("generator");
          out.writeCharacters("Jirga");
          out.writeEndElement();
          for (var publication : articles) {
            entry(out, publication);
          }
          out.writeEndElement();
        });
  }

  private static void entry(XMLStreamWriter out, Publication publication)
      throws XMLStreamException {
    var article = publication.article().metadata();
    out.writeStartElement("entry");
    element(out, "title", article.title());
    element(out, "id", publication.address());
    element(out, "published", instant(article.date()));
    element(out, "updated", instant(article.modified()));
    link(out, "alternate", "text/html", publication.address());
    for (var author : article.authors()) {
      out.writeStartElement("author");
      element(out, "name", author.name());
      out.writeEndElement();
    }
    for (var topic : article.topics()) {
      out.writeEmptyElement("category");
      out.writeAttribute("term", topic);
    }
    element(out, "rights", article.licence());
    element(out, "summary", article.summary());
    if (publication.recording().isPresent()) {
      var recording = publication.recording().get();
      out.writeEmptyElement("link");
      out.writeAttribute("rel", "enclosure");
      out.writeAttribute("type", recording.type());
      out.writeAttribute("length", String.valueOf(recording.bytes()));
      out.writeAttribute("href", publication.address() + recording.file());
    }
    out.writeEndElement();
  }

  String json() {
    return Json.object(
            "version",
            "https://jsonfeed.org/version/1.1",
            "title",
            title,
            "home_page_url",
            home,
            "feed_url",
            self + ".json",
            "description",
            site.description(),
            "language",
            site.language(),
            "authors",
            List.of(Json.object("name", site.publisher())),
            "items",
            articles.stream().map(Feeds::item).toList())
        .toString();
  }

  private static Json item(Publication publication) {
    var article = publication.article().metadata();
    var item =
        Json.object(
            "id",
            publication.address(),
            "url",
            publication.address(),
            "title",
            article.title(),
            "summary",
            article.summary(),
            "content_text",
            article.summary(),
            "date_published",
            instant(article.date()),
            "date_modified",
            instant(article.modified()),
            "authors",
            article.authors().stream().map(it -> Json.object("name", it.name())).toList(),
            "tags",
            article.topics(),
            "language",
            article.language(),
            // An extension, as the format wants them: what the picture beside the article shows.
            "_jirga",
            Json.object("card_description", publication.cardDescription()));
    return publication
        .recording()
        .map(
            it ->
                (Json)
                    item.with(
                        "attachments",
                        List.of(
                            Json.object(
                                "url",
                                publication.address() + it.file(),
                                "mime_type",
                                it.type(),
                                "size_in_bytes",
                                it.bytes(),
                                "duration_in_seconds",
                                it.wholeSeconds()))))
        .orElse(item);
  }

  boolean hasRecordings() {
    return articles.stream().anyMatch(it -> it.recording().isPresent());
  }

  String podcast() {
    return xml(
        out -> {
          out.writeStartElement("rss");
          out.writeAttribute("version", "2.0");
          out.writeNamespace("itunes", ITUNES);
          out.writeNamespace("atom", ATOM);
          out.writeStartElement("channel");
          element(out, "title", title);
          element(out, "link", home);
          element(out, "description", site.description());
          element(out, "language", site.language());
          element(out, "generator", "Jirga");
          element(out, "lastBuildDate", rfc822(updated()));
          out.writeEmptyElement("atom", "link", ATOM);
          out.writeAttribute("rel", "self");
          out.writeAttribute("type", "application/rss+xml");
          out.writeAttribute("href", self + ".xml");
          itunes(out, "author", site.publisher());
          itunes(out, "type", "episodic");
          itunes(out, "explicit", "false");
          out.writeEmptyElement("itunes", "category", ITUNES);
          out.writeAttribute("text", site.listening().category());
          if (!cover.isEmpty()) {
            out.writeEmptyElement("itunes", "image", ITUNES);
            out.writeAttribute("href", cover);
          }
          if (!site.email().isEmpty()) {
            out.writeStartElement("itunes", "owner", ITUNES);
            itunes(out, "name", site.publisher());
            itunes(out, "email", site.email());
            out.writeEndElement();
          }
          for (var publication : articles) {
            if (publication.recording().isPresent()) {
              episode(out, publication, publication.recording().get());
            }
          }
          out.writeEndElement();
          out.writeEndElement();
        });
  }

  private static void episode(
      XMLStreamWriter out, Publication publication, Publication.Recording recording)
      throws XMLStreamException {
    var article = publication.article().metadata();
    out.writeStartElement("item");
    element(out, "title", article.title());
    element(out, "link", publication.address());
    out.writeStartElement("guid");
    out.writeAttribute("isPermaLink", "false");
    // A corrected version is the same episode.
    out.writeCharacters(publication.address() + "#listen");
    out.writeEndElement();
    element(out, "pubDate", rfc822(article.date()));
    element(
        out,
        "description",
        "%s Read by a synthetic voice (%s).".formatted(article.summary(), recording.voice()));
    itunes(out, "author", ArticlePage.names(article.authors()));
    itunes(out, "episodeType", "full");
    out.writeEmptyElement("enclosure");
    out.writeAttribute("url", publication.address() + recording.file());
    out.writeAttribute("length", String.valueOf(recording.bytes()));
    out.writeAttribute("type", recording.type());
    itunes(out, "duration", String.valueOf(recording.wholeSeconds()));
    itunes(out, "explicit", "false");
    out.writeEndElement();
  }

  String sitemap(List<String> paths) {
    return xml(
        out -> {
          out.writeStartElement("urlset");
          out.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
          for (var path : paths) {
            out.writeStartElement("url");
            element(out, "loc", site.address() + "/" + path);
            out.writeEndElement();
          }
          out.writeEndElement();
        });
  }

  /// When the newest of its articles last changed; an empty feed has no better date than this.
  private LocalDate updated() {
    return articles.stream()
        .map(it -> it.article().metadata().modified())
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  private static String instant(LocalDate date) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        date.atTime(NOON, 0, 0).atOffset(ZoneOffset.UTC));
  }

  private static String rfc822(LocalDate date) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        date.atTime(NOON, 0, 0).atOffset(ZoneOffset.UTC));
  }

  private static void link(XMLStreamWriter out, String relation, String type, String address)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", relation);
    out.writeAttribute("type", type);
    out.writeAttribute("href", address);
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }

  private static void itunes(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement("itunes", name, ITUNES);
    out.writeCharacters(text);
    out.writeEndElement();
  }

  @FunctionalInterface
  private interface Content {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private static String xml(Content content) {
    var text = new StringWriter();
    try {
      var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      content.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A feed could not be written.", e);
    }
    return text.append('\n').toString();
  }
}
