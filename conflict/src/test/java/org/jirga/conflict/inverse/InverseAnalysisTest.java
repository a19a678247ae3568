package org.jirga.conflict.inverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.published.PublishedStabilityTest;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.JudgedStability;
import org.jirga.conflict.stability.RandomConflicts;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InverseAnalysisTest {

  /// Of the 720 strict rankings of Syria, those that keep it in state 2.
  @ParameterizedTest
  @CsvSource({"NASH, 240", "SEQ, 384", "GMR, 384", "SMR, 300", "SSEQ, 300"})
  void syriaStaysInState2(Concept concept, long rankings) {
    var inverse =
        new InverseAnalysis(
            PublishedStabilityTest.syriaIraq(),
            PublishedStabilityTest.syriaIraqRankings(),
            0,
            1,
            concept);
    var count = inverse.count().orElseThrow();
    assertThat(count.rankings()).isEqualTo(BigInteger.valueOf(rankings));
    assertThat(count.all()).isEqualTo(BigInteger.valueOf(720));
    assertThat(inverse.sampledShare(20_000, new SplittableRandom(1)))
        .isBetween(rankings / 720.0 - 0.02, rankings / 720.0 + 0.02);
  }

  @Test
  void countsAreThoseOfTryingEveryRanking() {
    var random = new SplittableRandom(3);
    var conflicts = new RandomConflicts(random);
    for (var n = 0; n < 60; n++) {
      var game = conflicts.game(2, 3);
      if (game.size() > 6) {
        continue;
      }
      var rankings = conflicts.rankings(game);
      var who = random.nextInt(game.decisionMakers());
      var target = random.nextInt(game.size());
      for (var concept : JudgedStability.CONCEPTS) {
        var inverse = new InverseAnalysis(game, rankings, who, target, concept);
        var analysis = new StabilityAnalysis(game);
        var stable = new long[1];
        var fewest = new int[] {Integer.MAX_VALUE};
        permutations(
            game.size(),
            ranking -> {
              var with = replaced(rankings, who, ranking);
              var isStable = analysis.stable(concept, who, with).contains(target);
              assertThat(inverse.isStable(ranking)).isEqualTo(isStable);
              stable[0] += isStable ? 1 : 0;
              if (isStable) {
                fewest[0] = Math.min(fewest[0], changed(game, rankings.get(who), ranking, target));
              }
            });
        assertThat(inverse.count().orElseThrow().rankings())
            .isEqualTo(BigInteger.valueOf(stable[0]));
        var changes = inverse.smallestChanges(rankings.get(who)).orElseThrow();
        assertThat(changes).isNotEmpty();
        assertThat(changes.getFirst().size()).isEqualTo(fewest[0]);
      }
    }
  }

  /// How many comparisons with the target differ between two rankings.
  private static int changed(Game game, Ranking one, Ranking other, int target) {
    return (int)
        IntStream.range(0, game.size())
            .filter(s -> one.rank(s) > one.rank(target) != other.rank(s) > other.rank(target))
            .count();
  }

  private static List<Ranking> replaced(List<Ranking> rankings, int who, Ranking ranking) {
    var copy = new ArrayList<>(rankings);
    copy.set(who, ranking);
    return copy;
  }

  private static void permutations(int size, Consumer<Ranking> action) {
    permute(IntStream.range(0, size).toArray(), 0, action);
  }

  private static void permute(int[] values, int from, Consumer<Ranking> action) {
    if (from == values.length) {
      action.accept(Ranking.of(values));
      return;
    }
    for (var i = from; i < values.length; i++) {
      swap(values, from, i);
      permute(values, from + 1, action);
      swap(values, from, i);
    }
  }

  private static void swap(int[] values, int i, int j) {
    var value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
