package org.jirga.analysis.experiment;

/// By how much two shares of the same futures differ, the first less the second, with its 95 %
/// interval. Futures that both have or neither has tell nothing; those that one of them has alone
/// do, so the interval is narrower than that of two samples.
///
/// Half a future is added to each of the four kinds.
///
/// @see "Agresti and Min (2005), Stat. Med. 24, 729"
public record PairedDifference(double value, double low, double high) {

  private static final double Z = 1.959963984540054;

  /// @param firstAlone futures that only the first has
  /// @param secondAlone futures that only the second has
  /// @param of all futures that could be judged under both
  public static PairedDifference of(long firstAlone, long secondAlone, long of) {
    if (firstAlone < 0 || secondAlone < 0 || of < firstAlone + secondAlone) {
      throw new IllegalArgumentException(
          "%d and %d of %d futures are no difference.".formatted(firstAlone, secondAlone, of));
    }
    if (of == 0) {
      return new PairedDifference(Double.NaN, -1, 1);
    }
    var all = of + 2.0;
    var first = (firstAlone + 0.5) / all;
    var second = (secondAlone + 0.5) / all;
    var centre = first - second;
    var half = Z * Math.sqrt((first + second - centre * centre) / all);
    return new PairedDifference(
        (double) (firstAlone - secondAlone) / of,
        Math.max(-1, centre - half),
        Math.min(1, centre + half));
  }
}
