package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/// The JSON Schema and the reference page of `conflict.yaml` know the keys that the reader knows.
class ConflictSchemaTest {

  private static final Path ROOT = Path.of(System.getProperty("jirga.root"));
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  private static final Map<String, List<String>> DEFINITIONS =
      Map.of(
          "decision maker", ConflictReader.DECISION_MAKER_KEYS,
          "option", OptionSection.KEYS,
          "preference", PreferenceSection.KEYS,
          "statement", PreferenceSection.STATEMENT_KEYS,
          "infeasibility", RuleSection.INFEASIBLE_KEYS,
          "irreversible", RuleSection.IRREVERSIBLE_KEYS,
          "state", RuleSection.STATE_KEYS,
          "rule", ViewSection.PLAN_KEYS,
          "committee", ViewSection.VOTING_KEYS);

  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "## Keys", ConflictReader.KEYS,
          "### `decision makers`", ConflictReader.DECISION_MAKER_KEYS,
          "### `options`", OptionSection.KEYS,
          "### `preferences` and `profiles`", PreferenceSection.KEYS,
          "### `infeasible`", RuleSection.INFEASIBLE_KEYS,
          "### `irreversible`", RuleSection.IRREVERSIBLE_KEYS,
          "### `states`", RuleSection.STATE_KEYS,
          "### `plan`", ViewSection.PLAN_KEYS,
          "### `voting`", ViewSection.VOTING_KEYS);

  @Test
  void schemaHasTheKeysOfTheReader() throws IOException {
    var file = ROOT.resolve("docs/schema/conflict.schema.json");
    // every JSON text is YAML
    var schema =
        YamlReader.read(new Problems(new Source(file.toString(), Files.readString(file))))
            .orElseThrow();
    assertThat(keys(schema)).hasSameElementsAs(ConflictReader.KEYS);
    var definitions = mapping(schema, "$defs");
    DEFINITIONS.forEach(
        (name, known) ->
            assertThat(keys(mapping(definitions, name))).as(name).hasSameElementsAs(known));
  }

  @Test
  void referenceHasARowForEveryKey() throws IOException {
    var page = page();
    SECTIONS.forEach(
        (title, keys) -> {
          var start = page.indexOf("\n" + title + "\n");
          assertThat(start).as(title).isNotNegative();
          var end = page.indexOf("\n##", start + title.length());
          var section = page.substring(start, end < 0 ? page.length() : end);
          assertThat(keys).as(title).allMatch(key -> section.contains("| `" + key + "` |"));
        });
    assertThat(PreferenceSection.STATEMENT_KEYS)
        .allMatch(key -> page.contains("| `" + key + "` |"));
  }

  @Test
  void examplesAreConflicts() throws IOException {
    var examples = EXAMPLE.matcher(page()).results().map(found -> found.group(1)).toList();
    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      assertThat(ConflictReader.read(new Source("example", example), Map.of()).diagnostics())
          .as(example)
          .isEmpty();
    }
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/reference/conflict-file.md"));
  }

  private static List<String> keys(Yaml.Entries type) {
    return mapping(type, "properties").entries().stream().map(Yaml.Entry::name).toList();
  }

  private static Yaml.Entries mapping(Yaml.Entries entries, String key) {
    return entries.entries().stream()
        .filter(entry -> entry.name().equals(key))
        .map(Yaml.Entry::value)
        .map(Yaml.Entries.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
