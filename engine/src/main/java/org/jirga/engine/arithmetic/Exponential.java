package org.jirga.engine.arithmetic;

/// The exponential function.
///
/// The argument is k ln 2 + r with an integer k and |r| at most half of ln 2, ln 2 being taken away
/// in two parts of which the first times k is exact (Cody and Waite); e^r is a polynomial, and the
/// result e^r 2^k.
///
/// @see "W. J. Cody and W. Waite (1980), Software Manual for the Elementary Functions, ch. 6"
/// @see "P. T. P. Tang (1989), Table-driven implementation of the exponential function in IEEE
///   floating-point arithmetic, ACM TOMS 15(2)"
final class Exponential {

  static final double LN2_HIGH = 0x1.62e42ffp-1; // 32 bits, so that k times it is exact
  static final double LN2_LOW = -0x1.718432a1b0e26p-35;
  private static final double ONE_BY_LN2 = 0x1.71547652b82fep0;

  private static final double SURELY_INFINITE = 710;
  private static final double SURELY_ZERO = -746;

  private Exponential() {}

  static double exp(double x) {
    if (x >= SURELY_INFINITE) {
      return Double.POSITIVE_INFINITY;
    }
    if (x <= SURELY_ZERO) {
      return 0;
    }
    return Double.isNaN(x) ? Double.NaN : core(x, 0, 0);
  }

  /// e^(x + low) 2^shift without a branch, for |x| up to 1000 and a low of at most an ulp of x.
  static double core(double x, double low, int shift) {
    var k = multiple(x);
    var larger = x - k * LN2_HIGH;
    var smaller = k * LN2_LOW - low;
    var r = larger - smaller;
    var error = (larger - r) - smaller;
    return Binary.scaled(1 + (r + tail(r, error)), (int) k + shift);
  }

  /// e^x for |x| up to 700, so precise that the error of what is computed of it is that of its own
  /// last operation.
  static DoubleDouble precise(double x) {
    var k = multiple(x);
    var larger = x - k * LN2_HIGH;
    var smaller = k * LN2_LOW;
    var r = larger - smaller;
    var one = DoubleDouble.ordered(1, r);
    var sum = DoubleDouble.ordered(one.high(), one.low() + tail(r, (larger - r) - smaller));
    var scale = Binary.powerOfTwo((int) k);
    return new DoubleDouble(sum.high() * scale, sum.low() * scale);
  }

  /// e^x - 1 for 0 <= x <= 50, as precise.
  static DoubleDouble preciseLessOne(double x) {
    var k = multiple(x);
    var larger = x - k * LN2_HIGH;
    var smaller = k * LN2_LOW;
    var r = larger - smaller;
    var scale = Binary.powerOfTwo((int) k);
    // 2^k - 1 is zero or larger than 2^k |r|
    var sum = DoubleDouble.ordered(scale - 1, scale * r);
    return DoubleDouble.ordered(sum.high(), sum.low() + scale * tail(r, (larger - r) - smaller));
  }

  private static double multiple(double x) {
    return Binary.nearestInteger(x * ONE_BY_LN2);
  }

  /// `e^(r + error) - 1 - r`: the polynomial `1/2 + r/6 + …` times r^2, in Estrin's order.
  private static double tail(double r, double error) {
    var r2 = r * r;
    var r4 = r2 * r2;
    var low =
        (0x1.5555555555557p-3 + 0x1.5555555555556p-5 * r)
            + r2 * (0x1.111111111004dp-7 + 0x1.6c16c16c15ff6p-10 * r);
    var middle =
        (0x1.a01a01ac20fc5p-13 + 0x1.a01a01a81b776p-16 * r)
            + r2 * (0x1.71de01a1ad1b9p-19 + 0x1.27e4d80e31e91p-22 * r);
    var high = 0x1.af4ee431470e5p-26 + 0x1.1f78f67ebc139p-29 * r;
    return 0.5 * r2 + (r2 * r * (low + r4 * (middle + r4 * high)) + error);
  }
}
