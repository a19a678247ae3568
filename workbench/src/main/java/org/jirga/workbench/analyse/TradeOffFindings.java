package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.List;
import org.jirga.analysis.robustness.TradeOff;
import org.jirga.workbench.figure.TradeOffChart;
import org.jirga.workbench.wording.TradeOffWords;
import org.jirga.workbench.wording.Words;

/// Whether policies trade one outcome for another.
public final class TradeOffFindings {

  private TradeOffFindings() {}

  /// @param first name of the outcome along
  /// @param second name of the outcome upwards
  public static Finding of(TradeOff tradeOff, String first, String second) {
    var slug = "trade-off-" + Words.slug(first) + "-" + Words.slug(second);
    var baseline = tradeOff.places().getFirst().policy();
    var rows = new ArrayList<List<Object>>();
    for (var place : tradeOff.places()) {
      rows.add(
          List.of(
              place.policy(),
              place.first().p50(),
              place.second().p50(),
              place.firstGain().p50(),
              place.secondGain().p50(),
              place.betterInBoth().value(),
              place.worseInBoth().value(),
              place.beatenBy().isPresent()
                  ? tradeOff.places().get(place.beatenBy().getAsInt()).policy()
                  : ""));
    }
    var sentence = TradeOffWords.of(tradeOff, "'" + first + "'", "'" + second + "'");
    var title = "'%s' against '%s'".formatted(first, second);
    return new Finding(
        slug + ".csv",
        "%s, %s".formatted(title, Words.counted(tradeOff.futures(), "future")),
        List.of(
            "policy",
            "median of the first",
            "median of the second",
            "gain in the first",
            "gain in the second",
            "better in both",
            "worse in both",
            "beaten by"),
        rows,
        List.of(
            sentence,
            "Gains are medians of the improvement over '%s', future by future, above 0 for the better; better and worse in both are shares of the futures against it."
                .formatted(baseline)),
        List.of(
            TradeOffChart.outcomes(slug, title, sentence, first, second, tradeOff),
            TradeOffChart.gains(
                slug + "-gains",
                title + ", compared with '" + baseline + "'",
                sentence,
                "gain in " + first,
                "gain in " + second,
                tradeOff)));
  }
}
