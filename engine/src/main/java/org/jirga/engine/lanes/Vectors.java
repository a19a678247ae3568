package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NEG;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// What the vector functions have in common: loads and stores, and the small steps of
/// `org.jirga.engine.arithmetic`, of whose operations they perform the same in the same order.
///
/// HotSpot stops inlining in a method after some 40 vector operations, and a vector that is passed
/// to a method that was not inlined costs as much as 50 additions. So functions consist of short
/// loops, each a method, with intermediate results in the scratch numbers, and call methods of this
/// class only.
final class Vectors {

  static final VectorSpecies<Double> SPECIES = species();
  static final int LENGTH = SPECIES.length();

  /// Lanes that a function of several loops computes at a time, so that its scratch stays in the
  /// fastest cache.
  static final int TILE = 64;

  /// Added to a double below 2^51 in absolute value and taken away again, it rounds to the nearest
  /// integer; its bits less [#ROUNDER_BITS] are this integer.
  static final double ROUNDER = 0x1.8p52;

  static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

  private static final double SPLITTER = 0x1p27 + 1;

  /// Processors whose vectors hold four doubles fuse multiplication and addition, and so do all
  /// with ARM's 64-bit instructions. On others Java would imitate it slowly.
  private static final boolean FUSES =
      LENGTH >= 4 || System.getProperty("os.arch", "").equals("aarch64");

  private Vectors() {}

  private static VectorSpecies<Double> species() {
    var preferred = DoubleVector.SPECIES_PREFERRED;
    return preferred.length() > LaneFunctions.LANES ? DoubleVector.SPECIES_512 : preferred;
  }

  /// The place of a row of scratch numbers for a tile.
  static int scratch(int row) {
    return row * TILE;
  }

  static DoubleVector load(double[] numbers, int at) {
    return DoubleVector.fromArray(SPECIES, numbers, at);
  }

  static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /// `a * b - product`, exactly, for a computed product whose last bits are not subnormal. A fused
  /// operation gives this number too: it is a double, so nothing is rounded.
  static DoubleVector productError(DoubleVector a, DoubleVector b, DoubleVector product) {
    if (FUSES) {
      return a.fma(b, product.lanewise(NEG));
    }
    var aUpper = upperHalf(a);
    var aLower = a.sub(aUpper);
    var bUpper = upperHalf(b);
    var bLower = b.sub(bUpper);
    return aUpper
        .mul(bUpper)
        .sub(product)
        .add(aUpper.mul(bLower))
        .add(aLower.mul(bUpper))
        .add(aLower.mul(bLower));
  }

  private static DoubleVector upperHalf(DoubleVector x) {
    var c = x.mul(SPLITTER);
    return c.sub(c.sub(x));
  }

  /// 2^k for a normal result.
  static DoubleVector powerOfTwo(LongVector k) {
    return k.add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
  }

  /// The upper part of the quotient of two sums, as `DoubleDouble.dividedBy`.
  static DoubleVector quotient(
      DoubleVector high, DoubleVector low, DoubleVector divisor, DoubleVector divisorLow) {
    var inverse = all(1).div(divisor);
    var quotient = high.mul(inverse);
    var product = quotient.mul(divisor);
    var rest = high.sub(product).sub(productError(quotient, divisor, product));
    return quotient.add(rest.add(low).sub(quotient.mul(divisorLow)).mul(inverse));
  }

  /// Which lanes lie between two bounds.
  static VectorMask<Double> between(DoubleVector x, double low, double high) {
    return x.compare(GT, low).and(x.compare(LT, high));
  }

  /// Moves the results of a tile's vector from scratch to their target; where the ordinary way was
  /// not for an argument, its definition computes it.
  static void settle(
      double[] numbers,
      int result,
      int target,
      int x,
      VectorMask<Double> ordinary,
      DoubleUnaryOperator definition) {
    if (!ordinary.allTrue()) {
      define(numbers, result, x, ordinary.toLong(), definition);
    }
    load(numbers, result).intoArray(numbers, target);
  }

  private static void define(
      double[] numbers, int result, int x, long ordinary, DoubleUnaryOperator definition) {
    for (var lane = 0; lane < LENGTH; lane++) {
      if ((ordinary >>> lane & 1) == 0) {
        numbers[result + lane] = definition.applyAsDouble(numbers[x + lane]);
      }
    }
  }
}
