package org.jirga.workbench.summary;

import org.jirga.analysis.study.Study;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.Mode;
import org.jirga.deal.bargain.WishFactor;
import org.jirga.workbench.wording.BoxWords;
import org.jirga.workbench.wording.Lines;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.WishWords;

/// What became of the deals in a few lines for a terminal.
final class BargainText {

  private final BargainResults results;
  private final Study study;
  private final Lines lines;

  BargainText(BargainResults results, Study study, Lines lines) {
    this.results = results;
    this.study = study;
    this.lines = lines;
  }

  void add() {
    var deals = results.deals().stream().filter(it -> it.reading().knownBy().isEmpty()).toList();
    if (deals.isEmpty()) {
      return;
    }
    lines.blank();
    lines.wrap(
        "Deals, with the share of the futures in which everybody keeps each (not a probability),"
            + " order and content of the wishes drawn anew for each future:");
    deals.forEach(this::deal);
  }

  private void deal(DealResult result) {
    var share = result.tally(Mode.CONTENT).share();
    lines.wrap(
        "  %6s  ".formatted(Numbers.share(share.value()).replace("less than", "<")),
        "%s, %s".formatted(result.deal().label(), result.reading().name()));
    for (var found : result.drawn()) {
      var condition = found.condition();
      lines.wrap(
          " ".repeat(10),
          "%s where %s: %s instead of %s"
              .formatted(
                  condition.isTrue() ? "kept" : "broken",
                  WishWords.of(
                      found, factor -> named(result, factor), BoxWords.of(study.uncertainties())),
                  Numbers.share(condition.density().value()),
                  Numbers.share(condition.heldOut().base())));
    }
  }

  private WishWords.Named named(DealResult result, WishFactor factor) {
    var party = results.bargain().conflict().decisionMakers().get(factor.party()).name();
    return new WishWords.Named(
        "'%s' of %s".formatted(wish(result, factor, factor.statement()), party),
        factor.before().isPresent()
            ? "'" + wish(result, factor, factor.before().getAsInt()) + "'"
            : "");
  }

  private String wish(DealResult result, WishFactor factor, int statement) {
    return BargainSummary.wish(
        results.bargain().conflict(), result.reading(), factor.party(), statement);
  }
}
