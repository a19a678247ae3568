package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class ResumingRunnerTest {
  private static final RunArchive.Ensemble BASE =
      new RunArchive.Ensemble(7, RunArchive.Stage.FUTURES, "now", Arm.of("status quo"));
  private static final RunArchive.Ensemble OTHER =
      new RunArchive.Ensemble(8, RunArchive.Stage.FUTURES, "now", Arm.of("status quo"));
  private static final Observation OBSERVATION =
      new Observation(
          List.of(
              new Outcome("end", "x", new Reduction.Final()),
              new Outcome("at 2", "x", new Reduction.At(2))),
          List.of("x"),
          List.of(new Criterion("small", "at 2", 0, true, 5, true, true)),
          List.of(new Expectation("bounded", "x", -1, 50)));

  private static final String MODEL =
      """
      x = INTEG(rate * x, 1) ~~|
      rate = 0.1 ~~|
      INITIAL TIME = 0 ~~|
      FINAL TIME = 8 ~~|
      TIME STEP = 0.5 ~~|
      SAVEPER = 1 ~~|
      """;

  private final MemoryArchive archive = new MemoryArchive();
  private final Program program =
      Lowering.lower(
              new ModelChecker().check(ModelReader.read(new Source("growth.mdl", MODEL)).model()))
          .program()
          .orElseThrow();

  @Test
  void anEnsembleIsComputedOnce() {
    var runs = run(BASE, inputs(0, 40));
    assertSame(runs, computed(inputs(0, 40)));
    assertThat(archive.stored).isEqualTo(40);
    assertSame(run(BASE, inputs(0, 40)), runs);
    assertThat(archive.stored).isEqualTo(40);
    run(OTHER, inputs(0, 40));
    assertThat(archive.stored).isEqualTo(80);
  }

  @Test
  void whatIsMissingIsComputedAndTheRestRecalled() {
    run(BASE, inputs(0, 15));
    run(BASE, inputs(30, 33));
    assertThat(archive.stored).isEqualTo(18);
    assertSame(run(BASE, inputs(10, 50)), computed(inputs(10, 50)));
    assertThat(archive.stored).isEqualTo(50);
    assertSame(run(BASE, inputs(5, 20)), computed(inputs(5, 20)));
    assertThat(archive.stored).isEqualTo(50);
  }

  @Test
  void progressCountsWhatIsRecalled() {
    run(BASE, inputs(0, 15));
    var heard = new ArrayList<Long>();
    new ResumingRunner(archive, 1)
        .run(
            BASE,
            program,
            inputs(0, 20),
            OBSERVATION,
            new RunOptions(1, 5, heard::add, () -> false));
    assertThat(heard).containsExactly(15L, 20L);
  }

  @Test
  void nothingOfACancelledEnsembleIsKept() {
    var options = new RunOptions(1, 5, runs -> {}, () -> true);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                new ResumingRunner(archive, 1)
                    .run(BASE, program, inputs(0, 20), OBSERVATION, options));
    assertThat(archive.stored).isZero();
  }

  @Test
  void withoutAnArchiveAllIsComputed() {
    var runner = new ResumingRunner(RunArchive.none(), 1);
    assertSame(
        runner.run(BASE, program, inputs(0, 20), OBSERVATION, RunOptions.threads(1)),
        computed(inputs(0, 20)));
  }

  private Runs run(RunArchive.Ensemble ensemble, Inputs inputs) {
    return new ResumingRunner(archive, 1)
        .run(ensemble, program, inputs, OBSERVATION, RunOptions.threads(1));
  }

  private Runs computed(Inputs inputs) {
    return EnsembleRunner.run(program, inputs, OBSERVATION, RunOptions.threads(1));
  }

  /// Some runs complete, some stop, some fail.
  private static Inputs inputs(int from, int to) {
    var ids = new long[to - from];
    var rates = new double[ids.length];
    for (var row = 0; row < ids.length; row++) {
      ids[row] = 10L * (from + row);
      rates[row] = 0.07 * ((from + row) % 20);
    }
    return new Inputs(List.of("rate"), ids, rates);
  }

  private static void assertSame(Runs actual, Runs expected) {
    assertThat(actual.observation()).isEqualTo(expected.observation());
    assertThat(actual.runs()).isEqualTo(expected.runs());
    assertThat(actual.outcomes()).isEqualTo(expected.outcomes());
    assertThat(actual.statuses()).isEqualTo(expected.statuses());
    assertThat(actual.failedCriteria()).isEqualTo(expected.failedCriteria());
    assertThat(actual.failures()).isEqualTo(expected.failures());
    assertThat(actual.times()).isEqualTo(expected.times());
    assertThat(actual.series(0)).isEqualTo(expected.series(0));
  }
}
