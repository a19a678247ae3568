package org.jirga.engine.kernel.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.v;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.run.Simulation;
import org.jirga.model.expr.Expr;
import org.junit.jupiter.api.Test;

/// A kernel of an edited model needs new classes only for what the edit touches.
class IncrementalCompileTest {

  private static final int EQUATIONS = 600;

  private final ScalarCompiler compiler = new ScalarCompiler();

  /// `x0`, `x1`, …, each of the one before it; some fill stocks.
  private static TestModel chain(Function<Integer, Expr> equation) {
    var model = TestModel.over(0, 3, 1).constant("c", 0.5).aux("x0", v("Time"));
    for (var index = 1; index < EQUATIONS; index++) {
      model.aux("x" + index, equation.apply(index));
      if (index % 20 == 0) {
        model.stock("s" + index, mul(v("c"), v("x" + index)), n(index));
      }
    }
    return model;
  }

  private static Expr usual(int index) {
    return add(mul(v("c"), v("x" + (index - 1))), n(index));
  }

  private Kernel compile(Program program) {
    Set<Slot> free =
        program.constants().stream()
            .map(Program.Constant::slot)
            .filter(slot -> slot.label().equals("c"))
            .collect(Collectors.toSet());
    var kernel = compiler.compile(program, free, Set.copyOf(program.variables()));
    assertThat(Simulation.run(kernel, Map.of()).values())
        .containsExactly(Simulation.run(program, Backend.INTERPRETER).values());
    return kernel;
  }

  private int classesFor(TestModel model) {
    var before = compiler.classes();
    compile(model.program());
    return compiler.classes() - before;
  }

  @Test
  void onlyWhatAnEditTouchesIsCompiledAgain() {
    var kernel = compile(chain(IncrementalCompileTest::usual).program());
    var all = compiler.classes();
    assertThat(all).isGreaterThan(12);

    assertThat(classesFor(chain(IncrementalCompileTest::usual))).as("the same model").isZero();
    assertThat(classesFor(chain(IncrementalCompileTest::usual).constant("another", 5)))
        .as("a constant that nothing reads")
        .isZero();
    var changed = chain(index -> index == 300 ? mul(v("c"), v("x299")) : usual(index));
    assertThat(classesFor(changed)).as("another equation").isBetween(1, 4);
    var longer = chain(IncrementalCompileTest::usual).aux("new", mul(v("x100"), v("x500")));
    assertThat(classesFor(longer)).as("an equation more").isBetween(1, 6);
    var rewired = chain(index -> index == 400 ? add(v("x1"), v("Time")) : usual(index));
    assertThat(classesFor(rewired)).as("another dependency").isBetween(1, all / 2);
    assertThat(kernel.program().variables()).isNotEmpty(); // alive until here
  }

  @Test
  void anotherValueOfAConstantNeedsNoClass() {
    var program = chain(IncrementalCompileTest::usual).program();
    var kernel = compile(program);
    var before = compiler.classes();
    var c = program.constant("c").orElseThrow().slot();
    compile(program.withConstants(Map.of(c, 0.75)));
    assertThat(compiler.classes()).isEqualTo(before);
    assertThat(kernel.program().variables()).isNotEmpty(); // alive until here
  }

  @Test
  void anotherModelStartsAfresh() {
    compile(chain(IncrementalCompileTest::usual).program());
    var small = TestModel.over(0, 3, 1).aux("x7", mul(v("Time"), v("Time"))).program();
    assertThat(compile(small).workingRows()).isLessThan(20);
  }
}
