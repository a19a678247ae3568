package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.engine.lanes.LaneOperation;
import org.jirga.engine.lanes.LaneTable;
import org.jirga.engine.lanes.LoopCompiler;
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
  ///
  /// @param rows what it takes in its places, again and again
  record Run(int loop, int[] rows) implements Step {}

  /// What the schedules of a kernel have in common.
  ///
  /// @param loops takes the loops
  /// @param slots how many rows there are of slots
  /// @param literals how many there are of literals, which follow on those
  record Target(List<Loop> loops, int slots, int literals) {}

  /// As many in repetitions of one shape share a loop; fewer are better off with what they pass on
  /// in registers.
  private static final int FEWEST_REPEATED = 2 * MOST_OPERATIONS;

  private final List<Loop> loops;
  private final int slots;
  private final int firstTemporary;
  private final IntPredicate kept;
  private final List<Step> steps = new ArrayList<>();

  /// How often operations and calls read a row.
  private final Map<Integer, Integer> reads = new HashMap<>();

  /// How many calls a row's value comes from.
  private final Map<Integer, Integer> levels = new HashMap<>();

  private final List<List<LaneOperation>> operations = new ArrayList<>();
  private final List<List<Tape.Instruction>> calls = new ArrayList<>();

  private LaneSchedule(IntPredicate kept, Target into) {
    this.loops = into.loops();
    this.slots = into.slots();
    this.firstTemporary = slots + into.literals();
    this.kept = kept;
  }

  /// @param instructions each row is set at most once, and before it is read
  /// @param last what is done when all rows have been set
  /// @param kept rows that are read by others than these
  static List<Step> of(
      List<Tape.Instruction> instructions,
      List<LaneOperation> last,
      IntPredicate kept,
      Target into) {
    var schedule = new LaneSchedule(kept, into);
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
    instruction.operands().forEach(this::noteRead);
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
      case Tape.Look _, Tape.Invoke _, Tape.Pick _, Tape.Ask _ -> Optional.empty();
    };
  }

  /// The instruction in no loop.
  static Step alone(Tape.Instruction instruction) {
    return instruction instanceof Tape.Look(var table, var target, var x, var uniform) && !uniform
        ? new Look(new LaneTable(table), target, x)
        : new Single(instruction);
  }

  private void noteRead(int row) {
    reads.merge(row, 1, Integer::sum);
  }

  private void finish(List<LaneOperation> last) {
    if (calls.isEmpty() || !calls.getLast().isEmpty()) {
      operations.add(new ArrayList<>());
      calls.add(new ArrayList<>());
    }
    operations.getLast().addAll(last);
    last.forEach(operation -> operation.operands().forEach(this::noteRead));
    for (var level = 0; level < calls.size(); level++) {
      divide(operations.get(level));
      calls.get(level).forEach(instruction -> steps.add(alone(instruction)));
    }
  }

  /// Some operations on whatever rows, and the rows in this case.
  private record Shaped(List<LaneOperation> operations, Loop loop, int[] rows) {}

  /// Appends loops of the operations, and runs of them. Where many have one shape one after the
  /// other, as for the elements of an array, they share a loop.
  private void divide(List<LaneOperation> all) {
    var shaped = parts(all).stream().map(this::shaped).toList();
    var single = new ArrayList<LaneOperation>();
    for (int from = 0, to; from < shaped.size(); from = to) {
      to = from + 1;
      while (to < shaped.size() && shaped.get(to).loop().equals(shaped.get(from).loop())) {
        to++;
      }
      var same = shaped.subList(from, to);
      if (same.size() * same.getFirst().operations().size() < FEWEST_REPEATED) {
        same.forEach(part -> single.addAll(part.operations()));
      } else {
        addLoops(single);
        single.clear();
        run(same.getFirst().loop(), same.stream().flatMapToInt(it -> IntStream.of(it.rows())));
      }
    }
    addLoops(single);
  }

  private void addLoops(List<LaneOperation> all) {
    for (var from = 0; from < all.size(); from += MOST_OPERATIONS) {
      var piece = List.copyOf(all.subList(from, Math.min(from + MOST_OPERATIONS, all.size())));
      run(new Loop(piece, keptOf(piece), 0), IntStream.empty());
    }
  }

  private void run(Loop loop, IntStream rows) {
    var known = loops.indexOf(loop);
    steps.add(new Run(known < 0 ? loops.size() : known, rows.toArray()));
    if (known < 0) {
      loops.add(loop);
    }
  }

  /// Cuts operations behind each that sets a slot, and what is long everywhere.
  private List<List<LaneOperation>> parts(List<LaneOperation> all) {
    var parts = new ArrayList<List<LaneOperation>>();
    var from = 0;
    for (var to = 1; to <= all.size(); to++) {
      if (to == all.size() || all.get(to - 1).target() < slots) {
        var part = all.subList(from, to);
        if (part.size() <= MOST_OPERATIONS) {
          parts.add(part);
        } else {
          part.forEach(operation -> parts.add(List.of(operation)));
        }
        from = to;
      }
    }
    return parts;
  }

  private Shaped shaped(List<LaneOperation> part) {
    var places = new LinkedHashMap<Integer, Integer>();
    IntUnaryOperator place =
        row ->
            row >= slots && row < firstTemporary
                ? row
                : places.computeIfAbsent(row, _ -> LoopCompiler.FIRST_PLACE + places.size());
    var moved = part.stream().map(operation -> operation.on(place)).toList();
    var keptPlaces =
        keptOf(part).stream().map(place::applyAsInt).collect(Collectors.toUnmodifiableSet());
    var rows = places.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new Shaped(part, new Loop(moved, keptPlaces, rows.length), rows);
  }

  /// The rows that are read elsewhere.
  private Set<Integer> keptOf(List<LaneOperation> piece) {
    var here = new HashMap<Integer, Integer>();
    piece.forEach(
        operation -> operation.operands().forEach(row -> here.merge(row, 1, Integer::sum)));
    var rows = new HashSet<Integer>();
    for (var operation : piece) {
      var row = operation.target();
      if (operation instanceof LaneOperation.Step
          || reads.getOrDefault(row, 0) > here.getOrDefault(row, 0)
          || kept.test(row)) {
        rows.add(row);
      }
    }
    return rows;
  }
}
