package org.jirga.engine.arithmetic;

/// Random numbers that follow from a number: the same number gives the same sequence, everywhere.
///
/// SplitMix64, whose state is a counter; the first value is the number itself, so that what needs
/// one uniform takes it as it is.
///
/// @see "G. L. Steele, D. Lea, C. H. Flood (2014), Fast splittable pseudorandom number generators"
public final class Chance {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final double first;
  private long state;
  private boolean started;

  /// @param uniform between 0 and 1
  public Chance(double uniform) {
    this.first = uniform;
    this.state = Double.doubleToLongBits(uniform);
  }

  /// Between 0 and 1, never one of them.
  public double uniform() {
    if (!started) {
      started = true;
      return first;
    }
    state += STEP;
    return uniform(mixed(state));
  }

  /// Of mean 0 and deviation 1.
  public double normal() {
    return Normal.quantile(uniform());
  }

  /// Of mean 1.
  public double exponential() {
    return -Elementary.ln(uniform());
  }

  /// Of scale 1; NaN unless the shape is positive.
  ///
  /// @see "G. Marsaglia, W. W. Tsang (2000), A simple method for generating gamma variables"
  public double gamma(double shape) {
    if (!(shape > 0) || shape == Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    if (shape < 1) {
      var larger = gamma(shape + 1);
      return larger * Elementary.pow(uniform(), 1 / shape);
    }
    var d = shape - 1.0 / 3;
    var c = 1 / Elementary.sqrt(9 * d);
    while (true) {
      var x = normal();
      var root = 1 + c * x;
      if (root > 0) {
        var v = root * root * root;
        if (Elementary.ln(uniform()) < 0.5 * x * x + d - d * v + d * Elementary.ln(v)) {
          return d * v;
        }
      }
    }
  }

  public double beta(double alpha, double beta) {
    var x = gamma(alpha);
    return x / (x + gamma(beta));
  }

  /// @see "J. H. Ahrens, U. Dieter (1974), Computer methods for sampling from gamma, beta, Poisson
  ///   and binomial distributions"
  public double poisson(double mean) {
    if (!(mean >= 0) || mean == Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    var count = 0.0;
    var left = mean;
    while (left > 30) {
      var order = Math.floor(0.875 * left);
      var waited = gamma(order);
      if (waited > left) {
        return count + binomial(order - 1, left / waited);
      }
      count += order;
      left -= waited;
    }
    var probability = Elementary.exp(-left);
    var rest = uniform() - probability;
    for (var n = 1; rest > 0 && probability > 0; n++) {
      probability = probability * left / n;
      rest -= probability;
      count++;
    }
    return count;
  }

  /// How many of so many trials succeed.
  public double binomial(double trials, double probability) {
    if (!(trials >= 0)
        || !(probability >= 0 && probability <= 1)
        || trials == Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    var count = 0.0;
    var left = Math.floor(trials);
    var p = probability;
    while (left > 40) {
      var middle = Math.floor((left + 1) / 2);
      var split = beta(middle, left + 1 - middle);
      if (split <= p) {
        count += middle;
        left -= middle;
        p = (p - split) / (1 - split);
      } else {
        left = middle - 1;
        p = p / split;
      }
    }
    for (var trial = 0; trial < left; trial++) {
      count += uniform() < p ? 1 : 0;
    }
    return count;
  }

  /// Of scale 1.
  public double weibull(double shape) {
    return Elementary.pow(exponential(), 1 / shape);
  }

  /// Of mean 0 and scale 1.
  public double logistic() {
    var share = uniform();
    return Elementary.ln(share / (1 - share));
  }

  /// From 1 on.
  public double pareto(double shape) {
    return Elementary.pow(uniform(), -1 / shape);
  }

  /// How many trials it takes to succeed once.
  public double geometric(double probability) {
    if (!(probability > 0 && probability <= 1)) {
      return Double.NaN;
    }
    return probability == 1
        ? 1
        : Math.max(1, Math.ceil(Elementary.ln(uniform()) / Elementary.ln(1 - probability)));
  }

  /// A number between 0 and 1 for a key and a counter: [RandomKey].
  static double uniform(long bits) {
    return ((bits >>> 12) + 0.5) * 0x1p-52;
  }

  static long mixed(long z) {
    var a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
