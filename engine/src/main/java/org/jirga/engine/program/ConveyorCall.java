package org.jirga.engine.program;

import java.util.ArrayList;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;

/// The arguments of `CONVEYOR_OUTFLOW` and `CONVEYOR_LEAK`, by name.
///
/// @param first the place of the first argument that both have
record ConveyorCall(Expr.Call call, int first) {

  private static final int INPUT = 0;
  private static final int LENGTH = 1;
  private static final int ARRESTED = 2;
  private static final int CONTENT = 3;
  private static final int KIND = 4;
  private static final int LEAKS = 5;

  static ConveyorCall of(Expr.Call call) {
    return new ConveyorCall(call, call.function() == Function.CONVEYOR_LEAK ? 1 : 0);
  }

  private int leaks() {
    return (call.arguments().size() - first - LEAKS) / 3;
  }

  private double number(int place) {
    if (call.arguments().get(place) instanceof Expr.Literal literal) {
      return literal.value();
    }
    throw new IllegalStateException("Argument %d of a conveyor is no number.".formatted(place));
  }

  private boolean isExponential() {
    return ((int) number(first + KIND) & 1) != 0;
  }

  private boolean isDiscrete() {
    return ((int) number(first + KIND) & 2) != 0;
  }

  /// Not below 0; linear leaks take no more than those before them leave.
  private Code fraction(int leak, StatefulExpansion stateful, Scope scope) {
    if (isExponential()) {
      return notBelowZero(written(leak, stateful, scope));
    }
    var rest = Code.of(1);
    for (var before = 0; before < leak; before++) {
      var taken = Code.of(Op.MIN, notBelowZero(written(before, stateful, scope)), rest);
      rest = notBelowZero(Code.of(Op.SUBTRACT, rest, taken));
    }
    return Code.of(Op.MIN, notBelowZero(written(leak, stateful, scope)), rest);
  }

  private static Code notBelowZero(Code code) {
    return Code.of(Op.MAX, code, Code.of(0));
  }

  private Code written(int leak, StatefulExpansion stateful, Scope scope) {
    return stateful.argument(call, first + LEAKS + 3 * leak, scope);
  }

  Conveyor conveyor(Draft draft, StatefulExpansion stateful, Scope initially, String label) {
    var content =
        stateful.initialSlot(stateful.argument(call, first + CONTENT, initially), initially, label);
    var length =
        stateful.initialSlot(
            stateful.argument(call, first + LENGTH, initially), initially, "length of " + label);
    var leaks = new ArrayList<Conveyor.Leak>();
    for (var i = 0; i < leaks(); i++) {
      var zone = first + LEAKS + 3 * i + 1;
      leaks.add(
          new Conveyor.Leak(
              draft.slot(Slot.Role.DELAYED, "leak of " + label),
              draft.slot(Slot.Role.DELAYED, "last leak of " + label),
              draft.slot(Slot.Role.HIDDEN, "leak fraction of " + label),
              stateful.initialSlot(fraction(i, stateful, initially), initially, label),
              number(zone),
              number(zone + 1)));
    }
    var conveyor =
        new Conveyor(
            draft.slot(Slot.Role.DELAYED, label),
            leaks,
            isExponential(),
            isDiscrete(),
            draft.slot(Slot.Role.HIDDEN, "input of " + label),
            draft.slot(Slot.Role.HIDDEN, "length of " + label),
            draft.slot(Slot.Role.HIDDEN, "arrest of " + label),
            content,
            length);
    begin(conveyor, stateful, initially);
    return conveyor;
  }

  /// The outputs at the initial time, for initial values that need them: each step's load has left
  /// `1 - F * j / n` of it after `j` of `n` steps, if the leaks take F in all and evenly. Of other
  /// leaks they are not known before the run.
  private static void begin(Conveyor conveyor, StatefulExpansion stateful, Scope initially) {
    var dt = Code.of(stateful.timeStep);
    var exact = Code.of(Op.DIVIDE, Code.of(conveyor.initialLength()), dt);
    var little = Code.of(Op.SUBTRACT, Code.of(TimeAxis.TOLERANCE), exact);
    var steps = Code.of(Op.MAX, Code.of(1), Code.of(Op.NEGATE, Code.of(Op.FLOOR, little)));
    var fraction = Code.of(0);
    // A discrete one holds its content in lumps.
    var isEven = !conveyor.exponential() && !conveyor.discrete();
    for (var leak : conveyor.leaks()) {
      fraction = Code.of(Op.ADD, fraction, Code.of(leak.initialFraction()));
      isEven &= leak.from() == 0 && leak.to() == 1;
    }
    var known = conveyor.leaks().isEmpty() && !conveyor.discrete() || isEven;
    var before = Code.of(Op.SUBTRACT, steps, Code.of(1));
    var lost = Code.of(Op.DIVIDE, Code.of(Op.MULTIPLY, fraction, before), Code.of(2));
    var sum = Code.of(Op.MULTIPLY, Code.of(Op.SUBTRACT, steps, lost), dt);
    var loaded = Code.of(Op.DIVIDE, Code.of(conveyor.content()), sum);
    var gone = Code.of(Op.DIVIDE, Code.of(Op.MULTIPLY, fraction, before), steps);
    var left = Code.of(Op.MULTIPLY, loaded, Code.of(Op.SUBTRACT, Code.of(1), gone));
    var unknown = Code.of(Double.NaN);
    initially.out().add(new Assignment(conveyor.leaving(), known ? left : unknown));
    for (var leak : conveyor.leaks()) {
      initially.out().add(new Assignment(leak.all(), known ? loaded : unknown));
      var last = Code.of(Op.DIVIDE, loaded, steps);
      initially.out().add(new Assignment(leak.leaving(), known ? last : unknown));
    }
  }

  void feed(Conveyor conveyor, Draft draft, StatefulExpansion stateful, Scope late) {
    draft.netFlows.add(
        new Assignment(conveyor.input(), stateful.argument(call, first + INPUT, late)));
    draft.netFlows.add(
        new Assignment(conveyor.length(), stateful.argument(call, first + LENGTH, late)));
    draft.netFlows.add(
        new Assignment(conveyor.arrested(), stateful.argument(call, first + ARRESTED, late)));
    for (var i = 0; i < leaks(); i++) {
      draft.netFlows.add(
          new Assignment(conveyor.leaks().get(i).fraction(), fraction(i, stateful, late)));
    }
  }

  /// What comes off, or falls off by one leak: nothing while the belt stands still.
  Code output(Conveyor conveyor, StatefulExpansion stateful, Scope scope) {
    var moving = Code.of(Op.NOT, stateful.argument(call, first + ARRESTED, scope));
    return new Code.Select(moving, moved(conveyor, stateful, scope), Code.of(0));
  }

  private Code moved(Conveyor conveyor, StatefulExpansion stateful, Scope scope) {
    if (first > 0) {
      var leak = (int) number(0);
      return Code.of(
          Op.MULTIPLY, fraction(leak, stateful, scope), Code.of(conveyor.leaks().get(leak).all()));
    }
    var left = Code.of(conveyor.leaving());
    for (var i = 0; i < leaks(); i++) {
      var leaking =
          Code.of(
              Op.MULTIPLY,
              fraction(i, stateful, scope),
              Code.of(conveyor.leaks().get(i).leaving()));
      left = Code.of(Op.SUBTRACT, left, leaking);
    }
    return Code.of(Op.MAX, Code.of(0), left);
  }
}
