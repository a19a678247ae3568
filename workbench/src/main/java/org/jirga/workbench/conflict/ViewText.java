package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.power.VictoryLaw;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityTable;

/// For a terminal, what comes of attitudes, misperceptions and plans, and who has how much say.
final class ViewText {

  private final ConflictFindings findings;
  private final Game game;
  private final StateWords words;
  private final List<String> lines = new ArrayList<>();

  ViewText(ConflictFindings findings, StateWords words) {
    this.findings = findings;
    this.game = findings.file().game();
    this.words = words;
  }

  List<String> lines() {
    findings
        .attitudes()
        .ifPresent(
            table -> {
              title("Equilibria with the attitudes of the parties to each other");
              equilibria(table);
            });
    hypergame();
    findings
        .plans()
        .ifPresent(
            plans -> {
              title("With the plans of the parties");
              lines.addAll(
                  new TextTable(ConflictText.WIDTH)
                      .row("no plan moves from", words.list(plans.resting()))
                      .row("nobody wants another plan in", words.list(plans.stable()))
                      .lines());
            });
    committees();
    return lines;
  }

  private void hypergame() {
    if (findings.expected().isEmpty()) {
      return;
    }
    title("In whose eyes: the equilibria that each expects, and those of what is played");
    var out = new TextTable(ConflictText.WIDTH);
    var concepts =
        ConflictText.ORDER.stream().filter(ConflictFindings.basicConcepts()::contains).toList();
    var head = new ArrayList<>(List.of(""));
    concepts.forEach(concept -> head.add(concept.label()));
    out.row(head);
    IntStream.range(0, game.decisionMakers())
        .forEach(
            who -> {
              var row = new ArrayList<>(List.of(game.conflict().decisionMakers().get(who).name()));
              for (var concept : concepts) {
                row.add(words.list(expected(who, concept)));
              }
              out.row(row);
            });
    findings
        .played()
        .ifPresent(
            table -> {
              var row = new ArrayList<>(List.of("as played"));
              concepts.forEach(concept -> row.add(words.list(table.equilibria(concept))));
              out.row(row);
            });
    lines.addAll(out.lines());
  }

  private org.jirga.conflict.game.StateSet expected(int who, Concept concept) {
    return java.util.Objects.requireNonNull(findings.expected().get(who).get(concept));
  }

  private void equilibria(StabilityTable table) {
    var out = new TextTable(ConflictText.WIDTH);
    for (var concept : ConflictText.shown(table)) {
      out.row(concept.label(), words.list(table.equilibria(concept)));
    }
    lines.addAll(out.lines());
  }

  private void committees() {
    for (var committee : findings.file().views().committees()) {
      title("Who has how much say in %s".formatted(committee.name()));
      var law = committee.law();
      var out =
          new TextTable(ConflictText.WIDTH)
              .row(
                  "",
                  "Shapley-Shubik",
                  "",
                  "Banzhaf",
                  "",
                  law.isEmpty() ? "" : "alone against all others");
      var shapley = committee.voting().shapleyShubik();
      var banzhaf = committee.voting().banzhaf();
      var alone = law.map(it -> committee.voting().alone(it)).orElse(new double[0]);
      for (var i = 0; i < shapley.size(); i++) {
        out.row(
            committee.members().get(i),
            shapley.get(i).toString(),
            share(shapley.get(i).value()),
            banzhaf.get(i).toString(),
            share(banzhaf.get(i).value()),
            alone.length == 0 ? "" : share(alone[i]));
      }
      lines.addAll(out.lines());
      law.ifPresent(
          it ->
              lines.add(
                  "  alone: how likely it would prevail in a struggle, strengths %s (%s law)"
                      .formatted(
                          it == VictoryLaw.LINEAR ? "as they are" : "to a power",
                          ViewSection.word(it))));
    }
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }

  private void title(String text) {
    lines.add("");
    lines.add(text);
  }
}
