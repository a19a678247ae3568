package org.jirga.engine.kernel.arrange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jirga.engine.program.Slot;

/// Remembers which places the slots of former programs had, by their labels, so that the code of
/// equations that did not change stays the same when a model is edited. Used by one thread at a
/// time.
public final class FrameMemory {

  /// A label, and which of the slots with this label.
  private record Key(String label, int occurrence) {}

  private static final int NOWHERE = -1;

  private final Map<Key, Integer> places = new HashMap<>();

  /// Gives each slot a place: the one it had, or one that nobody ever had.
  ///
  /// @param slots those that need a place, in the order in which new ones are given
  /// @param all the slots of the program
  /// @return for each slot of the program, by its index; -1 for those that need none
  int[] places(List<Slot> slots, List<Slot> all) {
    var keys = keys(all);
    if (places.size() > 2 * slots.size()) {
      places.clear(); // of another model, mostly
    }
    var given = new int[all.size()];
    Arrays.fill(given, NOWHERE);
    for (var slot : slots) {
      var free = places.size();
      given[slot.index()] = places.computeIfAbsent(keys[slot.index()], _ -> free);
    }
    return given;
  }

  /// How many places there are.
  int size() {
    return places.size();
  }

  private static Key[] keys(List<Slot> all) {
    var seen = new HashMap<String, Integer>();
    return all.stream()
        .map(slot -> new Key(slot.label(), seen.merge(slot.label(), 1, Integer::sum)))
        .toArray(Key[]::new);
  }
}
