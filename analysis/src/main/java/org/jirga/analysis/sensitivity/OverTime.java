package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Sensitivity of a course over time: an index for each factor at each time, a map with time along
/// one side and factors along the other.
///
/// @param indices for each factor a value for each time; NaN where it cannot be told
public record OverTime(String method, List<String> factors, double[] times, double[][] indices) {

  public OverTime {
    factors = List.copyOf(factors);
  }

  /// @param columns for each factor a value for each run
  /// @param courses for each run a value for each time
  public static OverTime of(
      Method method,
      List<String> factors,
      double[][] columns,
      double[] times,
      double[][] courses,
      long seed) {
    var byTime =
        IntStream.range(0, times.length)
            .mapToObj(
                time ->
                    method.of(
                        new Observed(
                                factors,
                                columns,
                                Arrays.stream(courses).mapToDouble(run -> run[time]).toArray())
                            .known(),
                        seed))
            .toArray(double[][]::new);
    var indices =
        IntStream.range(0, factors.size())
            .mapToObj(factor -> Arrays.stream(byTime).mapToDouble(at -> at[factor]).toArray())
            .toArray(double[][]::new);
    return new OverTime(method.title(), factors, times, indices);
  }
}
