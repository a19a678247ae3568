package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lists whose items have a name each.
final class Keyed {

  private Keyed() {}

  /// The list with one item put in the place of the one of the same name, added at the end where
  /// there is none, or taken away.
  static <T, K> List<T> with(List<T> items, Function<T, K> name, K key, Optional<T> item) {
    var changed = new ArrayList<T>();
    var isThere = false;
    for (var old : items) {
      if (name.apply(old).equals(key)) {
        isThere = true;
        item.ifPresent(changed::add);
      } else {
        changed.add(old);
      }
    }
    if (!isThere) {
      item.ifPresent(changed::add);
    }
    return changed;
  }
}
