package org.jirga.workbench.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.discovery.Scale;
import org.jirga.analysis.study.Uncertainty;

/// Boxes as people say them.
public final class BoxWords {

  private final Map<String, String> units = new HashMap<>();
  private final Map<String, List<String>> categories = new HashMap<>();

  private BoxWords() {}

  /// Of limits on the factors of some cases, with the units of those that are uncertainties.
  public static BoxWords of(Cases cases, List<Uncertainty> uncertainties) {
    var words = of(uncertainties);
    words.categories.clear();
    for (var factor : cases.factors()) {
      if (factor.scale() instanceof Scale.Nominal(var labels)) {
        words.categories.put(factor.name(), labels);
      }
    }
    return words;
  }

  /// Of limits on uncertainties, with their units.
  public static BoxWords of(List<Uncertainty> uncertainties) {
    var words = new BoxWords();
    for (var uncertainty : uncertainties) {
      words.units.putIfAbsent(uncertainty.constant(), uncertainty.unit());
      words.categories.putIfAbsent(uncertainty.constant(), uncertainty.categories());
    }
    return words;
  }

  /// `wage is at most 120 USD a month and recruitable fraction is between 0.01 and 0.02`.
  public String of(Box box) {
    var limits = new ArrayList<String>();
    box.limits().forEach((factor, limit) -> limits.add(factor + " " + words(factor, limit)));
    return limits.size() < 3
        ? String.join(" and ", limits)
        : String.join(", ", limits.subList(0, limits.size() - 1)) + " and " + limits.getLast();
  }

  private String words(String factor, Limit limit) {
    var unit = units.getOrDefault(factor, "");
    return switch (limit) {
      case Limit.Between between when !between.hasLow() ->
          "is at most " + Units.quantity(between.high(), unit);
      case Limit.Between between when !between.hasHigh() ->
          "is at least " + Units.quantity(between.low(), unit);
      case Limit.Between between ->
          "is between %s and %s"
              .formatted(Units.number(between.low(), unit), Units.quantity(between.high(), unit));
      case Limit.OneOf oneOf -> "is " + String.join(" or ", admitted(factor, oneOf));
    };
  }

  /// The categories that a limit admits.
  public List<String> admitted(String factor, Limit.OneOf limit) {
    var labels = categories.getOrDefault(factor, List.of());
    return IntStream.range(0, labels.size())
        .filter(limit::admitsCategory)
        .mapToObj(labels::get)
        .toList();
  }
}
