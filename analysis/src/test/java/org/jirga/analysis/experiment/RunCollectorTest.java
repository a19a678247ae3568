package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;
import org.junit.jupiter.api.Test;

class RunCollectorTest {
  private static final Observation OBSERVATION =
      Observation.of(List.of(new Outcome("end", "x", new Reduction.Final())));

  private final RunCollector collector =
      new RunCollector(OBSERVATION, new long[] {2, 4, 6, 9}, new double[] {0});

  @Test
  void piecesComeInAnyOrderAndMayHoldMoreThanIsWanted() {
    collector.add(failed(9, 6, 5));
    assertThat(collector.missing()).containsExactly(0, 1);
    collector.add(failed(2, 4));
    var runs = collector.runs();
    assertThat(runs.runs()).containsExactly(2, 4, 6, 9);
    assertThat(runs.outcomes()).containsExactly(2, 4, 6, 9);
    assertThat(runs.failures()).extracting(Failure::run).containsExactly(2L, 4L, 6L, 9L);
  }

  @Test
  void aRunIsTakenOnce() {
    collector.add(failed(2, 4, 6, 9));
    collector.add(failed(4));
    assertThat(collector.runs().failures()).hasSize(4);
  }

  @Test
  void aMissingRunIsNamed() {
    collector.add(failed(2, 6, 9));
    assertThatIllegalStateException().isThrownBy(collector::runs).withMessage("Run 4 is missing.");
  }

  @Test
  void aRangeIsOfInterestIfARunWantedLiesInIt() {
    assertThat(collector.wantsAnyOf(0, 1)).isFalse();
    assertThat(collector.wantsAnyOf(0, 2)).isTrue();
    assertThat(collector.wantsAnyOf(3, 3)).isFalse();
    assertThat(collector.wantsAnyOf(9, 20)).isTrue();
    assertThat(collector.wantsAnyOf(10, 20)).isFalse();
  }

  @Test
  void idsMustAscend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunCollector(OBSERVATION, new long[] {3, 3}, new double[0]));
  }

  /// Runs whose outcome is their id, and that have failed.
  private static Runs failed(long... ids) {
    var outcomes = new double[ids.length];
    var statuses = new Status[ids.length];
    var failures = new Failure[ids.length];
    for (var row = 0; row < ids.length; row++) {
      outcomes[row] = ids[row];
      statuses[row] = Status.FAILED;
      failures[row] = new Failure(ids[row], Failure.Cause.OVERFLOW, "x", 1, 1e308, "too large");
    }
    return new Runs(
        OBSERVATION,
        ids,
        outcomes,
        statuses,
        new long[ids.length],
        List.of(failures),
        new double[] {0},
        List.of());
  }
}
