package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.productError;
import static org.jirga.engine.lanes.Vectors.scratch;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.jirga.engine.arithmetic.Elementary;

/// `Power`, in vectors.
final class VectorPower {

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

  /// y ln x in place of ln x.
  private static void exponent(double[] m, int ys, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var y = load(m, ys + i);
      var ln = load(m, HIGH + i);
      var product = y.mul(ln);
      product.intoArray(m, HIGH + i);
      productError(y, ln, product).add(y.mul(load(m, LOW + i))).intoArray(m, LOW + i);
    }
  }

  /// Leaves special cases to the definition, and what is too large or too small for a double.
  private static void settle(double[] m, int t, int a, int b, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var ordinary =
          VectorLogarithm.isOrdinary(load(m, a + i))
              .and(hasCore(load(m, b + i)))
              .and(load(m, HIGH + i).abs().compare(LE, LARGEST_PRODUCT));
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

  /// Whether the exponent is none of those for which IEEE 754 has an operation.
  private static VectorMask<Double> hasCore(DoubleVector y) {
    return y.compare(NE, 2).and(y.compare(NE, 1)).and(y.compare(NE, 0.5));
  }
}
