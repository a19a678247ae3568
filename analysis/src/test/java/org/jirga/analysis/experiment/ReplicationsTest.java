package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class ReplicationsTest {

  private static final Observation OBSERVATION =
      new Observation(
          List.of(new Outcome("walked", "place", new Reduction.Final())),
          List.of("place"),
          List.of(),
          List.of());

  @Test
  void outcomeIsTheMeanOfRunsThatDiffer() {
    var alone = new double[5][];
    for (var replication = 0; replication < 5; replication++) {
      var shift = (long) replication << 40;
      alone[replication] =
          EnsembleRunner.run(program(), inputs(shift, 8), OBSERVATION, RunOptions.threads(1))
              .outcomes();
    }
    var replicated = run(5, inputs(0, 8), OBSERVATION);
    for (var row = 0; row < 8; row++) {
      var sum = 0.0;
      for (var outcomes : alone) {
        sum += outcomes[row];
      }
      assertThat(replicated.outcome(row, 0)).isEqualTo(sum / 5);
      assertThat(replicated.outcome(row, 0)).isNotEqualTo(alone[0][row]);
    }
    assertThat(replicated.runs()).isEqualTo(inputs(0, 8).runs());
  }

  @Test
  void oneReplicationIsTheRunItself() {
    var once = run(1, inputs(0, 8), OBSERVATION);
    var first = run(3, inputs(0, 8), OBSERVATION).series(0);
    assertThat(first).isEqualTo(once.series(0));
  }

  @Test
  void policiesMeetTheSameNoise() {
    var slow = run(4, inputs(0, 8), OBSERVATION);
    var fast = run(4, inputs(0, 8).with(Map.of("drift", 3.0)), OBSERVATION);
    for (var row = 0; row < 8; row++) {
      assertThat(fast.outcome(row, 0) - slow.outcome(row, 0)).isBetween(19.999999, 20.000001);
    }
  }

  @Test
  void futuresDoNotDependOnTheirNeighbours() {
    var all = run(4, inputs(0, 8), OBSERVATION);
    var some = run(4, inputs(0, 8).select(new int[] {2, 5}), OBSERVATION);
    assertThat(some.outcomes()).containsExactly(all.outcome(2, 0), all.outcome(5, 0));
  }

  @Test
  void criteriaJudgeTheMeanAndStopNothing() {
    var free = run(4, inputs(0, 8), OBSERVATION);
    var middle = free.outcome(3, 0);
    var judged =
        run(
            4,
            inputs(0, 8),
            new Observation(
                OBSERVATION.outcomes(),
                List.of(),
                List.of(
                    new Criterion(
                        "near", "walked", Double.NEGATIVE_INFINITY, false, middle, true, true)),
                List.of()));
    assertThat(judged.outcomes()).isEqualTo(free.outcomes());
    for (var row = 0; row < 8; row++) {
      assertThat(judged.failed(row, 0)).isEqualTo(free.outcome(row, 0) > middle);
    }
  }

  @Test
  void aFutureFailsWithItsReplications() {
    var watched =
        new Observation(
            OBSERVATION.outcomes(),
            List.of(),
            List.of(),
            List.of(new Expectation("near home", "place", 0, 30)));
    var failed = run(20, inputs(0, 8), watched);
    assertThat(failed.statuses()).contains(Status.FAILED);
    assertThat(failed.failures())
        .isNotEmpty()
        .allMatch(failure -> failure.message().startsWith("in replication "))
        .extracting(failure -> failure.run())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(failed.failures())
        .hasSize((int) List.of(failed.statuses()).stream().filter(Status.FAILED::equals).count());
  }

  private static Runs run(int count, Inputs inputs, Observation observation) {
    return new Replications(count).run(program(), inputs, observation, RunOptions.threads(1));
  }

  private static Inputs inputs(long first, int count) {
    var runs = LongStream.range(first, first + count).toArray();
    return new Inputs(List.of(), runs, new double[0], 7).with(Map.of("drift", 1.0));
  }

  private static Program program() {
    var reading =
        ModelReader.read(
            new Source(
                "walk.mdl",
                """
                place = INTEG(drift + RANDOM NORMAL(-10, 10, 0, 3, 0), 10) ~~|
                drift = 1 ~~|
                INITIAL TIME = 0 ~~|
                FINAL TIME = 10 ~~|
                TIME STEP = 1 ~~|
                SAVEPER = 1 ~~|
                """));
    var checked = new ModelChecker().check(reading.model());
    return Lowering.lower(checked).program().orElseThrow();
  }
}
