package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.StudyResults.ClaimLine;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.analysis.experiment.StudyResults.Deciding;
import org.jirga.analysis.experiment.StudyResults.NullLine;
import org.jirga.analysis.experiment.StudyResults.PolicyShare;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.engine.run.Inputs;

/// Judges a study's claims over sets of futures.
final class ClaimJudge {

  /// The assumptions shown beside a claim.
  private static final int DECIDING = 3;

  private record Tests(ClaimExpression test, ClaimExpression observable) {}

  private final Study study;
  private final List<String> nulls;
  private final Map<String, Tests> tests = new LinkedHashMap<>();

  ClaimJudge(Study study) {
    this.study = study;
    this.nulls = study.nulls().stream().map(Change::id).toList();
    var names = ArmNames.of(study);
    for (var claim : study.claims()) {
      if (claim.kind() instanceof Claim.Simulated simulated) {
        var test = ClaimExpression.of(simulated.test(), names, study.measures());
        var observable =
            simulated
                .observable()
                .map(expr -> ClaimExpression.of(expr, names, study.measures()))
                .orElse(test);
        if (!study.design().isFactorial() && test.arms().size() > 1) {
          throw new IllegalArgumentException(
              "Claim %s compares policies, and no future is run under two.".formatted(claim.id()));
        }
        tests.put(claim.id(), new Tests(test, observable));
      }
    }
  }

  /// The arms that the tests of all claims need.
  Set<Arm> arms() {
    var arms = new LinkedHashSet<Arm>();
    tests.values().forEach(claim -> arms.addAll(claim.test.arms()));
    return arms;
  }

  /// The arms that claims about defection need, for the test and for the comparison with each null.
  Set<Arm> armsAboutDefection() {
    var arms = new LinkedHashSet<Arm>();
    for (var claim : study.claims()) {
      if (isAboutDefection(claim)) {
        var expressions = tests(claim);
        arms.addAll(expressions.test.arms());
        arms.addAll(expressions.observable.arms());
        for (var id : nulls) {
          arms.addAll(expressions.observable.under(id).arms());
        }
      }
    }
    return arms;
  }

  /// The share of futures in which each simulated claim is true.
  List<Share> shares(Sample sample) {
    return tests.values().stream().map(claim -> share(claim.test, List.of(sample))).toList();
  }

  /// The verdict on each claim.
  ///
  /// @param now the futures that meet every criterion
  /// @param aside the futures that fail nothing but disputed criteria
  /// @param knowledge for each state of knowledge, in order, its futures
  List<ClaimResult> judge(Sample now, Sample aside, Map<String, Sample> knowledge) {
    var futures = now.futures().first(StudyResults.MOST_SEARCHED);
    var correlations = new RankCorrelations(futures);
    var search = new ConditionSearch(futures, study.uncertainties(), byPolicy(futures));
    return study.claims().stream()
        .map(
            claim ->
                switch (claim.kind()) {
                  case Claim.Fact _ ->
                      new ClaimResult(claim, Verdict.FACT, List.of(), List.of(), List.of());
                  case Claim.Untestable _ ->
                      new ClaimResult(claim, Verdict.NOT_TESTABLE, List.of(), List.of(), List.of());
                  case Claim.Simulated _ ->
                      judge(claim, now, aside, knowledge, correlations, search);
                })
        .toList();
  }

  /// The rows of futures, policy by policy; empty where each is run under all.
  private int[] byPolicy(Inputs futures) {
    var policies = study.policies().stream().map(Policy::name).toList();
    var combination = study.design().combination();
    return study.design().isFactorial()
        ? new int[0]
        : policies.stream()
            .flatMapToInt(
                policy ->
                    IntStream.range(0, futures.rows())
                        .filter(row -> combination.isRun(futures.runs()[row], policy, policies)))
            .toArray();
  }

  private ClaimResult judge(
      Claim claim,
      Sample now,
      Sample aside,
      Map<String, Sample> knowledge,
      RankCorrelations correlations,
      ConditionSearch search) {
    var lines = new ArrayList<ClaimLine>();
    knowledge.forEach((id, sample) -> lines.add(line(claim, id, false, List.of(sample))));
    var verdict = lines.getLast().verdict();
    if (isAboutDefection(claim) && !study.filter().disputed().isEmpty()) {
      var last = study.knowledge().getLast().id();
      lines.add(line(claim, last, true, List.of(now, aside)));
    }
    var truths = now.truths(tests(claim).test);
    var first = truths.read(0, Math.min(now.size(), StudyResults.MOST_SEARCHED));
    var conditions = verdict == Verdict.DEPENDS ? search.of(first) : List.<Condition>of();
    return new ClaimResult(
        claim,
        verdict,
        lines,
        deciding(correlations, now, first),
        conditions,
        byPolicy(tests(claim).test, now));
  }

  /// Where each future is run under one policy and the test is about all of them: the share for
  /// each policy.
  private List<PolicyShare> byPolicy(ClaimExpression test, Sample sample) {
    if (study.design().isFactorial() || !test.arms().contains(Arm.OWN)) {
      return List.of();
    }
    return study.policies().stream()
        .map(
            policy -> new PolicyShare(policy.name(), share(test.in(Arm.of(policy.name())), sample)))
        .toList();
  }

  private ClaimLine line(
      Claim claim, String knowledge, boolean withoutDisputed, List<Sample> samples) {
    var share = share(tests(claim).test, samples);
    return new ClaimLine(
        knowledge, withoutDisputed, verdict(share), share, nullLines(claim, samples));
  }

  private List<NullLine> nullLines(Claim claim, List<Sample> samples) {
    if (!isAboutDefection(claim)) {
      return List.of();
    }
    var observable = tests(claim).observable;
    return nulls.stream().map(id -> nullLine(id, observable, samples)).toList();
  }

  /// Compares over the futures that can be judged with the null and without it.
  private NullLine nullLine(String id, ClaimExpression observable, List<Sample> samples) {
    var without = 0;
    var with = 0;
    var modelAlone = 0;
    var nullAlone = 0;
    var judged = 0;
    for (var sample : samples) {
      var all = sample.truths(observable);
      var allUnderNull = sample.truths(observable.under(id));
      for (var from = 0; from < sample.size(); from += Values.PIECE) {
        var truths = all.read(from, Math.min(from + Values.PIECE, sample.size()));
        var underNull = allUnderNull.read(from, from + truths.length);
        for (var row = 0; row < truths.length; row++) {
          if (!Double.isNaN(truths[row]) && !Double.isNaN(underNull[row])) {
            judged++;
            without += truths[row] == 1 ? 1 : 0;
            with += underNull[row] == 1 ? 1 : 0;
            modelAlone += truths[row] > underNull[row] ? 1 : 0;
            nullAlone += truths[row] < underNull[row] ? 1 : 0;
          }
        }
      }
    }
    var share = new Share(with, judged);
    var model = new Share(without, judged);
    return new NullLine(
        id,
        verdict(share),
        share,
        verdict(model),
        model,
        PairedDifference.of(modelAlone, nullAlone, judged));
  }

  /// The share of futures in which an expression is true, out of those that can be judged.
  Share share(ClaimExpression expression, Sample sample) {
    return share(expression, List.of(sample));
  }

  private static Share share(ClaimExpression expression, List<Sample> samples) {
    var hits = 0L;
    var judged = 0L;
    for (var sample : samples) {
      var truths = sample.truths(expression);
      for (var from = 0; from < sample.size(); from += Values.PIECE) {
        for (var truth : truths.read(from, Math.min(from + Values.PIECE, sample.size()))) {
          judged += Double.isNaN(truth) ? 0 : 1;
          hits += truth == 1 ? 1 : 0;
        }
      }
    }
    return new Share(hits, judged);
  }

  private Verdict verdict(Share share) {
    return Verdict.of(share, study.verdictRule());
  }

  private static List<Deciding> deciding(
      RankCorrelations correlations, Sample now, double[] truths) {
    var found = correlations.with(truths);
    var names = now.futures().constants();
    return IntStream.range(0, found.length)
        .filter(index -> !Double.isNaN(found[index]))
        .mapToObj(index -> new Deciding(names.get(index), found[index]))
        .sorted(
            Comparator.comparingDouble((Deciding one) -> -Math.abs(one.correlation()))
                .thenComparing(Deciding::uncertainty))
        .limit(DECIDING)
        .toList();
  }

  private Tests tests(Claim claim) {
    return Objects.requireNonNull(tests.get(claim.id()));
  }

  private static boolean isAboutDefection(Claim claim) {
    return claim.kind() instanceof Claim.Simulated simulated && simulated.aboutDefection();
  }
}
