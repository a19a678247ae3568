package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jirga.analysis.order.Ranks;
import org.jirga.analysis.sensitivity.OverTime;
import org.jirga.engine.run.Inputs;

/// Spearman's rank correlation of outcomes with the sampled constants; ties share their mean rank.
public final class RankCorrelations {

  private final Inputs futures;
  private final Ranked all;

  /// The futures of the last outcome that is not known in all: a course that has ended stays so, so
  /// that the next time asks for the same ones.
  private Ranked some;

  /// @param rows of futures
  /// @param ranks for each constant those of its values in these rows
  private record Ranked(int[] rows, double[][] ranks) {}

  RankCorrelations(Inputs futures) {
    this.futures = futures;
    this.all = ranked(IntStream.range(0, futures.rows()).toArray());
    this.some = all;
  }

  private Ranked ranked(int[] rows) {
    return new Ranked(
        rows,
        IntStream.range(0, futures.constants().size())
            .mapToObj(constant -> Ranks.of(column(constant, rows)))
            .toArray(double[][]::new));
  }

  private synchronized Ranked ranked(double[] outcome) {
    var known =
        IntStream.range(0, outcome.length).filter(row -> !Double.isNaN(outcome[row])).toArray();
    if (known.length == all.rows.length) {
      return all;
    }
    if (!Arrays.equals(known, some.rows)) {
      some = ranked(known);
    }
    return some;
  }

  /// The correlation of each constant with a course, at each time.
  ///
  /// @param futures as many as there are courses
  /// @param courses for each future a value for each time; NaN where it is not known
  public static OverTime overTime(Inputs futures, double[] times, double[][] courses) {
    var ranks = new RankCorrelations(futures);
    var indices = new double[futures.constants().size()][times.length];
    for (var time = 0; time < times.length; time++) {
      var at = time;
      var found = ranks.with(Arrays.stream(courses).mapToDouble(course -> course[at]).toArray());
      for (var constant = 0; constant < found.length; constant++) {
        indices[constant][time] = found[constant];
      }
    }
    return new OverTime("Rank correlation", futures.constants(), times, indices);
  }

  /// The correlation of an outcome with each constant, over the futures where the outcome is known;
  /// NaN where either of them is the same everywhere.
  double[] with(double[] outcome) {
    var over = ranked(outcome);
    var ranked = Ranks.of(Arrays.stream(over.rows).mapToDouble(row -> outcome[row]).toArray());
    return Arrays.stream(over.ranks).mapToDouble(ranks -> pearson(ranked, ranks)).toArray();
  }

  private double[] column(int constant, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> futures.value(row, constant)).toArray();
  }

  private static double pearson(double[] x, double[] y) {
    var mean = (x.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (var row = 0; row < x.length; row++) {
      xy += (x[row] - mean) * (y[row] - mean);
      xx += (x[row] - mean) * (x[row] - mean);
      yy += (y[row] - mean) * (y[row] - mean);
    }
    return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }
}
