package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.PairedDifference;
import org.jirga.analysis.experiment.StudyResults.ClaimLine;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.NullLine;
import org.jirga.analysis.experiment.StudyResults.PolicyShare;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Knowledge;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// The claims: a table of verdicts, then a box for each.
final class ClaimsSection {

  /// A correlation below this with the truth of a claim is not worth naming.
  private static final double FAINT = 0.15;

  /// Claims are sentences: half of the picture is theirs.
  private static final double LABELS = 0.5;

  private final Findings findings;
  private final List<ClaimResult> claims;

  private ClaimsSection(Findings findings) {
    this.findings = findings;
    this.claims = findings.results().claims();
  }

  static Optional<Section> of(Findings findings) {
    if (findings.results().claims().isEmpty()) {
      return Optional.empty();
    }
    var section = new ClaimsSection(findings);
    var blocks = new ArrayList<Block>();
    if (!findings.study().source().isBlank()) {
      blocks.add(
          Block.paragraph(
              "The claims are those of: "
                  + findings.study().source()
                  + ". Each is put into our words; quotations are in quotation marks."));
    }
    section.words().ifPresent(blocks::add);
    section.overview().ifPresent(blocks::add);
    blocks.add(section.table());
    if (section.claims.stream().anyMatch(claim -> !claim.deciding().isEmpty())) {
      blocks.add(
          Block.paragraph(
              "Below, deciding assumptions come with their rank correlation with the claim's truth,"
                  + " over the "
                  + findings.futures()
                  + ": above 0, larger values make it true."));
    }
    if (section.claims.stream().anyMatch(claim -> claim.verdict() == Verdict.DEPENDS)) {
      blocks.add(Block.paragraph(ConditionSentences.method(findings)));
    }
    section.claims.forEach(claim -> blocks.add(section.box(claim)));
    return Optional.of(new Section("claims", "The claims, one by one", blocks));
  }

  /// What must be known to read the boxes, where there is something of it in them.
  private Optional<Block> words() {
    var study = findings.study();
    if (claims.stream().noneMatch(claim -> claim.claim().kind() instanceof Claim.Simulated)) {
      return Optional.empty();
    }
    var text =
        Prose.empty()
            .strong("Tested as: ")
            .text("the test as the study writes it, in the short names of its outcomes. Without")
            .text(" brackets an outcome is that ")
            .then(findings.underUnnamed())
            .text(
                findings.isCombined()
                    ? "; brackets name a policy, and then the claim is judged over the futures that"
                        + " are run under it"
                    : "; brackets name another policy, or a changed model")
            .text("; :AND: asks that both sides be true.");
    if (!study.nulls().isEmpty()) {
      text =
          text.text(" ")
              .strong("Null model: ")
              .text("a rival to the model, with part of its story switched off. Where what the")
              .text(" claim is about is true as often under it, it explains as well: what was")
              .text(" switched off is not needed.");
    }
    return Optional.of(Block.paragraph(text));
  }

  private Optional<Block> overview() {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var claim : claims) {
      Verdicts.now(findings.study(), claim)
          .ifPresent(
              line -> {
                var share = line.share();
                rows.add(
                    IntervalChart.Row.of(label(claim), share.low(), share.value(), share.high()));
                table.add(
                    List.of(
                        "Claim " + claim.claim().id(),
                        Numbers.share(share.value()),
                        Findings.interval(share),
                        Verdicts.word(line.verdict())));
              });
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var rule = findings.study().verdictRule();
    var figure =
        IntervalChart.of(rows)
            .wide()
            .labels(LABELS)
            .percent()
            .between(0, 1)
            .mark(rule.fails())
            .mark(rule.holds())
            .figure(
                "claim-shares",
                "Share of the " + findings.futures() + " in which each claim is true",
                ClaimSentences.tallyWords(findings),
                new DataTable(List.of("Claim", "Share", "95 % interval", "Verdict"), table),
                "Bar: 95 % interval of the share. Dashed: from where a claim holds, and up to where"
                    + " it fails. "
                    + findings.whatAShareIs());
    return Optional.of(new Block.Charts(List.of(figure)));
  }

  private static String label(ClaimResult claim) {
    return claim.claim().id() + " " + Words.withoutStop(claim.claim().text());
  }

  private Block table() {
    var knowledge = findings.study().knowledge();
    var disputed = !findings.study().filter().disputed().isEmpty();
    var table = Table.titled("Verdicts").words("Claim", "Verdict").numbers("Share now");
    if (knowledge.size() > 1) {
      table.numbers("Share then");
    }
    if (disputed) {
      table.numbers(
          "Without "
              + String.join(", ", findings.study().filter().disputed().stream().sorted().toList()));
    }
    table.words("Null models");
    for (var claim : claims) {
      var now = Verdicts.now(findings.study(), claim);
      var cells = new ArrayList<Cell>();
      cells.add(Cell.of(ClaimSentences.claimLink(claim).text(" " + claim.claim().text())));
      cells.add(Cell.of(Verdicts.title(claim.verdict())));
      cells.add(share(now));
      if (knowledge.size() > 1) {
        cells.add(share(Verdicts.then(findings.study(), claim)));
      }
      if (disputed) {
        cells.add(share(Verdicts.withoutDisputed(claim)));
      }
      cells.add(
          now.isEmpty() || now.get().nulls().isEmpty()
              ? Cell.of("")
              : Cell.of(
                  Prose.empty(),
                  now.get().nulls().stream()
                      .map(
                          line ->
                              Prose.of(findings.changeName(line.change()) + ": " + explains(line)))
                      .toArray(Prose[]::new)));
      table.row(cells);
    }
    if (knowledge.size() > 1) {
      table.note(
          Prose.of(
              "Now: "
                  + knowledge.getLast().title()
                  + ". Then: "
                  + knowledge.getFirst().title()
                  + ". "
                  + findings.whatAShareIs()));
    } else {
      table.note(Prose.of(findings.whatAShareIs()));
    }
    return table.build();
  }

  private static String explains(NullLine line) {
    if (!line.isAnything()) {
      return "nothing to explain";
    }
    if (line.isOpen()) {
      return "cannot be told yet";
    }
    return line.explainsAsWell() ? "explains as well" : "does not explain as well";
  }

  private static Cell share(Optional<ClaimLine> line) {
    return line.isEmpty()
        ? Cell.of("")
        : Cell.of(
            Findings.share(line.get().share()),
            Prose.of(Findings.interval(line.get().share())),
            Prose.of(Verdicts.word(line.get().verdict())));
  }

  private Block box(ClaimResult result) {
    var claim = result.claim();
    var content = new ArrayList<Block>();
    switch (claim.kind()) {
      case Claim.Simulated simulated -> simulated(result, simulated, content);
      case Claim.Fact fact -> content.add(Block.paragraph(fact.verdict()));
      case Claim.Untestable untestable -> content.add(Block.paragraph(untestable.reason()));
    }
    if (!claim.note().isBlank()) {
      content.add(Block.paragraph(claim.note()));
    }
    if (!claim.evidence().isEmpty()) {
      content.add(
          Block.paragraph(
              Prose.empty().strong("Evidence: ").then(findings.evidenceLinks(claim.evidence()))));
    }
    return new Block.Claim(
        Findings.claimAnchor(claim.id()),
        claim.id(),
        Verdicts.style(result.verdict()),
        Verdicts.title(result.verdict()),
        claim.text(),
        claim.quote(),
        content);
  }

  private void simulated(ClaimResult result, Claim.Simulated simulated, List<Block> content) {
    var items = new ArrayList<Block.Definition>();
    for (var line : result.lines()) {
      items.add(
          new Block.Definition(
              "",
              Prose.of(lineTitle(line)),
              List.of(
                  Prose.of("True in ")
                      .then(Findings.shareWithInterval(line.share()))
                      .text(
                          " of "
                              + Numbers.count(line.share().of())
                              + " "
                              + findings.futures()
                              + ": ")
                      .strong(Verdicts.word(line.verdict()))
                      .text("."))));
    }
    if (!result.byPolicy().isEmpty()) {
      items.add(
          new Block.Definition(
              "",
              Prose.of("By policy"),
              result.byPolicy().stream().map(ClaimsSection::byPolicy).toList()));
    }
    Verdicts.now(findings.study(), result)
        .ifPresent(
            line ->
                line.nulls()
                    .forEach(
                        it ->
                            items.add(
                                new Block.Definition(
                                    "",
                                    Prose.of("Null model: " + findings.changeName(it.change())),
                                    List.of(nullSentence(it, simulated))))));
    if (result.verdict() == Verdict.DEPENDS) {
      items.add(
          new Block.Definition(
              "", Prose.of("Conditions"), ConditionSentences.of(findings, result.conditions())));
    }
    var deciding =
        result.deciding().stream().filter(it -> Math.abs(it.correlation()) >= FAINT).toList();
    if (!deciding.isEmpty()) {
      items.add(
          new Block.Definition(
              "",
              Prose.of("Deciding assumptions"),
              List.of(
                  Prose.enumeration(
                          deciding.stream()
                              .map(
                                  it ->
                                      Prose.of(it.uncertainty() + " ")
                                          .small(
                                              "("
                                                  + Numbers.difference(
                                                      Numbers.significantValue(it.correlation(), 2))
                                                  + ")"))
                              .toList())
                      .text("."))));
    }
    items.add(
        new Block.Definition(
            "", Prose.of("Tested as"), List.of(Prose.empty().code(simulated.written()))));
    content.add(new Block.Definitions(items));
    if (!result.conditions().isEmpty()) {
      content.add(new Block.Charts(ConditionCharts.of(findings, result)));
    }
  }

  private static Prose byPolicy(PolicyShare one) {
    return Prose.of("Under ")
        .emphasis(one.policy())
        .text(" true in ")
        .then(Findings.shareWithInterval(one.share()))
        .text(" of " + Words.counted(one.share().of(), "future") + ".");
  }

  private String lineTitle(ClaimLine line) {
    var title =
        findings.study().knowledge().stream()
            .filter(it -> it.id().equals(line.knowledge()))
            .map(Knowledge::title)
            .findFirst()
            .orElse(line.knowledge());
    var full =
        line.withoutDisputed()
            ? title
                + ", without the disputed criterion "
                + String.join(", ", findings.study().filter().disputed().stream().sorted().toList())
            : title;
    return Character.toUpperCase(full.charAt(0)) + full.substring(1);
  }

  /// What a null model says of the same thing on the same futures.
  static Prose nullSentence(NullLine line, Claim.Simulated simulated) {
    var about =
        simulated.observable().isPresent()
            ? Prose.of("What the claim should drive, ")
                .code(simulated.observableWritten())
                .text(", is true in ")
            : Prose.of("The test is true in ");
    var text =
        about
            .then(Findings.share(line.share()))
            .text(" under the null model" + verdict(line, line.verdict()) + " and in ")
            .then(Findings.share(line.withShare()))
            .text(
                " under the model%s: %s, future by future. "
                    .formatted(verdict(line, line.with()), points(line.difference())));
    if (!line.isAnything()) {
      return text.text("Under the model itself it is rare: there is nothing to explain.");
    }
    if (line.isOpen()) {
      return text.text("Whether the null model explains as well cannot be told yet.");
    }
    return line.explainsAsWell()
        ? text.strong("The null model explains as well.")
        : text.text("The null model does not explain as well.");
  }

  /// Nothing fails where there is nothing to explain.
  private static String verdict(NullLine line, Verdict verdict) {
    return line.isAnything() ? " (" + Verdicts.word(verdict) + ")" : "";
  }

  /// `12 points more (9 to 15)`.
  private static String points(PairedDifference difference) {
    return "%s points (%s to %s)"
        .formatted(
            Numbers.difference(Numbers.significantValue(100 * difference.value(), 2)),
            Numbers.significant(100 * difference.low(), 2),
            Numbers.significant(100 * difference.high(), 2));
  }
}
