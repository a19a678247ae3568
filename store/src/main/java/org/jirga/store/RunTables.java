package org.jirga.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Series;
import org.jirga.engine.run.Status;

/// Lays runs out as tables, and reads them from tables. Which column is which is told by place, so
/// that a model may have any names.
final class RunTables {
  private static final List<String> KEY = List.of("seed", "futures", "policy", "changes");
  private static final String RUN = "run";
  private static final String STATUS = "status";
  private static final String TIME = "time";

  private final Observation observation;
  private final List<String> outcomeColumns;
  private final List<String> seriesColumns;

  RunTables(Observation observation) {
    this.observation = observation;
    var outcomes = new ArrayList<>(List.of(RUN, STATUS));
    observation.criteria().stream().map(Criterion::id).map("fails "::concat).forEach(outcomes::add);
    observation.outcomes().stream().map(Outcome::name).forEach(outcomes::add);
    outcomeColumns = distinct(outcomes);
    var series = new ArrayList<>(List.of(RUN, TIME));
    series.addAll(observation.series());
    seriesColumns = distinct(series);
  }

  /// The names as columns have them. SQL does not tell case, and the key's names are taken: a name
  /// that is not free gets an underscore.
  static List<String> distinct(List<String> names) {
    Set<String> taken = new HashSet<>(KEY);
    return names.stream()
        .map(
            name -> {
              var free = name;
              while (!taken.add(free.toLowerCase(Locale.ROOT))) {
                free += "_";
              }
              return free;
            })
        .toList();
  }

  /// The sampled values of futures.
  static Columns design(Inputs inputs) {
    var width = inputs.constants().size();
    var names = new ArrayList<>(List.of(RUN));
    names.addAll(inputs.constants());
    var distinct = distinct(names);
    var columns = new ArrayList<Column>();
    columns.add(new Column.Longs(RUN, inputs.runs()));
    for (var index = 0; index < width; index++) {
      columns.add(
          new Column.Doubles(
              distinct.get(index + 1), inputs.values(), index, width, inputs.rows()));
    }
    return new Columns(columns);
  }

  /// @param outcomes the table for what each run has one value of
  SortedMap<Table, Columns> tables(Runs runs, Table outcomes) {
    var tables = new TreeMap<Table, Columns>();
    tables.put(outcomes, outcomes(runs));
    if (hasSeries()) {
      tables.put(Table.SERIES, series(runs));
    }
    if (!runs.failures().isEmpty()) {
      tables.put(Table.FAILURES, failures(runs.failures()));
    }
    return tables;
  }

  private Columns outcomes(Runs runs) {
    var statuses = Arrays.stream(runs.statuses()).map(RunTables::written).toArray(String[]::new);
    var columns = new ArrayList<Column>();
    columns.add(new Column.Longs(RUN, runs.runs()));
    columns.add(new Column.Texts(STATUS, statuses));
    for (var bit = 0; bit < observation.criteria().size(); bit++) {
      columns.add(new Column.Flags(outcomeColumns.get(columns.size()), runs.failedCriteria(), bit));
    }
    var width = observation.outcomes().size();
    for (var index = 0; index < width; index++) {
      columns.add(
          new Column.Doubles(
              outcomeColumns.get(columns.size()), runs.outcomes(), index, width, runs.rows()));
    }
    return new Columns(columns);
  }

  private Columns series(Runs runs) {
    var saves = runs.times().length;
    var ids = new long[runs.rows() * saves];
    var times = new double[ids.length];
    for (var row = 0; row < runs.rows(); row++) {
      Arrays.fill(ids, row * saves, (row + 1) * saves, runs.runs()[row]);
      System.arraycopy(runs.times(), 0, times, row * saves, saves);
    }
    var columns = new ArrayList<Column>();
    columns.add(new Column.Longs(RUN, ids));
    columns.add(new Column.Doubles(TIME, times));
    for (var index = 0; index < observation.series().size(); index++) {
      columns.add(new Column.Doubles(seriesColumns.get(index + 2), runs.series(index).byRow()));
    }
    return new Columns(columns);
  }

  private static Columns failures(List<Failure> failures) {
    return new Columns(
        List.of(
            new Column.Longs(RUN, failures.stream().mapToLong(Failure::run).toArray()),
            new Column.Texts(
                "cause", failures.stream().map(f -> written(f.cause())).toArray(String[]::new)),
            new Column.Texts(
                "variable", failures.stream().map(Failure::variable).toArray(String[]::new)),
            new Column.Doubles(TIME, failures.stream().mapToDouble(Failure::time).toArray()),
            new Column.Doubles("value", failures.stream().mapToDouble(Failure::value).toArray()),
            new Column.Texts(
                "message", failures.stream().map(Failure::message).toArray(String[]::new))));
  }

  boolean hasSeries() {
    return !observation.series().isEmpty();
  }

  /// The runs that were laid out in these tables.
  ///
  /// @param series empty where none were observed
  /// @param failures empty where none failed
  /// @throws IllegalArgumentException if the tables are of another observation
  Runs runs(
      Columns outcomes, Optional<Columns> series, Optional<Columns> failures, double[] times) {
    if (!outcomes.names().equals(outcomeColumns)) {
      throw new IllegalArgumentException(
          "The columns %s are not %s.".formatted(outcomes.names(), outcomeColumns));
    }
    var statuses = Arrays.stream(outcomes.texts(1)).map(RunTables::status).toArray(Status[]::new);
    var first = 2 + observation.criteria().size();
    return new Runs(
        observation,
        outcomes.longs(0),
        rowMajor(outcomes, first),
        statuses,
        failedCriteria(outcomes),
        failures.map(RunTables::failures).orElse(List.of()),
        times,
        series.map(columns -> series(columns, times.length)).orElse(List.of()));
  }

  private long[] failedCriteria(Columns outcomes) {
    var failed = new long[outcomes.rows()];
    for (var bit = 0; bit < observation.criteria().size(); bit++) {
      var flags = outcomes.flags(2 + bit);
      for (var row = 0; row < failed.length; row++) {
        failed[row] |= flags.value(row) ? 1L << bit : 0;
      }
    }
    return failed;
  }

  private static double[] rowMajor(Columns columns, int first) {
    var width = columns.width() - first;
    var values = new double[columns.rows() * width];
    for (var index = 0; index < width; index++) {
      var column = columns.doubles(first + index);
      for (var row = 0; row < columns.rows(); row++) {
        values[row * width + index] = column.value(row);
      }
    }
    return values;
  }

  private List<Series> series(Columns columns, int saves) {
    if (!columns.names().equals(seriesColumns)) {
      throw new IllegalArgumentException(
          "The columns %s are not %s.".formatted(columns.names(), seriesColumns));
    }
    return IntStream.range(2, columns.width())
        .mapToObj(index -> columns.doubles(index).values())
        .map(values -> Series.ofRows(values, values.length / saves, saves))
        .toList();
  }

  private static List<Failure> failures(Columns columns) {
    return IntStream.range(0, columns.rows())
        .mapToObj(
            row ->
                new Failure(
                    columns.longs(0)[row],
                    cause(columns.texts(1)[row]),
                    columns.texts(2)[row],
                    columns.doubles(3).value(row),
                    columns.doubles(4).value(row),
                    columns.texts(5)[row]))
        .toList();
  }

  private static String written(Status status) {
    return switch (status) {
      case COMPLETE -> "complete";
      case STOPPED -> "stopped";
      case FAILED -> "failed";
    };
  }

  private static Status status(String written) {
    return Arrays.stream(Status.values())
        .filter(status -> written(status).equals(written))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("'%s' is no status.".formatted(written)));
  }

  private static String written(Failure.Cause cause) {
    return switch (cause) {
      case DIVISION_BY_ZERO -> "division by zero";
      case NO_SOLUTION -> "no solution";
      case NOT_A_NUMBER -> "not a number";
      case OVERFLOW -> "overflow";
      case EXPECTATION -> "expectation";
      case TIMEOUT -> "timeout";
      case STEP_TOO_SHORT -> "step too short";
    };
  }

  private static Failure.Cause cause(String written) {
    return Arrays.stream(Failure.Cause.values())
        .filter(cause -> written(cause).equals(written))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("'%s' is no cause.".formatted(written)));
  }
}
