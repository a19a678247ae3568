package org.jirga.analysis.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
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
    // runs that have ended stay ended, so that few sets of runs serve all times
    var timesOf = new LinkedHashMap<BitSet, List<Integer>>();
    for (var time = 0; time < times.length; time++) {
      timesOf.computeIfAbsent(known(courses, time), _ -> new ArrayList<>()).add(time);
    }
    var byTime = new double[times.length][];
    timesOf.forEach(
        (known, at) -> {
          var rows = known.stream().toArray();
          var found =
              method.ofSeveral(
                  factors,
                  Arrays.stream(columns)
                      .map(column -> Arrays.stream(rows).mapToDouble(it -> column[it]).toArray())
                      .toArray(double[][]::new),
                  at.stream()
                      .map(
                          time ->
                              Arrays.stream(rows).mapToDouble(it -> courses[it][time]).toArray())
                      .toList(),
                  seed);
          for (var index = 0; index < found.length; index++) {
            byTime[at.get(index)] = found[index];
          }
        });
    var indices =
        IntStream.range(0, factors.size())
            .mapToObj(factor -> Arrays.stream(byTime).mapToDouble(at -> at[factor]).toArray())
            .toArray(double[][]::new);
    return new OverTime(method.title(), factors, times, indices);
  }

  /// The runs that have a value at a time.
  private static BitSet known(double[][] courses, int time) {
    var known = new BitSet(courses.length);
    for (var run = 0; run < courses.length; run++) {
      known.set(run, Double.isFinite(courses[run][time]));
    }
    return known;
  }
}
