package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;

/// The arguments of `DELAY BATCH`, `DELAY CONVEYOR` and others, which become
/// pipelines with one output.
///
/// @param initialTime the slot of `INITIAL TIME`
record StatefulCall(
    Expr.Call call,
    Draft draft,
    StatefulExpansion stateful,
    ExpressionLowering expressions,
    Slot initialTime) {

  /// A pipeline and where its inputs come from.
  ///
  /// @param inputs the place of the argument that each is
  record Piped(Pipeline pipeline, Map<Slot, Integer> inputs) {}

  Piped piped(Scope initially, String label) {
    return switch (call.function()) {
      case DELAY_BATCH -> batches(initially, label);
      case DELAY_CONVEYOR -> belt(initially, label);
      case DELAY_PROFILE -> profile(initially, label);
      case INTERNAL_RATE_OF_RETURN -> returns(initially, label);
      case DEPRECIATE_BY_SCHEDULE -> scheduled(initially, label);
      case SHIFT_IF_TRUE -> shift(initially, label);
      case QUEUE_FIFO -> queue(2, 3, initially, label);
      case QUEUE_FIFO_ATTRIB -> queue(4, 6, initially, label);
      default -> throw new IllegalArgumentException(call.function().word() + " is no pipeline.");
    };
  }

  private Slot setting(int place, Scope initially, String label) {
    return stateful.initialSlot(stateful.argument(call, place, initially), initially, label);
  }

  private Slot input(String what, String label) {
    return draft.slot(Slot.Role.HIDDEN, what + " of " + label);
  }

  private static Map<Slot, Integer> inOrder(Slot... inputs) {
    var places = new LinkedHashMap<Slot, Integer>();
    for (var place = 0; place < inputs.length; place++) {
      places.put(inputs[place], place);
    }
    return places;
  }

  private Piped batches(Scope initially, String label) {
    var batch = setting(3, initially, "batch of " + label);
    var release = setting(4, initially, "release of " + label);
    var backlog = setting(5, initially, "backlog of " + label);
    var input = input("input", label);
    var size = input("size", label);
    var duration = input("duration", label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    var isBatch = Code.of(Op.GREATER, Code.of(batch), Code.of(0));
    var isOut = Code.of(Op.LESS_OR_EQUAL, Code.of(release), Code.of(initialTime));
    var first = new Code.Select(Code.of(Op.AND, isBatch, isOut), Code.of(batch), Code.of(0));
    initially.out().add(new Assignment(output, first));
    return new Piped(
        new BatchDelay(output, input, size, duration, batch, release, backlog),
        inOrder(input, size, duration));
  }

  private Piped belt(Scope initially, String label) {
    var content = setting(4, initially, "content of " + label);
    var initialDuration = setting(5, initially, "duration of " + label);
    var profile = BeltDelay.Profile.of(expressions.table(call, 3, initially));
    if (!(Math.abs(profile.whole()) > 0)
        && draft.value(Code.of(content), initialTime).orElse(1) != 0) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.EMPTY_PROFILE,
              call.arguments().get(3).span(),
              "the profile has no area over which the initial content could be spread",
              "a flat one is (0,1),(1,1)"));
    }
    var input = input("input", label);
    var duration = input("duration", label);
    var leak = input("leak", label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    var belt = new BeltDelay(output, input, duration, leak, content, initialDuration, profile);
    initially.out().add(new Assignment(output, firstOff(belt)));
    return new Piped(belt, inOrder(input, duration, leak));
  }

  private Piped profile(Scope initially, String label) {
    var duration = setting(2, initially, "duration of " + label);
    var initial = setting(3, initially, "initial value of " + label);
    var growth = setting(4, initially, "growth of " + label);
    var input = input("input", label);
    var later = input("duration", label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(output, Code.of(initial)));
    var profile = BeltDelay.Profile.of(expressions.table(call, 0, initially));
    var delay = new ProfileDelay(output, input, later, initial, growth, duration, profile);
    if (delay.isNegative() || !(profile.whole() > 0)) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.EMPTY_PROFILE,
              call.arguments().getFirst().span(),
              delay.isNegative()
                  ? "the profile has a time or a value below 0, where nothing can come out"
                  : "the profile has no area over which the input could be spread",
              "one that is the same from 0 to twice the delay is (0,1),(2,1)"));
    }
    var places = new LinkedHashMap<Slot, Integer>();
    places.put(input, 1);
    places.put(later, 2);
    return new Piped(delay, places);
  }

  private Piped returns(Scope initially, String label) {
    var period = setting(1, initially, "period of " + label);
    var payment = setting(2, initially, "payment of " + label);
    var paid = setting(3, initially, "time of the payment of " + label);
    var input = input("stream", label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(output, Code.of(Expr.Literal.NOT_AVAILABLE)));
    return new Piped(new Returns(output, input, period, payment, paid), inOrder(input));
  }

  /// What comes off in the first step, as the pipeline computes it.
  private Code firstOff(BeltDelay belt) {
    var dt = Code.of(stateful.timeStep);
    var share =
        Code.of(Op.MIN, Code.of(1), Code.of(Op.DIVIDE, dt, Code.of(belt.initialDuration())));
    var rounding = Code.of(Op.MULTIPLY, Code.of(BeltDelay.TOLERANCE), share);
    var nearlyWhole = Code.of(Op.SUBTRACT, Code.of(1), rounding);
    var isWhole = Code.of(Op.GREATER_OR_EQUAL, share, nearlyWhole);
    var off = new Code.Select(isWhole, Code.of(1), belt.profile().before(share));
    return Code.of(Op.DIVIDE, Code.of(Op.MULTIPLY, Code.of(belt.content()), off), dt);
  }

  /// @param profile the place of the argument
  /// @param content likewise; the last argument is the age range
  private Piped queue(int profile, int content, Scope initially, String label) {
    var initial = setting(content, initially, "content of " + label);
    var ageRange = setting(call.arguments().size() - 1, initially, "age range of " + label);
    var spread = BeltDelay.Profile.of(expressions.table(call, profile, initially));
    var isNegative = spread.area().points().points().stream().anyMatch(point -> point.y() < 0);
    if ((isNegative || !(spread.whole() > 0))
        && draft.value(Code.of(initial), initialTime).orElse(1) != 0) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.EMPTY_PROFILE,
              call.arguments().get(profile).span(),
              isNegative
                  ? "the profile is negative in places, where nothing can wait"
                  : "the profile has no area over which the initial content could be spread",
              "a flat one is (0,1),(1,1)"));
    }
    var inflow = input("inflow", label);
    var outflow = input("outflow", label);
    var inputs = inOrder(inflow, outflow);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(output, Code.of(initial)));
    var attribute = Optional.<FifoQueue.Attribute>empty();
    if (call.function() == Function.QUEUE_FIFO_ATTRIB) {
      var entering = input("attribute", label);
      var change = input("change", label);
      inputs.put(entering, 2);
      inputs.put(change, 3);
      attribute =
          Optional.of(
              new FifoQueue.Attribute(
                  entering,
                  change,
                  setting(7, initially, "attribute of " + label),
                  expressions.table(call, 5, initially)));
    }
    return new Piped(
        new FifoQueue(output, inflow, outflow, initial, ageRange, spread, attribute), inputs);
  }

  private Piped scheduled(Scope initially, String label) {
    var schedule =
        expressions.elements(call, 1, initially).stream()
            .map(share -> stateful.initialSlot(share, initially, "schedule of " + label))
            .toList();
    var initial =
        initialShares(initially, schedule.size()).stream()
            .map(share -> stateful.initialSlot(share, initially, label))
            .toList();
    var lifetime = setting(3, initially, "lifetime of " + label);
    var changeover = setting(4, initially, "changeover of " + label);
    var input = input("input", label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(output, Code.of(initial.getFirst())));
    return new Piped(
        new ScheduledDepreciation(output, input, schedule, initial, lifetime, changeover),
        inOrder(input));
  }

  /// One for each period of the schedule; without subscripts the same for all.
  private List<Code> initialShares(Scope initially, int count) {
    var initial = call.arguments().get(2);
    if (!(initial instanceof Expr.Reference reference) || reference.subscripts().isEmpty()) {
      return Collections.nCopies(count, stateful.argument(call, 2, initially));
    }
    var shares = expressions.elements(call, 2, initially);
    if (shares.size() != count) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.PERIODS,
              initial.span(),
              "the schedule has %d periods, the initial values are %d"
                  .formatted(count, shares.size()),
              "give each period of the schedule one"));
      return Collections.nCopies(count, Code.of(Double.NaN));
    }
    return shares;
  }

  private Piped shift(Scope initially, String label) {
    var condition = input("condition", label);
    var accumulates = input("accumulation", label);
    var entering = input("entry", label);
    var output = draft.slot(Slot.Role.DELAYED, label);
    initially.out().add(new Assignment(output, Code.of(0)));
    var inputs = new LinkedHashMap<Slot, Integer>();
    inputs.put(condition, 1);
    inputs.put(accumulates, 3);
    inputs.put(entering, 4);
    return new Piped(
        new Shift(output, condition, accumulates, entering, shifted(initially)), inputs);
  }

  /// As many stocks as the size asks for; none where they are not there, which is complained of.
  private List<Slot> shifted(Scope initially) {
    var stocks = new ArrayList<Slot>();
    for (var element : expressions.elements(call, 0, initially)) {
      if (!(element instanceof Code.Load(var slot)) || slot.role() != Slot.Role.STOCK) {
        complainOfShift(0, "what SHIFT IF TRUE shifts is no stock", "name a variable with INTEG");
        return List.of();
      }
      stocks.add(slot);
    }
    var size = draft.value(stateful.argument(call, 2, initially), initialTime);
    if (size.isEmpty()) {
      complainOfShift(
          2, "how many elements are shifted is not known before the run", "make it a number");
      return List.of();
    }
    var count = size.getAsDouble();
    if (!(count >= 2 && count <= stocks.size() && count == Math.rint(count))) {
      complainOfShift(
          2,
          "SHIFT IF TRUE cannot shift %s elements".formatted(count),
          "from this element on there are %d; at least two are shifted".formatted(stocks.size()));
      return List.of();
    }
    return stocks.subList(0, (int) count);
  }

  private void complainOfShift(int place, String message, String hint) {
    draft.complain(
        new Draft.Complaint(
            LoweringCode.ELEMENTS, call.arguments().get(place).span(), message, hint));
  }

  /// The share of the stream that its own period takes.
  static Code depreciatedAtOnce(ScheduledDepreciation depreciation, Code stream) {
    var whole =
        depreciation.schedule().stream()
            .<Code>map(Code::of)
            .reduce((sum, share) -> Code.of(Op.ADD, sum, share))
            .orElseThrow();
    var first = Code.of(depreciation.schedule().getFirst());
    return Code.of(Op.DIVIDE, Code.of(Op.MULTIPLY, first, stream), whole);
  }
}
