package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityTable;
import org.jirga.conflict.structure.Option;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// What was found out about a conflict, for a terminal: equilibria first.
public final class ConflictText {

  private static final int WIDTH = 96;

  /// More states than these are not listed one by one.
  private static final int MOST_ROWS = 40;

  /// From the strongest to the weakest, as far as one implies the other.
  private static final List<Concept> ORDER =
      List.of(Concept.NASH, Concept.SSEQ, Concept.SEQ, Concept.SIM, Concept.SMR, Concept.GMR);

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
    findings.table().ifPresent(this::stability);
    options();
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
  }

  private void equilibria(StabilityTable table) {
    title("Equilibria: states in which everybody stays");
    var all = findings.anyEquilibria(table);
    if (all.isEmpty()) {
      lines.add("  None: in every state somebody moves away.");
      return;
    }
    var concepts = shown(table);
    var out = new TextTable(WIDTH);
    var head = new ArrayList<>(List.of("state", "settings"));
    concepts.forEach(concept -> head.add(concept.label()));
    head.add("what is so");
    out.row(head);
    var listed = mostStable(table, all);
    for (var state : listed) {
      var row = new ArrayList<>(List.of(game.name(state), game.states().pattern(state)));
      for (var concept : concepts) {
        row.add(table.equilibria(concept).contains(state) ? "yes" : "-");
      }
      row.add(words.words(state));
      out.row(row);
    }
    lines.addAll(out.lines());
    if (listed.size() < all.size()) {
      lines.add("  and %s by a weak concept only.".formatted(more(all.size() - listed.size())));
    }
  }

  /// All equilibria where they are few, else those by the strongest concepts.
  private List<Integer> mostStable(StabilityTable table, StateSet all) {
    var listed = new ArrayList<Integer>();
    for (var concept : shown(table)) {
      var more =
          table.equilibria(concept).stream().boxed().filter(s -> !listed.contains(s)).toList();
      if (listed.isEmpty() || listed.size() + more.size() <= MOST_ROWS) {
        listed.addAll(more.subList(0, Math.min(more.size(), MOST_ROWS)));
      }
    }
    return all.size() == listed.size() ? all.stream().boxed().toList() : listed;
  }

  private void stability(StabilityTable table) {
    title("Who stays, and by the strongest concept");
    var states =
        game.size() <= MOST_ROWS
            ? StateSet.all(game.size())
            : StateSet.of(
                mostStable(table, findings.anyEquilibria(table)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
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

  private static List<Concept> shown(StabilityTable table) {
    return IntStream.range(0, ORDER.size())
        .mapToObj(ORDER::get)
        .filter(table.concepts()::contains)
        .toList();
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
                + String.join(
                    ", ",
                    IntStream.range(0, option.levels().size())
                        .mapToObj(i -> "%d %s".formatted(i, option.levels().get(i)))
                        .toList())
                + ")";
    var change =
        switch (option.change()) {
          case BOTH_WAYS -> "";
          case FORWARD -> "; cannot be set back";
          case BACKWARD -> "; can only be set back";
        };
    return option.label() + levels + change;
  }

  private static String more(int count) {
    return Words.counted(count, "more state");
  }

  private void title(String text) {
    lines.add("");
    lines.add(text);
  }
}
