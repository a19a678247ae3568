package org.jirga.analysis.experiment;

/// A count out of a number of futures or draws.
///
/// The interval is Wilson's score interval at 95 % (Wilson 1927, J. Am. Stat. Assoc. 22, 209).
public record Share(long hits, long of) {

  private static final double Z = 1.959963984540054;

  public Share {
    if (hits < 0 || of < hits) {
      throw new IllegalArgumentException("%d of %d is not a share.".formatted(hits, of));
    }
  }

  /// NaN where there is nothing to count.
  public double value() {
    return of == 0 ? Double.NaN : (double) hits / of;
  }

  public double low() {
    return of == 0 ? 0 : Math.max(0, centre() - halfWidth());
  }

  public double high() {
    return of == 0 ? 1 : Math.min(1, centre() + halfWidth());
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double halfWidth() {
    var p = value();
    return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
  }
}
