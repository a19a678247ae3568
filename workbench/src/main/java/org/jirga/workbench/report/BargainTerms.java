package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.LabResult;
import org.jirga.deal.lab.Repair;
import org.jirga.deal.structure.Schedule;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Whether the terms of a deal would be enough in money, and the cheapest repair.
final class BargainTerms {

  private final BargainResults results;
  private final BargainWords words;

  BargainTerms(BargainResults results, BargainWords words) {
    this.results = results;
    this.words = words;
  }

  List<Block> blocks() {
    if (results.labs().isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Heading("deal-terms", "Would the terms be enough, and the cheapest repair"));
    blocks.add(
        Block.paragraph(
            "The same question in money, month by month. Whoever breaks a promise saves what"
                + " keeping it costs, goes on being paid until it is noticed, and then loses what"
                + " can still be stopped. So the sum matters less than four things: how much of it"
                + " is still to come, what share can be stopped, how soon and how surely a breach"
                + " is seen, and how much a later month counts. What was paid already binds"
                + " nobody: a single payment can only buy promises that are kept before it. A deal"
                + " with an end comes apart from its end: before the last payment there is nothing"
                + " left to lose, and so before the one before."));
    blocks.add(
        new Block.Box(
            "deal-terms-judgement",
            "Analyst's judgement",
            List.of(
                Block.paragraph(
                    "No data file and no source says what a promise costs its maker a month, or how"
                        + " much a later month counts; these ranges are judgement. They are drawn"
                        + " anew for each future. The tranche, the lag, how surely a breach is"
                        + " seen, what share can be stopped and when a deal ends are chosen by us"
                        + " for each deal, and drive the difference between them. Read the largest"
                        + " burden that the terms outweigh rather than whether our guess lies below"
                        + " it. A repair can be out of reach: compare its sum with what there is to"
                        + " give."))));
    for (var lab : results.labs()) {
      blocks.add(table(lab));
    }
    return blocks;
  }

  private Block table(LabResult lab) {
    var schedule = lab.deal().schedule().orElseThrow();
    var unit = schedule.unit();
    var table =
        Table.titled(lab.deal().label() + ": the terms")
            .words("Promise of " + words.party(schedule.receiver()))
            .numbers("Burden a month, judged", "Pays its maker in")
            .words("Broken from month", "Cheapest repair");
    var lines = new ArrayList<>(lab.clauses());
    if (lab.clauses().size() > 1) {
      lines.add(lab.all());
    }
    for (var line : lines) {
      table.row(
          List.of(
              Cell.of(
                  line.clauses().size() == 1
                      ? words.promise(line.clauses().getFirst())
                      : "all of these together"),
              Cell.of(Prose.of(Numbers.quantity(line.burden())), Prose.of(unit)),
              Cell.of(Findings.share(line.holds()), Prose.of(Findings.interval(line.holds()))),
              Cell.of(
                  line.breaksIn().isPresent()
                      ? line.breaksIn().getAsInt() == 0
                          ? "0, at once"
                          : String.valueOf(line.breaksIn().getAsInt())
                      : "never, at what is judged most likely"),
              repair(line, schedule)));
    }
    var bearable = lab.bearable();
    return table
        .note(
            Prose.of(
                    "Promises of %s alone; what the others do is judged above. "
                        .formatted(words.party(schedule.receiver())))
                .text(
                    "%s %s, %s; a breach can be seen after %d months, with a probability of %s a month; %s of the payment can be stopped then. "
                        .formatted(
                            Numbers.quantity(schedule.tranche()),
                            unit,
                            schedule.number().isPresent() && schedule.number().getAsInt() == 1
                                ? "at once"
                                : schedule.every() == 1
                                    ? "every month"
                                    : "every %d months".formatted(schedule.every()),
                            schedule.watch().lag(),
                            Numbers.quantity(schedule.watch().detection()),
                            Numbers.share(schedule.watch().snapBack())))
                .text(
                    schedule.number().isPresent()
                        ? "It ends after %d months. "
                            .formatted(schedule.number().getAsInt() * schedule.every())
                        : "It has no end. ")
                .text(
                    bearable.p95() <= 0
                        ? "Such terms outweigh no burden at all to the end."
                        : "The terms outweigh a burden of up to %s %s a month (median; 5 to 95 %% of the futures: %s to %s)."
                            .formatted(
                                Numbers.quantity(bearable.p50()),
                                unit,
                                Numbers.quantity(bearable.p5()),
                                Numbers.quantity(bearable.p95()))))
        .build();
  }

  private static Cell repair(LabResult.Line line, Schedule schedule) {
    if (line.breaksIn().isEmpty()) {
      return Cell.of(
          Prose.of("none needed for this promise"),
          Prose.of(
              line.longestLag().isPresent()
                  ? "holds up to a lag of %d months".formatted(line.longestLag().getAsInt())
                  : ""),
          Prose.of(
              line.smallestTranche().isPresent()
                  ? "and down to a tranche of %s %s"
                      .formatted(
                          Numbers.quantity(line.smallestTranche().getAsDouble()), schedule.unit())
                  : ""));
    }
    if (line.repairs().isEmpty()) {
      return Cell.of("no single change would do");
    }
    var others =
        line.repairs().stream()
            .skip(1)
            .limit(3)
            .map(repair -> words(repair, schedule))
            .collect(Collectors.joining("; or "));
    var first = Prose.of(Words.upperFirst(words(line.repairs().getFirst(), schedule)));
    return others.isEmpty() ? Cell.of(first) : Cell.of(first, Prose.of("or " + others));
  }

  private static String words(Repair repair, Schedule schedule) {
    var to = Numbers.quantity(repair.to());
    return switch (repair.kind()) {
      case SHORTER_LAG ->
          repair.to() == 0 ? "see a breach at once" : "see a breach within %s months".formatted(to);
      case BETTER_DETECTION -> "see it with a probability of %s a month".formatted(to);
      case SMALLER_TRANCHES ->
          "pay every %s".formatted(repair.to() == 1 ? "month" : to + " months");
      case LARGER_SNAP_BACK -> "be able to stop %s".formatted(Numbers.share(repair.to()));
      case NO_END -> "go on paying as long as the promise is kept";
      case LIGHTER_BURDEN ->
          "ask for less, a burden of %s %s a month at most".formatted(to, schedule.unit());
      case LARGER_TRANCHE -> "pay %s %s each time".formatted(to, schedule.unit());
      case LARGER_ENDING ->
          "give %s %s at the end to whoever kept until then".formatted(to, schedule.unit());
    };
  }
}
