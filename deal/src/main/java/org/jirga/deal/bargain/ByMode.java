package org.jirga.deal.bargain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Something for each way to take the wishes.
record ByMode<T>(Map<Mode, T> all) {

  static <T> ByMode<T> of(Function<Mode, T> each) {
    var all = new EnumMap<Mode, T>(Mode.class);
    for (var mode : Mode.values()) {
      all.put(mode, each.apply(mode));
    }
    return new ByMode<>(all);
  }

  T of(Mode mode) {
    return Objects.requireNonNull(all.get(mode));
  }
}
