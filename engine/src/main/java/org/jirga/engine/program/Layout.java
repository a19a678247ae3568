package org.jirga.engine.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.model.expr.Name;
import org.jspecify.annotations.Nullable;

/// The slots of a program, and the way from a label to its slot.
public final class Layout {

  private static final Pattern SPACED = Pattern.compile(" ?([\\[\\],]) ?");

  private final List<Slot> slots;

  /// Made when it is first asked for: a program has many layouts on its way, and most are not.
  private volatile @Nullable Map<String, Slot> byKey;

  /// @throws IllegalArgumentException if an index does not fit its place
  public Layout(List<Slot> slots) {
    this.slots = List.copyOf(slots);
    for (var slot : this.slots) {
      if (this.slots.get(slot.index()) != slot) {
        throw new IllegalArgumentException("The slot %s is not in its place.".formatted(slot));
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
    var known = byKey;
    if (known == null) {
      known = named();
      byKey = known;
    }
    return Optional.ofNullable(known.get(key(label)));
  }

  private Map<String, Slot> named() {
    var found = new HashMap<String, Slot>();
    for (var slot : slots) {
      if (isNamed(slot)) {
        found.putIfAbsent(key(slot.label()), slot);
      }
    }
    return found;
  }

  private static boolean isNamed(Slot slot) {
    return slot.role() != Slot.Role.HIDDEN && slot.role() != Slot.Role.STEP_TIME;
  }

  /// The slots of variables without subscripts, without making room to look for others.
  List<Slot> find(Collection<Name> names) {
    return slots.stream()
        .filter(Layout::isNamed)
        .filter(slot -> slot.label().indexOf('[') < 0)
        .filter(slot -> names.contains(Name.of(slot.label())))
        .toList();
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
