package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.BoxRule;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.CrossValidation;
import org.jirga.analysis.discovery.DiscoveryMethod;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.discovery.Scale;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// In which futures an outcome lies on one side of a threshold.
public final class DiscoveryFindings {

  private static final int PARTS = 5;

  private DiscoveryFindings() {}

  /// The trade-off of PRIM, the three methods compared on held-out cases, then what else is asked
  /// of PRIM.
  ///
  /// @param uncertainties of the study, to know categories and whole numbers by; none where it is
  ///     not at hand
  /// @param isAbove whether cases above the threshold are of interest, or those below
  public static List<Finding> of(
      Sample sample,
      List<Uncertainty> uncertainties,
      String outcome,
      double threshold,
      boolean isAbove,
      PrimSettings settings,
      PrimVariants variants,
      long seed) {
    var what = "%s %s %s".formatted(outcome, isAbove ? "above" : "below", Numbers.exact(threshold));
    var values = sample.values()[sample.outcomes().indexOf(outcome)];
    var known =
        IntStream.range(0, values.length).filter(row -> Double.isFinite(values[row])).toArray();
    var assumed = assumed(sample, known);
    var interest = new boolean[assumed.length];
    for (var index = 0; index < assumed.length; index++) {
      var value = values[assumed[index]];
      interest[index] = isAbove ? value > threshold : value < threshold;
    }
    var asked = new Asked(what, Words.slug(outcome), uncertainties, settings, seed);
    return withLeftOut(
        of(
            cases(sample, uncertainties, assumed, interest),
            asked,
            "There is nothing to tell apart: choose another threshold. " + spread(outcome, values),
            variants),
        values.length - known.length,
        "'%s' is not known".formatted(outcome),
        known.length - assumed.length);
  }

  /// In which futures the run failed.
  public static List<Finding> ofFailures(
      Sample sample,
      List<Uncertainty> uncertainties,
      PrimSettings settings,
      PrimVariants variants,
      long seed) {
    var failed = sample.failed();
    var assumed = assumed(sample, IntStream.range(0, failed.length).toArray());
    var interest = new boolean[assumed.length];
    for (var index = 0; index < assumed.length; index++) {
      interest[index] = failed[assumed[index]];
    }
    return withLeftOut(
        of(
            cases(sample, uncertainties, assumed, interest),
            new Asked("run failed", "failures", uncertainties, settings, seed),
            "There is nothing to tell apart: none of them failed, or all.",
            variants),
        0,
        "",
        failed.length - assumed.length);
  }

  /// Those of some cases in which every constant has a value.
  private static int[] assumed(Sample sample, int[] rows) {
    return IntStream.of(rows)
        .filter(row -> Arrays.stream(sample.columns()).allMatch(it -> Double.isFinite(it[row])))
        .toArray();
  }

  private static List<Finding> withLeftOut(
      List<Finding> findings, int unknown, String why, int unassumed) {
    if (unknown == 0 && unassumed == 0) {
      return findings;
    }
    var reasons = new ArrayList<String>();
    if (unknown > 0) {
      reasons.add("%s in which %s".formatted(Words.counted(unknown, "case"), why));
    }
    if (unassumed > 0) {
      reasons.add(
          "%s in which a constant has no value".formatted(Words.counted(unassumed, "case")));
    }
    var said = new ArrayList<>(findings);
    said.set(0, findings.getFirst().saying("Left out: %s.".formatted(String.join(", ", reasons))));
    return said;
  }

  private static List<Finding> of(Cases cases, Asked asked, String nothing, PrimVariants variants) {
    if (cases.ofInterest() == 0 || cases.ofInterest() == cases.rows()) {
      return List.of(
          new Finding(
              "discovery-" + asked.slug() + ".csv",
              asked.what(),
              List.of("cases", "of interest"),
              List.of(List.of(cases.rows(), cases.ofInterest())),
              List.of(nothing)));
    }
    var findings = new ArrayList<Finding>();
    findings.add(tradeOff(cases, asked));
    findings.add(comparison(cases, asked));
    findings.addAll(variants.of(cases, asked));
    return findings;
  }

  /// Where the values lie, for whoever looks for a threshold.
  private static String spread(String outcome, double[] values) {
    var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return "'%s' is not known in any of the %s."
          .formatted(outcome, Words.counted(values.length, "case"));
    }
    if (sorted[0] == sorted[sorted.length - 1]) {
      return "'%s' is %s in all of the %s."
          .formatted(outcome, Numbers.quantity(sorted[0]), Words.counted(sorted.length, "case"));
    }
    return "'%s' lies between %s and %s, half of the cases between %s and %s."
        .formatted(
            outcome,
            Numbers.quantity(sorted[0]),
            Numbers.quantity(sorted[sorted.length - 1]),
            Numbers.quantity(Quantiles.quantile(sorted, 0.25)),
            Numbers.quantity(Quantiles.quantile(sorted, 0.75)));
  }

  private static Cases cases(
      Sample sample, List<Uncertainty> uncertainties, int[] known, boolean[] interest) {
    var factors = new ArrayList<Factor>();
    for (var column = 0; column < sample.constants().size(); column++) {
      var all = sample.columns()[column];
      var name = sample.constants().get(column);
      var values = IntStream.of(known).mapToDouble(row -> all[row]).toArray();
      factors.add(
          uncertainties.stream()
              .filter(it -> it.constant().equals(name))
              .findFirst()
              .map(it -> Factor.of(it, values))
              .orElseGet(() -> Factor.continuous(name, values)));
    }
    return new Cases(factors, interest);
  }

  private static Finding tradeOff(Cases cases, Asked asked) {
    var steps = new Prim(asked.settings()).search(cases).steps();
    return new Finding(
        "discovery-" + asked.slug() + "-trade-off.csv",
        "Boxes of PRIM: " + asked.what(),
        PrimVariants.header(),
        PrimVariants.boxes(asked.words(cases), steps),
        List.of(
            "%s of %s are of interest."
                .formatted(Numbers.count(cases.ofInterest()), Words.counted(cases.rows(), "case"))),
        DiscoveryFigures.of(cases, steps, asked));
  }

  private static Finding comparison(Cases cases, Asked asked) {
    var results =
        new CrossValidation(PARTS, asked.seed())
            .compare(
                cases,
                List.of(
                    DiscoveryMethod.prim(asked.settings(), BoxRule.usual()),
                    DiscoveryMethod.cart(asked.settings().smallest()),
                    DiscoveryMethod.logistic()));
    var rows = new ArrayList<List<Object>>();
    var words = asked.words(cases);
    var sentences = new ArrayList<String>();
    for (var result : results) {
      var heldOut = result.heldOut();
      rows.add(
          List.of(
              result.method(),
              result.region().factors().size(),
              result.seen().coverage(),
              result.seen().density(),
              heldOut.coverage(),
              heldOut.density(),
              heldOut.phi()));
      if (result.region() instanceof Box box) {
        sentences.add(
            box.limits().isEmpty()
                ? "PRIM finds no limits on at most three constants that do more than chance."
                : "%s where %s (coverage %s, density %s on held-out cases; without limits %s)."
                    .formatted(
                        Words.upperFirst(asked.what()),
                        words.of(box),
                        Numbers.share(heldOut.coverage()),
                        Numbers.share(heldOut.density()),
                        Numbers.share(heldOut.base())));
      }
    }
    sentences.add(
        "Held out: found in four fifths of the cases and scored on the other, in turn. Agreement is"
            + " the correlation (phi) of lying in the region with being of interest.");
    var kinds =
        cases.factors().stream()
            .filter(it -> it.scale() instanceof Scale.Nominal)
            .map(Factor::name)
            .toList();
    if (!kinds.isEmpty()) {
      sentences.add(
          "Logistic regression leaves out categories: %s.".formatted(String.join(", ", kinds)));
    }
    return new Finding(
        "discovery-" + asked.slug() + "-methods.csv",
        "Methods compared: " + asked.what(),
        List.of(
            "method",
            "constants",
            "coverage",
            "density",
            "coverage held out",
            "density held out",
            "agreement"),
        rows,
        sentences);
  }
}
