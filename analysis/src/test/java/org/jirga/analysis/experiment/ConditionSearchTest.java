package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jirga.analysis.discovery.Limit;
import org.jirga.engine.run.Inputs;
import org.junit.jupiter.api.Test;

class ConditionSearchTest {

  private static final int FUTURES = 900;

  private static Inputs futures() {
    var random = new SplittableRandom(4);
    return new Inputs(
        List.of("wage", "fear", "luck"),
        LongStream.range(0, FUTURES).toArray(),
        random.doubles(3L * FUTURES).toArray());
  }

  @Test
  void conditionIsScoredOnFuturesThatTheSearchHasNotSeen() {
    var futures = futures();
    var truths = new double[FUTURES];
    for (var row = 0; row < FUTURES; row++) {
      truths[row] = futures.value(row, 0) < 0.4 ? 1 : 0;
    }
    var found = new ConditionSearch(futures, List.of()).of(truths);
    assertThat(found).hasSize(2);
    var holds = found.getFirst();
    assertThat(holds.isTrue()).isTrue();
    assertThat(holds.box().factors()).containsExactly("wage");
    assertThat(((Limit.Between) holds.box().limit("wage")).high()).isBetween(0.37, 0.41);
    assertThat(holds.seen().all()).isEqualTo(600);
    assertThat(holds.heldOut().all()).isEqualTo(300);
    assertThat(holds.density().value()).isGreaterThan(0.95);
    assertThat(holds.coverage().value()).isGreaterThan(0.9);
    assertThat(found.getLast().isTrue()).isFalse();
  }

  @Test
  void chanceIsNoCondition() {
    var random = new SplittableRandom(9);
    for (var time = 0; time < 5; time++) {
      var truths = new double[FUTURES];
      for (var row = 0; row < FUTURES; row++) {
        truths[row] = random.nextInt(2);
      }
      assertThat(new ConditionSearch(futures(), List.of()).of(truths)).isEmpty();
    }
  }

  @Test
  void futuresThatCannotBeJudgedAreLeftOut() {
    var futures = futures();
    var truths = new double[FUTURES];
    for (var row = 0; row < FUTURES; row++) {
      truths[row] = row % 2 == 0 ? Double.NaN : futures.value(row, 1) < 0.5 ? 1 : 0;
    }
    var holds = new ConditionSearch(futures, List.of()).of(truths).getFirst();
    assertThat(holds.seen().all() + holds.heldOut().all()).isEqualTo(FUTURES / 2);
  }
}
