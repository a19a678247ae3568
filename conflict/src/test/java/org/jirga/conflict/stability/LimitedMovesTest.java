package org.jirga.conflict.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jirga.conflict.published.Sketch.rankings;
import static org.jirga.conflict.published.Sketch.set;

import java.util.List;
import java.util.SplittableRandom;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.published.PublishedStabilityTest;
import org.junit.jupiter.api.Test;

class LimitedMovesTest {

  @Test
  void withOneMoveAheadItIsNashStability() {
    var conflicts = new RandomConflicts(new SplittableRandom(21));
    for (var n = 0; n < 300; n++) {
      var game = conflicts.game(2, 2);
      var rankings = conflicts.strictRankings(game);
      var nash = new StabilityAnalysis(game);
      assertThat(new LimitedMoves(game, rankings).stable(1))
          .containsExactly(
              nash.stable(Concept.NASH, 0, rankings), nash.stable(Concept.NASH, 1, rankings));
    }
  }

  /// Brams and Wittman 1981: both cooperation and betrayal last in the prisoner's dilemma, and in
  /// chicken compromise alone.
  @Test
  void nonMyopicEquilibriaOfTwoByTwoGames() {
    assertThat(nonMyopic("3,1,4,2", "2,1,4,3")).isEqualTo(set("1,4"));
    assertThat(nonMyopic("3,1,2,4", "2,1,3,4")).isEqualTo(set("1"));
  }

  private static StateSet nonMyopic(String row, String column) {
    var sets =
        new LimitedMoves(PublishedStabilityTest.twoByTwo(), rankings(4, column, row))
            .nonMyopic()
            .orElseThrow();
    return sets.get(0).and(sets.get(1));
  }

  @Test
  void nonMyopicStabilityIsWhatLongHorizonsAgreeOn() {
    var conflicts = new RandomConflicts(new SplittableRandom(22));
    for (var n = 0; n < 200; n++) {
      var game = conflicts.game(2, 2);
      var limited = new LimitedMoves(game, conflicts.strictRankings(game));
      var sets = limited.nonMyopic().orElseThrow();
      for (var who = 0; who < 2; who++) {
        var throughout = StateSet.all(game.size());
        for (var h = 60; h < 80; h++) {
          throughout = throughout.and(limited.stable(h).get(who));
        }
        assertThat(sets.get(who)).isEqualTo(throughout);
      }
    }
  }

  @Test
  void tiesAreRefused() {
    var game = PublishedStabilityTest.twoByTwo();
    List<Ranking> ties = rankings(4, "[1,4],[2,3]", "[2,3],[1,4]");
    assertThat(LimitedMoves.isDefined(game, ties)).isFalse();
    assertThatThrownBy(() -> new LimitedMoves(game, ties))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
