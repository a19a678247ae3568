package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.op;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.kernel.Stretch;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.model.expr.BinaryOp;
import org.junit.jupiter.api.Test;

/// Steps that are taken in one go have the results of steps that are watched one by one.
class LeapTest {

  private static final int RUNS = 150;

  /// Grows without bounds in some runs; reads the time, which a branch and a division do as well.
  private static Program program(double save) {
    return TestModel.over(2, 42, 0.125, save)
        .constant("rate", 0.01)
        .constant("pole", -1)
        .aux("push", when(op(BinaryOp.GREATER, v("Time"), n(12)), v("rate"), n(0)))
        .aux("echo", div(n(1), sub(v("Time"), v("pole"))))
        .stock("x", mul(v("push"), mul(v("x"), v("x"))), n(1))
        .stock("seen", add(v("x"), v("echo")), n(0))
        .program();
  }

  /// @param explosive the rate of every tenth run
  /// @param pole of every seventh
  private static Inputs inputs(double explosive, double pole) {
    var values = new double[2 * RUNS];
    for (var run = 0; run < RUNS; run++) {
      values[2 * run] = run % 10 == 3 ? explosive : 0.0001 * run;
      values[2 * run + 1] = run % 7 == 2 ? pole : -1 - run;
    }
    return new Inputs(List.of("rate", "pole"), LongStream.range(100, 100 + RUNS).toArray(), values);
  }

  private static Observation observation(List<String> series, boolean stops) {
    return new Observation(
        List.of(
            new Outcome("early", "x", new Reduction.At(17)),
            new Outcome("end", "seen", new Reduction.Final()),
            new Outcome("mean", "echo", new Reduction.MeanAt(20, 30, 2.5)),
            new Outcome("largest", "echo", new Reduction.Maximum()),
            new Outcome("smallest", "echo", new Reduction.Minimum()),
            new Outcome("on the whole", "x", new Reduction.Mean())),
        series,
        List.of(new Criterion("small", "early", 0, true, 1.02, true, stops)),
        List.of());
  }

  private static void compare(Program program, Inputs inputs, Observation observation) {
    var plain = RunOptions.threads(1).withBackend(Backend.INTERPRETER).withBlockSize(1);
    var expected = EnsembleRunner.run(program, inputs, observation, plain);
    for (var threads : List.of(1, 2)) {
      for (var block : List.of(7, 8, 16, 64, 200)) {
        var options = RunOptions.threads(threads).withBackend(Backend.LANES).withBlockSize(block);
        var runs = EnsembleRunner.run(program, inputs, observation, options);
        var where = "%d threads, blocks of %d".formatted(threads, block);
        assertThat(runs.outcomes()).as(where).isEqualTo(expected.outcomes());
        assertThat(runs.statuses()).as(where).isEqualTo(expected.statuses());
        assertThat(runs.failedCriteria()).as(where).isEqualTo(expected.failedCriteria());
        assertThat(runs.failures()).as(where).isEqualTo(expected.failures());
        assertThat(runs.series()).as(where).isEqualTo(expected.series());
      }
    }
  }

  @Test
  void withVectorsTheKernelOfThisModelHasLeaps() {
    var program = program(0.5);
    var echo = program.variable("echo").orElseThrow();
    var kernel =
        new KernelCompiler().lasting().compile(program, Backend.LANES, Set.of(), Set.of(echo));
    var watch = new Stretch.Watch(List.of(echo), List.of(echo), List.of());
    assertThat(kernel.stretch(kernel.block(8), watch).isPresent())
        .isEqualTo(LaneFunctions.best().isVectorised());
  }

  @Test
  void savedAtEachStepOrNowAndThen() {
    for (var save : List.of(0.125, 0.5, 3.0)) {
      compare(program(save), inputs(0.01, -2), observation(List.of("x", "echo"), false));
    }
  }

  @Test
  void nothingSaved() {
    compare(program(0.125), inputs(0.01, -2), observation(List.of(), false));
  }

  @Test
  void runsThatStopEarlyLeaveTheOthersAlone() {
    compare(program(0.125), inputs(0.01, -2), observation(List.of("x"), true));
  }

  @Test
  void stocksThatBecomeInfiniteFailAtTheirStep() {
    compare(program(0.5), inputs(5, -2), observation(List.of("x", "echo"), false));
  }

  @Test
  void whatIsInfiniteForOneStepOnlyFailsThere() {
    compare(program(0.5), inputs(0.01, 9.125), observation(List.of("echo"), false));
    compare(program(0.5), inputs(5, 33), observation(List.of("echo"), true));
  }
}
