package org.jirga.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.op;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.engine.TestModel;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Function;
import org.jirga.model.source.Diagnostic;
import org.junit.jupiter.api.Test;

class LoweringTest {

  private static TestModel teacup() {
    return TestModel.over(0, 30, 0.125, 1)
        .constant("room", 70)
        .constant("characteristic time", 10)
        .aux("warmth", add(n(100), mul(n(2), n(40))))
        .aux("loss", div(sub(v("teacup"), v("room")), v("characteristic time")))
        .stock("teacup", sub(n(0), v("loss")), v("warmth"));
  }

  @Test
  void whatDoesNotChangeIsComputedOnce() {
    var program = teacup().program();
    assertThat(program.initials().toString()).startsWith("[warmth := 180.0, teacup := warmth, ");
    assertThat(program.dynamics().toString())
        .isEqualTo("[loss := DIVIDE(SUBTRACT(teacup, room), characteristic time)]");
    assertThat(program.netFlows().toString())
        .isEqualTo("[net flow of teacup := SUBTRACT(0.0, loss)]");
  }

  @Test
  void aPartThatDoesNotChangeIsComputedOnce() {
    var program =
        TestModel.over(0, 1, 1)
            .constant("a", 2)
            .aux("x", mul(v("Time"), call(Function.EXP, v("a"))))
            .aux("y", add(v("x"), call(Function.EXP, v("a"))))
            .program();
    assertThat(program.initials().getLast()).hasToString("EXP(a) := EXP(a)");
    assertThat(program.dynamics().toString())
        .isEqualTo("[x := MULTIPLY(Time, EXP(a)), y := ADD(x, EXP(a))]");
    assertThat(program.dynamics().getFirst().code().operands().getLast())
        .isInstanceOf(Code.Load.class);
  }

  @Test
  void aPartIsTheLargestThatDoesNotChange() {
    var program =
        TestModel.over(0, 1, 1)
            .constant("a", 2)
            .aux("x", add(add(mul(v("a"), v("a")), v("a")), mul(v("Time"), sub(v("a"), n(1)))))
            .program();
    assertThat(program.dynamics().getFirst().code().operands().getFirst())
        .isInstanceOf(Code.Load.class)
        .hasToString("ADD(MULTIPLY(a, a), a)");
    assertThat(program.initials()).hasSize(3);
  }

  /// Each operand is looked at once, so that a sum of many terms takes as long as its terms.
  @Test
  void whatHasNoPartsToMoveStaysTheSameCode() {
    var sum = v("Time");
    for (var term = 0; term < 200; term++) {
      sum = add(sum, mul(v("Time"), v("a")));
    }
    var program = TestModel.over(0, 1, 1).constant("a", 2).aux("x", sum).program();
    var again = Specialisation.fix(program, Set.of(program.constant("a").orElseThrow().slot()));
    assertThat(again.dynamics().getFirst().code()).isSameAs(program.dynamics().getFirst().code());
  }

  /// As long a chain as a stack of calls could not follow.
  @Test
  void theOrderOfADelayFollowsFromManyVariables() {
    var model = TestModel.over(0, 10, 1).constant("a", 1).aux("b0", add(v("a"), n(1)));
    for (var link = 1; link <= 20_000; link++) {
      model.aux("b" + link, v("b" + (link - 1)));
    }
    var program =
        model.aux("x", call(Function.DELAY_N, v("Time"), n(4), n(0), v("b20000"))).program();
    assertThat(program.stocks()).hasSize(2);
  }

  @Test
  void aBranchThatASwitchRulesOutDisappears() {
    var program =
        TestModel.over(0, 1, 1)
            .constant("switch", 0)
            .constant("a", 2)
            .aux("p", when(v("switch"), v("Time"), mul(v("a"), n(2))))
            .aux("q", mul(v("p"), v("Time")))
            .program();
    var a = program.constant("a").orElseThrow().slot();
    var fixed = Specialisation.fix(program, Set.of(a));
    assertThat(program.dynamics()).hasSize(2);
    assertThat(fixed.dynamics().toString()).isEqualTo("[q := MULTIPLY(p, Time)]");
    var all = Specialisation.fix(program, Set.of());
    assertThat(all.dynamics().toString()).isEqualTo("[q := MULTIPLY(4.0, Time)]");
  }

  @Test
  void constantsAreListedWithTheirValues() {
    var program =
        TestModel.over(0, 1, 1)
            .dimension("region", "north", "south")
            .constants("cost", "region", 3, 4)
            .program();
    assertThat(program.constants())
        .extracting(Program.Constant::label, Program.Constant::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple("cost[north]", 3.0),
            org.assertj.core.groups.Tuple.tuple("cost[south]", 4.0));
    assertThat(program.constant("Cost[ SOUTH ]").orElseThrow().value()).isEqualTo(4);
    assertThat(program.constant("total")).isEmpty();
  }

  @Test
  void sumsRunOverTheirOwnElements() {
    var program =
        TestModel.over(0, 1, 1)
            .dimension("from", "a", "b")
            .dimension("to", "x", "y")
            .aux("flow", List.of("from", "to"), mul(v("left", "from"), v("right", "to")))
            .constants("left", "from", 2, 3)
            .constants("right", "to", 5, 7)
            .aux("out", List.of("from"), call(Function.SUM, v("flow", "from", "to!")))
            .aux("all", call(Function.SUM, v("flow", "from!", "to!")))
            .program();
    var run = org.jirga.engine.run.Simulation.run(program);
    assertThat(run.columns()[run.labels().indexOf("flow[b,x]")][0]).isEqualTo(15);
    assertThat(run.columns()[run.labels().indexOf("out[a]")][0]).isEqualTo(24);
    assertThat(run.columns()[run.labels().indexOf("all")][0]).isEqualTo(60);
  }

  @Test
  void aSumThatElementsHaveInCommonIsComputedOnce() {
    var program =
        TestModel.over(0, 1, 1)
            .dimension("from", "a", "b", "c")
            .aux("flow", List.of("from"), mul(v("Time"), v("size", "from")))
            .constants("size", "from", 2, 3, 5)
            .aux(
                "share",
                List.of("from"),
                div(v("flow", "from"), call(Function.SUM, v("flow", "from!"))))
            .program();
    assertThat(program.dynamics().toString())
        .contains("[flow[a] := ")
        .containsOnlyOnce("sum in share[a] := ADD(ADD(flow[a], flow[b]), flow[c])")
        .contains("share[b] := DIVIDE(flow[b], sum in share[a])")
        .contains("share[c] := DIVIDE(flow[c], sum in share[a])");
  }

  @Test
  void aSumOfRandomNumbersIsDrawnForEachElement() {
    var noise = call(Function.RANDOM_UNIFORM, n(0), v("size", "from!"), n(0));
    var program =
        TestModel.over(0, 1, 1)
            .dimension("from", "a", "b")
            .constants("size", "from", 2, 3)
            .aux("drawn", List.of("from"), call(Function.SUM, noise))
            .program();
    var run = org.jirga.engine.run.Simulation.run(program);
    assertThat(run.columns()[run.labels().indexOf("drawn[a]")][0])
        .isNotEqualTo(run.columns()[run.labels().indexOf("drawn[b]")][0]);
    assertThat(program.pipelines()).hasSize(4);
  }

  @Test
  void anOverrideIsOfAConstant() {
    assertThatThrownBy(() -> teacup().lowered(Map.of("loss", 1.0)))
        .hasMessage("'loss' is no constant of the model.");
  }

  @Test
  void aSavePeriodThatIsNoWholeNumberOfStepsIsWarnedOf() {
    var lowered = teacup().lowered(Map.of("SAVEPER", 0.3));
    assertThat(lowered.program().orElseThrow().time().saveTimes()).startsWith(0, 0.375, 0.625);
    assertThat(lowered.diagnostics()).hasSize(1);
    assertThat(lowered.diagnostics().getFirst().message())
        .isEqualTo("the save period 0.3 is not a whole number of time steps of 0.125");
  }

  @Test
  void aTimeStepThatCannotBeWrittenInBinaryStillFits() {
    var axis =
        teacup()
            .lowered(Map.of("TIME STEP", 0.1, "SAVEPER", 0.3, "FINAL TIME", 30.0))
            .program()
            .orElseThrow()
            .time();
    assertThat(axis).isEqualTo(new TimeAxis(0, 0.1, 300, 3));
  }

  @Test
  void aRunEndsAtTheLastStepBeforeAFinalTimeThatItMisses() {
    var lowered = teacup().lowered(Map.of("FINAL TIME", 1.2));
    assertThat(lowered.program().orElseThrow().time().count()).isEqualTo(9);
    assertThat(lowered.diagnostics().getFirst().message())
        .isEqualTo("the run ends at 1.125: steps of 0.125 from 0.0 miss the final time 1.2");
    assertThat(lowered.diagnostics().getFirst().isError()).isFalse();
  }

  @Test
  void timeGoesForwardInStepsOfSomeLength() {
    assertThat(teacup().lowered(Map.of("TIME STEP", 0.0)).diagnostics().getFirst().message())
        .isEqualTo("the time step is 0.0");
    assertThat(teacup().lowered(Map.of("FINAL TIME", -1.0)).diagnostics().getFirst().message())
        .isEqualTo("no run leads from 0.0 to -1.0 in steps of 0.125");
  }

  @Test
  void aConstantBehindATimeSettingIsOne() {
    var program =
        TestModel.over(0, v("months"), 1)
            .aux("months", mul(v("years"), n(12)))
            .constant("years", 2)
            .constant("other", 1)
            .program();
    assertThat(program.time().count()).isEqualTo(24);
    assertThat(program.freeConstants())
        .extracting(Program.Constant::label)
        .containsExactly("other");
    assertThat(program.timeSettings())
        .contains(program.constant("years").orElseThrow().slot())
        .contains(program.constant("SAVEPER").orElseThrow().slot());
  }

  @Test
  void timeSettingsMayFollowTheTime() {
    var stops = when(op(BinaryOp.LESS, v("Time"), n(5)), n(10), n(50));
    var program = TestModel.over(0, stops, 1).program();
    assertThat(program.time().stop()).isEqualTo(50);
  }

  @Test
  void stepsMayChangeTheirLength() {
    var axis =
        TestModel.over(0, 3, when(op(BinaryOp.LESS, v("Time"), n(2)), n(1), n(0.25)))
            .program()
            .time();
    assertThat(IntStream.rangeClosed(0, axis.count()).mapToDouble(axis::time).toArray())
        .containsExactly(0, 1, 2, 2.25, 2.5, 2.75, 3);
    assertThat(axis.dt(1)).isEqualTo(1);
    assertThat(axis.dt(2)).isEqualTo(0.25);
    assertThat(axis.stepAt(2.5)).hasValue(4);
    assertThat(axis.stepAt(1.5)).isEmpty();
  }

  @Test
  void aTimeSettingThatFollowsAStockIsRefused() {
    var end = when(op(BinaryOp.LESS, v("twice"), n(4)), n(9), v("Time"));
    var lowered =
        TestModel.over(0, end, 1)
            .aux("twice", op(BinaryOp.MULTIPLY, v("level"), n(2)))
            .stock("level", n(1), n(5))
            .lowered(Map.of());
    assertThat(lowered.program()).isEmpty();
    assertThat(lowered.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("'FINAL TIME' depends on 'level', which only a run can tell");
  }

  @Test
  void aRunThatNeverEndsIsRefused() {
    var lowered = TestModel.over(0, op(BinaryOp.ADD, v("Time"), n(1)), 1).lowered(Map.of());
    assertThat(lowered.program()).isEmpty();
    assertThat(lowered.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("the time settings lead to no end of the run");
  }
}
