package org.jirga.engine.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// The values that a draft has at the initial time, as far as they follow from its constants by the
/// initial values so far.
///
/// Only what is asked for is evaluated, and what is known stays known: each of thousands of delays
/// asks for its order. Stocks and what comes out of delays are taken as unknown.
final class InitialValues {

  private final Draft draft;
  private final Evaluation evaluation = new Evaluation(0);

  /// What each slot is assigned, by the first [#seen] of the draft's initial values.
  private final Map<Slot, Code> assigned = new HashMap<>();

  private int seen;

  InitialValues(Draft draft) {
    this.draft = draft;
  }

  /// The value of code.
  ///
  /// @param initialTime the slot of `INITIAL TIME`
  OptionalDouble of(Code code, Slot initialTime) {
    assigned.putIfAbsent(draft.slots.get(Program.TIME), Code.of(initialTime));
    assigned.putIfAbsent(draft.slots.get(Program.STEP_TIME), Code.of(initialTime));
    for (; seen < draft.initials.size(); seen++) {
      var assignment = draft.initials.get(seen);
      switch (assignment.target().role()) {
        case TIME, STEP_TIME, CONSTANT, VARIABLE, HIDDEN ->
            assigned.put(assignment.target(), assignment.code());
        case STOCK, DELAYED -> {}
      }
    }
    evaluation.grow(draft.slots.size());
    return settle(code) ? evaluation.value(code) : OptionalDouble.empty();
  }

  /// Evaluates what code needs, in which a chain may be longer than a stack of calls.
  ///
  /// @return whether all of it is known
  private boolean settle(Code code) {
    var path = new ArrayDeque<Slot>();
    var onPath = new HashSet<Slot>();
    for (var wanted : unknown(code)) {
      path.push(wanted);
      while (!path.isEmpty()) {
        var slot = path.peek();
        var constant = draft.constants.get(slot);
        var body = constant == null ? assigned.get(slot) : Code.of(constant);
        if (body == null) {
          return false;
        }
        var needed = unknown(body);
        if (needed.isEmpty()) {
          evaluation.execute(new Assignment(slot, body));
          path.pop();
        } else if (onPath.add(slot)) {
          needed.forEach(path::push);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  private List<Slot> unknown(Code code) {
    Set<Slot> loads = new LinkedHashSet<>();
    code.addLoads(loads);
    var unknown = new ArrayList<Slot>();
    for (var slot : loads) {
      if (evaluation.value(slot).isEmpty()) {
        unknown.add(slot);
      }
    }
    return unknown;
  }
}
