package org.jirga.workbench.wording;

import java.util.ArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Limit;

/// Boxes as people say them.
public final class BoxWords {

  private BoxWords() {}

  /// `wage is at most 120 USD a month and recruitable fraction is between 0.01 and 0.02`.
  ///
  /// @param unit of each factor
  public static String of(Box box, UnaryOperator<String> unit) {
    var limits = new ArrayList<String>();
    box.limits()
        .forEach((factor, limit) -> limits.add(factor + " " + words(limit, unit.apply(factor))));
    return limits.size() < 3
        ? String.join(" and ", limits)
        : String.join(", ", limits.subList(0, limits.size() - 1)) + " and " + limits.getLast();
  }

  private static String words(Limit limit, String unit) {
    return switch (limit) {
      case Limit.Between between when !between.hasLow() ->
          "is at most " + Units.quantity(between.high(), unit);
      case Limit.Between between when !between.hasHigh() ->
          "is at least " + Units.quantity(between.low(), unit);
      case Limit.Between between ->
          "is between %s and %s"
              .formatted(Units.number(between.low(), unit), Units.quantity(between.high(), unit));
      case Limit.OneOf oneOf -> "is one of categories " + categories(oneOf);
    };
  }

  private static String categories(Limit.OneOf limit) {
    return String.join(
        ", ",
        IntStream.range(0, Long.SIZE)
            .filter(limit::admitsCategory)
            .mapToObj(String::valueOf)
            .toList());
  }
}
