package org.jirga.engine.arithmetic;

/// The operations that are no Java operator and need no approximation.
public final class Arithmetic {

  /// A divisor smaller than this in absolute value counts as zero in `ZIDZ` and `XIDZ`: "If B is
  /// zero (actually smaller than 1E-6)", Vensim reference manual, ZIDZ.
  public static final double NEARLY_ZERO = 1e-6;

  private Arithmetic() {}

  /// 1 for true, 0 for false.
  public static double truth(boolean value) {
    return value ? 1 : 0;
  }

  /// The whole part, towards zero: Vensim's `INTEGER`.
  public static double truncate(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /// The remainder with the sign of the dividend: Vensim's `MODULO`. Exact.
  public static double remainder(double x, double divisor) {
    return x % divisor;
  }

  /// The remainder with the sign of the divisor: XMILE's `MOD`.
  public static double floorRemainder(double x, double divisor) {
    var remainder = x % divisor;
    return remainder != 0 && remainder < 0 != divisor < 0 ? remainder + divisor : remainder;
  }

  /// `x / divisor`, or the last argument where the divisor is (nearly) zero: `XIDZ`.
  public static double quotient(double x, double divisor, double otherwise) {
    return Math.abs(divisor) < NEARLY_ZERO ? otherwise : x / divisor;
  }
}
