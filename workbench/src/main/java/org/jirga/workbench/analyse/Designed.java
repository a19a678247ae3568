package org.jirga.workbench.analyse;

import java.util.List;
import java.util.Map;
import org.jirga.analysis.design.MorrisDesign;
import org.jirga.analysis.design.SaltelliDesign;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.DesignRuns;
import org.jirga.analysis.sensitivity.SobolIndices.Estimator;
import org.jirga.analysis.study.Study;
import org.jirga.engine.run.Outcome;

/// Runs on designs of a study's uncertainties, and what they are called in an archive.
///
/// @param rows base rows of Sobol' indices, trajectories of elementary effects, draws of the other
///     methods
/// @param groups the group of each constant that is in one, by the constant
/// @param isRandom whether base rows are drawn at random, not from scrambled Sobol' sequences
/// @param isSecondOrder whether second-order indices are wanted
/// @param levels of the grid of elementary effects
/// @param outcomes that are kept of each run: always all, so that runs serve further questions
/// @param wanted names of the outcomes whose indices are wanted
/// @param variables whose course is wanted
public record Designed(
    Study study,
    DesignRuns runs,
    String policy,
    int rows,
    Map<String, String> groups,
    boolean isRandom,
    boolean isSecondOrder,
    Estimator estimator,
    int levels,
    List<Outcome> outcomes,
    List<String> wanted,
    List<String> variables,
    long seed) {

  /// Sequences of a scrambled design: enough for an interval from their spread.
  private static final int SEQUENCES = 16;

  public Designed {
    groups = Map.copyOf(groups);
    outcomes = List.copyOf(outcomes);
    wanted = List.copyOf(wanted);
    variables = List.copyOf(variables);
  }

  public List<String> constants() {
    return study.uncertainties().stream().map(it -> it.constant()).toList();
  }

  SaltelliDesign saltelli() {
    var names = constants();
    var groupOf = names.stream().map(name -> groups.getOrDefault(name, name)).toList();
    if (isRandom) {
      return SaltelliDesign.random(names, groupOf, rows, isSecondOrder, seed);
    }
    var length = Integer.highestOneBit(Math.max(1, (rows - 1) / SEQUENCES));
    length = length * SEQUENCES < rows ? 2 * length : length;
    return SaltelliDesign.scrambled(names, groupOf, SEQUENCES, length, isSecondOrder, seed);
  }

  DesignRuns.Result run(SaltelliDesign design) {
    var name =
        "Sobol' %s %d of %d%s, groups %s%s"
            .formatted(
                isRandom ? "random" : "sequences",
                design.base(),
                design.rows(),
                isSecondOrder ? ", second order" : "",
                Integer.toHexString(design.groupOf().hashCode()),
                watched());
    return runs.run(name, design.rows(), design::point, policy, outcomes, variables);
  }

  double[][] trajectories() {
    return MorrisDesign.points(constants(), rows, levels, seed);
  }

  DesignRuns.Result run(double[][] trajectories) {
    var name = "Morris %d of %d levels%s".formatted(rows, levels, watched());
    return runs.run(
        name, trajectories.length, row -> trajectories[row], policy, outcomes, variables);
  }

  /// For each constant a value for each draw of one Latin hypercube.
  public double[][] draws() {
    var inputs = Sampling.hypercube(study, seed, rows).draws(0, rows);
    var columns = new double[constants().size()][rows];
    for (var constant = 0; constant < columns.length; constant++) {
      for (var row = 0; row < rows; row++) {
        columns[constant][row] = inputs.value(row, constant);
      }
    }
    return columns;
  }

  /// @param futures what the columns are, `prior` or `plausible`
  public DesignRuns.Result run(String futures, double[][] columns) {
    var count = columns.length == 0 ? 0 : columns[0].length;
    return runs.run(
        "%s %d%s".formatted(futures, count, watched()), columns, policy, outcomes, variables);
  }

  private String watched() {
    return variables.isEmpty() ? "" : ", courses of " + String.join(", ", variables);
  }
}
