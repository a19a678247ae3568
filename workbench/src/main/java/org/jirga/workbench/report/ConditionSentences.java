package org.jirga.workbench.report;

import java.util.List;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.wording.BoxWords;
import org.jirga.workbench.wording.Numbers;

/// Under which conditions a claim that depends is true or false, in sentences.
final class ConditionSentences {

  private ConditionSentences() {}

  /// How conditions are found and what coverage and density are.
  static String method(Findings findings) {
    return "Where a claim depends, limits on at most three uncertain constants were sought (by"
        + " PRIM) that hold most of the futures in which it is true, or false, and few"
        + " others: in two thirds of the "
        + findings.searched()
        + ". They are scored on the third that was held out: coverage is the share of the futures"
        + " in question that meet the limits, density the share of those meeting the limits that"
        + " are in question."
        + (findings.isFiltered()
            ? " All of this is about futures that pass our filter: the filter ties constants to"
                + " each other, so that a limit may stand for another one."
            : "");
  }

  /// A sentence for each condition; one that says so where none was found.
  static List<Prose> of(Findings findings, List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return List.of(
          Prose.of(
              "None found: no limits on at most three uncertain constants tell, on the "
                  + findings.futures()
                  + " held out, where the claim is true from where it is false."));
    }
    return found(findings, conditions, "Holds", "Fails");
  }

  /// A sentence for each condition that was found.
  ///
  /// @param isTrue the verb for conditions under which it is so
  static List<Prose> found(
      Findings findings, List<Condition> conditions, String isTrue, String isFalse) {
    var words = BoxWords.of(findings.study().uncertainties());
    return conditions.stream()
        .map(
            condition ->
                sentence(
                    condition, condition.isTrue() ? isTrue : isFalse, words.of(condition.box())))
        .toList();
  }

  /// @param limits of the condition, in words
  static Prose sentence(Condition condition, String verb, String limits) {
    return Prose.empty()
        .strong(verb + " where ")
        .text(
            limits
                + " (coverage "
                + Numbers.share(condition.coverage().value())
                + ", density "
                + Numbers.share(condition.density().value())
                + " on "
                + Numbers.count(condition.heldOut().all())
                + " held-out futures; without the limits "
                + Numbers.share(condition.heldOut().base())
                + ").");
  }
}
