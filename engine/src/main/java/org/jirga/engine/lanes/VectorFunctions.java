package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.all;
import static org.jirga.engine.lanes.Vectors.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.jirga.engine.arithmetic.Arithmetic;
import org.jirga.engine.program.Op;

/// Several lanes with one instruction.
final class VectorFunctions implements LaneFunctions {

  /// From here on every double is an integer; added to a smaller positive one and taken away again,
  /// it rounds to the nearest.
  private static final double INTEGERS = 0x1p52;

  /// Whether vectors hold so many numbers that they are worth while.
  static boolean isWide() {
    return LENGTH >= 4;
  }

  @Override
  public boolean isVectorised() {
    return true;
  }

  @Override
  public void apply(Op op, double[] m, int t, int a, int b, int c, int n) {
    switch (op) {
      case ADD -> add(m, t, a, b, n);
      case SUBTRACT -> subtract(m, t, a, b, n);
      case MULTIPLY -> multiply(m, t, a, b, n);
      case DIVIDE -> divide(m, t, a, b, n);
      case NEGATE -> negate(m, t, a, n);
      case ABS -> abs(m, t, a, n);
      case MIN -> min(m, t, a, b, n);
      case MAX -> max(m, t, a, b, n);
      case LESS -> less(m, t, a, b, n);
      case LESS_OR_EQUAL -> lessOrEqual(m, t, a, b, n);
      case GREATER -> less(m, t, b, a, n);
      case GREATER_OR_EQUAL -> lessOrEqual(m, t, b, a, n);
      case EQUAL -> equal(m, t, a, b, n);
      case NOT_EQUAL -> notEqual(m, t, a, b, n);
      case AND -> and(m, t, a, b, n);
      case OR -> or(m, t, a, b, n);
      case NOT -> not(m, t, a, n);
      case TRUNCATE -> truncate(m, t, a, n);
      case FLOOR -> floor(m, t, a, n);
      case QUOTIENT -> quotient(m, t, a, b, c, n);
      case SQRT -> sqrt(m, t, a, n);
      case EXP -> VectorExponential.exp(m, t, a, n);
      case LN -> VectorLogarithm.ln(m, t, a, n);
      case LOG10 -> VectorLogarithm.log10(m, t, a, n);
      case LOG -> VectorLogarithm.log(m, t, a, b, n);
      case POWER -> VectorPower.pow(m, t, a, b, n);
      case SIN -> VectorTrigonometric.sin(m, t, a, n);
      case COS -> VectorTrigonometric.cos(m, t, a, n);
      case TAN -> VectorTrigonometric.tan(m, t, a, n);
      case TANH -> VectorHyperbolic.tanh(m, t, a, n);
      // rare, and the first two without a vector instruction
      case REMAINDER, FLOOR_REMAINDER, ARCSIN, ARCCOS, ARCTAN, SINH, COSH ->
          each(op, m, t, a, b, c, n);
    }
  }

  private static void each(Op op, double[] m, int t, int a, int b, int c, int n) {
    for (var i = 0; i < n; i++) {
      m[t + i] = op.apply(m[a + i], m[b + i], m[c + i]);
    }
  }

  private static void add(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).add(load(m, b + i)).intoArray(m, t + i);
    }
  }

  private static void subtract(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).sub(load(m, b + i)).intoArray(m, t + i);
    }
  }

  private static void multiply(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).mul(load(m, b + i)).intoArray(m, t + i);
    }
  }

  private static void divide(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).div(load(m, b + i)).intoArray(m, t + i);
    }
  }

  private static void negate(double[] m, int t, int a, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).neg().intoArray(m, t + i);
    }
  }

  private static void abs(double[] m, int t, int a, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).abs().intoArray(m, t + i);
    }
  }

  private static void sqrt(double[] m, int t, int a, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).sqrt().intoArray(m, t + i);
    }
  }

  private static void min(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).min(load(m, b + i)).intoArray(m, t + i);
    }
  }

  private static void max(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, a + i).max(load(m, b + i)).intoArray(m, t + i);
    }
  }

  private static DoubleVector truth(VectorMask<Double> mask) {
    return all(0).blend(1, mask);
  }

  private static void less(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(LT, load(m, b + i))).intoArray(m, t + i);
    }
  }

  private static void lessOrEqual(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(LE, load(m, b + i))).intoArray(m, t + i);
    }
  }

  private static void equal(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(EQ, load(m, b + i))).intoArray(m, t + i);
    }
  }

  private static void notEqual(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(NE, load(m, b + i))).intoArray(m, t + i);
    }
  }

  private static void and(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(NE, 0).and(load(m, b + i).compare(NE, 0))).intoArray(m, t + i);
    }
  }

  private static void or(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(NE, 0).or(load(m, b + i).compare(NE, 0))).intoArray(m, t + i);
    }
  }

  private static void not(double[] m, int t, int a, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      truth(load(m, a + i).compare(EQ, 0)).intoArray(m, t + i);
    }
  }

  private static void truncate(double[] m, int t, int a, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var x = load(m, a + i);
      var size = x.abs();
      var nearest = size.add(INTEGERS).sub(INTEGERS);
      var below = nearest.sub(1, size.compare(LT, nearest));
      x.blend(withSign(below, x), size.compare(LT, INTEGERS)).intoArray(m, t + i);
    }
  }

  private static void floor(double[] m, int t, int a, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var x = load(m, a + i);
      var size = x.abs();
      var nearest = withSign(size.add(INTEGERS).sub(INTEGERS), x);
      var below = nearest.sub(1, x.compare(LT, nearest));
      x.blend(withSign(below.abs(), x), size.compare(LT, INTEGERS)).intoArray(m, t + i);
    }
  }

  /// A number without a sign, with that of another.
  private static DoubleVector withSign(DoubleVector size, DoubleVector sign) {
    var signBit = sign.reinterpretAsLongs().lanewise(VectorOperators.AND, Long.MIN_VALUE);
    return size.reinterpretAsLongs().lanewise(VectorOperators.OR, signBit).reinterpretAsDoubles();
  }

  private static void quotient(double[] m, int t, int a, int b, int c, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var divisor = load(m, b + i);
      load(m, a + i)
          .div(divisor)
          .blend(load(m, c + i), divisor.abs().compare(LT, Arithmetic.NEARLY_ZERO))
          .intoArray(m, t + i);
    }
  }

  @Override
  public void select(double[] m, int t, int test, int then, int otherwise, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, otherwise + i)
          .blend(load(m, then + i), load(m, test + i).compare(NE, 0))
          .intoArray(m, t + i);
    }
  }

  @Override
  public void look(LaneTable table, double[] m, int t, int x, int n) {
    VectorTables.look(table, m, t, x, n);
  }

  @Override
  public void step(double[] m, int t, int stock, double dt, int net, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      load(m, stock + i).add(load(m, net + i).mul(dt)).intoArray(m, t + i);
    }
  }

  /// Zero times a finite number is zero, and a sum of such shows whether one was not finite.
  @Override
  public boolean areFinite(double[] numbers, int[] rows, int count, int lanes) {
    var whole = lanes / LENGTH * LENGTH;
    for (var i = 0; i < whole; i += LENGTH) {
      var sum = all(0);
      for (var row = 0; row < count; row++) {
        sum = sum.add(load(numbers, rows[row] + i).mul(0));
      }
      if (sum.compare(NE, 0).anyTrue()) {
        return false;
      }
    }
    for (var row = 0; row < count; row++) {
      for (var lane = whole; lane < lanes; lane++) {
        if (!Double.isFinite(numbers[rows[row] + lane])) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public boolean areWithin(double[] numbers, int row, double low, double high, int lanes) {
    var whole = lanes / LENGTH * LENGTH;
    for (var i = 0; i < whole; i += LENGTH) {
      var value = load(numbers, row + i);
      if (!value.compare(GE, low).and(value.compare(LE, high)).allTrue()) {
        return false;
      }
    }
    for (var lane = whole; lane < lanes; lane++) {
      if (!(numbers[row + lane] >= low && numbers[row + lane] <= high)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void raise(double[] target, double[] numbers, int row, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      load(target, i).max(load(numbers, row + i)).intoArray(target, i);
    }
  }

  @Override
  public void lower(double[] target, double[] numbers, int row, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      load(target, i).min(load(numbers, row + i)).intoArray(target, i);
    }
  }

  @Override
  public void addTo(double[] target, double[] numbers, int row, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      load(target, i).add(load(numbers, row + i)).intoArray(target, i);
    }
  }
}
