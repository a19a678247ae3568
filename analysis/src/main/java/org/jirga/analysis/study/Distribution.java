package org.jirga.analysis.study;

import java.util.List;
import org.jirga.engine.arithmetic.Beta;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.arithmetic.Normal;

/// How belief about a constant is spread.
///
/// A value comes from one number between 0 and 1, so that any design serves any distribution. All
/// are computed in IEEE operations and [Elementary] functions, and so to the same bits everywhere.
public sealed interface Distribution {

  /// The value below which a share `u` of the belief lies.
  ///
  /// @param u in [0, 1]
  double quantile(double u);

  /// The smallest value; minus infinity where there is no bound.
  double low();

  /// The largest value; infinity where there is no bound.
  double high();

  /// Whether no value lies at 0 or below.
  default boolean isPositive() {
    return low() > 0;
  }

  /// Equal belief between two bounds.
  record Uniform(double low, double high) implements Distribution {
    public Uniform {
      if (!(low < high)) {
        throw new IllegalArgumentException(
            "The low bound (%s) must be below the high bound (%s).".formatted(low, high));
      }
    }

    @Override
    public double quantile(double u) {
      return low + u * (high - low);
    }
  }

  /// Most belief at the best value, none beyond the bounds; the best value may equal a bound.
  record Triangular(double low, double best, double high) implements Distribution {
    public Triangular {
      if (!(low <= best && best <= high && low < high)) {
        throw new IllegalArgumentException(
            "The values %s, %s, %s must rise.".formatted(low, best, high));
      }
    }

    @Override
    public double quantile(double u) {
      var rising = (best - low) / (high - low);
      return u < rising
          ? low + Math.sqrt(u * (high - low) * (best - low))
          : high - Math.sqrt((1 - u) * (high - low) * (high - best));
    }
  }

  /// A beta distribution stretched between two bounds.
  ///
  /// @param a above 0; the larger, the less belief near the low bound
  /// @param b above 0; the larger, the less belief near the high bound
  record Stretched(double low, double high, double a, double b) implements Distribution {
    public Stretched {
      if (!(low < high) || !(a > 0) || !(b > 0)) {
        throw new IllegalArgumentException(
            "There is no beta distribution from %s to %s with %s and %s."
                .formatted(low, high, a, b));
      }
    }

    /// The smooth relative of the triangular distribution, with the mean `(low + 4 best + high) /
    /// 6`.
    ///
    /// @see "Malcolm, Roseboom, Clark and Fazar (1959), Oper. Res. 7, 646 (PERT)"
    public static Stretched pert(double low, double best, double high) {
      return new Stretched(
          low, high, 1 + 4 * (best - low) / (high - low), 1 + 4 * (high - best) / (high - low));
    }

    @Override
    public double quantile(double u) {
      return Math.min(high, low + Beta.quantile(u, a, b) * (high - low));
    }
  }

  /// A normal distribution, cut off at bounds if there are any.
  ///
  /// Without bounds, the shares 0 and 1 stand for 2^-53 and its mirror image, eight deviations from
  /// the mean.
  ///
  /// @param mean before anything is cut off
  /// @param deviation above 0, before anything is cut off
  record Bell(double mean, double deviation, double low, double high) implements Distribution {
    public Bell {
      if (!(deviation > 0) || !(low < high) || !(mass(mean, deviation, low, high) > 0)) {
        throw new IllegalArgumentException(
            "There is no normal distribution of %s and %s from %s to %s."
                .formatted(mean, deviation, low, high));
      }
    }

    /// The share of the whole distribution between the bounds.
    public static double mass(double mean, double deviation, double low, double high) {
      // in the tail where numbers are small, so that differences are exact
      var from = (low - mean) / deviation;
      var to = (high - mean) / deviation;
      return from > 0
          ? Normal.below(-from) - Normal.below(-to)
          : Normal.below(to) - Normal.below(from);
    }

    @Override
    public double quantile(double u) {
      var share = Math.min(Math.max(u, 0x1p-53), 1 - 0x1p-53);
      var from = (low - mean) / deviation;
      var to = (high - mean) / deviation;
      var z =
          from > 0
              ? -Normal.quantile(
                  Normal.below(-to) + (1 - share) * (Normal.below(-from) - Normal.below(-to)))
              : Normal.quantile(
                  Normal.below(from) + share * (Normal.below(to) - Normal.below(from)));
      return Math.min(high, Math.max(low, mean + deviation * z));
    }
  }

  /// The exponential of a normal distribution, cut off at bounds if there are any.
  ///
  /// @param logarithm of the value
  record LogBell(Bell logarithm) implements Distribution {
    /// By the mean and deviation of the value itself, not of its logarithm.
    ///
    /// @param mean above 0, before anything is cut off
    /// @param deviation above 0
    /// @param low at least 0
    public static LogBell of(double mean, double deviation, double low, double high) {
      var ratio = deviation / mean;
      var variance = Elementary.ln(1 + ratio * ratio);
      return new LogBell(
          new Bell(
              Elementary.ln(mean) - variance / 2,
              Math.sqrt(variance),
              Elementary.ln(low),
              Elementary.ln(high)));
    }

    @Override
    public double quantile(double u) {
      return Elementary.exp(logarithm.quantile(u));
    }

    @Override
    public double low() {
      return Elementary.exp(logarithm.low());
    }

    @Override
    public double high() {
      return Elementary.exp(logarithm.high());
    }

    @Override
    public boolean isPositive() {
      return true;
    }
  }

  /// Whole numbers between two bounds, both included, equally likely.
  record Whole(long first, long last) implements Distribution {
    public Whole {
      if (first >= last) {
        throw new IllegalArgumentException(
            "The first number (%d) must be below the last (%d).".formatted(first, last));
      }
    }

    @Override
    public double quantile(double u) {
      return Math.min(last, first + Math.floor(u * (last - first + 1)));
    }

    @Override
    public double low() {
      return first;
    }

    @Override
    public double high() {
      return last;
    }
  }

  /// Some values and how likely each is: observations, alternatives, yes or no.
  ///
  /// @param values at least two; in the order in which shares are cut
  /// @param weights as many, above 0; only their ratios count
  record Values(List<Double> values, List<Double> weights) implements Distribution {
    public Values {
      values = List.copyOf(values);
      weights = List.copyOf(weights);
      if (values.size() < 2
          || values.size() != weights.size()
          || !weights.stream()
              .allMatch(weight -> weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The weights %s do not go with the values %s.".formatted(weights, values));
      }
    }

    @Override
    public double quantile(double u) {
      var rest = u * weights.stream().reduce(0.0, Double::sum);
      for (var index = 0; index < values.size() - 1; index++) {
        if (rest < weights.get(index)) {
          return values.get(index);
        }
        rest -= weights.get(index);
      }
      return values.getLast();
    }

    @Override
    public double low() {
      return values.stream().min(Double::compare).orElseThrow();
    }

    @Override
    public double high() {
      return values.stream().max(Double::compare).orElseThrow();
    }
  }
}
