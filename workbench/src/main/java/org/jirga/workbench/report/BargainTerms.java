package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.LabResult;
import org.jirga.deal.lab.Repair;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Schedule;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Whether the terms of a deal would be enough in money, and the cheapest repair.
final class BargainTerms {

  private final Findings findings;
  private final BargainResults results;
  private final BargainWords words;

  BargainTerms(Findings findings, BargainResults results, BargainWords words) {
    this.findings = findings;
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
            "Another test of the same deals, in money and month by month; a deal can pass one and"
                + " fail the other, for the lists above say what comes first and not what it costs."
                + " Whoever breaks a promise saves what keeping it costs, goes on being paid until"
                + " it is noticed, and then loses what can still be stopped. So the sum matters"
                + " less than four things: how much of it is still to come, what share can be"
                + " stopped, how soon and how surely a breach is seen, and how much a later month"
                + " counts. What was paid already binds nobody: a single payment can only buy"
                + " promises that are kept before it. A deal with a known end comes apart towards"
                + " its end, when a breach is seen too late for much to be stopped."));
    blocks.add(
        Block.paragraph(
            "The columns: what keeping the promise costs its maker, our guess; the share of the "
                + findings.futures()
                + " in which keeping pays to the end; from which month breaking would pay, with"
                + " the likeliest values; and the cheapest change of the terms with which it would"
                + " not. Sums are rounded to two digits. A bonus at the end has to be many times"
                + " the costs added up: a later month counts for less, and by our guess only a"
                + " part of what is paid is worth anything to whoever keeps the promise."));
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
                        + " for each deal, and drive the difference between them: compare rows of"
                        + " one table rather than tables. Read the largest cost"
                        + " that the terms outweigh rather than whether our guess lies below"
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
            .numbers("Cost a month, guessed", "Keeping pays in")
            .words("Breaking pays from", "Cheapest repair");
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
                          ? "the start"
                          : "month " + line.breaksIn().getAsInt()
                      : "never"),
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
                        ? "With such terms no promise that costs anything is kept to the end."
                        : "The terms outweigh a cost of up to about %s %s a month (median; 5 to 95 %% of the futures: %s to %s)."
                            .formatted(
                                rounded(bearable.p50()),
                                unit,
                                rounded(bearable.p5()),
                                rounded(bearable.p95()))))
        .build();
  }

  /// The cheapest change of a deal's terms with which one promise would go on paying.
  Prose cheapest(String deal, Clause clause) {
    return results.labs().stream()
        .filter(lab -> lab.deal().name().equals(deal))
        .flatMap(
            lab ->
                lab.clauses().stream()
                    .filter(line -> line.clauses().equals(List.of(clause)))
                    .map(line -> cheapest(line, lab.deal().schedule().orElseThrow())))
        .findFirst()
        .orElse(Prose.empty());
  }

  private static Prose cheapest(LabResult.Line line, Schedule schedule) {
    if (line.breaksIn().isEmpty()) {
      return Prose.of("Its terms are enough by our guess of what it costs.");
    }
    return Prose.of(
        line.repairs().isEmpty()
            ? "No single change of its terms would make it pay."
            : "Of its terms: %s.".formatted(words(line.repairs().getFirst(), schedule)));
  }

  private static Cell repair(LabResult.Line line, Schedule schedule) {
    if (line.breaksIn().isEmpty()) {
      return Cell.of(
          Prose.of("none needed for this promise"),
          Prose.of(
              line.longestLag().isPresent()
                  ? "holds even if a breach is seen %s late"
                      .formatted(late(line.longestLag().getAsInt()))
                  : ""),
          Prose.of(
              line.smallestTranche().isPresent()
                  ? "and down to a tranche of about %s %s"
                      .formatted(rounded(line.smallestTranche().getAsDouble()), schedule.unit())
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

  /// Guesses bear no more digits.
  private static String rounded(double value) {
    return Numbers.significant(value, 2);
  }

  /// Whole years where there are some, rounded down so that it holds.
  private static String late(int months) {
    return months < 24 ? Words.counted(months, "month") : months / 12 + " years";
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
          "ask for less: a cost of about %s %s a month at most"
              .formatted(rounded(repair.to()), schedule.unit());
      case LARGER_TRANCHE ->
          "pay about %s %s each time instead of %s"
              .formatted(rounded(repair.to()), schedule.unit(), Numbers.quantity(repair.from()));
      case LARGER_ENDING ->
          "give a bonus of about %s %s at the end to whoever kept until then"
              .formatted(rounded(repair.to()), schedule.unit());
    };
  }
}
