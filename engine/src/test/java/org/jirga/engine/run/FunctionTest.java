package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.look;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.neg;
import static org.jirga.engine.TestModel.not;
import static org.jirga.engine.TestModel.op;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.table;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import org.jirga.engine.TestModel;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable.Kind;
import org.junit.jupiter.api.Test;

/// Each function against a table or a closed form.
class FunctionTest {

  /// The value of an expression of numbers, computed by the block and not folded away.
  private static double value(Function function, double... arguments) {
    var model = TestModel.over(0, 1, 1);
    var operands = new Expr[arguments.length];
    for (var place = 0; place < arguments.length; place++) {
      model.aux("a" + place, add(n(arguments[place]), mul(n(0), v("Time"))));
      operands[place] = v("a" + place);
    }
    return course(model.aux("result", call(function, operands)))[0];
  }

  private static double[] course(TestModel model) {
    var trajectory = Simulation.run(model.program());
    return trajectory.columns()[trajectory.labels().indexOf("result")];
  }

  /// The course of an expression over whole steps of 1 from 0.
  private static double[] steps(int last, Expr result) {
    return course(TestModel.over(0, last, 1).aux("result", result));
  }

  @Test
  void elementaryFunctions() {
    assertThat(value(Function.EXP, 1)).isEqualTo(Elementary.exp(1));
    assertThat(value(Function.LN, 10)).isEqualTo(Elementary.ln(10));
    assertThat(value(Function.LOG, 8, 2)).isEqualTo(3);
    assertThat(value(Function.LOG10, 1000)).isEqualTo(3);
    assertThat(value(Function.SQRT, 2)).isEqualTo(Math.sqrt(2));
    assertThat(value(Function.POWER, 2, 10)).isEqualTo(1024);
    assertThat(value(Function.SIN, 1)).isEqualTo(Elementary.sin(1));
    assertThat(value(Function.COS, 1)).isEqualTo(Elementary.cos(1));
    assertThat(value(Function.TAN, 1)).isEqualTo(Elementary.tan(1));
    assertThat(value(Function.ARCSIN, 0.5)).isEqualTo(Elementary.arcsin(0.5));
    assertThat(value(Function.ARCCOS, 0.5)).isEqualTo(Elementary.arccos(0.5));
    assertThat(value(Function.ARCTAN, 2)).isEqualTo(Elementary.arctan(2));
    assertThat(value(Function.SINH, 1)).isEqualTo(Elementary.sinh(1));
    assertThat(value(Function.COSH, 1)).isEqualTo(Elementary.cosh(1));
    assertThat(value(Function.TANH, 1)).isEqualTo(Elementary.tanh(1));
  }

  @Test
  void aLogarithmToTheBaseTenIsExactAtPowersOfTen() {
    assertThat(steps(0, call(Function.LOG, add(n(1000), v("Time")), n(10)))[0]).isEqualTo(3);
  }

  @Test
  void arithmeticFunctions() {
    assertThat(value(Function.ABS, -3)).isEqualTo(3);
    assertThat(value(Function.MIN, 2, -3)).isEqualTo(-3);
    assertThat(value(Function.MAX, 2, -3)).isEqualTo(2);
    assertThat(value(Function.INTEGER, 2.7)).isEqualTo(2);
    assertThat(value(Function.INTEGER, -2.7)).isEqualTo(-2);
    assertThat(value(Function.FLOOR, -2.7)).isEqualTo(-3);
    assertThat(value(Function.MODULO, 7, 3)).isEqualTo(1);
    assertThat(value(Function.MODULO, -7, 3)).isEqualTo(-1);
    assertThat(value(Function.MODULO, 7, -3)).isEqualTo(1);
    assertThat(value(Function.FLOOR_MODULO, -7, 3)).isEqualTo(2);
    assertThat(value(Function.FLOOR_MODULO, 7, -3)).isEqualTo(-2);
    assertThat(value(Function.FLOOR_MODULO, 6, -3)).isEqualTo(0);
  }

  @Test
  void aQuotientByNearlyNothingIsReplaced() {
    assertThat(value(Function.ZIDZ, 3, 4)).isEqualTo(0.75);
    assertThat(value(Function.ZIDZ, 3, 0)).isEqualTo(0);
    assertThat(value(Function.ZIDZ, 3, 9e-7)).isEqualTo(0);
    assertThat(value(Function.ZIDZ, 3, -9e-7)).isEqualTo(0);
    assertThat(value(Function.ZIDZ, 3, 1e-6)).isEqualTo(3 / 1e-6);
    assertThat(value(Function.XIDZ, 3, 0, 7)).isEqualTo(7);
    assertThat(value(Function.XIDZ, 3, 2, 7)).isEqualTo(1.5);
    assertThat(value(Function.SAFEDIV, 3, 0)).isEqualTo(0);
    assertThat(value(Function.SAFEDIV, 3, 0, 7)).isEqualTo(7);
    assertThat(value(Function.SAFEDIV, 3e-9, 1e-9)).isEqualTo(3e-9 / 1e-9);
  }

  @Test
  void comparisonsAndLogicGiveOneOrZero() {
    var t = v("Time");
    assertThat(steps(2, op(BinaryOp.LESS, t, n(1)))).containsExactly(1, 0, 0);
    assertThat(steps(2, op(BinaryOp.LESS_OR_EQUAL, t, n(1)))).containsExactly(1, 1, 0);
    assertThat(steps(2, op(BinaryOp.GREATER, t, n(1)))).containsExactly(0, 0, 1);
    assertThat(steps(2, op(BinaryOp.GREATER_OR_EQUAL, t, n(1)))).containsExactly(0, 1, 1);
    assertThat(steps(2, op(BinaryOp.EQUAL, t, n(1)))).containsExactly(0, 1, 0);
    assertThat(steps(2, op(BinaryOp.NOT_EQUAL, t, n(1)))).containsExactly(1, 0, 1);
    assertThat(steps(2, op(BinaryOp.AND, t, sub(t, n(1))))).containsExactly(0, 0, 1);
    assertThat(steps(2, op(BinaryOp.OR, t, n(0)))).containsExactly(0, 1, 1);
    assertThat(steps(2, not(t))).containsExactly(1, 0, 0);
    assertThat(steps(2, when(sub(t, n(1)), n(5), neg(t)))).containsExactly(5, -1, 5);
  }

  @Test
  void powersAreThoseOfTheOperator() {
    assertThat(steps(2, op(BinaryOp.POWER, v("Time"), n(0.7)))[2])
        .isEqualTo(Elementary.pow(2, 0.7));
  }

  @Test
  void lookupsAreAppliedByNameAndInPlace() {
    var points = table(Kind.CONTINUOUS, 0, 0, 2, 4);
    var model =
        TestModel.over(0, 3, 1)
            .lookup("effect", points)
            .aux("result", add(look("effect", v("Time")), look(points, n(1))));
    assertThat(course(model)).containsExactly(2, 4, 6, 6);
  }

  @Test
  void aStepComesAtTheStepThatReachesItsTime() {
    assertThat(steps(4, call(Function.STEP, n(3), n(2)))).containsExactly(0, 0, 3, 3, 3);
    assertThat(steps(4, call(Function.STEP, n(3), n(2.4)))).containsExactly(0, 0, 3, 3, 3);
    assertThat(steps(4, call(Function.STEP, n(3), n(2.5)))).containsExactly(0, 0, 0, 3, 3);
  }

  @Test
  void aPulseLastsForItsWidth() {
    assertThat(steps(5, call(Function.PULSE, n(1), n(2)))).containsExactly(0, 1, 1, 0, 0, 0);
    assertThat(steps(5, call(Function.PULSE, n(1), n(0)))).containsExactly(0, 1, 0, 0, 0, 0);
  }

  @Test
  void aPulseOfMagnitudeLastsOneStepAndComesAgain() {
    var model =
        TestModel.over(0, 3, 0.5).aux("result", call(Function.PULSE_MAGNITUDE, n(6), n(1), n(1.5)));
    assertThat(course(model)).containsExactly(0, 0, 12, 0, 0, 12, 0);
    assertThat(steps(3, call(Function.PULSE_MAGNITUDE, n(6), n(1), n(0))))
        .containsExactly(0, 6, 0, 0);
    assertThat(steps(3, call(Function.PULSE_MAGNITUDE, n(6), n(1)))).containsExactly(0, 6, 0, 0);
  }

  @Test
  void aRampRisesFromItsStartToItsEnd() {
    assertThat(steps(5, call(Function.RAMP, n(2), n(1), n(3)))).containsExactly(0, 0, 2, 4, 4, 4);
    assertThat(steps(4, call(Function.RAMP, n(2), n(1)))).containsExactly(0, 0, 2, 4, 6);
  }

  @Test
  void testInputsStayWithinAStepOfRungeKutta() {
    // A ramp seen at the middle of the step would fill the stock to 4.5 at time 3.
    var model =
        TestModel.over(0, 3, 1)
            .rungeKutta()
            .stock("result", call(Function.RAMP, n(1), n(0), n(9)), n(0));
    assertThat(course(model)).containsExactly(0, 0, 1, 3);
  }

  @Test
  void aSmoothFollowsItsInput() {
    // x(t + dt) = x(t) + dt (input - x) / time, from the input's first value
    var result = steps(3, call(Function.SMOOTH, add(n(8), call(Function.STEP, n(8), n(1))), n(2)));
    assertThat(result).containsExactly(8, 8, 12, 14);
    assertThat(steps(2, call(Function.SMOOTHI, n(8), n(2), n(0)))).containsExactly(0, 4, 6);
  }

  @Test
  void aThirdOrderSmoothIsThreeInARow() {
    var result = steps(4, call(Function.SMOOTH3I, n(8), n(6), n(0)));
    // Each of the three moves half of the way, an adjustment time of 6 / 3 = 2.
    assertThat(result).containsExactly(0, 0, 0, 1, 2.5);
    assertThat(steps(2, call(Function.SMOOTH3, n(8), n(6)))).containsExactly(8, 8, 8);
  }

  @Test
  void aMaterialDelayKeepsWhatIsUnderWayWhenItsTimeChanges() {
    var time = add(n(2), call(Function.STEP, n(2), n(1)));
    // In transit: 8 * 2 = 16 throughout; out: 16 / 2, then 16 / 4 while 8 a step flow in.
    assertThat(steps(3, call(Function.DELAY1, n(8), time))).containsExactly(8, 4, 5, 5.75);
    assertThat(steps(2, call(Function.DELAY1I, n(8), n(2), n(0)))).containsExactly(0, 4, 6);
  }

  @Test
  void aThirdOrderDelayIsInEquilibriumAtFirst() {
    assertThat(steps(2, call(Function.DELAY3, n(8), n(6)))).containsExactly(8, 8, 8);
    assertThat(steps(4, call(Function.DELAY3I, n(8), n(6), n(0)))).containsExactly(0, 0, 0, 1, 2.5);
  }

  @Test
  void aDelayConservesWhatFlowsThrough() {
    var model =
        TestModel.over(0, 200, 0.25)
            .aux("in", call(Function.PULSE, n(1), n(4)))
            .aux("out", call(Function.DELAY3, v("in"), n(6)))
            .stock("result", v("out"), n(0));
    var total = course(model);
    assertThat(total[total.length - 1]).isCloseTo(4, within(1e-12));
  }

  @Test
  void aFixedDelayGivesItsInputOfThen() {
    var delayed = call(Function.DELAY_FIXED, mul(v("Time"), v("Time")), n(2), n(-1));
    assertThat(steps(5, delayed)).containsExactly(-1, -1, 0, 1, 4, 9);
  }

  @Test
  void aFixedDelayIsRoundedUpToStepsAndTakesAtLeastOne() {
    var t = v("Time");
    assertThat(steps(4, call(Function.DELAY_FIXED, t, n(1.5), n(-1))))
        .containsExactly(-1, -1, 0, 1, 2);
    assertThat(steps(3, call(Function.DELAY_FIXED, t, n(0), n(-1)))).containsExactly(-1, 0, 1, 2);
    assertThat(steps(3, call(Function.DELAY_FIXED, t, n(99), n(-1))))
        .containsExactly(-1, -1, -1, -1);
    var tenth =
        TestModel.over(0, 0.5, 0.1).aux("result", call(Function.DELAY_FIXED, t, n(0.3), n(-1)));
    assertThat(course(tenth)[3]).isEqualTo(0);
  }

  @Test
  void aFixedDelayWithoutInitialValueStartsFromItsInput() {
    var input = add(n(5), v("Time"));
    assertThat(steps(4, call(Function.DELAY, input, n(2)))).containsExactly(5, 5, 5, 6, 7);
    assertThat(steps(3, call(Function.DELAY, input, n(2), n(0)))).containsExactly(0, 0, 5, 6);
  }

  @Test
  void aFixedDelayHoldsDuringAStepOfRungeKutta() {
    var model =
        TestModel.over(0, 3, 1)
            .rungeKutta()
            .aux("late", call(Function.DELAY_FIXED, v("Time"), n(1), n(7)))
            .stock("result", v("late"), n(0));
    assertThat(course(model)).containsExactly(0, 7, 7, 8);
  }

  @Test
  void functionsThatKeepStateMayBeNested() {
    var inner = call(Function.SMOOTHI, n(8), n(2), n(0));
    var outer = call(Function.SMOOTHI, inner, n(2), n(0));
    assertThat(steps(4, outer)).containsExactly(0, 0, 2, 4, 5.5);
    assertThat(steps(4, call(Function.DELAY_FIXED, inner, n(1), n(9))))
        .containsExactly(9, 0, 4, 6, 7);
  }

  @Test
  void aStockMayBeFedByAFunctionThatKeepsState() {
    var model =
        TestModel.over(0, 3, 1)
            .stock("result", call(Function.DELAY1, n(8), n(2)), n(1))
            .stock("other", div(call(Function.SMOOTHI, v("result"), n(2), n(0)), n(2)), n(0));
    assertThat(course(model)).containsExactly(1, 9, 17, 25);
  }

  @Test
  void eachElementKeepsItsOwnState() {
    var model =
        TestModel.over(0, 2, 1)
            .dimension("region", "north", "south")
            .constants("input", "region", 8, 16)
            .aux(
                "felt",
                java.util.List.of("region"),
                call(Function.SMOOTHI, v("input", "region"), n(2), n(0)))
            .aux("result", call(Function.SUM, v("felt", "region!")));
    assertThat(course(model)).containsExactly(0, 12, 18);
  }
}
