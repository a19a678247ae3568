package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.path.Path;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityTable;
import org.jirga.workbench.wording.Words;

/// For a terminal, what surrounds the equilibria: coalitions that leave them, ways that lead to
/// them, and those that only strength or foresight keeps.
final class SurroundingsText {

  private final ConflictFindings findings;
  private final Game game;
  private final StateWords words;

  SurroundingsText(ConflictFindings findings, StateWords words) {
    this.findings = findings;
    this.game = findings.file().game();
    this.words = words;
  }

  List<String> coalitions() {
    var lines = new ArrayList<String>();
    if (findings.examined().isEmpty() || game.decisionMakers() < 2) {
      return lines;
    }
    lines.add("");
    lines.add("Together: coalitions that would leave an equilibrium, each member for its own good");
    var out = new TextTable(ConflictText.WIDTH);
    for (var jump : findings.jumps()) {
      var members =
          jump.coalition().members().stream().map(this::name).collect(Collectors.joining(" and "));
      out.row(
          "from " + game.name(jump.from()),
          members,
          "to "
              + words.list(jump.to())
              + jump.stays()
                  .filter(concepts -> !concepts.isEmpty())
                  .map(concepts -> "; stays by " + listed(concepts) + ", for fear of the answers")
                  .orElse(""));
    }
    lines.addAll(out.lines());
    var left =
        StateSet.of(
            findings.jumps().stream().mapToInt(ConflictFindings.Jump::from).distinct().toArray());
    lines.addAll(
        sentence("No coalition leaves " + words.list(findings.examined().without(left)) + "."));
    return lines;
  }

  private static String listed(List<Concept> concepts) {
    return concepts.stream().map(Concept::label).collect(Collectors.joining(", "));
  }

  List<String> paths() {
    var lines = new ArrayList<String>();
    if (findings.paths().isEmpty()) {
      return lines;
    }
    var paths = findings.paths().get();
    lines.add("");
    lines.add(
        "From the status quo, %s (%s)"
            .formatted(game.name(paths.start()), words.words(paths.start())));
    for (var route : paths.routes()) {
      lines.addAll(route(route));
    }
    var here = StateSet.of(paths.start());
    lines.addAll(
        sentence(
            "By improvements alone: %s. By any moves: %s of %s."
                .formatted(
                    reached(paths.byImprovements().without(here)),
                    Words.counted(paths.byMoves().without(here).size(), "state"),
                    game.size() - 1)));
    return lines;
  }

  private String reached(StateSet states) {
    return states.size() <= 12 ? words.list(states) : Words.counted(states.size(), "state");
  }

  private List<String> route(ConflictFindings.Route route) {
    var to = "to " + game.name(route.target());
    if (route.path().isEmpty()) {
      return new TextTable(ConflictText.WIDTH).row(to, "there is no way").lines();
    }
    var path = route.path().get();
    var steps =
        path.steps().stream()
            .map(step -> "%s: %s".formatted(name(step.who()), words.change(step)))
            .collect(Collectors.joining("; "));
    if (route.improvements()) {
      return new TextTable(ConflictText.WIDTH).row(to, "by improvements: " + steps).lines();
    }
    var gaps =
        path.trustGaps(findings.rankings().orElseThrow()).stream()
            .map(gap -> trust(gap, path))
            .collect(Collectors.joining("; "));
    return new TextTable(ConflictText.WIDTH)
        .row(to, "needs trust: " + steps + ". " + Words.upperFirst(gaps) + ".")
        .lines();
  }

  private String trust(Path.TrustGap gap, Path path) {
    var loser = "%s loses in step %d".formatted(name(gap.who()), gap.step() + 1);
    if (gap.regained().isEmpty()) {
      return loser + " and is not made good";
    }
    var step = gap.regained().getAsInt();
    return "%s until %s has moved in step %d"
        .formatted(loser, name(path.steps().get(step).who()), step + 1);
  }

  List<String> strength() {
    return findings
        .strong()
        .map(
            strong -> {
              var lines = new ArrayList<String>();
              lines.add("");
              lines.add("Strongly stable: whoever leaves ends up much worse off");
              lines.addAll(equilibria(strong));
              return List.copyOf(lines);
            })
        .orElse(List.of());
  }

  private List<String> equilibria(StabilityTable table) {
    var out = new TextTable(ConflictText.WIDTH);
    for (var concept : ConflictText.shown(table)) {
      out.row(concept.label(), words.list(table.equilibria(concept)));
    }
    return out.lines();
  }

  List<String> foresight() {
    var lines = new ArrayList<String>();
    if (findings.limited().isEmpty()) {
      return lines;
    }
    var limited = findings.limited().get();
    lines.add("");
    lines.add("Equilibria of players who look so many moves ahead and expect the other to do so");
    var out = new TextTable(ConflictText.WIDTH);
    for (var h = 1; h <= limited.stable().size(); h++) {
      var sets = limited.stable().get(h - 1);
      out.row(Integer.toString(h), words.list(sets.get(0).and(sets.get(1))));
    }
    out.row(
        "any number",
        limited
            .nonMyopic()
            .map(sets -> words.list(sets.get(0).and(sets.get(1))))
            .orElse("does not settle"));
    lines.addAll(out.lines());
    return lines;
  }

  private List<String> sentence(String text) {
    return TextTable.broken(text, ConflictText.WIDTH - 2).stream()
        .map(line -> "  " + line)
        .toList();
  }

  private String name(int who) {
    return game.conflict().decisionMakers().get(who).name();
  }
}
