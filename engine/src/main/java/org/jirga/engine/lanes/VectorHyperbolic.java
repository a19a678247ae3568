package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.ROUNDER;
import static org.jirga.engine.lanes.Vectors.ROUNDER_BITS;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.powerOfTwo;
import static org.jirga.engine.lanes.Vectors.scratch;
import static org.jirga.engine.lanes.Vectors.settle;

import org.jirga.engine.arithmetic.Elementary;

/// `Hyperbolic`, in vectors.
final class VectorHyperbolic {

  private static final double TINY = 0x1p-28;
  private static final double TANH_IS_ONE = 22;

  private static final int SCALE = scratch(0);
  private static final int REST = scratch(1);
  private static final int ERROR = scratch(2);
  private static final int TAIL = scratch(3);
  private static final int RESULT = scratch(4);

  private VectorHyperbolic() {}

  static void tanh(double[] m, int t, int a, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      reduce(m, a + tile, lanes);
      VectorExponential.tail(m, TAIL, REST, ERROR, lanes);
      divide(m, lanes);
      for (var i = 0; i < lanes; i += LENGTH) {
        var x = load(m, a + tile + i);
        var y = load(m, RESULT + i);
        y.blend(y.neg(), x.compare(LT, 0))
            .blend(x, x.abs().compare(LT, TINY))
            .intoArray(m, RESULT + i);
        settle(m, RESULT + i, t + tile + i, a + tile + i, x.compare(EQ, x), Elementary::tanh);
      }
    }
  }

  /// 2 |x| as k ln 2 + r, limited.
  private static void reduce(double[] m, int xs, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var x = load(m, xs + i).abs().min(TANH_IS_ONE).mul(2);
      var shifted = x.mul(VectorExponential.ONE_BY_LN2).add(ROUNDER);
      var k = shifted.sub(ROUNDER);
      var larger = x.sub(k.mul(VectorExponential.LN2_HIGH));
      var smaller = k.mul(VectorExponential.LN2_LOW);
      var r = larger.sub(smaller);
      r.intoArray(m, REST + i);
      larger.sub(r).sub(smaller).intoArray(m, ERROR + i);
      powerOfTwo(shifted.reinterpretAsLongs().sub(ROUNDER_BITS)).intoArray(m, SCALE + i);
    }
  }

  /// E / (E + 2) with E = e^(2|x|) - 1 = 2^k - 1 + 2^k r + 2^k tail.
  private static void divide(double[] m, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var scale = load(m, SCALE + i);
      var larger = scale.sub(1);
      var smaller = scale.mul(load(m, REST + i));
      var sum = larger.add(smaller);
      var rest = smaller.sub(sum.sub(larger)).add(scale.mul(load(m, TAIL + i)));
      var high = sum.add(rest);
      var low = rest.sub(high.sub(sum));
      var divisor = high.add(2);
      var ofTwo = divisor.sub(high);
      var error = high.sub(divisor.sub(ofTwo)).add(ofTwo.neg().add(2));
      Vectors.quotient(high, low, divisor, error.add(low)).intoArray(m, RESULT + i);
    }
  }
}
