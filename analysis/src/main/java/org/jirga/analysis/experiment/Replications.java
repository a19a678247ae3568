package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;

/// Runs each future several times, with other random numbers inside the model each time, and takes
/// the means.
///
/// The random numbers of a replication depend on the seed, the future and the replication alone,
/// not on what policies or changes set: all arms are compared under common random numbers. The
/// first replication is what a study without replications runs; more of them leave it as it was.
final class Replications {

  /// Numbers of runs lie below this one; those of a replication begin at a multiple of it.
  private static final int FUTURES_LOG2 = 40;

  private final int count;

  Replications(int count) {
    this.count = count;
  }

  /// A row for each future: outcomes are means over its replications, and what criteria judge;
  /// series are those of the first. Where one replication fails, so does the future.
  Runs run(Program program, Inputs inputs, Observation observation, RunOptions options) {
    if (count == 1) {
      return EnsembleRunner.run(program, inputs, observation, options);
    }
    var rows = inputs.rows();
    var first =
        EnsembleRunner.run(
            program, inputs, unjudged(observation, observation.series()), after(0, options));
    var others =
        EnsembleRunner.run(
            program, others(inputs), unjudged(observation, List.of()), after(rows, options));
    var width = observation.outcomes().size();
    var outcomes = first.outcomes().clone();
    var statuses = first.statuses().clone();
    var failures = new ArrayList<Failure>();
    first.failures().forEach(failure -> failures.add(in(0, failure)));
    for (var row = 0; row < others.rows(); row++) {
      var future = row % rows;
      for (var outcome = 0; outcome < width; outcome++) {
        outcomes[future * width + outcome] += others.outcome(row, outcome);
      }
      if (others.status(row) == Status.FAILED) {
        statuses[future] = Status.FAILED;
      }
    }
    for (var failure : others.failures()) {
      failures.add(in((int) (failure.run() >>> FUTURES_LOG2), failure));
    }
    for (var index = 0; index < outcomes.length; index++) {
      outcomes[index] /= count;
    }
    return new Runs(
        observation,
        inputs.runs(),
        outcomes,
        statuses,
        judged(observation, outcomes, rows),
        firstOfEach(failures, inputs.runs()),
        first.times(),
        first.series());
  }

  /// Criteria are about means, and no single replication can fail one.
  private static Observation unjudged(Observation observation, List<String> series) {
    return new Observation(observation.outcomes(), series, List.of(), observation.expectations());
  }

  /// The second replication of each future, then the third, and so on.
  private Inputs others(Inputs inputs) {
    var rows = inputs.rows();
    var repeated =
        IntStream.range(0, Math.multiplyExact(rows, count - 1)).map(row -> row % rows).toArray();
    var all = inputs.select(repeated);
    var ids = new long[repeated.length];
    for (var row = 0; row < ids.length; row++) {
      ids[row] = all.runs()[row] + ((row / rows + 1L) << FUTURES_LOG2);
    }
    return new Inputs(all.constants(), ids, all.values(), all.seed());
  }

  /// Options that count futures, not replications.
  private RunOptions after(long before, RunOptions options) {
    return options.withProgress(runs -> options.progress().done((before + runs) / count));
  }

  private static long[] judged(Observation observation, double[] outcomes, int rows) {
    var names = observation.outcomes().stream().map(outcome -> outcome.name()).toList();
    var failed = new long[rows];
    for (var index = 0; index < observation.criteria().size(); index++) {
      var criterion = observation.criteria().get(index);
      var column = names.indexOf(criterion.outcome());
      for (var row = 0; row < rows; row++) {
        var mean = outcomes[row * names.size() + column];
        if (!Double.isNaN(mean) && !criterion.holds(mean)) {
          failed[row] |= 1L << index;
        }
      }
    }
    return failed;
  }

  private static Failure in(int replication, Failure failure) {
    return new Failure(
        failure.run() & ((1L << FUTURES_LOG2) - 1),
        failure.cause(),
        failure.variable(),
        failure.time(),
        failure.value(),
        "in replication %d: %s".formatted(replication + 1, failure.message()));
  }

  /// One failure for a future, in the order of futures.
  private static List<Failure> firstOfEach(List<Failure> failures, long[] runs) {
    var sorted = new ArrayList<>(failures);
    sorted.sort(Comparator.comparingInt(failure -> Arrays.binarySearch(runs, failure.run())));
    var first = new ArrayList<Failure>();
    for (var failure : sorted) {
      if (first.isEmpty() || first.getLast().run() != failure.run()) {
        first.add(failure);
      }
    }
    return first;
  }
}
