package org.jirga.engine.arithmetic;

/// An angle in radians as quarter turns and a rest `high + low` of about an eighth of a turn at
/// most, either way, with a relative error far below 2^-53 even where the rest is tiny.
///
/// @param quarters modulo 4; may be negative
record Angle(int quarters, double high, double low) {

  /// From this absolute value on, [#far] reduces; n pi / 2 up to here has an n of 20 bits.
  static final double FAR = 0x1.9p20;

  private static final double QUARTERS_PER_RADIAN = 0x1.45f306dc9c883p-1;

  // pi / 2 in parts, the first three of 33 bits, so that n times each is exact
  private static final double PART_1 = 0x1.921fb544p0;
  private static final double PART_2 = 0x1.0b4611a6p-34;
  private static final double PART_3 = 0x1.3198a2ep-69;
  private static final double PART_4 = 0x1.b839a252049c1p-104;

  private static final int DIGIT_BITS = 25;

  private static final double HALF_PI = 0x1.921fb54442d18p0;
  private static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;

  /// Of an angle below [#FAR] in absolute value, without a branch.
  ///
  /// @see "W. J. Cody and W. Waite (1980), Software Manual for the Elementary Functions, ch. 8"
  static Angle near(double x) {
    var n = Binary.nearestInteger(x * QUARTERS_PER_RADIAN);
    var first = x - n * PART_1; // exact: the difference of neighbours
    var part2 = n * PART_2;
    var second = first - part2;
    var error2 = DoubleDouble.sumError(first, -part2, second);
    var part3 = n * PART_3;
    var third = second - part3;
    var error3 = DoubleDouble.sumError(second, -part3, third);
    var rest = (error2 + error3) - n * PART_4;
    var high = third + rest;
    return new Angle((int) n, high, DoubleDouble.orderedSumError(third, rest, high));
  }

  /// Of any finite angle from 1 on in absolute value: the significand, an integer, is multiplied by
  /// those digits of 2 / pi that matter modulo four quarter turns and down to 2^-147 of one. No
  /// double comes nearer to a multiple of pi / 2 than about 2^-62 quarter turns.
  ///
  /// @see "M. H. Payne and R. N. Hanek (1983), Radian reduction for trigonometric functions, ACM
  ///   SIGNUM Newsletter 18(1), 19-24"
  static Angle far(double x) {
    var a = Math.abs(x);
    var exponent = (Binary.upper(a) >>> 20) - 1075;
    var significand = significand(a, exponent);
    // the first column that is not a multiple of four quarter turns
    var start = Math.floorDiv(exponent - 2, DIGIT_BITS);
    var columns = columns(significand, start);
    var unit = Binary.powerOfTwo(exponent - DIGIT_BITS * (start + 1));
    // from here each sum of two columns is exact
    var turns = columns[0] * unit;
    turns -= 4 * Math.floor(0.25 * turns);
    turns += columns[1] * (unit * 0x1p-25);
    var n = Binary.nearestInteger(turns);
    var b = columns[2] * (unit * 0x1p-50) + columns[3] * (unit * 0x1p-75);
    var c = columns[4] * (unit * 0x1p-100) + columns[5] * (unit * 0x1p-125);
    var d = columns[6] * (unit * 0x1p-150) + columns[7] * (unit * 0x1p-175);
    var sum = (turns - n) + b;
    var error = DoubleDouble.sumError(turns - n, b, sum);
    var rest = DoubleDouble.ordered(sum, error + (c + d)).times(HALF_PI, HALF_PI_LOW);
    return x < 0
        ? new Angle(-(int) n, -rest.high(), -rest.low())
        : new Angle((int) n, rest.high(), rest.low());
  }

  /// The significand of a positive normal number as an integer.
  private static double significand(double a, int exponent) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(a) - ((long) exponent << 52));
  }

  /// The digits of the product of a significand and 2 / pi from column `start` on, each below 2^25
  /// but the first.
  private static double[] columns(double significand, int start) {
    var upper = Math.floor(significand * 0x1p-50);
    var lower = significand - upper * 0x1p50;
    var middle = Math.floor(lower * 0x1p-25);
    lower -= middle * 0x1p25;
    var columns = new double[8];
    var carry = 0.0;
    for (var i = columns.length - 1; i >= 0; i--) {
      var column =
          lower * digit(start + i) + middle * digit(start + i + 1) + upper * digit(start + i + 2);
      column += carry;
      carry = i == 0 ? 0 : Math.floor(column * 0x1p-25);
      columns[i] = column - carry * 0x1p25;
    }
    return columns;
  }

  private static double digit(int index) {
    return index < 0 ? 0 : TWO_BY_PI[index];
  }

  /// 2 / pi after the binary point.
  private static final int[] TWO_BY_PI = {
    0x145f306, 0x1b93910, 0x0a94fe1, 0x0757d1f, 0x0a69bb8, 0x036d8a5, 0x0cc9e21, 0x19041fe,
    0x0a2c757, 0x17aef15, 0x10db923, 0x0e3a424, 0x1ba5c00, 0x1924bba, 0x104e8c9, 0x01cfe1d,
    0x1d63962, 0x0a69cfb, 0x14411af, 0x152ebb4, 0x0909d33, 0x11c09ad, 0x02fbf20, 0x13991d6,
    0x07306a6, 0x0e7d272, 0x022fc5d, 0x1df9283, 0x163ff12, 0x1fff781, 0x0cc07f7, 0x12f118b,
    0x0b414da, 0x07db4d9, 0x1f6793e, 0x0b09b74, 0x1e8c7ec, 0x1a797fa, 0x116ba93, 0x1bac7eb,
    0x1cbe2f6, 0x0f41ce7, 0x1bc5294, 0x12ea6bf, 0x16bf623, 0x1e35742, 0x02b0198, 0x046fc7b,
  };
}
