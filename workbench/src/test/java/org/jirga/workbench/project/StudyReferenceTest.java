package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/// `docs/reference/study-file.md` describes the keys that the reader knows.
class StudyReferenceTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  private final String page = page();

  @Test
  void everyKeyHasARowInItsSection() {
    Map<String, List<String>> sections =
        Map.ofEntries(
            Map.entry("## Keys", StudyReader.KEYS),
            Map.entry("### `uncertainties`", UncertaintySection.KEYS),
            Map.entry("### `constraints`", ConstraintSection.KEYS),
            Map.entry("### `lookups`", LookupSection.KEYS),
            Map.entry("### `design`", DesignSection.KEYS),
            Map.entry("### `levers`", PolicySection.LEVER_KEYS),
            Map.entry("### `policies` and `variants`", PolicySection.POLICY_KEYS),
            Map.entry("### `switches` and `nulls`", PolicySection.CHANGE_KEYS),
            Map.entry("### `outcomes`", OutcomeSection.KEYS),
            Map.entry("### `series`", SeriesSection.KEYS),
            Map.entry("### `filter`", FilterSection.KEYS),
            Map.entry("### `expectations`", FilterSection.EXPECTATION_KEYS),
            Map.entry("### `knowledge`", FilterSection.KNOWLEDGE_KEYS),
            Map.entry("### `verdicts`", StudyReader.VERDICT_KEYS),
            Map.entry("### `attribution`", StudyReader.ATTRIBUTION_KEYS),
            Map.entry("### `sweeps`", SweepSection.KEYS),
            Map.entry("### `claims`", ClaimSection.KEYS));
    sections.forEach(
        (title, keys) -> {
          var rows =
              section(title)
                  .lines()
                  .filter(line -> line.startsWith("| `"))
                  .map(line -> line.substring(2, line.indexOf('|', 1)))
                  .toList();
          assertThat(keys)
              .as(title)
              .allMatch(key -> rows.stream().anyMatch(row -> row.contains("`" + key + "`")));
        });
  }

  @Test
  void everyKeyOfACriterionIsNamed() {
    assertThat(FilterSection.CRITERION_KEYS)
        .allMatch(key -> section("### `filter`").contains("`" + key + "`"));
  }

  @Test
  void examplesAreYaml() {
    var examples = EXAMPLE.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(10);
    examples.stream()
        .filter(example -> !example.startsWith("#"))
        .forEach(
            example -> {
              var problems = new Problems(new Source("study-file.md", example));
              var keys = YamlReader.read(problems).orElseThrow().entries();
              assertThat(problems.all()).as(example).isEmpty();
              assertThat(keys).as(example).allMatch(key -> StudyReader.KEYS.contains(key.name()));
            });
  }

  private String section(String title) {
    var start = page.indexOf("\n" + title + "\n");
    assertThat(start).as(title).isNotNegative();
    var end = page.indexOf("\n##", start + title.length());
    return end < 0 ? page.substring(start) : page.substring(start, end);
  }

  private static String page() {
    try {
      return Files.readString(
          Path.of(System.getProperty("jirga.root"), "docs", "reference", "study-file.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
