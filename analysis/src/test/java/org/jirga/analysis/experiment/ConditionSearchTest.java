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
    var found = new ConditionSearch(futures, List.of(), new int[0]).of(truths);
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
  void otherBoxesTradeCoverageForDensity() {
    var futures = futures();
    var truths = new double[FUTURES];
    for (var row = 0; row < FUTURES; row++) {
      // in nine of ten futures of a corner, in half of those beside it
      var corner = (futures.value(row, 0) < 0.4 ? 1 : 0) + (futures.value(row, 1) < 0.4 ? 1 : 0);
      truths[row] = row % 10 < (corner == 2 ? 9 : corner == 1 ? 5 : 0) ? 1 : 0;
    }
    var holds = new ConditionSearch(futures, List.of(), new int[0]).of(truths).getFirst();
    var boxes = holds.boxes();
    assertThat(boxes).hasSizeBetween(3, 7).doesNotHaveDuplicates();
    assertThat(boxes).extracting(it -> it.box()).contains(holds.box());
    for (var at = 1; at < boxes.size(); at++) {
      var wider = boxes.get(at - 1);
      var denser = boxes.get(at);
      assertThat(denser.seen().coverage()).isLessThanOrEqualTo(wider.seen().coverage());
      if (!wider.box().equals(holds.box()) && !denser.box().equals(holds.box())) {
        assertThat(denser.seen().density()).isGreaterThanOrEqualTo(wider.seen().density());
      }
      assertThat(denser.heldOut().all()).isEqualTo(300);
    }
  }

  @Test
  void chanceIsNoCondition() {
    var random = new SplittableRandom(9);
    for (var time = 0; time < 5; time++) {
      var truths = new double[FUTURES];
      for (var row = 0; row < FUTURES; row++) {
        truths[row] = random.nextInt(2);
      }
      assertThat(new ConditionSearch(futures(), List.of(), new int[0]).of(truths)).isEmpty();
    }
  }

  @Test
  void futuresThatCannotBeJudgedAreLeftOut() {
    var futures = futures();
    var truths = new double[FUTURES];
    for (var row = 0; row < FUTURES; row++) {
      truths[row] = row % 2 == 0 ? Double.NaN : futures.value(row, 1) < 0.5 ? 1 : 0;
    }
    var holds = new ConditionSearch(futures, List.of(), new int[0]).of(truths).getFirst();
    assertThat(holds.seen().all() + holds.heldOut().all()).isEqualTo(FUTURES / 2);
  }
}
