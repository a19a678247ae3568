package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.RunArchive.Ensemble;
import org.jirga.analysis.experiment.RunArchive.Stage;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.InputSource;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.ResultHash;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;
import org.jirga.model.check.CheckedModel;

/// Runs policies on draws as they come, without a filter, and keeps every run: any number of them,
/// since no more than a few thousand are in memory at a time.
///
/// The draws are those that a study filters, by the same numbers.
public final class Survey {

  /// What the set of draws is called in an archive.
  public static final String FUTURES = "unfiltered";

  private static final int TOGETHER = 4096;

  private final Study study;
  private final Program program;
  private final RunSettings settings;
  private final RunArchive archive;
  private final Observation observation;
  private final Sampling design;
  private final CombinedDraws draws;
  private final String futures;
  private final List<String> policies;

  private Survey(
      Study study,
      CheckedModel model,
      boolean withSeries,
      RunSettings settings,
      RunArchive archive) {
    this.study = study;
    this.program = Lowering.lower(model).program().orElseThrow();
    this.settings = settings;
    this.archive = archive;
    this.futures = withSeries ? FUTURES + ", with series" : FUTURES;
    this.observation =
        new Observation(
            study.measures().stream().map(measure -> measure.outcome()).toList(),
            withSeries ? study.series().stream().map(TimeSeries::variable).toList() : List.of(),
            List.of(),
            study.expectations());
    this.design = new Sampling(study, settings.seed());
    this.draws = new CombinedDraws(design, study.design().combination());
    this.policies = study.policies().stream().map(Policy::name).toList();
  }

  /// What came of one policy.
  ///
  /// @param runs that are kept
  /// @param outcomes of each measure; what failed is left out
  public record ArmSummary(Arm arm, long runs, FailureCounts failures, List<Quantiles> outcomes) {
    public ArmSummary {
      outcomes = List.copyOf(outcomes);
    }
  }

  /// What came of a survey.
  ///
  /// @param planned draws wanted under each policy, by all shards together
  /// @param admitted draws that meet the study's constraints, of all that its design made
  /// @param computed runs that were not kept before
  /// @param resultHash over all runs that are kept of the wanted ones
  public record Results(
      long seed,
      int planned,
      Share admitted,
      long computed,
      List<ArmSummary> arms,
      ResultHash resultHash) {
    public Results {
      arms = List.copyOf(arms);
    }
  }

  /// Runs what is missing of the draws from 0 to the number planned, or of the shard's part of
  /// them.
  ///
  /// @param policies names of policies of the study
  /// @param withSeries whether the course of the study's series is kept of every run
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  public static Results run(
      Study study,
      CheckedModel model,
      List<String> policies,
      boolean withSeries,
      RunSettings settings,
      RunArchive archive) {
    return new Survey(study, model, withSeries, settings, archive).run(policies);
  }

  private Results run(List<String> chosen) {
    var arms = new ArrayList<ArmSummary>();
    var hash = ResultHash.empty();
    var computed = 0L;
    for (var policy : chosen) {
      var tally = new Tally(Arm.of(policy));
      computed += run(tally);
      arms.add(tally.summary());
      hash = hash.plus(tally.hash);
    }
    var futures = futures();
    var admitted = new Share(futures, design.tried(futures));
    return new Results(settings.seed(), settings.planned(), admitted, computed, arms, hash);
  }

  private long futures() {
    return Math.min(settings.planned(), design.size().orElse(Long.MAX_VALUE));
  }

  /// Runs of an arm that need not be computed: those that are kept, and those that are not its own.
  private BitSet settled(Ensemble ensemble) {
    var settled = archive.stored(ensemble);
    if (!study.design().isFactorial()) {
      for (var future = 0; future < futures(); future++) {
        if (!isRun(future, ensemble.arm())) {
          settled.set(future);
        }
      }
    }
    return settled;
  }

  private boolean isRun(long future, Arm arm) {
    return study.design().combination().isRun(future, arm.policy(), policies);
  }

  private Ensemble ensemble(Arm arm) {
    return new Ensemble(settings.seed(), Stage.FUTURES, futures, arm);
  }

  /// Counts the kept runs of an arm, and computes and counts those that are missing.
  ///
  /// @return how many were missing
  private long run(Tally tally) {
    var ensemble = ensemble(tally.arm);
    tally.visit(tally::add);
    var missing =
        Stretches.missing(
            settings.planned(), study.filter().batch(), settings.shard(), settled(ensemble));
    if (missing.runs() > 0) {
      settings.progress().stage("under '%s'".formatted(tally.arm), missing.runs());
      EnsembleRunner.stream(
          program,
          source(missing, tally.arm),
          observation,
          settings.options(settings.progress()::done),
          (inputs, runs) -> {
            archive.storeFutures(settings.seed(), futures, inputs);
            archive.store(ensemble, runs);
            tally.add(runs);
          });
    }
    return missing.runs();
  }

  private InputSource source(Stretches missing, Arm arm) {
    var set = new TreeMap<>(ModelRuns.settings(study, arm));
    return new InputSource() {
      @Override
      public List<String> constants() {
        return draws.some(0, new BitSet()).constants();
      }

      @Override
      public Map<String, Double> settings() {
        return set;
      }

      @Override
      public long rows() {
        return missing.runs();
      }

      @Override
      public Inputs read(long from, int count) {
        var parts = new ArrayList<Inputs>();
        if (study.design().isFactorial()) {
          missing.between(
              from, from + count, (first, runs) -> parts.add(design.draws(first, runs)));
        } else {
          var wanted = new BitSet();
          missing.between(
              from, from + count, (first, runs) -> wanted.set((int) first, (int) (first + runs)));
          // to draw also what other arms run is less work than to draw each future alone
          for (var at = wanted.nextSetBit(0); at >= 0; at = wanted.nextSetBit(at + TOGETHER)) {
            parts.add(draws.some(at, wanted.get(at, at + TOGETHER)));
          }
        }
        return Inputs.joined(parts);
      }
    };
  }

  /// What is known of the runs of an arm, in whichever order they come.
  private final class Tally {

    private final Arm arm;
    private final FailureCounts failures = new FailureCounts();
    private final ExactQuantiles quantiles = new ExactQuantiles(observation.outcomes().size());
    private ResultHash hash = ResultHash.empty();
    private long runs;

    Tally(Arm arm) {
      this.arm = arm;
    }

    /// Goes through the runs that are kept.
    void visit(Consumer<Runs> visitor) {
      archive.visit(
          ensemble(arm),
          observation,
          program.time().saveTimes(),
          piece -> visitor.accept(wanted(piece)));
    }

    /// Others may have been kept before.
    private Runs wanted(Runs piece) {
      return piece.rows() == 0 || piece.runs()[piece.rows() - 1] < settings.planned()
          ? piece
          : piece.upTo(settings.planned());
    }

    void add(Runs piece) {
      hash = hash.plus(ResultHash.of(arm.toString(), piece));
      runs += piece.rows();
      piece.failures().forEach(failures::add);
      addOutcomes(piece, quantiles::add);
    }

    ArmSummary summary() {
      var outcomes = quantiles.of(sink -> visit(piece -> addOutcomes(piece, sink)));
      return new ArmSummary(arm, runs, failures, outcomes);
    }

    private void addOutcomes(Runs piece, ExactQuantiles.Sink sink) {
      var measures = observation.outcomes().size();
      for (var row = 0; row < piece.rows(); row++) {
        if (piece.status(row) != Status.FAILED) {
          for (var measure = 0; measure < measures; measure++) {
            sink.add(measure, piece.outcome(row, measure));
          }
        }
      }
    }
  }
}
