package org.jirga.analysis.study;

/// How belief about a constant is spread.
public sealed interface Distribution {

  /// The value below which a share `u` of the belief lies.
  ///
  /// @param u in [0, 1]
  double quantile(double u);

  double low();

  double high();

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
}
