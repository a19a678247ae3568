package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.ROUNDER;
import static org.jirga.engine.lanes.Vectors.ROUNDER_BITS;
import static org.jirga.engine.lanes.Vectors.SPECIES;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.all;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.productError;
import static org.jirga.engine.lanes.Vectors.scratch;
import static org.jirga.engine.lanes.Vectors.settle;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.jirga.engine.arithmetic.Elementary;

/// `Logarithm`, in vectors. Subnormal arguments are no ordinary case here.
final class VectorLogarithm {

  private static final double LN2_HIGH = VectorExponential.LN2_HIGH;
  private static final double LN2_LOW = VectorExponential.LN2_LOW;
  private static final double ONE_BY_LN10_HIGH = 0x1.bcb7b1526e50ep-2;
  private static final double ONE_BY_LN10_LOW = 0x1.95355baaafad3p-57;
  private static final double TWO_THIRDS = 0x1.5555555555555p-1;
  private static final double TWO_THIRDS_LOW = 0x1.5555555555555p-55;
  private static final double TWO_FIFTHS = 0x1.999999999999ap-2;
  private static final double TWO_FIFTHS_LOW = -0x1.999999999999ap-56;

  /// Taken away from the bits of a normal number, with 2^10 steps of the exponent added, so that
  /// none is negative, it leaves the exponent in the upper 12 bits.
  private static final long EXPONENT_OFFSET = (1024L << 52) - (0x3fe6a09eL << 32);

  /// The bits of the double k + 1.5 2^52, less those of the integer k + 1024.
  private static final long EXPONENT_BITS = ROUNDER_BITS - 1024;

  // what [#precise] leaves to its second loop
  private static final int K = scratch(2);
  private static final int S = scratch(3);
  private static final int S_LOW = scratch(4);
  private static final int Z = scratch(5);
  private static final int Z_LOW = scratch(6);
  private static final int T = scratch(7);

  private static final int HIGH = scratch(8);
  private static final int LOW = scratch(9);
  private static final int BASE_HIGH = scratch(10);
  private static final int BASE_LOW = scratch(11);
  private static final int RESULT = scratch(12);

  private VectorLogarithm() {}

  static void ln(double[] m, int t, int a, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      core(m, a + tile, lanes);
      for (var i = 0; i < lanes; i += LENGTH) {
        var x = a + tile + i;
        settle(m, RESULT + i, t + tile + i, x, isOrdinary(load(m, x)), Elementary::ln);
      }
    }
  }

  static void log10(double[] m, int t, int a, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      precise(m, HIGH, LOW, a + tile, lanes);
      for (var i = 0; i < lanes; i += LENGTH) {
        var high = load(m, HIGH + i);
        var product = high.mul(ONE_BY_LN10_HIGH);
        var error = productError(high, all(ONE_BY_LN10_HIGH), product);
        var lows = high.mul(ONE_BY_LN10_LOW).add(load(m, LOW + i).mul(ONE_BY_LN10_HIGH));
        product.add(error.add(lows)).intoArray(m, RESULT + i);
      }
      for (var i = 0; i < lanes; i += LENGTH) {
        var x = a + tile + i;
        settle(m, RESULT + i, t + tile + i, x, isOrdinary(load(m, x)), Elementary::log10);
      }
    }
  }

  static void log(double[] m, int t, int a, int b, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      precise(m, HIGH, LOW, a + tile, lanes);
      precise(m, BASE_HIGH, BASE_LOW, b + tile, lanes);
      divide(m, lanes);
      for (var i = 0; i < lanes; i += LENGTH) {
        var base = load(m, b + tile + i);
        var ordinary =
            isOrdinary(load(m, a + tile + i)).and(isOrdinary(base)).and(base.compare(NE, 1));
        if (!ordinary.allTrue()) {
          define(m, RESULT + i, a + tile + i, b + tile + i, ordinary.toLong());
        }
        load(m, RESULT + i).intoArray(m, t + tile + i);
      }
    }
  }

  private static void define(double[] m, int result, int a, int b, long ordinary) {
    for (var lane = 0; lane < LENGTH; lane++) {
      if ((ordinary >>> lane & 1) == 0) {
        m[result + lane] = Elementary.log(m[a + lane], m[b + lane]);
      }
    }
  }

  private static void divide(double[] m, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      Vectors.quotient(
              load(m, HIGH + i), load(m, LOW + i), load(m, BASE_HIGH + i), load(m, BASE_LOW + i))
          .intoArray(m, RESULT + i);
    }
  }

  static VectorMask<Double> isOrdinary(DoubleVector x) {
    return x.compare(GE, Double.MIN_NORMAL).and(x.compare(LT, Double.POSITIVE_INFINITY));
  }

  private static void core(double[] m, int xs, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var bits = DoubleVector.fromArray(SPECIES, m, xs + i).reinterpretAsLongs();
      var shifted = bits.add(EXPONENT_OFFSET).lanewise(LSHR, 52);
      var k = shifted.add(EXPONENT_BITS).reinterpretAsDoubles().sub(ROUNDER);
      var f = bits.sub(shifted.sub(1024).lanewise(LSHL, 52)).reinterpretAsDoubles().sub(1);
      var s = f.div(f.add(2));
      var z = s.mul(s);
      var w = z.mul(z);
      var last = z.mul(0x1.101b048ad5c53p-3).add(0x1.0f4afb061401fp-3);
      var third = z.mul(0x1.3b214fe7833a3p-3).add(0x1.745cdba4c70c7p-3).add(w.mul(last));
      var second = z.mul(0x1.c71c725be2597p-3).add(0x1.249249242f2dcp-2).add(w.mul(third));
      var first = z.mul(0x1.9999999999d57p-2).add(0x1.5555555555555p-1).add(w.mul(second));
      var r = z.mul(first);
      var half = f.mul(0.5).mul(f);
      var rest = half.sub(s.mul(half.add(r)).add(k.mul(LN2_LOW))).sub(f);
      k.mul(LN2_HIGH).sub(rest).intoArray(m, RESULT + i);
    }
  }

  /// The logarithm in two doubles.
  static void precise(double[] m, int highs, int lows, int xs, int n) {
    quotient(m, xs, n);
    series(m, n);
    sum(m, highs, lows, n);
  }

  /// k and s + sLow = (m - 1) / (m + 1).
  private static void quotient(double[] m, int xs, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var bits = load(m, xs + i).reinterpretAsLongs();
      var shifted = bits.add(EXPONENT_OFFSET).lanewise(LSHR, 52);
      shifted.add(EXPONENT_BITS).reinterpretAsDoubles().sub(ROUNDER).intoArray(m, K + i);
      var significand = bits.sub(shifted.sub(1024).lanewise(LSHL, 52)).reinterpretAsDoubles();
      var f = significand.sub(1);
      var g = significand.add(1);
      var inverse = all(1).div(g);
      var s = f.mul(inverse);
      s.intoArray(m, S + i);
      var product = s.mul(g);
      var rest = f.sub(product).sub(productError(s, g, product));
      rest.sub(s.mul(significand.sub(g.sub(1)))).mul(inverse).intoArray(m, S_LOW + i);
    }
  }

  /// z + zLow, the square of s + sLow, and z (2/7 + 2/9 z + …).
  private static void series(double[] m, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var s = load(m, S + i);
      var z = s.mul(s);
      z.intoArray(m, Z + i);
      productError(s, s, z).add(s.mul(2).mul(load(m, S_LOW + i))).intoArray(m, Z_LOW + i);
      var w = z.mul(z);
      var last =
          z.mul(0x1.e01ee3cbd8c49p-4).add(0x1.1115a489dee62p-3).add(w.mul(0x1.d9cf3c6f9d672p-4));
      var second = z.mul(0x1.3b13a510a3d2bp-3).add(0x1.745d175537226p-3).add(w.mul(last));
      var first = z.mul(0x1.c71c71c7151cp-3).add(0x1.2492492492497p-2).add(w.mul(second));
      z.mul(first).intoArray(m, T + i);
    }
  }

  /// k ln 2 + 2 s + s z (2/3 + 2/5 z + …).
  private static void sum(double[] m, int highs, int lows, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var z = load(m, Z + i);
      var zLow = load(m, Z_LOW + i);
      var t = load(m, T + i);
      var q = t.add(TWO_FIFTHS);
      var p = z.mul(q);
      var b = p.add(TWO_THIRDS);
      var qLow = t.sub(q.sub(TWO_FIFTHS)).add(TWO_FIFTHS_LOW);
      var lowOfB = productError(z, q, p).add(z.mul(qLow).add(zLow.mul(q))).add(TWO_THIRDS_LOW);
      var bLow = p.sub(b.sub(TWO_THIRDS)).add(lowOfB);
      var u = z.mul(b);
      var uLow = productError(z, b, u).add(z.mul(bLow)).add(zLow.mul(b));
      var s = load(m, S + i);
      var sLow = load(m, S_LOW + i);
      var v = s.mul(u);
      var vLow = productError(s, u, v).add(s.mul(uLow)).add(sLow.mul(u));
      var k = load(m, K + i);
      var kLn2 = k.mul(LN2_HIGH);
      var s2 = s.mul(2);
      var sum = kLn2.add(s2);
      var total = sum.add(v);
      var error = s2.sub(sum.sub(kLn2)).add(v.sub(total.sub(sum)));
      var rest = error.add(k.mul(LN2_LOW).add(sLow.mul(2).add(vLow)));
      var high = total.add(rest);
      high.intoArray(m, highs + i);
      rest.sub(high.sub(total)).intoArray(m, lows + i);
    }
  }
}
