package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.check.Definition;
import org.jirga.model.check.SharedSums;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.UnaryOp;

/// Turns an expression as written into code: names become slots, functions become operations.
final class ExpressionLowering {

  private final Draft draft;
  private final Scalars scalars;
  private final SharedSums sums;
  private final TestInputs testInputs;
  private final StatefulExpansion stateful;
  private final VectorLowering vectors;
  private final RandomLowering random;
  private final Code time;
  private final Slot initialTime;

  /// Where a sum that elements have in common is held, for each list of assignments, which is told
  /// from others by what it is, not by what is in it.
  private final Map<List<Assignment>, Map<SharedSums.Sum, Slot>> held = new IdentityHashMap<>();

  /// @param timeStep the slot of `TIME STEP`
  /// @param initialTime the slot of `INITIAL TIME`
  ExpressionLowering(
      Draft draft, Scalars scalars, SharedSums sums, Slot timeStep, Slot initialTime) {
    this.draft = draft;
    this.scalars = scalars;
    this.sums = sums;
    this.testInputs = new TestInputs(draft.slots.get(Program.STEP_TIME), timeStep, initialTime);
    this.random = new RandomLowering(draft, this, timeStep);
    this.stateful = new StatefulExpansion(draft, this, random, timeStep, initialTime);
    this.vectors = new VectorLowering(draft, scalars, this);
    this.time = Code.of(draft.slots.get(Program.TIME));
    this.initialTime = initialTime;
  }

  Code lower(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Literal literal -> Code.of(literal.value());
      case Expr.Reference reference -> scalars.value(reference, scope);
      case Expr.Unary unary -> unary(unary.op(), lower(unary.operand(), scope));
      case Expr.Binary binary ->
          Code.of(op(binary.op()), lower(binary.left(), scope), lower(binary.right(), scope));
      case Expr.Conditional conditional ->
          new Code.Select(
              lower(conditional.test(), scope),
              lower(conditional.then(), scope),
              lower(conditional.otherwise(), scope));
      case Expr.Call call ->
          sums.at(scope.definition(), call)
              .map(sum -> Code.of(held(sum, scope)))
              .orElseGet(() -> call(call, scope));
      case Expr.LookupCall call ->
          new Code.TableLookup(scalars.table(call.lookup(), scope), lower(call.x(), scope));
      case Expr.InlineLookup inline ->
          new Code.TableLookup(new Table(inline.table()), lower(inline.x(), scope));
    };
  }

  private Slot held(SharedSums.Sum sum, Scope scope) {
    var here = held.computeIfAbsent(scope.out(), _ -> new HashMap<>());
    var known = here.get(sum);
    if (known == null) {
      var label = "sum in " + scope.definition().label();
      known = draft.valueSlot(call(sum.call(), scope), label, scope.out());
      here.put(sum, known);
    }
    return known;
  }

  private static Code unary(UnaryOp op, Code operand) {
    return switch (op) {
      case PLUS -> operand;
      case MINUS -> Code.of(Op.NEGATE, operand);
      case NOT -> Code.of(Op.NOT, operand);
    };
  }

  private Code listedContent(Expr.Call call, Scope scope) {
    var kind =
        call.arguments().getFirst() instanceof Expr.Literal literal ? (int) literal.value() : 0;
    var entries = new ArrayList<Code>();
    for (var place = ListedContent.ENTRIES; place < call.arguments().size(); place++) {
      entries.add(argument(call, place, scope));
    }
    return new ListedContent(ListedContent.Kind.values()[kind], argument(call, 1, scope), entries)
        .total(Code.of(stateful.timeStep));
  }

  private static Op op(BinaryOp op) {
    return switch (op) {
      case ADD -> Op.ADD;
      case SUBTRACT -> Op.SUBTRACT;
      case MULTIPLY -> Op.MULTIPLY;
      case DIVIDE -> Op.DIVIDE;
      case POWER -> Op.POWER;
      case LESS -> Op.LESS;
      case LESS_OR_EQUAL -> Op.LESS_OR_EQUAL;
      case GREATER -> Op.GREATER;
      case GREATER_OR_EQUAL -> Op.GREATER_OR_EQUAL;
      case EQUAL -> Op.EQUAL;
      case NOT_EQUAL -> Op.NOT_EQUAL;
      case AND -> Op.AND;
      case OR -> Op.OR;
    };
  }

  private Code call(Expr.Call call, Scope scope) {
    return switch (call.function()) {
      case ABS -> apply(Op.ABS, call, scope);
      case MIN -> joined(Op.MIN, call, scope);
      case MAX -> joined(Op.MAX, call, scope);
      case EXP -> apply(Op.EXP, call, scope);
      case LN -> apply(Op.LN, call, scope);
      case LOG -> logarithm(argument(call, 0, scope), argument(call, 1, scope));
      case LOG10 -> apply(Op.LOG10, call, scope);
      case SQRT -> apply(Op.SQRT, call, scope);
      case POWER -> apply(Op.POWER, call, scope);
      case SIN -> apply(Op.SIN, call, scope);
      case COS -> apply(Op.COS, call, scope);
      case TAN -> apply(Op.TAN, call, scope);
      case ARCSIN -> apply(Op.ARCSIN, call, scope);
      case ARCCOS -> apply(Op.ARCCOS, call, scope);
      case ARCTAN -> apply(Op.ARCTAN, call, scope);
      case SINH -> apply(Op.SINH, call, scope);
      case COSH -> apply(Op.COSH, call, scope);
      case TANH -> apply(Op.TANH, call, scope);
      case INTEGER -> apply(Op.TRUNCATE, call, scope);
      case FLOOR -> apply(Op.FLOOR, call, scope);
      case MODULO -> apply(Op.REMAINDER, call, scope);
      case FLOOR_MODULO -> apply(Op.FLOOR_REMAINDER, call, scope);
      case ZIDZ, XIDZ ->
          Code.of(
              Op.QUOTIENT,
              argument(call, 0, scope),
              argument(call, 1, scope),
              optional(call, 2, scope).orElse(Code.of(0)));
      case SAFEDIV -> {
        var divisor = argument(call, 1, scope);
        yield new Code.Select(
            divisor,
            Code.of(Op.DIVIDE, argument(call, 0, scope), divisor),
            optional(call, 2, scope).orElse(Code.of(0)));
      }
      case QUANTUM -> quantum(argument(call, 0, scope), argument(call, 1, scope));
      case RESTRICTED -> restricted(call, scope);
      case ADMITTED -> admitted(call, scope);
      case SIGN -> sign(argument(call, 0, scope));
      case SWITCH -> Code.of(Op.GREATER, argument(call, 0, scope), argument(call, 1, scope));
      case PERCENT -> Code.of(Op.MULTIPLY, argument(call, 0, scope), Code.of(100));
      case GAME -> argument(call, 0, scope);
      case GAMMA_LN -> invoke(Calculation.GAMMA_LN, argument(call, 0, scope));
      case FACTORIAL -> invoke(Calculation.FACTORIAL, argument(call, 0, scope));
      case COMBINATIONS ->
          invoke(Calculation.COMBINATIONS, argument(call, 0, scope), argument(call, 1, scope));
      case PERMUTATIONS ->
          invoke(Calculation.PERMUTATIONS, argument(call, 0, scope), argument(call, 1, scope));
      case ROUND ->
          invoke(
              Calculation.ROUND,
              argument(call, 0, scope),
              optional(call, 1, scope).orElse(Code.of(0)));
      case NORMAL_CDF ->
          Code.of(
              Op.SUBTRACT,
              normal(Calculation.NORMAL_BELOW, 1, 2, call, scope),
              normal(Calculation.NORMAL_BELOW, 0, 2, call, scope));
      case NORMAL_PDF -> normal(Calculation.NORMAL_DENSITY, 0, 1, call, scope);
      case INVERSE_NORMAL -> normal(Calculation.NORMAL_QUANTILE, 0, 1, call, scope);
      case PULSE -> testInputs.pulse(argument(call, 0, scope), argument(call, 1, scope));
      case PULSE_TRAIN ->
          testInputs.pulseTrain(
              argument(call, 0, scope),
              argument(call, 1, scope),
              argument(call, 2, scope),
              argument(call, 3, scope));
      case PULSE_MAGNITUDE ->
          testInputs.pulseOfMagnitude(
              argument(call, 0, scope), optional(call, 1, scope), optional(call, 2, scope));
      case STEP -> testInputs.step(argument(call, 0, scope), argument(call, 1, scope));
      case RAMP ->
          testInputs.ramp(
              argument(call, 0, scope), argument(call, 1, scope), optional(call, 2, scope));
      case GET_TIME_VALUE -> dateRelativeTo(call, scope);
      case SINE_WAVE -> wave(Op.SIN, call, scope);
      case COSINE_WAVE -> wave(Op.COS, call, scope);
      case COUNTER -> testInputs.counter(argument(call, 0, scope), argument(call, 1, scope));
      case TIME_BASE ->
          Code.of(
              Op.ADD,
              argument(call, 0, scope),
              Code.of(Op.MULTIPLY, argument(call, 1, scope), time));
      case SMOOTH,
          SMOOTHI,
          SMOOTH3,
          SMOOTH3I,
          SMOOTH_N,
          SMTHN,
          DELAY1,
          DELAY1I,
          DELAY3,
          DELAY3I,
          DELAY_N,
          DELAYN,
          DELAY_FIXED,
          DELAY,
          DELAY_INFORMATION,
          DELAY_MATERIAL,
          DELAY_BATCH,
          DELAY_CONVEYOR,
          DELAY_PROFILE,
          INTERNAL_RATE_OF_RETURN,
          SHIFT_IF_TRUE,
          QUEUE_FIFO,
          QUEUE_FIFO_ATTRIB,
          PREVIOUS,
          SAMPLE_IF_TRUE,
          TREND,
          FORECAST,
          NPV,
          NPVE,
          RANDOM_PINK_NOISE,
          DEPRECIATE_STRAIGHTLINE,
          DEPRECIATE_BY_SCHEDULE,
          CONVEYOR_OUTFLOW,
          CONVEYOR_LEAK,
          QUEUE_FRONT,
          OVEN_OUTFLOW,
          OVEN_ROOM,
          CONVEYOR_PLACES,
          QUEUE_PLACES,
          OVEN_STATE,
          ENTERED,
          INITIAL ->
          stateful.expand(call, scope);
      case QUEUE_AGE_AVERAGE -> stateful.asked(Question.MEAN_AGE, call, scope);
      case QUEUE_AGE_IN_RANGE -> stateful.asked(Question.QUANTITY_OF_AGE, call, scope);
      case QUEUE_AGE_OLDEST -> stateful.asked(Question.OLDEST_AGE, call, scope);
      case QUEUE_ATTRIB_AVERAGE -> stateful.asked(Question.MEAN_ATTRIBUTE, call, scope);
      case QUEUE_ATTRIB_IN_RANGE -> stateful.asked(Question.QUANTITY_OF_ATTRIBUTE, call, scope);
      case QUEUE_ATTRIB_MAX -> stateful.asked(Question.LARGEST_ATTRIBUTE, call, scope);
      case QUEUE_ATTRIB_MIN -> stateful.asked(Question.SMALLEST_ATTRIBUTE, call, scope);
      case QUEUE_ATTRIB_QUANTITY -> stateful.asked(Question.QUANTITY_OF_SUM, call, scope);
      case PLACE_SIZE, OSTATE, CAPACITY -> argument(call, 1, scope);
      case PLACE_MEAN -> stateful.ofPlaces(Question.MEAN_PLACE, call, scope);
      case PLACE_MIN -> stateful.ofPlaces(Question.SMALLEST_PLACE, call, scope);
      case PLACE_MAX -> stateful.ofPlaces(Question.LARGEST_PLACE, call, scope);
      case PLACE_STDDEV -> stateful.ofPlaces(Question.DEVIATION_OF_PLACES, call, scope);
      case PLACE_ELEMENT -> stateful.ofPlaces(Question.PLACE, call, scope);
      case ACTIVE_INITIAL ->
          // "The initial expression is used only to compute the initial conditions of State
          // variables": Vensim reference manual, ACTIVE INITIAL.
          switch (scope.phase()) {
            case INITIAL -> argument(call, 1, scope);
            case DYNAMIC -> argument(call, 0, scope);
          };
      case SIMULTANEOUS -> simultaneous(call, scope);
      case FIND_ZERO -> zero(call, scope);
      case LISTED_CONTENT -> listedContent(call, scope);
      case SPREAD ->
          throw new IllegalArgumentException("What is spread stands at a conveyor only.");
      case RC_STEP,
          RC_RAMP,
          RC_GROW,
          RC_DECAY,
          RC_STEP_CHECK,
          RC_RAMP_CHECK,
          RC_GROW_CHECK,
          RC_DECAY_CHECK ->
          throw new IllegalArgumentException(
              call.function().word() + " can only stand in an expectation.");
      case SUM -> vectors.reduce(call, Op.ADD, scope);
      case PROD -> vectors.reduce(call, Op.MULTIPLY, scope);
      case VMIN -> vectors.reduce(call, Op.MIN, scope);
      case VMAX -> vectors.reduce(call, Op.MAX, scope);
      case MEAN -> vectors.mean(call, scope);
      case STDDEV -> vectors.deviation(call, scope);
      case SIZE -> vectors.size(call, scope);
      case ELMCOUNT -> vectors.elementCount(call);
      case VECTOR_SELECT -> vectors.select(call, scope);
      case VECTOR_SORT_ORDER -> vectors.ordered(Calculation.SORT_ORDER, call, scope);
      case VECTOR_RANK -> vectors.ordered(Calculation.RANK, call, scope);
      case RANK -> vectors.nthSmallest(call, scope);
      case INTERPOLATE -> vectors.interpolated(call, scope);
      case VECTOR_REORDER -> vectors.reordered(call, scope);
      case VECTOR_ELM_MAP -> vectors.mapped(call, scope);
      case VECTOR_LOOKUP -> vectors.looked(call, scope);
      case ALLOCATE_AVAILABLE -> vectors.allocated(call, scope);
      case ALLOCATE_BY_PRIORITY -> vectors.allocatedByPriority(call, scope);
      case ALLOCATE_BY_PROFILE -> vectors.allocatedByProfile(call, scope);
      case MARKETP -> vectors.marketPriority(call, scope);
      case ALLOC_P -> vectors.allocatedAtPriority(call, scope);
      case FIND_MARKET_PRICE -> vectors.marketPrice(call, scope);
      case DEMAND_AT_PRICE -> vectors.atPrice(Calculation.DEMAND_AT_PRICE, call, scope);
      case SUPPLY_AT_PRICE -> vectors.atPrice(Calculation.SUPPLY_AT_PRICE, call, scope);
      case INVERT_MATRIX -> vectors.inverted(call, scope);
      case LOOKUP_EXTRAPOLATE -> looked(Table.Reading.EXTRAPOLATED, call, 1, scope);
      case LOOKUP_FORWARD -> looked(Table.Reading.FORWARD, call, 1, scope);
      case LOOKUP_BACKWARD -> looked(Table.Reading.BACKWARD, call, 1, scope);
      case LOOKUP_INVERT -> looked(Table.Reading.INVERSE, call, 1, scope);
      case LOOKUP_INVERT_OR_END -> invertedOrEnd(call, scope);
      case LOOKUP_AREA ->
          Code.of(
              Op.SUBTRACT,
              looked(Table.Reading.AREA, call, 2, scope),
              looked(Table.Reading.AREA, call, 1, scope));
      case LOOKUP_AREA_WITHIN -> areaWithin(call, scope);
      case LOOKUP_SLOPE -> slope(call, scope);
      case RANDOM_UNIFORM,
          UNIFORM,
          RANDOM_0_1,
          RANDOM,
          RANDOM_NORMAL,
          NORMAL,
          LOGNORMAL,
          RANDOM_EXPONENTIAL,
          EXPRND,
          RANDOM_POISSON,
          POISSON,
          RANDOM_BINOMIAL,
          BINOMIAL,
          RANDOM_NEGATIVE_BINOMIAL,
          NEGBINOMIAL,
          GEOMETRIC,
          RANDOM_GAMMA,
          GAMMA,
          RANDOM_BETA,
          BETA,
          RANDOM_TRIANGULAR,
          TRIANGULAR,
          RANDOM_WEIBULL,
          WEIBULL,
          LOGISTIC,
          PARETO,
          RANDOM_LOOKUP,
          MONTECARLO ->
          random.lower(call, scope);
    };
  }

  private Code simultaneous(Expr.Call call, Scope scope) {
    return sought(call, 0, argument(call, 1, scope), scope, Optional.empty());
  }

  private Code zero(Expr.Call call, Scope scope) {
    var definition = scope.definition();
    var element = definition.element();
    var isVector = !element.isEmpty();
    var zero =
        new Tear.Zero(
            List.of(
                definition.variable().name(),
                definition.equation(),
                isVector ? element.subList(0, element.size() - 1) : element),
            isVector
                ? scalars
                    .shape(definition.variable().name())
                    .getLast()
                    .elements()
                    .indexOf(element.getLast())
                : 0,
            argument(call, 0, scope),
            argument(call, 2, scope),
            argument(call, 4, scope),
            argument(call, 5, scope),
            argument(call, 6, scope),
            argument(call, 7, scope));
    return sought(call, 1, argument(call, 3, scope), scope, Optional.of(zero));
  }

  /// A number that follows from itself.
  private Code sought(
      Expr.Call call, int result, Code guess, Scope scope, Optional<Tear.Zero> zero) {
    var label = call.function().word() + " of " + scope.definition().label();
    var unknown = draft.slot(Slot.Role.HIDDEN, label);
    var made = draft.slot(Slot.Role.HIDDEN, "result in " + label);
    scope.out().add(new Assignment(made, argument(call, result, scope)));
    draft.tears.add(new Tear(unknown, made, guess, scope.out(), call.span(), zero));
    return Code.of(unknown);
  }

  private static Code invoke(Calculation calculation, Code... operands) {
    return new Code.Invoke(calculation, 0, List.of(operands));
  }

  /// @param parameters the place of the mean, before that of the deviation
  private Code normal(
      Calculation calculation, int place, int parameters, Expr.Call call, Scope scope) {
    return invoke(
        calculation,
        argument(call, place, scope),
        optional(call, parameters, scope).orElse(Code.of(0)),
        optional(call, parameters + 1, scope).orElse(Code.of(1)));
  }

  private Code joined(Op op, Expr.Call call, Scope scope) {
    return call.arguments().stream()
        .map(argument -> lower(argument, scope))
        .reduce((left, right) -> Code.of(op, left, right))
        .orElseThrow();
  }

  /// "QUANTUM(A,B) = B*INTEGER(A/B), A if B is not positive": Vensim reference manual, QUANTUM.
  private static Code quantum(Code x, Code quantum) {
    return new Code.Select(
        Code.of(Op.GREATER, quantum, Code.of(0)),
        Code.of(Op.MULTIPLY, quantum, Code.of(Op.TRUNCATE, Code.of(Op.DIVIDE, x, quantum))),
        x);
  }

  /// "SINTEG will never go below min or above max. SINTEG will always return a multiple of quant.
  /// If the value SINTEG would return is within thresh of spec, then SINTEG will return spec":
  /// Vensim reference manual, SINTEG. Which multiple is left open: the next one towards 0 that is
  /// within the bounds.
  private Code restricted(Expr.Call call, Scope scope) {
    var x = argument(call, 0, scope);
    var low = argument(call, 1, scope);
    var high = argument(call, 2, scope);
    var multiple = argument(call, 3, scope);
    var special = argument(call, 4, scope);
    var close = argument(call, 5, scope);
    var notBelow = new Code.Select(given(low), Code.of(Op.MAX, x, low), x);
    var within = new Code.Select(given(high), Code.of(Op.MIN, notBelow, high), notBelow);
    var whole = new Code.Select(given(multiple), multiple(within, multiple, low, high), within);
    var distance = Code.of(Op.ABS, Code.of(Op.SUBTRACT, whole, special));
    var isClose = Code.of(Op.AND, given(special), Code.of(Op.LESS, distance, close));
    return new Code.Select(isClose, special, whole);
  }

  private static Code multiple(Code x, Code multiple, Code low, Code high) {
    var cut = quantum(x, multiple);
    var isBelow = Code.of(Op.AND, given(low), Code.of(Op.LESS, cut, low));
    var isAbove = Code.of(Op.AND, given(high), Code.of(Op.GREATER, cut, high));
    return new Code.Select(
        isBelow,
        Code.of(Op.ADD, cut, multiple),
        new Code.Select(isAbove, Code.of(Op.SUBTRACT, cut, multiple), cut));
  }

  private Code dateRelativeTo(Expr.Call call, Scope scope) {
    var now = new Code.Select(argument(call, 0, scope), Code.of(initialTime), time);
    return invoke(
        Calculation.DATE_PART,
        Code.of(Op.ADD, now, argument(call, 1, scope)),
        argument(call, 2, scope),
        argument(call, 3, scope),
        argument(call, 4, scope),
        argument(call, 5, scope),
        argument(call, 6, scope));
  }

  /// See [org.jirga.model.expr.Function#ADMITTED].
  private Code admitted(Expr.Call call, Scope scope) {
    var wanted = notBelowZero(argument(call, 0, scope));
    var before = argument(call, 6, scope);
    var free = Code.of(Op.SUBTRACT, argument(call, 2, scope), argument(call, 4, scope));
    var perStep = Code.of(Op.DIVIDE, free, Code.of(stateful.timeStep));
    var leaving = argument(call, 5, scope);
    var room = Code.of(Op.SUBTRACT, Code.of(Op.ADD, perStep, leaving), before);
    var limit = Code.of(Op.SUBTRACT, argument(call, 3, scope), before);
    var accepted =
        Code.of(Op.MIN, Code.of(Op.MIN, wanted, notBelowZero(room)), notBelowZero(limit));
    var isWhole = Code.of(Op.NOT, argument(call, 7, scope));
    var suits =
        new Code.Select(
            Code.of(Op.OR, isWhole, Code.of(Op.GREATER_OR_EQUAL, accepted, wanted)),
            accepted,
            Code.of(0));
    return new Code.Select(argument(call, 1, scope), Code.of(0), suits);
  }

  private static Code notBelowZero(Code code) {
    return Code.of(Op.MAX, code, Code.of(0));
  }

  private static Code given(Code number) {
    return Code.of(Op.NOT_EQUAL, number, Code.of(Expr.Literal.NOT_AVAILABLE));
  }

  private static Code sign(Code x) {
    return Code.of(
        Op.SUBTRACT, Code.of(Op.GREATER, x, Code.of(0)), Code.of(Op.LESS, x, Code.of(0)));
  }

  private Code wave(Op op, Expr.Call call, Scope scope) {
    var turns = Code.of(Op.DIVIDE, time, argument(call, 1, scope));
    var angle = Code.of(Op.MULTIPLY, Code.of(2 * Math.PI), turns);
    return Code.of(Op.MULTIPLY, Code.of(Op.ABS, argument(call, 0, scope)), Code.of(op, angle));
  }

  /// The lookup that a call names first.
  Table table(Expr.Reference lookup, Scope scope) {
    return scalars.table(lookup, scope);
  }

  Table table(Expr.Call call, Scope scope) {
    return table(call, 0, scope);
  }

  /// The slot of the variable that a definition gives a value.
  Slot slot(Definition definition) {
    return scalars.slot(definition);
  }

  /// The lookup that a call names in a place.
  Table table(Expr.Call call, int place, Scope scope) {
    if (call.arguments().get(place) instanceof Expr.Reference lookup) {
      return scalars.table(lookup, scope);
    }
    throw new IllegalStateException(call.function().word() + " names no lookup.");
  }

  /// What an argument's last subscript names, or all from the element on that it names.
  List<Code> elements(Expr.Call call, int place, Scope scope) {
    return vectors.elements(call, place, scope);
  }

  private Code looked(Table.Reading reading, Expr.Call call, int x, Scope scope) {
    return new Code.TableLookup(table(call, scope).reading(reading), argument(call, x, scope));
  }

  private Code invertedOrEnd(Expr.Call call, Scope scope) {
    var isExtrapolated = table(call, scope).points().kind() == LookupTable.Kind.EXTRAPOLATE;
    return looked(
        isExtrapolated ? Table.Reading.INVERSE_EXTRAPOLATED : Table.Reading.INVERSE_OR_END,
        call,
        1,
        scope);
  }

  /// Before the point for a mode below 0, after it for one above, the mean of both for 0.
  private Code slope(Expr.Call call, Scope scope) {
    var before = looked(Table.Reading.SLOPE_BEFORE, call, 1, scope);
    var after = looked(Table.Reading.SLOPE_AFTER, call, 1, scope);
    var mean = Code.of(Op.DIVIDE, Code.of(Op.ADD, before, after), Code.of(2));
    var mode = optional(call, 2, scope).orElse(Code.of(0));
    return new Code.Select(
        Code.of(Op.LESS, mode, Code.of(0)),
        before,
        new Code.Select(Code.of(Op.GREATER, mode, Code.of(0)), after, mean));
  }

  private Code areaWithin(Expr.Call call, Scope scope) {
    var area = new LookupArea(table(call, scope).points());
    var count = call.arguments().size();
    var one = count == 3 ? argument(call, 1, scope) : area.first();
    var other = count == 1 ? area.last() : argument(call, count - 1, scope);
    return Code.of(
        Op.SUBTRACT,
        area.before(Code.of(Op.MAX, one, other)),
        area.before(Code.of(Op.MIN, one, other)));
  }

  private Code apply(Op op, Expr.Call call, Scope scope) {
    return new Code.Apply(
        op, call.arguments().stream().map(argument -> lower(argument, scope)).toList());
  }

  private Code argument(Expr.Call call, int place, Scope scope) {
    return lower(call.arguments().get(place), scope);
  }

  private Optional<Code> optional(Expr.Call call, int place, Scope scope) {
    return place < call.arguments().size()
        ? Optional.of(argument(call, place, scope))
        : Optional.empty();
  }

  /// Base 10 has a function of its own.
  private static Code logarithm(Code x, Code base) {
    return base.equals(Code.of(10)) ? Code.of(Op.LOG10, x) : Code.of(Op.LOG, x, base);
  }
}
