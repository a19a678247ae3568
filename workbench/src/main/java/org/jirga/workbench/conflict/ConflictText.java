package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityTable;
import org.jirga.conflict.structure.Option;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// What was found out about a conflict, for a terminal: equilibria first.
public final class ConflictText {

  static final int WIDTH = 96;

  /// From the strongest to the weakest, as far as one implies the other.
  static final List<Concept> ORDER =
      List.of(Concept.NASH, Concept.SSEQ, Concept.SEQ, Concept.SIM, Concept.SMR, Concept.GMR);

  /// More states than these are not listed one by one.
  private static final int MOST_ROWS = 40;

  private final ConflictFindings findings;
  private final Game game;
  private final StateWords words;
  private final List<String> lines = new ArrayList<>();

  private ConflictText(ConflictFindings findings) {
    this.findings = findings;
    this.game = findings.file().game();
    this.words = new StateWords(game);
  }

  /// Lines without ends.
  public static List<String> of(ConflictFindings findings) {
    return new ConflictText(findings).lines();
  }

  private List<String> lines() {
    heading();
    findings.table().ifPresent(this::equilibria);
    unknown();
    var around = new SurroundingsText(findings, words);
    lines.addAll(around.coalitions());
    lines.addAll(around.paths());
    findings.table().ifPresent(this::stability);
    lines.addAll(around.strength());
    lines.addAll(around.foresight());
    lines.addAll(new ViewText(findings, words).lines());
    lines.addAll(new PayoffText(findings, words).lines());
    options();
    removals();
    return lines;
  }

  private void heading() {
    lines.add(game.conflict().title());
    lines.add("");
    if (!findings.file().about().isEmpty()) {
      lines.addAll(TextTable.broken(findings.file().about().replaceAll("\\s+", " "), WIDTH));
      lines.add("");
    }
    var combinations = game.conflict().combinations();
    lines.add(
        "%s, %s: %s of settings, %s."
            .formatted(
                Words.counted(game.decisionMakers(), "decision maker"),
                Words.counted(game.conflict().options().size(), "option"),
                Words.counted(combinations, "combination"),
                Words.counted(game.size(), "state")));
    for (var who = 0; who < game.decisionMakers(); who++) {
      if (findings.file().preferences().get(who).isEmpty()) {
        lines.add(
            "What %s prefers needs a simulation; without it, stability is not known."
                .formatted(game.conflict().decisionMakers().get(who).name()));
      }
    }
  }

  private void equilibria(StabilityTable table) {
    title("Equilibria: states in which everybody stays");
    var all = ConflictFindings.anyEquilibria(table);
    if (all.isEmpty()) {
      lines.add("  None: in every state somebody moves away.");
      return;
    }
    var listed = mostStable(table, all);
    lines.addAll(rows(table, listed).lines());
    var left = all.size() - listed.size();
    if (left > 0) {
      lines.add(
          "  %s more by a weak concept only (%s); --json has all."
              .formatted(
                  Numbers.count(left),
                  shown(table).stream()
                      .map(
                          it ->
                              "%s %s"
                                  .formatted(
                                      it.label(), Numbers.count(table.equilibria(it).size())))
                      .collect(Collectors.joining(", "))));
    }
  }

  private TextTable rows(StabilityTable table, StateSet states) {
    var out = new TextTable(WIDTH);
    var head = new ArrayList<>(List.of("state", "settings"));
    shown(table).forEach(concept -> head.add(concept.label()));
    head.add("what is so");
    out.row(head);
    states.stream()
        .forEach(
            state -> {
              var row = new ArrayList<>(List.of(game.name(state), game.states().pattern(state)));
              for (var concept : shown(table)) {
                row.add(table.equilibria(concept).contains(state) ? "yes" : "-");
              }
              row.add(words.words(state));
              out.row(row);
            });
    return out;
  }

  /// All equilibria where they are few, else those by the strongest concepts.
  private static StateSet mostStable(StabilityTable table, StateSet all) {
    if (all.size() <= MOST_ROWS) {
      return all;
    }
    var listed = StateSet.of();
    for (var concept : shown(table)) {
      var more = listed.or(table.equilibria(concept));
      if (more.size() > MOST_ROWS) {
        return listed.isEmpty() ? StateSet.of(more.stream().limit(MOST_ROWS).toArray()) : listed;
      }
      listed = more;
    }
    return listed;
  }

  /// Where somebody's preferences are unknown, the equilibria by what is made of that.
  private void unknown() {
    if (findings.unknown().isEmpty()) {
      return;
    }
    title("Equilibria, by what decision makers make of what nobody knows");
    var out = new TextTable(WIDTH);
    var head = new ArrayList<>(List.of(""));
    var first = findings.unknown().values().iterator().next();
    shown(first).forEach(concept -> head.add(concept.label()));
    head.add("each …");
    out.row(head);
    findings
        .unknown()
        .forEach(
            (extension, table) -> {
              var row =
                  new ArrayList<>(List.of(extension.name().toLowerCase(java.util.Locale.ROOT)));
              shown(table).forEach(concept -> row.add(words.list(table.equilibria(concept))));
              row.add(extension.meaning());
              out.row(row);
            });
    lines.addAll(out.lines());
    var names = new ArrayList<String>();
    for (var who = 0; who < game.decisionMakers(); who++) {
      if (findings.file().preferences().get(who).flatMap(Preference::ranking).isEmpty()) {
        names.add(game.conflict().decisionMakers().get(who).name());
      }
    }
    lines.addAll(
        new TextTable(WIDTH)
            .row(
                ("Not all preferences of %s are known. What needs them is left out: coalitions,"
                        + " ways from the status quo, plans, beliefs and attitudes.")
                    .formatted(String.join(", ", names)))
            .lines());
  }

  private void stability(StabilityTable table) {
    title("Who stays, and by the strongest concept");
    var states =
        game.size() <= MOST_ROWS
            ? StateSet.all(game.size())
            : mostStable(table, ConflictFindings.anyEquilibria(table));
    var out = new TextTable(WIDTH);
    var head = new ArrayList<>(List.of("state", "settings"));
    game.conflict().decisionMakers().forEach(who -> head.add(who.name()));
    out.row(head);
    states.stream()
        .forEach(
            state -> {
              var row = new ArrayList<>(List.of(game.name(state), game.states().pattern(state)));
              IntStream.range(0, game.decisionMakers())
                  .forEach(who -> row.add(strongest(table, who, state)));
              out.row(row);
            });
    lines.addAll(out.lines());
    lines.add("");
    lines.add("  no move: nothing can be changed; leaves: an improvement is not deterred.");
    if (states.size() < game.size()) {
      lines.add(
          "  %s of %s; all are in the output of --json."
              .formatted(Numbers.count(states.size()), Words.counted(game.size(), "state")));
    }
  }

  private static String strongest(StabilityTable table, int who, int state) {
    if (table.noMove().get(who).contains(state)) {
      return "no move";
    }
    var held =
        shown(table).stream()
            .filter(concept -> table.stable(concept, who).contains(state))
            .toList();
    if (held.isEmpty()) {
      return "leaves";
    }
    var first = held.getFirst();
    return first == Concept.SEQ && held.contains(Concept.SMR) ? "SEQ SMR" : first.label();
  }

  static List<Concept> shown(StabilityTable table) {
    return ORDER.stream().filter(table.concepts()::contains).toList();
  }

  private void options() {
    title("Options, in the order of the settings");
    var out = new TextTable(WIDTH);
    var number = 0;
    for (var who : game.conflict().decisionMakers()) {
      for (var option : who.options()) {
        number++;
        out.row(Integer.toString(number), who.name(), option.name(), meaning(option));
      }
    }
    lines.addAll(out.lines());
  }

  private static String meaning(Option option) {
    var levels =
        option.isBinary()
            ? ""
            : " ("
                + IntStream.range(0, option.levels().size())
                    .mapToObj(i -> "%d %s".formatted(i, option.levels().get(i)))
                    .collect(Collectors.joining(", "))
                + ")";
    var change =
        switch (option.change()) {
          case BOTH_WAYS -> "";
          case FORWARD -> "; cannot be set back";
          case BACKWARD -> "; can only be set back";
        };
    return option.label() + levels + change;
  }

  private void removals() {
    if (game.removals().isEmpty()) {
      return;
    }
    title("What cannot be, and how many combinations that rules out (no other rule does)");
    var out = new TextTable(WIDTH);
    for (var removal : game.removals()) {
      out.row(
          removal.rule().text(),
          Numbers.count(removal.removed()),
          "(" + Numbers.count(removal.alone()) + ")",
          removal.rule().why());
    }
    lines.addAll(out.lines());
  }

  private void title(String text) {
    lines.add("");
    lines.add(text);
  }
}
