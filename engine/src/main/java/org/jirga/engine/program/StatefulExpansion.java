package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;

/// Turns functions that remember into hidden stocks and pipelines, with the equations of the
/// "Equivalent to" paragraphs of the Vensim reference manual (SMOOTH, SMOOTH3, DELAY1, DELAY3).
///
/// Each place where such a function is called keeps a state of its own, for each element of the
/// variable it defines. The state is made when it is first met. Its inflow is lowered when the
/// function is met in the dynamic phase, into the net flows, when every variable has its value.
final class StatefulExpansion {

  /// A place: a definition, a call in it, and the elements of the sums around it.
  private record Place(String definition, Expr.Call call, Map<Name, Name> reduced) {}

  private sealed interface State {
    /// Hidden stocks in a row; `stage` is the adjustment time of each.
    record Chain(List<Slot> levels, Slot stage) implements State {}

    record Pipeline(Slot output, Slot duration, Slot initial) implements State {}

    record Remembered(Slot value) implements State {}
  }

  private final Draft draft;
  private final ExpressionLowering expressions;
  private final Map<Place, State> states = new HashMap<>();
  private final Map<Place, Boolean> fed = new HashMap<>();

  StatefulExpansion(Draft draft, ExpressionLowering expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  /// The value of the function at the scope's phase.
  Code expand(Expr.Call call, Scope scope) {
    var place = new Place(scope.definition().label(), call, scope.reduced());
    var state = states.get(place);
    if (state == null) {
      state = create(call, scope);
      states.put(place, state);
    }
    if (scope.phase() == Scope.Phase.DYNAMIC && fed.putIfAbsent(place, true) == null) {
      feed(state, call, scope);
    }
    return output(state, call.function());
  }

  private State create(Expr.Call call, Scope scope) {
    // A state met first in the dynamic phase (in a net flow) starts after all else has its initial
    // value.
    var initially =
        scope.initially(scope.phase() == Scope.Phase.INITIAL ? scope.out() : draft.initials);
    var label = call.function().word() + " in " + scope.definition().label();
    return switch (call.function()) {
      case SMOOTH, SMOOTH3 -> chain(call, initially, label, 0, false);
      case SMOOTHI, SMOOTH3I -> chain(call, initially, label, 2, false);
      case DELAY1, DELAY3 -> chain(call, initially, label, 0, true);
      case DELAY1I, DELAY3I -> chain(call, initially, label, 2, true);
      case DELAY_FIXED -> pipeline(call, initially, label, 2);
      case DELAY -> pipeline(call, initially, label, call.arguments().size() == 3 ? 2 : 0);
      case INITIAL -> {
        var value = draft.slot(Slot.Role.HIDDEN, label);
        initially.out().add(new Assignment(value, argument(call, 0, initially)));
        yield new State.Remembered(value);
      }
      case ABS,
          MIN,
          MAX,
          EXP,
          LN,
          LOG,
          LOG10,
          SQRT,
          POWER,
          SIN,
          COS,
          TAN,
          ARCSIN,
          ARCCOS,
          ARCTAN,
          SINH,
          COSH,
          TANH,
          INTEGER,
          FLOOR,
          MODULO,
          FLOOR_MODULO,
          ZIDZ,
          XIDZ,
          PULSE,
          PULSE_MAGNITUDE,
          STEP,
          RAMP,
          ACTIVE_INITIAL,
          SUM ->
          throw new IllegalArgumentException(call.function().word() + " keeps no state.");
    };
  }

  /// Stocks in a row, all starting from the same value: `initial`, or for a material delay
  /// `initial * stage`.
  private State chain(
      Expr.Call call, Scope initially, String label, int initialArgument, boolean material) {
    var stage = draft.slot(Slot.Role.HIDDEN, "stage time of " + label);
    if (material) {
      assignStage(stage, call, initially);
    }
    var first = argument(call, initialArgument, initially);
    var start = material ? Code.of(Op.MULTIPLY, first, Code.of(stage)) : first;
    var levels = new ArrayList<Slot>();
    for (var level = 0; level < order(call.function()); level++) {
      var slot = draft.slot(Slot.Role.STOCK, label);
      initially.out().add(new Assignment(slot, level == 0 ? start : Code.of(levels.getFirst())));
      levels.add(slot);
    }
    return new State.Chain(List.copyOf(levels), stage);
  }

  private State pipeline(Expr.Call call, Scope initially, String label, int initialArgument) {
    var duration = draft.slot(Slot.Role.HIDDEN, "duration of " + label);
    var initial = draft.slot(Slot.Role.HIDDEN, "initial value of " + label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(duration, argument(call, 1, initially)));
    initially.out().add(new Assignment(initial, argument(call, initialArgument, initially)));
    initially.out().add(new Assignment(output, Code.of(initial)));
    return new State.Pipeline(output, duration, initial);
  }

  private void feed(State state, Expr.Call call, Scope scope) {
    var late = scope.into(draft.netFlows);
    switch (state) {
      case State.Chain chain -> feed(chain, call, scope, late);
      case State.Pipeline(var output, var duration, var initial) -> {
        var input = draft.slot(Slot.Role.HIDDEN, "input of " + output.label());
        draft.netFlows.add(new Assignment(input, argument(call, 0, late)));
        draft.delays.add(new FixedDelay(output, input, duration, initial));
      }
      case State.Remembered _ -> {}
    }
  }

  private void feed(State.Chain chain, Expr.Call call, Scope scope, Scope late) {
    var material = isMaterial(call.function());
    // What leaves a material delay now depends on the delay time now; a smooth's level does not.
    assignStage(chain.stage(), call, material ? scope : late);
    var stage = Code.of(chain.stage());
    var inflow = argument(call, 0, late);
    for (var level : chain.levels()) {
      if (material) {
        var outflow = Code.of(Op.DIVIDE, Code.of(level), stage);
        draft.integrate(level, Code.of(Op.SUBTRACT, inflow, outflow));
        inflow = outflow;
      } else {
        var gap = Code.of(Op.SUBTRACT, inflow, Code.of(level));
        draft.integrate(level, Code.of(Op.DIVIDE, gap, stage));
        inflow = Code.of(level);
      }
    }
  }

  private void assignStage(Slot stage, Expr.Call call, Scope scope) {
    var time = argument(call, 1, scope);
    var order = order(call.function());
    var each = order == 1 ? time : Code.of(Op.DIVIDE, time, Code.of(order));
    scope.out().add(new Assignment(stage, each));
  }

  private static Code output(State state, Function function) {
    return switch (state) {
      case State.Chain chain -> {
        var last = Code.of(chain.levels().getLast());
        yield isMaterial(function) ? Code.of(Op.DIVIDE, last, Code.of(chain.stage())) : last;
      }
      case State.Pipeline pipeline -> Code.of(pipeline.output());
      case State.Remembered remembered -> Code.of(remembered.value());
    };
  }

  private static boolean isMaterial(Function function) {
    return function == Function.DELAY1
        || function == Function.DELAY1I
        || function == Function.DELAY3
        || function == Function.DELAY3I;
  }

  private static int order(Function function) {
    return function == Function.SMOOTH3
            || function == Function.SMOOTH3I
            || function == Function.DELAY3
            || function == Function.DELAY3I
        ? 3
        : 1;
  }

  private Code argument(Expr.Call call, int place, Scope scope) {
    return expressions.lower(call.arguments().get(place), scope);
  }
}
