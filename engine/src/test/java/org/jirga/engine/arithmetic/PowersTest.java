package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// Every power has the bits of the one definition.
class PowersTest {

  private static final int TRIES = 40_000;

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    3,
    -3,
    1.5,
    1e300,
    1e-300,
    1e-310,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0x1p31,
    Math.nextDown(0x1p31),
    0x1p53,
    Math.nextUp(1),
    1023,
    -1074,
    Math.sqrt(3),
    Math.sqrt(1.5),
    0.1
  };

  private final Random random = new Random(20211015);

  @Test
  void atSpecialValues() {
    for (var x : SPECIAL) {
      for (var y : SPECIAL) {
        check(x, y);
      }
    }
  }

  @Test
  void atUsualValues() {
    check(() -> 3 * random.nextDouble(), () -> 4 * random.nextDouble() - 2);
  }

  @Test
  void overTheWholeRange() {
    check(
        () -> Double.longBitsToDouble(random.nextLong() >>> 1), () -> 4 * random.nextDouble() - 2);
    check(
        () -> Double.longBitsToDouble(random.nextLong()),
        () -> Double.longBitsToDouble(random.nextLong()));
  }

  @Test
  void nearOneWithLargeExponents() {
    check(
        () -> 1 + (random.nextDouble() - 0.5) / StrictMath.pow(10, random.nextInt(16)),
        () -> (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(12)));
  }

  @Test
  void whereTheResultIsNearlyAHalfPowerOfTwo() {
    check(
        () -> StrictMath.pow(2, random.nextInt(100) - 50),
        () -> (random.nextInt(80) - 40) / 8.0 + (random.nextInt(101) - 50) * 1e-15);
  }

  private static void check(DoubleSupplier base, DoubleSupplier exponent) {
    for (var attempt = 0; attempt < TRIES; attempt++) {
      check(base.getAsDouble(), exponent.getAsDouble());
    }
  }

  private static void check(double x, double y) {
    var row = new double[] {x};
    Powers.pow(row, row, new double[] {y}, 1);
    var expected = Elementary.pow(x, y);
    if (Double.doubleToLongBits(row[0]) != Double.doubleToLongBits(expected)) {
      fail("%s ^ %s is %s, not %s", x, y, expected, row[0]);
    }
  }
}
