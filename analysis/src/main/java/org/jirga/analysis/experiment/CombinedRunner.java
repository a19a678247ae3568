package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.ModelRuns.Futures;
import org.jirga.analysis.experiment.StudyResults.ArmResult;
import org.jirga.analysis.experiment.StudyResults.FilterResult;
import org.jirga.analysis.experiment.StudyResults.RankCorrelation;
import org.jirga.analysis.experiment.StudyResults.SeedResult;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.ResultHash;
import org.jirga.engine.run.Status;

/// Carries out a study that runs each future under one policy, and judges its claims: in each
/// future under that policy.
///
/// The runs are those of a [Survey], and kept as such. Nothing is said of the difference that a
/// policy makes in a future, since no future is run under two.
final class CombinedRunner {

  private final Study study;
  private final RunSettings settings;
  private final RunArchive archive;
  private final ModelRuns runs;
  private final ClaimJudge judge;
  private final Sampling design;
  private final CombinedDraws draws;
  private final Observation measures;
  private final List<String> policies;

  private ResultHash hash = ResultHash.empty();

  CombinedRunner(Study study, Program program, RunSettings settings, RunArchive archive) {
    if (!settings.shard().isWhole()) {
      throw new IllegalArgumentException("A part of such a study is a part of a survey.");
    }
    this.study = study;
    this.settings = settings;
    this.archive = archive;
    this.runs = new ModelRuns(study, program, settings, archive);
    this.judge = new ClaimJudge(study);
    this.design = new Sampling(study, settings.seed());
    this.draws = new CombinedDraws(design, study.design().combination());
    this.measures = Sample.measures(study);
    this.policies = study.policies().stream().map(Policy::name).toList();
  }

  StudyResults run() {
    var futures = (int) Math.min(settings.planned(), design.size().orElse(Long.MAX_VALUE));
    runs.stage("futures, each under one policy", futures);
    var table = new FutureTable.Builder(draws.from(0, 0), archive);
    var own = new NumberTable(study.measures().size(), new Shelf(archive));
    for (var from = 0; from < futures; from += Sample.BLOCK) {
      var inputs = draws.from(from, Math.min(Sample.BLOCK, futures - from));
      archive.storeFutures(settings.seed(), Survey.FUTURES, inputs);
      table.add(inputs);
      run(inputs, own);
    }
    own.complete();
    var sample = new Sample(settings.seed(), Survey.FUTURES, table.build(), archive);
    var outcomes = IntStream.range(0, own.columns()).mapToObj(own::column).toList();
    sample.take(Arm.OWN, outcomes);
    for (var policy : policies) {
      sample.take(Arm.of(policy), outcomes.stream().map(values -> under(policy, values)).toList());
    }
    return results(sample);
  }

  /// Runs some futures, each under its policy.
  private void run(Inputs inputs, NumberTable own) {
    var count = own.columns();
    var outcomes = new double[inputs.rows() * count];
    Arrays.fill(outcomes, Double.NaN);
    for (var policy : policies) {
      var rows =
          IntStream.range(0, inputs.rows())
              .filter(row -> isRun(inputs.runs()[row], policy))
              .toArray();
      if (rows.length > 0) {
        var arm = Arm.of(policy);
        var part = Futures.of(settings.seed(), Survey.FUTURES, inputs.select(rows));
        var result = runs.run(part, arm, measures);
        hash = hash.plus(ResultHash.of(arm.toString(), result));
        for (var index = 0; index < rows.length; index++) {
          if (result.status(index) != Status.FAILED) {
            for (var measure = 0; measure < count; measure++) {
              outcomes[rows[index] * count + measure] = result.outcome(index, measure);
            }
          }
        }
      }
    }
    for (var row = 0; row < inputs.rows(); row++) {
      own.add(outcomes, row * count);
    }
  }

  private boolean isRun(long future, String policy) {
    return study.design().combination().isRun(future, policy, policies);
  }

  /// The values of the futures that are run under a policy, NaN for all others. The number of a
  /// future is its row.
  private Values under(String policy, Values own) {
    return new Values() {
      @Override
      public int rows() {
        return own.rows();
      }

      @Override
      public double[] read(int from, int to) {
        var values = own.read(from, to);
        for (var row = from; row < to; row++) {
          if (!isRun(row, policy)) {
            values[row - from] = Double.NaN;
          }
        }
        return values;
      }
    };
  }

  private StudyResults results(Sample sample) {
    var arms = new ArrayList<ArmResult>();
    for (var policy : policies) {
      arms.add(new ArmResult(Arm.of(policy), sample.outcomes(Arm.of(policy)), List.of()));
    }
    var own = sample.outcomes(Arm.OWN);
    arms.add(new ArmResult(Arm.OWN, own, List.of()));
    var all = new Share(sample.size(), sample.size());
    // without a filter, futures are the same whatever is known
    var knowledge = new LinkedHashMap<String, Sample>();
    study.knowledge().forEach(state -> knowledge.put(state.id(), sample));
    knowledge.putIfAbsent(
        study.knowledge().isEmpty() ? "now" : study.knowledge().getLast().id(), sample);
    var medians = own.stream().mapToDouble(values -> values.quantiles().p50()).toArray();
    return new StudyResults(
        study,
        settings.seed(),
        settings.planned(),
        sample.futures(),
        new FilterResult(
            new Share(sample.size(), design.tried(sample.size())),
            all,
            sample.size(),
            0,
            all,
            sample.size() == settings.planned(),
            List.of()),
        arms,
        List.of(),
        List.of(),
        judge.judge(sample, sample, knowledge),
        List.of(),
        List.of(),
        correlations(sample, own),
        List.of(new SeedResult(settings.seed(), all, judge.shares(sample), medians)),
        runs.failures(),
        runs.failureCounts(),
        hash.toString());
  }

  private List<RankCorrelation> correlations(Sample sample, List<Values> own) {
    var futures = sample.futures().first(StudyResults.MOST_SEARCHED);
    var ranks = new RankCorrelations(futures);
    var correlations = new ArrayList<RankCorrelation>();
    for (var measure = 0; measure < own.size(); measure++) {
      var found = ranks.with(own.get(measure).read(0, futures.rows()));
      for (var constant = 0; constant < found.length; constant++) {
        correlations.add(
            new RankCorrelation(
                study.measures().get(measure).outcome().name(),
                futures.constants().get(constant),
                found[constant],
                found[constant]));
      }
    }
    return correlations;
  }
}
