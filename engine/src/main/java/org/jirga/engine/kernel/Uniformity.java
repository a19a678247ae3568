package org.jirga.engine.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Finds the slots that hold the same in every run of an ensemble: what follows from the time and
/// from constants that do not vary. They are computed once and not for each lane.
final class Uniformity {

  private Uniformity() {}

  /// For each slot, whether its value is the same in all lanes.
  static boolean[] of(Program program, Liveness live, Set<Slot> varying) {
    var uniform = new boolean[program.layout().size()];
    Arrays.fill(uniform, true);
    varying.forEach(slot -> uniform[slot.index()] = false);
    for (var pipeline : program.pipelines()) {
      pipeline.outputs().forEach(slot -> uniform[slot.index()] = false);
      pipeline.settings().forEach(slot -> uniform[slot.index()] = false);
      pipeline.moved().forEach(slot -> uniform[slot.index()] = false);
    }
    var changed = true;
    while (changed) {
      changed = false;
      for (var assignments : List.of(live.initials(), live.dynamics(), live.netFlows())) {
        for (var assignment : assignments) {
          changed |= spread(assignment, uniform);
        }
      }
      for (var stock : program.stocks()) {
        if (uniform[stock.stock().index()] && !uniform[stock.net().index()]) {
          uniform[stock.stock().index()] = false;
          changed = true;
        }
      }
    }
    return uniform;
  }

  private static boolean spread(Assignment assignment, boolean[] uniform) {
    var target = assignment.target().index();
    if (uniform[target] && !isUniform(assignment.code(), uniform)) {
      uniform[target] = false;
      return true;
    }
    return false;
  }

  private static boolean isUniform(Code code, boolean[] uniform) {
    if (code instanceof Code.Load(var slot)) {
      return uniform[slot.index()];
    }
    for (var operand : code.operands()) {
      if (!isUniform(operand, uniform)) {
        return false;
      }
    }
    return true;
  }
}
