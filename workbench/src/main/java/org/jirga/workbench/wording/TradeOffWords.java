package org.jirga.workbench.wording;

import java.util.Comparator;
import java.util.List;
import org.jirga.analysis.robustness.TradeOff;
import org.jirga.analysis.robustness.TradeOff.Place;

/// What a trade-off between two outcomes comes to, in a sentence.
public final class TradeOffWords {

  private TradeOffWords() {}

  /// @param first the outcome along, as it is called in a sentence
  /// @param second the other one
  public static String of(TradeOff tradeOff, String first, String second) {
    var unbeaten = tradeOff.unbeaten();
    if (!tradeOff.isTraded()) {
      var others = tradeOff.places().size() - unbeaten.size();
      return others == 0
          ? "No policy differs from another in its median gains in %s and %s."
              .formatted(first, second)
          : "No trade-off: %s %s the largest median gains in both %s and %s."
              .formatted(names(unbeaten), unbeaten.size() == 1 ? "has" : "have", first, second);
    }
    var bestFirst = best(unbeaten, Comparator.comparingDouble(it -> it.firstGain().p50()));
    var bestSecond = best(unbeaten, Comparator.comparingDouble(it -> it.secondGain().p50()));
    var beaten = tradeOff.places().size() - unbeaten.size();
    return "A trade-off: '%s' gains most in %s, '%s' in %s (medians); %d of %d policies are on the way from the one to the other%s."
        .formatted(
            bestFirst.policy(),
            first,
            bestSecond.policy(),
            second,
            unbeaten.size(),
            tradeOff.places().size(),
            beaten == 0
                ? ""
                : beaten == 1
                    ? ", and one is beaten by another in both"
                    : ", and %d are beaten by another in both".formatted(beaten));
  }

  private static Place best(List<Place> places, Comparator<Place> by) {
    return places.stream().max(by).orElseThrow();
  }

  private static String names(List<Place> places) {
    return String.join(" and ", places.stream().map(it -> "'" + it.policy() + "'").toList());
  }
}
