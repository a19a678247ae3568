package org.jirga.engine.kernel;

import static org.assertj.core.api.Assertions.fail;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.v;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jirga.engine.RandomExpressions;
import org.jirga.engine.TestModel;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Models of random equations have the same bits in every kernel and in a plain evaluation of what
/// was written, one run and one node at a time.
class KernelPropertyTest {

  private static final int MODELS = 300;
  private static final int VARIABLES = 12;
  private static final int LANES = 13;
  private static final int STEPS = 4;
  private static final double DT = 0.25;

  /// Makes a kernel for a program, the constants that vary and what is observed.
  private interface Maker {
    Kernel make(Program program, Set<Slot> varying, Set<Slot> observed);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aBlockHasTheBitsOfAPlainEvaluation(Backend backend) {
    compare(
        (program, varying, observed) ->
            new KernelCompiler().compile(program, backend, varying, observed));
  }

  @Test
  void loopsMadeForTheModelHaveTheSameBits() {
    compare(
        (program, varying, observed) ->
            new KernelCompiler().lasting().compile(program, Backend.LANES, varying, observed));
  }

  @Test
  void lanesWithoutVectorInstructionsHaveTheSameBits() {
    compare(
        (program, varying, observed) ->
            new LaneKernel(
                program, varying, observed, LaneFunctions.plain(), Optional.of(new MadeLoops())));
  }

  private static void compare(Maker maker) {
    for (var seed = 0; seed < MODELS; seed++) {
      compare(maker, new Random(seed), seed);
    }
  }

  private static void compare(Maker maker, Random random, int seed) {
    var bodies = new ArrayList<Expr>();
    for (var index = 0; index < VARIABLES; index++) {
      bodies.add(RandomExpressions.expression(random, index, 5));
    }
    var netFlow = v("x" + random.nextInt(VARIABLES));
    var model =
        TestModel.over(0, STEPS * DT, DT)
            .constant("c0", 0.5)
            .constant("c1", 2)
            .constant("c2", -1)
            .stock("s", mul(netFlow, n(0.5)), v("c2"));
    for (var index = 0; index < VARIABLES; index++) {
      model.aux("x" + index, bodies.get(index));
    }
    var program = model.program();
    var varying = new HashSet<Slot>();
    varying.add(program.constant("c1").orElseThrow().slot());
    varying.add(program.constant("c2").orElseThrow().slot());
    var observed = new HashSet<>(program.variables());
    var kernel = maker.make(program, varying, observed);
    var lanes = Math.min(LANES, kernel.mostLanes());
    var block = kernel.block(lanes);
    var runs = new ArrayList<Plain>();
    for (var lane = 0; lane < lanes; lane++) {
      var c1 = random.nextGaussian();
      var c2 = random.nextInt(4) == 0 ? 0.0 : 2 * random.nextGaussian();
      block.set(program.constant("c1").orElseThrow().slot(), lane, c1);
      block.set(program.constant("c2").orElseThrow().slot(), lane, c2);
      runs.add(new Plain(Map.of("c0", 0.5, "c1", c1, "c2", c2), bodies));
    }
    kernel.start(block, lanes);
    for (var step = 0; step <= STEPS; step++) {
      kernel.evaluate(block, step);
      for (var lane = 0; lane < lanes; lane++) {
        var run = runs.get(lane);
        run.evaluate(step * DT);
        check(program, block, lane, run, "model " + seed + ", step " + step);
        run.move(netFlow);
      }
      kernel.advance(block, step);
    }
  }

  private static void check(Program program, Block block, int lane, Plain run, String where) {
    for (var entry : run.values.entrySet()) {
      var slot = program.variable(entry.getKey()).orElseThrow();
      var computed = block.value(slot, lane);
      if (Double.doubleToLongBits(computed) != Double.doubleToLongBits(entry.getValue())) {
        fail("%s, %s: %s, not %s", where, entry.getKey(), computed, entry.getValue());
      }
    }
  }

  /// One run, evaluated as written.
  private static final class Plain {

    private final Map<String, Double> values = new HashMap<>();
    private final List<Expr> bodies;
    private double time;

    Plain(Map<String, Double> constants, List<Expr> bodies) {
      this.values.putAll(constants);
      this.values.put("s", constants.get("c2"));
      this.bodies = bodies;
    }

    void evaluate(double now) {
      time = now;
      for (var index = 0; index < bodies.size(); index++) {
        values.put("x" + index, value(bodies.get(index)));
      }
    }

    void move(Expr netFlow) {
      values.put("s", known("s") + DT * (value(netFlow) * 0.5));
    }

    private double known(String name) {
      return Objects.requireNonNull(values.get(name));
    }

    private double value(Expr expr) {
      return switch (expr) {
        case Expr.Literal literal -> literal.value();
        case Expr.Reference reference ->
            reference.name().equals(Name.of("Time")) ? time : known(reference.name().text());
        case Expr.Unary unary -> {
          var a = value(unary.operand());
          yield unary.op() == UnaryOp.MINUS ? -a : a == 0 ? 1 : 0;
        }
        case Expr.Conditional c -> value(c.test()) != 0 ? value(c.then()) : value(c.otherwise());
        case Expr.InlineLookup inline -> lookUp(value(inline.x()));
        case Expr.Binary binary -> binary(binary.op(), value(binary.left()), value(binary.right()));
        case Expr.Call call -> {
          var a = value(call.arguments().getFirst());
          yield call.arguments().size() == 1
              ? unary(call.function(), a)
              : binary(call.function(), a, value(call.arguments().getLast()));
        }
        case Expr.LookupCall _ -> throw new AssertionError();
      };
    }

    private static double lookUp(double x) {
      if (Double.isNaN(x)) {
        return Double.NaN;
      }
      var points = RandomExpressions.TABLE.points();
      var from = 0;
      while (from < points.size() - 2 && points.get(from + 1).x() < x) {
        from++;
      }
      var a = points.get(from);
      var b = points.get(from + 1);
      var slope = (b.y() - a.y()) / (b.x() - a.x());
      if (x == a.x() || x == b.x()) {
        return x == a.x() ? a.y() : b.y();
      }
      return x > b.x() ? b.y() + slope * (x - b.x()) : a.y() + slope * (x - a.x());
    }

    private static double unary(Function function, double a) {
      return switch (function) {
        case ABS -> Math.abs(a);
        case EXP -> Elementary.exp(a);
        case LN -> Elementary.ln(a);
        case LOG10 -> Elementary.log10(a);
        case SQRT -> Elementary.sqrt(a);
        case SIN -> Elementary.sin(a);
        case COS -> Elementary.cos(a);
        case TAN -> Elementary.tan(a);
        case ARCSIN -> Elementary.arcsin(a);
        case ARCCOS -> Elementary.arccos(a);
        case ARCTAN -> Elementary.arctan(a);
        case SINH -> Elementary.sinh(a);
        case COSH -> Elementary.cosh(a);
        case TANH -> Elementary.tanh(a);
        case INTEGER -> a < 0 ? Math.ceil(a) : Math.floor(a);
        case FLOOR -> Math.floor(a);
        default -> throw new AssertionError(function);
      };
    }

    private double binary(Function function, double a, double b) {
      var middle = time + DT / 2;
      return switch (function) {
        case MIN -> Math.min(a, b);
        case MAX -> Math.max(a, b);
        case LOG -> Elementary.log(a, b);
        case POWER -> Elementary.pow(a, b);
        case MODULO -> a % b;
        case FLOOR_MODULO -> a % b != 0 && a % b < 0 != b < 0 ? a % b + b : a % b;
        case ZIDZ -> Math.abs(b) < 1e-6 ? 0 : a / b;
        case STEP -> middle > b ? a : 0;
        case PULSE -> middle > a && middle < a + (b != 0 ? b : DT) ? 1 : 0;
        default -> throw new AssertionError(function);
      };
    }

    private static double binary(BinaryOp op, double a, double b) {
      return switch (op) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
        case POWER -> Elementary.pow(a, b);
        case LESS -> a < b ? 1 : 0;
        case LESS_OR_EQUAL -> a <= b ? 1 : 0;
        case GREATER -> a > b ? 1 : 0;
        case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
        case EQUAL -> a == b ? 1 : 0;
        case NOT_EQUAL -> a != b ? 1 : 0;
        case AND -> a != 0 && b != 0 ? 1 : 0;
        case OR -> a != 0 || b != 0 ? 1 : 0;
      };
    }
  }
}
