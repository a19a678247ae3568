package org.jirga.engine.arithmetic;

/// The logarithm of the gamma function and what follows from it.
///
/// @see "C. Lanczos (1964), A precision approximation of the gamma function, SIAM J. Numer. Anal.
/// 1"
public final class Gamma {

  private static final double G = 7;
  private static final double HALF_LN_2PI = 0.91893853320467274178;
  private static final double PI = Math.PI;

  /// For G = 7 and nine terms (P. Godfrey, 2001).
  private static final double[] TERMS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private Gamma() {}

  /// ln |gamma(x)|; infinite at 0 and the negative whole numbers.
  public static double ln(double x) {
    if (x < 0.5) {
      var sine = Math.abs(Elementary.sin(PI * x));
      var pole = x == Math.rint(x);
      return pole ? Double.POSITIVE_INFINITY : Elementary.ln(PI / sine) - ln(1 - x);
    }
    var z = x - 1;
    var sum = TERMS[0];
    for (var term = 1; term < TERMS.length; term++) {
      sum += TERMS[term] / (z + term);
    }
    var t = z + G + 0.5;
    return HALF_LN_2PI + (z + 0.5) * Elementary.ln(t) - t + Elementary.ln(sum);
  }

  /// n!, exact as far as doubles are; by way of [#ln] where n is no whole number.
  public static double factorial(double n) {
    if (n != Math.rint(n) || n < 0) {
      return Elementary.exp(ln(n + 1));
    }
    var product = 1.0;
    for (var factor = 2; factor <= n && product < Double.POSITIVE_INFINITY; factor++) {
      product *= factor;
    }
    return product;
  }

  /// n (n - 1) … (n - k + 1); 0 where k is more than n.
  public static double permutations(double n, double k) {
    var product = 1.0;
    for (var step = 0; step < k && product != 0 && product < Double.POSITIVE_INFINITY; step++) {
      product *= n - step;
    }
    return product;
  }

  /// How many ways there are to choose k of n.
  public static double combinations(double n, double k) {
    var product = 1.0;
    for (var step = 0; step < k && product != 0 && product < Double.POSITIVE_INFINITY; step++) {
      product = product * (n - step) / (step + 1);
    }
    return Math.rint(product);
  }
}
