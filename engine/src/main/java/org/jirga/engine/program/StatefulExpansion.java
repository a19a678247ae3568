package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Turns functions that remember into hidden stocks and pipelines, with the equations of the
/// "Equivalent to" paragraphs of the Vensim reference manual (SMOOTH, SMOOTH3, DELAY1, DELAY3,
/// TREND, FORECAST, NPV).
///
/// Each place where such a function is called keeps a state of its own, for each element of the
/// variable it defines. The state is made when it is first met. Its inflow is lowered when the
/// function is met in the dynamic phase, into the net flows, when every variable has its value.
final class StatefulExpansion {

  /// More stages than this are a slip of the hand.
  private static final double MOST_STAGES = 1000;

  /// How far an order may be from a whole number by rounding.
  private static final double WHOLE = 1e-6;

  private static final String NO_TIME = "give it a time above 0";
  private static final String ONE_STEP = "it counts as one step, as 0 does";
  private static final String NO_CONTENT = "nothing can be less than empty";

  /// A place: a definition, a call in it, and the elements of the sums around it.
  private record Place(String definition, Expr.Call call, Map<Name, Name> reduced) {}

  private sealed interface State {
    /// Hidden stocks in a row; `stages` are the adjustment times of each, all the same but in a
    /// `DELAY N` of changing time.
    ///
    /// @param order the number of levels that the run's own values ask for; none where the function
    /// has a fixed one
    record Chain(List<Slot> levels, List<Slot> stages, Optional<Slot> order) implements State {
      /// Of the first level.
      Slot stage() {
        return stages.getFirst();
      }
    }

    record Pipeline(Slot output, Slot duration, Slot initial) implements State {}

    record Depreciated(Depreciation depreciation) implements State {}

    /// A pipeline with one output whose inputs are arguments as they are.
    record Piped(StatefulCall.Piped piped) implements State {}

    record Arrivals(Slot output, Slot initial) implements State {}

    /// What was held a step ago.
    record Held(Slot before, Slot duration, Slot initial) implements State {}

    /// A discount factor and what has been discounted so far.
    record Discounted(Slot factor, Slot sum) implements State {}

    record Remembered(Slot value) implements State {}

    record Belt(Conveyor conveyor) implements State {}

    record Waiting(Queue queue) implements State {}

    record Cooking(Oven oven) implements State {}

    record Entering(Slot entered) implements State {}
  }

  /// The arguments of a chain of stocks.
  ///
  /// @param order the argument that gives it, or -1 for `stages`
  /// @param initial the argument that gives the initial value, or that which stands for it
  private record Stages(int order, int stages, int initial, boolean material) {}

  private final Draft draft;
  private final ExpressionLowering expressions;
  private final RandomLowering random;
  /// The slot of `TIME STEP`.
  final Slot timeStep;

  private final Slot initialTime;
  private final Map<Place, State> states = new HashMap<>();

  /// By the slot of the variable that each defines.
  private final Map<Slot, FifoQueue> queues = new HashMap<>();

  /// What the places of a conveyor or a queue are asked of, by the slot of the variable that says
  /// how many there are.
  private final Map<Slot, Slot> places = new HashMap<>();

  private final Map<Place, Boolean> fed = new HashMap<>();

  StatefulExpansion(
      Draft draft,
      ExpressionLowering expressions,
      RandomLowering random,
      Slot timeStep,
      Slot initialTime) {
    this.draft = draft;
    this.expressions = expressions;
    this.random = random;
    this.timeStep = timeStep;
    this.initialTime = initialTime;
  }

  /// The value of the function at the scope's phase.
  Code expand(Expr.Call call, Scope scope) {
    var place = new Place(scope.definition().label(), call, scope.reduced());
    var state = states.get(place);
    if (state == null) {
      state = create(call, scope);
      states.put(place, state);
      complainOfNegatives(call, scope);
    }
    if (state instanceof State.Piped(var piped) && piped.pipeline() instanceof FifoQueue queue) {
      define(queue, call, scope.definition());
    }
    if (call.function() == Function.CONVEYOR_PLACES || call.function() == Function.QUEUE_PLACES) {
      places.put(expressions.slot(scope.definition()), key(state));
    }
    if (scope.phase() == Scope.Phase.DYNAMIC && fed.putIfAbsent(place, true) == null) {
      feed(state, call, scope);
    }
    return output(state, call, scope);
  }

  /// A time or a content that is below 0 by the model's own values; [#chain] sees to its own.
  private void complainOfNegatives(Expr.Call call, Scope scope) {
    switch (call.function()) {
      case TREND, FORECAST, DELAY_CONVEYOR ->
          complainBelowZero(call, 1, "the time of " + call.function().word(), NO_TIME, scope);
      case DELAY_FIXED, DELAY, DELAY_INFORMATION, DELAY_MATERIAL ->
          complainBelowZero(call, 1, "the time of " + call.function().word(), ONE_STEP, scope);
      case DELAY_BATCH -> complainBelowZero(call, 2, "the time of DELAY BATCH", ONE_STEP, scope);
      case CONVEYOR_OUTFLOW -> {
        complainBelowZero(call, 1, "the length of a conveyor", ONE_STEP, scope);
        complainBelowZero(call, 3, "the content of a conveyor", NO_CONTENT, scope);
      }
      case OVEN_OUTFLOW -> {
        complainBelowZero(call, 1, "the cook time of an oven", ONE_STEP, scope);
        complainBelowZero(call, 6, "the content of an oven", NO_CONTENT, scope);
      }
      case QUEUE_FRONT -> complainBelowZero(call, 1, "the content of a queue", NO_CONTENT, scope);
      default -> {}
    }
  }

  private void complainBelowZero(Expr.Call call, int place, String what, String hint, Scope scope) {
    var argument = call.arguments().get(place);
    if (!isArithmetic(argument)) {
      return;
    }
    var value = draft.value(argument(call, place, scope.initially(draft.initials)), initialTime);
    if (value.isPresent() && value.getAsDouble() < 0) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.BELOW_ZERO,
              argument.span(),
              "%s is %s, below 0".formatted(what, value.getAsDouble()),
              hint));
    }
  }

  /// Whether lowering it adds nothing to the program.
  private static boolean isArithmetic(Expr expr) {
    return switch (expr) {
      case Expr.Literal _ -> true;
      case Expr.Reference _, Expr.Unary _, Expr.Binary _ ->
          expr.children().stream().allMatch(StatefulExpansion::isArithmetic);
      case Expr.Call _, Expr.LookupCall _, Expr.Conditional _, Expr.InlineLookup _ -> false;
    };
  }

  private void define(FifoQueue queue, Expr.Call call, Definition definition) {
    var equations =
        switch (definition.variable()) {
          case Variable.Auxiliary auxiliary -> auxiliary.equations();
          case Variable.Flow flow -> flow.equations();
          case Variable.Stock _, Variable.Constant _, Variable.Lookup _ -> List.<Equation>of();
        };
    if (equations.isEmpty() || equations.get(definition.equation()).body() != call) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.PART_QUEUE,
              call.span(),
              "%s can only be the whole of an equation".formatted(call.function().word()),
              "define the queue as a variable of its own"));
    }
    queues.put(expressions.slot(definition), queue);
  }

  private State create(Expr.Call call, Scope scope) {
    // A state met first in the dynamic phase (in a net flow) starts after all else has its initial
    // value.
    var initially =
        scope.initially(scope.phase() == Scope.Phase.INITIAL ? scope.out() : draft.initials);
    var label = call.function().word() + " in " + scope.definition().label();
    return switch (call.function()) {
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
          DELAYN ->
          chain(call, initially, label);
      case TREND, FORECAST -> {
        var trend = call.function() == Function.TREND ? 2 : 3;
        var fraction = optional(call, trend, 0, initially);
        var growth =
            Code.of(
                Op.ADD, Code.of(1), Code.of(Op.MULTIPLY, fraction, argument(call, 1, initially)));
        var start = Code.of(Op.DIVIDE, argument(call, 0, initially), growth);
        yield level(label, start, initially);
      }
      case RANDOM_PINK_NOISE -> {
        var noise =
            Code.of(
                Op.MULTIPLY,
                argument(call, 1, initially),
                random.firstStandardNormal(call, 3, initially));
        yield level(label, Code.of(Op.ADD, argument(call, 0, initially), noise), initially);
      }
      case NPV, NPVE -> {
        var factor = draft.slot(Slot.Role.STOCK, "discount factor of " + label);
        var sum = draft.slot(Slot.Role.STOCK, label);
        var first = call.function() == Function.NPV ? Code.of(1) : endOfStep(call, initially);
        initially.out().add(new Assignment(factor, first));
        initially.out().add(new Assignment(sum, optional(call, 2, 0, initially)));
        yield new State.Discounted(factor, sum);
      }
      case DEPRECIATE_STRAIGHTLINE -> new State.Depreciated(depreciation(call, initially, label));
      case DELAY_BATCH,
          DELAY_CONVEYOR,
          DELAY_PROFILE,
          INTERNAL_RATE_OF_RETURN,
          DEPRECIATE_BY_SCHEDULE,
          SHIFT_IF_TRUE,
          QUEUE_FIFO,
          QUEUE_FIFO_ATTRIB ->
          new State.Piped(
              new StatefulCall(call, draft, this, expressions, initialTime)
                  .piped(initially, label));
      case DELAY_FIXED ->
          pipeline(wholeSteps(argument(call, 1, initially)), 2, call, initially, label);
      case DELAY ->
          pipeline(
              wholeSteps(argument(call, 1, initially)),
              call.arguments().size() == 3 ? 2 : 0,
              call,
              initially,
              label);
      case PREVIOUS -> pipeline(Code.of(timeStep), 1, call, initially, label);
      case DELAY_INFORMATION, DELAY_MATERIAL -> {
        var initial = initialSlot(argument(call, 2, initially), initially, label);
        var output = draft.slot(Slot.Role.DELAYED, label);
        initially.out().add(new Assignment(output, Code.of(initial)));
        yield new State.Arrivals(output, initial);
      }
      case SAMPLE_IF_TRUE -> {
        var duration = draft.slot(Slot.Role.HIDDEN, "duration of " + label);
        initially.out().add(new Assignment(duration, Code.of(timeStep)));
        var initial = initialSlot(argument(call, 2, initially), initially, label);
        var before = draft.slot(Slot.Role.DELAYED, label);
        initially.out().add(new Assignment(before, Code.of(initial)));
        yield new State.Held(before, duration, initial);
      }
      case CONVEYOR_OUTFLOW, CONVEYOR_LEAK, CONVEYOR_PLACES ->
          new State.Belt(ConveyorCall.of(call).conveyor(draft, this, initially, label));
      case QUEUE_FRONT, QUEUE_PLACES -> {
        var content = initialSlot(argument(call, 1, initially), initially, label);
        var front = draft.slot(Slot.Role.DELAYED, label);
        var batches = batches(call, initially, label);
        var first = batches.isEmpty() ? content : batches.getFirst();
        var perStep = Code.of(Op.DIVIDE, Code.of(first), Code.of(timeStep));
        initially.out().add(new Assignment(front, perStep));
        var entering = new ArrayList<Slot>();
        for (var flow = 2; flow < call.arguments().size(); flow++) {
          entering.add(draft.slot(Slot.Role.HIDDEN, "input of " + label));
        }
        var taken = draft.slot(Slot.Role.HIDDEN, "taken from " + label);
        yield new State.Waiting(new Queue(front, entering, taken, content, batches));
      }
      case OVEN_OUTFLOW, OVEN_ROOM, OVEN_STATE ->
          new State.Cooking(new OvenCall(call).oven(draft, this, initially, label));
      case ENTERED -> {
        var entered = draft.slot(Slot.Role.DELAYED, label);
        initially.out().add(new Assignment(entered, Code.of(0)));
        yield new State.Entering(entered);
      }
      case INITIAL -> {
        var value = draft.slot(Slot.Role.HIDDEN, label);
        initially.out().add(new Assignment(value, argument(call, 0, initially)));
        yield new State.Remembered(value);
      }
      default -> throw new IllegalArgumentException(call.function().word() + " keeps no state.");
    };
  }

  /// What a function asks about a queue; `:NA:`, with a warning, where its first argument is none.
  Code asked(Question question, Expr.Call call, Scope scope) {
    var named = call.arguments().getFirst();
    var queue =
        named instanceof Expr.Reference && argument(call, 0, scope) instanceof Code.Load(var slot)
            ? queues.get(slot)
            : null;
    if (queue == null || question.isAboutAttributes() && queue.attribute().isEmpty()) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.NO_QUEUE,
              named.span(),
              "%s asks about what is no queue%s, and is :NA: therefore"
                  .formatted(call.function().word(), queue == null ? "" : " with attributes"),
              queue == null
                  ? "name a variable whose equation is QUEUE FIFO or QUEUE FIFO ATTRIB"
                  : "define it by QUEUE FIFO ATTRIB"));
      return Code.of(Question.OPEN);
    }
    var operands = new ArrayList<Code>();
    operands.add(Code.of(queue.content()));
    for (var place = 1; place < call.arguments().size(); place++) {
      operands.add(argument(call, place, scope));
    }
    if (scope.phase() == Scope.Phase.INITIAL) {
      // the first question of a run fills the queue: not before these are known
      queue.settings().forEach(setting -> operands.add(Code.of(setting)));
    }
    return new Code.Ask(queue.content(), question, operands);
  }

  /// What places hold, of which the second argument says how many there are.
  Code ofPlaces(Question question, Expr.Call call, Scope scope) {
    if (argument(call, 1, scope) instanceof Code.Load(var count) && places.containsKey(count)) {
      var operands = new ArrayList<Code>();
      operands.add(Code.of(places.get(count)));
      for (var place = 2; place < call.arguments().size(); place++) {
        operands.add(argument(call, place, scope));
      }
      // not before they have been counted
      operands.add(Code.of(count));
      return new Code.Ask(places.get(count), question, operands);
    }
    throw new IllegalStateException("What is asked about has no places.");
  }

  private static Slot key(State state) {
    return switch (state) {
      case State.Belt(var conveyor) -> conveyor.leaving();
      case State.Waiting(var queue) -> queue.front();
      default -> throw new IllegalArgumentException("It has no places.");
    };
  }

  /// How many places there are. The first question of a run fills them: not before the settings are
  /// known.
  private static Code places(Pipeline pipeline, Slot key, Scope scope) {
    var operands = new ArrayList<Code>();
    operands.add(Code.of(key));
    if (scope.phase() == Scope.Phase.INITIAL) {
      pipeline.settings().forEach(setting -> operands.add(Code.of(setting)));
    }
    return new Code.Ask(key, Question.PLACES, operands);
  }

  /// By what a stream at the end of the first step is discounted.
  private Code endOfStep(Expr.Call call, Scope initially) {
    var rate = Code.of(Op.MULTIPLY, argument(call, 1, initially), Code.of(timeStep));
    return Code.of(Op.DIVIDE, Code.of(1), Code.of(Op.ADD, Code.of(1), rate));
  }

  /// A slot that keeps a value of the initial time.
  Slot initialSlot(Code value, Scope initially, String label) {
    var initial = draft.slot(Slot.Role.HIDDEN, "initial value of " + label);
    initially.out().add(new Assignment(initial, value));
    return initial;
  }

  /// One stock, adjusted over the time of argument 1 or, for pink noise, 2.
  private State level(String label, Code start, Scope initially) {
    var stage = draft.slot(Slot.Role.HIDDEN, "averaging time of " + label);
    var level = draft.slot(Slot.Role.STOCK, label);
    initially.out().add(new Assignment(level, start));
    return new State.Chain(List.of(level), List.of(stage), Optional.empty());
  }

  private static Stages stages(Expr.Call call) {
    return switch (call.function()) {
      case SMOOTH -> new Stages(-1, 1, 0, false);
      case SMOOTHI -> new Stages(-1, 1, 2, false);
      case SMOOTH3 -> new Stages(-1, 3, 0, false);
      case SMOOTH3I -> new Stages(-1, 3, 2, false);
      case SMOOTH_N -> new Stages(3, 0, 2, false);
      case SMTHN -> new Stages(2, 0, call.arguments().size() > 3 ? 3 : 0, false);
      case DELAY1 -> new Stages(-1, 1, 0, true);
      case DELAY1I -> new Stages(-1, 1, 2, true);
      case DELAY3 -> new Stages(-1, 3, 0, true);
      case DELAY3I -> new Stages(-1, 3, 2, true);
      case DELAY_N -> new Stages(3, 0, 2, true);
      case DELAYN -> new Stages(2, 0, call.arguments().size() > 3 ? 3 : 0, true);
      default -> throw new IllegalArgumentException(call.function().word() + " is no chain.");
    };
  }

  /// Stocks in a row, all starting from the same value: `initial`, or for a material delay
  /// `initial * stage`.
  private State chain(Expr.Call call, Scope initially, String label) {
    complainBelowZero(call, 1, "the time of " + call.function().word(), NO_TIME, initially);
    var stages = stages(call);
    var order = stages.order() < 0 ? Optional.<Slot>empty() : Optional.of(order(call, initially));
    var count = order.map(slot -> order(call, slot, initially)).orElse(stages.stages());
    var stage = draft.slot(Slot.Role.HIDDEN, "stage time of " + label);
    if (stages.material()) {
      assignStage(stage, count, order, call, initially);
    }
    var first = argument(call, stages.initial(), initially);
    var start = stages.material() ? Code.of(Op.MULTIPLY, first, Code.of(stage)) : first;
    var levels = new ArrayList<Slot>();
    for (var level = 0; level < count; level++) {
      var slot = draft.slot(Slot.Role.STOCK, label);
      initially.out().add(new Assignment(slot, level == 0 ? start : Code.of(levels.getFirst())));
      levels.add(slot);
    }
    var changes = call.function() == Function.DELAY_N && !isConstant(argument(call, 1, initially));
    var all = changes ? lagging(stage, count, label) : Collections.nCopies(count, stage);
    return new State.Chain(List.copyOf(levels), all, order);
  }

  private static boolean isConstant(Code code) {
    return code instanceof Code.Const
        || code instanceof Code.Load(var slot) && slot.role() == Slot.Role.CONSTANT;
  }

  /// A change of the time of Vensim's `DELAY N` reaches the first level at once, and each other
  /// one a step after the one before it (seen from results that Vensim computed).
  private List<Slot> lagging(Slot first, int count, String label) {
    var stages = new ArrayList<Slot>();
    stages.add(first);
    for (var level = 1; level < count; level++) {
      var stage = draft.slot(Slot.Role.DELAYED, "stage time of " + label);
      var initial = draft.slot(Slot.Role.HIDDEN, "initial stage time of " + label);
      draft.initials.add(new Assignment(initial, Code.of(first)));
      draft.initials.add(new Assignment(stage, Code.of(initial)));
      draft.pipelines.add(new FixedDelay(stage, stages.getLast(), timeStep, initial));
      stages.add(stage);
    }
    return List.copyOf(stages);
  }

  /// The order at the initial time, NaN where it is no whole number. No stage of Vensim's `DELAY N`
  /// is shorter than a step: it has fewer instead (seen from results that Vensim computed).
  private Slot order(Expr.Call call, Scope initially) {
    var asked = argument(call, stages(call).order(), initially);
    var rounded = (Code) new Code.Invoke(Calculation.ROUND, 0, List.of(asked, Code.of(0)));
    var away = Code.of(Op.ABS, Code.of(Op.SUBTRACT, asked, rounded));
    var whole =
        (Code)
            new Code.Select(
                Code.of(Op.LESS_OR_EQUAL, away, Code.of(WHOLE)), rounded, Code.of(Double.NaN));
    if (call.function() == Function.DELAY_N) {
      var steps = Code.of(Op.DIVIDE, argument(call, 1, initially), Code.of(timeStep));
      var most = Code.of(Op.FLOOR, Code.of(Op.ADD, steps, Code.of(TimeAxis.TOLERANCE)));
      whole = Code.of(Op.MIN, whole, Code.of(Op.MAX, Code.of(1), most));
    }
    var order = draft.slot(Slot.Role.HIDDEN, "order in " + initially.definition().label());
    initially.out().add(new Assignment(order, whole));
    return order;
  }

  /// How many stages the model's own values ask for; more than a machine can hold, or none, or a
  /// part of one, is complained of.
  private int order(Expr.Call call, Slot slot, Scope initially) {
    var place = stages(call).order();
    var asked = draft.value(argument(call, place, initially), initialTime);
    var order = draft.value(Code.of(slot), initialTime).orElse(Double.NaN);
    var word = call.function().word();
    if (order >= 1 && order <= MOST_STAGES) {
      complainOfFewer(call, asked.orElse(order), order, initially);
      return (int) order;
    }
    draft.complain(
        new Draft.Complaint(
            LoweringCode.ORDER,
            call.arguments().get(place).span(),
            asked.isEmpty()
                ? "the order of %s is not known before the run".formatted(word)
                : "%s cannot have the order %s".formatted(word, asked.getAsDouble()),
            "it must be a whole number from 1 to %.0f that constants give".formatted(MOST_STAGES)));
    return 1;
  }

  private void complainOfFewer(Expr.Call call, double asked, double order, Scope initially) {
    var time = draft.value(argument(call, 1, initially), initialTime).orElse(0);
    if (asked > order + WHOLE && time > 0) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.FEWER_STAGES,
              call.arguments().get(stages(call).order()).span(),
              "%s of the order %.0f has no more than %.0f, since no stage is shorter than a step"
                  .formatted(call.function().word(), asked, order),
              "make TIME STEP at most the delay time divided by the order"));
    }
  }

  private Depreciation depreciation(Expr.Call call, Scope initially, String label) {
    var lifetime = initialSlot(argument(call, 1, initially), initially, label);
    var period = initialSlot(argument(call, 2, initially), initially, label);
    var initial = initialSlot(argument(call, 3, initially), initially, label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    var input = draft.slot(Slot.Role.HIDDEN, "input of " + label);
    complainOfParts(call, 1, lifetime, period);
    complainOfParts(call, 2, period, timeStep);
    // Before the run all periods brought the same.
    var before =
        Code.of(
            Op.DIVIDE,
            Code.of(
                Op.MULTIPLY,
                Code.of(initial),
                Code.of(Op.SUBTRACT, Code.of(lifetime), Code.of(period))),
            Code.of(lifetime));
    initially.out().add(new Assignment(output, before));
    return new Depreciation(output, input, lifetime, period, initial);
  }

  /// Complains where, by the model's own values, one time is no whole number of times another.
  private void complainOfParts(Expr.Call call, int argument, Slot whole, Slot part) {
    var value = draft.value(Code.of(whole), initialTime);
    var unit = draft.value(Code.of(part), initialTime);
    if (value.isPresent()
        && unit.isPresent()
        && Depreciation.count(value.getAsDouble(), unit.getAsDouble()) == 0) {
      draft.complaints.add(
          new Draft.Complaint(
              LoweringCode.PERIODS,
              call.arguments().get(argument).span(),
              argument == 1
                  ? "the lifetime %s is no whole number of fiscal periods of %s"
                      .formatted(value.getAsDouble(), unit.getAsDouble())
                  : "the fiscal period %s is no whole number of time steps of %s"
                      .formatted(value.getAsDouble(), unit.getAsDouble()),
              "the reference does not say what Vensim makes of it"));
    }
  }

  /// The batches in a queue at the start, where there are several.
  private List<Slot> batches(Expr.Call call, Scope initially, String label) {
    if (!(call.arguments().get(1) instanceof Expr.Call list)
        || list.function() != Function.LISTED_CONTENT) {
      return List.of();
    }
    return IntStream.range(ListedContent.ENTRIES, list.arguments().size())
        .mapToObj(place -> initialSlot(argument(list, place, initially), initially, label))
        .toList();
  }

  /// The nearest whole number of steps, the longer one of two that are as near.
  ///
  /// @see "SDXorg test-models, tests/delay_fixed: Vensim's results for 0.5, 1.2, 1.5 and 3.7 steps"
  private Code wholeSteps(Code time) {
    var nearlyHalf = 0.5 + 1e-6;
    var steps = Code.of(Op.DIVIDE, time, Code.of(timeStep));
    return Code.of(
        Op.MULTIPLY,
        Code.of(Op.TRUNCATE, Code.of(Op.ADD, steps, Code.of(nearlyHalf))),
        Code.of(timeStep));
  }

  private State pipeline(
      Code time, int initialArgument, Expr.Call call, Scope initially, String label) {
    var duration = draft.slot(Slot.Role.HIDDEN, "duration of " + label);
    var initial = draft.slot(Slot.Role.HIDDEN, "initial value of " + label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(duration, time));
    initially.out().add(new Assignment(initial, argument(call, initialArgument, initially)));
    initially.out().add(new Assignment(output, Code.of(initial)));
    return new State.Pipeline(output, duration, initial);
  }

  private void feed(State state, Expr.Call call, Scope scope) {
    var late = scope.into(draft.netFlows);
    switch (state) {
      case State.Chain chain -> feed(chain, call, scope, late);
      case State.Pipeline(var output, var duration, var initial) -> {
        var input = input(output, argument(call, 0, late));
        draft.pipelines.add(new FixedDelay(output, input, duration, initial));
      }
      case State.Depreciated(var depreciation) -> {
        draft.netFlows.add(new Assignment(depreciation.input(), argument(call, 0, late)));
        draft.pipelines.add(depreciation);
      }
      case State.Piped(var piped) -> {
        piped
            .inputs()
            .forEach(
                (slot, place) ->
                    draft.netFlows.add(new Assignment(slot, argument(call, place, late))));
        draft.pipelines.add(piped.pipeline());
      }
      case State.Arrivals(var output, var initial) -> {
        var input = input(output, argument(call, 0, late));
        var duration = input(output, argument(call, 1, late));
        var material = call.function() == Function.DELAY_MATERIAL;
        var missing = material ? input(output, argument(call, 3, late)) : input;
        var kind = material ? ArrivalDelay.Kind.MATERIAL : ArrivalDelay.Kind.INFORMATION;
        draft.pipelines.add(new ArrivalDelay(kind, output, input, duration, initial, missing));
      }
      case State.Held held -> {
        var input = input(held.before(), held(held, call, late));
        draft.pipelines.add(new FixedDelay(held.before(), input, held.duration(), held.initial()));
      }
      case State.Discounted(var factor, var sum) -> {
        var stream = argument(call, 0, late);
        var rate = argument(call, 1, late);
        var fading = Code.of(Op.NEGATE, Code.of(Op.MULTIPLY, Code.of(factor), rate));
        var discrete = Code.of(Op.ADD, Code.of(1), Code.of(Op.MULTIPLY, rate, Code.of(timeStep)));
        draft.integrate(factor, Code.of(Op.DIVIDE, fading, discrete));
        draft.integrate(sum, Code.of(Op.MULTIPLY, stream, Code.of(factor)));
      }
      case State.Remembered _ -> {}
      case State.Belt(var conveyor) -> {
        ConveyorCall.of(call).feed(conveyor, draft, this, late);
        draft.pipelines.add(conveyor);
      }
      case State.Waiting(var queue) -> {
        draft.netFlows.add(new Assignment(queue.taken(), argument(call, 0, late)));
        for (var flow = 0; flow < queue.entering().size(); flow++) {
          draft.netFlows.add(
              new Assignment(queue.entering().get(flow), argument(call, flow + 2, late)));
        }
        draft.pipelines.add(queue);
      }
      case State.Cooking(var oven) -> {
        new OvenCall(call).feed(oven, draft, this, late);
        draft.pipelines.add(oven);
      }
      case State.Entering(var entered) ->
          draft.pipelines.add(new Entry(entered, input(entered, argument(call, 0, late))));
    }
  }

  private Slot input(Slot output, Code code) {
    var input = draft.slot(Slot.Role.HIDDEN, "input of " + output.label());
    draft.netFlows.add(new Assignment(input, code));
    return input;
  }

  private void feed(State.Chain chain, Expr.Call call, Scope scope, Scope late) {
    switch (call.function()) {
      case TREND, FORECAST -> {
        late.out().add(new Assignment(chain.stage(), argument(call, 1, late)));
        adjust(chain, argument(call, 0, late));
        return;
      }
      case RANDOM_PINK_NOISE -> {
        late.out().add(new Assignment(chain.stage(), argument(call, 2, late)));
        adjust(chain, whiteNoise(call, chain.stage(), late));
        return;
      }
      default -> {}
    }
    var material = stages(call).material();
    // What leaves a material delay now depends on the delay time now; a smooth's level does not.
    assignStage(chain.stage(), chain.levels().size(), chain.order(), call, material ? scope : late);
    if (!material) {
      adjust(chain, argument(call, 0, late));
      return;
    }
    var inflow = argument(call, 0, late);
    for (var level = 0; level < chain.levels().size(); level++) {
      var slot = chain.levels().get(level);
      var outflow = Code.of(Op.DIVIDE, Code.of(slot), Code.of(chain.stages().get(level)));
      draft.integrate(slot, Code.of(Op.SUBTRACT, inflow, outflow));
      inflow = outflow;
    }
  }

  /// Each level moves towards the one before it.
  private void adjust(State.Chain chain, Code input) {
    var towards = input;
    for (var level : chain.levels()) {
      var gap = Code.of(Op.SUBTRACT, towards, Code.of(level));
      draft.integrate(level, Code.of(Op.DIVIDE, gap, Code.of(chain.stage())));
      towards = Code.of(level);
    }
  }

  /// White noise whose smooth over a time T, in steps of dt, has the deviation that is asked for:
  /// its own is larger by the square root of (2 T - dt) / dt.
  private Code whiteNoise(Expr.Call call, Slot correlation, Scope late) {
    var dt = Code.of(timeStep);
    var twice = Code.of(Op.MULTIPLY, Code.of(2), Code.of(correlation));
    var factor = Code.of(Op.SQRT, Code.of(Op.DIVIDE, Code.of(Op.SUBTRACT, twice, dt), dt));
    var deviation = Code.of(Op.MULTIPLY, argument(call, 1, late), factor);
    var noise = Code.of(Op.MULTIPLY, deviation, random.standardNormal(call, 3, late));
    return Code.of(Op.ADD, argument(call, 0, late), noise);
  }

  private void assignStage(
      Slot stage, int count, Optional<Slot> order, Expr.Call call, Scope scope) {
    var time = argument(call, 1, scope);
    var each = count == 1 ? time : Code.of(Op.DIVIDE, time, Code.of(count));
    // A run whose order is another than the program was made for has no result.
    var checked =
        order
            .<Code>map(
                own ->
                    new Code.Select(
                        Code.of(Op.EQUAL, Code.of(own), Code.of(count)), each, Code.of(Double.NaN)))
            .orElse(each);
    scope.out().add(new Assignment(stage, checked));
  }

  private Code output(State state, Expr.Call call, Scope scope) {
    return switch (state) {
      case State.Chain chain -> output(chain, call, scope);
      case State.Pipeline pipeline -> Code.of(pipeline.output());
      case State.Depreciated(var depreciation) -> {
        var part =
            Code.of(
                Op.DIVIDE,
                Code.of(Op.MULTIPLY, argument(call, 0, scope), Code.of(depreciation.period())),
                Code.of(depreciation.lifetime()));
        yield Code.of(Op.ADD, Code.of(depreciation.output()), part);
      }
      case State.Piped(var piped) ->
          switch (piped.pipeline()) {
            case ScheduledDepreciation it ->
                Code.of(
                    Op.ADD,
                    Code.of(it.output()),
                    StatefulCall.depreciatedAtOnce(it, argument(call, 0, scope)));
            default -> Code.of(piped.pipeline().outputs().getFirst());
          };
      case State.Arrivals arrivals -> Code.of(arrivals.output());
      case State.Held held ->
          switch (scope.phase()) {
            case INITIAL ->
                new Code.Select(
                    argument(call, 0, scope), argument(call, 1, scope), Code.of(held.initial()));
            case DYNAMIC -> held(held, call, scope);
          };
      case State.Discounted(var factor, var sum) -> {
        var stream = argument(call, 0, scope);
        var now =
            Code.of(Op.MULTIPLY, Code.of(Op.MULTIPLY, stream, Code.of(timeStep)), Code.of(factor));
        yield Code.of(Op.MULTIPLY, Code.of(Op.ADD, Code.of(sum), now), optional(call, 3, 1, scope));
      }
      case State.Remembered remembered -> Code.of(remembered.value());
      case State.Belt(var conveyor) ->
          call.function() == Function.CONVEYOR_PLACES
              ? places(conveyor, conveyor.leaving(), scope)
              : ConveyorCall.of(call).output(conveyor, this, scope);
      case State.Waiting(var queue) ->
          call.function() == Function.QUEUE_PLACES
              ? places(queue, queue.front(), scope)
              : Code.of(queue.front());
      case State.Cooking(var oven) -> new OvenCall(call).output(oven, this, scope);
      case State.Entering(var entered) -> Code.of(entered);
    };
  }

  private Code held(State.Held held, Expr.Call call, Scope scope) {
    return new Code.Select(
        argument(call, 0, scope), argument(call, 1, scope), Code.of(held.before()));
  }

  private Code output(State.Chain chain, Expr.Call call, Scope scope) {
    var last = Code.of(chain.levels().getLast());
    return switch (call.function()) {
      case TREND -> fraction(call, last, Code.of(Op.ABS, last), scope);
      case FORECAST -> {
        var growth =
            Code.of(Op.MULTIPLY, fraction(call, last, last, scope), argument(call, 2, scope));
        yield Code.of(Op.MULTIPLY, argument(call, 0, scope), Code.of(Op.ADD, Code.of(1), growth));
      }
      case RANDOM_PINK_NOISE -> last;
      default ->
          stages(call).material()
              ? Code.of(Op.DIVIDE, last, Code.of(chain.stages().getLast()))
              : last;
    };
  }

  /// `ZIDZ(input - average, time * base)`.
  private Code fraction(Expr.Call call, Code average, Code base, Scope scope) {
    return Code.of(
        Op.QUOTIENT,
        Code.of(Op.SUBTRACT, argument(call, 0, scope), average),
        Code.of(Op.MULTIPLY, argument(call, 1, scope), base),
        Code.of(0));
  }

  /// The value of an argument of a call.
  Code argument(Expr.Call call, int place, Scope scope) {
    return expressions.lower(call.arguments().get(place), scope);
  }

  /// The points of a lookup.
  Table table(Expr.Reference lookup, Scope scope) {
    return expressions.table(lookup, scope);
  }

  private Code optional(Expr.Call call, int place, double otherwise, Scope scope) {
    return place < call.arguments().size() ? argument(call, place, scope) : Code.of(otherwise);
  }
}
