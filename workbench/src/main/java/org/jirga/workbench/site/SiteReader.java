package org.jirga.workbench.site;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.article.MarkdownText;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.project.CaseFiles;
import org.jirga.workbench.project.CaseReader;
import org.jirga.workbench.speech.Encoder;
import org.jirga.workbench.speech.Voice;
import org.jirga.workbench.wording.Words;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Reads the folder of a site: its `site.yaml` and the texts that it names.
public final class SiteReader {

  /// The file that makes a folder a site.
  public static final String SITE_FILE = "site.yaml";

  /// The article of a case.
  public static final String ARTICLE = "assessment.md";

  private static final List<String> KEYS =
      List.of(
          "title",
          "address",
          "description",
          "language",
          "publisher",
          "email",
          "newsletter",
          "cases",
          "pages",
          "listen");

  private static final List<String> LISTEN_KEYS =
      List.of("voice", "command", "version", "language", "format", "lexicon", "category");

  private final Path folder;
  private final Problems problems;

  /// By name; every site has these, and those that it names itself.
  private final Set<String> pages = new HashSet<>(Set.of("index", "archive", "corrections"));

  private SiteReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /// What came of reading.
  ///
  /// @param content absent where a diagnostic is an error
  public record Reading(Optional<Site> content, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// @throws NoSuchFileException if the folder has no `site.yaml`
  public static Reading read(Path folder) throws IOException {
    var file = folder.resolve(SITE_FILE);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    var problems = new Problems(new Source(file.toString(), Files.readString(file)));
    var reader = new SiteReader(folder, problems);
    var site =
        YamlReader.read(problems)
            .map(entries -> Section.of(entries, new Span(0, 0), "a site", problems, KEYS))
            .map(reader::site);
    var diagnostics = problems.all();
    return new Reading(site.filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private Site site(Section section) {
    return new Site(
        section.requiredScalar("title").map(Yaml.Scalar::value).orElse(""),
        section.requiredScalar("address").map(this::address).orElse(""),
        section.requiredScalar("description").map(it -> oneLine(it.value())).orElse(""),
        section.scalar("language").map(Yaml.Scalar::value).orElse("en"),
        section.requiredScalar("publisher").map(Yaml.Scalar::value).orElse(""),
        section.text("email"),
        section.scalar("newsletter").map(this::address).orElse(""),
        cases(section),
        section.named("pages").stream().flatMap(page -> page(page).stream()).toList(),
        section
            .entry("listen")
            .flatMap(it -> Section.of(it, "how a site is heard", problems, LISTEN_KEYS))
            .map(this::listening)
            .orElse(Listening.DEFAULT));
  }

  private Listening listening(Section section) {
    var otherwise = Listening.DEFAULT;
    var command = section.words("command");
    if (!command.isEmpty()) {
      if (command.stream().noneMatch(it -> it.value().contains(Voice.OUT))) {
        problems.add(
            PublicationCode.BAD_SITE,
            command.getFirst().span(),
            "the command of a voice does not say where its sound goes",
            "write {out} where it takes the name of a WAV file");
      }
      section.required("voice");
    }
    return new Listening(
        section.scalar("voice").map(Yaml.Scalar::value).orElse(otherwise.voice()),
        command.stream().map(Yaml.Scalar::value).toList(),
        section.text("version"),
        section.scalar("language").map(Yaml.Scalar::value).orElse(otherwise.language()),
        section.scalar("format").map(this::format).orElse(otherwise.format()),
        lexicon(section),
        section.scalar("category").map(Yaml.Scalar::value).orElse(otherwise.category()));
  }

  private Encoder.Format format(Yaml.Scalar written) {
    var format = Encoder.Format.of(written.value());
    if (format.isEmpty()) {
      problems.add(
          PublicationCode.BAD_SITE,
          written.span(),
          "'%s' is not a format of recordings".formatted(written.value()),
          "write opus or mp3");
    }
    return format.orElse(Listening.DEFAULT.format());
  }

  private Map<String, String> lexicon(Section section) {
    var entries = new HashMap<String, String>();
    for (var entry : section.named("lexicon")) {
      if (entry.value() instanceof Yaml.Scalar spoken && !spoken.isEmpty()) {
        entries.put(entry.name(), spoken.value().strip());
      } else {
        problems.add(
            PublicationCode.BAD_SITE,
            entry.key().span(),
            "'%s' needs what is said for it".formatted(entry.name()));
      }
    }
    return entries;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /// Feeds and cards name pages by their whole address.
  private String address(Yaml.Scalar written) {
    try {
      var uri = new URI(written.value().strip());
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      if (Optional.ofNullable(uri.getHost()).isPresent()
          && (scheme.equals("https") || scheme.equals("http"))) {
        return uri.toString().replaceAll("/+$", "");
      }
    } catch (URISyntaxException _) {
      // reported like an address without a host
    }
    problems.add(
        PublicationCode.BAD_SITE,
        written.span(),
        "'%s' is not the address of a site".formatted(written.value()),
        "write it as https://example.org/folder");
    return "";
  }

  private List<Path> cases(Section section) {
    section.required("cases");
    var cases = new ArrayList<Path>();
    for (var name : section.words("cases")) {
      var path = folder.resolve(name.value()).normalize();
      if (cases.contains(path)) {
        problems.add(
            PublicationCode.BAD_SITE,
            name.span(),
            "'%s' stands among the cases already".formatted(name.value()));
      } else if (CaseReader.isCase(path) && Files.isRegularFile(path.resolve(ARTICLE))) {
        cases.add(path);
      } else if (CaseReader.isCase(path)) {
        problems.add(
            PublicationCode.MISSING_ARTICLE,
            name.span(),
            "the case '%s' has no article".formatted(name.value()),
            "write one in " + path.resolve(ARTICLE));
      } else {
        problems.add(
            PublicationCode.BAD_SITE,
            name.span(),
            "'%s' is not the folder of a case".formatted(name.value()),
            "a case has a study.yaml; paths begin in the site's folder");
      }
    }
    return cases;
  }

  private Optional<Site.Text> page(Yaml.Entry entry) {
    if (!(entry.value() instanceof Yaml.Scalar name) || name.isEmpty()) {
      problems.add(
          PublicationCode.BAD_SITE,
          entry.key().span(),
          "'%s' needs the name of a Markdown file".formatted(entry.name()));
      return Optional.empty();
    }
    var slug = Words.slug(entry.name());
    if (!pages.add(slug)) {
      problems.add(
          PublicationCode.BAD_SITE,
          entry.key().span(),
          "the site has a page '%s.html' already".formatted(slug),
          "give this one another name");
      return Optional.empty();
    }
    var path = folder.resolve(name.value()).normalize();
    if (!CaseFiles.isIn(folder, path) || !Files.isRegularFile(path)) {
      problems.add(
          PublicationCode.BAD_SITE,
          name.span(),
          "the site has no file '%s'".formatted(name.value()));
      return Optional.empty();
    }
    try {
      var source = new Source(path.toString(), Files.readString(path));
      var text = MarkdownText.read(source);
      problems.addAll(text.diagnostics());
      return Optional.of(new Site.Text(slug, Words.upperFirst(entry.name()), text.html()));
    } catch (IOException e) {
      problems.add(
          PublicationCode.BAD_SITE,
          name.span(),
          "'%s' is not a text in UTF-8".formatted(name.value()));
      return Optional.empty();
    }
  }
}
