package org.jirga.workbench.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.site.HeadData.Tag;

/// Fills the head of pages.
final class HeadWriter {

  static final int CARD_WIDTH = 1200;
  static final int CARD_HEIGHT = 630;

  private HeadWriter() {}

  static HeadData plain(
      Site site, String address, String title, String description, boolean hasPodcast) {
    return new HeadData(
        site,
        address,
        List.of(
            new Tag("og:title", title),
            new Tag("og:description", description),
            new Tag("og:type", "website"),
            new Tag("og:url", address),
            new Tag("og:site_name", site.title())),
        List.of(new Tag("twitter:card", "summary")),
        hasPodcast,
        "");
  }

  /// @param hasCard whether a picture stands beside the article
  static HeadData article(Publication publication, boolean hasCard, boolean hasPodcast) {
    var site = publication.site();
    var article = publication.article().metadata();
    var address = publication.address();
    var image = address + "card.png";
    var alt = publication.cardDescription();
    var properties = new ArrayList<Tag>();
    BiConsumer<String, String> property = (name, content) -> add(properties, name, content);
    property.accept("og:title", article.title());
    property.accept("og:description", article.summary());
    property.accept("og:type", "article");
    property.accept("og:url", address);
    property.accept("og:site_name", site.title());
    property.accept("og:locale", article.language().replace('-', '_'));
    if (hasCard) {
      property.accept("og:image", image);
      property.accept("og:image:type", "image/png");
      property.accept("og:image:width", String.valueOf(CARD_WIDTH));
      property.accept("og:image:height", String.valueOf(CARD_HEIGHT));
      property.accept("og:image:alt", alt);
    }
    publication
        .recording()
        .ifPresent(
            it -> {
              property.accept("og:audio", address + it.file());
              property.accept("og:audio:type", it.type());
            });
    property.accept("article:published_time", article.date().toString());
    property.accept("article:modified_time", article.modified().toString());
    article.authors().forEach(it -> property.accept("article:author", it.name()));
    article.topics().forEach(it -> property.accept("article:tag", it));
    var names = new ArrayList<Tag>();
    BiConsumer<String, String> name = (key, content) -> add(names, key, content);
    name.accept("twitter:card", hasCard ? "summary_large_image" : "summary");
    name.accept("twitter:title", article.title());
    name.accept("twitter:description", article.summary());
    if (hasCard) {
      name.accept("twitter:image", image);
      name.accept("twitter:image:alt", alt);
    }
    name.accept("citation_title", article.title());
    article
        .authors()
        .forEach(
            it -> {
              name.accept("citation_author", it.name());
              name.accept("citation_author_institution", it.affiliation());
            });
    var day = article.date().toString().replace('-', '/');
    name.accept("citation_publication_date", day);
    name.accept("citation_online_date", day);
    name.accept("citation_technical_report_institution", site.publisher());
    name.accept("citation_language", article.language());
    name.accept("citation_doi", article.doi());
    name.accept("citation_public_url", address);
    name.accept("citation_abstract_html_url", address);
    if (publication.hasPdf()) {
      name.accept("citation_pdf_url", address + "article.pdf");
    }
    article.topics().forEach(it -> name.accept("citation_keywords", it));
    return new HeadData(
        site, address, properties, names, hasPodcast, linkedData(publication, hasCard));
  }

  private static void add(List<Tag> tags, String name, String content) {
    if (!content.isEmpty()) {
      tags.add(new Tag(name, content));
    }
  }

  private static String linkedData(Publication publication, boolean hasCard) {
    var article = publication.article().metadata();
    var report = publication.report();
    var site = publication.site();
    var address = publication.address();
    var publisher = Json.object("@type", "Organization", "name", site.publisher());
    var people =
        article.authors().stream()
            .map(
                it -> {
                  var person =
                      Json.object(
                          "@type", it.institution() ? "Organization" : "Person", "name", it.name());
                  if (!it.affiliation().isEmpty()) {
                    person =
                        person.with(
                            "affiliation",
                            Json.object("@type", "Organization", "name", it.affiliation()));
                  }
                  return it.orcid().isEmpty() ? person : person.with("sameAs", it.orcid());
                })
            .toList();
    var data =
        Json.object(
            "@type",
            "Dataset",
            "@id",
            address + "report.html",
            "name",
            "Results of the study " + report.results().study().name(),
            "description",
            "%,d futures from seed %d; result hash %s"
                .formatted(
                    report.results().futures().rows(),
                    report.results().seed(),
                    report.results().resultHash()),
            "license",
            article.licence(),
            "creator",
            publisher,
            "identifier",
            report.results().resultHash(),
            "version",
            report.provenance().version());
    var json =
        Json.object(
            "@context",
            "https://schema.org",
            "@type",
            Json.array("Report", "ScholarlyArticle"),
            "@id",
            address,
            "url",
            address,
            "headline",
            article.title(),
            "name",
            article.title(),
            "abstract",
            article.summary(),
            "inLanguage",
            article.language(),
            "datePublished",
            article.date().toString(),
            "dateModified",
            article.modified().toString(),
            "version",
            String.valueOf(article.version()),
            "wordCount",
            publication.article().wordCount(),
            "author",
            people,
            "publisher",
            publisher,
            "license",
            article.licence(),
            "keywords",
            article.topics(),
            "isBasedOn",
            data,
            "citation",
            publication.article().references().stream().map(it -> it.line()).toList());
    if (!article.doi().isEmpty()) {
      json = json.with("sameAs", "https://doi.org/" + article.doi());
    }
    if (hasCard) {
      json = json.with("image", address + "card.png");
    }
    if (publication.recording().isPresent()) {
      var recording = publication.recording().get();
      json =
          json.with(
              "audio",
              Json.object(
                  "@type",
                  "AudioObject",
                  "contentUrl",
                  address + recording.file(),
                  "encodingFormat",
                  recording.type(),
                  "duration",
                  "PT%dS".formatted(recording.wholeSeconds())));
    }
    return json.toString();
  }
}
