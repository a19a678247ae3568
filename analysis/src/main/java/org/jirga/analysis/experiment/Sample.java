package org.jirga.analysis.experiment;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.ModelRuns.Futures;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Study;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;

/// Some futures, and what came of them in the arms that were run. Both may be too many for memory.
final class Sample implements AutoCloseable {

  /// Futures that are run before what came of them is put aside.
  static final int BLOCK = 32_768;

  private final long seed;
  private final String name;
  private final FutureTable futures;
  private final Map<String, Double> set;
  private final RunArchive archive;
  private final Shelf shelf;
  private final Map<Arm, NumberTable> outcomes = new LinkedHashMap<>();
  private final Map<Arm, List<Values>> parts = new LinkedHashMap<>();

  private Sample(
      long seed, String name, FutureTable futures, Map<String, Double> set, RunArchive archive) {
    this.seed = seed;
    this.name = name;
    this.futures = futures;
    this.set = set;
    this.archive = archive;
    this.shelf = new Shelf(archive);
  }

  /// @param name of the set of futures, as the archive knows it
  Sample(long seed, String name, FutureTable futures, RunArchive archive) {
    this(seed, name, futures, Map.of(), archive);
  }

  /// The same futures with other values of some constants, without what came of them.
  Sample with(String otherName, Map<String, Double> values) {
    return new Sample(seed, otherName, futures, values, archive);
  }

  FutureTable futures() {
    return futures;
  }

  int size() {
    return futures.rows();
  }

  /// Has the archive keep the sampled values.
  void storeFutures() {
    for (var from = 0; from < size(); from += BLOCK) {
      archive.storeFutures(seed, name, read(from, Math.min(from + BLOCK, size())));
    }
  }

  private Inputs read(int from, int to) {
    return futures.read(from, to).with(set);
  }

  /// The measures of a study, and what it expects of every run.
  static Observation measures(Study study) {
    return new Observation(
        study.measures().stream().map(Measure::outcome).toList(),
        List.of(),
        List.of(),
        study.expectations());
  }

  /// Runs the arms that were not run yet.
  void run(ModelRuns runs, Collection<Arm> arms, Observation measures) {
    for (var arm : arms) {
      if (!outcomes.containsKey(arm)) {
        run(runs, arm, measures, measures.outcomes().size(), 0, size(), _ -> {});
      }
    }
  }

  /// Runs some futures of an arm, block by block, and keeps their outcomes. The first futures come
  /// first.
  ///
  /// @param count of the outcomes observed, so many are kept
  /// @param visitor sees each block
  void run(
      ModelRuns runs,
      Arm arm,
      Observation observation,
      int count,
      int first,
      int end,
      Consumer<Runs> visitor) {
    var table = outcomes.computeIfAbsent(arm, _ -> new NumberTable(count, shelf));
    for (var from = first; from < end; from += BLOCK) {
      var inputs = read(from, Math.min(from + BLOCK, end));
      var result = runs.run(Futures.of(seed, name, inputs), arm, observation);
      keep(result, table);
      visitor.accept(result);
    }
    if (table.rows() == size()) {
      table.complete();
    }
  }

  /// A failed run has no outcome, also where one was known before it failed.
  private static void keep(Runs result, NumberTable table) {
    var kept = new double[table.columns()];
    for (var row = 0; row < result.rows(); row++) {
      for (var column = 0; column < kept.length; column++) {
        kept[column] =
            result.status(row) == Status.FAILED ? Double.NaN : result.outcome(row, column);
      }
      table.add(kept, 0);
    }
  }

  /// Takes over what came of an arm, measure by measure, a value for each future.
  void take(Arm arm, List<Values> values) {
    parts.put(arm, values);
  }

  /// For each measure a value for each future.
  List<Values> outcomes(Arm arm) {
    var taken = parts.get(arm);
    if (taken != null) {
      return taken;
    }
    var table = table(arm);
    return IntStream.range(0, table.columns()).mapToObj(table::column).toList();
  }

  private NumberTable table(Arm arm) {
    return Objects.requireNonNull(
        outcomes.get(arm), () -> "The arm '%s' was not run.".formatted(arm));
  }

  /// Whether an expression is true of each future: 1, 0, or NaN where that cannot be judged.
  Values truths(ClaimExpression expression) {
    return new Values() {
      @Override
      public int rows() {
        return size();
      }

      @Override
      public double[] read(int from, int to) {
        var columns = new HashMap<Arm, double[][]>();
        var truths = new double[to - from];
        for (var index = 0; index < truths.length; index++) {
          var row = index;
          var value =
              expression.value(
                  (arm, measure) -> {
                    var read =
                        columns.computeIfAbsent(arm, it -> new double[outcomes(it).size()][]);
                    if (read[measure] == null) {
                      read[measure] = outcomes(arm).get(measure).read(from, to);
                    }
                    return read[measure][row];
                  });
          truths[row] = Double.isNaN(value) ? value : value != 0 ? 1 : 0;
        }
        return truths;
      }
    };
  }

  /// One outcome of all runs. A failed run has none, also where one was known before it failed.
  static double[] column(Runs runs, int outcome) {
    var column = runs.outcomeColumn(outcome);
    for (var row = 0; row < column.length; row++) {
      if (runs.status(row) == Status.FAILED) {
        column[row] = Double.NaN;
      }
    }
    return column;
  }

  /// Gives up all outcomes that are not in memory; the futures stay.
  @Override
  public void close() {
    shelf.close();
  }
}
