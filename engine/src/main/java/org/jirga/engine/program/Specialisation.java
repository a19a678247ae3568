package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Folds constants that do not vary into a program. A branch that a switch rules out disappears,
/// and what then does not change over time is computed once.
public final class Specialisation {

  private final Program program;
  private final Draft draft = new Draft();
  private final Map<Slot, Double> known = new HashMap<>();

  private Specialisation(Program program) {
    this.program = program;
    draft.slots.addAll(program.layout().slots());
    draft.initials.addAll(program.initials());
    draft.dynamics.addAll(program.dynamics());
    draft.netFlows.addAll(program.netFlows());
  }

  /// The same program, in which all constants have the program's value but those that vary.
  /// Computes the same bits.
  public static Program fix(Program program, Set<Slot> varying) {
    return new Specialisation(program).fix(varying);
  }

  private Program fix(Set<Slot> varying) {
    for (var constant : program.constants()) {
      if (!varying.contains(constant.slot())) {
        known.put(constant.slot(), constant.value());
      }
    }
    var before = Integer.MAX_VALUE;
    while (draft.dynamics.size() + draft.netFlows.size() < before) {
      before = draft.dynamics.size() + draft.netFlows.size();
      foldInitials();
      draft.dynamics.replaceAll(this::folded);
      draft.netFlows.replaceAll(this::folded);
      Invariants.hoist(draft);
    }
    return new Program(
        program.name(),
        new Layout(draft.slots),
        program.constants(),
        program.variables(),
        draft.initials,
        draft.dynamics,
        draft.netFlows,
        program.stocks(),
        program.pipelines(),
        program.time(),
        program.method());
  }

  /// A slot that is assigned once, and assigned a number, is known from then on.
  private void foldInitials() {
    var assigned = new HashMap<Slot, Integer>();
    for (var list : List.of(draft.initials, draft.dynamics, draft.netFlows)) {
      list.forEach(assignment -> assigned.merge(assignment.target(), 1, Integer::sum));
    }
    var folded = new ArrayList<Assignment>();
    for (var assignment : draft.initials) {
      var after = folded(assignment);
      folded.add(after);
      if (after.code() instanceof Code.Const(var value)
          && assigned.getOrDefault(after.target(), 0) == 1
          && holdsForTheRun(after.target())) {
        known.put(after.target(), value);
      }
    }
    draft.initials.clear();
    draft.initials.addAll(folded);
  }

  private static boolean holdsForTheRun(Slot slot) {
    return slot.role() == Slot.Role.VARIABLE || slot.role() == Slot.Role.HIDDEN;
  }

  private Assignment folded(Assignment assignment) {
    return new Assignment(assignment.target(), ConstantFolding.fold(withKnown(assignment.code())));
  }

  private Code withKnown(Code code) {
    if (code instanceof Code.Load(var slot)) {
      var value = known.get(slot);
      return value == null ? code : Code.of(value);
    }
    return code.mapOperands(this::withKnown);
  }
}
