package org.jirga.engine.arithmetic;

/// Arc functions.
///
/// The arctangent up to 1 is that of the nearest sixteenth c, from a table in double-double, plus
/// the arctangent of (x - c) / (1 + c x), a short odd polynomial; above 1 it is pi / 2 less that of
/// 1 / x. Arcsine and arccosine are a polynomial up to 1/2 and above it come from
/// arcsin x = pi / 2 - 2 arcsin of the root of (1 - x) / 2.
///
/// @see "W. J. Cody and W. Waite (1980), Software Manual for the Elementary Functions, chs. 10, 11"
/// @see "J.-M. Muller, Elementary Functions: Algorithms and Implementation, ch. on table-based
///   methods"
final class InverseTrigonometric {

  /// Below, arcsin x and arctan x round to x; also keeps the sign of zero.
  private static final double TINY = 0x1p-28;

  /// From here on the arctangent rounds to pi / 2.
  private static final double ARCTAN_IS_CONSTANT = 0x1p60;

  /// Where the tables go on with pi / 2 less the arctangents.
  private static final int INVERTED = 17;

  private static final double HALF_PI = 0x1.921fb54442d18p0;
  private static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;
  private static final double PI = 0x1.921fb54442d18p1;
  private static final double PI_LOW = 0x1.1a62633145c07p-53;

  private InverseTrigonometric() {}

  static double arctan(double x) {
    var a = Math.abs(x);
    if (a < TINY) {
      return x;
    }
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    var y = arctanCore(a);
    return x < 0 ? -y : y;
  }

  /// Without a branch, for any number that is not negative.
  static double arctanCore(double a) {
    var limited = Math.min(a, ARCTAN_IS_CONSTANT);
    var inverted = limited > 1;
    var ratio = inverted ? 1 / limited : limited;
    var sixteenths = Binary.nearestInteger(16 * ratio);
    var row = (int) sixteenths + (inverted ? INVERTED : 0);
    var c = 0.0625 * sixteenths;
    // t = (a - c) / (1 + c a), or (1 - c a) / (a + c); both differences are exact
    var product = c * limited;
    var productLow = DoubleDouble.productError(c, limited, product);
    var one = inverted ? limited : 1;
    var other = inverted ? c : product;
    var divisor = one + other;
    var divisorLow =
        DoubleDouble.orderedSumError(one, other, divisor) + (inverted ? 0 : productLow);
    var dividend = inverted ? 1 - product : limited - c;
    var dividendLow = inverted ? -productLow : 0;
    var t =
        new DoubleDouble(dividend, dividendLow).dividedBy(new DoubleDouble(divisor, divisorLow));
    var z = t.high() * t.high();
    var p =
        (-0x1.5555555555555p-2 + 0x1.999999999761bp-3 * z)
            + z
                * z
                * ((-0x1.249249043dfd1p-3 + 0x1.c71b096597e45p-4 * z)
                    + z * z * -0x1.717057570a788p-4);
    var low = t.low() + t.high() * z * p;
    var sign = inverted ? -1 : 1;
    var sum = ARCTAN_HIGH[row] + sign * t.high();
    var error = DoubleDouble.orderedSumError(ARCTAN_HIGH[row], sign * t.high(), sum);
    return sum + (error + (ARCTAN_LOW[row] + sign * low));
  }

  static double arcsin(double x) {
    var a = Math.abs(x);
    if (a < TINY) {
      return x;
    }
    if (!(a <= 1)) {
      return Double.NaN;
    }
    var y = a <= 0.5 ? a + excess(a, a * a) : fromHalfPi(a);
    return x < 0 ? -y : y;
  }

  static double arccos(double x) {
    var a = Math.abs(x);
    if (!(a <= 1)) {
      return Double.NaN;
    }
    if (a <= 0.5) {
      return less(HALF_PI, HALF_PI_LOW, x, excess(x, x * x));
    }
    var z = 0.5 * (1 - a);
    var root = Math.sqrt(z);
    var low = rootLow(z, root) + excess(root, z);
    return x > 0 ? 2 * (root + low) : less(PI, PI_LOW, 2 * root, 2 * low);
  }

  private static double fromHalfPi(double a) {
    var z = 0.5 * (1 - a);
    var root = Math.sqrt(z);
    return less(HALF_PI, HALF_PI_LOW, 2 * root, 2 * (rootLow(z, root) + excess(root, z)));
  }

  /// What the rounded root of z lacks.
  private static double rootLow(double z, double root) {
    if (root == 0) {
      return 0;
    }
    var square = root * root;
    return ((z - square) - DoubleDouble.productError(root, root, square)) / (2 * root);
  }

  /// `(high + low) - (b + bLow)` for b up to high.
  private static double less(double high, double low, double b, double bLow) {
    var difference = high - b;
    return difference + (DoubleDouble.orderedSumError(high, -b, difference) + (low - bLow));
  }

  /// arcsin s - s for |s| up to 1/2 and z, the square of s.
  private static double excess(double s, double z) {
    var w = z * z;
    var v = w * w;
    var low =
        (0x1.5555555555556p-3 + 0x1.3333333332dcbp-4 * z)
            + w * (0x1.6db6db6e43d3cp-5 + 0x1.f1c71c14b135bp-6 * z);
    var middle =
        (0x1.6e8bb30527e03p-6 + 0x1.1c4d1b4605556p-6 * z)
            + w * (0x1.c9d1e5624e7ap-7 + 0x1.780beb44a1c3dp-7 * z);
    var high =
        (0x1.52e5783d2361fp-7 + 0x1.606a07908e428p-8 * z)
            + w * (0x1.2087ec5c5f5a1p-6 + -0x1.f1073a995a4dfp-7 * z)
            + v * 0x1.da9863f51c636p-6;
    return s * z * (low + v * (middle + v * high));
  }

  /// The arctangents of the sixteenths up to 1, then pi / 2 less each of them.
  private static final double[] ARCTAN_HIGH = {
    0x0.0p0,
    0x1.ff55bb72cfdeap-5,
    0x1.fd5ba9aac2f6ep-4,
    0x1.7b97b4bce5b02p-3,
    0x1.f5b75f92c80ddp-3,
    0x1.362773707ebccp-2,
    0x1.6f61941e4def1p-2,
    0x1.a64eec3cc23fdp-2,
    0x1.dac670561bb4fp-2,
    0x1.0657e94db30dp-1,
    0x1.1e00babdefeb4p-1,
    0x1.345f01cce37bbp-1,
    0x1.4978fa3269ee1p-1,
    0x1.5d58987169b18p-1,
    0x1.700a7c5784634p-1,
    0x1.819d0b7158a4dp-1,
    0x1.921fb54442d18p-1,
    0x1.921fb54442d18p0,
    0x1.82250768ac529p0,
    0x1.7249faa996a21p0,
    0x1.62acbeaca61b8p0,
    0x1.5368c951e9cfdp0,
    0x1.4495d86823225p0,
    0x1.3647503caf55cp0,
    0x1.288bfa3512419p0,
    0x1.1b6e192ebbe44p0,
    0x1.0ef3c09d694bp0,
    0x1.031f57e54adbep0,
    0x1.efe068bba2275p-1,
    0x1.dac670561bb4fp-1,
    0x1.c6e6d2171bf18p-1,
    0x1.b434ee31013fdp-1,
    0x1.a2a25f172cfe4p-1,
    0x1.921fb54442d18p-1
  };

  /// What [#ARCTAN_HIGH] lacks.
  private static final double[] ARCTAN_LOW = {
    0x0.0p0,
    -0x1.c934d86d23f1dp-60,
    -0x1.cd37686760c17p-59,
    0x1.347b0b4f881cap-58,
    0x1.8ab6e3cf7afbdp-57,
    -0x1.963a544b672d8p-57,
    -0x1.c63aae6f6e918p-56,
    -0x1.24dec1b50b7ffp-56,
    0x1.a2b7f222f65e2p-56,
    -0x1.d5b495f6349e6p-56,
    -0x1.928df287a668fp-58,
    0x1.1021137c71102p-55,
    0x1.2419a87f2a458p-56,
    0x1.0028e4bc5e7cap-57,
    -0x1.8c34d25aadef6p-56,
    -0x1.bf76229d3b917p-56,
    0x1.1a62633145c07p-55,
    0x1.1a62633145c07p-54,
    -0x1.e78c96d05afcbp-58,
    0x1.a8cc1e7480c68p-54,
    0x1.c6ac9f134fa91p-60,
    -0x1.96f47948a99f1p-54,
    0x1.4d29adbab2a62p-54,
    0x1.17e21d9a42c9ap-55,
    0x1.8e684e7a2281bp-56,
    0x1.b1b466a88828ep-54,
    0x1.8fcf88aed2e8p-54,
    0x1.338b4259c027p-54,
    0x1.24a3b2e61a70bp-55,
    0x1.a2b7f222f65e2p-55,
    0x1.f4ba8d3373e1bp-55,
    -0x1.0520d0701d877p-55,
    -0x1.d700509dad6cep-56,
    0x1.1a62633145c07p-55
  };
}
