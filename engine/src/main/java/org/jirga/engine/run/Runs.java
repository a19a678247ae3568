package org.jirga.engine.run;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// What came out of an ensemble: columns of numbers, rows in the order of the inputs.
///
/// Nothing in it depends on the number of threads, on the size of blocks or on the order of work.
/// The arrays are not copied and must not be changed.
///
/// @param observation what was watched
/// @param runs the id of each row's run
/// @param outcomes row-major, `runs × outcomes`; NaN where a run ended before its outcome was known
/// @param statuses how each row's run ended
/// @param failedCriteria for each row, bit `k` is set if criterion `k` has been judged and does not
/// hold; a criterion whose outcome is NaN has not been judged
/// @param failures of the rows that failed, in the order of rows
/// @param times the save times, ascending
/// @param series the requested series
public record Runs(
    Observation observation,
    long[] runs,
    double[] outcomes,
    Status[] statuses,
    long[] failedCriteria,
    List<Failure> failures,
    double[] times,
    List<Series> series) {

  public Runs {
    failures = List.copyOf(failures);
    series = List.copyOf(series);
    if (outcomes.length != (long) runs.length * observation.outcomes().size()
        || statuses.length != runs.length
        || failedCriteria.length != runs.length
        || series.size() != observation.series().size()) {
      throw new IllegalArgumentException(
          "The columns do not fit %d runs of %d outcomes and %d series."
              .formatted(runs.length, observation.outcomes().size(), observation.series().size()));
    }
    for (var one : series) {
      if (one.rows() != runs.length || one.saves() != times.length) {
        throw new IllegalArgumentException(
            "A series has %s, not %d runs at %d times.".formatted(one, runs.length, times.length));
      }
    }
  }

  /// Those with an id below a limit.
  public Runs upTo(long limit) {
    return select(IntStream.range(0, rows()).filter(row -> runs[row] < limit).toArray());
  }

  /// Some of the rows, in ascending order.
  public Runs select(int[] rows) {
    var width = observation.outcomes().size();
    var ids = Arrays.stream(rows).mapToLong(row -> runs[row]).toArray();
    var kept = new HashSet<Long>();
    Arrays.stream(ids).forEach(kept::add);
    return new Runs(
        observation,
        ids,
        pick(outcomes, width, rows),
        Arrays.stream(rows).mapToObj(row -> statuses[row]).toArray(Status[]::new),
        Arrays.stream(rows).mapToLong(row -> failedCriteria[row]).toArray(),
        failures.stream().filter(failure -> kept.contains(failure.run())).toList(),
        times,
        series.stream().map(one -> one.select(rows)).toList());
  }

  private static double[] pick(double[] values, int width, int[] rows) {
    var picked = new double[Math.multiplyExact(rows.length, width)];
    for (var row = 0; row < rows.length; row++) {
      System.arraycopy(values, rows[row] * width, picked, row * width, width);
    }
    return picked;
  }

  /// How many runs there are.
  public int rows() {
    return runs.length;
  }

  /// The value of an outcome, by its place in the observation; NaN when not reached.
  public double outcome(int row, int outcomeIndex) {
    return outcomes[row * observation.outcomes().size() + outcomeIndex];
  }

  /// One outcome of all rows.
  public double[] outcomeColumn(int outcomeIndex) {
    var column = new double[rows()];
    for (var row = 0; row < column.length; row++) {
      column[row] = outcome(row, outcomeIndex);
    }
    return column;
  }

  public Status status(int row) {
    return statuses[row];
  }

  /// Whether the criterion, by its place in the observation, has been judged in this run.
  public boolean judged(int row, int criterionIndex) {
    var outcome = observation.criteria().get(criterionIndex).outcome();
    for (var index = 0; index < observation.outcomes().size(); index++) {
      if (observation.outcomes().get(index).name().equals(outcome)) {
        return !Double.isNaN(outcome(row, index));
      }
    }
    throw new IllegalStateException("The outcome '%s' is missing.".formatted(outcome));
  }

  /// Whether the criterion, by its place in the observation, has been judged and does not hold.
  public boolean failed(int row, int criterionIndex) {
    return (failedCriteria[row] >>> criterionIndex & 1) != 0;
  }

  /// One requested series, by its place in the observation.
  public Series series(int index) {
    return series.get(index);
  }
}
