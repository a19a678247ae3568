package org.jirga.conflict.hypergame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.set;

import java.util.EnumSet;
import java.util.List;
import org.jirga.conflict.published.PublishedStabilityTest;
import org.jirga.conflict.stability.Concept;
import org.junit.jupiter.api.Test;

class HypergameTest {

  private final Hypergame syriaIraq =
      new Hypergame(
          PublishedStabilityTest.syriaIraq(),
          PublishedStabilityTest.syriaIraqRankings(),
          // Syria does not think of releasing, Iraq does not see what comes before escalation
          List.of(set("1,3,4,6"), set("2,3,5,6")),
          List.of(
              PublishedStabilityTest.syriaIraqRankings(),
              PublishedStabilityTest.syriaIraqRankings()));

  @Test
  void whatIsPlayedHasOnlyTheMovesThatTheMoverSees() {
    var table = syriaIraq.played(EnumSet.of(Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ));
    for (var concept : table.concepts()) {
      assertThat(table.stable(concept, 0)).as("Syria, %s", concept).isEqualTo(set("1,2,5,6"));
      assertThat(table.stable(concept, 1)).as("Iraq, %s", concept).isEqualTo(set("1,2,4,6"));
      assertThat(table.equilibria(concept)).isEqualTo(set("1,2,6"));
    }
  }

  @Test
  void eachExpectsEquilibriaAmongTheStatesItSees() {
    assertThat(syriaIraq.expectedBy(0, Concept.NASH)).isEqualTo(set("6"));
    assertThat(syriaIraq.expectedBy(1, Concept.NASH)).isEqualTo(set("6"));
    assertThat(syriaIraq.seenByAll()).isEqualTo(set("3,6"));
  }
}
