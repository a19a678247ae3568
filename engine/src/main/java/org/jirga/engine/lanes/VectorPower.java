package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.all;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.productError;
import static org.jirga.engine.lanes.Vectors.scratch;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.jirga.engine.arithmetic.Elementary;

/// `Power`, in vectors.
final class VectorPower {

  private static final double LARGEST_EXPONENT = 0x1p65;
  private static final double LARGEST_PRODUCT = 1000;

  private static final int HIGH = scratch(8);
  private static final int LOW = scratch(9);
  private static final int RESULT = scratch(12);

  private VectorPower() {}

  static void pow(double[] m, int t, int a, int b, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      VectorLogarithm.precise(m, HIGH, LOW, a + tile, lanes);
      exponent(m, b + tile, lanes);
      VectorExponential.core(m, RESULT, HIGH, LOW, lanes);
      settle(m, t + tile, a + tile, b + tile, lanes);
    }
  }

  /// y ln x in place of ln x, limited to what gives 0 or infinity.
  private static void exponent(double[] m, int ys, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var ln = load(m, HIGH + i);
      var limited = all(-LARGEST_EXPONENT).max(load(m, ys + i).min(LARGEST_EXPONENT));
      var product = limited.mul(ln);
      var low = productError(limited, ln, product).add(limited.mul(load(m, LOW + i)));
      var exponent = all(-LARGEST_PRODUCT).max(product.min(LARGEST_PRODUCT));
      exponent.intoArray(m, HIGH + i);
      all(0).blend(low, exponent.compare(EQ, product)).intoArray(m, LOW + i);
    }
  }

  /// A positive power of zero is zero; other special cases are left to the definition.
  private static void settle(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var x = load(m, a + i);
      var y = load(m, b + i);
      var zero = isPositiveZero(x).and(isPositiveFinite(y));
      load(m, RESULT + i).blend(0, zero).intoArray(m, RESULT + i);
      var ordinary = VectorLogarithm.isOrdinary(x).and(hasCore(y)).or(zero);
      if (!ordinary.allTrue()) {
        define(m, RESULT + i, a + i, b + i, ordinary.toLong());
      }
      load(m, RESULT + i).intoArray(m, t + i);
    }
  }

  private static void define(double[] m, int result, int a, int b, long ordinary) {
    for (var lane = 0; lane < LENGTH; lane++) {
      if ((ordinary >>> lane & 1) == 0) {
        m[result + lane] = Elementary.pow(m[a + lane], m[b + lane]);
      }
    }
  }

  private static VectorMask<Double> isPositiveZero(DoubleVector x) {
    return x.reinterpretAsLongs().compare(EQ, 0).cast(Vectors.SPECIES);
  }

  private static VectorMask<Double> isPositiveFinite(DoubleVector y) {
    return Vectors.between(y, 0, Double.POSITIVE_INFINITY);
  }

  /// Whether the exponent is finite and none of those for which IEEE 754 has an operation.
  private static VectorMask<Double> hasCore(DoubleVector y) {
    return y.abs()
        .compare(LT, Double.POSITIVE_INFINITY)
        .and(y.compare(NE, 2))
        .and(y.compare(NE, 1))
        .and(y.compare(NE, 0.5));
  }
}
