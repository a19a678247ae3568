package org.jirga.workbench.newsletter;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.MailAddress;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.YamlCode;
import org.jirga.workbench.yaml.YamlReader;

/// Reads a `desk.yaml`, and the secrets that it names.
public final class DeskReader {

  static final List<String> KEYS =
      List.of("newsletter", "topics", "desk", "database", "smtp", "dkim", "keep", "secrets");
  static final List<String> NEWSLETTER_KEYS =
      List.of("name", "list id", "from name", "from", "bounces", "imprint");
  static final List<String> DESK_KEYS = List.of("address", "listen", "port", "behind proxy");
  static final List<String> SMTP_KEYS =
      List.of("host", "port", "security", "user", "per second", "retry seconds", "tries");
  static final List<String> DKIM_KEYS = List.of("domain", "selector");
  static final List<String> KEEP_KEYS = List.of("unconfirmed days", "left days");
  static final List<String> SECRETS_KEYS =
      List.of("key", "smtp password", "database password", "dkim key");
  static final List<String> SECRET_KEYS = List.of("file", "environment");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

  private final Problems problems;
  private final Path folder;
  private final Map<String, String> environment;

  private DeskReader(Problems problems, Path folder, Map<String, String> environment) {
    this.problems = problems;
    this.folder = folder;
    this.environment = environment;
  }

  /// What came of reading the file.
  ///
  /// @param content absent where a diagnostic is an error
  public record Reading(Optional<DeskSettings> content, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// @param file whose folder relative paths start from
  /// @param environment where secrets may be
  public static Reading read(Path file, Map<String, String> environment) throws IOException {
    var problems = new Problems(new Source(file.toString(), Files.readString(file)));
    var folder = file.toAbsolutePath().getParent();
    var reader = new DeskReader(problems, folder == null ? file : folder, environment);
    var content =
        YamlReader.read(problems)
            .map(root -> Section.of(root, new Span(0, 0), "a desk", problems, KEYS))
            .flatMap(reader::read);
    var diagnostics = problems.all();
    return new Reading(content.filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private Optional<DeskSettings> read(Section root) {
    var newsletter = part(root, "newsletter", NEWSLETTER_KEYS, true).flatMap(this::newsletter);
    var topics = topics(root);
    var counter = part(root, "desk", DESK_KEYS, true).flatMap(this::counter);
    var smtp = part(root, "smtp", SMTP_KEYS, true).map(this::smtp);
    var dkim = part(root, "dkim", DKIM_KEYS, false).map(this::dkim);
    var keep =
        part(root, "keep", KEEP_KEYS, false)
            .map(
                it ->
                    new DeskSettings.Retention(
                        days(it, KEEP_KEYS.getFirst(), 7), days(it, KEEP_KEYS.getLast(), 30)))
            .orElse(new DeskSettings.Retention(7, 30));
    var secrets =
        part(root, "secrets", SECRETS_KEYS, true).flatMap(it -> secrets(it, dkim.isPresent()));
    var where = root.text("database").isEmpty() ? "desk.sqlite" : root.text("database");
    var database = where.startsWith("postgresql://") ? where : folder.resolve(where).toString();
    if (newsletter.isEmpty() || counter.isEmpty() || smtp.isEmpty() || secrets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DeskSettings(
            newsletter.get(),
            topics,
            counter.get(),
            database,
            smtp.get(),
            dkim,
            keep,
            secrets.get()));
  }

  private Optional<Section> part(Section root, String key, List<String> keys, boolean required) {
    var entry = required ? root.required(key) : root.entry(key);
    return entry.flatMap(it -> Section.of(it, "'" + key + "'", problems, keys));
  }

  private Optional<DeskSettings.Newsletter> newsletter(Section it) {
    var name = required(it, "name");
    var from = address(it, "from");
    var bounces = address(it, "bounces");
    var list = it.requiredScalar("list id");
    list.filter(id -> !DOMAIN.matcher(id.value()).matches())
        .ifPresent(
            id -> wrong(id.span(), "'list id' must look like a domain, such as notes.example.org"));
    var imprint = required(it, "imprint");
    if (from.isEmpty() || bounces.isEmpty() || list.isEmpty()) {
      return Optional.empty();
    }
    var fromName = it.text("from name").isEmpty() ? name : it.text("from name");
    return Optional.of(
        new DeskSettings.Newsletter(
            name, list.get().value(), fromName, from.get(), bounces.get(), imprint));
  }

  private List<DeskSettings.Topic> topics(Section root) {
    root.required("topics");
    var topics = new ArrayList<DeskSettings.Topic>();
    for (var entry : root.named("topics")) {
      if (!NAME.matcher(entry.name()).matches()) {
        wrong(entry.key().span(), "a topic's name has small letters, digits and hyphens");
      }
      Section.of(
              new org.jirga.workbench.yaml.Yaml.Entries(List.of(entry), entry.key().span()),
              entry.key().span(),
              "'topics'",
              problems,
              List.of(entry.name()))
          .requiredScalar(entry.name())
          .ifPresent(
              title -> topics.add(new DeskSettings.Topic(entry.name(), title.value().strip())));
    }
    if (topics.isEmpty()) {
      root.entry("topics")
          .ifPresent(it -> wrong(it.key().span(), "'topics' needs one topic at least"));
    }
    return topics;
  }

  private Optional<DeskSettings.Counter> counter(Section it) {
    var listen = it.text("listen").isEmpty() ? "127.0.0.1" : it.text("listen");
    var port = (int) it.whole("port", 0, 65_535).orElse(8025);
    return it.requiredScalar("address")
        .flatMap(
            written -> {
              var text = written.value().strip().replaceAll("/+$", "");
              if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
                wrong(written.span(), "'address' must begin with https:// and name a host");
                return Optional.empty();
              }
              return Optional.of(
                  new DeskSettings.Counter(
                      URI.create(text), listen, port, it.flag("behind proxy")));
            });
  }

  private DeskSettings.Smtp smtp(Section it) {
    var security = DeskSettings.Security.STARTTLS;
    var written = it.scalar("security");
    if (written.isPresent()) {
      try {
        security = DeskSettings.Security.valueOf(written.get().value().toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException _) {
        wrong(written.get().span(), "'security' is none, starttls or tls");
      }
    }
    var perSecond = it.number("per second").orElse(5);
    if (!(perSecond >= 0.001 && perSecond <= 10_000)) {
      it.entry("per second")
          .ifPresent(e -> wrong(e.value().span(), "'per second' must lie between 0.001 and 10000"));
      perSecond = 1;
    }
    return new DeskSettings.Smtp(
        required(it, "host"),
        (int) it.whole("port", 1, 65_535).orElse(587),
        security,
        it.text("user"),
        perSecond,
        Duration.ofSeconds(it.whole("retry seconds", 0, 86_400).orElse(300)),
        (int) it.whole("tries", 1, 100).orElse(3));
  }

  private DeskSettings.Dkim dkim(Section it) {
    return new DeskSettings.Dkim(required(it, "domain"), required(it, "selector"));
  }

  private static int days(Section it, String key, int otherwise) {
    return (int) it.whole(key, 1, 3650).orElse(otherwise);
  }

  private Optional<DeskSettings.Secrets> secrets(Section it, boolean signed) {
    var key = secret(it, "key", true);
    var smtp = secret(it, "smtp password", false);
    var database = secret(it, "database password", false);
    var dkim = secret(it, "dkim key", signed);
    var bytes = key.orElse("").getBytes(StandardCharsets.UTF_8);
    if (key.isPresent() && bytes.length < DeskSettings.Secrets.SHORTEST_KEY) {
      it.entry("key")
          .ifPresent(
              e ->
                  problems.add(
                      YamlCode.OUT_OF_BOUNDS,
                      e.key().span(),
                      "the key has %d characters; it needs %d"
                          .formatted(bytes.length, DeskSettings.Secrets.SHORTEST_KEY),
                      "openssl rand -hex 32 writes one"));
      return Optional.empty();
    }
    return key.map(
        _ ->
            new DeskSettings.Secrets(bytes, smtp.orElse(""), database.orElse(""), dkim.orElse("")));
  }

  /// What stands in the file, or the variable, that is named.
  private Optional<String> secret(Section root, String key, boolean required) {
    var entry = required ? root.required(key) : root.entry(key);
    var section = entry.flatMap(it -> Section.of(it, "'" + key + "'", problems, SECRET_KEYS));
    if (section.isEmpty()) {
      return Optional.empty();
    }
    var file = section.get().scalar("file");
    var variable = section.get().scalar("environment");
    if (file.isPresent() == variable.isPresent()) {
      wrong(section.get().place(), "'%s' needs one of file and environment".formatted(key));
      return Optional.empty();
    }
    if (file.isPresent()) {
      try {
        return Optional.of(Files.readString(folder.resolve(file.get().value())).strip());
      } catch (IOException | IllegalArgumentException _) {
        wrong(file.get().span(), "the file '%s' can't be read".formatted(file.get().value()));
        return Optional.empty();
      }
    }
    var name = variable.orElseThrow();
    var value = Optional.ofNullable(environment.get(name.value())).filter(it -> !it.isBlank());
    if (value.isEmpty()) {
      wrong(name.span(), "the environment has no '%s'".formatted(name.value()));
    }
    return value.map(String::strip);
  }

  private Optional<MailAddress> address(Section it, String key) {
    var written = it.requiredScalar(key);
    var address = written.flatMap(text -> MailAddress.read(text.value()));
    if (written.isPresent() && address.isEmpty()) {
      wrong(
          written.get().span(),
          "'%s' must be an address, such as notes@example.org".formatted(key));
    }
    return address;
  }

  private static String required(Section it, String key) {
    return it.requiredScalar(key).map(text -> text.value().strip()).orElse("");
  }

  private void wrong(Span span, String message) {
    problems.add(YamlCode.WRONG_TYPE, span, message);
  }
}
