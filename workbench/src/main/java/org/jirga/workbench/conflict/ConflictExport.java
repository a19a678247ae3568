package org.jirga.workbench.conflict;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.StabilityTable;
import org.jirga.conflict.structure.DecisionMaker;

/// Writes a conflict for other tools: a game in Gambit's format, the graph of states and moves, or
/// a table of states.
public final class ConflictExport {

  private final ConflictFindings findings;
  private final Game game;
  private final StateWords words;

  public ConflictExport(ConflictFindings findings) {
    this.findings = findings;
    this.game = findings.file().game();
    this.words = new StateWords(game);
  }

  /// A format of another tool.
  public enum Format {
    NFG,
    GRAPHML,
    CSV
  }

  /// @return absent for Gambit where preferences are not all known, or where what one can choose
  ///     depends on the others because some combinations are infeasible or coalesced
  public Optional<String> write(Format format) {
    return switch (format) {
      case NFG -> nfg();
      case GRAPHML -> Optional.of(graphMl());
      case CSV -> Optional.of(csv());
    };
  }

  /// Each decision maker's settings are its strategies; its payoffs are those of the file, or the
  /// ranks of the states where the file has none. The first player's strategies change fastest, as
  /// are the states with the first options lowest.
  private Optional<String> nfg() {
    if (findings.rankings().isEmpty() || game.size() != game.conflict().combinations()) {
      return Optional.empty();
    }
    var payoffs =
        IntStream.range(0, game.decisionMakers())
            .mapToObj(who -> payoffs(who, findings.rankings().get().get(who)))
            .toList();
    var text = new StringBuilder("NFG 1 R ");
    text.append(quoted(game.conflict().title())).append(" { ");
    game.conflict().decisionMakers().forEach(who -> text.append(quoted(who.name())).append(' '));
    text.append("}\n{ ");
    for (var who = 0; who < game.decisionMakers(); who++) {
      text.append("{ ");
      strategies(who).forEach(name -> text.append(quoted(name)).append(' '));
      text.append("} ");
    }
    text.append("}\n\"\"\n\n");
    for (var state = 0; state < game.size(); state++) {
      var s = state;
      text.append(
              payoffs.stream()
                  .map(values -> BigDecimal.valueOf(values[s]).stripTrailingZeros().toPlainString())
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    return Optional.of(text.toString());
  }

  private double[] payoffs(int who, Ranking ranking) {
    return findings
        .file()
        .values(who)
        .orElseGet(() -> IntStream.range(0, game.size()).mapToDouble(ranking::rank).toArray());
  }

  private java.util.List<String> strategies(int who) {
    var layout = game.states().layout();
    var mask = layout.maskOf(who);
    return IntStream.range(0, game.size())
        .filter(state -> (game.states().code(state) & ~mask) == 0)
        .mapToObj(
            state ->
                Arrays.stream(layout.optionsOf(who))
                    .mapToObj(
                        option ->
                            String.valueOf(
                                layout.symbol(
                                    option, layout.level(game.states().code(state), option))))
                    .collect(Collectors.joining()))
        .map(name -> name.isEmpty() ? "-" : name)
        .toList();
  }

  private String graphMl() {
    var text = new StringBuilder();
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (var key : new String[] {"name", "settings", "words", "equilibrium"}) {
      text.append(
          "  <key id=\"%s\" for=\"node\" attr.name=\"%s\" attr.type=\"string\"/>\n"
              .formatted(key, key));
    }
    text.append("  <key id=\"who\" for=\"edge\" attr.name=\"who\" attr.type=\"string\"/>\n");
    text.append(
        "  <key id=\"improvement\" for=\"edge\" attr.name=\"improvement\""
            + " attr.type=\"boolean\"/>\n");
    text.append("  <graph edgedefault=\"directed\">\n");
    for (var state = 0; state < game.size(); state++) {
      text.append("    <node id=\"s%d\">".formatted(state + 1));
      data(text, "name", game.name(state));
      data(text, "settings", game.states().pattern(state));
      data(text, "words", words.words(state));
      data(text, "equilibrium", concepts(state));
      text.append("</node>\n");
    }
    for (var who = 0; who < game.decisionMakers(); who++) {
      for (var state = 0; state < game.size(); state++) {
        for (var target : game.moves(who).of(state)) {
          text.append("    <edge source=\"s%d\" target=\"s%d\">".formatted(state + 1, target + 1));
          data(text, "who", name(who));
          if (findings.rankings().isPresent()) {
            var ranking = findings.rankings().get().get(who);
            data(text, "improvement", String.valueOf(ranking.rank(target) > ranking.rank(state)));
          }
          text.append("</edge>\n");
        }
      }
    }
    return text.append("  </graph>\n</graphml>\n").toString();
  }

  private static void data(StringBuilder text, String key, String value) {
    text.append("<data key=\"").append(key).append("\">");
    text.append(
        value
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    text.append("</data>");
  }

  /// The concepts by which a state is an equilibrium.
  private String concepts(int state) {
    return findings
        .table()
        .map(
            (StabilityTable table) ->
                ConflictText.shown(table).stream()
                    .filter(concept -> table.equilibria(concept).contains(state))
                    .map(concept -> concept.label())
                    .collect(Collectors.joining(" ")))
        .orElse("");
  }

  private String csv() {
    var text = new StringBuilder("number,name,settings,code");
    game.states().layout().options().forEach(o -> text.append(',').append(cell(o.name())));
    game.conflict()
        .decisionMakers()
        .forEach(who -> text.append(',').append(cell("rank of " + who.name())));
    text.append(",equilibrium\n");
    for (var state = 0; state < game.size(); state++) {
      text.append(state + 1).append(',').append(cell(game.name(state)));
      text.append(',').append(cell(game.states().pattern(state)));
      text.append(',').append(game.states().code(state));
      for (var option = 0; option < game.states().layout().options().size(); option++) {
        var level = game.states().level(state, option);
        text.append(',');
        if (level.isPresent()) {
          text.append(
              cell(game.states().layout().options().get(option).levels().get(level.getAsInt())));
        }
      }
      for (var who = 0; who < game.decisionMakers(); who++) {
        text.append(',');
        if (findings.rankings().isPresent()) {
          text.append(findings.rankings().get().get(who).rank(state));
        }
      }
      text.append(',').append(cell(concepts(state))).append('\n');
    }
    return text.toString();
  }

  private String name(int who) {
    DecisionMaker maker = game.conflict().decisionMakers().get(who);
    return maker.name();
  }

  private static String cell(String value) {
    return value.matches("[^,\"\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
