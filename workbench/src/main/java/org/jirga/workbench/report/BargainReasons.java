package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.ConditionSearch;
import org.jirga.analysis.experiment.Share;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.DealResult.Separation;
import org.jirga.deal.bargain.DealVerdict;
import org.jirga.deal.bargain.Mode;
import org.jirga.deal.bargain.Tally;
import org.jirga.deal.bargain.WishChange;
import org.jirga.deal.bargain.WishFactor;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.wording.BoxWords;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.WishWords;
import org.jirga.workbench.wording.Words;

/// Why deals are broken, and what would have to be true for them to be kept.
final class BargainReasons {

  private static final int MOST_REASONS = 2;

  private final Findings findings;
  private final BargainResults results;
  private final BargainWords words;

  BargainReasons(Findings findings, BargainResults results, BargainWords words) {
    this.findings = findings;
    this.results = results;
    this.words = words;
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("deal-reasons", "What breaks it, and what would have to be true"));
    blocks.add(
        Block.paragraph(
            "Of each deal first the answer with the wishes as written, and the smallest single"
                + " change with which it would be kept nearly always, all else equal (inverse"
                + " analysis); then which wishes break it most often with wishes drawn anew. All of"
                + " this is by our lists: what the parties want is not known. Wishes are told by"
                + " the short names of the table above: \u201cno a if no b\u201d is the wish that a"
                + " be left undone unless b is done. The other way round: the contrary was drawn."
                + untouched()));
    if (results.deals().stream()
        .anyMatch(
            it ->
                it.separation(Mode.WRITTEN) == Separation.FOUND
                    || it.separation(Mode.CONTENT) == Separation.FOUND)) {
      blocks.add(
          Block.paragraph(
              "Where the answer differs between futures, a simple rule was sought: at most three"
                  + " conditions on uncertain constants or drawn wishes (by PRIM, the patient rule"
                  + " induction method). It was found on two thirds of the futures and tried on the"
                  + " rest: coverage is how many of the futures in which the deal is kept (or"
                  + " broken) the rule finds, density how many of those it finds are right."));
    }
    var items = new ArrayList<Block.Definition>();
    for (var deal : results.bargain().deals()) {
      var texts =
          results.deals().stream()
              .filter(it -> it.deal().equals(deal) && it.reading().knownBy().isEmpty())
              .flatMap(it -> Stream.of(item(it), drawn(it)))
              .filter(text -> !text.plain().isEmpty())
              .toList();
      if (!texts.isEmpty()) {
        items.add(new Block.Definition("", Prose.of(deal.label()), texts));
      }
    }
    blocks.add(new Block.Definitions(items));
    return blocks;
  }

  /// The readings in which the simulation has no say.
  private String untouched() {
    var names =
        results.deals().stream()
            .filter(it -> it.reading().knownBy().isEmpty() && it.margin().isEmpty())
            .map(it -> it.reading().name())
            .distinct()
            .toList();
    return names.isEmpty()
        ? ""
        : " No wish of %s speaks of a result of the simulation, so that the answer as written is the same in every future."
            .formatted(String.join(" and ", names));
  }

  private Prose item(DealResult result) {
    var text =
        Prose.empty()
            .strong(Words.upperFirst(result.reading().name()) + ": ")
            .text("as written kept in ");
    var tally = result.tally(Mode.WRITTEN);
    text = text.then(Findings.share(tally.share()));
    text =
        text.text(
            tally.open() == 0
                ? ". "
                : ", and nobody knows in %s, where results lie within the noise. "
                    .formatted(Numbers.share((double) tally.open() / tally.of())));
    var reasons = result.verdict(Mode.WRITTEN).map(verdict -> verdict.reasons()).orElse(List.of());
    if (!reasons.isEmpty()) {
      var first = reasons.getFirst();
      text =
          text.text("Broken by ")
              .text(words.party(first.party()))
              .text(
                  first.futures() == tally.of()
                      ? ""
                      : " in " + Numbers.share((double) first.futures() / tally.of()))
              .text(": the wish ")
              .then(wish(result, first.party(), first.statement()))
              .text(", by our list, weighs more than what would be lost. ");
    }
    text =
        text.then(holding(result))
            .then(stop(result))
            .then(changes(result))
            .then(conditions(result));
    return text;
  }

  /// Which wishes break it where their order and content are drawn.
  private Prose drawn(DealResult result) {
    var verdict = result.verdict(Mode.CONTENT);
    if (verdict.isEmpty() || verdict.get().reasons().isEmpty()) {
      return Prose.empty();
    }
    var tally = result.tally(Mode.CONTENT);
    var reasons =
        verdict.get().reasons().stream()
            .limit(MOST_REASONS)
            .map(
                reason ->
                    Prose.of(words.party(reason.party()) + ", ")
                        .then(wishAndShare(result, reason, tally)))
            .toList();
    var text =
        Prose.of("With wishes drawn anew (" + result.reading().name() + ") it is kept in ")
            .then(Findings.share(tally.share()))
            .text("; most often broken by ");
    for (var i = 0; i < reasons.size(); i++) {
      text = (i == 0 ? text : text.text("; by ")).then(reasons.get(i));
    }
    return text.text(". ").then(drawnConditions(result));
  }

  /// Why one promise is broken, and what would mend the deal, for who asks about one share.
  ///
  /// @param whose parties whose promises are meant
  /// @param promise `Kabul keeps this promise`
  List<Prose> of(DealResult result, IntPredicate whose, String promise, Share share, Prose terms) {
    var texts = new ArrayList<Prose>();
    texts.add(
        Prose.of(promise + " in ")
            .then(Findings.shareWithInterval(share))
            .text(" of the " + findings.futures() + "."));
    var reasons =
        result.verdict(Mode.CONTENT).map(DealVerdict::reasons).orElse(List.of()).stream()
            .filter(it -> whose.test(it.party()))
            .limit(MOST_REASONS)
            .toList();
    if (!reasons.isEmpty()) {
      texts.add(
          Prose.empty()
              .strong("What breaks it: ")
              .then(
                  Prose.enumeration(
                      reasons.stream()
                          .map(
                              reason ->
                                  Prose.of("the wish of " + words.party(reason.party()) + " ")
                                      .then(
                                          wishAndShare(result, reason, result.tally(Mode.CONTENT))))
                          .toList()))
              .text(", if weighed above what would be lost."));
    }
    var mending = changes(result).then(terms);
    if (!mending.isEmpty()) {
      texts.add(Prose.empty().strong("What would repair it: ").then(mending));
    }
    return texts;
  }

  private Prose wishAndShare(DealResult result, DealVerdict.Reason reason, Tally tally) {
    return wish(result, reason.party(), reason.statement())
        .text(reason.contrary() ? ", the other way round" : "")
        .text(" (in " + Numbers.share((double) reason.futures() / tally.of()) + ")");
  }

  /// Which wishes, as they were drawn, tell the futures in which it is kept from the others.
  private Prose drawnConditions(DealResult result) {
    if (result.separation(Mode.CONTENT) == Separation.NONE_FOUND) {
      return Prose.of(
          "No simple rule was found (at most three conditions on the drawn wishes, tried on"
              + " futures held out). ");
    }
    var text = Prose.empty();
    for (var found : result.drawn()) {
      var condition = found.condition();
      text =
          text.then(
                  ConditionSentences.sentence(
                      condition,
                      condition.isTrue() ? "Kept" : "Broken",
                      WishWords.of(
                          found,
                          factor -> named(result, factor),
                          BoxWords.of(findings.study().uncertainties()))))
              .text(" ");
    }
    return text;
  }

  private WishWords.Named named(DealResult result, WishFactor factor) {
    return new WishWords.Named(
        "the wish of %s \u201c%s\u201d"
            .formatted(
                words.party(factor.party()),
                words.wishInShort(result.reading(), factor.party(), factor.statement())),
        factor.before().isPresent()
            ? "\u201c"
                + words.wishInShort(result.reading(), factor.party(), factor.before().getAsInt())
                + "\u201d"
            : "");
  }

  /// What holds a party that would like to break its word: the answer that it fears.
  private Prose holding(DealResult result) {
    for (var who = 0; who < result.temptations().size(); who++) {
      var temptations = result.temptations().get(who);
      if (temptations.isEmpty()
          || temptations.stream().anyMatch(temptation -> temptation.sanction().isEmpty())) {
        continue;
      }
      var drawn = result.states().broken();
      var first =
          temptations.stream()
              .filter(it -> drawn.isPresent() && it.target() == drawn.getAsInt())
              .findFirst()
              .orElse(temptations.getFirst());
      var answer = first.sanction().orElseThrow();
      return Prose.of("What holds " + words.party(who))
          .text(": by our lists it would gain by moving to ")
          .emphasis(words.name(first.target()))
          .text(", but then ")
          .text(
              answer.stream()
                  .map(step -> words.party(step.who()))
                  .distinct()
                  .collect(Collectors.joining(" and ")))
          .text(" would move on to ")
          .emphasis(words.name(answer.getLast().to()))
          .text(
              first.certain()
                  ? ", where the gain is gone and there is no way out. "
                  : ", where the gain is gone. ");
    }
    return Prose.empty();
  }

  private Prose stop(DealResult result) {
    var stop = result.verdict(Mode.WRITTEN).map(verdict -> verdict.stop());
    if (stop.isEmpty() || stop.get().of() == 0) {
      return Prose.of("What was given cannot be taken back. ");
    }
    var share = stop.get().share();
    return share.value() > 0.5
        ? Prose.empty()
        : Prose.of("Payment could be stopped, but by our list ")
            .text(words.party(result.states().giver()))
            .text(" would rather go on paying in ")
            .then(
                share.value() == 0
                    ? Prose.of("every future")
                    : Prose.of("all but ").then(Findings.share(share)).text(" of the futures"))
            .text(", for the good that the payment does: a threat that is not")
            .text(" believed (the Samaritan's dilemma).")
            .text(
                result.tally(Mode.WRITTEN).share().value() > 0.5
                    ? " Where this deal is kept, it does not need that threat. "
                    : " ");
  }

  private Prose changes(DealResult result) {
    if (result.changes().isEmpty()) {
      var tally = result.tally(Mode.WRITTEN);
      return tally.share().value() >= 0.9
          ? Prose.empty()
          : Prose.of("No single change of what one party wants would mend it. ");
    }
    return change(result, result.changes().getFirst());
  }

  private Prose change(DealResult result, WishChange change) {
    var text =
        Prose.of("It would be kept if " + words.party(change.party()))
            .text(change.before().isPresent() ? " put the wish " : " gave up the wish ")
            .then(wish(result, change.party(), change.statement()));
    if (change.before().isPresent()) {
      text = text.text(" before ").then(wish(result, change.party(), change.before().getAsInt()));
    }
    return text.text(". ");
  }

  private Prose wish(DealResult result, int party, int statement) {
    return Prose.of("\u201c" + words.wishInShort(result.reading(), party, statement) + "\u201d");
  }

  /// What tells the futures in which it is kept from the others, or why nothing does.
  private Prose conditions(DealResult result) {
    return switch (result.separation(Mode.WRITTEN)) {
      case FOUND ->
          ConditionSentences.found(findings, result.conditions(), "Kept", "Broken").stream()
              .reduce(Prose.empty(), (all, sentence) -> all.then(sentence).text(" "));
      case NO_DIFFERENCE -> Prose.empty();
      case TOO_FEW ->
          Prose.of(
              "Otherwise in only %s of the %s futures (where nobody knows counts as not kept): too few to search for what sets them apart, which takes %d. "
                  .formatted(
                      Numbers.count(result.fewest(Mode.WRITTEN)),
                      Numbers.count(results.judged()),
                      ConditionSearch.FEWEST));
      case NONE_FOUND ->
          Prose.of(
              "No simple rule was found (at most three conditions on uncertain constants, tried on"
                  + " futures held out). ");
    };
  }
}
