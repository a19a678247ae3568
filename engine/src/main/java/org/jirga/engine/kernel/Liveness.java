package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Which assignments of a program anything that is looked at depends on.
///
/// @param initials of the program, without those nobody needs; likewise the others
public record Liveness(
    List<Assignment> initials, List<Assignment> dynamics, List<Assignment> netFlows) {

  /// The program without what nobody needs.
  ///
  /// @param observed slots that are read from outside; stocks always count as such
  public static Program prune(Program program, Set<Slot> observed) {
    var live = of(program, observed);
    return program.withAssignments(
        program.layout(), live.initials(), live.dynamics(), live.netFlows());
  }

  /// @param observed slots that are read from outside; stocks always count as such
  public static Liveness of(Program program, Set<Slot> observed) {
    var live = new boolean[program.layout().size()];
    observed.forEach(slot -> live[slot.index()] = true);
    program.stocks().forEach(stock -> live[stock.stock().index()] = true);
    program.stocks().forEach(stock -> live[stock.net().index()] = true);
    for (var pipeline : program.pipelines()) {
      pipeline.inputs().forEach(slot -> live[slot.index()] = true);
      pipeline.settings().forEach(slot -> live[slot.index()] = true);
    }
    // Net flows follow on the dynamics, those on the initials: backwards, each list tells the one
    // before it what it reads. What a step leaves for the next is in stocks, all of them live.
    var netFlows = live(program.netFlows(), live);
    var dynamics = live(program.dynamics(), live);
    var initials = live(program.initials(), live);
    return new Liveness(initials, dynamics, netFlows);
  }

  private static List<Assignment> live(List<Assignment> assignments, boolean[] live) {
    var kept = new ArrayList<Assignment>();
    for (var assignment : assignments.reversed()) {
      if (live[assignment.target().index()]) {
        live[assignment.target().index()] = false;
        mark(assignment.code(), live);
        kept.add(assignment);
      }
    }
    return kept.reversed();
  }

  private static void mark(Code code, boolean[] live) {
    if (code instanceof Code.Load(var slot)) {
      live[slot.index()] = true;
    }
    code.operands().forEach(operand -> mark(operand, live));
  }
}
