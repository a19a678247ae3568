package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.summary.Failures;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// What the answer leaves out, and what it hangs on.
final class LimitsSection {

  /// A claim hangs on one number where that number's correlation is this strong …
  private static final double STRONG = 0.5;

  /// … and this many times the next one's.
  private static final double ALONE = 2;

  private final Findings findings;

  private LimitsSection(Findings findings) {
    this.findings = findings;
  }

  static Section of(Findings findings) {
    var section = new LimitsSection(findings);
    var box = new ArrayList<Block>();
    var sentences = new ArrayList<Prose>();
    findings.study().limits().forEach(limit -> sentences.add(Prose.of(limit)));
    if (findings.isCombined()) {
      sentences.add(
          Prose.of(
              "Each future was run under one policy: policies differ in their futures, too, and"
                  + " nothing is said of the difference that a policy makes in a future."));
    }
    section.generated(sentences);
    box.add(
        sentences.isEmpty()
            ? Block.paragraph("The study names no limits, and none could be computed from it.")
            : new Block.Bullets(sentences));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Box("limits-box", "What limits the answer", box));
    section.uncertainties().ifPresent(blocks::add);
    section.failures().ifPresent(blocks::add);
    return new Section("limits", "Limits", blocks);
  }

  private void generated(List<Prose> sentences) {
    TrustSentences.unknownShort(findings).ifPresent(sentences::add);
    hanging().ifPresent(sentences::add);
    unverifiedCriteria().ifPresent(sentences::add);
    unverifiedClaims().ifPresent(sentences::add);
    unverifiedUncertainties().ifPresent(sentences::add);
    TrustSentences.failures(findings).ifPresent(sentences::add);
    BargainSection.limits(findings).ifPresent(sentences::add);
    if (!findings.results().filter().enough()) {
      sentences.add(
          Prose.of(
              "Fewer futures passed the filter than were wanted: "
                  + Numbers.count(findings.results().futures().rows())
                  + " of "
                  + Numbers.count(findings.results().planned())
                  + "."));
    }
  }

  /// Claims whose truth one constant all but decides.
  private java.util.Optional<Prose> hanging() {
    var items = new ArrayList<Prose>();
    for (var claim : findings.results().claims()) {
      var deciding = claim.deciding();
      if (deciding.isEmpty()) {
        continue;
      }
      var first = Math.abs(deciding.getFirst().correlation());
      var second = deciding.size() < 2 ? 0 : Math.abs(deciding.get(1).correlation());
      if (first >= STRONG && first >= ALONE * second) {
        items.add(
            ClaimSentences.claimLink(claim)
                .text(
                    " on "
                        + deciding.getFirst().uncertainty()
                        + " ("
                        + Numbers.difference(
                            Numbers.significantValue(deciding.getFirst().correlation(), 2))
                        + ")"));
      }
    }
    return items.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Prose.of("Claims that hang on one number: ").then(Prose.enumeration(items)).text("."));
  }

  private java.util.Optional<Prose> unverifiedCriteria() {
    var items =
        findings.study().filter().tests().stream()
            .filter(test -> !unverified(test.evidence()).isEmpty())
            .map(this::criterion)
            .toList();
    return items.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Prose.of(
                    "Criteria of the filter, and so every share, that rest in part on figures from"
                        + " memory: ")
                .then(Prose.enumeration(items))
                .text("."));
  }

  private Prose criterion(Filter.Test test) {
    return Prose.of(
        test.criterion().id() + " (" + String.join(", ", unverified(test.evidence())) + ")");
  }

  private java.util.Optional<Prose> unverifiedClaims() {
    var items =
        findings.results().claims().stream()
            .filter(claim -> !claim.claim().evidence().isEmpty())
            .filter(
                claim ->
                    unverified(claim.claim().evidence()).size() == claim.claim().evidence().size())
            .map(ClaimSentences::claimLink)
            .toList();
    return items.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Prose.of("Claims for which all evidence named is from memory: ")
                .then(Prose.enumeration(items))
                .text("."));
  }

  private java.util.Optional<Prose> unverifiedUncertainties() {
    var names =
        findings.study().uncertainties().stream()
            .filter(it -> !it.evidence().isEmpty())
            .filter(it -> unverified(it.evidence()).size() == it.evidence().size())
            .map(Uncertainty::constant)
            .toList();
    return names.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Prose.of(
                "Constants whose evidence is all from memory: " + String.join(", ", names) + "."));
  }

  private List<String> unverified(List<String> ids) {
    return ids.stream().filter(findings::isUnverified).toList();
  }

  private java.util.Optional<Block> uncertainties() {
    var all = findings.study().uncertainties();
    if (all.isEmpty()) {
      return java.util.Optional.empty();
    }
    var table =
        Table.titled("Uncertain constants, those without evidence first")
            .filterable()
            .words("Constant")
            .numbers("Low", "High")
            .words("Rests on", "Basis");
    Stream.of(Grounds.NO_DATA, Grounds.JUDGEMENT, Grounds.FITTED, Grounds.EVIDENCE)
        .flatMap(grounds -> all.stream().filter(it -> Grounds.of(it) == grounds))
        .forEach(
            it ->
                table.row(
                    List.of(
                        Cell.of(
                            Prose.of(it.constant()),
                            Prose.of(
                                Stream.of(
                                        it.symbol(),
                                        Units.words(it.unit()),
                                        String.join(" or ", it.categories()))
                                    .filter(text -> !text.isEmpty())
                                    .collect(java.util.stream.Collectors.joining(", ")))),
                        bound(it.distribution().low()),
                        bound(it.distribution().high()),
                        Cell.of(
                            Prose.of(Grounds.of(it).word()),
                            it.evidence().isEmpty()
                                ? new Prose[0]
                                : new Prose[] {findings.evidenceLinks(it.evidence())}),
                        Cell.of(it.basis()))));
    return java.util.Optional.of(
        new Block.Fold(
            "uncertain-constants",
            "The " + Words.counted(all.size(), "uncertain constant"),
            List.of(table.build())));
  }

  private static Cell bound(double value) {
    return Cell.of(Double.isInfinite(value) ? "none" : Numbers.exact(value));
  }

  private java.util.Optional<Block> failures() {
    var failures = findings.results().failures();
    if (failures.isEmpty()) {
      return java.util.Optional.empty();
    }
    var table =
        Table.titled("The first runs that failed")
            .words("Run", "Variable")
            .numbers("Time")
            .words("Cause");
    failures.stream()
        .limit(50)
        .forEach(
            it ->
                table.row(
                    List.of(
                        Cell.of(Numbers.count(it.run())),
                        Cell.of(it.variable()),
                        Cell.of(Numbers.time(it.time())),
                        Cell.of(it.message()))));
    var causes = Table.titled("Runs that failed, by cause").words("Cause").numbers("Runs");
    findings
        .results()
        .failureCounts()
        .byCause()
        .forEach(
            (cause, count) ->
                causes.row(List.of(Cell.of(Failures.word(cause)), Cell.of(Numbers.count(count)))));
    return java.util.Optional.of(
        new Block.Fold("failures", "Runs that failed", List.of(causes.build(), table.build())));
  }
}
