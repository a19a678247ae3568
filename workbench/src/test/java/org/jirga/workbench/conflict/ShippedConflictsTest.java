package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jirga.conflict.coalition.Coalition;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.stability.Concept;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

/// The conflicts among the cases give the results of the publications that they name.
class ShippedConflictsTest {

  private static ConflictFindings findings(String name) throws IOException {
    var file = Path.of(System.getProperty("jirga.root"), "cases", name, "conflict.yaml");
    var reading =
        ConflictReader.read(new Source(file.toString(), Files.readString(file)), Map.of());
    assertThat(reading.diagnostics()).isEmpty();
    return ConflictFindings.of(reading.content().orElseThrow());
  }

  private static List<String> equilibria(ConflictFindings findings, Concept concept) {
    return names(findings, findings.table().orElseThrow().equilibria(concept));
  }

  private static List<String> names(ConflictFindings findings, StateSet states) {
    return states.stream().mapToObj(findings.file().game()::name).toList();
  }

  @Test
  void elmira() throws IOException {
    var elmira = findings("elmira");
    for (var concept : List.of(Concept.NASH, Concept.SEQ, Concept.SSEQ)) {
      assertThat(equilibria(elmira, concept)).containsExactly("s5", "s8", "s9");
    }
    assertThat(equilibria(elmira, Concept.GMR)).containsExactly("s1", "s4", "s5", "s8", "s9");
    assertThat(equilibria(elmira, Concept.SMR)).containsExactly("s1", "s4", "s5", "s8", "s9");
    assertThat(elmira.jumps())
        .singleElement()
        .satisfies(
            jump -> {
              assertThat(elmira.file().game().name(jump.from())).isEqualTo("s5");
              assertThat(jump.coalition()).isEqualTo(Coalition.of(0, 1));
              assertThat(names(elmira, jump.to())).containsExactly("s8");
            });
  }

  @Test
  void garrison() throws IOException {
    var garrison = findings("garrison");
    assertThat(equilibria(garrison, Concept.NASH))
        .containsExactly("2", "3", "11", "17", "18", "21", "22");
    assertThat(equilibria(garrison, Concept.SEQ)).isEqualTo(equilibria(garrison, Concept.NASH));
    assertThat(equilibria(garrison, Concept.GMR))
        .containsExactly(
            "2", "3", "4", "6", "8", "10", "11", "13", "14", "15", "17", "18", "19", "21", "22")
        .isEqualTo(equilibria(garrison, Concept.SMR));
  }

  @Test
  void prisonersDilemma() throws IOException {
    var dilemma = findings("prisoners-dilemma");
    assertThat(equilibria(dilemma, Concept.NASH)).containsExactly("D-D");
    assertThat(equilibria(dilemma, Concept.SEQ)).containsExactly("C-C", "D-D");
    assertThat(dilemma.payoffs().orElseThrow().mixed().orElseThrow()).hasSize(1);
  }
}
