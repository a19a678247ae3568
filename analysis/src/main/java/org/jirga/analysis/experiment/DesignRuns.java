package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.ModelRuns.Futures;
import org.jirga.analysis.study.Study;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Status;
import org.jirga.model.check.CheckedModel;

/// Runs a study's model on the points of a design, under one policy and before any filter: what
/// methods of sensitivity need that ask for runs of their own.
///
/// Points are made block by block, so that a design takes no more memory than what is kept of it.
/// What comes out depends on the study, the model, the points and the seed alone.
public final class DesignRuns {

  private static final int BLOCK = 8_192;

  /// Where a belief has no bounds, its outermost thousandths are cut off: a design may ask for the
  /// ends.
  private static final double TAIL = 0.001;

  private final Study study;
  private final RunSettings settings;
  private final ModelRuns runs;

  /// @throws IllegalArgumentException if the model cannot be run
  public DesignRuns(Study study, CheckedModel model, RunSettings settings, RunArchive archive) {
    this.study = study;
    this.settings = settings;
    this.runs =
        new ModelRuns(
            study,
            Lowering.lower(model)
                .program()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "The model '%s' cannot be run.".formatted(model.model().name()))),
            settings,
            archive);
  }

  /// What came of a design.
  ///
  /// @param values for each outcome a value for each run, NaN where it failed
  /// @param times at which courses are known; empty where none was asked for
  /// @param courses for each variable asked for, for each run a value for each time; NaN where the
  ///     run failed
  public record Result(double[][] values, double[] times, double[][][] courses) {}

  /// Runs points of the uncertainties' beliefs.
  ///
  /// @param design its name, by which an archive knows the runs
  /// @param point for each row, for each uncertainty in the study's order the share of the belief
  ///     below its value
  /// @param variables labels of those whose course is wanted
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  public Result run(
      String design,
      int rows,
      IntFunction<double[]> point,
      String policy,
      List<Outcome> outcomes,
      List<String> variables) {
    return run(
        design,
        rows,
        (from, to) ->
            IntStream.range(from, to)
                .mapToObj(row -> values(point.apply(row)))
                .toArray(double[][]::new),
        policy,
        outcomes,
        variables);
  }

  /// Runs futures whose values are known.
  ///
  /// @param columns for each uncertainty in the study's order a value for each future
  public Result run(
      String design,
      double[][] columns,
      String policy,
      List<Outcome> outcomes,
      List<String> variables) {
    return run(
        design,
        columns.length == 0 ? 0 : columns[0].length,
        (from, to) ->
            IntStream.range(from, to)
                .mapToObj(row -> Arrays.stream(columns).mapToDouble(it -> it[row]).toArray())
                .toArray(double[][]::new),
        policy,
        outcomes,
        variables);
  }

  private interface Block {
    double[][] rows(int from, int to);
  }

  private Result run(
      String design,
      int rows,
      Block block,
      String policy,
      List<Outcome> outcomes,
      List<String> variables) {
    var names = study.uncertainties().stream().map(it -> it.constant()).toList();
    var observation = new Observation(outcomes, variables, List.of(), study.expectations());
    var values = new double[outcomes.size()][rows];
    var courses = new double[variables.size()][rows][];
    var times = new double[0];
    runs.stage(design, rows);
    for (var from = 0; from < rows; from += BLOCK) {
      var to = Math.min(rows, from + BLOCK);
      var start = from;
      var ids = IntStream.range(from, to).asLongStream().toArray();
      var flat = Arrays.stream(block.rows(from, to)).flatMapToDouble(Arrays::stream).toArray();
      var inputs = new Inputs(names, ids, flat, settings.seed());
      var done = runs.run(Futures.of(settings.seed(), design, inputs), Arm.of(policy), observation);
      for (var outcome = 0; outcome < values.length; outcome++) {
        System.arraycopy(Sample.column(done, outcome), 0, values[outcome], start, to - from);
      }
      if (!variables.isEmpty()) {
        times = done.times();
      }
      for (var variable = 0; variable < courses.length; variable++) {
        var series = done.series(variable);
        for (var row = 0; row < to - from; row++) {
          courses[variable][start + row] = new double[times.length];
          series.copy(row, courses[variable][start + row], 0);
          if (done.status(row) == Status.FAILED) {
            Arrays.fill(courses[variable][start + row], Double.NaN);
          }
        }
      }
    }
    return new Result(values, times, courses);
  }

  private double[] values(double[] point) {
    var values = new double[point.length];
    for (var index = 0; index < point.length; index++) {
      var belief = study.uncertainties().get(index).distribution();
      var value = belief.quantile(point[index]);
      values[index] =
          Double.isFinite(value)
              ? value
              : belief.quantile(Math.clamp(point[index], TAIL, 1 - TAIL));
    }
    return values;
  }

  /// What failed so far: the first causes, in the order of the runs.
  public List<String> failures() {
    var first = new ArrayList<String>();
    runs.failures().stream().limit(3).forEach(it -> first.add(it.message()));
    return first;
  }

  /// How many runs failed.
  public int failed() {
    return (int) runs.failures().stream().map(it -> it.run()).distinct().count();
  }
}
