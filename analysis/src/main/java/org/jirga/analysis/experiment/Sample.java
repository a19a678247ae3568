package org.jirga.analysis.experiment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jirga.analysis.experiment.ModelRuns.Futures;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Study;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;

/// Some futures, and what came of them in the arms that were run.
final class Sample {

  private final Futures futures;
  private final Map<Arm, double[][]> outcomes = new LinkedHashMap<>();

  Sample(Futures futures) {
    this.futures = futures;
  }

  Futures futures() {
    return futures;
  }

  Inputs inputs() {
    return futures.inputs();
  }

  int size() {
    return inputs().rows();
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
        put(arm, columns(runs.run(futures, arm, measures), measures.outcomes().size()));
      }
    }
  }

  /// Keeps what came of an arm.
  ///
  /// @param columns for each measure a value for each future
  void put(Arm arm, double[][] columns) {
    outcomes.put(arm, columns);
  }

  /// For each measure a value for each future.
  double[][] outcomes(Arm arm) {
    return Objects.requireNonNull(
        outcomes.get(arm), () -> "The arm '%s' was not run.".formatted(arm));
  }

  /// What came out in one future.
  ClaimExpression.Future future(int row) {
    return (arm, measure) -> outcomes(arm)[measure][row];
  }

  /// The first so many outcomes of runs, as columns.
  static double[][] columns(Runs runs, int count) {
    var columns = new double[count][];
    for (var column = 0; column < count; column++) {
      columns[column] = column(runs, column);
    }
    return columns;
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
}
