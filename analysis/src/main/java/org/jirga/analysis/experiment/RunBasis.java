package org.jirga.analysis.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Study;

/// What in a study decides about its runs: with the same model and seed, studies of the same basis
/// have the same runs, whatever they are called and whatever is asked of them afterwards.
public final class RunBasis {
  private RunBasis() {}

  /// SHA-256 of the basis, in hexadecimal digits; of runs that may take as long as they take.
  public static String hash(Study study) {
    return hash(study, Double.POSITIVE_INFINITY);
  }

  /// SHA-256 of the basis, in hexadecimal digits.
  ///
  /// @param secondsPerRun what a run may take before it fails
  public static String hash(Study study, double secondsPerRun) {
    var parts = new ArrayList<>(parts(study));
    if (secondsPerRun < Double.POSITIVE_INFINITY) {
      parts.add("seconds per run " + secondsPerRun);
    }
    var text = String.join("\n", parts);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /// Numbers are written in full and sets in order, so that equal studies have equal parts.
  private static List<String> parts(Study study) {
    var parts = new ArrayList<String>();
    for (var uncertainty : study.uncertainties()) {
      parts.add("uncertainty %s %s".formatted(uncertainty.constant(), uncertainty.distribution()));
    }
    for (var constraint : study.constraints()) {
      parts.add("constraint " + constraint.written().strip());
    }
    // a study without a design of its own has the runs that it had before there were designs
    var design = study.design();
    if (!design.method().equals(Design.STANDARD.method())
        || !design.correlations().isEmpty()
        || design.replications() > 1) {
      parts.add(
          "design Design[method=%s, correlations=%s, replications=%d]"
              .formatted(design.method(), design.correlations(), design.replications()));
    }
    if (!design.isFactorial()) {
      parts.add("combination " + design.combination());
    }
    parts.add("baseline " + study.baseline());
    for (var policy : study.policies()) {
      parts.add("policy %s %s".formatted(policy.name(), policy.settings()));
    }
    for (var change : study.switches()) {
      parts.add("switch %s %s".formatted(change.id(), change.settings()));
    }
    for (var change : study.nulls()) {
      parts.add("null %s %s".formatted(change.id(), change.settings()));
    }
    for (var measure : study.measures()) {
      parts.add("measure " + measure.outcome());
    }
    for (var series : study.series()) {
      parts.add("series " + series.variable());
    }
    var filter = study.filter();
    parts.add("filter %d %d".formatted(filter.batch(), filter.full()));
    for (var outcome : filter.outcomes()) {
      parts.add("filter outcome " + outcome);
    }
    for (var test : filter.tests()) {
      parts.add("criterion " + test.criterion());
    }
    parts.add("disputed " + new TreeSet<>(filter.disputed()));
    for (var expectation : study.expectations()) {
      parts.add("expectation " + expectation);
    }
    for (var knowledge : study.knowledge()) {
      parts.add("knowledge %s %s".formatted(knowledge.id(), new TreeSet<>(knowledge.criteria())));
    }
    return parts;
  }
}
