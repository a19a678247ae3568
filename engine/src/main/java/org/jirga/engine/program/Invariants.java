package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Moves what does not change during a run out of the steps: whole assignments, and the largest
/// parts of others, which become hidden slots of their own.
///
/// They are executed after all initial values. A variable whose initial value is another than its
/// value over time (`ACTIVE INITIAL`) is thus right in both.
final class Invariants {

  private final Draft draft;
  private final boolean[] changes;
  private final List<Assignment> once = new ArrayList<>();
  private final Map<Code, Slot> parts = new HashMap<>();

  private Invariants(Draft draft) {
    this.draft = draft;
    this.changes = new boolean[draft.slots.size()];
  }

  static void hoist(Draft draft) {
    new Invariants(draft).hoist();
  }

  private void hoist() {
    for (var slot : draft.slots) {
      changes[slot.index()] =
          switch (slot.role()) {
            case TIME, STEP_TIME, STOCK, DELAYED -> true;
            case CONSTANT, VARIABLE, HIDDEN -> false;
          };
    }
    var dynamics = changing(draft.dynamics);
    var netFlows = changing(draft.netFlows);
    replace(draft.dynamics, dynamics.stream().map(this::withoutInvariantParts).toList());
    replace(draft.netFlows, netFlows.stream().map(this::withoutInvariantParts).toList());
    addOnce();
  }

  /// Leaves out what the initial values computed already, from the same numbers.
  private void addOnce() {
    var initially = new HashMap<Slot, Code>();
    // hoisting again, after constants were folded, finds what the first time assigned anew
    var reassigned = new HashSet<Slot>();
    for (var assignment : draft.initials) {
      if (initially.put(assignment.target(), assignment.code()) != null) {
        reassigned.add(assignment.target());
      }
    }
    for (var assignment : once) {
      var before = initially.get(assignment.target());
      if (!assignment.code().equals(before) || reads(assignment.code(), reassigned)) {
        draft.initials.add(assignment);
        if (before != null) {
          reassigned.add(assignment.target());
        }
      }
    }
  }

  private static boolean reads(Code code, Set<Slot> slots) {
    return code instanceof Code.Load(var slot) && slots.contains(slot)
        || code.operands().stream().anyMatch(operand -> reads(operand, slots));
  }

  private static void replace(List<Assignment> list, List<Assignment> by) {
    list.clear();
    list.addAll(by);
  }

  /// Those that change from step to step; the others go to [#once].
  private List<Assignment> changing(List<Assignment> assignments) {
    var changing = new ArrayList<Assignment>();
    for (var assignment : assignments) {
      if (changes(assignment.code())) {
        changes[assignment.target().index()] = true;
        changing.add(assignment);
      } else {
        once.add(assignment);
      }
    }
    return changing;
  }

  private boolean changes(Code code) {
    if (code instanceof Code.Load(var slot)) {
      return changes[slot.index()];
    }
    for (var operand : code.operands()) {
      if (changes(operand)) {
        return true;
      }
    }
    return false;
  }

  private Assignment withoutInvariantParts(Assignment assignment) {
    var code = withoutInvariantParts(assignment.code());
    return new Assignment(assignment.target(), code.orElse(assignment.code()));
  }

  /// The code with slots for its largest invariant parts; nothing if all of it is one. It looks at
  /// each operand once: a sum of many terms is as deep as it is long.
  private Optional<Code> withoutInvariantParts(Code code) {
    var operands = code.operands();
    if (operands.isEmpty()) {
      return changes(code) ? Optional.of(code) : Optional.empty();
    }
    var changing = new ArrayList<Optional<Code>>(operands.size());
    var isSame = true;
    var isInvariant = true;
    for (var operand : operands) {
      var inner = withoutInvariantParts(operand);
      changing.add(inner);
      isInvariant &= inner.isEmpty();
      isSame &= inner.isPresent() ? inner.get() == operand : operand.operands().isEmpty();
    }
    if (isInvariant) {
      return Optional.empty();
    }
    if (isSame) {
      return Optional.of(code);
    }
    var others = new ArrayList<Code>(operands.size());
    for (var place = 0; place < operands.size(); place++) {
      var operand = operands.get(place);
      others.add(
          changing
              .get(place)
              .orElseGet(() -> operand.operands().isEmpty() ? operand : Code.of(part(operand))));
    }
    return Optional.of(code.withOperands(others));
  }

  private Slot part(Code code) {
    return parts.computeIfAbsent(
        code,
        wanted -> {
          var slot = draft.slot(Slot.Role.HIDDEN, wanted.toString());
          once.add(new Assignment(slot, wanted));
          return slot;
        });
  }
}
