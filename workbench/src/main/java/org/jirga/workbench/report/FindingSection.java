package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Measure;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// What was found, first, and how far it can be trusted.
final class FindingSection {

  /// How many divided outcomes stand at the top; the rest has a section of its own.
  private static final int CHANNELS = 3;

  private final Findings findings;
  private final List<Block> blocks = new ArrayList<>();

  private FindingSection(Findings findings) {
    this.findings = findings;
  }

  static Section of(Findings findings) {
    var section = new FindingSection(findings);
    section.lead();
    section.inShort();
    section.outlets();
    section.claims();
    section.outcomes();
    section.channels();
    section.policies();
    section.deciders();
    section.trust();
    return new Section("finding", "What was found", section.blocks);
  }

  private void lead() {
    var study = findings.study();
    for (var paragraph : study.summary().split("\\n\\s*\\n")) {
      if (!paragraph.isBlank()) {
        blocks.add(new Block.Lead(Prose.of(paragraph.strip())));
      }
    }
    if (!study.source().isBlank()) {
      blocks.add(
          Block.paragraph(Prose.empty().small("The claims are those of: " + study.source() + ".")));
    }
  }

  /// Where people ended, before anything is said of the few who joined an armed group.
  private void outlets() {
    var outlets =
        findings.outlets().stream()
            .filter(measure -> findings.baseline(measure).isPresent())
            .toList();
    if (outlets.size() < 2) {
      return;
    }
    var sorted =
        outlets.stream().sorted(Comparator.comparingDouble(this::median).reversed()).toList();
    var common = Words.commonStart(outlets.stream().map(Measure::title).toList());
    var text =
        Prose.of("In the median of the " + findings.futures() + " ")
            .then(findings.underUnnamed())
            .text(
                " the model has"
                    + (common.isEmpty() ? ": " : ", of " + Words.lowerFirst(common) + ": "));
    for (var i = 0; i < sorted.size(); i++) {
      var measure = sorted.get(i);
      text =
          (i == 0 ? text : text.text("; "))
              .strong(Units.number(median(measure), measure.unit()))
              .text(" " + Words.lowerFirst(rest(measure, common)));
    }
    blocks.add(Block.paragraph(text.text(". These are numbers of the model, not counts.")));
    blocks.add(new Block.Charts(List.of(outletFigure(outlets, sorted, common))));
  }

  private static String rest(Measure measure, String common) {
    return measure.title().substring(common.length()).strip();
  }

  private double median(Measure measure) {
    return findings.baseline(measure).orElseThrow().p50();
  }

  private Figure outletFigure(List<Measure> outlets, List<Measure> sorted, String common) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var measure : outlets) {
      var q = findings.baseline(measure).orElseThrow();
      rows.add(IntervalChart.Row.of(rest(measure, common), q));
      table.add(
          List.of(
              rest(measure, common),
              Numbers.quantity(q.p5()),
              Numbers.quantity(q.p50()),
              Numbers.quantity(q.p95())));
    }
    var most = sorted.getFirst();
    var fewest = sorted.getLast();
    return IntervalChart.of(rows)
        .wide()
        .axis(Units.words(most.unit()))
        .figure(
            "outlets",
            (common.isEmpty()
                    ? "Where they are in the end"
                    : common + ": where they are in the end")
                + ", "
                + findings.underUnnamed().plain(),
            "Most: %s, %s in the median future. Fewest: %s, %s."
                .formatted(
                    rest(most, common),
                    Findings.value(median(most), most),
                    rest(fewest, common),
                    Findings.value(median(fewest), fewest)),
            new DataTable(List.of("Where", "5 %", "Median", "95 %"), table),
            "Dot: median; thick bar: 25 to 75 %; thin bar: 5 to 95 % of the "
                + findings.futures()
                + ".");
  }

  private void claims() {
    var claims = findings.results().claims();
    if (claims.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading("does-it-hold", "What is claimed, and does it hold?"));
    blocks.add(Block.paragraph(ClaimSentences.tally(findings)));
    var bullets = new ArrayList<Prose>();
    for (var verdict : List.of(Verdict.HOLDS, Verdict.FAILS, Verdict.DEPENDS)) {
      ClaimSentences.verdictList(findings, verdict).ifPresent(bullets::add);
    }
    if (!bullets.isEmpty()) {
      blocks.add(new Block.Bullets(bullets));
    }
    ClaimSentences.nullsExplain(findings).ifPresent(text -> blocks.add(Block.paragraph(text)));
    ClaimSentences.changedSinceThen(findings).ifPresent(text -> blocks.add(Block.paragraph(text)));
    ClaimSentences.withoutDisputed(findings).ifPresent(text -> blocks.add(Block.paragraph(text)));
  }

  private void outcomes() {
    var measures =
        findings.headlines().stream()
            .filter(measure -> findings.baseline(measure).isPresent())
            .toList();
    if (measures.isEmpty()) {
      return;
    }
    if (!findings.isUncertain()) {
      var table = Table.titled("Outcomes").words("Outcome").numbers("Value");
      for (var measure : measures) {
        table.row(
            List.of(
                Cell.of(measure.title()),
                Cell.of(Findings.value(findings.baseline(measure).orElseThrow().p50(), measure))));
      }
      blocks.add(table.build());
      return;
    }
    var table =
        Table.titled(
                "Outcomes %s, over the %s"
                    .formatted(findings.underUnnamed().plain(), findings.futures()))
            .words("Outcome")
            .numbers("Median", "5 to 95 %");
    for (var measure : measures) {
      var q = findings.baseline(measure).orElseThrow();
      table.row(
          List.of(
              Cell.of(measure.title()),
              Cell.of(Prose.empty().strong(Findings.value(q.p50(), measure))),
              Cell.of(Findings.range(q.p5(), q.p95(), measure))));
    }
    blocks.add(table.build());
  }

  private void channels() {
    var sentences = OutcomeSentences.attribution(findings);
    if (!sentences.isEmpty()) {
      blocks.add(new Block.Heading("channels", "Where does it come from?"));
      blocks.add(new Block.Bullets(sentences.stream().limit(CHANNELS).toList()));
      if (sentences.size() > CHANNELS) {
        blocks.add(
            Block.paragraph(
                Prose.empty().link("More outcomes, divided", "#attribution").text(".")));
      }
    }
  }

  private void policies() {
    PolicyOverview.of(findings)
        .ifPresent(
            content -> {
              blocks.add(new Block.Heading("what-helps", "What improves what?"));
              blocks.addAll(content);
            });
  }

  private void deciders() {
    OutcomeSentences.deciders(findings)
        .ifPresent(
            text -> {
              blocks.add(new Block.Heading("decisive", "What decides?"));
              blocks.add(Block.paragraph(text));
            });
  }

  /// The answer with what it is worth, before any detail.
  private void inShort() {
    if (!findings.isUncertain()) {
      return;
    }
    var bullets = new ArrayList<Prose>();
    if (!findings.results().claims().isEmpty()) {
      bullets.add(ClaimSentences.verdicts(findings));
      bullets.addAll(ClaimSentences.notesOfThoseThatHold(findings));
    }
    OutcomeSentences.attribution(findings).stream().limit(2).forEach(bullets::add);
    BargainSection.brief(findings).ifPresent(bullets::add);
    if (findings.isFiltered()) {
      bullets.add(TrustSentences.acceptance(findings));
      bullets.addAll(TrustSentences.nullAcceptance(findings));
    }
    TrustSentences.failures(findings).ifPresent(bullets::add);
    var content = new ArrayList<Block>();
    if (!bullets.isEmpty()) {
      content.add(new Block.Bullets(bullets));
    }
    content.add(
        new Block.Definitions(
            List.of(
                new Block.Definition(
                    Prose.SHARE_ANCHOR.substring(1),
                    Prose.of("† What a share is"),
                    List.of(
                        Prose.of(
                            findings.whatAShareIs()
                                + " The interval beside it tells how far chance in drawing may have"
                                + " moved it, nothing more."))))));
    blocks.add(
        new Block.Box("in-short", bullets.isEmpty() ? "How to read this" : "In short", content));
  }

  private void trust() {
    var content = new ArrayList<Block>();
    TrustSentences.unknown(findings).ifPresent(text -> content.add(Block.paragraph(text)));
    TrustSentences.seeds(findings).ifPresent(text -> content.add(Block.paragraph(text)));
    if (!content.isEmpty()) {
      blocks.add(new Block.Heading("how-sure", "How sure is this, and what is not known?"));
      blocks.addAll(content);
    }
  }
}
