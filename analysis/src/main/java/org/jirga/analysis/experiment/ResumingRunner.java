package org.jirga.analysis.experiment;

import java.util.Arrays;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;

/// Runs what an archive has not kept, and has it kept.
final class ResumingRunner {

  /// Runs that are kept at once: no more than these are lost when the program is killed.
  private static final int BLOCK = 32_768;

  private final RunArchive archive;
  private final Replications replications;

  /// @param replications runs of each future
  ResumingRunner(RunArchive archive, int replications) {
    this.archive = archive;
    this.replications = new Replications(replications);
  }

  /// The same as [EnsembleRunner#run], whether computed or recalled.
  ///
  /// @param inputs in ascending order of their ids
  Runs run(
      RunArchive.Ensemble ensemble,
      Program program,
      Inputs inputs,
      Observation observation,
      RunOptions options) {
    var collector = new RunCollector(observation, inputs.runs(), program.time().saveTimes());
    archive.recall(ensemble, collector);
    var missing = collector.missing();
    var done = inputs.rows() - missing.length;
    if (done > 0) {
      options.progress().done(done);
    }
    for (var from = 0; from < missing.length; from += BLOCK) {
      var rows = Arrays.copyOfRange(missing, from, Math.min(from + BLOCK, missing.length));
      var runs =
          replications.run(
              program, inputs.select(rows), observation, continued(options, done + from));
      archive.store(ensemble, runs);
      collector.add(runs);
    }
    return collector.runs();
  }

  private static RunOptions continued(RunOptions options, long before) {
    return options.withProgress(runs -> options.progress().done(before + runs));
  }
}
