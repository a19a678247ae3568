package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    return code instanceof Code.Load(var slot) && changes[slot.index()]
        || code.operands().stream().anyMatch(this::changes);
  }

  private Assignment withoutInvariantParts(Assignment assignment) {
    return new Assignment(assignment.target(), withoutInvariantParts(assignment.code()));
  }

  private Code withoutInvariantParts(Code code) {
    if (!changes(code)) {
      return code.operands().isEmpty() ? code : Code.of(part(code));
    }
    return switch (code) {
      case Code.Const _, Code.Load _ -> code;
      case Code.Apply(var op, var operands) ->
          new Code.Apply(op, operands.stream().map(this::withoutInvariantParts).toList());
      case Code.Select(var test, var then, var otherwise) ->
          new Code.Select(
              withoutInvariantParts(test),
              withoutInvariantParts(then),
              withoutInvariantParts(otherwise));
      case Code.Invoke(var calculation, var element, var operands) ->
          new Code.Invoke(
              calculation, element, operands.stream().map(this::withoutInvariantParts).toList());
      case Code.Ask(_, _, var operands) ->
          code.withOperands(operands.stream().map(this::withoutInvariantParts).toList());
      case Code.TableLookup(var table, var x) ->
          new Code.TableLookup(table, withoutInvariantParts(x));
    };
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
