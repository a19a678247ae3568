package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.StudyResults.Refilter;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Measure;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;

/// Other structures: do they agree with the record, and does the order of policies survive them?
final class StructureSection {

  /// Medians closer than this are not told apart.
  private static final double SAME = 0.005;

  private final Findings findings;
  private final List<Measure> measures;

  private StructureSection(Findings findings) {
    this.findings = findings;
    this.measures =
        findings.headlines().stream()
            .filter(measure -> measure.better() != Measure.Direction.NEITHER)
            .toList();
  }

  static Optional<Section> of(Findings findings) {
    var study = findings.study();
    if (study.switches().isEmpty() && study.nulls().isEmpty()) {
      return Optional.empty();
    }
    var section = new StructureSection(findings);
    var blocks = new ArrayList<Block>();
    if (findings.isFiltered() && !findings.results().refilters().isEmpty()) {
      blocks.add(
          Block.paragraph(
              "Each null model and each switch of structure is put to the same filter on the same"
                  + " draws. A structure that meets the record more often is not truer for that,"
                  + " but one that meets it no less often cannot be ruled out. The share is an"
                  + " average over all that was drawn: it can also be low because much of what was"
                  + " drawn for a mechanism is too strong."));
      section.acceptance().ifPresent(blocks::add);
      blocks.add(section.acceptanceTable());
    }
    if (section.hasRanks()) {
      blocks.add(new Block.Heading("order-of-policies", "Does the order of policies survive?"));
      blocks.add(Block.paragraph(section.rankSentence()));
      blocks.add(section.rankTable());
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("structure", "Rival structures", blocks));
  }

  private String name(String change) {
    return change.isEmpty() ? "The model as it is" : change + " " + findings.changeName(change);
  }

  private Optional<Block> acceptance() {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var refilter : findings.results().refilters()) {
      var share = refilter.acceptance();
      rows.add(
          IntervalChart.Row.of(name(refilter.change()), share.low(), share.value(), share.high()));
      table.add(
          List.of(name(refilter.change()), Numbers.share(share.value()), Findings.interval(share)));
    }
    var base = TrustSentences.refilter(findings, "");
    return Optional.of(
        new Block.Charts(
            List.of(
                IntervalChart.of(rows)
                    .percent()
                    .mark(base.map(it -> it.acceptance().value()).orElse(Double.NaN))
                    .figure(
                        "acceptance",
                        "Share of draws that pass the filter",
                        acceptanceFinding(),
                        new DataTable(List.of("Structure", "Acceptance", "95 % interval"), table),
                        "Bar: 95 % interval. Dashed: the model as it is."))));
  }

  private String acceptanceFinding() {
    var base = TrustSentences.refilter(findings, "");
    var best =
        findings.results().refilters().stream()
            .filter(it -> !it.change().isEmpty())
            .max(Comparator.comparingDouble((Refilter it) -> it.acceptance().value()));
    var worst =
        findings.results().refilters().stream()
            .filter(it -> !it.change().isEmpty())
            .min(Comparator.comparingDouble((Refilter it) -> it.acceptance().value()));
    if (base.isEmpty() || best.isEmpty() || worst.isEmpty()) {
      return "The filter run anew with each structure.";
    }
    return "The model passes %s of draws; most pass with %s (%s), fewest with %s (%s)."
        .formatted(
            Numbers.share(base.get().acceptance().value()),
            findings.changeName(best.get().change()),
            Numbers.share(best.get().acceptance().value()),
            findings.changeName(worst.get().change()),
            Numbers.share(worst.get().acceptance().value()));
  }

  private Block acceptanceTable() {
    var table =
        Table.titled("The filter run anew")
            .words("Structure", "What changes")
            .numbers("Acceptance", "Accepted futures that still pass");
    for (var refilter : findings.results().refilters()) {
      var description = findings.change(refilter.change()).map(Change::description).orElse("");
      table.row(
          List.of(
              Cell.of(
                  Prose.of(name(refilter.change())),
                  findings.isNull(refilter.change())
                      ? new Prose[] {Prose.of("null model")}
                      : new Prose[0]),
              Cell.of(description),
              Cell.of(
                  Prose.of(Numbers.share(refilter.acceptance().value())),
                  Prose.of(Findings.interval(refilter.acceptance()))),
              refilter.change().isEmpty()
                  ? Cell.of("")
                  : Cell.of(
                      Findings.share(refilter.stillPass()),
                      Prose.of(Findings.interval(refilter.stillPass())))));
    }
    return table
        .note(
            Prose.of(
                "Acceptance: share of the "
                    + findings.results().refilters().stream()
                        .findFirst()
                        .map(it -> Numbers.count(it.acceptance().of()))
                        .orElse("")
                    + " draws that ran in full. † "
                    + findings.whatAShareIs()))
        .build();
  }

  private boolean hasRanks() {
    return findings.study().switchPolicies().size() > 1
        && findings.study().switches().stream()
            .anyMatch(
                change ->
                    !changed(change, measures.isEmpty() ? null : measures.getFirst()).isEmpty()
                        || hasArm(change));
  }

  private boolean hasArm(Change change) {
    return findings
        .arm(new Arm(findings.study().switchPolicies().getLast(), List.of(change.id())))
        .isPresent();
  }

  private Prose rankSentence() {
    var kept = new ArrayList<String>();
    var broken = new ArrayList<String>();
    for (var change : findings.study().switches()) {
      if (hasArm(change)) {
        var anyChanged = measures.stream().anyMatch(measure -> !changed(change, measure).isEmpty());
        (anyChanged ? broken : kept).add(change.id() + " " + change.name());
      }
    }
    var total = kept.size() + broken.size();
    var text =
        Prose.of("The order of ")
            .then(
                Prose.enumeration(
                    findings.study().switchPolicies().stream().map(Prose::of).toList()))
            .text(" by the median of each headline outcome stays the same under ")
            .strong(kept.size() + " of " + total + " switches")
            .text(".");
    return broken.isEmpty()
        ? text.text(" No switch of structure turns a comparison around.")
        : text.text(" It changes somewhere under " + String.join(", ", broken) + ".");
  }

  /// Pairs of policies whose order turns around under the change.
  private List<String> changed(Change change, @org.jspecify.annotations.Nullable Measure measure) {
    var pairs = new ArrayList<String>();
    if (measure == null) {
      return pairs;
    }
    var policies = findings.study().switchPolicies();
    for (var i = 0; i < policies.size(); i++) {
      for (var j = i + 1; j < policies.size(); j++) {
        var before = order(policies.get(i), policies.get(j), List.of(), measure);
        var after = order(policies.get(i), policies.get(j), List.of(change.id()), measure);
        if (before * after < 0) {
          var sign = measure.better() == Measure.Direction.HIGHER ? -1 : 1;
          pairs.add(
              sign * after < 0
                  ? policies.get(i) + " before " + policies.get(j)
                  : policies.get(j) + " before " + policies.get(i));
        }
      }
    }
    return pairs;
  }

  /// -1, 0 or 1: how the median under one policy compares with that under another.
  private int order(String first, String second, List<String> changes, Measure measure) {
    var a =
        findings.quantiles(new Arm(first, changes), measure).map(q -> q.p50()).orElse(Double.NaN);
    var b =
        findings.quantiles(new Arm(second, changes), measure).map(q -> q.p50()).orElse(Double.NaN);
    if (!(Math.abs(a - b) > SAME * Math.max(Math.abs(a), Math.abs(b)))) {
      return 0;
    }
    return a < b ? -1 : 1;
  }

  private Block rankTable() {
    var table = Table.titled("Best policy, and what changes its order").words("Structure");
    measures.forEach(measure -> table.words(measure.title()));
    table.row(row("The model as it is", Optional.empty()));
    for (var change : findings.study().switches()) {
      if (hasArm(change)) {
        table.row(row(change.id() + " " + change.name(), Optional.of(change)));
      }
    }
    return table
        .note(
            Prose.of(
                "Of "
                    + String.join(", ", findings.study().switchPolicies())
                    + ": the one with the best median, and pairs that turn around. Medians within"
                    + " 0.5 % count as equal."))
        .build();
  }

  private List<Cell> row(String name, Optional<Change> change) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.of(name));
    var changes = change.map(it -> List.of(it.id())).orElse(List.of());
    for (var measure : measures) {
      var sign = measure.better() == Measure.Direction.HIGHER ? -1 : 1;
      var best =
          findings.study().switchPolicies().stream()
              .filter(policy -> findings.quantiles(new Arm(policy, changes), measure).isPresent())
              .min(
                  Comparator.comparingDouble(
                      policy ->
                          sign
                              * findings
                                  .quantiles(new Arm(policy, changes), measure)
                                  .orElseThrow()
                                  .p50()));
      var median = best.flatMap(policy -> findings.quantiles(new Arm(policy, changes), measure));
      var more =
          Stream.concat(
                  median.stream().map(q -> Findings.value(q.p50(), measure)),
                  change.stream().flatMap(it -> changed(it, measure).stream()))
              .map(Prose::of)
              .toArray(Prose[]::new);
      cells.add(Cell.of(Prose.of(best.orElse("–")), more));
    }
    return cells;
  }
}
