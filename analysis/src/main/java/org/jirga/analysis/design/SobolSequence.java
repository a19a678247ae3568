package org.jirga.analysis.design;

import java.util.List;
import org.hipparchus.random.SobolSequenceGenerator;

/// Points of Sobol's sequence, which fill space more evenly than chance, scrambled after Owen so
/// that they are a random sample all the same.
///
/// The direction numbers are those of Joe and Kuo, for at most 21,201 dimensions. Each dimension is
/// scrambled by a hash of its leading bits, keyed by the seed and the dimension's name, so that the
/// scrambling of one does not depend on the others. A name belongs to a place in the sequence:
/// names added at the end leave the others' values as they were, and more points leave the first
/// ones.
///
/// @see "Joe and Kuo (2008), SIAM J. Sci. Comput. 30, 2635"
/// @see "Owen (1998), J. Complexity 14, 466"
/// @see "Laine and Karras (2011), Comput. Graph. Forum 30, 1419 (scrambling by a hash)"
public final class SobolSequence {

  public static final int MOST_DIMENSIONS = 21_201;

  private static final double TWO_TO_32 = 0x1p32;

  private final List<String> names;
  private final long seed;
  private final boolean isScrambled;

  private SobolSequence(List<String> names, long seed, boolean isScrambled) {
    if (names.isEmpty() || names.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "Sobol's sequence has 1 to %,d dimensions, not %,d."
              .formatted(MOST_DIMENSIONS, names.size()));
    }
    this.names = List.copyOf(names);
    this.seed = seed;
    this.isScrambled = isScrambled;
  }

  public static SobolSequence scrambled(List<String> names, long seed) {
    return new SobolSequence(names, seed, true);
  }

  /// The sequence itself, from the point whose coordinates are all 0.
  public static SobolSequence plain(List<String> names) {
    return new SobolSequence(names, 0, false);
  }

  /// A row for each point, a column for each name; in [0, 1), scrambled ones above 0.
  ///
  /// @param first the place of the first point in the sequence, from 0: points before it are
  ///     skipped
  public double[][] points(int first, int count) {
    var generator = new SobolSequenceGenerator(names.size());
    var points = new double[count][];
    for (var row = 0; row < count; row++) {
      points[row] = row == 0 ? generator.skipTo(first) : generator.nextVector();
    }
    if (isScrambled) {
      for (var column = 0; column < names.size(); column++) {
        var key = (int) Keyed.random(seed, names.get(column), 1, 0).nextLong();
        for (var point : points) {
          point[column] = scramble(point[column], key);
        }
      }
    }
    return points;
  }

  private static double scramble(double value, int key) {
    var bits = (int) (long) (value * TWO_TO_32);
    var scrambled = Integer.reverse(hash(Integer.reverse(bits), key));
    return (Integer.toUnsignedLong(scrambled) + 0.5) / TWO_TO_32;
  }

  /// Changes each bit by those below it alone, which is what keeps the points even: on reversed
  /// bits, each by the leading ones. The constants are Vegdahl's.
  private static int hash(int bits, int key) {
    var x = bits;
    x ^= x * 0x3d20adea;
    x += key;
    x *= key >>> 16 | 1;
    x ^= x * 0x05526c56;
    x ^= x * 0x53a22864;
    return x;
  }
}
