package org.jirga.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jirga.engine.program.AlgebraicLoop;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Integration;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.TimeAxis;

/// Tells whether a value is infinite, or not a number, because an equation divides by zero, or
/// because no solution was found for equations that need each other.
///
/// From the value it goes back, equation by equation, to the first operation that makes no finite
/// number of finite ones. It looks at single evaluations: what came over a delay, or arose between
/// two steps, stays unexplained.
final class DivisionTrace {

  /// Where a division by zero is, or what was not found.
  ///
  /// @param isUnsolved whether a solution was not found
  /// @param label of the variable whose equation it is in
  /// @param isNetFlow whether that is the equation of a stock's net flow
  /// @param isAtStart whether it is evaluated once a run, at its start
  /// @param value of the variable, or of the net flow
  record Division(
      boolean isUnsolved, String label, boolean isNetFlow, boolean isAtStart, double value) {

    /// In the modeller's words.
    ///
    /// @param time when it happens
    /// @param shown the variable that is not finite
    /// @param since when that is so
    String said(double time, Slot shown, double value, double since) {
      var cause =
          isUnsolved
              ? "no solution for '%s' was found at time %s".formatted(label, time)
              : "%s'%s' divides by zero at time %s"
                  .formatted(isNetFlow ? "the net flow of " : "", label, time);
      return label.equals(shown.label()) && time == since
          ? cause
          : cause + ", so that " + isAt(shown, value, since);
    }
  }

  /// Says that a variable is not finite.
  static String isAt(Slot slot, double value, double time) {
    return "'%s' is %s at time %s"
        .formatted(slot.label(), Double.isNaN(value) ? "not a number" : "infinite", time);
  }

  /// What makes a value infinite or not a number.
  private sealed interface Culprit {
    record ZeroDivisor() implements Culprit {}

    record Unsolved() implements Culprit {}

    record Other(Slot slot) implements Culprit {}
  }

  /// Operations that have no value where the second operand is zero.
  private static final Set<Op> DIVISIONS = Set.of(Op.DIVIDE, Op.REMAINDER, Op.FLOOR_REMAINDER);

  private final List<Assignment> initials;
  private final List<Assignment> evaluation;

  /// What follows from constants alone, which kernels may have folded in.
  private final Set<Slot> fixed = new HashSet<>();

  /// The constants that are the same in all runs.
  private final Map<Slot, Double> constants = new HashMap<>();

  /// What else is computed once a run, at its start.
  private final Set<Slot> settled = new HashSet<>();

  /// The equations behind slots that have been asked for: at the start, and at a step.
  private final Map<Slot, Map<Slot, Code>> behindAtStart = new HashMap<>();

  private final Map<Slot, Map<Slot, Code>> behind = new HashMap<>();

  private final TimeAxis time;
  private final Map<Slot, Slot> nets = new HashMap<>();
  private final Map<Slot, String> stocksOfNets = new HashMap<>();

  private DivisionTrace(Program program, Set<Slot> varying) {
    for (Integration stock : program.stocks()) {
      nets.put(stock.stock(), stock.net());
      // a variable may be the whole net flow of a stock
      if (!program.variables().contains(stock.net())) {
        stocksOfNets.put(stock.net(), stock.stock().label());
      }
    }
    for (var constant : program.constants()) {
      fixed.add(constant.slot());
      if (!varying.contains(constant.slot())) {
        constants.put(constant.slot(), constant.value());
      }
    }
    var computed = Stream.concat(program.dynamics().stream(), program.netFlows().stream()).toList();
    var moving = new HashSet<>(nets.keySet());
    computed.forEach(it -> moving.add(it.target()));
    var once = new ArrayList<Assignment>();
    for (var assignment : program.initials()) {
      var loads = new HashSet<Slot>();
      assignment.code().addLoads(loads);
      if (!moving.contains(assignment.target()) && fixed.containsAll(loads)) {
        fixed.add(assignment.target());
        once.add(assignment);
      } else if (!moving.contains(assignment.target())
          && assignment.target().role() != Slot.Role.DELAYED) {
        settled.add(assignment.target());
      }
    }
    this.time = program.time();
    this.initials = program.initials();
    this.evaluation = Stream.concat(once.stream(), computed.stream()).toList();
  }

  /// Empty where no equation divides by anything that may be zero, and nothing is solved for.
  ///
  /// @param varying the constants that differ from run to run
  static Optional<DivisionTrace> of(Program program, Set<Slot> varying) {
    var trace = new DivisionTrace(program, varying);
    return Stream.concat(trace.initials.stream(), trace.evaluation.stream())
            .anyMatch(it -> divides(it.code()))
        ? Optional.of(trace)
        : Optional.empty();
  }

  private static boolean divides(Code code) {
    return isDivision(code)
            && !(code.operands().get(1) instanceof Code.Const(var divisor) && divisor != 0)
        || isSolution(code)
        || code.operands().stream().anyMatch(DivisionTrace::divides);
  }

  private static boolean isDivision(Code code) {
    return code instanceof Code.Apply(var op, _) && DIVISIONS.contains(op);
  }

  private static boolean isSolution(Code code) {
    return code instanceof Code.Invoke(AlgebraicLoop _, _, _);
  }

  /// The step whose evaluation says why a slot is not finite at a step: of a stock the one before.
  int stepToLookAt(Slot slot, int step) {
    return nets.containsKey(slot) ? Math.max(0, step - 1) : step;
  }

  /// The division by zero behind a value, if there is one.
  ///
  /// @param slot what is not finite at the step
  /// @param given at [#stepToLookAt] the value of each slot but time that no equation sets; NaN
  /// where the kernel has no use for it
  Optional<Division> of(Slot slot, int step, ToDoubleFunction<Slot> given) {
    var net = nets.get(slot);
    if (net != null && step == 0) {
      return atStart(slot, given);
    }
    var start = net == null ? slot : net;
    var codes = behind.computeIfAbsent(start, it -> needed(evaluation, it));
    return follow(codes, start, stepToLookAt(slot, step), given, false);
  }

  private Optional<Division> atStart(Slot slot, ToDoubleFunction<Slot> given) {
    return follow(behindAtStart(slot), slot, 0, given, true);
  }

  private Map<Slot, Code> behindAtStart(Slot slot) {
    return behindAtStart.computeIfAbsent(slot, it -> needed(initials, it));
  }

  private Optional<Division> follow(
      Map<Slot, Code> codes,
      Slot start,
      int step,
      ToDoubleFunction<Slot> given,
      boolean isAtStart) {
    var values = new HashMap<Slot, Double>();
    ToDoubleFunction<Slot> read =
        slot ->
            values.computeIfAbsent(
                slot, _ -> isAtStart ? known(slot, 0, given) : settled(slot, step, given));
    codes.forEach((slot, code) -> values.put(slot, code.value(read)));
    var at = start;
    var reader = start;
    while (true) {
      if (Double.isFinite(read.applyAsDouble(at))) {
        return Optional.empty();
      }
      var code = codes.get(at);
      if (code == null) {
        return isAtStart || nets.containsKey(at) ? Optional.empty() : atStart(at, given);
      }
      var culprit = culprit(code, read);
      if (culprit.isEmpty()) {
        return Optional.empty();
      }
      switch (culprit.get()) {
        case Culprit.ZeroDivisor _ -> {
          var stock = stocksOfNets.get(at);
          return Optional.of(
              new Division(
                  false,
                  stock == null ? at.label() : stock,
                  stock != null,
                  isAtStart || fixed.contains(at),
                  read.applyAsDouble(at)));
        }
        case Culprit.Unsolved _ -> {
          // what is sought has a slot of the engine's own, which the variable reads
          return Optional.of(
              new Division(
                  true,
                  reader.label(),
                  false,
                  isAtStart || fixed.contains(at),
                  read.applyAsDouble(at)));
        }
        case Culprit.Other(var slot) -> {
          reader = at;
          at = slot;
        }
      }
    }
  }

  /// The value of a slot that no equation of a step sets.
  private double settled(Slot slot, int step, ToDoubleFunction<Slot> given) {
    if (!settled.contains(slot)) {
      return known(slot, step, given);
    }
    var values = new HashMap<Slot, Double>();
    behindAtStart(slot)
        .forEach(
            (target, code) ->
                values.put(
                    target,
                    code.value(
                        it -> values.containsKey(it) ? values.get(it) : known(it, 0, given))));
    return values.getOrDefault(slot, Double.NaN);
  }

  /// The value of a slot that no equation sets.
  private double known(Slot slot, int step, ToDoubleFunction<Slot> given) {
    if (slot.index() == Program.TIME || slot.index() == Program.STEP_TIME) {
      return time.time(step);
    }
    var constant = constants.get(slot);
    return constant == null ? given.applyAsDouble(slot) : constant;
  }

  /// The equations behind a slot, in the order of evaluation.
  private static Map<Slot, Code> needed(List<Assignment> order, Slot start) {
    var wanted = new HashSet<>(List.of(start));
    var backwards = new ArrayList<Assignment>();
    for (var assignment : order.reversed()) {
      if (wanted.contains(assignment.target())) {
        backwards.add(assignment);
        assignment.code().addLoads(wanted);
      }
    }
    var codes = new LinkedHashMap<Slot, Code>();
    backwards.reversed().forEach(it -> codes.put(it.target(), it.code()));
    return codes;
  }

  /// The operation in an expression, or the slot that it reads, which makes its value not finite.
  private static Optional<Culprit> culprit(Code code, ToDoubleFunction<Slot> read) {
    if (code instanceof Code.Load(var slot)) {
      return Optional.of(new Culprit.Other(slot));
    }
    if (code instanceof Code.Select(var test, var then, var otherwise)) {
      return culprit(test.value(read) != 0 ? then : otherwise, read);
    }
    var value = code.value(read);
    // of several, the one whose value comes through
    var behind =
        code.operands().stream()
            .filter(operand -> !Double.isFinite(operand.value(read)))
            .min(
                Comparator.comparingInt(
                    operand -> Double.compare(operand.value(read), value) == 0 ? 0 : 1));
    if (behind.isPresent()) {
      return culprit(behind.get(), read);
    }
    if (isSolution(code)) {
      return Optional.of(new Culprit.Unsolved());
    }
    return isDivision(code) && code.operands().get(1).value(read) == 0
        ? Optional.of(new Culprit.ZeroDivisor())
        : Optional.empty();
  }
}
