package org.jirga.analysis.study;

import java.util.List;
import java.util.OptionalLong;

/// How futures are drawn, and how often each is run.
///
/// @param correlations between uncertainties; must hold together
/// @param replications runs of each future, which differ in the random numbers inside the model
///     alone; an outcome is their mean, and the same replication has the same random numbers under
///     every policy
/// @param secondsPerRun a run that takes longer has failed; infinity for no limit
/// @param combination which futures are run under which policies
public record Design(
    Method method,
    List<Correlation> correlations,
    int replications,
    double secondsPerRun,
    Combination combination) {

  /// Latin hypercubes in batches, nothing correlated, one run of each future.
  public static final Design STANDARD = new Design(new Method.LatinHypercube(false), List.of(), 1);

  public Design {
    correlations = List.copyOf(correlations);
    if (!(secondsPerRun > 0)) {
      throw new IllegalArgumentException(
          "The time for a run (%s s) must be above 0.".formatted(secondsPerRun));
    }
    if (replications < 1) {
      throw new IllegalArgumentException(
          "The number of replications (%d) must be at least 1.".formatted(replications));
    }
  }

  /// Every future is run under every policy.
  public Design(
      Method method, List<Correlation> correlations, int replications, double secondsPerRun) {
    this(method, correlations, replications, secondsPerRun, new Combination.Factorial());
  }

  /// Runs take as long as they take.
  public Design(Method method, List<Correlation> correlations, int replications) {
    this(method, correlations, replications, Double.POSITIVE_INFINITY);
  }

  /// Whether every future is run under every policy.
  public boolean isFactorial() {
    return combination instanceof Combination.Factorial;
  }

  /// How many futures the design has; absent where it goes on without end.
  ///
  /// @param uncertainties how many constants are not known
  public OptionalLong size(int uncertainties) {
    return switch (method) {
      case Method.LatinHypercube _,
          Method.MaximinHypercube _,
          Method.OrthogonalHypercube _,
          Method.Random _,
          Method.Sobol _,
          Method.Halton _ ->
          OptionalLong.empty();
      case Method.Factorial(var levels) -> {
        var size = 1L;
        for (var column = 0; column < uncertainties && size < Method.MOST; column++) {
          size *= levels;
        }
        yield OptionalLong.of(size);
      }
      case Method.OneAtATime(var levels) -> OptionalLong.of(1 + (long) levels * uncertainties);
      case Method.Trajectories(var count, var _) ->
          OptionalLong.of((long) count * (uncertainties + 1));
      case Method.Saltelli(var base, var isSecondOrder) ->
          OptionalLong.of((long) base * ((isSecondOrder ? 2L : 1L) * uncertainties + 2));
      case Method.Table table -> OptionalLong.of(table.rows().size());
    };
  }

  /// How futures fill the space of what is not known.
  public sealed interface Method {

    /// Futures that a design without chance has at most.
    long MOST = 10_000_000;

    /// One future in each stratum of each constant, batch by batch.
    ///
    /// @param isCentred in the middle of its stratum, not at a random place
    record LatinHypercube(boolean isCentred) implements Method {}

    /// A Latin hypercube of each batch whose two nearest futures are as far apart as in the best of
    /// several.
    record MaximinHypercube() implements Method {}

    /// A Latin hypercube of each batch in which each two constants fill a coarser grid evenly, too;
    /// a batch has the square of a prime number of futures.
    record OrthogonalHypercube() implements Method {}

    /// Each value independent of all others: Monte Carlo.
    record Random() implements Method {}

    /// Sobol's sequence, scrambled after Owen.
    record Sobol() implements Method {}

    /// Halton's sequence, without chance.
    record Halton() implements Method {}

    /// Every combination of levels.
    ///
    /// @param levels of each constant, from its lowest to its highest value
    record Factorial(int levels) implements Method {}

    /// All at the median, then each constant at each of its levels.
    record OneAtATime(int levels) implements Method {}

    /// Elementary effects: from places of a grid, one constant after the other moves.
    ///
    /// @param count of trajectories, each with one future more than there are constants
    /// @param levels of the grid, even
    record Trajectories(int count, int levels) implements Method {}

    /// Two matrices and their mixtures, for Sobol' indices.
    ///
    /// @param base rows of one matrix, a power of two
    /// @param isSecondOrder whether interactions of two constants are wanted
    record Saltelli(int base, boolean isSecondOrder) implements Method {}

    /// Futures that are given.
    ///
    /// @param rows values of the uncertainties, in the study's order
    record Table(List<List<Double>> rows) implements Method {
      public Table {
        rows = rows.stream().map(List::copyOf).toList();
      }
    }
  }

  /// A rank correlation between two constants.
  ///
  /// @param rank between -1 and 1
  public record Correlation(String first, String second, double rank) {}
}
