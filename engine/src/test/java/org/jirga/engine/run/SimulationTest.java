package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.neg;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.v;

import java.util.List;
import java.util.Map;
import org.jirga.engine.TestModel;
import org.jirga.model.expr.Function;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static double[] course(TestModel model, String label) {
    return column(Simulation.run(model.program()), label);
  }

  private static double[] column(Trajectory trajectory, String label) {
    return trajectory.columns()[trajectory.labels().indexOf(label)];
  }

  private static TestModel growth(double dt) {
    return TestModel.over(0, 10, dt)
        .constant("rate", 0.1)
        .aux("growth", mul(v("rate"), v("x")))
        .stock("x", v("growth"), n(100));
  }

  @Test
  void eulerIsValuePlusStepTimesNetFlowToTheBit() {
    var x = course(growth(0.125), "x");
    var expected = 100.0;
    for (var step = 0; step < x.length; step++) {
      assertThat(x[step]).isEqualTo(expected);
      expected = expected + 0.125 * (0.1 * expected);
    }
    assertThat(x).hasSize(81);
  }

  @Test
  void rungeKuttaIsTheClassicalTableauToTheBit() {
    var x = course(growth(0.5).rungeKutta(), "x");
    var expected = 100.0;
    for (var step = 0; step < x.length; step++) {
      assertThat(x[step]).isEqualTo(expected);
      var k1 = 0.1 * expected;
      var k2 = 0.1 * (expected + 0.25 * k1);
      var k3 = 0.1 * (expected + 0.25 * k2);
      var k4 = 0.1 * (expected + 0.5 * k3);
      expected = expected + 0.5 / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
  }

  @Test
  void rungeKuttaFollowsAnOscillator() {
    var model =
        TestModel.over(0, 2 * Math.PI, Math.PI / 50)
            .rungeKutta()
            .stock("position", v("speed"), n(1))
            .stock("speed", neg(v("position")), n(0));
    var position = course(model, "position");
    for (var step = 0; step < position.length; step++) {
      // The method's error grows as t dt^4 / 120, here below 1e-6 after one turn.
      assertThat(position[step])
          .isCloseTo(Math.cos(step * Math.PI / 50), org.assertj.core.api.Assertions.within(1e-6));
    }
  }

  @Test
  void stocksThatFeedEachOtherMoveAtOnce() {
    var model = TestModel.over(0, 2, 1).stock("a", v("b"), n(1)).stock("b", v("a"), n(10));
    assertThat(course(model, "a")).containsExactly(1, 11, 22);
    assertThat(course(model, "b")).containsExactly(10, 11, 22);
  }

  @Test
  void timeIsNeverASum() {
    var time = Simulation.run(TestModel.over(0, 100, 0.1, 1).program()).times();
    assertThat(time).hasSize(101);
    for (var save = 0; save < time.length; save++) {
      assertThat(time[save]).isEqualTo(0 + 10 * save * 0.1);
    }
  }

  @Test
  void savesAreWholeNumbersOfSteps() {
    var model = TestModel.over(2, 5, 0.125, 0.5).aux("t", v("Time"));
    var trajectory = Simulation.run(model.program());
    assertThat(trajectory.times()).containsExactly(2, 2.5, 3, 3.5, 4, 4.5, 5);
    assertThat(column(trajectory, "t")).containsExactly(trajectory.times());
  }

  @Test
  void everyScalarIsSavedInTheOrderOfTheFile() {
    var model =
        TestModel.over(0, 1, 1)
            .dimension("region", "north", "south")
            .aux("total", call(Function.SUM, v("people", "region!")))
            .constants("start", "region", 1, 2)
            .stock("people", List.of("region"), n(1), v("start", "region"));
    var trajectory = Simulation.run(model.program());
    assertThat(trajectory.labels())
        .containsExactly(
            "INITIAL TIME",
            "FINAL TIME",
            "TIME STEP",
            "SAVEPER",
            "total",
            "start[north]",
            "start[south]",
            "people[north]",
            "people[south]");
    assertThat(column(trajectory, "total")).containsExactly(3, 5);
    assertThat(column(trajectory, "start[south]")).containsExactly(2, 2);
  }

  @Test
  void overridesReplaceConstantsAndTimeSettings() {
    var model = growth(0.125);
    var program =
        model
            .lowered(Map.of("Rate", 0.2, "time step", 1.0, "SAVEPER", 2.0))
            .program()
            .orElseThrow();
    assertThat(column(Simulation.run(program), "x")[1]).isEqualTo(100 * 1.2 * 1.2);
    assertThat(program.time().count()).isEqualTo(10);
  }

  @Test
  void aStockThatStartsFromAnActiveInitialUsesItsInitialValue() {
    // The example of the Vensim reference manual, ACTIVE INITIAL.
    var model =
        TestModel.over(0, 1, 1)
            .constant("adjust", 1.5)
            .stock("capacity", sub(v("target"), v("capacity")), v("target"))
            .aux("target", call(Function.ACTIVE_INITIAL, mul(v("capacity"), v("adjust")), n(100)));
    assertThat(course(model, "capacity")).containsExactly(100, 150);
    assertThat(course(model, "target")).containsExactly(150, 225);
  }

  @Test
  void whatFollowsFromAnActiveInitialIsComputedAnew() {
    var model =
        TestModel.over(0, 1, 1)
            .aux("b", add(v("a"), n(1)))
            .aux("a", call(Function.ACTIVE_INITIAL, n(5), n(3)))
            .stock("x", n(0), v("b"));
    assertThat(course(model, "b")).containsExactly(6, 6);
    assertThat(course(model, "x")).containsExactly(4, 4);
  }

  @Test
  void theInitialValueOfAVariableStays() {
    var model =
        TestModel.over(3, 5, 1)
            .aux("first", call(Function.INITIAL, mul(v("Time"), n(2))))
            .aux("ratio", div(v("Time"), v("first")));
    assertThat(course(model, "first")).containsExactly(6, 6, 6);
    assertThat(course(model, "ratio")).containsExactly(0.5, 4.0 / 6, 5.0 / 6);
  }

  @Test
  void aDivisionByZeroIsANumberOfItsOwn() {
    var model = TestModel.over(0, 1, 1).aux("t", v("Time")).aux("x", div(n(1), v("t")));
    assertThat(course(model, "x")).containsExactly(Double.POSITIVE_INFINITY, 1);
  }
}
