package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/// The JSON Schema that editors use knows the keys that the reader knows.
class StudySchemaTest {

  @Test
  void everySectionOfTheSchemaHasTheKeysOfTheReader() throws IOException {
    var schema = schema();
    assertThat(keys(schema)).hasSameElementsAs(StudyReader.KEYS);
    var definitions = mapping(schema, "$defs");
    Map<String, List<String>> sections =
        Map.of(
            "uncertainty", UncertaintySection.KEYS,
            "lever", PolicySection.LEVER_KEYS,
            "policy", PolicySection.POLICY_KEYS,
            "change", PolicySection.CHANGE_KEYS,
            "outcome", OutcomeSection.KEYS,
            "series", SeriesSection.KEYS,
            "filter", FilterSection.KEYS,
            "criterion", FilterSection.CRITERION_KEYS,
            "claim", ClaimSection.KEYS,
            "attribution", StudyReader.ATTRIBUTION_KEYS);
    sections.forEach(
        (name, known) ->
            assertThat(keys(mapping(definitions, name))).as(name).hasSameElementsAs(known));
    assertThat(keys(mapping(definitions, "lookup"))).hasSameElementsAs(LookupSection.KEYS);
    assertThat(keys(mapping(definitions, "constraint"))).hasSameElementsAs(ConstraintSection.KEYS);
    assertThat(keys(mapping(definitions, "sweep"))).hasSameElementsAs(SweepSection.KEYS);
    assertThat(keys(mapping(definitions, "expectation")))
        .hasSameElementsAs(FilterSection.EXPECTATION_KEYS);
    assertThat(keys(mapping(definitions, "knowledge")))
        .hasSameElementsAs(FilterSection.KNOWLEDGE_KEYS);
    assertThat(keys(mapping(mapping(schema, "properties"), "design")))
        .hasSameElementsAs(DesignSection.KEYS);
    assertThat(keys(mapping(mapping(schema, "properties"), "verdicts")))
        .hasSameElementsAs(StudyReader.VERDICT_KEYS);
  }

  private static Yaml.Entries schema() throws IOException {
    var file = Path.of(System.getProperty("jirga.root"), "docs/schema/study.schema.json");
    // every JSON text is YAML
    return YamlReader.read(new Problems(new Source(file.toString(), Files.readString(file))))
        .orElseThrow();
  }

  /// The names of the properties of an object, or of the object among several possible forms.
  private static List<String> keys(Yaml.Entries type) {
    for (var entry : type.entries()) {
      if (entry.name().equals("anyOf") && entry.value() instanceof Yaml.Items forms) {
        for (var form : forms.items()) {
          if (form instanceof Yaml.Entries object && has(object, "properties")) {
            return keys(object);
          }
        }
      }
    }
    return mapping(type, "properties").entries().stream().map(Yaml.Entry::name).toList();
  }

  private static boolean has(Yaml.Entries entries, String key) {
    return entries.entries().stream().anyMatch(entry -> entry.name().equals(key));
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
