package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.conflict.condition.Condition;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.Mode;
import org.jirga.deal.bargain.WayToDeal;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;

/// How things went, and what leads to a deal and away from it.
final class BargainPathBlocks {

  private final Findings findings;
  private final BargainResults results;
  private final BargainWords words;

  BargainPathBlocks(Findings findings, BargainResults results, BargainWords words) {
    this.findings = findings;
    this.results = results;
    this.words = words;
  }

  void add(List<Block> blocks) {
    history(blocks);
    best()
        .ifPresent(
            result -> {
              blocks.add(new Block.Heading("deal-ways", "What leads to a deal, and away from it"));
              blocks.add(
                  Block.paragraph(
                      Prose.of("Shown for the deal ")
                          .emphasis(result.deal().label())
                          .text(" in the reading ")
                          .emphasis(result.reading().name())
                          .text(", with the wishes as they are written.")));
              blocks.add(new Block.Drawing(new BargainGraph(results, words, result).diagram()));
              trustGap(result, blocks);
            });
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
          movers.add(words.party(who) + (gains ? ": fits our list" : ": against our list"));
        }
      }
      table.row(
          List.of(
              Cell.of(milestone.when()),
              Cell.of(
                  Prose.of(milestone.text()),
                  findings.withEvidenceLinks(milestone.grounds().source())),
              Cell.of(movers.isEmpty() ? "" : String.join("; ", movers))));
      before = state;
    }
    blocks.add(
        table
            .note(
                Prose.of(
                        (all
                                ? "Every step fits our lists in the reading "
                                : "Whether a step fits is judged by our lists in the reading ")
                            + reading.name()
                            + ": whoever moves gets what stands higher in its list. The lists were"
                            + " written by somebody who knew these steps, so that this checks the"
                            + " lists and is no evidence for them; nor does it say that a step was"
                            + " free or welcome. It ends in ")
                    .then(words.state(before))
                    .text("."))
            .build());
  }

  /// The deal that is kept in most futures, as written.
  private Optional<DealResult> best() {
    return results.deals().stream()
        .filter(it -> it.reading().knownBy().isEmpty())
        .max(Comparator.comparingDouble(it -> it.tally(Mode.WRITTEN).share().value()));
  }

  /// Who has to go first, and bears a loss until the others follow.
  private void trustGap(DealResult result, List<Block> blocks) {
    var start = words.name(result.states().without());
    var way = WayToDeal.of(results, result);
    if (way.isEmpty()) {
      return;
    }
    var steps = way.get().path().steps();
    var gaps = way.get().gaps();
    if (gaps.isEmpty()) {
      blocks.add(
          Block.paragraph(
              Prose.of("From ")
                  .emphasis(start)
                  .text(" each step to the deal pays at once for whoever takes it; nobody has to")
                  .text(" trust anybody.")));
      return;
    }
    blocks.add(
        Block.paragraph(
            Prose.of("From ")
                .emphasis(start)
                .text(" no steps lead to the deal that each pay at once for whoever takes them.")
                .text(" The way that asks for the least trust:")));
    var items = new ArrayList<Prose>();
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var number = i;
      var item =
          Prose.empty()
              .strong("Step %d, %s: ".formatted(i + 1, words.party(step.who())))
              .text(words.changesInFull(step.who(), step.from(), step.to()))
              .text(".");
      var gap = gaps.stream().filter(it -> it.step() == number).findFirst();
      if (gap.isPresent()) {
        var regained = gap.get().regained();
        item =
            item.text(" By our list ")
                .text(words.party(step.who()))
                .text(
                    regained.isPresent()
                        ? " comes out no better until step %d is taken, if it is."
                            .formatted(regained.getAsInt() + 1)
                        : " comes out no better, and nothing on the way makes that good.");
      }
      items.add(item);
    }
    blocks.add(new Block.Bullets(items));
    var parties =
        result.deal().parties().stream().map(words::party).collect(Collectors.joining(" and "));
    blocks.add(
        Block.paragraph(
            "This is the gap of trust: whoever goes first has nothing from it until the others"
                + " follow, and has only their word. Small part payments, somebody who vouches for"
                + " both sides, or an agreed order of small steps make it smaller."
                + (result.agreeable().value() >= 1
                    ? " If %s change at the same moment, all of them come out better at once, by our lists."
                        .formatted(parties)
                    : "")));
  }

  private int state(Condition condition) {
    return results.game().states().where(condition).stream().findFirst().orElseThrow();
  }
}
