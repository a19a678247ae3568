package org.jirga.engine.arithmetic;

/// Hyperbolic functions, of an exponential in double-double and its inverse.
///
/// @see "J.-M. Muller, Elementary Functions: Algorithms and Implementation, ch. on the exponential:
///   sinh and cosh by e^x, tanh by e^(2x) - 1"
final class Hyperbolic {

  /// Below, sinh x and tanh x round to x; also keeps the sign of zero.
  private static final double TINY = 0x1p-28;

  /// Below, sinh is a polynomial, since the difference of the exponentials loses digits.
  private static final double SMALL = 0.35;

  /// From here on e^-x is nothing beside e^x.
  private static final double LARGE = 40;

  /// Beyond any argument of a finite result.
  private static final double SURELY_INFINITE = 711;

  /// From here on tanh rounds to 1.
  private static final double TANH_IS_ONE = 22;

  private Hyperbolic() {}

  static double sinh(double x) {
    var a = Math.abs(x);
    if (a < TINY) {
      return x;
    }
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    var y = a < SMALL ? sinhOfSmall(a) : ofExponential(a, -1);
    return x < 0 ? -y : y;
  }

  static double cosh(double x) {
    return Double.isNaN(x) ? Double.NaN : ofExponential(Math.abs(x), 1);
  }

  static double tanh(double x) {
    var a = Math.abs(x);
    if (a < TINY) {
      return x;
    }
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    var y = tanhCore(a);
    return x < 0 ? -y : y;
  }

  /// Without a branch, for any number that is not negative: with E = e^(2a) - 1, E / (E + 2).
  static double tanhCore(double a) {
    var e = Exponential.preciseLessOne(2 * Math.min(a, TANH_IS_ONE));
    var sum = e.high() + 2;
    var error = DoubleDouble.sumError(e.high(), 2, sum) + e.low();
    return e.dividedBy(new DoubleDouble(sum, error)).high();
  }

  private static double sinhOfSmall(double a) {
    var z = a * a;
    var w = z * z;
    var p =
        (0x1.5555555555555p-3 + 0x1.1111111111475p-7 * z)
            + w
                * ((0x1.a01a019db01cep-13 + 0x1.71de458eeff69p-19 * z)
                    + w * (0x1.ae369f8727b59p-26 + 0x1.a516731a60dcap-33 * z));
    return a + a * z * p;
  }

  /// Half of e^a and e^-a, added or subtracted.
  private static double ofExponential(double a, double sign) {
    if (a > LARGE) {
      return a > SURELY_INFINITE ? Double.POSITIVE_INFINITY : Exponential.core(a, 0, -1);
    }
    var e = Exponential.precise(a);
    var inverse = new DoubleDouble(1, 0).dividedBy(e);
    var sum = e.high() + sign * inverse.high();
    var error = DoubleDouble.orderedSumError(e.high(), sign * inverse.high(), sum);
    return 0.5 * (sum + (error + (e.low() + sign * inverse.low())));
  }
}
