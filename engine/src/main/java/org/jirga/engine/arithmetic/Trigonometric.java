package org.jirga.engine.arithmetic;

/// Sine, cosine and tangent.
///
/// The argument is reduced to r = x - n pi / 2 with |r| at most about pi / 4, in double-double (see
/// [Angle]); n modulo 4 says which of the two polynomials, sine or cosine of r, and which sign.
///
/// @see "W. J. Cody and W. Waite (1980), Software Manual for the Elementary Functions, chs. 8, 9"
/// @see "fdlibm, k_sin.c and k_cos.c, for how the low part of r enters"
final class Trigonometric {

  /// Below, sin x and tan x round to x; also keeps the sign of zero.
  private static final double TINY = 0x1p-28;

  private static final double SIXTH = 0x1.5555555555555p-3;

  private Trigonometric() {}

  static double sin(double x) {
    var a = Math.abs(x);
    if (a < Angle.FAR) {
      return a < TINY ? x : sinCore(x, 0);
    }
    return a < Double.POSITIVE_INFINITY ? sinOf(Angle.far(x), 0) : Double.NaN;
  }

  static double cos(double x) {
    var a = Math.abs(x);
    if (a < Angle.FAR) {
      return sinCore(x, 1);
    }
    return a < Double.POSITIVE_INFINITY ? sinOf(Angle.far(x), 1) : Double.NaN;
  }

  static double tan(double x) {
    var a = Math.abs(x);
    if (a < Angle.FAR) {
      return a < TINY ? x : tanCore(x);
    }
    return a < Double.POSITIVE_INFINITY ? tanOf(Angle.far(x)) : Double.NaN;
  }

  /// The sine of x and a number of quarter turns, without a branch but selections, for |x| below
  /// [Angle#FAR].
  static double sinCore(double x, int quarters) {
    return sinOf(Angle.near(x), quarters);
  }

  /// Without a branch but selections, for |x| below [Angle#FAR].
  static double tanCore(double x) {
    return tanOf(Angle.near(x));
  }

  private static double sinOf(Angle angle, int quarters) {
    var turn = angle.quarters() + quarters;
    var r = angle.high();
    var low = angle.low();
    var y = (turn & 1) == 0 ? sine(r, low) : cosine(r, low);
    return (turn & 2) == 0 ? y : -y;
  }

  /// The sine of `r + low`.
  private static double sine(double r, double low) {
    return r + sineTail(r, low, r * r);
  }

  /// The cosine of `r + low`.
  private static double cosine(double r, double low) {
    var z = r * r;
    var half = 0.5 * z;
    var high = 1 - half;
    return high + (((1 - high) - half) + (z * z * cosinePolynomial(z) - r * low));
  }

  /// Sine by cosine or, after a quarter turn, minus cosine by sine, each in double-double.
  private static double tanOf(Angle angle) {
    var r = angle.high();
    var low = angle.low();
    var z = r * r;
    var squareError = DoubleDouble.productError(r, r, z);
    var cubeError = DoubleDouble.productError(r, z, r * z) + r * squareError;
    var sine = DoubleDouble.ordered(r, sineTail(r, low, z) - SIXTH * cubeError);
    var half = 0.5 * z;
    var high = 1 - half;
    var cosine =
        DoubleDouble.ordered(
            high,
            ((1 - high) - half) + (z * z * cosinePolynomial(z) - (r * low + 0.5 * squareError)));
    var odd = (angle.quarters() & 1) != 0;
    var dividend =
        new DoubleDouble(odd ? -cosine.high() : sine.high(), odd ? -cosine.low() : sine.low());
    var divisor =
        new DoubleDouble(odd ? sine.high() : cosine.high(), odd ? sine.low() : cosine.low());
    return dividend.dividedBy(divisor).high();
  }

  /// The sine of `r + low`, less r, z being the square of r.
  private static double sineTail(double r, double low, double z) {
    var w = z * z;
    var p =
        (-0x1.5555555555555p-3 + 0x1.111111111101ep-7 * z)
            + w
                * ((-0x1.a01a019fe8862p-13 + 0x1.71de3a103735cp-19 * z)
                    + w
                        * ((-0x1.ae63f7ff7a1b3p-26 + 0x1.60e5cc2c567b2p-33 * z)
                            + w * -0x1.8d51d2b0d4663p-41));
    return r * z * p + low * (1 - 0.5 * z);
  }

  /// (cos r - 1 + z / 2) / z^2 for z, the square of r.
  private static double cosinePolynomial(double z) {
    var w = z * z;
    return (0x1.5555555555555p-5 + -0x1.6c16c16c168ccp-10 * z)
        + w
            * ((0x1.a01a019f38ad7p-16 + -0x1.27e4fa0368e2bp-22 * z)
                + w * (0x1.1eeb584b44e19p-29 + -0x1.9073d017103fdp-37 * z));
  }
}
