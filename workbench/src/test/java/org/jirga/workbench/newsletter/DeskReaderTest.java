package org.jirga.workbench.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jirga.desk.contract.Issue;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskReaderTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("JIRGA_DESK_KEY", "0123456789abcdef0123456789abcdef");

  @TempDir private Path folder;

  @Test
  void theExampleOfTheReferenceIsRead() throws IOException {
    var page = Files.readString(root().resolve("docs/reference/desk-file.md"));
    var example = page.split("```yaml\n")[1].split("```")[0];
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/smtp"), "password\n");
    Files.writeString(folder.resolve("secrets/dkim.pem"), "pem");
    var reading = read(example);
    assertThat(reading.diagnostics()).isEmpty();
    var settings = reading.content().orElseThrow();
    assertThat(settings.secrets().smtpPassword()).isEqualTo("password");
    assertThat(settings.database()).isEqualTo(folder.resolve("desk.sqlite").toString());
    assertThat(settings.toString()).doesNotContain("password\n", "0123456789abcdef");
  }

  @Test
  void everyMistakeIsReported() throws IOException {
    var reading =
        read(
            """
            newsletter:
              name: Notes
              list id: not a domain
              from: "notes@example.org, other@example.org"
              bounces: bounces@example.org
              imprint: Somebody
              colour: red
            topics: {}
            desk:
              address: example.org
            smtp:
              host: localhost
              security: perhaps
            secrets:
              key: {environment: NOT_THERE}
            """);
    assertThat(reading.content()).isEmpty();
    assertThat(reading.diagnostics().stream().map(Diagnostic::message))
        .anyMatch(it -> it.contains("list id"))
        .anyMatch(it -> it.contains("'from' must be an address"))
        .anyMatch(it -> it.contains("'colour' is not a key"))
        .anyMatch(it -> it.contains("needs one topic"))
        .anyMatch(it -> it.contains("https://"))
        .anyMatch(it -> it.contains("none, starttls or tls"))
        .anyMatch(it -> it.contains("no 'NOT_THERE'"));
  }

  @Test
  void theSchemaHasTheKeysOfTheReader() throws IOException {
    var schema = yaml(root().resolve("docs/schema/desk.schema.json"));
    var properties = child(schema, "properties");
    assertThat(names(properties)).hasSameElementsAs(DeskReader.KEYS);
    Map<String, List<String>> parts =
        Map.of(
            "newsletter", DeskReader.NEWSLETTER_KEYS,
            "desk", DeskReader.DESK_KEYS,
            "smtp", DeskReader.SMTP_KEYS,
            "dkim", DeskReader.DKIM_KEYS,
            "keep", DeskReader.KEEP_KEYS,
            "secrets", DeskReader.SECRETS_KEYS);
    parts.forEach(
        (name, keys) ->
            assertThat(names(child(child(properties, name), "properties")))
                .as(name)
                .hasSameElementsAs(keys));
  }

  @Test
  void aFeedIsReadWithItsPictures() throws IOException {
    Files.writeString(
        folder.resolve("feed.json"),
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Site",
         "home_page_url": "https://example.org/",
         "items": [{"id": "https://example.org/one/", "url": "https://example.org/one/",
           "title": "One", "summary": "Short.", "content_text": "Short.", "tags": ["Iraq"],
           "_jirga": {"card_description": "Fewer attacks."}}]}
        """);
    Files.createDirectories(folder.resolve("one"));
    Files.write(folder.resolve("one/card.png"), new byte[] {1, 2});
    var issue = IssueReader.read(folder).getFirst();
    assertThat(issue.title()).isEqualTo("One");
    assertThat(issue.text()).as("not the summary again").isEmpty();
    assertThat(issue.topics()).containsExactly("Iraq");
    assertThat(issue.figures())
        .extracting(Issue.Figure::description)
        .containsExactly("Fewer attacks.");
    assertThat(issue.figures().getFirst().png()).containsExactly(1, 2);
    Files.write(folder.resolve("one/letter.png"), new byte[] {3});
    assertThat(IssueReader.read(folder).getFirst().figures().getFirst().png()).containsExactly(3);
  }

  private DeskReader.Reading read(String text) throws IOException {
    return DeskReader.read(Files.writeString(folder.resolve("desk.yaml"), text), ENVIRONMENT);
  }

  private static Path root() {
    return Path.of(System.getProperty("jirga.root"));
  }

  private static Yaml.Entries yaml(Path file) throws IOException {
    return YamlReader.read(new Problems(new Source(file.toString(), Files.readString(file))))
        .orElseThrow();
  }

  private static Yaml.Entries child(Yaml.Entries parent, String key) {
    return parent.entries().stream()
        .filter(it -> it.name().equals(key))
        .map(it -> (Yaml.Entries) it.value())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Yaml.Entries parent) {
    return parent.entries().stream().map(Yaml.Entry::name).toList();
  }
}
