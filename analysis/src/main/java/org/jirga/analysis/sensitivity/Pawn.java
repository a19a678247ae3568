package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jirga.analysis.order.Ranks;

/// The PAWN index: how far the distribution function of the outcome moves where a factor is held
/// in a narrow range, as the largest vertical distance (Kolmogorov-Smirnov); the median over the
/// ranges.
///
/// @param slices ranges of the factor with equally many runs
/// @see "Pianosi and Wagener (2018), Environ. Model. Softw. 108, 197"
public record Pawn(int slices) implements Method {

  public Pawn {
    if (slices < 2) {
      throw new IllegalArgumentException("%d slices cannot be compared.".formatted(slices));
    }
  }

  @Override
  public String id() {
    return "pawn";
  }

  @Override
  public String title() {
    return "PAWN (median)";
  }

  @Override
  public double[] of(Observed observed, long seed) {
    return Arrays.stream(distances(observed)).mapToDouble(Pawn::median).toArray();
  }

  /// For each factor the distance in each slice, from its low end; none for a factor that is the
  /// same everywhere.
  public double[][] distances(Observed observed) {
    var byOutcome = Ranks.order(observed.outcome());
    return Arrays.stream(observed.columns())
        .map(
            column ->
                Ranks.isConstant(column)
                    ? new double[0]
                    : distances(Ranks.parts(column, slices), byOutcome, observed.outcome()))
        .toArray(double[][]::new);
  }

  private double[] distances(int[] slice, int[] byOutcome, double[] outcome) {
    var sizes = new int[slices];
    for (var one : slice) {
      sizes[one]++;
    }
    var seen = new int[slices];
    var largest = new double[slices];
    for (var position = 0; position < byOutcome.length; position++) {
      seen[slice[byOutcome[position]]]++;
      var isLast =
          position + 1 == byOutcome.length
              || outcome[byOutcome[position + 1]] > outcome[byOutcome[position]];
      for (var one = 0; isLast && one < slices; one++) {
        var distance =
            Math.abs((double) seen[one] / sizes[one] - (position + 1.0) / byOutcome.length);
        largest[one] = Math.max(largest[one], distance);
      }
    }
    return IntStream.range(0, slices)
        .filter(one -> sizes[one] > 0)
        .mapToDouble(one -> largest[one])
        .toArray();
  }

  /// NaN of nothing.
  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
