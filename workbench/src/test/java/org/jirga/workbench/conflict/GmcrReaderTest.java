package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.stability.Concept;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

/// Files of GMCR+, typed by hand: Syria and Iraq (Hipel, Kilgour and Kinsara 2014), with the
/// options of Syria not beside each other, so that our order of states is not that of the file.
class GmcrReaderTest {

  private static final String SYRIA_AND_IRAQ =
      """
      {"options": [{"name": "Release", "permittedDirection": "both"},
                   {"name": "Attack", "permittedDirection": "both"},
                   {"name": "Escalate", "permittedDirection": "both"}],
       "infeasibles": [[[0, "Y"], [2, "Y"]]],
       "useManualPreferenceRanking": true,
       "decisionMakers": [
         {"name": "Syria", "options": [0, 2], "preferenceRanking": [1, 5, 6, 2, 3, 4],
          "misperceptions": []},
         {"name": "Iraq", "options": [1], "preferenceVector": [2, 3, [6], 1, 4, 5],
          "misperceptions": []}]}
      """;

  @Test
  void rankingsOfStatesByTheirNumbers() {
    var findings = findings(SYRIA_AND_IRAQ);
    assertThat(findings.file().conflict().title()).isEqualTo("syria");
    assertThat(findings.file().game().size()).isEqualTo(6);
    var table = findings.table().orElseThrow();
    assertThat(patterns(findings, table.equilibria(Concept.NASH))).containsExactly("NYY");
    assertThat(patterns(findings, table.equilibria(Concept.GMR))).containsExactly("NNN", "NYY");
    assertThat(patterns(findings, table.stable(Concept.SEQ, 1)))
        .containsExactlyInAnyOrder("YNN", "NNY", "YNY", "NYY");
  }

  @Test
  void statesThatSomebodyDoesNotSee() {
    var findings =
        findings(
            SYRIA_AND_IRAQ
                .replaceFirst("\"misperceptions\": \\[]", "\"misperceptions\": [[[0, \"Y\"]]]")
                .replaceFirst(
                    "\"misperceptions\": \\[]", "\"misperceptions\": [[[0, \"N\"], [2, \"N\"]]]"));
    var played = findings.played().orElseThrow();
    for (var concept : List.of(Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)) {
      assertThat(patterns(findings, played.equilibria(concept)))
          .containsExactlyInAnyOrder("NNN", "YNN", "NYY");
      assertThat(patterns(findings, played.stable(concept, 0)))
          .containsExactlyInAnyOrder("NNN", "YNN", "YNY", "NYY");
      assertThat(patterns(findings, played.stable(concept, 1)))
          .containsExactlyInAnyOrder("NNN", "YNN", "NNY", "NYY");
    }
  }

  @Test
  void patternsInOrderAndOptionsThatCannotBeSetBack() {
    var findings =
        findings(
            """
            {"options": [{"name": "build", "permittedDirection": "fwd"},
                         {"name": "protest", "permittedDirection": "both"}],
             "infeasibles": [],
             "decisionMakers": [
               {"name": "Firm", "options": [0], "preferences": [[[1, "N"]], [[0, "Y"]]]},
               {"name": "Town", "options": [1], "preferences": [[[0, "N"]], [[1, "Y"], [0, "Y"]]]}]}
            """);
    var table = findings.table().orElseThrow();
    assertThat(patterns(findings, table.noMove().get(0))).containsExactly("YN", "YY");
    assertThat(patterns(findings, table.equilibria(Concept.NASH))).containsExactly("YY");
    // from NN the firm would build, but the town would protest
    assertThat(patterns(findings, table.equilibria(Concept.SEQ))).contains("NN", "YY");
  }

  private static ConflictFindings findings(String text) {
    var reading = ConflictReader.read(new Source("syria.gmcr", text), Map.of());
    assertThat(reading.diagnostics()).isEmpty();
    return ConflictFindings.of(reading.content().orElseThrow());
  }

  private static List<String> patterns(ConflictFindings findings, StateSet states) {
    return states.stream().mapToObj(findings.file().game().states()::pattern).toList();
  }
}
