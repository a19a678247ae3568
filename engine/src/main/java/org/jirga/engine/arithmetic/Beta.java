package org.jirga.engine.arithmetic;

/// The beta distribution on 0 to 1, in IEEE operations and [Elementary] only.
///
/// @see "Press et al. (2007), Numerical Recipes, 3rd ed., 6.4 (the continued fraction)"
/// @see "W. J. Lentz (1976), Appl. Opt. 15, 668"
public final class Beta {

  private static final double TINY = 1e-300;
  private static final double SMALLEST_CHANGE = 0x1p-52;
  private static final int MOST_TERMS = 10_000;
  private static final int HALVINGS = 64;

  private Beta() {}

  /// The share below x.
  ///
  /// @param a above 0, exponent of x plus one
  /// @param b above 0, exponent of `1 - x` plus one
  public static double below(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    var front =
        Elementary.exp(
            a * Elementary.ln(x)
                + b * Elementary.ln(1 - x)
                - (Gamma.ln(a) + Gamma.ln(b) - Gamma.ln(a + b)));
    // the fraction converges fast on this side of the mean, and the other is its mirror image
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /// The x below which a share lies, to the last bits by halving.
  public static double quantile(double share, double a, double b) {
    // where shares are small, so that nothing is lost of them near 1
    return share > 0.5 ? 1 - lower(1 - share, b, a) : lower(share, a, b);
  }

  private static double lower(double share, double a, double b) {
    if (share <= 0) {
      return 0;
    }
    var low = 0.0;
    var high = 1.0;
    for (var halving = 0; halving < HALVINGS; halving++) {
      var middle = low + (high - low) / 2;
      if (below(middle, a, b) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  private static double fraction(double x, double a, double b) {
    var c = 1.0;
    var d = 1 / away(1 - (a + b) * x / (a + 1));
    var product = d;
    for (var m = 1; m <= MOST_TERMS; m++) {
      var even = m * (b - m) * x / ((a - 1 + 2 * m) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      product *= d * c;
      var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 1 + 2 * m));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      product *= d * c;
      if (Math.abs(d * c - 1) <= SMALLEST_CHANGE) {
        return product;
      }
    }
    return product;
  }

  private static double away(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }
}
