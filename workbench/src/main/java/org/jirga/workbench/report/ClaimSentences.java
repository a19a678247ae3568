package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Filter;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// How claims fared, in sentences.
final class ClaimSentences {

  private ClaimSentences() {}

  /// How many claims there are and how they fared.
  static Prose tally(Findings findings) {
    var claims = findings.results().claims();
    var tested =
        claims.stream().filter(claim -> claim.claim().kind() instanceof Claim.Simulated).count();
    var facts = count(claims, Verdict.FACT);
    var open = count(claims, Verdict.NOT_TESTABLE);
    var text =
        Prose.of(
            Words.counted(claims.size(), "claim")
                + (claims.size() == 1 ? " is" : " are")
                + " judged here. ");
    if (tested > 0) {
      text =
          text.text("Of the " + tested + " that the model can put to the test, ")
              .strong(count(claims, Verdict.HOLDS) + " hold")
              .text(", ")
              .strong(count(claims, Verdict.FAILS) + " fail")
              .text(" and ")
              .strong(count(claims, Verdict.DEPENDS) + " depend")
              .text(" on what is assumed. ");
    }
    if (facts > 0 || open > 0) {
      text =
          text.text(
              facts
                  + (facts == 1 ? " is" : " are")
                  + " settled by evidence, "
                  + open
                  + " cannot be tested here. ");
    }
    var rule = findings.study().verdictRule();
    return tested == 0
        ? text
        : text.text("A claim holds where it is true in ")
            .text(Numbers.share(rule.holds()))
            .text(" or more of the " + findings.futures() + ", and fails where it is true in ")
            .text(Numbers.share(rule.fails()))
            .text(
                " or fewer; where the interval of the share lies on both sides of a limit, it"
                    + " depends.");
  }

  /// Of the claims that can be tested, how many hold, fail and depend, and which.
  static Prose verdicts(Findings findings) {
    var claims = findings.results().claims();
    var tested =
        claims.stream().filter(claim -> claim.claim().kind() instanceof Claim.Simulated).count();
    var text = Prose.of("Of " + Words.counted(tested, "claim") + " that can be tested here ");
    text = text.then(some(findings, Verdict.HOLDS, " hold", " holds")).text(", ");
    text = text.then(some(findings, Verdict.FAILS, " fail", " fails")).text(" and ");
    return text.then(some(findings, Verdict.DEPENDS, " depend", " depends"))
        .text(" on what is assumed.");
  }

  /// What the study notes of the claims that hold, which their verdict alone would hide.
  static List<Prose> notesOfThoseThatHold(Findings findings) {
    return findings.results().claims().stream()
        .filter(claim -> claim.verdict() == Verdict.HOLDS && !claim.claim().note().isBlank())
        .map(
            claim ->
                Prose.of("To be read with claim ")
                    .then(claimLink(claim))
                    .text(", which holds: ")
                    .text(claim.claim().note()))
        .toList();
  }

  private static Prose some(Findings findings, Verdict verdict, String many, String one) {
    var found =
        findings.results().claims().stream().filter(claim -> claim.verdict() == verdict).toList();
    var text = Prose.empty().strong(found.size() + (found.size() == 1 ? one : many));
    return found.isEmpty()
        ? text
        : text.text(" (")
            .then(Prose.enumeration(found.stream().map(ClaimSentences::claimLink).toList()))
            .text(")");
  }

  /// The same count in few words.
  static String tallyWords(Findings findings) {
    var claims = findings.results().claims();
    return count(claims, Verdict.HOLDS)
        + " hold, "
        + count(claims, Verdict.FAILS)
        + " fail, "
        + count(claims, Verdict.DEPENDS)
        + " depend on what is assumed.";
  }

  /// The claims of one verdict, each with its share.
  static Optional<Prose> verdictList(Findings findings, Verdict verdict) {
    var items = new ArrayList<Prose>();
    for (var claim : findings.results().claims()) {
      if (claim.verdict() == verdict) {
        var item =
            Prose.empty()
                .link(claim.claim().id(), "#" + Findings.claimAnchor(claim.claim().id()))
                .text(" " + Words.withoutStop(claim.claim().text()));
        var now = Verdicts.now(findings.study(), claim);
        items.add(
            now.isEmpty()
                ? item
                : item.text(" (").then(Findings.share(now.get().share())).text(")"));
      }
    }
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var head = Prose.empty().strong(plural(verdict)).text(": ");
    for (var i = 0; i < items.size(); i++) {
      head = (i == 0 ? head : head.text("; ")).then(items.get(i));
    }
    return Optional.of(head.text("."));
  }

  private static String plural(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "Hold";
      case FAILS -> "Fail";
      case DEPENDS -> "Depend";
      case FACT -> "Settled by evidence";
      case NOT_TESTABLE -> "Not testable here";
    };
  }

  /// Claims that a null model explains as well.
  static Optional<Prose> nullsExplain(Findings findings) {
    var explained = new LinkedHashMap<String, List<Prose>>();
    for (var claim : findings.results().claims()) {
      Verdicts.now(findings.study(), claim)
          .ifPresent(
              line ->
                  line.nulls().stream()
                      .filter(it -> it.explainsAsWell())
                      .forEach(
                          it ->
                              explained
                                  .computeIfAbsent(it.change(), _ -> new ArrayList<>())
                                  .add(claimLink(claim))));
    }
    if (explained.isEmpty()) {
      return Optional.empty();
    }
    var text = Prose.empty();
    for (var entry : explained.entrySet()) {
      text =
          text.text("The null model ")
              .emphasis(findings.changeName(entry.getKey()))
              .text(" explains as well what claim" + (entry.getValue().size() == 1 ? " " : "s "))
              .then(Prose.enumeration(entry.getValue()))
              .text(entry.getValue().size() == 1 ? " is about. " : " are about. ");
    }
    return Optional.of(text);
  }

  /// Claims whose verdict was another one with what was known first.
  static Optional<Prose> changedSinceThen(Findings findings) {
    var study = findings.study();
    var changed = new ArrayList<Prose>();
    for (var claim : findings.results().claims()) {
      var then = Verdicts.then(study, claim);
      var now = Verdicts.now(study, claim);
      if (then.isPresent() && now.isPresent() && then.get().verdict() != now.get().verdict()) {
        changed.add(
            claimLink(claim)
                .text(
                    " ("
                        + Verdicts.word(then.get().verdict())
                        + " then, "
                        + Verdicts.word(now.get().verdict())
                        + " now)"));
      }
    }
    if (study.knowledge().size() < 2) {
      return Optional.empty();
    }
    var title = study.knowledge().getFirst().title();
    return Optional.of(
        changed.isEmpty()
            ? Prose.of("Judged " + title + ", no verdict would have been another one.")
            : Prose.of("Judged " + title + ", the verdict would have been another one for ")
                .then(Prose.enumeration(changed))
                .text("."));
  }

  /// What the disputed criteria do to verdicts.
  static Optional<Prose> withoutDisputed(Findings findings) {
    var study = findings.study();
    if (study.filter().disputed().isEmpty()) {
      return Optional.empty();
    }
    var changed = new ArrayList<Prose>();
    for (var claim : findings.results().claims()) {
      var now = Verdicts.now(study, claim);
      var without = Verdicts.withoutDisputed(claim);
      if (now.isPresent()
          && without.isPresent()
          && now.get().verdict() != without.get().verdict()) {
        changed.add(claimLink(claim).text(" (" + Verdicts.word(without.get().verdict()) + ")"));
      }
    }
    var names =
        study.filter().tests().stream()
            .filter(test -> study.filter().disputed().contains(test.criterion().id()))
            .map(ClaimSentences::named)
            .collect(Collectors.joining(", "));
    var head = "Without the disputed criterion " + names;
    return Optional.of(
        changed.isEmpty()
            ? Prose.of(head + " no verdict changes.")
            : Prose.of(head + " the verdict changes for ")
                .then(Prose.enumeration(changed))
                .text("."));
  }

  private static String named(Filter.Test test) {
    var id = test.criterion().id();
    return test.description().isEmpty() ? id : "%s (%s)".formatted(id, test.description());
  }

  static Prose claimLink(ClaimResult claim) {
    return Prose.empty().link(claim.claim().id(), "#" + Findings.claimAnchor(claim.claim().id()));
  }

  private static long count(List<ClaimResult> claims, Verdict verdict) {
    return claims.stream().filter(claim -> claim.verdict() == verdict).count();
  }
}
