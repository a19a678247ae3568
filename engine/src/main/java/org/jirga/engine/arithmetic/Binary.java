package org.jirga.engine.arithmetic;

/// The parts of a double: moves between it and its bits, and steps by powers of two.
final class Binary {

  /// Added to a double below 2^51 in absolute value and taken away again, it rounds to the nearest
  /// integer, ties to even.
  static final double ROUNDER = 0x1.8p52;

  /// The upper half of the bits of the root of 1/2. Numbers are taken apart as m * 2^k with m from
  /// here on, below its double.
  private static final int ROOT_OF_HALF = 0x3fe6a09e;

  private Binary() {}

  /// The nearest integer, ties to even, of a number below 2^51 in absolute value.
  static double nearestInteger(double x) {
    return (x + ROUNDER) - ROUNDER;
  }

  /// 2^k for a normal result.
  static double powerOfTwo(int k) {
    return Double.longBitsToDouble((long) (k + 1023) << 52);
  }

  /// x * 2^k, correctly rounded: in two steps, so that a subnormal result is rounded once.
  static double scaled(double x, int k) {
    var half = k >> 1;
    return x * powerOfTwo(half) * powerOfTwo(k - half);
  }

  /// The upper 32 bits.
  static int upper(double x) {
    return (int) (Double.doubleToRawLongBits(x) >>> 32);
  }

  /// The k for which a positive normal number divided by 2^k lies between the roots of 1/2 and 2.
  static int exponent(double x) {
    return (upper(x) - ROOT_OF_HALF) >> 20;
  }

  /// x / 2^k for a positive normal number and its [#exponent], by subtraction in the upper bits.
  static double significand(double x, int k) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) k << 52));
  }
}
