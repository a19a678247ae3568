package org.jirga.conflict.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.set;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jirga.conflict.published.PublishedStabilityTest;
import org.jirga.conflict.stability.JointMoves;
import org.jirga.conflict.stability.RandomConflicts;
import org.junit.jupiter.api.Test;

class StatusQuoAnalysisTest {

  /// From 1 the local governments insist, which leads to 5; 8, where the conflict ended, is not
  /// reached by improvements.
  @Test
  void elmira() {
    var game = PublishedStabilityTest.elmiraOfNineStates();
    var rankings = PublishedStabilityTest.elmiraRankings();
    var analysis = new StatusQuoAnalysis(game, rankings, 0);
    assertThat(analysis.byImprovements()).isEqualTo(set("1,5"));
    assertThat(analysis.byMoves()).isEqualTo(set("1-9"));
    assertThat(analysis.shortestByImprovements(7)).isEmpty();
    assertThat(analysis.shortestByImprovements(4))
        .contains(new Path(List.of(new Path.Step(2, 0, 4))));
    var path = analysis.shortest(7).orElseThrow();
    assertThat(path.steps()).hasSize(3);
    var best = analysis.leastLoss(7).orElseThrow();
    assertThat(best.end(0)).isEqualTo(7);
    assertThat(best.trustGaps(rankings)).hasSize(1);
  }

  @Test
  void trustGapSaysWhoLosesAndUntilWhen() {
    var game = PublishedStabilityTest.elmiraOfNineStates();
    var rankings = PublishedStabilityTest.elmiraRankings();
    // the ministry makes way (5 to 6, a loss), and Uniroyal accepts (6 to 8, better than 5)
    var path = new Path(List.of(new Path.Step(0, 4, 5), new Path.Step(1, 5, 7)));
    assertThat(path.trustGaps(rankings))
        .containsExactly(new Path.TrustGap(0, 0, OptionalInt.of(1)));
  }

  @Test
  void whatIsReachedIsWhatJointMovesOfAllReach() {
    var conflicts = new RandomConflicts(new SplittableRandom(7));
    for (var n = 0; n < 300; n++) {
      var game = conflicts.game(1, 4);
      var rankings = conflicts.rankings(game);
      var analysis = new StatusQuoAnalysis(game, rankings, 0);
      var start = set("1");
      var everybody = game.othersThan();
      assertThat(analysis.byMoves())
          .isEqualTo(new JointMoves(game, everybody, JointMoves.Rule.ANY).from(0).or(start));
      JointMoves.Rule improving =
          (who, from, to) -> rankings.get(who).rank(to) > rankings.get(who).rank(from);
      assertThat(analysis.byImprovements())
          .isEqualTo(new JointMoves(game, everybody, improving).from(0).or(start));
      analysis.byMoves().stream()
          .forEach(
              state -> {
                var few = analysis.shortest(state).orElseThrow();
                var kind = analysis.leastLoss(state).orElseThrow();
                assertThat(few.end(0)).isEqualTo(state);
                assertThat(kind.end(0)).isEqualTo(state);
                assertThat(few.steps().size()).isLessThanOrEqualTo(kind.steps().size());
                assertThat(kind.trustGaps(rankings).size())
                    .isLessThanOrEqualTo(few.trustGaps(rankings).size());
                for (var i = 1; i < few.steps().size(); i++) {
                  assertThat(few.steps().get(i).who()).isNotEqualTo(few.steps().get(i - 1).who());
                }
              });
    }
  }
}
