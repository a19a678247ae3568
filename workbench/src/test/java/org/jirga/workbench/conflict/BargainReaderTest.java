package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BargainReaderTest {

  private static final String TEXT =
      """
      title: Two
      outcomes: [food]
      decision makers:
        A:
          options: {rights: open schools}
          profiles:
            hard:
              statements: [{that: NOT rights, source: a report, date: 2023-02}]
            soft:
              statements: [release, NOT rights, food >= 1.1]
        B:
          options: {release: pay, stop: stop}
          preferences:
            statements: [NOT release IF NOT rights, rights]
      infeasible: [release AND stop]
      simulation:
        effects:
          release = yes: {set: {rate: 0.1}, why: "a tenth a month"}
        outcomes:
          food: {of: food supply, relative: true, noise: 0.01}
      variants:
        lump sum: {forward: [release]}
      readings:
        soft: {profiles: {A: soft}}
      deals:
        tranches:
          otherwise: NOT rights AND NOT release AND NOT stop
          promises:
            A: {rights: [1, 2, 3]}
            B: {release: }
          terms: {giver: B, receiver: A, tranche: 10, lag: 3, detection: 0.5, worth: 0.5, discount: 0.98}
      """;

  @Test
  void aBargainIsReadAsItIsWritten() {
    var bargain = read(TEXT).content().orElseThrow();
    assertThat(bargain.deals()).hasSize(1);
    var deal = bargain.deals().getFirst();
    assertThat(deal.clauses()).hasSize(2);
    assertThat(deal.judgement()).isTrue();
    assertThat(deal.schedule().orElseThrow().watch().lag()).isEqualTo(3);
    assertThat(bargain.coupling().orElseThrow().effects().getFirst().settings())
        .containsExactly(Map.entry("rate", 0.1));
    assertThat(bargain.readings().getFirst().profiles()).containsEntry("A", "soft");
  }

  @Test
  void everyMistakeIsPlaced() {
    shows(DealCode.UNKNOWN_MEASURE, "of: food supply", "of: hunger");
    shows(DealCode.UNKNOWN_VARIANT, "    otherwise:", "    variant: lump\n    otherwise:");
    shows(DealCode.NOT_A_SETTING, "B: {release: }", "B: {release AND stop: }");
    shows(DealCode.NOT_KNOWN_YET, "{A: soft}}", "{A: hard}, known by: 2021-12-31}");
    shows(DealCode.INFEASIBLE_DEAL, "B: {release: }", "B: {release: , stop: }");
    shows(DealCode.NOT_A_SHARE, "detection: 0.5", "detection: 2");
    shows(DealCode.NOT_A_SHARE, "discount: 0.98", "discount: 1");
    shows(DealCode.NOT_ITS_OPTION, "A: {rights: [1, 2, 3]}", "A: {release: 2}");
  }

  private static void shows(DealCode code, String right, String wrong) {
    var text = TEXT.replace(right, wrong);
    assertThat(text).isNotEqualTo(TEXT);
    var reading = read(text);
    assertThat(reading.content()).as(wrong).isEmpty();
    assertThat(reading.diagnostics()).extracting(Diagnostic::code).as(wrong).contains(code);
    assertThat(reading.diagnostics()).allMatch(found -> found.span().end() > 0);
  }

  @ParameterizedTest
  @EnumSource(DealCode.class)
  void everyCodeIsDocumentedWithAnExample(DealCode code) throws IOException {
    var page =
        Files.readString(
            Path.of(System.getProperty("jirga.root"), "docs/reference/diagnostics.md"));
    assertThat(page).contains("### %s %s\n".formatted(code.id(), code.title()));
    assertThat(page).contains("error " + code.id() + ":");
  }

  private static BargainReader.Result read(String text) {
    return BargainReader.read(new Source("conflict.yaml", text), new Names());
  }

  private record Names() implements SimulationNames {
    @Override
    public Optional<String> constant(Yaml.Scalar name, Problems problems) {
      return Optional.of(name.value());
    }

    @Override
    public List<String> measures() {
      return List.of("food supply");
    }

    @Override
    public List<String> uncertainties() {
      return List.of("share");
    }
  }
}
