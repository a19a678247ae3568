package org.jirga.analysis.sensitivity;

import java.util.List;

/// A measure of sensitivity that any sample will do for.
public interface Method {

  /// The word on the command line: `prcc`.
  String id();

  /// As the literature calls it.
  String title();

  /// An index for each factor; NaN where it cannot be told.
  ///
  /// @param observed every run with an outcome
  /// @param seed of what the method draws, if anything
  double[] of(Observed observed, long seed);

  /// The indices of several outcomes of the same runs, such as a variable at several times.
  ///
  /// @param columns for each factor a value for each run
  /// @param outcomes of each a value for each run, all known
  /// @return for each outcome an index for each factor, as [#of] has it
  default double[][] ofSeveral(
      List<String> factors, double[][] columns, List<double[]> outcomes, long seed) {
    return outcomes.stream()
        .map(outcome -> of(new Observed(factors, columns, outcome), seed))
        .toArray(double[][]::new);
  }

  /// With fewer runs than this there is no index.
  default int fewestRuns() {
    return 8;
  }

  /// Every method.
  static List<Method> all() {
    return List.of(
        new Delta(),
        new Pawn(10),
        new Regional(0.5),
        RankRegression.partial(),
        RankRegression.standardized(),
        new ExtraTrees(30, 5));
  }
}
