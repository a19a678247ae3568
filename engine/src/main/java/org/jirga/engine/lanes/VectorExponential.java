package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.ROUNDER;
import static org.jirga.engine.lanes.Vectors.ROUNDER_BITS;
import static org.jirga.engine.lanes.Vectors.SPECIES;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.between;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.scratch;
import static org.jirga.engine.lanes.Vectors.settle;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.jirga.engine.arithmetic.Elementary;

/// `Exponential`, in vectors.
final class VectorExponential {

  static final double LN2_HIGH = 0x1.62e42ffp-1;
  static final double LN2_LOW = -0x1.718432a1b0e26p-35;
  static final double ONE_BY_LN2 = 0x1.71547652b82fep0;

  private static final int LOW = scratch(0);
  private static final int RESULT = scratch(1);

  private VectorExponential() {}

  static void exp(double[] m, int t, int a, int n) {
    Arrays.fill(m, LOW, LOW + TILE, 0);
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      core(m, RESULT, a + tile, LOW, lanes);
      for (var i = 0; i < lanes; i += LENGTH) {
        var x = a + tile + i;
        var ordinary = between(load(m, x), -746, 710);
        settle(m, RESULT + i, t + tile + i, x, ordinary, Elementary::exp);
      }
    }
  }

  /// `e^(x + low)` for an x up to 1000 in absolute value, as `Exponential.core`.
  static void core(double[] m, int t, int xs, int lows, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var x = DoubleVector.fromArray(SPECIES, m, xs + i);
      var shifted = x.mul(ONE_BY_LN2).add(ROUNDER);
      var k = shifted.sub(ROUNDER);
      var larger = x.sub(k.mul(LN2_HIGH));
      var smaller = k.mul(LN2_LOW).sub(DoubleVector.fromArray(SPECIES, m, lows + i));
      var r = larger.sub(smaller);
      var error = larger.sub(r).sub(smaller);
      var r2 = r.mul(r);
      var r4 = r2.mul(r2);
      var low =
          r.mul(0x1.5555555555556p-5)
              .add(0x1.5555555555557p-3)
              .add(r2.mul(r.mul(0x1.6c16c16c15ff6p-10).add(0x1.111111111004dp-7)));
      var middle =
          r.mul(0x1.a01a01a81b776p-16)
              .add(0x1.a01a01ac20fc5p-13)
              .add(r2.mul(r.mul(0x1.27e4d80e31e91p-22).add(0x1.71de01a1ad1b9p-19)));
      var high = r.mul(0x1.1f78f67ebc139p-29).add(0x1.af4ee431470e5p-26);
      var cubic = r2.mul(r).mul(low.add(r4.mul(middle.add(r4.mul(high)))));
      var tail = r2.mul(0.5).add(cubic.add(error));
      // scaled in two steps, by 2^half and 2^(k - half)
      var integer = shifted.reinterpretAsLongs().sub(ROUNDER_BITS);
      var half = integer.add(4096).lanewise(LSHR, 1).sub(2048);
      var first = half.add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
      var second = integer.sub(half).add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
      r.add(tail).add(1).mul(first).mul(second).intoArray(m, t + i);
    }
  }

  /// As `Exponential.tail`.
  static void tail(double[] m, int t, int rs, int errors, int n) {
    for (var i = 0; i < n; i += LENGTH) {
      var r = DoubleVector.fromArray(SPECIES, m, rs + i);
      var r2 = r.mul(r);
      var r4 = r2.mul(r2);
      var low =
          r.mul(0x1.5555555555556p-5)
              .add(0x1.5555555555557p-3)
              .add(r2.mul(r.mul(0x1.6c16c16c15ff6p-10).add(0x1.111111111004dp-7)));
      var middle =
          r.mul(0x1.a01a01a81b776p-16)
              .add(0x1.a01a01ac20fc5p-13)
              .add(r2.mul(r.mul(0x1.27e4d80e31e91p-22).add(0x1.71de01a1ad1b9p-19)));
      var high = r.mul(0x1.1f78f67ebc139p-29).add(0x1.af4ee431470e5p-26);
      var cubic = r2.mul(r).mul(low.add(r4.mul(middle.add(r4.mul(high)))));
      r2.mul(0.5)
          .add(cubic.add(DoubleVector.fromArray(SPECIES, m, errors + i)))
          .intoArray(m, t + i);
    }
  }
}
