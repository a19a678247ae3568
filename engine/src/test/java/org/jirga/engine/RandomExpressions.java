package org.jirga.engine;

import static org.jirga.engine.TestModel.look;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.table;
import static org.jirga.engine.TestModel.v;

import java.util.List;
import java.util.Random;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;

/// Expressions of every operation, for tests that compare two ways of computing them.
public final class RandomExpressions {

  public static final LookupTable TABLE =
      table(LookupTable.Kind.EXTRAPOLATE, -2, 1, 0, -1, 0.5, 3, 4, 2);

  private static final List<Function> UNARY =
      List.of(
          Function.ABS,
          Function.EXP,
          Function.LN,
          Function.LOG10,
          Function.SQRT,
          Function.SIN,
          Function.COS,
          Function.TAN,
          Function.ARCSIN,
          Function.ARCCOS,
          Function.ARCTAN,
          Function.SINH,
          Function.COSH,
          Function.TANH,
          Function.INTEGER,
          Function.FLOOR);

  private static final List<Function> BINARY =
      List.of(
          Function.MIN,
          Function.MAX,
          Function.LOG,
          Function.POWER,
          Function.MODULO,
          Function.FLOOR_MODULO,
          Function.ZIDZ,
          Function.STEP,
          Function.PULSE);

  private RandomExpressions() {}

  /// An expression of the constants `c0` to `c2`, the stock `s`, the time and the variables
  /// `x0`, `x1`, … before one.
  public static Expr expression(Random random, int before, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return switch (random.nextInt(before > 0 ? 6 : 4)) {
        case 0 -> n(random.nextInt(5) - 2);
        case 1 -> v("c" + random.nextInt(3));
        case 2 -> v("s");
        case 3 -> v("Time");
        default -> v("x" + random.nextInt(before));
      };
    }
    var a = expression(random, before, depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> TestModel.call(UNARY.get(random.nextInt(UNARY.size())), a);
      case 1 ->
          TestModel.call(
              BINARY.get(random.nextInt(BINARY.size())), a, expression(random, before, depth - 1));
      case 2 ->
          TestModel.when(
              a, expression(random, before, depth - 1), expression(random, before, depth - 1));
      case 3 -> random.nextBoolean() ? TestModel.neg(a) : TestModel.not(a);
      case 4 -> look(TABLE, a);
      default -> {
        var ops = BinaryOp.values();
        yield TestModel.op(
            ops[random.nextInt(ops.length)], a, expression(random, before, depth - 1));
      }
    };
  }

  /// An expression for each element of `d`, or of `d` and `e`, made of [#expression] and of the
  /// arrays before one: `a0`, `a1`, … over `d`, and `b0`, `b1`, … over both.
  public static Expr elementwise(Random random, int before, int depth, boolean hasTwo) {
    if (depth == 0 || random.nextInt(6) == 0) {
      if (before == 0 || random.nextInt(3) == 0) {
        return expression(random, 3, 1);
      }
      var index = random.nextInt(before);
      return switch (random.nextInt(hasTwo ? 4 : 3)) {
        case 0 -> v("a" + index, "d");
        case 1 -> TestModel.call(Function.SUM, v("a" + index, "d!"));
        case 2 -> TestModel.call(Function.SUM, TestModel.mul(v("b" + index, "d", "e!"), n(2)));
        default -> v("b" + index, "d", "e");
      };
    }
    var a = elementwise(random, before, depth - 1, hasTwo);
    var b = elementwise(random, before, depth - 1, hasTwo);
    return switch (random.nextInt(6)) {
      case 0 -> TestModel.call(UNARY.get(random.nextInt(UNARY.size())), a);
      case 1 -> TestModel.call(BINARY.get(random.nextInt(BINARY.size())), a, b);
      case 2 -> TestModel.when(a, b, elementwise(random, before, depth - 1, hasTwo));
      case 3 -> look(TABLE, a);
      default -> TestModel.op(BinaryOp.values()[random.nextInt(BinaryOp.values().length)], a, b);
    };
  }
}
