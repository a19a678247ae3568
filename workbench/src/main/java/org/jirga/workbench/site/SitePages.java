package org.jirga.workbench.site;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Frame;
import org.jirga.workbench.page.Page;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.Words;

/// The pages around the articles: home, archive, topics, authors, corrections, and texts.
final class SitePages {

  /// How many articles the first page shows.
  private static final int RECENT = 6;

  private final Site site;
  private final List<Publication> all;

  /// @param all newest first
  SitePages(Site site, List<Publication> all) {
    this.site = site;
    this.all = List.copyOf(all);
  }

  /// Every page by its path on the site.
  Map<String, Page> pages() {
    var pages = new LinkedHashMap<String, Page>();
    pages.put("index.html", home());
    pages.put("archive.html", archive());
    byTopic()
        .forEach(
            (topic, of) ->
                pages.put(
                    "topics/" + Words.slug(topic) + ".html", list("Topic", topic, of, "topics/")));
    byAuthor()
        .forEach(
            (name, of) ->
                pages.put(
                    "authors/" + Words.slug(name) + ".html", list("Author", name, of, "authors/")));
    pages.put("corrections.html", corrections());
    for (var text : site.pages()) {
      pages.put(
          text.slug() + ".html",
          page(
              text.slug() + ".html",
              "",
              text.title(),
              site.description(),
              List.of(new Section("text", "", List.of(new Block.Markup(text.html()))))));
    }
    return pages;
  }

  Map<String, List<Publication>> byTopic() {
    var topics = new TreeMap<String, List<Publication>>();
    for (var publication : all) {
      for (var topic : publication.article().metadata().topics()) {
        topics.computeIfAbsent(topic, _ -> new ArrayList<>()).add(publication);
      }
    }
    return topics;
  }

  private Map<String, List<Publication>> byAuthor() {
    var authors = new TreeMap<String, List<Publication>>();
    for (var publication : all) {
      for (var author : publication.article().metadata().authors()) {
        authors.computeIfAbsent(author.name(), _ -> new ArrayList<>()).add(publication);
      }
    }
    return authors;
  }

  private boolean hasPodcast() {
    return all.stream().anyMatch(it -> it.recording().isPresent());
  }

  private Page home() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Lead(Prose.of(site.description())));
    var recent = new ArrayList<Block>();
    recent.add(cards(all.stream().limit(RECENT).toList(), ""));
    recent.add(Block.paragraph(Prose.empty().link("All publications", "archive.html")));
    return page(
        "index.html",
        "",
        site.title(),
        site.description(),
        List.of(
            new Section("about", "", blocks),
            new Section("recent", "Recent publications", recent)));
  }

  private Page archive() {
    var sections = new ArrayList<Section>();
    sections.add(
        new Section(
            "search-all",
            "",
            List.of(
                new Block.Markup(
                    Fragments.render(
                        "search",
                        Map.of(
                            "cards",
                            all.stream().map(it -> ArticlePage.card(it, "")).toList(),
                            "index",
                            index().toString()))))));
    var years = new TreeMap<Integer, List<Publication>>();
    all.forEach(
        it ->
            years
                .computeIfAbsent(it.article().metadata().date().getYear(), _ -> new ArrayList<>())
                .add(it));
    sections.add(
        links(
            "years",
            "By year",
            years.descendingMap().entrySet().stream()
                .flatMap(
                    year ->
                        year.getValue().stream()
                            .map(
                                it ->
                                    Prose.of(year.getKey() + ": ")
                                        .link(
                                            it.article().metadata().title(),
                                            it.slug() + "/index.html")))
                .toList()));
    sections.add(
        links(
            "by-topic",
            "By topic",
            byTopic().entrySet().stream()
                .map(it -> counted(it.getKey(), "topics/", it.getValue().size()))
                .toList()));
    sections.add(
        links(
            "by-author",
            "By author",
            byAuthor().entrySet().stream()
                .map(it -> counted(it.getKey(), "authors/", it.getValue().size()))
                .toList()));
    return page("archive.html", "", "Archive", "All publications.", sections);
  }

  private static Prose counted(String name, String folder, int count) {
    return Prose.empty().link(name, folder + Words.slug(name) + ".html").text(" (" + count + ")");
  }

  private static Section links(String id, String title, List<Prose> items) {
    return new Section(id, title, List.of(new Block.Bullets(items)));
  }

  /// The words of each article between single spaces, in the order of the cards.
  private Json index() {
    return Json.list(
        all.stream()
            .map(
                it -> {
                  var article = it.article().metadata();
                  return plain(
                      String.join(
                          " ",
                          article.title(),
                          article.subtitle(),
                          article.summary(),
                          ArticlePage.names(article.authors()),
                          String.join(" ", article.topics()),
                          it.article().words()));
                })
            .toList());
  }

  private static String plain(String text) {
    var words =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("[\\u0300-\\u036f]", "")
            .split("[^\\p{L}\\p{N}]+");
    return Arrays.stream(words)
        .filter(word -> !word.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" ", " ", " "));
  }

  private Page list(String kicker, String title, List<Publication> of, String folder) {
    var blocks = new ArrayList<Block>();
    if (folder.equals("topics/")) {
      blocks.add(
          Block.paragraph(
              Prose.of("Follow this topic: ")
                  .link("Atom", Words.slug(title) + ".atom")
                  .text(", ")
                  .link("JSON Feed", Words.slug(title) + ".json")));
    }
    blocks.add(cards(of, "../"));
    return page(
        folder + Words.slug(title) + ".html",
        "../",
        kicker + ": " + title,
        "Publications: " + title,
        List.of(new Section("articles", "", blocks)));
  }

  private Page corrections() {
    var items = new ArrayList<Block.Definition>();
    for (var publication : all) {
      var article = publication.article().metadata();
      for (var correction : article.corrections()) {
        items.add(
            new Block.Definition(
                publication.slug() + "-" + correction.version(),
                Prose.of(correction.date() + " ")
                    .link(
                        article.title() + ", version " + correction.version(),
                        publication.slug() + "/index.html#corrections"),
                List.of(Prose.of(correction.text()))));
      }
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.paragraph(
            "What is changed in an article after publication is said here and in the article, with"
                + " its date. Each correction makes a new version; the versions before stay at"
                + " their addresses."));
    blocks.add(
        items.isEmpty()
            ? Block.paragraph("No article has been corrected so far.")
            : new Block.Definitions(items));
    return page(
        "corrections.html",
        "",
        "Corrections",
        "What was changed after publication.",
        List.of(new Section("corrections", "", blocks)));
  }

  private static Block cards(List<Publication> of, String root) {
    return new Block.Markup(
        Fragments.render(
            "cards", Map.of("cards", of.stream().map(it -> ArticlePage.card(it, root)).toList())));
  }

  private Page page(
      String path, String root, String title, String description, List<Section> sections) {
    var address = site.address() + "/" + (path.equals("index.html") ? "" : path);
    var frame =
        new Frame(
            site.language(),
            false,
            Fragments.render(
                "head",
                Map.of("head", HeadWriter.plain(site, address, title, description, hasPodcast()))),
            Fragments.render("bar", Map.of("site", site, "root", root)),
            "",
            Fragments.render(
                "follow",
                Map.of(
                    "site",
                    site,
                    "root",
                    root,
                    "topics",
                    ArticlePage.topics(all, root),
                    "hasPodcast",
                    hasPodcast())),
            List.of(Fragments.script("site.js")),
            Frame.FigureTools.NONE,
            false,
            true);
    return new Page(
        new Page.Metadata(site.publisher(), title, description, Map.of()),
        frame,
        sections,
        site.title() + ". Published by " + site.publisher() + ".");
  }
}
