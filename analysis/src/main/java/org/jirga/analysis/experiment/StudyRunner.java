package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.StudyResults.ArmResult;
import org.jirga.analysis.experiment.StudyResults.Fan;
import org.jirga.analysis.experiment.StudyResults.RankCorrelation;
import org.jirga.analysis.experiment.StudyResults.Refilter;
import org.jirga.analysis.experiment.StudyResults.SeedResult;
import org.jirga.analysis.experiment.StudyResults.SweepResult;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.ResultHash;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;
import org.jirga.model.check.CheckedModel;

/// Carries out a study: draws futures and filters them, runs policies, switches and nulls on the
/// plausible ones, and judges the claims.
///
/// What comes out depends on the study, the model, the number of futures and the seed alone.
public final class StudyRunner {

  /// Fans are quantiles over at most so many futures, the first ones: more would not show, and
  /// courses need much more memory than outcomes.
  static final int MOST_IN_FANS = 4_000;

  private final Study study;
  private final RunSettings settings;
  private final RunArchive archive;
  private final ModelRuns runs;
  private final Drawing drawing;
  private final ClaimJudge judge;
  private final StudyWork work;
  private final Observation measures;
  private final Arm baseline;

  /// The state of knowledge that takes all criteria.
  private final String known;

  private ResultHash hash = ResultHash.empty();

  private StudyRunner(Study study, Program program, RunSettings settings, RunArchive archive) {
    this.study = study;
    this.settings = settings;
    this.archive = archive;
    this.runs = new ModelRuns(study, program, settings, archive);
    this.drawing = new Drawing(study, runs, settings.seed(), settings.shard(), archive);
    this.judge = new ClaimJudge(study);
    this.work = new StudyWork(study, judge);
    this.measures = Sample.measures(study);
    this.baseline = Arm.of(study.baseline());
    this.known = study.knowledge().isEmpty() ? "now" : study.knowledge().getLast().id();
  }

  /// Runs the whole study.
  ///
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  public static StudyResults run(Study study, CheckedModel model, RunSettings settings) {
    return run(study, model, settings, RunArchive.none());
  }

  /// Runs what an archive has not kept of the study, and has it kept.
  ///
  /// Of a shard, the results are no answer to the study: no claim is judged. What they rest on is
  /// in the archive, and whoever carries out the whole study with the runs of all shards has little
  /// left to compute.
  ///
  /// Where each future is run under one policy, that is what is judged of it; of such a study a
  /// [Survey] carries out shards.
  ///
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  public static StudyResults run(
      Study study, CheckedModel model, RunSettings settings, RunArchive archive) {
    var program =
        Lowering.lower(model)
            .program()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The model '%s' cannot be run.".formatted(model.model().name())));
    return study.design().isFactorial()
        ? new StudyRunner(study, program, settings, archive).run()
        : new CombinedRunner(study, program, settings, archive).run();
  }

  private StudyResults run() {
    runs.stage("drawing futures", settings.planned());
    var fullDraws = study.filter().isEmpty() ? 0 : study.filter().full();
    var drawn = drawing.draw(settings.planned(), fullDraws);
    archive.storeFutures(settings.seed(), Drawing.IN_FULL, drawn.full().draws());
    // what is kept of the accepted futures stays readable with the results
    var now = sample(known, drawn.accepted());
    var arms = work.arms();
    runs.stage("policies, switches and nulls", (long) arms.size() * now.size());
    var armResults = new ArrayList<ArmResult>();
    var stillPass = new LinkedHashMap<String, Share>();
    for (var arm : arms) {
      armResults.add(run(now, arm, stillPass));
    }
    var aside = aside(drawn.aside());
    var refilters = refilters(drawn.full(), stillPass, now.size());
    var knowledge = knowledge(now, drawn.full());
    var isWhole = settings.shard().isWhole();
    var claims = isWhole ? judge.judge(now, aside, knowledge) : List.<StudyResults.ClaimResult>of();
    release(aside);
    knowledge.values().stream().filter(sample -> sample != now).forEach(StudyRunner::release);
    var comparisons = new Comparisons(study, now);
    var correlations =
        isWhole ? correlations(now, drawn.full()) : List.<StudyResults.RankCorrelation>of();
    return new StudyResults(
        study,
        settings.seed(),
        settings.planned(),
        now.futures(),
        drawn.filter(),
        armResults,
        comparisons.withBaseline(),
        refilters,
        claims,
        study.attribution().map(comparisons::divide).orElse(List.of()),
        sweeps(now),
        correlations,
        seeds(now, drawn.filter().acceptance()),
        runs.failures(),
        runs.failureCounts(),
        hash.toString());
  }

  /// Runs an arm. Where one change is in force under the baseline, counts who still passes the
  /// filter; of the baseline itself it keeps the course of the study's series.
  private ArmResult run(Sample now, Arm arm, Map<String, Share> stillPass) {
    if (arm.equals(baseline) && !study.series().isEmpty()) {
      return runWithSeries(now, arm);
    }
    var isOneChange = arm.changes().size() == 1 && arm.policy().equals(study.baseline());
    if (study.filter().isEmpty() || !isOneChange) {
      run(now, arm, measures, 0, now.size(), _ -> {});
    } else {
      var passing = new AtomicLong();
      run(
          now,
          arm,
          drawing.inFull(),
          0,
          now.size(),
          part -> passing.addAndGet(drawing.passing(part)));
      stillPass.put(arm.changes().getFirst(), new Share(passing.get(), now.size()));
    }
    return new ArmResult(arm, now.outcomes(arm), List.of());
  }

  /// Futures of this study's seed, kept with their sampled values.
  private Sample sample(String name, FutureTable futures) {
    var sample = new Sample(settings.seed(), name, futures, archive);
    sample.storeFutures();
    return sample;
  }

  private static void release(Sample sample) {
    sample.close();
    sample.futures().close();
  }

  private ArmResult runWithSeries(Sample now, Arm arm) {
    var first = Math.min(now.size(), MOST_IN_FANS);
    var variables = study.series().stream().map(TimeSeries::variable).toList();
    var withSeries =
        new Observation(measures.outcomes(), variables, List.of(), measures.expectations());
    var parts = new ArrayList<Runs>();
    run(now, arm, withSeries, 0, first, parts::add);
    run(now, arm, measures, first, now.size(), _ -> {});
    var fans =
        parts.stream()
            .flatMap(
                part ->
                    IntStream.range(0, variables.size())
                        .mapToObj(index -> fan(variables.get(index), part, index)))
            .toList();
    return new ArmResult(arm, now.outcomes(arm), fans);
  }

  /// Runs some of the futures, keeps the measures, and takes them into the result's hash.
  private void run(
      Sample now, Arm arm, Observation observation, int from, int to, Consumer<Runs> visitor) {
    now.run(
        runs,
        arm,
        observation,
        study.measures().size(),
        from,
        to,
        part -> {
          hash = hash.plus(ResultHash.of(arm.toString(), measuresOf(part)));
          visitor.accept(part);
        });
  }

  /// Runs without what was observed of them beside the measures.
  private Runs measuresOf(Runs part) {
    var width = part.observation().outcomes().size();
    var count = study.measures().size();
    var outcomes = new double[part.rows() * count];
    for (var row = 0; row < part.rows(); row++) {
      System.arraycopy(part.outcomes(), row * width, outcomes, row * count, count);
    }
    return new Runs(
        measures,
        part.runs(),
        outcomes,
        part.statuses(),
        new long[part.rows()],
        part.failures(),
        part.times(),
        List.of());
  }

  private static Fan fan(String variable, Runs result, int index) {
    var times = result.times();
    var series = result.series(index);
    var quantiles =
        IntStream.range(0, times.length)
            .mapToObj(
                time ->
                    Quantiles.of(
                        IntStream.range(0, result.rows())
                            .mapToDouble(row -> series.at(row, time))
                            .toArray()))
            .toList();
    var courses = new double[Math.min(result.rows(), StudyResults.MOST_COURSES)][times.length];
    for (var row = 0; row < courses.length; row++) {
      series.copy(row, courses[row], 0);
      if (result.status(row) == Status.FAILED) {
        Arrays.fill(courses[row], Double.NaN);
      }
    }
    return new Fan(variable, times, quantiles, courses);
  }

  private Sample aside(FutureTable futures) {
    var aside = sample(known + ", disputed aside", futures);
    var arms = work.armsOfDisputed();
    runs.stage("claims without disputed criteria", (long) arms.size() * aside.size());
    aside.run(runs, arms, measures);
    return aside;
  }

  private List<Refilter> refilters(Drawing.Full full, Map<String, Share> stillPass, int accepted) {
    if (study.filter().isEmpty()) {
      return List.of();
    }
    var changes = work.changes();
    runs.stage("the filter with each null and switch", (long) changes.size() * full.draws().rows());
    var refilters = new ArrayList<Refilter>();
    refilters.add(new Refilter("", full.meeting(-1), new Share(accepted, accepted)));
    for (var change : changes) {
      refilters.add(
          new Refilter(
              change.id(),
              drawing.acceptance(full, baseline.with(change.id())),
              Objects.requireNonNull(stillPass.get(change.id()))));
    }
    return refilters;
  }

  /// The futures of each state of knowledge, with what the claims need of them.
  private Map<String, Sample> knowledge(Sample now, Drawing.Full full) {
    var samples = new LinkedHashMap<String, Sample>();
    var arms = work.armsOfKnowledge();
    var others = work.formerKnowledge();
    runs.stage(
        "claims with what was known before",
        (long) others.size() * arms.size() * settings.planned());
    for (var state : others) {
      var sample = sample(state.id(), drawing.meeting(state, settings.planned(), full));
      sample.run(runs, arms, measures);
      samples.put(state.id(), sample);
    }
    samples.put(known, now);
    return samples;
  }

  private List<SweepResult> sweeps(Sample now) {
    var values = study.sweeps().stream().mapToLong(sweep -> sweep.values().size()).sum();
    runs.stage("sweeps", values * now.size());
    var results = new ArrayList<SweepResult>();
    for (var sweep : study.sweeps()) {
      var test = ClaimExpression.of(sweep.test(), ArmNames.of(study), study.measures());
      var shares = new ArrayList<Share>();
      for (var value : sweep.values()) {
        var name = "%s, %s = %s".formatted(known, sweep.constant(), value);
        try (var swept = now.with(name, Map.of(sweep.constant(), value))) {
          swept.run(runs, test.arms(), measures);
          shares.add(judge.share(test, swept));
        }
      }
      results.add(new SweepResult(sweep, shares));
    }
    return results;
  }

  private List<RankCorrelation> correlations(Sample now, Drawing.Full full) {
    var futures = now.futures().first(StudyResults.MOST_SEARCHED);
    var plausible = new RankCorrelations(futures);
    var prior =
        full.draws().rows() == 0
            ? Optional.<RankCorrelations>empty()
            : Optional.of(new RankCorrelations(full.draws()));
    var outcomes = now.outcomes(baseline);
    var correlations = new ArrayList<RankCorrelation>();
    for (var measure = 0; measure < outcomes.size(); measure++) {
      var index = measure;
      var among = plausible.with(outcomes.get(measure).read(0, futures.rows()));
      var before =
          prior
              .map(ranks -> ranks.with(full.outcomes()[index]))
              .orElseGet(() -> withoutDraws(among));
      for (var constant = 0; constant < among.length; constant++) {
        correlations.add(
            new RankCorrelation(
                study.measures().get(measure).outcome().name(),
                futures.constants().get(constant),
                before[constant],
                among[constant]));
      }
    }
    return correlations;
  }

  /// Without a filter every draw is plausible; with one, nothing is known of draws that did not run
  /// to the end.
  private double[] withoutDraws(double[] plausible) {
    if (study.filter().isEmpty()) {
      return plausible;
    }
    var unknown = new double[plausible.length];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /// The same answers with this seed and the next ones.
  private List<SeedResult> seeds(Sample now, Share acceptance) {
    var seeds = new ArrayList<SeedResult>();
    seeds.add(seed(settings.seed(), acceptance, now));
    var arms = work.armsOfSeeds();
    for (var further = 1; further < study.seedsCompared(); further++) {
      var seed = settings.seed() + further;
      runs.stage("seed " + seed, settings.planned());
      var drawn =
          new Drawing(study, runs, seed, settings.shard(), archive).draw(settings.planned(), 0);
      var sample = new Sample(seed, known + ", compared", drawn.accepted(), archive);
      runs.stage("claims with seed " + seed, (long) arms.size() * sample.size());
      sample.run(runs, arms, measures);
      seeds.add(seed(seed, drawn.filter().acceptance(), sample));
      release(sample);
      drawn.aside().close();
    }
    return seeds;
  }

  private SeedResult seed(long seed, Share acceptance, Sample sample) {
    var medians =
        sample.outcomes(baseline).stream()
            .mapToDouble(values -> values.quantiles().p50())
            .toArray();
    return new SeedResult(seed, acceptance, judge.shares(sample), medians);
  }
}
