package org.jirga.engine.arithmetic;

/// Logarithms.
///
/// The argument is m 2^k with m between the roots of 1/2 and 2. With f = m - 1 and s = f / (2 + f),
/// ln m is 2 artanh s, an odd polynomial in s; k ln 2 is added in two parts, the first exact.
///
/// @see "W. J. Cody and W. Waite (1980), Software Manual for the Elementary Functions, ch. 5"
/// @see "P. T. P. Tang (1990), Table-driven implementation of the logarithm function in IEEE
///   floating-point arithmetic, ACM TOMS 16(4)"
/// @see "fdlibm, e_log.c, for f - (f^2/2 - s (f^2/2 + R)), which keeps the rounding of s harmless"
final class Logarithm {

  private static final double ONE_BY_LN10_HIGH = 0x1.bcb7b1526e50ep-2;
  private static final double ONE_BY_LN10_LOW = 0x1.95355baaafad3p-57;
  private static final double TWO_THIRDS = 0x1.5555555555555p-1;
  private static final double TWO_THIRDS_LOW = 0x1.5555555555555p-55;
  private static final double TWO_FIFTHS = 0x1.999999999999ap-2;
  private static final double TWO_FIFTHS_LOW = -0x1.999999999999ap-56;

  private static final double SUBNORMAL_SCALE = 0x1p54;

  private Logarithm() {}

  /// The natural logarithm.
  static double ln(double x) {
    return isPositiveFinite(x) ? core(x) : special(x);
  }

  /// The logarithm to base 10: n exactly for the normal double nearest to 10^n.
  static double log10(double x) {
    return isPositiveFinite(x)
        ? precise(x).times(ONE_BY_LN10_HIGH, ONE_BY_LN10_LOW).high()
        : special(x);
  }

  /// ln x / ln base, rounded once: 3 for 1000 and 10.
  static double log(double x, double base) {
    return isPositiveFinite(x) && isPositiveFinite(base) && base != 1
        ? precise(x).dividedBy(precise(base)).high()
        : ln(x) / ln(base);
  }

  private static boolean isPositiveFinite(double x) {
    return x > 0 && x < Double.POSITIVE_INFINITY;
  }

  /// Of what is not positive and finite.
  private static double special(double x) {
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return x > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  /// The natural logarithm of a positive finite number, without a branch.
  static double core(double x) {
    var subnormal = x < Double.MIN_NORMAL;
    var normal = subnormal ? x * SUBNORMAL_SCALE : x;
    var exponent = Binary.exponent(normal);
    var f = Binary.significand(normal, exponent) - 1;
    double k = subnormal ? exponent - 54 : exponent;
    var s = f / (2 + f);
    var z = s * s;
    var w = z * z;
    // 2 artanh s = 2 s + s R
    var r =
        z
            * ((0x1.5555555555555p-1 + 0x1.9999999999d57p-2 * z)
                + w
                    * ((0x1.249249242f2dcp-2 + 0x1.c71c725be2597p-3 * z)
                        + w
                            * ((0x1.745cdba4c70c7p-3 + 0x1.3b214fe7833a3p-3 * z)
                                + w * (0x1.0f4afb061401fp-3 + 0x1.101b048ad5c53p-3 * z))));
    var half = 0.5 * f * f;
    return k * Exponential.LN2_HIGH - ((half - (s * (half + r) + k * Exponential.LN2_LOW)) - f);
  }

  /// The natural logarithm of a positive finite number with about 65 bits, without a branch: ground
  /// of the other logarithms and of powers.
  static DoubleDouble precise(double x) {
    var subnormal = x < Double.MIN_NORMAL;
    var normal = subnormal ? x * SUBNORMAL_SCALE : x;
    var exponent = Binary.exponent(normal);
    var m = Binary.significand(normal, exponent);
    double k = subnormal ? exponent - 54 : exponent;
    // s + sLow = (m - 1) / (m + 1)
    var f = m - 1;
    var g = m + 1;
    var inverse = 1 / g;
    var s = f * inverse;
    var sLow = (rest(f, s, g) - s * (m - (g - 1))) * inverse;
    // ln m = 2 s + s z (2/3 + 2/5 z + …), each product with its error
    var z = s * s;
    var zLow = DoubleDouble.productError(s, s, z) + 2 * s * sLow;
    var t = z * precisePolynomial(z);
    var q = TWO_FIFTHS + t;
    var p = z * q;
    var b = TWO_THIRDS + p;
    var bLow = DoubleDouble.orderedSumError(TWO_THIRDS, p, b) + lowOfB(z, zLow, t, q, p);
    var u = z * b;
    var uLow = DoubleDouble.productLow(z, zLow, b, bLow, u);
    var v = s * u;
    var vLow = DoubleDouble.productLow(s, sLow, u, uLow, v);
    // k ln 2 is zero or larger than 2 s, and what they sum to is larger than v
    var kLn2 = k * Exponential.LN2_HIGH;
    var s2 = 2 * s;
    var sum = kLn2 + s2;
    var total = sum + v;
    var error =
        DoubleDouble.orderedSumError(kLn2, s2, sum) + DoubleDouble.orderedSumError(sum, v, total);
    return DoubleDouble.ordered(total, error + (k * Exponential.LN2_LOW + (2 * sLow + vLow)));
  }

  /// What z (2/5 + t), with z and 2/5 rounded, lacks as p, and 2/3 as a double.
  private static double lowOfB(double z, double zLow, double t, double q, double p) {
    var qLow = DoubleDouble.orderedSumError(TWO_FIFTHS, t, q) + TWO_FIFTHS_LOW;
    return DoubleDouble.productError(z, q, p) + (z * qLow + zLow * q) + TWO_THIRDS_LOW;
  }

  /// 2/7 + 2/9 z + 2/11 z^2 + …
  private static double precisePolynomial(double z) {
    var w = z * z;
    return (0x1.2492492492497p-2 + 0x1.c71c71c7151cp-3 * z)
        + w
            * ((0x1.745d175537226p-3 + 0x1.3b13a510a3d2bp-3 * z)
                + w
                    * ((0x1.1115a489dee62p-3 + 0x1.e01ee3cbd8c49p-4 * z)
                        + w * 0x1.d9cf3c6f9d672p-4));
  }

  /// f - s g, exactly, for the computed quotient s of f and g.
  private static double rest(double f, double s, double g) {
    var product = s * g;
    return (f - product) - DoubleDouble.productError(s, g, product);
  }
}
