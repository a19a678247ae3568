package org.jirga.engine.kernel.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.neg;
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
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Progress;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.ResultHash;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Function;
import org.jirga.model.structure.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntegrationTest {

  /// So large that a method that chooses its steps takes those of the time axis.
  private static final double ANY = 1e12;

  /// The stocks at the end of a run, in the order of the file.
  private static double[] end(TestModel model, double tolerance) {
    var program = model.program();
    var kernel =
        new KernelCompiler(tolerance).compile(program, Backend.INTERPRETER, Set.of(), Set.of());
    var block = kernel.block(1);
    kernel.start(block, 1);
    for (var step = 0; step < program.time().count(); step++) {
      kernel.evaluate(block, step);
      kernel.advance(block, step);
    }
    return program.variables().stream()
        .filter(variable -> program.stocks().stream().anyMatch(it -> it.stock().equals(variable)))
        .mapToDouble(stock -> block.value(stock, 0))
        .toArray();
  }

  private static Runs ensemble(Program program, String outcome, RunOptions options, int runs) {
    var inputs =
        new Inputs(
            List.of("rate"),
            LongStream.range(0, runs).toArray(),
            LongStream.range(0, runs).mapToDouble(run -> 0.1 + 0.01 * run).toArray());
    return EnsembleRunner.run(
        program,
        inputs,
        Observation.of(List.of(new Outcome(outcome, outcome, new Reduction.Final()))),
        options);
  }

  /// One turn of a circle, forced by the time so that a method that mistakes it is found out.
  private static TestModel turn(int steps) {
    return TestModel.over(0, 2, 2.0 / steps)
        .stock("position", v("speed"), n(1))
        .stock("speed", add(neg(v("position")), call(Function.SIN, mul(n(2), v("Time")))), n(0));
  }

  /// `x'' = -x + sin 2t` from (1, 0).
  private static double position(double time) {
    return Math.cos(time) + 2.0 / 3 * Math.sin(time) - Math.sin(2 * time) / 3;
  }

  /// How far from `x'' = -x + sin 2t`, from (1, 0), at time 2.
  private static double distance(double[] end) {
    var speed = -Math.sin(2) + 2.0 / 3 * Math.cos(2) - 2.0 / 3 * Math.cos(4);
    return Math.hypot(end[0] - position(2), end[1] - speed);
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1, 320", "RK2, 2, 80", "RK4, 4, 20", "RK45, 5, 20", "STIFF, 4, 20"})
  void halfTheStepDividesTheErrorByTwoToTheOrder(Method method, int order, int steps) {
    var error = distance(end(turn(steps).method(method), ANY));
    var less = distance(end(turn(2 * steps).method(method), ANY));
    assertThat(Math.log(error / less) / Math.log(2)).isCloseTo(order, within(0.3));
  }

  @Test
  void heunTakesTheMeanOfBothEnds() {
    var model = TestModel.over(0, 0.5, 0.5).stock("x", mul(n(-3), v("x")), n(2));
    var there = 2 + 0.5 * (-3.0 * 2);
    assertThat(end(model.method(Method.RK2), ANY))
        .containsExactly(2 + 0.5 / 2 * (-3.0 * 2 + -3.0 * there));
  }

  @ParameterizedTest
  @CsvSource({
    "RK45, 1e-3",
    "RK45, 1e-6",
    "RK45, 1e-9",
    "STIFF, 1e-3",
    "STIFF, 1e-6",
    "STIFF, 1e-9"
  })
  void theToleranceBoundsTheError(Method method, double tolerance) {
    var model = turn(1).method(method);
    // Each step may err by the tolerance; over this time errors don't grow, and the number of
    // steps is that of the smallest tolerance.
    var end = end(model, tolerance)[0];
    assertThat(end).isCloseTo(position(2), within(200 * tolerance));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"RK45", "STIFF"})
  void growthOverManyMagnitudesKeepsItsRelativeError(Method method) {
    var model = TestModel.over(0, 40, 10).stock("x", v("x"), n(1e-3)).method(method);
    assertThat(end(model, 1e-8)[0] / (1e-3 * Math.exp(40))).isCloseTo(1, within(2e-6));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"RK2", "RK4", "RK45", "STIFF"})
  void testInputsChangeAtStepsOnly(Method method) {
    var step = call(Function.STEP, n(6), n(1));
    var pulse = call(Function.PULSE, n(2), n(0.5));
    var model =
        TestModel.over(0, 4, 0.5)
            .stock("a", step, n(0))
            .stock("b", mul(n(10), pulse), n(0))
            .method(method);
    assertThat(end(model, 1e-6)[0]).isCloseTo(18, within(1e-12));
    assertThat(end(model, 1e-6)[1]).isCloseTo(5, within(1e-12));
  }

  @Test
  void aJumpWithinAStepIsFound() {
    var late = op(BinaryOp.GREATER, v("Time"), n(2.3));
    var model =
        TestModel.over(0, 4, 2).stock("x", when(late, n(1), n(0)), n(0)).method(Method.RK45);
    assertThat(end(model, 1e-6)[0]).isCloseTo(1.7, within(1e-5));
  }

  /// Robertson's chemical reaction (1966), with the table that the manual of CVODE prints.
  @ParameterizedTest
  @CsvSource({
    "0.4, 9.8517e-1, 3.3864e-5, 1.4794e-2",
    "4, 9.0553e-1, 2.2405e-5, 9.4452e-2",
    "40, 7.1580e-1, 9.1851e-6, 2.8419e-1",
    "400, 4.5054e-1, 3.2230e-6, 5.4946e-1",
  })
  void stiffFollowsRobertsonsReaction(double time, double a, double b, double c) {
    var slow = mul(n(0.04), v("a"));
    var back = mul(n(1e4), mul(v("b"), v("c")));
    var fast = mul(n(3e7), mul(v("b"), v("b")));
    var model =
        TestModel.over(0, time, time)
            .method(Method.STIFF)
            .stock("a", sub(back, slow), n(1))
            .stock("b", sub(sub(slow, back), fast), n(0))
            .stock("c", fast, n(0));
    var end = end(model, 1e-7);
    assertThat(end[0]).isCloseTo(a, within(2e-4 * a));
    assertThat(end[1]).isCloseTo(b, within(2e-4 * b));
    assertThat(end[2]).isCloseTo(c, within(2e-4 * c));
    assertThat(end[0] + end[1] + end[2]).isCloseTo(1, within(1e-9));
  }

  /// Van der Pol's oscillator in the scaling of Hairer and Wanner.
  private static TestModel vanDerPol() {
    var force = mul(sub(n(1), mul(v("x"), v("x"))), v("speed"));
    return TestModel.over(0, 2, 1)
        .constant("rate", 1e6)
        .stock("x", v("speed"), n(2))
        .stock("speed", mul(v("rate"), sub(force, v("x"))), n(0));
  }

  @Test
  void stiffFollowsVanDerPol() {
    var end = end(vanDerPol().method(Method.STIFF), 1e-8);
    // Test Set for IVP Solvers, release 2.4, problem VDPOL
    assertThat(end[0]).isCloseTo(1.706167732170483, within(1e-5));
    assertThat(end[1]).isCloseTo(-0.8928097010247975, within(1e-4));
  }

  @Test
  void anExplicitMethodGivesUpOnAStiffModel() {
    var runs = ensemble(vanDerPol().constant("other", 1).method(Method.RK45).program(), 1e7);
    assertThat(runs.failures()).hasSize(1);
    var failure = runs.failures().getFirst();
    assertThat(failure.cause()).isEqualTo(Failure.Cause.TIMEOUT);
    assertThat(failure.message()).contains("needs too many steps at time 0.");
  }

  private static Runs ensemble(Program program, double rate) {
    return EnsembleRunner.run(
        program,
        new Inputs(List.of("rate"), new long[] {7}, new double[] {rate}),
        Observation.of(List.of(new Outcome("x", "x", new Reduction.Final()))),
        RunOptions.threads(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"RK45", "STIFF"})
  void whatGrowsWithoutBoundIsAFailureWithItsTime(Method method) {
    var model =
        TestModel.over(0, 3, 1)
            .constant("rate", 1)
            .stock("x", mul(v("rate"), mul(v("x"), v("x"))), n(1))
            .method(method);
    var runs = ensemble(model.program(), 0.4);
    var failure = runs.failures().getFirst();
    assertThat(failure.run()).isEqualTo(7);
    assertThat(failure.cause()).isEqualTo(Failure.Cause.STEP_TOO_SHORT);
    assertThat(failure.variable()).isEqualTo("x");
    assertThat(failure.time()).isCloseTo(2.5, within(1e-3));
    assertThat(runs.outcome(0, 0)).isNaN();
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"RK45", "STIFF"})
  void aNetFlowThatIsNotANumberIsToldAsWithOtherMethods(Method method) {
    var model =
        TestModel.over(0, 3, 1)
            .constant("rate", 1)
            .stock("x", div(v("rate"), sub(v("rate"), v("rate"))), n(1))
            .method(method);
    var failure = ensemble(model.program(), 2).failures().getFirst();
    assertThat(failure.cause()).isEqualTo(Failure.Cause.DIVISION_BY_ZERO);
    assertThat(failure.time()).isEqualTo(0);
    assertThat(failure.message())
        .isEqualTo(
            "the net flow of 'x' divides by zero at time 0.0, so that 'x' is infinite at time 1.0");
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void bitsDoNotDependOnBackendsBlocksOrThreads(Method method) {
    var model =
        TestModel.over(0, 10, 0.5)
            .constant("rate", 0.1)
            .stock("prey", mul(v("prey"), sub(n(1), v("hunters"))), n(2))
            .stock("hunters", mul(v("hunters"), sub(v("prey"), v("rate"))), n(1))
            .aux("seen", call(Function.SMOOTH, v("prey"), n(3)))
            .method(method);
    var program = model.program();
    var expected = hash(program, Backend.INTERPRETER, 1, 1);
    for (var backend : Backend.values()) {
      for (var block : List.of(1, 7, 64)) {
        assertThat(hash(program, backend, block, 1)).isEqualTo(expected);
        assertThat(hash(program, backend, block, 2)).isEqualTo(expected);
      }
    }
  }

  private static ResultHash hash(Program program, Backend backend, int block, int threads) {
    var options =
        new RunOptions(threads, block, Progress.silent(), () -> false).withBackend(backend);
    var runs = ensemble(program, "seen", options, 100);
    assertThat(runs.failures()).isEmpty();
    return ResultHash.of("", runs);
  }
}
