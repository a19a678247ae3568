package org.jirga.engine.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.model.expr.Name;

/// The slots of a program, and the way from a label to its slot.
public final class Layout {

  private static final Pattern SPACED = Pattern.compile(" ?([\\[\\],]) ?");

  private final List<Slot> slots;
  private final Map<String, Slot> byKey = new HashMap<>();

  /// @throws IllegalArgumentException if an index does not fit its place
  public Layout(List<Slot> slots) {
    this.slots = List.copyOf(slots);
    for (var slot : this.slots) {
      if (this.slots.get(slot.index()) != slot) {
        throw new IllegalArgumentException("The slot %s is not in its place.".formatted(slot));
      }
      if (slot.role() != Slot.Role.HIDDEN && slot.role() != Slot.Role.STEP_TIME) {
        byKey.putIfAbsent(key(slot.label()), slot);
      }
    }
  }

  public List<Slot> slots() {
    return slots;
  }

  public int size() {
    return slots.size();
  }

  /// The slot of a scalar of the model; labels are compared as names are, and white space beside
  /// brackets and commas does not matter.
  public Optional<Slot> find(String label) {
    return Optional.ofNullable(byKey.get(key(label)));
  }

  /// What labels are compared by.
  static String key(String label) {
    return SPACED.matcher(Name.of(label).key()).replaceAll("$1");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout layout && slots.equals(layout.slots);
  }

  @Override
  public int hashCode() {
    return slots.hashCode();
  }

  @Override
  public String toString() {
    return slots.toString();
  }
}
