package org.jirga.engine.arithmetic;

/// An unevaluated sum of two doubles, about 106 bits, and the arithmetic that makes one: the exact
/// errors of a sum and of a product.
///
/// @param high the sum, rounded
/// @param low what rounding lost, at most half an ulp of `high`
/// @see "T. J. Dekker (1971), A floating-point technique for extending the available precision,
///   Numerische Mathematik 18, 224-242"
/// @see "D. E. Knuth, The Art of Computer Programming, vol. 2, 4.2.2, theorem B"
record DoubleDouble(double high, double low) {

  private static final double SPLITTER = 0x1p27 + 1;

  /// The sum of two numbers of which the first is larger in absolute value, or zero.
  static DoubleDouble ordered(double larger, double smaller) {
    var sum = larger + smaller;
    return new DoubleDouble(sum, orderedSumError(larger, smaller, sum));
  }

  /// `larger + smaller - sum`, exactly, for a sum computed of a larger number, or zero, and a
  /// smaller.
  static double orderedSumError(double larger, double smaller, double sum) {
    return smaller - (sum - larger);
  }

  /// `a + b - sum`, exactly, for a computed sum.
  static double sumError(double a, double b, double sum) {
    var ofB = sum - a;
    return (a - (sum - ofB)) + (b - ofB);
  }

  /// `a * b - product`, exactly, for a computed product whose last bits are not subnormal. The
  /// factors are below 2^996 in absolute value.
  static double productError(double a, double b, double product) {
    var aUpper = upperHalf(a);
    var aLower = a - aUpper;
    var bUpper = upperHalf(b);
    var bLower = b - bUpper;
    return ((aUpper * bUpper - product) + aUpper * bLower + aLower * bUpper) + aLower * bLower;
  }

  /// `(a + aLow) * (b + bLow) - product`, nearly, for the computed product of a and b.
  static double productLow(double a, double aLow, double b, double bLow, double product) {
    return productError(a, b, product) + a * bLow + aLow * b;
  }

  /// The upper 26 bits, by Veltkamp's splitting.
  private static double upperHalf(double x) {
    var c = SPLITTER * x;
    return c - (c - x);
  }

  /// The product of two sums, with a relative error of a few units of 2^-104.
  DoubleDouble times(DoubleDouble factor) {
    return times(factor.high, factor.low);
  }

  /// The product with `factorHigh + factorLow`.
  DoubleDouble times(double factorHigh, double factorLow) {
    var product = high * factorHigh;
    var error = productError(high, factorHigh, product);
    return ordered(product, error + (high * factorLow + low * factorHigh));
  }

  /// The quotient of two sums, with a relative error of a few units of 2^-104.
  DoubleDouble dividedBy(DoubleDouble divisor) {
    var inverse = 1 / divisor.high;
    var quotient = high * inverse;
    var product = quotient * divisor.high;
    var rest = (high - product) - productError(quotient, divisor.high, product);
    return ordered(quotient, ((rest + low) - quotient * divisor.low) * inverse);
  }
}
