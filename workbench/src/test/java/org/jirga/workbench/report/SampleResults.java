package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.discovery.Score;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.FailureCounts;
import org.jirga.analysis.experiment.FutureTable;
import org.jirga.analysis.experiment.PairedDifference;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyResults.ArmResult;
import org.jirga.analysis.experiment.StudyResults.Candidate;
import org.jirga.analysis.experiment.StudyResults.ClaimLine;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.analysis.experiment.StudyResults.CriterionResult;
import org.jirga.analysis.experiment.StudyResults.Deciding;
import org.jirga.analysis.experiment.StudyResults.Divided;
import org.jirga.analysis.experiment.StudyResults.Fan;
import org.jirga.analysis.experiment.StudyResults.FilterResult;
import org.jirga.analysis.experiment.StudyResults.NullLine;
import org.jirga.analysis.experiment.StudyResults.RankCorrelation;
import org.jirga.analysis.experiment.StudyResults.Refilter;
import org.jirga.analysis.experiment.StudyResults.SeedResult;
import org.jirga.analysis.experiment.StudyResults.SweepResult;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.experiment.Values;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Study;
import org.jirga.engine.run.Trajectory;

/// Results of a study that was never run: its base run, spread by made up factors.
final class SampleResults {

  private static final int FUTURES = 200;

  private final Study study;
  private final Trajectory base;
  private final Random random = new Random(1);

  SampleResults(Study study, Trajectory base) {
    this.study = study;
    this.base = base;
  }

  StudyResults results() {
    var rows = study.uncertainties().isEmpty() ? 1 : FUTURES;
    var arms = arms(rows);
    return new StudyResults(
        study,
        study.seed(),
        rows,
        FutureTable.of(new Sampling(study, study.seed()).draws(0, rows)),
        filter(rows),
        arms,
        comparisons(arms),
        refilters(),
        study.claims().stream().map(this::claim).toList(),
        attribution(),
        sweeps(),
        correlations(),
        seeds(),
        List.of(),
        FailureCounts.of(List.of()),
        "00ff".repeat(16));
  }

  private List<SweepResult> sweeps() {
    return study.sweeps().stream()
        .map(
            sweep ->
                new SweepResult(
                    sweep,
                    IntStream.range(0, sweep.values().size())
                        .mapToObj(i -> new Share(i, sweep.values().size()))
                        .toList()))
        .toList();
  }

  private List<ArmResult> arms(int rows) {
    var names = new ArrayList<Arm>();
    study.policies().forEach(policy -> names.add(Arm.of(policy.name())));
    for (var change : study.switches()) {
      for (var policy : study.switchPolicies()) {
        names.add(new Arm(policy, List.of(change.id())));
      }
    }
    study.nulls().forEach(change -> names.add(new Arm(study.baseline(), List.of(change.id()))));
    return names.stream().map(arm -> arm(arm, rows)).toList();
  }

  private ArmResult arm(Arm arm, int rows) {
    var isBaseline = arm.policy().equals(study.baseline());
    var factor = isBaseline ? 1 : 1 - 0.05 * (Math.floorMod(arm.policy().hashCode(), 7) - 1);
    var outcomes = new double[study.measures().size()][rows];
    for (var m = 0; m < outcomes.length; m++) {
      var centre = last(study.measures().get(m).outcome().variable()) * factor;
      var futures = new Random(m);
      for (var i = 0; i < rows; i++) {
        var spread = rows == 1 ? 1 : StrictMath.exp(0.4 * futures.nextGaussian());
        outcomes[m][i] = centre * spread;
      }
    }
    var isBase = arm.equals(Arm.of(study.baseline()));
    return new ArmResult(
        arm, Arrays.stream(outcomes).map(Values::of).toList(), isBase ? fans(rows) : List.of());
  }

  private double last(String variable) {
    var column = base.columns()[base.labels().indexOf(variable)];
    return column[column.length - 1];
  }

  private List<Fan> fans(int rows) {
    var fans = new ArrayList<Fan>();
    for (var series : study.series()) {
      var quantiles = new ArrayList<Quantiles>();
      for (var value : base.columns()[base.labels().indexOf(series.variable())]) {
        quantiles.add(rows == 1 ? new Quantiles(value, value, value, value, value) : spread(value));
      }
      fans.add(
          new Fan(series.variable(), base.times(), quantiles, courses(series.variable(), rows)));
    }
    return fans;
  }

  /// The base run, once for each future, larger by a thousandth each time.
  private double[][] courses(String variable, int rows) {
    var column = base.columns()[base.labels().indexOf(variable)];
    return IntStream.range(0, rows)
        .mapToObj(row -> Arrays.stream(column).map(it -> it * (1 + row / 1000.0)).toArray())
        .toArray(double[][]::new);
  }

  private List<Comparison> comparisons(List<ArmResult> arms) {
    var comparisons = new ArrayList<Comparison>();
    var baseline =
        arms.stream()
            .filter(arm -> arm.arm().equals(Arm.of(study.baseline())))
            .findFirst()
            .orElseThrow();
    for (var arm : arms) {
      if (!arm.arm().changes().isEmpty() || arm == baseline) {
        continue;
      }
      for (var m = 0; m < study.measures().size(); m++) {
        var values = arm.outcomes().get(m).all();
        var without = baseline.outcomes().get(m).all();
        var differences = new double[values.length];
        var better = 0;
        var worse = 0;
        for (var i = 0; i < values.length; i++) {
          differences[i] = values[i] - without[i];
          better += differences[i] < 0 ? 1 : 0;
          worse += differences[i] > 0 ? 1 : 0;
        }
        var q = Quantiles.of(differences);
        comparisons.add(
            new Comparison(
                arm.arm().policy(),
                study.measures().get(m).outcome().name(),
                q,
                q.p50() * 1.05,
                q.p50() * 0.95,
                new Share(better, values.length),
                new Share(worse, values.length)));
      }
    }
    return comparisons;
  }

  private FilterResult filter(int rows) {
    if (study.filter().isEmpty()) {
      var all = new Share(rows, rows);
      return new FilterResult(all, all, rows, 0, all, true, List.of());
    }
    var criteria =
        study.filter().tests().stream()
            .map(
                test ->
                    new CriterionResult(
                        test.criterion().id(),
                        new Share(2000 + random.nextInt(8000), 10240),
                        new Share(91 + random.nextInt(150), 10240),
                        new Share(91, 10240)))
            .toList();
    return new FilterResult(
        new Share(101_790, 101_790),
        new Share(rows, 101_790),
        101_790,
        35,
        new Share(rows + 35, 101_790),
        true,
        criteria);
  }

  private List<Refilter> refilters() {
    if (study.filter().isEmpty()) {
      return List.of();
    }
    var refilters = new ArrayList<Refilter>();
    refilters.add(new Refilter("", new Share(91, 10240), new Share(FUTURES, FUTURES)));
    for (var change : study.nulls()) {
      var first = refilters.size() == 1;
      refilters.add(
          new Refilter(
              change.id(), new Share(first ? 285 : 0, 10240), new Share(first ? 80 : 0, FUTURES)));
    }
    for (var change : study.switches()) {
      refilters.add(
          new Refilter(
              change.id(),
              new Share(80 + random.nextInt(80), 10240),
              new Share(120 + random.nextInt(80), FUTURES)));
    }
    return refilters;
  }

  private ClaimResult claim(Claim claim) {
    return switch (claim.kind()) {
      case Claim.Fact _ -> new ClaimResult(claim, Verdict.FACT, List.of(), List.of(), List.of());
      case Claim.Untestable _ ->
          new ClaimResult(claim, Verdict.NOT_TESTABLE, List.of(), List.of(), List.of());
      case Claim.Simulated simulated -> simulated(claim, simulated);
    };
  }

  private ClaimResult simulated(Claim claim, Claim.Simulated simulated) {
    var lines = new ArrayList<ClaimLine>();
    var hits = List.of(FUTURES, 0, 122, 6).get(random.nextInt(4));
    for (var knowledge : study.knowledge()) {
      var now = knowledge.equals(study.knowledge().getLast());
      var count = now ? hits : Math.min(FUTURES, hits + 40);
      lines.add(
          new ClaimLine(
              knowledge.id(),
              false,
              verdict(count),
              new Share(count, FUTURES),
              now && simulated.aboutDefection() ? nulls(hits) : List.of()));
    }
    if (simulated.aboutDefection() && !study.filter().disputed().isEmpty()) {
      var now = study.knowledge().getLast().id();
      lines.add(new ClaimLine(now, true, verdict(hits), new Share(hits, FUTURES), List.of()));
    }
    var deciding = new ArrayList<Deciding>();
    if (verdict(hits) == Verdict.DEPENDS) {
      study.uncertainties().stream()
          .skip(study.uncertainties().size() / 3)
          .limit(3)
          .forEach(
              it -> deciding.add(new Deciding(it.constant(), 0.71 / (1 << 2 * deciding.size()))));
    }
    return new ClaimResult(claim, verdict(hits), lines, deciding, conditions(verdict(hits)));
  }

  private List<Condition> conditions(Verdict verdict) {
    if (verdict != Verdict.DEPENDS || study.uncertainties().isEmpty()) {
      return List.of();
    }
    var first = study.uncertainties().getFirst();
    var box =
        Box.everything()
            .with(
                first.constant(),
                new Limit.Between(first.distribution().quantile(0.5), Double.POSITIVE_INFINITY));
    var narrow =
        Box.everything()
            .with(
                first.constant(),
                new Limit.Between(first.distribution().quantile(0.8), Double.POSITIVE_INFINITY));
    var seen = new Score(60, 50, 133, 80, 1);
    var heldOut = new Score(30, 24, 67, 40, 1);
    return List.of(
        new Condition(
            true,
            box,
            seen,
            heldOut,
            List.of(
                new Candidate(box, seen, heldOut),
                new Candidate(
                    narrow, new Score(20, 19, 133, 80, 1), new Score(10, 9, 67, 40, 1)))));
  }

  private List<NullLine> nulls(int hits) {
    var nulls = new ArrayList<NullLine>();
    for (var change : study.nulls()) {
      var under = nulls.isEmpty() ? hits : 0;
      nulls.add(
          new NullLine(
              change.id(),
              verdict(under),
              new Share(under, FUTURES),
              verdict(hits),
              new Share(hits, FUTURES),
              PairedDifference.of(hits - under, 0, FUTURES)));
    }
    return nulls;
  }

  private Verdict verdict(int hits) {
    var share = new Share(hits, FUTURES);
    return share.low() >= study.verdictRule().holds()
        ? Verdict.HOLDS
        : share.high() <= study.verdictRule().fails() ? Verdict.FAILS : Verdict.DEPENDS;
  }

  private List<Divided> attribution() {
    return study.attribution().stream()
        .flatMap(attribution -> attribution.measures().stream())
        .map(
            name -> {
              var whole =
                  study.measures().stream()
                      .filter(it -> it.outcome().name().equals(name))
                      .mapToDouble(it -> last(it.outcome().variable()))
                      .findFirst()
                      .orElseThrow();
              return new Divided(
                  name,
                  spread(whole),
                  spread(0.04 * whole),
                  spread(0.39 * whole),
                  spread(0.5 * whole),
                  spread(0.01 * whole));
            })
        .toList();
  }

  private static Quantiles spread(double value) {
    return new Quantiles(0.5 * value, 0.8 * value, 1.05 * value, 1.2 * value, 1.7 * value);
  }

  private List<RankCorrelation> correlations() {
    var correlations = new ArrayList<RankCorrelation>();
    for (var measure : study.measures()) {
      for (var uncertainty : study.uncertainties()) {
        var prior = random.nextDouble(-1, 1) * random.nextDouble() * random.nextDouble();
        correlations.add(
            new RankCorrelation(
                measure.outcome().name(), uncertainty.constant(), prior, prior * 0.8));
      }
    }
    return correlations;
  }

  private List<SeedResult> seeds() {
    var seeds = new ArrayList<SeedResult>();
    var simulated =
        study.claims().stream().filter(it -> it.kind() instanceof Claim.Simulated).toList();
    for (var i = 0; i < study.seedsCompared(); i++) {
      var medians = new double[study.measures().size()];
      for (var m = 0; m < medians.length; m++) {
        medians[m] = last(study.measures().get(m).outcome().variable()) * (1 + 0.02 * i);
      }
      seeds.add(
          new SeedResult(
              study.seed() + i,
              new Share(90 + i, 10240),
              simulated.stream().map(_ -> new Share(100 + random.nextInt(10), FUTURES)).toList(),
              medians));
    }
    return seeds;
  }
}
