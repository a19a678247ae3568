package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.op;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Program;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Of runs that fail, those in which something is divided by zero, on every backend.
class DivisionTraceTest {

  /// From 3 down by 1 a step, in two of three runs.
  private static TestModel falling() {
    return TestModel.over(0, 5, 1)
        .constant("speed", 1)
        .stock("left", sub(n(0), v("speed")), n(3))
        .aux("share", div(n(6), v("left")));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void theEquationThatDividesIsNamedWhereAStockShowsIt(Backend backend) {
    var program =
        falling().aux("twice", mul(n(2), v("share"))).stock("sum", v("twice"), n(0)).program();
    var runs = run(program, backend, "sum", 1, 0.4, 1);
    assertThat(runs.statuses()).containsExactly(Status.FAILED, Status.COMPLETE, Status.FAILED);
    assertThat(runs.failures())
        .containsExactly(
            failure(
                1,
                "share",
                3,
                "'share' divides by zero at time 3.0, so that 'sum' is infinite at time 4.0"),
            failure(
                3,
                "share",
                3,
                "'share' divides by zero at time 3.0, so that 'sum' is infinite at time 4.0"));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void anObservedVariableShowsItAtOnce(Backend backend) {
    assertThat(run(falling().program(), backend, "share", 1, 0.4).failures())
        .containsExactly(failure(1, "share", 3, "'share' divides by zero at time 3.0"));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aBranchThatIsNotTakenAndAnInfinityThatIsLostFailNothing(Backend backend) {
    var program =
        falling()
            .aux("guarded", when(op(BinaryOp.GREATER, v("left"), n(0)), v("share"), n(0)))
            .aux("inverse", div(n(1), add(n(1), v("share"))))
            .stock("sum", add(v("guarded"), v("inverse")), n(0))
            .program();
    // an infinity that is divided by is gone
    assertThat(run(program, backend, "sum", 1, 0.75).failures()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void otherOverflowsStayOverflows(Backend backend) {
    var program =
        TestModel.over(0, 5, 1)
            .constant("speed", 1)
            .aux("harmless", div(n(0), v("speed")))
            .stock("x", add(v("harmless"), mul(v("x"), mul(v("x"), v("speed")))), n(1))
            .program();
    assertThat(run(program, backend, "x", 1e150, 0.1).failures())
        .extracting(Failure::cause, Failure::variable)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Failure.Cause.OVERFLOW, "x"));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatIsDividedOnceARunIsNamedToo(Backend backend) {
    var program =
        TestModel.over(0, 5, 1)
            .constant("speed", 1)
            .constant("zero", 0)
            .aux("rate", div(n(1), v("speed")))
            .aux("same in all", mul(div(n(1), v("zero")), n(1)))
            .stock("x", v("rate"), n(0))
            .stock("y", v("same in all"), div(n(2), v("speed")))
            .program();
    assertThat(run(program, backend, "x", 0, 1).failures())
        .extracting(Failure::run, Failure::variable, Failure::time, Failure::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "y", 0.0, Failure.Cause.DIVISION_BY_ZERO),
            org.assertj.core.groups.Tuple.tuple(
                2L, "same in all", 0.0, Failure.Cause.DIVISION_BY_ZERO));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatABranchThatIsNeverTakenReadsNeedNoPlace(Backend backend) {
    var program =
        falling()
            .constant("switch", 0)
            .stock("aside", v("Time"), n(1))
            .aux("other", mul(call(Function.INITIAL, v("left")), v("aside")))
            .aux("chosen", when(op(BinaryOp.GREATER, v("switch"), n(0)), v("other"), v("share")))
            .stock("sum", v("chosen"), n(0))
            .program();
    assertThat(run(program, backend, "sum", 1, 0.4).failures())
        .extracting(Failure::run, Failure::variable, Failure::time, Failure::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "share", 3.0, Failure.Cause.DIVISION_BY_ZERO));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatTheStartDividesByIsThatOfTheStart(Backend backend) {
    var program =
        TestModel.over(0, 5, 1)
            .constant("speed", 1)
            .aux("start", call(Function.INITIAL, div(v("speed"), v("Time"))))
            .aux("late", when(op(BinaryOp.GREATER, v("Time"), n(2)), v("start"), n(0)))
            .stock("sum", v("late"), n(0))
            .program();
    assertThat(run(program, backend, "sum", 1, 2).failures())
        .extracting(Failure::run, Failure::time, Failure::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, 0.0, Failure.Cause.DIVISION_BY_ZERO),
            org.assertj.core.groups.Tuple.tuple(2L, 0.0, Failure.Cause.DIVISION_BY_ZERO));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatIsNotFoundIsNamed(Backend backend) {
    var program =
        TestModel.over(0, 5, 1)
            .constant("speed", 1)
            // goes to rest while the factor is less than 1
            .aux("factor", mul(v("speed"), v("Time")))
            .aux("loop", mul(v("factor"), v("sought")))
            .aux("sought", call(Function.SIMULTANEOUS, add(v("loop"), n(1)), n(0)))
            .stock("sum", v("loop"), n(0))
            .program();
    var runs = run(program, backend, "sum", 0.1, 0.5);
    assertThat(runs.statuses()).containsExactly(Status.COMPLETE, Status.FAILED);
    assertThat(runs.failures())
        .extracting(
            Failure::run, Failure::variable, Failure::time, Failure::cause, Failure::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                2L,
                "sought",
                2.0,
                Failure.Cause.NO_SOLUTION,
                "no solution for 'sought' was found at time 2.0, so that 'sum' is not a number at"
                    + " time 3.0"));
    // factor f: sought = 1 / (1 - f), loop = f / (1 - f), for f of 0, 0.1, 0.2, 0.3, 0.4
    assertThat(runs.outcomeColumn(0)[0])
        .isCloseTo(1 / 9.0 + 1 / 4.0 + 3 / 7.0 + 2 / 3.0, within(1e-13));
  }

  private static Failure failure(long run, String variable, double time, String message) {
    return new Failure(
        run, Failure.Cause.DIVISION_BY_ZERO, variable, time, Double.POSITIVE_INFINITY, message);
  }

  private static Runs run(Program program, Backend backend, String observed, double... speeds) {
    var inputs =
        new Inputs(
            List.of("speed"),
            LongStream.rangeClosed(1, speeds.length).toArray(),
            Arrays.copyOf(speeds, speeds.length));
    var observation = Observation.of(List.of(new Outcome("end", observed, new Reduction.Final())));
    return EnsembleRunner.run(
        program, inputs, observation, RunOptions.threads(1).withBackend(backend));
  }
}
