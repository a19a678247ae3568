package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Cuts expressions that are too large for one piece of compiled code: parts of them become hidden
/// slots of their own, computed right before.
///
/// A long sum is cut after equal numbers of terms, so that its parts have the same shape.
public final class LargeParts {

  private final int most;
  private final Draft draft = new Draft();

  private LargeParts(int most) {
    this.most = most;
  }

  /// The same program, computing the same bits.
  ///
  /// @param most operations, loads and literals in an expression
  public static Program cut(Program program, int most) {
    return new LargeParts(most).cut(program);
  }

  private Program cut(Program program) {
    draft.slots.addAll(program.layout().slots());
    cut(program.initials(), draft.initials);
    cut(program.dynamics(), draft.dynamics);
    cut(program.netFlows(), draft.netFlows);
    return program.withAssignments(
        new Layout(draft.slots), draft.initials, draft.dynamics, draft.netFlows);
  }

  private void cut(List<Assignment> assignments, List<Assignment> out) {
    for (var assignment : assignments) {
      var label = "part of " + assignment.target().label();
      out.add(new Assignment(assignment.target(), cut(assignment.code(), label, out).code()));
    }
  }

  /// @param size of the code
  private record Cut(Code code, int size) {}

  private Cut cut(Code code, String label, List<Assignment> out) {
    var operands = new ArrayList<Cut>();
    for (var operand : code.operands()) {
      operands.add(cut(operand, label, out));
    }
    var isCut = false;
    while (size(operands) > most) {
      var largest = Collections.max(operands, Comparator.comparingInt(Cut::size));
      // A calculation may take more numbers than that.
      if (largest.size() == 1) {
        break;
      }
      var part = draft.slot(Slot.Role.HIDDEN, label);
      out.add(new Assignment(part, largest.code()));
      operands.set(operands.indexOf(largest), new Cut(Code.of(part), 1));
      isCut = true;
    }
    var changed = isCut || !operands.stream().map(Cut::code).toList().equals(code.operands());
    return new Cut(
        changed ? code.withOperands(operands.stream().map(Cut::code).toList()) : code,
        size(operands));
  }

  /// Of an expression with such operands.
  private static int size(List<Cut> operands) {
    return 1 + operands.stream().mapToInt(Cut::size).sum();
  }
}
