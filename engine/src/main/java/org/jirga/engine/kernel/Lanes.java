package org.jirga.engine.kernel;

import org.jirga.engine.arithmetic.Arithmetic;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Table;

/// The operations on rows: each a loop over the lanes, so that choosing the operation is paid once
/// for many runs and HotSpot can use vector instructions. A target may be one of the operands.
final class Lanes {

  private static final long ONE = Double.doubleToRawLongBits(1);

  private Lanes() {}

  static void apply(Op op, double[] t, double[] a, double[] b, double[] c, int n) {
    switch (op) {
      case ADD -> add(t, a, b, n);
      case SUBTRACT -> subtract(t, a, b, n);
      case MULTIPLY -> multiply(t, a, b, n);
      case DIVIDE -> divide(t, a, b, n);
      case POWER -> power(t, a, b, n);
      case NEGATE -> negate(t, a, n);
      case ABS -> abs(t, a, n);
      case MIN -> min(t, a, b, n);
      case MAX -> max(t, a, b, n);
      case LESS -> less(t, a, b, n);
      case LESS_OR_EQUAL -> lessOrEqual(t, a, b, n);
      case GREATER -> less(t, b, a, n);
      case GREATER_OR_EQUAL -> lessOrEqual(t, b, a, n);
      case EQUAL -> equal(t, a, b, n);
      case NOT_EQUAL -> notEqual(t, a, b, n);
      case FLOOR -> floor(t, a, n);
      case TRUNCATE -> truncate(t, a, n);
      case QUOTIENT -> quotient(t, a, b, c, n);
      case EXP -> exp(t, a, n);
      case LN -> ln(t, a, n);
      case SQRT -> sqrt(t, a, n);
      case AND,
          OR,
          NOT,
          REMAINDER,
          FLOOR_REMAINDER,
          LOG,
          LOG10,
          SIN,
          COS,
          TAN,
          ARCSIN,
          ARCCOS,
          ARCTAN,
          SINH,
          COSH,
          TANH ->
          each(op, t, a, b, c, n);
    }
  }

  /// The others are rare or slow in themselves.
  private static void each(Op op, double[] t, double[] a, double[] b, double[] c, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = op.apply(a[i], b[i], c[i]);
    }
  }

  private static void add(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = a[i] + b[i];
    }
  }

  private static void subtract(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = a[i] - b[i];
    }
  }

  private static void multiply(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = a[i] * b[i];
    }
  }

  private static void divide(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = a[i] / b[i];
    }
  }

  private static void power(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Elementary.pow(a[i], b[i]);
    }
  }

  private static void negate(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = -a[i];
    }
  }

  private static void abs(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Math.abs(a[i]);
    }
  }

  private static void min(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Math.min(a[i], b[i]);
    }
  }

  private static void max(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Math.max(a[i], b[i]);
    }
  }

  // Comparisons choose between long values: C2 has a conditional move for those, and for doubles a
  // branch, which is mispredicted where lanes differ.
  private static void less(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Double.longBitsToDouble(a[i] < b[i] ? ONE : 0);
    }
  }

  private static void lessOrEqual(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Double.longBitsToDouble(a[i] <= b[i] ? ONE : 0);
    }
  }

  private static void equal(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Double.longBitsToDouble(a[i] == b[i] ? ONE : 0);
    }
  }

  private static void notEqual(double[] t, double[] a, double[] b, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Double.longBitsToDouble(a[i] != b[i] ? ONE : 0);
    }
  }

  private static void floor(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Math.floor(a[i]);
    }
  }

  private static void truncate(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Arithmetic.truncate(a[i]);
    }
  }

  private static void quotient(double[] t, double[] a, double[] b, double[] c, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Arithmetic.quotient(a[i], b[i], c[i]);
    }
  }

  private static void exp(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Elementary.exp(a[i]);
    }
  }

  private static void ln(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Elementary.ln(a[i]);
    }
  }

  private static void sqrt(double[] t, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = Elementary.sqrt(a[i]);
    }
  }

  static void select(double[] t, double[] test, double[] then, double[] otherwise, int n) {
    for (var i = 0; i < n; i++) {
      var chosen = Double.doubleToRawLongBits(then[i]);
      var other = Double.doubleToRawLongBits(otherwise[i]);
      t[i] = Double.longBitsToDouble(test[i] != 0 ? chosen : other);
    }
  }

  static void look(Table table, double[] t, double[] x, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = table.at(x[i]);
    }
  }

  static void copy(double[] t, double[] a, int n) {
    System.arraycopy(a, 0, t, 0, n);
  }

  /// `stock + dt * net`, rounded after each operation.
  static void step(double[] t, double[] stock, double dt, double[] net, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = stock[i] + dt * net[i];
    }
  }

  /// `t + weight * a`.
  static void addWeighted(double[] t, double weight, double[] a, int n) {
    for (var i = 0; i < n; i++) {
      t[i] = t[i] + weight * a[i];
    }
  }
}
