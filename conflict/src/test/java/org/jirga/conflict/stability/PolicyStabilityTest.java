package org.jirga.conflict.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.set;

import java.util.List;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Ranking;
import org.junit.jupiter.api.Test;

/// The prisoner's dilemma with plans: states CC, DC, CD and DD are 0 to 3.
class PolicyStabilityTest {

  private final Game game = game(conflict("Row: a", "Column: b"));
  private final List<Ranking> rankings = List.of(Ranking.of(3, 4, 1, 2), Ranking.of(3, 1, 4, 2));

  private static final int[] STAY = {0, 1, 2, 3};

  @Test
  void nobodyKeepsAnAgreementThatBindsOnlyByWord() {
    var idle = new PolicyStability(game, rankings, new int[][] {STAY, STAY});
    assertThat(idle.resting()).isEqualTo(set("1-4"));
    assertThat(idle.stable()).isEqualTo(set("4"));
  }

  /// Each answers betrayal with betrayal: cooperation is stable, as it is by SEQ.
  @Test
  void retaliationKeepsCooperationStable() {
    var row = new int[] {0, 1, 3, 3};
    var column = new int[] {0, 3, 2, 3};
    var retaliating = new PolicyStability(game, rankings, new int[][] {row, column});
    assertThat(retaliating.resting()).isEqualTo(set("1,4"));
    assertThat(retaliating.stable()).isEqualTo(set("1,4"));
  }

  @Test
  void whoForgivesAtOnceIsBetrayed() {
    var forgiving = new int[] {0, 1, 2, 1};
    var column = new PolicyStability(game, rankings, new int[][] {STAY, forgiving});
    assertThat(column.stable(0).contains(0)).isFalse();
  }

  @Test
  void plansKeepToTheMovesThatThereAre() {
    assertThatThrownBy(() -> new PolicyStability(game, rankings, new int[][] {{3, 1, 2, 3}, STAY}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
