package org.jirga.engine.arithmetic;

/// Powers: e^(y ln x), the logarithm and the product with y in double-double, so that the error of
/// the exponent, up to 710, stays far below an ulp of the result.
///
/// Special cases are those of `StrictMath.pow`. Exact results that are doubles are found exactly.
///
/// @see "J.-M. Muller, Elementary Functions: Algorithms and Implementation, ch. on the power
///   function"
final class Power {

  /// Any |y| from here on gives 0, 1 or infinity: ln x is zero or at least 2^-53.
  private static final double LARGEST_EXPONENT = 0x1p65;

  /// Any y ln x from here on gives 0 or infinity.
  private static final double LARGEST_PRODUCT = 1000;

  private Power() {}

  static double pow(double x, double y) {
    if (y == 2) {
      return x * x;
    }
    return x > 0 && x < Double.POSITIVE_INFINITY && Math.abs(y) < Double.POSITIVE_INFINITY
        ? ofPositive(x, y)
        : special(x, y);
  }

  /// Correctly rounded where IEEE 754 has the operation.
  private static double ofPositive(double x, double y) {
    if (y == 1) {
      return x;
    }
    return y == 0.5 ? Math.sqrt(x) : core(x, y);
  }

  /// x^y for a positive finite x and a finite y, without a branch.
  static double core(double x, double y) {
    var ln = Logarithm.precise(x);
    var limited = Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, y));
    var product = limited * ln.high();
    var low = DoubleDouble.productError(limited, ln.high(), product) + limited * ln.low();
    var exponent = Math.max(-LARGEST_PRODUCT, Math.min(LARGEST_PRODUCT, product));
    return Exponential.core(exponent, exponent == product ? low : 0, 0);
  }

  /// Of a base that is not positive and finite, or an exponent that is not finite.
  private static double special(double x, double y) {
    if (y == 0) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    var size = Math.abs(x);
    if (Math.abs(y) == Double.POSITIVE_INFINITY) {
      return size == 1 ? Double.NaN : zeroOrInfinity(size > 1 == y > 0);
    }
    var integer = Math.floor(y) == y;
    var half = 0.5 * y;
    // every double from 2^53 on is even, and half of it an integer
    var negative = isNegative(x) && integer && Math.floor(half) != half;
    double result;
    if (size == 0 || size == Double.POSITIVE_INFINITY) {
      result = zeroOrInfinity(size > 1 == y > 0);
    } else {
      result = integer ? ofPositive(size, y) : Double.NaN;
    }
    return negative ? -result : result;
  }

  private static double zeroOrInfinity(boolean infinite) {
    return infinite ? Double.POSITIVE_INFINITY : 0;
  }

  /// Minus zero included.
  private static boolean isNegative(double x) {
    return Double.doubleToRawLongBits(x) < 0;
  }
}
