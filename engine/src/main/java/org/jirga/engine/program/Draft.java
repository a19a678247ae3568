package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jirga.model.source.Span;

/// A program while it is being put together. The lists mean what they mean in [Program].
final class Draft {

  final List<Slot> slots = new ArrayList<>();
  final List<Assignment> initials = new ArrayList<>();
  final List<Assignment> dynamics = new ArrayList<>();
  final List<Assignment> netFlows = new ArrayList<>();
  final List<Integration> stocks = new ArrayList<>();
  final List<Pipeline> pipelines = new ArrayList<>();
  final Map<Slot, Double> constants = new HashMap<>();
  final List<Tear> tears = new ArrayList<>();
  final List<Complaint> complaints = new ArrayList<>();
  private final InitialValues initialValues = new InitialValues(this);

  /// What cannot be lowered, which only the values of constants show.
  record Complaint(LoweringCode code, Span span, String message, String hint) {}

  /// The value that code has at the initial time, as far as it follows from the constants by the
  /// initial values so far.
  ///
  /// @param initialTime the slot of `INITIAL TIME`
  OptionalDouble value(Code code, Slot initialTime) {
    return initialValues.of(code, initialTime);
  }

  /// Says it once, however many elements of an equation it is true of.
  void complain(Complaint complaint) {
    if (!complaints.contains(complaint)) {
      complaints.add(complaint);
    }
  }

  Slot slot(Slot.Role role, String label) {
    var slot = new Slot(slots.size(), role, label);
    slots.add(slot);
    return slot;
  }

  /// Adds a stock. Its net flow is a slot of its own unless it is that of a variable already.
  void integrate(Slot stock, Code net) {
    stocks.add(new Integration(stock, valueSlot(net, "net flow of " + stock.label(), netFlows)));
  }

  /// A slot that holds the value: the loaded one where it cannot change under the reader's feet.
  Slot valueSlot(Code code, String label, List<Assignment> where) {
    if (code instanceof Code.Load(var loaded)
        && (loaded.role() == Slot.Role.VARIABLE
            || loaded.role() == Slot.Role.HIDDEN
            || loaded.role() == Slot.Role.CONSTANT)) {
      return loaded;
    }
    var slot = slot(Slot.Role.HIDDEN, label);
    where.add(new Assignment(slot, code));
    return slot;
  }
}
