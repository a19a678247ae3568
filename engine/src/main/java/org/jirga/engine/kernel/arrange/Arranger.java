package org.jirga.engine.kernel.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jirga.engine.kernel.Liveness;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Gives a program's slots their places and makes batches of its assignments.
///
/// Places are those of the time, then of the variables in the order of the file, so that a whole
/// row of results is one stretch of the frame, then of what is hidden.
public final class Arranger {

  /// Fewer equations of one shape are written out one by one.
  private static final int FEWEST_IN_A_LOOP = 3;

  private final Program program;
  private final int[] places;

  private Arranger(Program program, int[] places) {
    this.program = program;
    this.places = places;
  }

  /// @param program without dead assignments; slots that are not mentioned get no place
  public static Arrangement arrange(Program program) {
    return arrange(program, new FrameMemory());
  }

  /// @param memory of programs that may be much the same
  public static Arrangement arrange(Program program, FrameMemory memory) {
    var places = memory.places(inOrder(program), program.layout().slots());
    return new Arranger(program, places).arrange(memory.size());
  }

  private Arrangement arrange(int frame) {
    var live = Liveness.of(program, Set.of());
    var driving = Set.copyOf(live.dynamics());
    var supplementary =
        program.dynamics().stream().filter(Predicate.not(driving::contains)).toList();
    return new Arrangement(
        program,
        frame,
        places,
        batches(program.initials()),
        batches(live.dynamics()),
        batches(supplementary),
        batches(program.netFlows()));
  }

  private static List<Slot> inOrder(Program program) {
    var slots = program.layout().slots();
    var mentioned = mentioned(program);
    return Stream.of(slots.subList(0, 2), program.variables(), slots)
        .flatMap(List::stream)
        .filter(slot -> mentioned[slot.index()])
        .distinct()
        .toList();
  }

  private static boolean[] mentioned(Program program) {
    var mentioned = new boolean[program.layout().size()];
    mentioned[Program.TIME] = true;
    mentioned[Program.STEP_TIME] = true;
    program.constants().forEach(constant -> mentioned[constant.slot().index()] = true);
    for (var stock : program.stocks()) {
      mentioned[stock.stock().index()] = true;
      mentioned[stock.net().index()] = true;
    }
    for (var pipeline : program.pipelines()) {
      for (var slots : List.of(pipeline.outputs(), pipeline.inputs(), pipeline.settings())) {
        slots.forEach(slot -> mentioned[slot.index()] = true);
      }
    }
    for (var list : List.of(program.initials(), program.dynamics(), program.netFlows())) {
      for (var assignment : list) {
        mentioned[assignment.target().index()] = true;
        mark(assignment.code(), mentioned);
      }
    }
    return mentioned;
  }

  private static void mark(Code code, boolean[] mentioned) {
    if (code instanceof Code.Load(var slot)) {
      mentioned[slot.index()] = true;
    }
    code.operands().forEach(operand -> mark(operand, mentioned));
  }

  private List<Batch> batches(List<Assignment> assignments) {
    var batches = new ArrayList<Batch>();
    for (var group : Grouping.group(assignments, slot -> places[slot.index()])) {
      if (group.size() < FEWEST_IN_A_LOOP) {
        group.forEach(assignment -> batches.add(batch(List.of(assignment))));
      } else {
        batches.add(batch(group));
      }
    }
    return batches;
  }

  private Batch batch(List<Assignment> group) {
    return new Batch(
        Batch.name(group.getFirst().target()),
        group.size(),
        places(group, Assignment::target),
        template(group.stream().map(Assignment::code).toList()));
  }

  private <T> Places places(List<T> of, Function<T, Slot> slot) {
    return Places.of(of.stream().map(slot).map(it -> places[it.index()]).toList());
  }

  /// @param codes of one shape
  private Template template(List<Code> codes) {
    return switch (codes.getFirst()) {
      case Code.Const(var first) -> {
        var values = codes.stream().map(code -> ((Code.Const) code).value()).toList();
        yield isSame(values) ? new Template.Number(first) : new Template.Numbers(values);
      }
      case Code.Load _ -> new Template.Load(places(codes, code -> ((Code.Load) code).slot()));
      case Code.Apply(var op, _) -> new Template.Apply(op, operands(codes));
      case Code.Select _ -> {
        var operands = operands(codes);
        yield new Template.Select(operands.get(0), operands.get(1), operands.get(2));
      }
      case Code.Invoke(var invoked, var element, _) ->
          new Template.Invoke(invoked, element, operands(codes));
      case Code.Ask(var queue, var question, _) ->
          new Template.Ask(queue.index(), question, operands(codes));
      case Code.TableLookup(var first, _) -> {
        var tables = codes.stream().map(code -> ((Code.TableLookup) code).table()).toList();
        yield new Template.Lookup(
            isSame(tables) ? List.of(first) : tables, operands(codes).getFirst());
      }
    };
  }

  private static boolean isSame(List<?> values) {
    return values.stream().allMatch(values.getFirst()::equals);
  }

  private List<Template> operands(List<Code> codes) {
    var operands = new ArrayList<Template>();
    for (var place = 0; place < codes.getFirst().operands().size(); place++) {
      var operand = place;
      operands.add(template(codes.stream().map(code -> code.operands().get(operand)).toList()));
    }
    return operands;
  }
}
