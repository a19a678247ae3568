package org.jirga.conflict.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// On random conflicts the analysis says what the definitions say, and what the matrix form says.
class StabilityAnalysisTest {

  private static final int CONFLICTS = 2000;

  @Test
  void setsAreThoseOfTheDefinitionsAndOfTheMatrixForm() {
    var random = new SplittableRandom(1);
    var conflicts = new RandomConflicts(random);
    for (var n = 0; n < CONFLICTS; n++) {
      var game = conflicts.game(1, 4);
      var rankings = conflicts.rankings(game);
      var concepts = EnumSet.allOf(Concept.class);
      if (game.states().hasCoalesced()) {
        concepts.remove(Concept.SIM);
      }
      var table = new StabilityAnalysis(game).analyse(rankings, concepts);
      var definitions = new Definitions(game, rankings);
      var matrices = new MatrixForm(game, rankings);
      for (var concept : concepts) {
        for (var who = 0; who < game.decisionMakers(); who++) {
          assertThat(table.stable(concept, who))
              .as("conflict %d, %s for %d: %s", n, concept, who, game.conflict())
              .isEqualTo(definitions.stable(concept, who));
          if (concept != Concept.SIM && game.size() <= 24) {
            assertThat(matrices.stable(concept, who))
                .as("conflict %d, matrix form of %s for %d", n, concept, who)
                .isEqualTo(table.stable(concept, who));
          }
        }
      }
    }
  }

  @Test
  void weakerConceptsHoldWhereStrongerOnesDo() {
    var conflicts = new RandomConflicts(new SplittableRandom(2));
    for (var n = 0; n < CONFLICTS; n++) {
      var game = conflicts.game(2, 4);
      var concepts = EnumSet.complementOf(EnumSet.of(Concept.SIM));
      var table = new StabilityAnalysis(game).analyse(conflicts.rankings(game), concepts);
      for (var who = 0; who < game.decisionMakers(); who++) {
        assertWeaker(table, who, Concept.NASH, Concept.SSEQ);
        assertWeaker(table, who, Concept.SSEQ, Concept.SEQ);
        assertWeaker(table, who, Concept.SSEQ, Concept.SMR);
        assertWeaker(table, who, Concept.SEQ, Concept.GMR);
        assertWeaker(table, who, Concept.SMR, Concept.GMR);
        assertThat(table.stable(Concept.NASH, who).containsAll(table.noMove().get(who))).isTrue();
      }
    }
  }

  private static void assertWeaker(StabilityTable table, int who, Concept strong, Concept weak) {
    assertThat(table.stable(weak, who).containsAll(table.stable(strong, who)))
        .as("%s implies %s", strong, weak)
        .isTrue();
  }
}
