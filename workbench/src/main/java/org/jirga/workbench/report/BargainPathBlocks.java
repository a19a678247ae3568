package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jirga.conflict.condition.Condition;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.Mode;
import org.jirga.workbench.diagram.Diagrams;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;

/// How things went, and what leads to a deal and away from it.
final class BargainPathBlocks {

  private final BargainResults results;
  private final BargainWords words;

  BargainPathBlocks(BargainResults results, BargainWords words) {
    this.results = results;
    this.words = words;
  }

  void add(List<Block> blocks) {
    history(blocks);
    leading(blocks);
  }

  private void history(List<Block> blocks) {
    var history = results.bargain().history();
    if (history.size() < 2) {
      return;
    }
    blocks.add(new Block.Heading("deal-path", "The way that things went"));
    var reading = results.bargain().readings().getFirst();
    var tastes = results.tastes(reading);
    var table =
        Table.titled("What was observed, step by step").words("When", "What happened", "Who moved");
    var before = -1;
    var all = true;
    for (var milestone : history) {
      var state = state(milestone.state());
      var movers = new ArrayList<String>();
      if (before >= 0) {
        for (var who : results.movers(before, state)) {
          var gains = tastes.get(who).compare(state, before).isBetter();
          all &= gains;
          movers.add(
              words.party(who) + (gains ? ", for the better in its own eyes" : ", at a loss"));
        }
      }
      table.row(
          List.of(
              Cell.of(milestone.when()),
              Cell.of(Prose.of(milestone.text()), Prose.of(milestone.grounds().source())),
              Cell.of(movers.isEmpty() ? "" : String.join("; ", movers))));
      before = state;
    }
    blocks.add(
        table
            .note(
                Prose.of(
                    (all
                            ? "Every step was an improvement for whoever made it, by the wishes as"
                                + " written for "
                            : "Whether a step was an improvement is judged by the wishes as written"
                                + " for ")
                        + reading.name()
                        + "."))
            .build());
  }

  /// The first deal that is kept in some reading as written, else the first deal.
  private void leading(List<Block> blocks) {
    var result =
        results.deals().stream()
            .filter(it -> it.reading().knownBy().isEmpty())
            .max(
                Comparator.comparingDouble(
                    it -> BargainSection.tally(it, Mode.WRITTEN).share().value()));
    result.ifPresent(it -> diagram(it, blocks));
  }

  private void diagram(DealResult result, List<Block> blocks) {
    var states = result.states();
    var tastes = results.tastes(result.reading());
    var situations = new ArrayList<String>();
    var steps = new ArrayList<Diagrams.Step>();
    situations.add("without the deal");
    situations.add("the deal is kept");
    var parties = result.deal().parties();
    var receivers = parties.stream().filter(who -> who != states.giver()).toList();
    var names = String.join(", ", receivers.stream().map(words::party).toList());
    for (var who : parties) {
      var gains = tastes.get(who).compare(states.agreed(), states.without()).isBetter();
      steps.add(
          new Diagrams.Step(
              0, 1, "with " + words.party(who) + ": " + (gains ? "better off" : "no better off")));
    }
    if (states.broken().isPresent()) {
      situations.add("promises broken, funds flow");
      steps.add(new Diagrams.Step(1, 2, names + ": promises broken"));
      if (states.stopped().isPresent()) {
        situations.add("payment stopped, relief goes on");
        var wants =
            tastes
                .get(states.giver())
                .compare(states.stopped().getAsInt(), states.broken().getAsInt())
                .isBetter();
        steps.add(
            new Diagrams.Step(
                2,
                3,
                words.party(states.giver())
                    + (wants ? ": payment stopped" : ": could stop, but would not")));
      }
    }
    blocks.add(
        new Block.Drawing(
            Diagrams.ofSteps(
                "deal-graph",
                "What leads to the deal and away from it",
                "%s, for %s: boxes are situations, the words between them are who moves."
                    .formatted(result.deal().label(), result.reading().name()),
                situations,
                steps)));
    blocks.add(trustGap(result));
  }

  /// Who has to go first, and bears a loss until the other follows.
  private Block trustGap(DealResult result) {
    var first =
        result.deal().parties().stream()
            .filter(who -> who != result.states().giver())
            .findFirst()
            .orElse(result.states().giver());
    return Block.paragraph(
        Prose.of("The deal is rarely reached by steps that each pay at once: if ")
            .text(words.party(first))
            .text(" goes first, that side bears the cost of its promises until ")
            .text(words.party(result.states().giver()))
            .text(
                " pays; if the payment comes first and cannot be taken back, nothing is left that")
            .text(" would make the promises pay. That gap of trust is what small tranches, a")
            .text(" guarantor, or an agreed order of steps are for."));
  }

  private int state(Condition condition) {
    return results.game().states().where(condition).stream().findFirst().orElseThrow();
  }
}
