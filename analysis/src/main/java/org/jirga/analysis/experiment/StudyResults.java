package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Score;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Sweep;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.engine.run.Failure;

/// All that came of a study. Everything a report says is computed from this.
///
/// @param planned plausible futures wanted
/// @param futures the accepted futures
/// @param arms each policy on the accepted futures, then switches, nulls and what claims need
/// @param comparisons each policy against the baseline on the same futures, for each measure
/// @param refilters the filter run anew for each null and switch
/// @param correlations of each measure under the baseline with each uncertainty
/// @param failures the first runs that failed
/// @param failureCounts all runs that failed, by cause; a draw may fail in several arms
/// @param resultHash over the accepted futures' outcomes in all arms
public record StudyResults(
    Study study,
    long seed,
    int planned,
    FutureTable futures,
    FilterResult filter,
    List<ArmResult> arms,
    List<Comparison> comparisons,
    List<Refilter> refilters,
    List<ClaimResult> claims,
    List<Divided> attribution,
    List<SweepResult> sweeps,
    List<RankCorrelation> correlations,
    List<SeedResult> seeds,
    List<Failure> failures,
    FailureCounts failureCounts,
    String resultHash) {

  /// Futures among which conditions are sought and assumptions ranked, which needs all of them at
  /// once: the first ones. More would move a rank correlation by less than a hundredth.
  public static final int MOST_SEARCHED = 32_768;

  /// Futures whose whole course is kept, the first ones: a rank correlation over so many is good to
  /// about three hundredths.
  public static final int MOST_COURSES = 1_000;

  public StudyResults {
    arms = List.copyOf(arms);
    comparisons = List.copyOf(comparisons);
    refilters = List.copyOf(refilters);
    claims = List.copyOf(claims);
    attribution = List.copyOf(attribution);
    sweeps = List.copyOf(sweeps);
    correlations = List.copyOf(correlations);
    seeds = List.copyOf(seeds);
    failures = List.copyOf(failures);
  }

  public Optional<ArmResult> arm(Arm arm) {
    return arms.stream().filter(result -> result.arm().equals(arm)).findFirst();
  }

  /// How draws became plausible futures.
  ///
  /// @param admitted draws that meet the study's constraints, of all that its design made
  /// @param acceptance of all draws tried
  /// @param tried draws that meet the constraints
  /// @param removedByDisputed draws that fail a disputed criterion and nothing else
  /// @param acceptanceWithoutDisputed of all draws tried
  /// @param enough false where the cap on draws was reached first
  public record FilterResult(
      Share admitted,
      Share acceptance,
      long tried,
      long removedByDisputed,
      Share acceptanceWithoutDisputed,
      boolean enough,
      List<CriterionResult> criteria) {
    public FilterResult {
      criteria = List.copyOf(criteria);
    }
  }

  /// One criterion over the draws that ran in full.
  ///
  /// @param passes draws that meet it
  /// @param acceptanceWithout draws that meet all the others
  /// @param soFar draws that meet it and all criteria before it
  public record CriterionResult(String id, Share passes, Share acceptanceWithout, Share soFar) {}

  /// Outcomes of one arm on the accepted futures.
  ///
  /// @param outcomes for each measure of the study, one value for each future, NaN where it failed
  /// @param fans for each time series of the study; of the baseline alone
  public record ArmResult(Arm arm, List<Values> outcomes, List<Fan> fans) {
    public ArmResult {
      outcomes = List.copyOf(outcomes);
      fans = List.copyOf(fans);
    }

    public Quantiles quantiles(int measure) {
      return outcomes.get(measure).quantiles();
    }
  }

  /// One variable over time.
  ///
  /// @param quantiles over the futures, at each time
  /// @param courses of the first [#MOST_COURSES] futures, a value for each time; NaN where the run
  ///     failed
  public record Fan(
      String variable, double[] times, List<Quantiles> quantiles, double[][] courses) {
    public Fan {
      quantiles = List.copyOf(quantiles);
    }

    /// The courses of futures that ran to the end.
    public List<double[]> wholeCourses() {
      return Arrays.stream(courses)
          .filter(course -> Arrays.stream(course).allMatch(Double::isFinite))
          .toList();
    }
  }

  /// A policy minus the baseline, run by run.
  ///
  /// @param difference quantiles of the differences
  /// @param medianLow lower end of the 95 % interval of the median difference, by order statistics
  /// @param better futures in which the policy is strictly better; where the measure has no
  ///     direction, those in which it is lower
  /// @param worse those in which it is strictly worse; the rest are as good under both
  public record Comparison(
      String policy,
      String measure,
      Quantiles difference,
      double medianLow,
      double medianHigh,
      Share better,
      Share worse) {

    /// No future differs.
    public boolean isEqual() {
      return better.hits() == 0 && worse.hits() == 0;
    }
  }

  /// The filter with a null or switch in force.
  ///
  /// @param change id of the null or switch; empty for the model as it is, on the same draws
  /// @param acceptance of the draws that ran in full for the base model
  /// @param stillPass accepted futures that still pass under the change
  public record Refilter(String change, Share acceptance, Share stillPass) {}

  public enum Verdict {
    HOLDS,
    FAILS,
    DEPENDS,
    FACT,
    NOT_TESTABLE;

    /// `holds`, `not testable`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What a share of the futures says of a claim: where its interval straddles a threshold, the
    /// claim depends.
    public static Verdict of(Share share, VerdictRule rule) {
      if (share.of() > 0 && share.low() >= rule.holds()) {
        return HOLDS;
      }
      return share.of() > 0 && share.high() <= rule.fails() ? FAILS : DEPENDS;
    }
  }

  /// @param lines one for each state of knowledge, then the ones without the disputed criteria;
  /// empty
  ///     for facts and untestable claims
  /// @param deciding the uncertainties whose rank correlation with the claim's truth is strongest,
  /// on
  ///     the accepted futures
  /// @param conditions where the claim depends, the boxes found in which it is true or false; empty
  ///     where none was found
  /// @param byPolicy where each future is run under one policy, the share of those of each; empty
  ///     otherwise
  public record ClaimResult(
      Claim claim,
      Verdict verdict,
      List<ClaimLine> lines,
      List<Deciding> deciding,
      List<Condition> conditions,
      List<PolicyShare> byPolicy) {

    /// Of futures that are each run under every policy.
    public ClaimResult(
        Claim claim,
        Verdict verdict,
        List<ClaimLine> lines,
        List<Deciding> deciding,
        List<Condition> conditions) {
      this(claim, verdict, lines, deciding, conditions, List.of());
    }

    public ClaimResult {
      byPolicy = List.copyOf(byPolicy);
      conditions = List.copyOf(conditions);
      lines = List.copyOf(lines);
      deciding = List.copyOf(deciding);
    }
  }

  /// The share of the futures run under a policy in which a claim is true.
  public record PolicyShare(String policy, Share share) {}

  /// A claim judged over one set of futures.
  ///
  /// @param knowledge id of the state of knowledge
  /// @param withoutDisputed the disputed criteria were not applied
  /// @param share futures in which the claim is true
  public record ClaimLine(
      String knowledge,
      boolean withoutDisputed,
      Verdict verdict,
      Share share,
      List<NullLine> nulls) {
    public ClaimLine {
      nulls = List.copyOf(nulls);
    }
  }

  /// The comparison of a claim with a null model on the same futures.
  ///
  /// @param verdict of the claim's observable (or its test) under the null
  /// @param with the same expression without the null
  /// @param with the verdict of the same expression without the null
  /// @param difference how many more futures it is true in without the null, as a share
  public record NullLine(
      String change,
      Verdict verdict,
      Share share,
      Verdict with,
      Share withShare,
      PairedDifference difference) {

    /// Shares closer than this are as good as the same.
    public static final double MARGIN = 0.05;

    /// Whether the model itself leaves anything to explain.
    public boolean isAnything() {
      return with != Verdict.FAILS;
    }

    /// The expression is not rare under the model, and shown to be true under the null in as many
    /// of the same futures, or at most [#MARGIN] fewer. Equal verdicts alone do not show that.
    public boolean explainsAsWell() {
      return isAnything() && difference.high() <= MARGIN;
    }

    /// Whether the futures are too few to tell.
    public boolean isOpen() {
      return isAnything() && difference.high() > MARGIN && difference.low() <= MARGIN;
    }
  }

  /// A box of uncertain constants in which a claim is true, or false, more often than elsewhere.
  ///
  /// @param isTrue whether the box is about the futures in which the claim is true
  /// @param seen its score on the futures in which it was sought
  /// @param heldOut its score on others, of the same filter
  /// @param boxes among which this one was chosen, those with the most coverage first: none of them
  ///     has less coverage and less density than another on the futures in which they were sought
  public record Condition(
      boolean isTrue, Box box, Score seen, Score heldOut, List<Candidate> boxes) {

    public Condition {
      boxes = List.copyOf(boxes);
    }

    /// Without others.
    public Condition(boolean isTrue, Box box, Score seen, Score heldOut) {
      this(isTrue, box, seen, heldOut, List.of(new Candidate(box, seen, heldOut)));
    }

    /// How many of the futures held out that lie in the box are as it says.
    public Share density() {
      return new Share(heldOut.ofInterest(), heldOut.cases());
    }

    /// How many of the futures held out that are as the box says lie in it.
    public Share coverage() {
      return new Share(heldOut.ofInterest(), heldOut.allOfInterest());
    }
  }

  /// A box that trades coverage for density in its own way.
  ///
  /// @param seen its score on the futures in which it was sought
  /// @param heldOut its score on others
  public record Candidate(Box box, Score seen, Score heldOut) {}

  public record Deciding(String uncertainty, double correlation) {}

  /// How much of an outcome each of two channels accounts for, run by run.
  ///
  /// @param whole the outcome with both channels
  /// @param first whole minus the outcome without the first channel
  /// @param second whole minus the outcome without the second
  /// @param neither the outcome without both
  /// @param interaction whole - (without first) - (without second) + neither
  public record Divided(
      String measure,
      Quantiles whole,
      Quantiles first,
      Quantiles second,
      Quantiles neither,
      Quantiles interaction) {}

  /// The share of the accepted futures in which a sweep's test is true, at each of its values.
  public record SweepResult(Sweep sweep, List<Share> shares) {
    public SweepResult {
      shares = List.copyOf(shares);
    }
  }

  /// Spearman's rank correlation of an outcome under the baseline with an uncertainty.
  ///
  /// @param prior over the draws that ran in full
  /// @param plausible over the accepted futures, distorted by the selection
  public record RankCorrelation(
      String measure, String uncertainty, double prior, double plausible) {}

  /// The study's answers under another seed.
  ///
  /// @param claims share of each simulated claim, in the order of the study's claims, now known
  /// @param medians of each measure under the baseline
  public record SeedResult(long seed, Share acceptance, List<Share> claims, double[] medians) {
    public SeedResult {
      claims = List.copyOf(claims);
    }
  }
}
