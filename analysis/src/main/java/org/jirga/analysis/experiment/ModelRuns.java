package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.RunArchive.Ensemble;
import org.jirga.analysis.experiment.RunArchive.Stage;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Study;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Progress;
import org.jirga.engine.run.Runs;

/// Runs a study's model on futures under an arm.
///
/// One program serves all arms: what a policy, switch or null sets is an input with the same value
/// in every run, which the engine folds in.
final class ModelRuns {

  /// Failures beyond these are left out of the list: each outcome that they cost is still NaN.
  private static final int MOST_FAILURES = 10_000;

  private final Study study;
  private final Program program;
  private final RunSettings settings;
  private final ResumingRunner runner;
  private final List<Failure> failures = new ArrayList<>();
  private final FailureCounts failureCounts = new FailureCounts();
  private long stageDone;

  ModelRuns(Study study, Program program, RunSettings settings, RunArchive archive) {
    this.study = study;
    this.program = program;
    this.settings = settings;
    this.runner = new ResumingRunner(archive, study.design().replications());
  }

  /// A set of futures, as the archive knows it.
  record Futures(long seed, Stage stage, String name, Inputs inputs) {
    /// Of plausible futures.
    static Futures of(long seed, String name, Inputs inputs) {
      return new Futures(seed, Stage.FUTURES, name, inputs);
    }

    /// Of draws that are held against the filter.
    static Futures draws(long seed, String name, Inputs inputs) {
      return new Futures(seed, Stage.DRAWS, name, inputs);
    }
  }

  void stage(String title, long units) {
    stageDone = 0;
    settings.progress().stage(title, units);
  }

  /// Runs futures, and counts each as a unit of the stage.
  Runs run(Futures futures, Arm arm, Observation observation) {
    var before = stageDone;
    var runs = run(futures, arm, observation, done -> settings.progress().done(before + done));
    stageDone += futures.inputs.rows();
    return runs;
  }

  /// Runs futures of which the caller counts the units.
  Runs runUncounted(Futures futures, Arm arm, Observation observation) {
    return run(futures, arm, observation, _ -> {});
  }

  /// Says how many units of the stage are done.
  void done(long units) {
    stageDone = units;
    settings.progress().done(units);
  }

  private Runs run(Futures futures, Arm arm, Observation observation, Progress progress) {
    var runs =
        runner.run(
            new Ensemble(futures.seed, futures.stage, futures.name, arm),
            program,
            under(arm, futures.inputs),
            observation,
            settings.options(progress));
    for (var failure : runs.failures()) {
      failureCounts.add(failure);
      if (failures.size() < MOST_FAILURES) {
        failures.add(
            new Failure(
                failure.run(),
                failure.cause(),
                failure.variable(),
                failure.time(),
                failure.value(),
                "under '%s': %s".formatted(arm, failure.message())));
      }
    }
    return runs;
  }

  /// How many runs failed so far, by cause: all of them.
  FailureCounts failureCounts() {
    return failureCounts;
  }

  /// What failed so far, in the order in which it was run; the first ones.
  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /// The futures with what the arm sets.
  private Inputs under(Arm arm, Inputs futures) {
    return futures.with(settings(study, arm));
  }

  /// What an arm sets, besides the levers that differ from future to future.
  static SortedMap<String, Double> settings(Study study, Arm arm) {
    var all = new TreeMap<String, Double>();
    study.policies().stream()
        .filter(policy -> policy.name().equals(arm.policy()))
        .forEach(policy -> all.putAll(policy.settings()));
    all.keySet().removeAll(study.design().combination().varying());
    for (var id : arm.changes()) {
      Stream.concat(study.switches().stream(), study.nulls().stream())
          .filter(change -> change.id().equals(id))
          .map(Change::settings)
          .forEach(all::putAll);
    }
    return all;
  }
}
