package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.ROUNDER;
import static org.jirga.engine.lanes.Vectors.SPECIES;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.all;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.productError;
import static org.jirga.engine.lanes.Vectors.scratch;
import static org.jirga.engine.lanes.Vectors.settle;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.jirga.engine.arithmetic.Elementary;

/// `Angle` and `Trigonometric`, in vectors. Angles that only [Elementary] can reduce are no
/// ordinary case here.
final class VectorTrigonometric {

  private static final double TINY = 0x1p-28;
  private static final double FAR = 0x1.9p20;
  private static final double SIXTH = 0x1.5555555555555p-3;
  private static final double QUARTERS_PER_RADIAN = 0x1.45f306dc9c883p-1;
  private static final double PART_1 = 0x1.921fb544p0;
  private static final double PART_2 = 0x1.0b4611a6p-34;
  private static final double PART_3 = 0x1.3198a2ep-69;
  private static final double PART_4 = 0x1.b839a252049c1p-104;

  /// An angle's quarter turns and the two parts of its rest.
  private static final int QUARTERS = scratch(0);

  private static final int REST = scratch(1);
  private static final int REST_LOW = scratch(2);
  private static final int SINE = scratch(3);
  private static final int SINE_LOW = scratch(4);
  private static final int COSINE = scratch(5);
  private static final int COSINE_LOW = scratch(6);
  private static final int RESULT = scratch(7);

  private VectorTrigonometric() {}

  static void sin(double[] m, int t, int a, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      reduce(m, a + tile, lanes);
      sine(m, 0, lanes);
      settleOdd(m, t + tile, a + tile, Elementary::sin, lanes);
    }
  }

  static void cos(double[] m, int t, int a, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      reduce(m, a + tile, lanes);
      sine(m, 1, lanes);
      for (var i = 0; i < lanes; i += LENGTH) {
        var x = a + tile + i;
        settle(m, RESULT + i, t + tile + i, x, isNear(load(m, x)), Elementary::cos);
      }
    }
  }

  static void tan(double[] m, int t, int a, int n) {
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      reduce(m, a + tile, lanes);
      preciseSine(m, lanes);
      preciseCosine(m, lanes);
      divide(m, lanes);
      settleOdd(m, t + tile, a + tile, Elementary::tan, lanes);
    }
  }

  /// The sine or tangent of a tiny number is this number.
  private static void settleOdd(
      double[] m, int t, int a, DoubleUnaryOperator definition, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var x = load(m, a + i);
      load(m, RESULT + i).blend(x, x.abs().compare(LT, TINY)).intoArray(m, RESULT + i);
      settle(m, RESULT + i, t + i, a + i, isNear(x), definition);
    }
  }

  private static VectorMask<Double> isNear(DoubleVector x) {
    return x.abs().compare(LT, FAR);
  }

  /// As `Angle.near`.
  private static void reduce(double[] m, int xs, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var x = load(m, xs + i);
      var n = x.mul(QUARTERS_PER_RADIAN).add(ROUNDER).sub(ROUNDER);
      n.intoArray(m, QUARTERS + i);
      var first = x.sub(n.mul(PART_1));
      var part2 = n.mul(PART_2);
      var second = first.sub(part2);
      var ofPart2 = second.sub(first);
      var error2 = first.sub(second.sub(ofPart2)).add(part2.neg().sub(ofPart2));
      var part3 = n.mul(PART_3);
      var third = second.sub(part3);
      var ofPart3 = third.sub(second);
      var error3 = second.sub(third.sub(ofPart3)).add(part3.neg().sub(ofPart3));
      var rest = error2.add(error3).sub(n.mul(PART_4));
      var high = third.add(rest);
      high.intoArray(m, REST + i);
      rest.sub(high.sub(third)).intoArray(m, REST_LOW + i);
    }
  }

  /// The sine of the angle and a number of quarter turns.
  private static void sine(double[] m, double quarters, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var r = load(m, REST + i);
      var low = load(m, REST_LOW + i);
      var z = r.mul(r);
      var half = z.mul(0.5);
      var sine = r.add(r.mul(z).mul(sinePolynomial(z)).add(low.mul(all(1).sub(half))));
      var high = all(1).sub(half);
      var cosineTail = z.mul(z).mul(cosinePolynomial(z)).sub(r.mul(low));
      var cosine = high.add(all(1).sub(high).sub(half).add(cosineTail));
      var turns = load(m, QUARTERS + i).add(quarters).add(ROUNDER);
      var y = sine.blend(cosine, hasBit(turns, 1));
      y.blend(y.neg(), hasBit(turns, 2)).intoArray(m, RESULT + i);
    }
  }

  /// Whether the integer to which the rounder was added has a bit.
  private static VectorMask<Double> hasBit(DoubleVector integer, long bit) {
    var bits = integer.reinterpretAsLongs();
    return bits.and(bit).compare(EQ, bit).cast(SPECIES);
  }

  private static void preciseSine(double[] m, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var r = load(m, REST + i);
      var low = load(m, REST_LOW + i);
      var z = r.mul(r);
      var squareError = productError(r, r, z);
      var cubeError = productError(r, z, r.mul(z)).add(r.mul(squareError));
      var tail = r.mul(z).mul(sinePolynomial(z)).add(low.mul(all(1).sub(z.mul(0.5))));
      var rest = tail.sub(cubeError.mul(SIXTH));
      var high = r.add(rest);
      high.intoArray(m, SINE + i);
      rest.sub(high.sub(r)).intoArray(m, SINE_LOW + i);
    }
  }

  private static void preciseCosine(double[] m, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var r = load(m, REST + i);
      var low = load(m, REST_LOW + i);
      var z = r.mul(r);
      var squareError = productError(r, r, z);
      var half = z.mul(0.5);
      var larger = all(1).sub(half);
      var tail = z.mul(z).mul(cosinePolynomial(z)).sub(r.mul(low).add(squareError.mul(0.5)));
      var rest = all(1).sub(larger).sub(half).add(tail);
      var high = larger.add(rest);
      high.intoArray(m, COSINE + i);
      rest.sub(high.sub(larger)).intoArray(m, COSINE_LOW + i);
    }
  }

  /// Sine by cosine or, after a quarter turn, minus cosine by sine.
  private static void divide(double[] m, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var odd = hasBit(load(m, QUARTERS + i).add(ROUNDER), 1);
      var sine = load(m, SINE + i);
      var sineLow = load(m, SINE_LOW + i);
      var cosine = load(m, COSINE + i);
      var cosineLow = load(m, COSINE_LOW + i);
      var high = sine.blend(cosine.neg(), odd);
      var low = sineLow.blend(cosineLow.neg(), odd);
      var divisor = cosine.blend(sine, odd);
      var divisorLow = cosineLow.blend(sineLow, odd);
      Vectors.quotient(high, low, divisor, divisorLow).intoArray(m, RESULT + i);
    }
  }

  private static DoubleVector sinePolynomial(DoubleVector z) {
    var w = z.mul(z);
    var last =
        z.mul(0x1.60e5cc2c567b2p-33).add(-0x1.ae63f7ff7a1b3p-26).add(w.mul(-0x1.8d51d2b0d4663p-41));
    var second = z.mul(0x1.71de3a103735cp-19).add(-0x1.a01a019fe8862p-13).add(w.mul(last));
    return z.mul(0x1.111111111101ep-7).add(-0x1.5555555555555p-3).add(w.mul(second));
  }

  private static DoubleVector cosinePolynomial(DoubleVector z) {
    var w = z.mul(z);
    var last = z.mul(-0x1.9073d017103fdp-37).add(0x1.1eeb584b44e19p-29);
    var second = z.mul(-0x1.27e4fa0368e2bp-22).add(0x1.a01a019f38ad7p-16).add(w.mul(last));
    return z.mul(-0x1.6c16c16c168ccp-10).add(0x1.5555555555555p-5).add(w.mul(second));
  }
}
