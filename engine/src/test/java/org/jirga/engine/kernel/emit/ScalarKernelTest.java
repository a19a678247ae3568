package org.jirga.engine.kernel.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.look;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.neg;
import static org.jirga.engine.TestModel.table;
import static org.jirga.engine.TestModel.v;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jirga.engine.RandomExpressions;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.kernel.arrange.Arranger;
import org.jirga.engine.program.LargeParts;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Simulation;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.junit.jupiter.api.Test;

class ScalarKernelTest {

  /// C2 does not compile methods above 8,000 bytes (HotSpot HugeMethodLimit).
  private static final int HUGE = 8000;

  private static final LookupTable TABLE = table(LookupTable.Kind.CONTINUOUS, 0, 1, 10, 2);

  private static TestModel growth() {
    return TestModel.over(0, 10, 0.5)
        .constant("rate", 0.1)
        .aux("growth", mul(look(TABLE, v("x")), mul(v("rate"), v("x"))))
        .stock("x", v("growth"), n(1));
  }

  private static Program random(int seed) {
    var random = new Random(seed);
    var model =
        TestModel.over(0, 1, 1)
            .constant("c0", 0.5)
            .constant("c1", 2)
            .constant("c2", -1)
            .stock("s", v("x19"), v("c2"));
    for (var index = 0; index < 20; index++) {
      model.aux("x" + index, RandomExpressions.expression(random, index, 6));
    }
    return model.program();
  }

  /// `sin(1 x) + sin(2 x) + …` as a balanced tree.
  private static Expr terms(int from, int to) {
    return to - from == 1
        ? call(Function.SIN, mul(n(from), v("x")))
        : add(terms(from, (from + to) / 2), terms((from + to) / 2, to));
  }

  private static Program huge() {
    return TestModel.over(0, 3, 1)
        .aux("y", terms(1, 3000))
        .aux("z", add(terms(1, 2000), v("y")))
        .stock("x", v("z"), n(1))
        .program();
  }

  @Test
  void generatedClassesAreValidAndSmall() {
    var programs = new ArrayList<>(IntStream.range(0, 20).mapToObj(seed -> random(seed)).toList());
    programs.add(growth().program());
    programs.add(huge());
    for (var program : programs) {
      var arrangement = Arranger.arrange(LargeParts.cut(program, RoutineEmitter.MOST_NODES));
      for (var batches :
          List.of(arrangement.initials(), arrangement.dynamics(), arrangement.netFlows())) {
        var bytes = RoutineEmitter.emit(batches).bytes();
        assertThat(ClassFile.of().verify(bytes)).isEmpty();
        for (var method : ClassFile.of().parse(bytes).methods()) {
          assertThat(method.findAttribute(Attributes.code()).orElseThrow().codeLength())
              .isLessThan(HUGE);
        }
      }
    }
  }

  @Test
  void aHugeExpressionHasTheSameBits() {
    var program = huge();
    assertThat(Simulation.run(program, Backend.SCALAR).values())
        .containsExactly(Simulation.run(program, Backend.INTERPRETER).values());
  }

  @Test
  void aSumOverManyElementsHasTheSameBits() {
    var elements = IntStream.range(0, 3000).mapToObj(index -> "e" + index).toArray(String[]::new);
    var program =
        TestModel.over(0, 4, 1)
            .dimension("d", elements)
            .aux("x", List.of("d"), call(Function.SIN, v("Time")))
            .aux("total", call(Function.SUM, mul(v("x", "d!"), v("x", "d!"))))
            .aux("more", call(Function.SUM, neg(v("x", "d!"))))
            .program();
    assertThat(Simulation.run(program, Backend.SCALAR).values())
        .containsExactly(Simulation.run(program, Backend.INTERPRETER).values());
  }

  @Test
  void oneOfManyElementsHasTheSameBits() {
    var elements = IntStream.range(0, 3000).mapToObj(index -> "e" + index).toArray(String[]::new);
    var program =
        TestModel.over(0, 8, 1)
            .dimension("d", elements)
            .aux("x", List.of("d"), call(Function.SIN, add(v("Time"), v("d"))))
            .aux(
                "chosen",
                List.of("d"),
                call(Function.VECTOR_ELM_MAP, v("x", "e7"), add(mul(v("Time"), v("d")), n(-9))))
            .program();
    assertThat(Simulation.run(program, Backend.SCALAR).values())
        .containsExactly(Simulation.run(program, Backend.INTERPRETER).values());
  }

  @Test
  void anotherConstantNeedsNoOtherKernel() {
    var program = growth().program();
    var rate = program.constant("rate").orElseThrow().slot();
    var kernel = Simulation.kernel(program, Backend.SCALAR, new KernelCompiler());
    var changed = program.withConstants(Map.of(rate, 0.3));
    assertThat(Simulation.run(kernel, Map.of(rate, 0.3)).values())
        .containsExactly(Simulation.run(changed, Backend.INTERPRETER).values());
    assertThat(Simulation.run(kernel, Map.of()).values())
        .containsExactly(Simulation.run(program, Backend.INTERPRETER).values());
  }

  @Test
  void threadsMayShareAKernel() throws Exception {
    var program = growth().program();
    var rate = program.constant("rate").orElseThrow().slot();
    var kernel = Simulation.kernel(program, Backend.SCALAR, new KernelCompiler());
    var tasks = new ArrayList<Callable<double[]>>();
    var alone = new ArrayList<double[]>();
    for (var index = 0; index < 200; index++) {
      var constants = Map.of(rate, index / 1000.0);
      alone.add(Simulation.run(kernel, constants).values());
      tasks.add(() -> Simulation.run(kernel, constants).values());
    }
    try (var executor = Executors.newFixedThreadPool(4)) {
      var together = executor.invokeAll(tasks);
      for (var index = 0; index < tasks.size(); index++) {
        assertThat(together.get(index).get()).containsExactly(alone.get(index));
      }
    }
  }

  @Test
  void aKernelIsFreedWithItsClasses() throws InterruptedException {
    var type = typeOfARoutine();
    for (var attempt = 0; attempt < 50 && type.get() != null; attempt++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(type.get()).isNull();
  }

  /// In a method of its own, so that nothing of the kernel is left on the stack.
  private static WeakReference<Class<?>> typeOfARoutine() {
    var kernel = new ScalarCompiler().compile(growth().program(), Set.of(), Set.of());
    assertThat(Simulation.run(growth().program(), Backend.SCALAR).values()).isNotEmpty();
    var type = ((ScalarKernel) kernel).routines().getFirst().getClass();
    assertThat(type.isHidden()).isTrue();
    return new WeakReference<>(type);
  }
}
