package org.jirga.engine.kernel.emit;

import static org.assertj.core.api.Assertions.fail;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.v;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jirga.engine.RandomExpressions;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.junit.jupiter.api.Test;

/// Models of random equations have the same bits in bytecode and in the interpreter: every slot of
/// the model, at every evaluation, whatever varies, whatever is observed.
class ScalarPropertyTest {

  private static final int MODELS = 200;
  private static final int VARIABLES = 12;
  private static final int STEPS = 6;
  private static final double DT = 0.25;

  private static final double[] SPECIALS = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_NORMAL,
    Double.MAX_VALUE,
    1,
    -1,
    0x1p53,
    1e-7
  };

  @Test
  void bytecodeHasTheBitsOfTheInterpreter() {
    for (var seed = 0; seed < MODELS; seed++) {
      compare(new Random(seed), seed);
    }
  }

  private static void compare(Random random, int seed) {
    var program = model(random).program();
    var varying = constants(program, random);
    var observed = random.nextBoolean() ? Set.copyOf(program.variables()) : some(program, random);
    var oracle = new KernelCompiler().compile(program, Backend.INTERPRETER, varying, observed);
    var scalar = new KernelCompiler().compile(program, Backend.SCALAR, varying, observed);
    var expected = oracle.block(1);
    var computed = scalar.block(1);
    for (var run = 0; run < 4; run++) {
      for (var constant : varying) {
        var value = value(random);
        expected.set(constant, 0, value);
        computed.set(constant, 0, value);
      }
      oracle.start(expected, 1);
      scalar.start(computed, 1);
      for (var step = 0; step <= STEPS; step++) {
        oracle.evaluate(expected, step);
        scalar.evaluate(computed, step);
        var where = "model " + seed + ", run " + run + ", step " + step;
        observed.forEach(slot -> check(slot, expected, computed, where));
        program.stocks().forEach(stock -> check(stock.stock(), expected, computed, where));
        oracle.advance(expected, step);
        scalar.advance(computed, step);
      }
    }
  }

  private static void check(Slot slot, Block expected, Block computed, String where) {
    var is = computed.value(slot, 0);
    var should = expected.value(slot, 0);
    if (Double.doubleToLongBits(is) != Double.doubleToLongBits(should)) {
      fail("%s, %s: %s, not %s", where, slot.label(), is, should);
    }
  }

  private static TestModel model(Random random) {
    var model =
        TestModel.over(-2 * DT, (STEPS - 2) * DT, DT)
            .constant("c0", 0.5)
            .constant("c1", value(random))
            .constant("c2", -1)
            .stock("s", mul(v("x" + random.nextInt(VARIABLES)), n(0.5)), v("c2"))
            .stock("felt", v("remembered"), v("c0"));
    for (var index = 0; index < VARIABLES; index++) {
      model.aux("x" + index, RandomExpressions.expression(random, index, 5));
    }
    model.aux("remembered", remembered(random));
    if (random.nextBoolean()) {
      addArrays(model, random);
    }
    return random.nextInt(3) == 0 ? model.rungeKutta() : model;
  }

  private static void addArrays(TestModel model, Random random) {
    model.dimension("d", "d0", "d1", "d2", "d3").dimension("e", "e0", "e1", "e2");
    for (var index = 0; index < 4; index++) {
      var one = RandomExpressions.elementwise(random, index, 3, false);
      var two = RandomExpressions.elementwise(random, index, 3, true);
      model.aux("a" + index, List.of("d"), one).aux("b" + index, List.of("d", "e"), two);
    }
    model
        .constants("weight", "d", value(random), value(random), value(random), value(random))
        .stock("level", List.of("d"), mul(v("a3", "d"), v("weight", "d")), v("a2", "d"));
  }

  private static Expr remembered(Random random) {
    var x = v("x" + random.nextInt(VARIABLES));
    var duration = n(DT * (1 + random.nextInt(4)));
    return switch (random.nextInt(5)) {
      case 0 -> call(Function.SMOOTH3, x, duration);
      case 1 -> call(Function.DELAY1, x, v("c1"));
      case 2 -> call(Function.DELAY_FIXED, x, duration, v("c0"));
      case 3 -> call(Function.INITIAL, x);
      default -> add(call(Function.SMOOTH, x, v("c0")), v("felt"));
    };
  }

  private static Set<Slot> constants(Program program, Random random) {
    var varying = new HashSet<Slot>();
    for (var name : new String[] {"c0", "c1", "c2"}) {
      if (random.nextInt(3) > 0) {
        varying.add(program.constant(name).orElseThrow().slot());
      }
    }
    return varying;
  }

  private static Set<Slot> some(Program program, Random random) {
    var slots = new HashSet<Slot>();
    for (var slot : program.variables()) {
      if (random.nextInt(4) == 0) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private static double value(Random random) {
    return random.nextInt(3) == 0
        ? SPECIALS[random.nextInt(SPECIALS.length)]
        : 3 * random.nextGaussian();
  }
}
