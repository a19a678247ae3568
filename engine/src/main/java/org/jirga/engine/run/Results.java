package org.jirga.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.engine.program.TimeAxis;

/// The columns of an ensemble while its blocks fill them. Each block writes rows of its own, so
/// that threads need no lock but for failures.
final class Results {

  final double[] outcomes;
  final Status[] statuses;
  final long[] failedCriteria;
  final List<Series> series;
  private final Observation observation;
  private long[] runs;
  private final double[] times;
  private final List<RowFailure> failures = new ArrayList<>();

  private record RowFailure(int row, Failure failure) {}

  /// @param side how many runs are computed side by side
  Results(Observation observation, long[] runs, TimeAxis time, int side) {
    this.observation = observation;
    this.runs = runs;
    this.times = observation.series().isEmpty() ? new double[0] : time.saveTimes();
    this.outcomes = new double[Math.multiplyExact(runs.length, observation.outcomes().size())];
    this.statuses = new Status[runs.length];
    this.failedCriteria = new long[runs.length];
    this.series =
        IntStream.range(0, observation.series().size())
            .mapToObj(
                _ ->
                    new Series(
                        new double[Series.size(runs.length, times.length, side)],
                        runs.length,
                        times.length,
                        side))
            .toList();
    clear(runs);
  }

  /// Forgets everything and takes other runs, as many as before. Series are left as they are: each
  /// row gets all its values, since filling long series twice would cost as much as computing them.
  void clear(long[] others) {
    runs = others;
    Arrays.fill(outcomes, Double.NaN);
    Arrays.fill(statuses, Status.COMPLETE);
    Arrays.fill(failedCriteria, 0);
    failures.clear();
  }

  int rows() {
    return runs.length;
  }

  /// Forgets what some rows have got but for failures.
  void clear(int from, int to) {
    var width = observation.outcomes().size();
    Arrays.fill(outcomes, from * width, to * width, Double.NaN);
    Arrays.fill(failedCriteria, from, to, 0);
  }

  long run(int row) {
    return runs[row];
  }

  synchronized void fail(int row, Failure failure) {
    statuses[row] = Status.FAILED;
    failures.add(new RowFailure(row, failure));
  }

  Runs runs() {
    var sorted =
        failures.stream()
            .sorted(Comparator.comparingInt(RowFailure::row))
            .map(RowFailure::failure)
            .toList();
    return new Runs(observation, runs, outcomes, statuses, failedCriteria, sorted, times, series);
  }
}
