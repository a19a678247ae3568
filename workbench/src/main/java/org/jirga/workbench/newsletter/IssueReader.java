package org.jirga.workbench.newsletter;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.desk.contract.Issue;
import org.jirga.model.source.Source;
import org.jirga.workbench.project.CaseFiles;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Reads what a published site's `feed.json` (JSON Feed 1.1) announces, with the picture of each
/// article where the site has it.
public final class IssueReader {

  /// The figure as letters show it, or else the card.
  private static final List<String> PICTURES = List.of("letter.png", "card.png");

  private static final int LARGEST_PICTURE = 2_000_000;

  private IssueReader() {}

  /// All articles, newest first.
  ///
  /// @param site a published folder
  /// @throws IOException if its feed can't be read
  public static List<Issue> read(Path site) throws IOException {
    var file = site.resolve("feed.json");
    var problems = new Problems(new Source(file.toString(), Files.readString(file)));
    // every JSON text is YAML
    var feed = YamlReader.read(problems);
    if (feed.isEmpty()
        || !text(feed.get(), "version").startsWith("https://jsonfeed.org/version/1")) {
      throw new IOException(file + ": this is no JSON Feed");
    }
    var home = text(feed.get(), "home_page_url");
    var issues = new ArrayList<Issue>();
    for (var item : items(feed.get(), "items")) {
      if (item instanceof Yaml.Entries entries) {
        issues.add(issue(entries, site, home, file));
      }
    }
    return issues;
  }

  private static Issue issue(Yaml.Entries item, Path site, String home, Path file)
      throws IOException {
    var url = text(item, "url");
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw new IOException(file + ": an item has no 'url' that a letter can link to");
    }
    var title = text(item, "title");
    var summary = text(item, "summary");
    var content = text(item, "content_text");
    var paragraphs =
        content.isBlank() || content.strip().equals(summary.strip())
            ? List.<String>of()
            : List.of(content.strip().split("\\n\\s*\\n"));
    var tags = new ArrayList<String>();
    for (var tag : items(item, "tags")) {
      if (tag instanceof Yaml.Scalar word) {
        tags.add(word.value());
      }
    }
    var language = text(item, "language");
    return new Issue(
        text(item, "id").isEmpty() ? url : text(item, "id"),
        title,
        summary,
        URI.create(url),
        paragraphs,
        figures(site, home, url, description(item, title)),
        tags,
        language.isEmpty() ? "en" : language);
  }

  private static List<Issue.Figure> figures(Path site, String home, String url, String description)
      throws IOException {
    var root = home.endsWith("/") ? home : home + "/";
    if (home.isEmpty() || !url.startsWith(root)) {
      return List.of();
    }
    for (var name : PICTURES) {
      var picture =
          site.toAbsolutePath().resolve(url.substring(root.length())).resolve(name).normalize();
      if (CaseFiles.isIn(site, picture)
          && Files.isRegularFile(picture)
          && Files.size(picture) <= LARGEST_PICTURE) {
        return List.of(new Issue.Figure("figure", description, Files.readAllBytes(picture)));
      }
    }
    return List.of();
  }

  /// What the picture shows, where the feed says so.
  private static String description(Yaml.Entries item, String title) {
    var said =
        member(item, "_jirga")
            .map(it -> it instanceof Yaml.Entries more ? text(more, "card_description") : "")
            .orElse("");
    return said.isEmpty() ? title : said;
  }

  private static Optional<Yaml> member(Yaml.Entries object, String name) {
    return object.entries().stream()
        .filter(it -> it.name().equals(name))
        .map(Yaml.Entry::value)
        .findFirst();
  }

  private static String text(Yaml.Entries object, String name) {
    return member(object, name).orElse(object) instanceof Yaml.Scalar scalar ? scalar.value() : "";
  }

  private static List<Yaml> items(Yaml.Entries object, String name) {
    return member(object, name).orElse(object) instanceof Yaml.Items list
        ? list.items()
        : List.of();
  }
}
