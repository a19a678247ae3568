package org.jirga.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.util.List;
import org.jirga.engine.TestModel;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

  private static final Expr DEAR = call(Function.EXP, add(v("Time"), n(1)));

  private static List<String> shared(TestModel model, boolean lazily) {
    return SharedParts.share(model.program(), lazily).dynamics().stream()
        .map(Assignment::toString)
        .toList();
  }

  private static TestModel model() {
    return TestModel.over(0, 4, 1);
  }

  @Test
  void whatTwoEquationsNeedIsComputedOnce() {
    assertThat(shared(model().aux("x", mul(DEAR, n(2))).aux("y", mul(n(3), DEAR)), true))
        .containsExactly(
            "shared part of x := EXP(ADD(Time, 1.0))",
            "x := MULTIPLY(shared part of x, 2.0)",
            "y := MULTIPLY(3.0, shared part of x)");
  }

  @Test
  void whatHasAVariableAlreadyIsReadFromIt() {
    assertThat(shared(model().aux("x", DEAR).aux("y", mul(n(3), DEAR)).aux("z", DEAR), true))
        .containsExactly("x := EXP(ADD(Time, 1.0))", "y := MULTIPLY(3.0, x)", "z := x");
  }

  @Test
  void whatIsCheapIsComputedAgain() {
    var cheap = add(v("Time"), n(1));
    assertThat(shared(model().aux("x", mul(cheap, n(2))).aux("y", mul(cheap, n(3))), true))
        .hasSize(2);
  }

  @Test
  void whatNobodyNeedsForCertainIsLeftInItsBranches() {
    var model = model().aux("x", when(v("Time"), DEAR, n(0))).aux("y", when(v("Time"), n(0), DEAR));
    assertThat(shared(model, true)).hasSize(2);
    assertThat(shared(model, false)).hasSize(3);
  }

  @Test
  void whatIsCertainlyNeededOnceIsSharedWithBranches() {
    var model = model().aux("x", when(v("Time"), DEAR, n(0))).aux("y", mul(DEAR, n(2)));
    assertThat(shared(model, true)).hasSize(3);
  }

  @Test
  void netFlowsReadWhatVariablesComputed() {
    var program = model().aux("x", DEAR).stock("s", mul(DEAR, n(2)), n(0)).program();
    assertThat(SharedParts.share(program, true).netFlows().stream().map(Assignment::toString))
        .containsExactly("net flow of s := MULTIPLY(x, 2.0)");
  }
}
