package org.jirga.workbench.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Limit;
import org.jirga.deal.bargain.WishCondition;
import org.jirga.deal.bargain.WishFactor;
import org.jirga.deal.bargain.WishFactor.Fate;

/// Limits on the wishes that were drawn for the futures, as people say them.
public final class WishWords {

  /// What a factor's wish is called, and the one that it is put before.
  ///
  /// @param of whose wish, and which
  /// @param before empty where it is of no order
  public record Named(String of, String before) {}

  private WishWords() {}

  /// `Taliban's wish “release” is not given up and activity is at least 1.02`.
  ///
  /// @param constants how limits on constants are said
  public static String of(
      WishCondition condition, Function<WishFactor, Named> names, BoxWords constants) {
    var texts = new ArrayList<String>();
    condition
        .condition()
        .box()
        .limits()
        .forEach(
            (name, limit) -> {
              var factor = condition.wishes().get(name);
              texts.add(
                  factor == null
                      ? constants.of(new Box(Map.of(name, limit)))
                      : words(factor, limit, names));
            });
    return String.join(" and ", texts);
  }

  private static String words(WishFactor factor, Limit limit, Function<WishFactor, Named> names) {
    var name = names.apply(factor);
    return switch (factor.kind()) {
      case FATE -> name.of() + " is " + fates(factor, limit);
      case ORDER ->
          name.of() + (limit.admits(1) ? " comes before " : " stays after ") + name.before();
      case BOUND ->
          "the bound in "
              + name.of()
              + BoxWords.of(List.of()).of(new Box(Map.of("", limit)))
              + " times that written";
    };
  }

  private static String fates(WishFactor factor, Limit limit) {
    var admitted = factor.admitted(limit);
    var others = factor.fates().stream().filter(fate -> !admitted.contains(fate)).toList();
    return admitted.size() <= others.size() || others.isEmpty()
        ? joined(admitted, " or ")
        : "not " + joined(others, " or ");
  }

  private static String joined(List<Fate> fates, String with) {
    return fates.stream().map(WishWords::word).collect(Collectors.joining(with));
  }

  private static String word(Fate fate) {
    return switch (fate) {
      case AS_WRITTEN -> "as written";
      case UNCONDITIONAL -> "freed of its condition";
      case CONTRARY -> "turned into its contrary";
      case GIVEN_UP -> "given up";
    };
  }
}
