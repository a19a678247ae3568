package org.jirga.engine.program;

import java.util.List;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;

/// The arguments of `OVEN_OUTFLOW`, `OVEN_ROOM` and `OVEN_STATE`, by name.
record OvenCall(Expr.Call call) {

  private static final int INPUT = 0;
  private static final int COOK_TIME = 1;
  private static final int CAPACITY = 2;
  private static final int FILL_TIME = 3;
  private static final int CLEAN_TIME = 4;
  private static final int ARRESTED = 5;
  private static final int CONTENT = 6;

  Oven oven(Draft draft, StatefulExpansion stateful, Scope initially, String label) {
    var content = initial(CONTENT, stateful, initially, label);
    var capacity = initial(CAPACITY, stateful, initially, "capacity of " + label);
    var oven =
        new Oven(
            draft.slot(Slot.Role.DELAYED, label),
            draft.slot(Slot.Role.DELAYED, "content of " + label),
            draft.slot(Slot.Role.DELAYED, "state of " + label),
            draft.slot(Slot.Role.HIDDEN, "input of " + label),
            draft.slot(Slot.Role.HIDDEN, "cook time of " + label),
            draft.slot(Slot.Role.HIDDEN, "capacity of " + label),
            draft.slot(Slot.Role.HIDDEN, "fill time of " + label),
            draft.slot(Slot.Role.HIDDEN, "clean time of " + label),
            draft.slot(Slot.Role.HIDDEN, "arrest of " + label),
            content,
            capacity,
            initial(COOK_TIME, stateful, initially, "cook time of " + label),
            initial(FILL_TIME, stateful, initially, "fill time of " + label));
    // For initial values that need them; nothing has come out yet.
    initially.out().add(new Assignment(oven.leaving(), Code.of(0)));
    initially.out().add(new Assignment(oven.held(), Code.of(content)));
    var isOpen = Code.of(Op.LESS, Code.of(content), Code.of(capacity));
    initially.out().add(new Assignment(oven.state(), isOpen));
    return oven;
  }

  private Slot initial(int place, StatefulExpansion stateful, Scope initially, String label) {
    return stateful.initialSlot(stateful.argument(call, place, initially), initially, label);
  }

  void feed(Oven oven, Draft draft, StatefulExpansion stateful, Scope late) {
    var inputs =
        List.of(
            oven.input(),
            oven.cookTime(),
            oven.capacity(),
            oven.fillTime(),
            oven.cleanTime(),
            oven.arrested());
    var places = List.of(INPUT, COOK_TIME, CAPACITY, FILL_TIME, CLEAN_TIME, ARRESTED);
    for (var i = 0; i < inputs.size(); i++) {
      draft.netFlows.add(
          new Assignment(inputs.get(i), stateful.argument(call, places.get(i), late)));
    }
  }

  /// What it does, or what comes out or may go in: nothing while it stands still.
  Code output(Oven oven, StatefulExpansion stateful, Scope scope) {
    if (call.function() == Function.OVEN_STATE) {
      var isEmptied = Code.of(Op.GREATER, Code.of(oven.state()), Code.of(1));
      return new Code.Select(isEmptied, Code.of(2), Code.of(Op.NOT, Code.of(oven.state())));
    }
    var moving = Code.of(Op.NOT, stateful.argument(call, ARRESTED, scope));
    var moved =
        call.function() == Function.OVEN_OUTFLOW
            ? Code.of(oven.leaving())
            : room(oven, stateful, scope);
    return new Code.Select(moving, moved, Code.of(0));
  }

  private Code room(Oven oven, StatefulExpansion stateful, Scope scope) {
    var dt = Code.of(stateful.timeStep);
    var free = Code.of(Op.SUBTRACT, stateful.argument(call, CAPACITY, scope), Code.of(oven.held()));
    var room = Code.of(Op.DIVIDE, Code.of(Op.MAX, free, Code.of(0)), dt);
    // A clean time of less than half a step is none.
    var cleaning = Code.of(Op.DIVIDE, stateful.argument(call, CLEAN_TIME, scope), dt);
    var isClean = Code.of(Op.LESS, cleaning, Code.of(0.5));
    var state = Code.of(oven.state());
    var isEmptied = Code.of(Op.GREATER, state, Code.of(1));
    return new Code.Select(
        state,
        new Code.Select(isEmptied, new Code.Select(isClean, room, Code.of(0)), room),
        Code.of(0));
  }
}
