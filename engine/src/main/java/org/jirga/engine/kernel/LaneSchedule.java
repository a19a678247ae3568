package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jirga.engine.lanes.LaneOperation;
import org.jirga.engine.lanes.LaneTable;
import org.jirga.engine.lanes.LoopCompiler.Loop;

/// Divides instructions into loops over lanes and calls of lane functions.
///
/// What is the same in all lanes comes first. The rest is ordered by how many calls a value comes
/// from, so that loops are long: all operations that need no call, all calls that need no other,
/// and so on.
final class LaneSchedule {

  /// C2 needs some milliseconds for each, and more than in proportion for many.
  static final int MOST_OPERATIONS = 24;

  /// What is done one after the other.
  sealed interface Step {}

  /// An instruction by itself.
  record Single(Tape.Instruction instruction) implements Step {}

  /// A graphical function by itself.
  record Look(LaneTable table, int target, int x) implements Step {}

  /// A loop, by its number.
  record Run(int loop) implements Step {}

  private final List<Loop> loops;
  private final IntPredicate kept;
  private final List<Step> steps = new ArrayList<>();

  /// How many calls a row's value comes from.
  private final Map<Integer, Integer> levels = new HashMap<>();

  private final List<List<LaneOperation>> operations = new ArrayList<>();
  private final List<List<Tape.Instruction>> calls = new ArrayList<>();

  private LaneSchedule(List<Loop> loops, IntPredicate kept) {
    this.loops = loops;
    this.kept = kept;
  }

  /// @param instructions each row is set at most once, and before it is read
  /// @param last what is done when all rows have been set
  /// @param kept rows that are read by others than these
  /// @param loops takes the loops
  static List<Step> of(
      List<Tape.Instruction> instructions,
      List<LaneOperation> last,
      IntPredicate kept,
      List<Loop> loops) {
    var schedule = new LaneSchedule(loops, kept);
    instructions.forEach(schedule::add);
    schedule.finish(last);
    return schedule.steps;
  }

  private void add(Tape.Instruction instruction) {
    if (instruction.uniform()) {
      steps.add(alone(instruction));
      return;
    }
    var operation = operation(instruction);
    var level =
        instruction.operands().stream()
            .mapToInt(row -> levels.getOrDefault(row, 0))
            .max()
            .orElse(0);
    while (calls.size() <= level) {
      operations.add(new ArrayList<>());
      calls.add(new ArrayList<>());
    }
    operation.ifPresentOrElse(operations.get(level)::add, () -> calls.get(level).add(instruction));
    levels.put(instruction.target(), operation.isPresent() ? level : level + 1);
  }

  /// The instruction as a loop has it, if it can.
  static Optional<LaneOperation> operation(Tape.Instruction instruction) {
    return switch (instruction) {
      case Tape.Apply apply ->
          LaneOperation.fitsLoop(apply.op())
              ? Optional.of(new LaneOperation.Apply(apply.op(), apply.target(), apply.operands()))
              : Optional.empty();
      case Tape.Select(var target, var test, var then, var otherwise, _) ->
          Optional.of(new LaneOperation.Select(target, test, then, otherwise));
      case Tape.Copy(var target, var from, _) -> Optional.of(new LaneOperation.Copy(target, from));
      case Tape.Look _, Tape.Invoke _ -> Optional.empty();
    };
  }

  /// The instruction in no loop.
  static Step alone(Tape.Instruction instruction) {
    return instruction instanceof Tape.Look(var table, var target, var x, var uniform) && !uniform
        ? new Look(new LaneTable(table), target, x)
        : new Single(instruction);
  }

  private void finish(List<LaneOperation> last) {
    var pieces = new ArrayList<List<LaneOperation>>();
    for (var level = 0; level < calls.size(); level++) {
      divide(operations.get(level), pieces);
      calls.get(level).forEach(instruction -> steps.add(alone(instruction)));
    }
    if (pieces.isEmpty() || calls.isEmpty() || !calls.getLast().isEmpty()) {
      divide(last, pieces);
    } else {
      // the last loop goes on
      steps.removeLast();
      var together = new ArrayList<>(pieces.removeLast());
      together.addAll(last);
      divide(together, pieces);
    }
    pieces.forEach(piece -> loops.add(new Loop(piece, keptOf(piece, pieces))));
  }

  /// Appends loops of the operations, and runs of them.
  private void divide(List<LaneOperation> all, List<List<LaneOperation>> pieces) {
    for (var from = 0; from < all.size(); from += MOST_OPERATIONS) {
      steps.add(new Run(loops.size() + pieces.size()));
      pieces.add(all.subList(from, Math.min(from + MOST_OPERATIONS, all.size())));
    }
  }

  /// The rows that are read after a loop.
  private Set<Integer> keptOf(List<LaneOperation> piece, List<List<LaneOperation>> pieces) {
    var read = new HashSet<Integer>();
    for (var other : pieces) {
      if (other != piece) {
        other.forEach(operation -> read.addAll(operation.operands()));
      }
    }
    calls.forEach(level -> level.forEach(instruction -> read.addAll(instruction.operands())));
    var rows = new HashSet<Integer>();
    for (var operation : piece) {
      if (operation instanceof LaneOperation.Step
          || read.contains(operation.target())
          || kept.test(operation.target())) {
        rows.add(operation.target());
      }
    }
    return rows;
  }
}
