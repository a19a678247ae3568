package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /// What became of an item; one of the two is there.
  interface Found<T, K> {
    void add(K key, Optional<T> before, Optional<T> after);
  }

  /// Finds items that only one of two lists has, or whose words differ, in the order of the first
  /// list and then of the second.
  static <T, K> void compare(
      List<T> before,
      List<T> after,
      Function<T, K> key,
      Function<T, String> words,
      Found<T, K> found) {
    var old = byKey(before, key);
    var now = byKey(after, key);
    var all = new LinkedHashSet<>(old.keySet());
    all.addAll(now.keySet());
    for (var each : all) {
      var one = Optional.ofNullable(old.get(each));
      var other = Optional.ofNullable(now.get(each));
      if (!one.map(words).equals(other.map(words))) {
        found.add(each, one, other);
      }
    }
  }

  private static <T, K> Map<K, T> byKey(List<T> items, Function<T, K> key) {
    var map = new LinkedHashMap<K, T>();
    items.forEach(item -> map.put(key.apply(item), item));
    return map;
  }
}
