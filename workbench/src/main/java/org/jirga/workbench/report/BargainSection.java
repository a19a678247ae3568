package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.DealVerdict;
import org.jirga.deal.bargain.FoundDeal;
import org.jirga.deal.bargain.Mode;
import org.jirga.deal.bargain.Tally;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Reading;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Would the deal be kept? For a reader who has never heard of the graph model: plain words first,
/// the term second, each where it is first needed.
final class BargainSection {

  /// A deal that is kept in this share of the futures is kept nearly always.
  private static final double ENOUGH = 0.9;

  private final Findings findings;
  private final BargainResults results;
  private final BargainWords words;
  private final BargainReasons reasons;
  private final BargainTerms terms;
  private final List<Block> blocks = new ArrayList<>();

  private BargainSection(Findings findings, BargainResults results) {
    this.findings = findings;
    this.results = results;
    this.words = new BargainWords(results);
    this.reasons = new BargainReasons(findings, results, words);
    this.terms = new BargainTerms(findings, results, words);
  }

  static Optional<Section> of(Findings findings) {
    return judged(findings).map(BargainSection::section);
  }

  /// The first deal in a sentence, for who reads no further.
  static Optional<Prose> brief(Findings findings) {
    return judged(findings).map(BargainSection::brief);
  }

  /// What limits the answer about deals.
  static Optional<Prose> limits(Findings findings) {
    return judged(findings).map(BargainSection::limits);
  }

  private Prose limits() {
    var text =
        Prose.of("The ")
            .link("part on the deal", "#deal")
            .text(" rests on lists of wishes that an analyst wrote who knew how things went; how")
            .text(" they are drawn anew is judgement, too. Each party counts as one will, knows")
            .text(" what the others want, and chooses among the few things listed; a party that")
            .text(" splits, errs or bluffs is not in it.");
    if (!results.labs().isEmpty()) {
      text =
          text.text(" What a promise costs, how surely a breach is seen and how much a later month")
              .text(" counts rest on no source, and the deals compared differ in these terms.");
    }
    var missed =
        results.bargain().readings().stream()
            .filter(it -> it.knownBy().isEmpty() && results.missedBy(it).isPresent())
            .map(Reading::name)
            .toList();
    return missed.isEmpty()
        ? text
        : text.text(" Not in agreement with the record: the reading ")
            .text(String.join(", ", missed) + ".");
  }

  private static Optional<BargainSection> judged(Findings findings) {
    return findings
        .report()
        .bargain()
        .filter(results -> !results.deals().isEmpty() && results.judged() > 0)
        .map(results -> new BargainSection(findings, results));
  }

  private Prose brief() {
    var deal = results.bargain().deals().getFirst();
    var shares =
        results.deals().stream()
            .filter(it -> it.deal().equals(deal) && it.reading().knownBy().isEmpty())
            .map(it -> it.tally(Mode.CONTENT).share().value())
            .sorted()
            .toList();
    var text = Prose.of("What policies bring takes for granted that promises are kept. ");
    if (shares.isEmpty()) {
      return text;
    }
    var least = Numbers.share(shares.getFirst());
    var most = Numbers.share(shares.getLast());
    return text.emphasis(deal.label())
        .text(
            " is kept by everybody in %s of the %s, by what the parties are taken to want."
                .formatted(
                    least.equals(most) ? least : "%s to %s".formatted(least, most),
                    findings.futures()));
  }

  private Section section() {
    blocks.add(new Block.Lead(lead()));
    blocks.add(
        Block.paragraph(
            "A deal is kept if, for everybody who made a promise, breaking it does not pay. This"
                + " part asks that of each promise: which moves away from the agreed situation"
                + " would its maker like, and would the others answer so that in the end it is no"
                + " better off? The method is the graph model for conflict resolution (Kilgour,"
                + " Hipel and Fang 1987). It needs no numbers for what people value, only what"
                + " comes before what."));
    blocks.add(terms());
    blocks.add(hindsight());
    options();
    blocks.addAll(new BargainWishes(findings, results, words).blocks());
    states();
    new BargainPathBlocks(findings, results, words).add(blocks);
    deals();
    blocks.addAll(reasons.blocks());
    blocks.addAll(terms.blocks());
    found();
    backTest();
    return new Section("deal", "Would the deal be kept?", blocks);
  }

  /// The best deal by the readings that reproduce the record; by the others only where none does.
  private Prose lead() {
    var all = results.deals().stream().filter(it -> it.reading().knownBy().isEmpty()).toList();
    var judged = all.isEmpty() ? results.deals() : all;
    var fitting = judged.stream().filter(it -> results.missedBy(it.reading()).isEmpty()).toList();
    var counted = fitting.isEmpty() ? judged : fitting;
    var best = counted.stream().max(Comparator.comparingDouble(BargainSection::kept)).orElseThrow();
    var elsewhere =
        counted.stream()
            .filter(it -> it.deal().equals(best.deal()))
            .min(Comparator.comparingDouble(BargainSection::kept))
            .orElseThrow();
    var text =
        Prose.of(
                kept(elsewhere) < ENOUGH
                    ? "No deal tried here is kept whatever the parties want. "
                    : "One deal is kept nearly whatever the parties want. ")
            .text("The one that lasts best")
            .text(
                fitting.isEmpty()
                    ? ", by assumptions of which none reproduces the record, "
                    : fitting.size() < judged.size()
                        ? " by the assumptions that reproduce the record, "
                        : ", ")
            .emphasis(best.deal().label())
            .text(", is kept in ")
            .then(Findings.shareWithInterval(best.tally(Mode.CONTENT).share()))
            .text(" of the " + findings.futures())
            .text(", with the wishes of the parties drawn anew around our lists");
    if (!elsewhere.equals(best)) {
      text =
          text.text(", under the assumption that favours it most (")
              .text(assumption(best.reading()))
              .text("), and in ")
              .then(Findings.shareWithInterval(elsewhere.tally(Mode.CONTENT).share()))
              .text(" under the one that favours it least (")
              .text(assumption(elsewhere.reading()))
              .text(")");
    }
    text = text.text(". That is no recommendation, and others may lie within its interval. ");
    var refuted =
        judged.stream()
            .filter(it -> !counted.contains(it) && kept(it) > kept(best))
            .max(Comparator.comparingDouble(BargainSection::kept));
    if (refuted.isPresent()) {
      text =
          text.text("A higher share, ")
              .then(Findings.shareWithInterval(refuted.get().tally(Mode.CONTENT).share()))
              .text(" for ")
              .emphasis(refuted.get().deal().label())
              .text(", rests on an assumption that history refutes (")
              .text(assumption(refuted.get().reading()))
              .text("): under it, what was observed would not have lasted. ");
    }
    var mostFound =
        results.searches().stream()
            .flatMap(search -> search.found().stream())
            .mapToDouble(BargainSection::share)
            .max()
            .orElse(0);
    if (mostFound > kept(best)) {
      text =
          text.text("A ")
              .link("search", "#deal-found")
              .text(" over all combinations finds shares up to ")
              .text(Numbers.share(mostFound))
              .text(", and says of each what it rests on. ");
    }
    var first = result(results.bargain().deals().getFirst().name(), best.reading());
    if (first.isPresent() && !first.get().deal().equals(best.deal())) {
      text =
          text.emphasis(first.get().deal().label())
              .text(" is kept in ")
              .then(Findings.shareWithInterval(first.get().tally(Mode.CONTENT).share()))
              .text(elsewhere.equals(best) ? "." : " under the first assumption named here.");
    }
    return text;
  }

  private static String assumption(Reading reading) {
    return Words.lowerFirst(
        Words.withoutStop(reading.label().isEmpty() ? reading.name() : reading.label()));
  }

  private static double share(FoundDeal found) {
    return found.shares().getOrDefault(Mode.CONTENT, Tally.NONE.share()).value();
  }

  private static double kept(DealResult result) {
    return result.tally(Mode.CONTENT).share().value();
  }

  /// The words that the section uses, each before its first use.
  private Block terms() {
    var items = new ArrayList<Prose>();
    items.add(
        Prose.empty()
            .strong("Situation: ")
            .text("everything that a party can do is either done or left. There are ")
            .text(Numbers.count(results.game().size()))
            .text(" situations that can occur. A party moves from one to another by changing what")
            .text(" it does itself; the others may answer by moves of their own."));
    items.add(
        Prose.empty()
            .strong("Reading: ")
            .text("one assumption about what each party wants, written as a list of wishes, the")
            .text(" most important first. Of two situations a party prefers the one that fulfils")
            .text(" the first wish that tells them apart."));
    items.add(
        Prose.empty()
            .strong("Share: ")
            .text("a deal is judged anew in each of the ")
            .text(Numbers.count(results.judged()) + " " + findings.futures())
            .text("; a share counts those in which it is kept. ")
            .text(findings.whatAShareIs()));
    items.add(
        Prose.empty()
            .strong("As written, and drawn anew: ")
            .text("as written, our lists are taken as they stand; drawn anew, each future has")
            .text(" lists that differ from ours by chance. ")
            .text(draws())
            .text(" A deal can be kept in every future as written and in few drawn anew: then the")
            .text(" answer leans on our lists being right. Shares are those drawn anew unless")
            .text(" they say otherwise."));
    if (results.bargain().deals().stream().anyMatch(deal -> deal.schedule().isPresent())) {
      items.add(
          Prose.empty()
              .strong("Tranche: ")
              .text("one of several part payments. As long as some are still to come, they can be")
              .text(" stopped; a sum paid at once cannot."));
    }
    results
        .bargain()
        .coupling()
        .filter(_ -> results.profiles() > 1)
        .ifPresent(
            coupling ->
                items.add(
                    Prose.empty()
                        .strong("Within the noise: ")
                        .text("where a wish speaks of a result of the simulation, differences")
                        .text(" below ")
                        .text(
                            coupling.outcomes().stream()
                                .map(outcome -> Numbers.exact(outcome.noise()))
                                .distinct()
                                .collect(Collectors.joining(" or ")))
                        .text(" are not told apart. In futures where all hangs on such a")
                        .text(" difference, nobody knows whether the deal is kept.")));
    return new Block.Box("deal-words", "Words used here", List.of(new Block.Bullets(items)));
  }

  private Block hindsight() {
    return new Block.Box(
        "deal-judgement",
        "What this rests on",
        List.of(
            Block.paragraph(
                "What each party wants is an analyst's judgement from public sources; every wish"
                    + " is listed below with its source and date. Parties are organisations in"
                    + " public roles. The analyst knew how things went: that the model finds the"
                    + " historical situation is calibration, not prediction. Readings are named by"
                    + " what they put first, not as facts about people."),
            Block.paragraph(
                "Because such a list can be wrong, it is also drawn anew for each future. Swapping"
                    + " wishes alone misleads: a wish about one's own conduct can be fulfilled"
                    + " wherever it stands in the list, so that nearly any order gives the same"
                    + " answer. That is why their content is drawn, too."),
            Block.paragraph(
                "No promise is taken as kept: each is judged by what breaking it would bring its"
                    + " maker. "
                    + paidAtOnce()
                    + exempt())));
  }

  /// How lists of wishes are drawn.
  private String draws() {
    var sampling = results.bargain().sampling();
    return "Neighbours in a list, drawn by chance, change places %d times; each wish is given up with a chance of %s, turned into its contrary with %s, and, if it has a condition, wished whatever the condition with %s."
        .formatted(
            sampling.swaps(),
            Numbers.share(sampling.dropped()),
            Numbers.share(sampling.flipped()),
            Numbers.share(sampling.unconditional()));
  }

  private String paidAtOnce() {
    var isPaidAtOnce =
        results.bargain().deals().stream()
            .flatMap(deal -> deal.schedule().stream())
            .anyMatch(it -> it.number().isPresent() && it.number().getAsInt() == 1);
    return isPaidAtOnce
        ? "Of a sum paid at once nothing can be taken back: its giver has nothing left to break. "
        : "";
  }

  /// What no breach touches, in all deals.
  private String exempt() {
    var options = results.bargain().conflict().options();
    var exempt =
        results.bargain().deals().stream()
            .flatMap(deal -> deal.exempt().stream())
            .distinct()
            .filter(
                option ->
                    results.bargain().deals().stream()
                        .allMatch(deal -> deal.exempt().contains(option)))
            .map(option -> options.get(option).label())
            .toList();
    return exempt.isEmpty()
        ? ""
        : "In no deal is this stopped as an answer to a breach: "
            + String.join("; ", exempt)
            + ". Where it is promised, its maker could still break that promise.";
  }

  private void options() {
    blocks.add(new Block.Heading("deal-options", "What the parties can do"));
    blocks.add(
        Block.paragraph(
            Prose.enumeration(
                    results.bargain().conflict().decisionMakers().stream()
                        .map(
                            who ->
                                who.label().isEmpty()
                                    ? Prose.empty().strong(who.name())
                                    : Prose.empty()
                                        .strong(who.name())
                                        .text(" stands for " + who.label()))
                        .toList())
                .text(".")));
    var table =
        Table.titled("Parties and what each can do or leave")
            .words("Party", "Can", "What is known of it");
    for (var who : results.bargain().conflict().decisionMakers()) {
      for (var option : who.options()) {
        table.row(
            List.of(
                Cell.of(who.name()),
                Cell.of(Prose.of(option.label()), Prose.of("in short: " + option.name())),
                Cell.of(words.grounds(findings, option.grounds()))));
      }
    }
    var coupled = results.profiles() > 1;
    blocks.add(
        table
            .note(
                Prose.of(
                    coupled
                        ? "Much of what the parties can do is no part of the simulation: it tells %d kinds of situations apart among the %,d, and was run once for each kind in every future."
                            .formatted(results.profiles(), results.game().size())
                        : "The simulation has no part in this."))
            .build());
  }

  private void states() {
    blocks.add(new Block.Heading("deal-states", "Where things would stay"));
    blocks.add(
        Block.paragraph(
            Prose.of("A situation stays if nobody has a reason to leave it. There are two reasons")
                .text(" to stay: ")
                .strong("nothing to gain")
                .text(" (the situation is then a Nash equilibrium), or ")
                .strong("fear of the answer")
                .text(": a gain is there, but the others would answer by moves that improve their")
                .text(" own position, until it is gone (sequential stability, SEQ; if there is")
                .text(" no way out afterwards either, symmetric sequential stability, SSEQ). Words")
                .text(" in quotation marks are short names of what the parties can do, from the")
                .text(" table above.")));
    var items = new ArrayList<Prose>();
    for (var equilibria : results.equilibria()) {
      if (equilibria.reading().knownBy().isPresent()) {
        continue;
      }
      var states = equilibria.states(Foresight.ANSWERS);
      var text = Prose.of("In the reading ").emphasis(equilibria.reading().name());
      if (states.isEmpty()) {
        items.add(text.text(" things stay nowhere in half of the futures or more."));
        continue;
      }
      items.add(
          text.text(" things would stay in ")
              .then(states(equilibria, states))
              .text(". ")
              .then(missed(equilibria.reading())));
    }
    blocks.add(new Block.Bullets(items));
    blocks.add(
        Block.paragraph(
            "The maps below say it of each situation that has a name, and of each party. One that"
                + " stays has nothing to gain by leaving. One that fears the answer has something"
                + " to gain, but the others would take it away; where it could not escape"
                + " afterwards either, the map says so. One that leaves has something to gain, and"
                + " nobody would answer. A situation lasts if no party leaves it."));
    results.bargain().readings().stream()
        .filter(reading -> reading.knownBy().isEmpty())
        .forEach(reading -> blocks.add(map(reading)));
  }

  /// That a reading does not find what was observed; nothing where it does.
  private Prose missed(Reading reading) {
    return results
        .missedBy(reading)
        .map(
            today ->
                Prose.of("By this reading ")
                    .emphasis(words.name(today))
                    .text(", which was observed, would not last: it does not reproduce the record,")
                    .text(" and says what would follow if the parties wanted this."))
        .orElse(Prose.empty());
  }

  private Prose states(BargainResults.Equilibria equilibria, List<Integer> states) {
    var text = Prose.empty();
    for (var i = 0; i < states.size(); i++) {
      text =
          (i == 0 ? text : text.text("; in "))
              .then(words.state(states.get(i)))
              .text(
                  equilibria.share(Foresight.NONE, states.get(i)).value() >= 0.5
                      ? ", because nobody has anything to gain"
                      : ", because of the answers that would follow");
    }
    return text;
  }

  /// Who stays where: the states with a name, and why each party stays or leaves.
  private Block map(Reading reading) {
    var table = Table.titled("Who would stay where: " + reading.name()).words("Situation");
    words.parties().forEach(table::words);
    for (var row : new StabilityMap(results, reading).rows()) {
      var cells = new ArrayList<Cell>();
      cells.add(
          Cell.of(
              Prose.of(words.name(row.state())),
              Prose.of(words.label(row.state()).orElse("")),
              row.lasts() ? Prose.empty().strong("lasts") : Prose.of("does not last")));
      row.stays().forEach(stays -> cells.add(Cell.of(stays)));
      table.row(cells);
    }
    return results.missedBy(reading).isEmpty()
        ? table.build()
        : table.note(Prose.empty().strong("Mind: ").then(missed(reading))).build();
  }

  private void deals() {
    blocks.add(new Block.Heading("deal-table", "Who would keep which promise"));
    blocks.add(
        Block.paragraph(
            "Each row is one promise of one deal; each number is the share of the "
                + findings.futures()
                + " in which its maker keeps it, with the interval that the number of futures"
                + " leaves. A number opens: it says what breaks the promise and what would repair"
                + " it. A promise counts as kept if each way to break it, alone or together"
                + " with others, either brings nothing or would be answered."
                + (results.profiles() > 1
                    ? " Unknown: futures in which all hangs on differences within the noise; they"
                        + " count as not kept."
                    : "")));
    var readings =
        results.bargain().readings().stream().filter(it -> it.knownBy().isEmpty()).toList();
    for (var deal : results.bargain().deals()) {
      var table = Table.titled(deal.label()).id("deal-" + Words.slug(deal.name())).words("Promise");
      readings.forEach(reading -> table.numbers(Words.upperFirst(reading.name())));
      for (var i = 0; i < deal.clauses().size(); i++) {
        var number = i;
        var clause = deal.clauses().get(i);
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(Prose.of(words.promise(clause)), Prose.of(words.party(clause.party()))));
        readings.forEach(reading -> cells.add(clause(deal.name(), reading, number)));
        table.row(cells);
      }
      var whole = new ArrayList<Cell>();
      whole.add(Cell.of(Prose.empty().strong("The whole deal, by everybody")));
      readings.forEach(reading -> whole.add(whole(deal.name(), reading)));
      table.row(whole);
      blocks.add(
          table
              .note(
                  Prose.of(deal.text() + " ")
                      .text(deal.trigger().isEmpty() ? "" : "Due when: " + deal.trigger() + ". ")
                      .text(
                          deal.guarantor().isEmpty()
                              ? ""
                              : "Vouched for by: " + deal.guarantor() + ". ")
                      .text(
                          deal.judgement()
                              ? "No source proposes this deal: it is an analyst's judgement."
                              : "After: " + deal.source() + "."))
              .build());
    }
    blocks.add(new Block.Charts(List.of(new BargainChart(results, words).figure())));
    blocks.addAll(byForesight(readings));
  }

  /// Each deal as a whole, by how far the parties look ahead.
  private List<Block> byForesight(List<Reading> readings) {
    var rows =
        results.bargain().deals().stream()
            .flatMap(deal -> readings.stream().flatMap(it -> result(deal.name(), it).stream()))
            .toList();
    var escapeMatters =
        rows.stream()
            .anyMatch(it -> !whole(it, Foresight.ANSWERS).equals(whole(it, Foresight.NO_ESCAPE)));
    var noiseMatters = rows.stream().anyMatch(it -> it.margin().isPresent());
    var table =
        Table.titled("Each deal as a whole, by how far the parties look ahead")
            .id("deal-by-foresight")
            .words("Deal and reading")
            .numbers("Nothing to gain", "Or fear of answers");
    if (escapeMatters) {
      table.numbers("Or no way out");
    }
    if (noiseMatters) {
      table.numbers("Noise margin");
    }
    for (var row : rows) {
      var cells = new ArrayList<Cell>();
      cells.add(Cell.of(Prose.of(row.deal().label()), Prose.of(row.reading().name())));
      cells.add(cell(whole(row, Foresight.NONE)));
      cells.add(cell(whole(row, Foresight.ANSWERS)));
      if (escapeMatters) {
        cells.add(cell(whole(row, Foresight.NO_ESCAPE)));
      }
      if (noiseMatters) {
        cells.add(
            Cell.of(
                row.margin().isPresent()
                    ? Numbers.significant(row.margin().getAsDouble(), 2) + " times"
                    : "not simulated"));
      }
      table.row(cells);
    }
    var text =
        "The same shares by why the deal is kept. Nothing to gain: nobody would be better off by"
            + " breaking it (Nash). Or fear of answers: for that reason, or because the others"
            + " would answer a breach until its gain is gone (SEQ). "
            + (escapeMatters
                ? "Or no way out: the answer must also leave whoever broke it no way to escape"
                    + " (SSEQ). "
                : "Asking that there also be no way out after the answer (SSEQ) changes no row. ")
            + (noiseMatters
                ? "Noise margin: how many times larger the noise of the simulation could be before"
                    + " the answer were unknown in the median future; not simulated, where no wish"
                    + " speaks of a result of the simulation."
                : "");
    return List.of(Block.paragraph(text.strip()), table.build());
  }

  private static Tally whole(DealResult result, Foresight foresight) {
    return result
        .verdict(Mode.CONTENT)
        .map(verdict -> verdict.whole().getOrDefault(foresight, Tally.NONE))
        .orElse(Tally.NONE);
  }

  private Cell clause(String deal, Reading reading, int number) {
    return result(deal, reading)
        .flatMap(
            it ->
                it.verdict(Mode.CONTENT)
                    .map(verdict -> clause(it, it.deal().clauses().get(number), verdict, number)))
        .orElse(Cell.of("no value"));
  }

  private Cell clause(DealResult result, Clause clause, DealVerdict verdict, int number) {
    var tally = verdict.clauses().get(number);
    return opened(
        tally,
        reasons.of(
            result,
            party -> party == clause.party(),
            Words.upperFirst(words.party(clause.party())) + " keeps this promise",
            tally.share(),
            terms.cheapest(result.deal().name(), clause)));
  }

  private Cell whole(String deal, Reading reading) {
    return result(deal, reading)
        .map(
            it ->
                opened(
                    it.tally(Mode.CONTENT),
                    reasons.of(
                        it,
                        _ -> true,
                        "Everybody keeps this deal",
                        it.tally(Mode.CONTENT).share(),
                        Prose.empty())))
        .orElse(Cell.of("no value"));
  }

  /// A share that opens: in which share it is kept, what breaks it, what would repair it. A link
  /// cannot stand in what a reader presses.
  private static Cell opened(Tally tally, List<Prose> why) {
    var cell = cell(tally);
    return new Cell(Prose.of(cell.main().plain()), cell.more(), why);
  }

  private static Cell cell(Tally tally) {
    var share = tally.share();
    return tally.open() == 0
        ? Cell.of(Findings.share(share), Prose.of(Findings.interval(share)))
        : Cell.of(
            Findings.share(share),
            Prose.of(Findings.interval(share)),
            Prose.of("unknown: %s".formatted(Numbers.share((double) tally.open() / tally.of()))));
  }

  private Optional<DealResult> result(String deal, Reading reading) {
    return results.deals().stream()
        .filter(it -> it.deal().name().equals(deal) && it.reading().equals(reading))
        .findFirst();
  }

  private void found() {
    var items = new ArrayList<Prose>();
    for (var search : results.searches()) {
      for (var found : search.found()) {
        items.add(
            Prose.empty()
                .strong(Words.upperFirst(words.name(found.state())))
                .text(words.label(found.state()).map(it -> " (" + it + ")").orElse(""))
                .text(", in the reading ")
                .emphasis(search.reading().name())
                .text(search.variant().map(name -> ", if " + variant(name)).orElse(""))
                .text(": agreed by ")
                .text(
                    found.parties().stream().map(words::party).collect(Collectors.joining(" and ")))
                .text("; kept in ")
                .then(
                    Findings.shareWithInterval(
                        found.shares().getOrDefault(Mode.CONTENT, Tally.NONE.share())))
                .text(" with wishes drawn anew.")
                .text(
                    results.missedBy(search.reading()).isPresent()
                        ? " This reading does not reproduce the record."
                        : "")
                .text(
                    search.variant().isPresent()
                        ? " What cannot be taken back cannot be broken by its giver, so that fewer"
                            + " promises can fail; the others then keep theirs for their own"
                            + " wishes, not for fear of losing it."
                        : "")
                .text(
                    search.reading().knownBy().isPresent()
                        ? " This reading leaves out what was learned later."
                        : ""));
      }
    }
    blocks.add(new Block.Heading("deal-found", "Deals that a search finds"));
    blocks.add(
        Block.paragraph(
            "All %,d combinations were searched for deals: better than today for everybody who would have to do something, and left by nobody, in half of the futures or more with the wishes as written. The shares below are those with wishes drawn anew, and can be lower than a half. These are situations, not terms: how the money is paid does not count here. %s"
                .formatted(
                    results.game().size(),
                    items.isEmpty()
                        ? "There is none."
                        : "What such a deal asks of people is not weighed here.")));
    if (!items.isEmpty()) {
      blocks.add(new Block.Bullets(items));
    }
  }

  private String variant(String name) {
    return results.bargain().variants().stream()
        .filter(variant -> variant.name().equals(name) && !variant.label().isEmpty())
        .map(variant -> Words.withoutStop(variant.label()))
        .findFirst()
        .orElse(name);
  }

  /// What the wishes as they could be read then would have said.
  private void backTest() {
    var early =
        results.equilibria().stream().filter(it -> it.reading().knownBy().isPresent()).toList();
    if (early.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading("deal-back-test", "What could have been said at the time"));
    blocks.add(
        Block.paragraph(
            "The same question with sources up to "
                + early.getFirst().reading().knownBy().orElseThrow()
                + " alone. Even this is no clean prediction: whoever chose the sources and the"
                + " order knew the outcome."));
    var items = new ArrayList<Prose>();
    for (var equilibria : early) {
      items.add(
          Prose.empty()
              .strong(Words.upperFirst(equilibria.reading().name()))
              .text(": things would stay in ")
              .then(
                  Prose.enumeration(
                      equilibria.states(Foresight.ANSWERS).stream()
                          .map(state -> Prose.empty().emphasis(words.name(state)))
                          .toList()))
              .text("."));
    }
    blocks.add(new Block.Bullets(items));
    blocks.add(
        Block.paragraph(
            "Where two readings that were both open then say different things, the sources of the"
                + " time could not tell which would come."));
  }
}
