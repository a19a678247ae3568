package org.jirga.engine.kernel.arrange;

import java.util.List;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Gives a program's slots their places and makes batches of its assignments.
public final class Arranger {

  private final Program program;
  private final int[] places;

  private Arranger(Program program) {
    this.program = program;
    this.places = new int[program.layout().size()];
  }

  /// @param program without dead assignments
  public static Arrangement arrange(Program program) {
    return new Arranger(program).arrange();
  }

  private Arrangement arrange() {
    for (var slot : program.layout().slots()) {
      places[slot.index()] = slot.index();
    }
    return new Arrangement(
        program,
        places.length,
        places,
        batches(program.initials()),
        batches(program.dynamics()),
        batches(program.netFlows()));
  }

  private List<Batch> batches(List<Assignment> assignments) {
    return assignments.stream().map(this::batch).toList();
  }

  private Batch batch(Assignment assignment) {
    return new Batch(
        assignment.target().label(), 1, place(assignment.target()), template(assignment.code()));
  }

  private Template template(Code code) {
    return switch (code) {
      case Code.Const(var value) -> new Template.Number(value);
      case Code.Load(var slot) -> new Template.Load(place(slot));
      case Code.Apply(var op, var operands) ->
          new Template.Apply(op, operands.stream().map(this::template).toList());
      case Code.Select(var test, var then, var otherwise) ->
          new Template.Select(template(test), template(then), template(otherwise));
      case Code.TableLookup(var table, var x) -> new Template.Lookup(List.of(table), template(x));
    };
  }

  private Places place(Slot slot) {
    return new Places.Even(places[slot.index()], 0);
  }
}
