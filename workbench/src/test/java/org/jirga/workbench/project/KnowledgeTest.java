package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jirga.analysis.study.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void criteriaAreTakenByTheDatesOfTheirEvidence() throws IOException {
    TestCases.lay("good", folder);
    Files.writeString(
        folder.resolve("dated.csv"),
        """
        id,quantity,date,source,confidence,status
        E1,fish,2021-08..11,Survey,high,page excerpt
        E2,boats,2022,Count,high,page excerpt
        """);
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        title: Fishing
        model: model.mdl
        evidence: dated.csv
        uncertainties: {capacity: [60, 140]}
        outcomes: {fish at the end: {of: fish}}
        filter:
          criteria:
            K: {of: fish, at: 5, above: 1, evidence: [E1]}
            L: {of: fish, at: 6, above: 1, evidence: [E1, E2]}
        knowledge:
          then: {until: 2021-12-31}
          now: {criteria: all}
        """);
    var reading = CaseReader.read(folder);
    assertThat(reading.diagnostics()).isEmpty();
    var states = reading.content().orElseThrow().study().knowledge();
    assertThat(states)
        .extracting(Knowledge::title)
        .first()
        .isEqualTo("with what is dated until 2021-12-31");
    assertThat(states.getFirst().criteria()).containsExactly("K");
    assertThat(states.getLast().criteria()).containsExactlyInAnyOrder("K", "L");
  }
}
