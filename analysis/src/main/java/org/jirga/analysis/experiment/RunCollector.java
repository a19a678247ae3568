package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Series;
import org.jirga.engine.run.Status;

/// Puts runs that come in pieces together, as if they had been one ensemble.
public final class RunCollector {
  private final Observation observation;
  private final long[] runs;
  private final double[] times;
  private final boolean[] present;
  private final double[] outcomes;
  private final Status[] statuses;
  private final long[] failedCriteria;
  private final List<Failure> failures = new ArrayList<>();
  private final List<double[]> series;

  /// @param runs ids of the runs wanted, ascending
  /// @param times when series are saved
  public RunCollector(Observation observation, long[] runs, double[] times) {
    for (var row = 1; row < runs.length; row++) {
      if (runs[row - 1] >= runs[row]) {
        throw new IllegalArgumentException(
            "Run %d must not come before run %d.".formatted(runs[row - 1], runs[row]));
      }
    }
    this.observation = observation;
    this.runs = runs;
    this.times = times;
    present = new boolean[runs.length];
    outcomes = new double[runs.length * observation.outcomes().size()];
    statuses = new Status[runs.length];
    failedCriteria = new long[runs.length];
    series =
        observation.series().stream().map(label -> new double[runs.length * times.length]).toList();
  }

  public Observation observation() {
    return observation;
  }

  /// When series are saved.
  public double[] times() {
    return times;
  }

  /// Whether runs are wanted, present or not, with ids from `first` to `last`.
  public boolean wantsAnyOf(long first, long last) {
    var found = Arrays.binarySearch(runs, first);
    var row = found >= 0 ? found : -found - 1;
    return row < runs.length && runs[row] <= last;
  }

  /// Takes over those rows that are wanted and not present yet.
  ///
  /// @param piece of the same observation and times
  public void add(Runs piece) {
    for (var failure : piece.failures()) {
      var row = Arrays.binarySearch(runs, failure.run());
      if (row >= 0 && !present[row]) {
        failures.add(failure);
      }
    }
    var width = observation.outcomes().size();
    for (var from = 0; from < piece.rows(); from++) {
      var row = Arrays.binarySearch(runs, piece.runs()[from]);
      if (row < 0 || present[row]) {
        continue;
      }
      present[row] = true;
      System.arraycopy(piece.outcomes(), from * width, outcomes, row * width, width);
      statuses[row] = piece.status(from);
      failedCriteria[row] = piece.failedCriteria()[from];
      for (var index = 0; index < series.size(); index++) {
        piece.series(index).copy(from, series.get(index), row * times.length);
      }
    }
  }

  /// The rows that no piece had yet, ascending.
  public int[] missing() {
    return IntStream.range(0, runs.length).filter(row -> !present[row]).toArray();
  }

  /// All runs.
  ///
  /// @throws IllegalStateException if some are missing
  public Runs runs() {
    var missing = missing();
    if (missing.length > 0) {
      throw new IllegalStateException("Run %d is missing.".formatted(runs[missing[0]]));
    }
    failures.sort(Comparator.comparingLong(Failure::run));
    return new Runs(
        observation,
        runs,
        outcomes,
        statuses,
        failedCriteria,
        failures,
        times,
        series.stream().map(it -> Series.ofRows(it, runs.length, times.length)).toList());
  }
}
