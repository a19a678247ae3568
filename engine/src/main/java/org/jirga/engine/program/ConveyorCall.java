package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;

/// The arguments of `CONVEYOR_OUTFLOW`, `CONVEYOR_PLACES` and `CONVEYOR_LEAK`, by name.
///
/// @param first the place of the first argument that all have
record ConveyorCall(Expr.Call call, int first) {

  private static final int INPUT = 0;
  private static final int LENGTH = 1;
  private static final int ARRESTED = 2;
  private static final int CONTENT = 3;
  private static final int KIND = 4;
  private static final int SPREADS = 5;
  private static final int LEAKS = 6;

  /// What a leak has: its fraction, where its zone begins and ends, and whether it is of whole
  /// units.
  private static final int PER_LEAK = 4;

  /// What goes on elsewhere than at the beginning has: a kind, a flow, and where it comes from.
  private static final int PER_SPREAD = 3;

  static ConveyorCall of(Expr.Call call) {
    return new ConveyorCall(call, call.function() == Function.CONVEYOR_LEAK ? 1 : 0);
  }

  private int leaks() {
    return (call.arguments().size() - first - LEAKS) / PER_LEAK;
  }

  private double number(int place) {
    return number(call, place);
  }

  private static double number(Expr.Call call, int place) {
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
    return stateful.argument(call, first + LEAKS + PER_LEAK * leak, scope);
  }

  private boolean isWhole(int leak) {
    return number(first + LEAKS + PER_LEAK * leak + 3) != 0;
  }

  private List<Slot> entries(StatefulExpansion stateful, Scope initially, String label) {
    if (!(call.arguments().get(first + CONTENT) instanceof Expr.Call list)
        || list.function() != Function.LISTED_CONTENT) {
      return List.of();
    }
    return IntStream.range(ListedContent.ENTRIES, list.arguments().size())
        .mapToObj(place -> stateful.argument(list, place, initially))
        .map(entry -> stateful.initialSlot(entry, initially, label))
        .toList();
  }

  private Optional<Expr.Call> spreads() {
    return call.arguments().get(first + SPREADS) instanceof Expr.Call spreads
        ? Optional.of(spreads)
        : Optional.empty();
  }

  private List<Conveyor.Spread> spreads(
      Draft draft, StatefulExpansion stateful, Scope initially, String label) {
    var spreads = new ArrayList<Conveyor.Spread>();
    if (spreads().isPresent()) {
      var all = spreads().get();
      for (var at = 0; at < all.arguments().size(); at += PER_SPREAD) {
        var placement = placement(all, at, draft, stateful, initially, label);
        var flow = draft.slot(Slot.Role.HIDDEN, "spread input of " + label);
        spreads.add(new Conveyor.Spread(flow, placement));
      }
    }
    return spreads;
  }

  private static Conveyor.Placement placement(
      Expr.Call all,
      int at,
      Draft draft,
      StatefulExpansion stateful,
      Scope initially,
      String label) {
    return switch ((int) number(all, at)) {
      case 0 -> new Conveyor.Placement.Even();
      case 1 -> new Conveyor.Placement.AsContent();
      case 2 -> new Conveyor.Placement.AsProfile(profile(all, at, stateful, initially));
      default -> {
        var source = source(all, at);
        yield new Conveyor.Placement.AsSource(
            source.conveyor(draft, stateful, initially, "source of " + label),
            (int) source.number(0));
      }
    };
  }

  private static Table profile(Expr.Call spreads, int at, StatefulExpansion stateful, Scope scope) {
    if (spreads.arguments().get(at + 2) instanceof Expr.LookupCall applied) {
      return stateful.table(applied.lookup(), scope);
    }
    throw new IllegalStateException("What is spread by a profile has none.");
  }

  private static ConveyorCall source(Expr.Call spreads, int at) {
    if (spreads.arguments().get(at + 2) instanceof Expr.Call leak
        && leak.function() == Function.CONVEYOR_LEAK) {
      return of(leak);
    }
    throw new IllegalStateException("What is spread as its source is no leak of a conveyor.");
  }

  Conveyor conveyor(Draft draft, StatefulExpansion stateful, Scope initially, String label) {
    var content =
        stateful.initialSlot(stateful.argument(call, first + CONTENT, initially), initially, label);
    var length =
        stateful.initialSlot(
            stateful.argument(call, first + LENGTH, initially), initially, "length of " + label);
    var leaks = new ArrayList<Conveyor.Leak>();
    for (var i = 0; i < leaks(); i++) {
      var zone = first + LEAKS + PER_LEAK * i + 1;
      leaks.add(
          new Conveyor.Leak(
              draft.slot(Slot.Role.DELAYED, "leak of " + label),
              draft.slot(Slot.Role.DELAYED, "last leak of " + label),
              draft.slot(Slot.Role.HIDDEN, "leak fraction of " + label),
              stateful.initialSlot(fraction(i, stateful, initially), initially, label),
              number(zone),
              number(zone + 1),
              isWhole(i) ? Optional.of(whole(draft, label)) : Optional.empty()));
    }
    var conveyor =
        new Conveyor(
            draft.slot(Slot.Role.DELAYED, label),
            leaks,
            spreads(draft, stateful, initially, label),
            isExponential(),
            isDiscrete(),
            draft.slot(Slot.Role.HIDDEN, "input of " + label),
            draft.slot(Slot.Role.HIDDEN, "length of " + label),
            draft.slot(Slot.Role.HIDDEN, "arrest of " + label),
            content,
            entries(stateful, initially, label),
            length);
    begin(conveyor, stateful, initially);
    return conveyor;
  }

  private static Conveyor.Whole whole(Draft draft, String label) {
    return new Conveyor.Whole(
        draft.slot(Slot.Role.DELAYED, "collected leak of " + label),
        draft.slot(Slot.Role.DELAYED, "content of the zone of " + label),
        draft.slot(Slot.Role.HIDDEN, "units taken from " + label));
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
    var isEven = !conveyor.exponential() && !conveyor.discrete() && conveyor.entries().isEmpty();
    for (var leak : conveyor.leaks()) {
      fraction = Code.of(Op.ADD, fraction, Code.of(leak.initialFraction()));
      isEven &= leak.from() == 0 && leak.to() == 1 && leak.whole().isEmpty();
    }
    var isPlain = conveyor.leaks().isEmpty() && !conveyor.discrete();
    var known = isPlain && conveyor.entries().isEmpty() || isEven;
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
      leak.whole()
          .ifPresent(
              whole -> {
                initially.out().add(new Assignment(whole.carried(), Code.of(0)));
                initially.out().add(new Assignment(whole.present(), unknown));
              });
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
      var leak = i;
      conveyor
          .leaks()
          .get(i)
          .whole()
          .ifPresent(
              whole ->
                  draft.netFlows.add(
                      new Assignment(whole.taken(), leaking(leak, conveyor, stateful, late))));
    }
    if (spreads().isPresent()) {
      feedSpreads(spreads().get(), conveyor, draft, stateful, late);
    }
  }

  private static void feedSpreads(
      Expr.Call all, Conveyor conveyor, Draft draft, StatefulExpansion stateful, Scope late) {
    for (var i = 0; i < conveyor.spreads().size(); i++) {
      var spread = conveyor.spreads().get(i);
      draft.netFlows.add(
          new Assignment(spread.flow(), stateful.argument(all, PER_SPREAD * i + 1, late)));
      if (spread.placement() instanceof Conveyor.Placement.AsSource(var source, var _)) {
        source(all, PER_SPREAD * i).feed(source, draft, stateful, late);
      }
    }
  }

  /// What comes off, or falls off by one leak: nothing while the belt stands still.
  Code output(Conveyor conveyor, StatefulExpansion stateful, Scope scope) {
    var moving = Code.of(Op.NOT, stateful.argument(call, first + ARRESTED, scope));
    return new Code.Select(moving, moved(conveyor, stateful, scope), Code.of(0));
  }

  private Code moved(Conveyor conveyor, StatefulExpansion stateful, Scope scope) {
    if (first > 0) {
      return leaking((int) number(0), conveyor, stateful, scope);
    }
    var left = Code.of(conveyor.leaving());
    for (var i = 0; i < leaks(); i++) {
      var leaking =
          isWhole(i)
              ? Code.of(
                  Op.MIN,
                  leaking(i, conveyor, stateful, scope),
                  Code.of(Op.MIN, Code.of(conveyor.leaks().get(i).leaving()), notBelowZero(left)))
              : lastLeaking(i, conveyor, stateful, scope);
      left = Code.of(Op.SUBTRACT, left, leaking);
    }
    return Code.of(Op.MAX, Code.of(0), left);
  }

  private Code lastLeaking(int number, Conveyor conveyor, StatefulExpansion stateful, Scope scope) {
    return mayFallShort(scope)
        ? ask(Question.LAST_LEAKING, number, number + 1, conveyor, stateful, scope)
        : Code.of(
            Op.MULTIPLY,
            fraction(number, stateful, scope),
            Code.of(conveyor.leaks().get(number).leaving()));
  }

  /// Whether leaks may want more of a place than is there. Linear ones of constant fractions do
  /// not, since these come to 1 at most. Before the belt is filled it cannot be asked.
  private boolean mayFallShort(Scope scope) {
    if (scope.phase() == Scope.Phase.INITIAL) {
      return false;
    }
    return isExponential()
        || leaks() > 1
            && IntStream.range(0, leaks())
                .anyMatch(
                    leak ->
                        isWhole(leak)
                            || !(call.arguments().get(first + LEAKS + PER_LEAK * leak)
                                instanceof Expr.Literal));
  }

  /// @param count of how many leaks the fractions are told; those of whole units take afterwards
  private Code ask(
      Question question,
      int leak,
      int count,
      Conveyor conveyor,
      StatefulExpansion stateful,
      Scope scope) {
    var operands = new ArrayList<Code>();
    operands.add(Code.of(conveyor.leaving()));
    operands.add(Code.of(leak));
    for (var i = 0; i < count; i++) {
      operands.add(isWhole(i) ? Code.of(0) : fraction(i, stateful, scope));
    }
    return new Code.Ask(conveyor.leaving(), question, operands);
  }

  /// What falls off by one leak: in whole units, as many as have been collected and are there.
  private Code leaking(int number, Conveyor conveyor, StatefulExpansion stateful, Scope scope) {
    var leak = conveyor.leaks().get(number);
    var rate = Code.of(Op.MULTIPLY, fraction(number, stateful, scope), Code.of(leak.all()));
    if (leak.whole().isEmpty()) {
      return mayFallShort(scope)
          ? ask(Question.LEAKING, number, number + 1, conveyor, stateful, scope)
          : rate;
    }
    var whole = leak.whole().get();
    var dt = Code.of(stateful.timeStep);
    var collected = Code.of(Op.ADD, Code.of(whole.carried()), Code.of(Op.MULTIPLY, rate, dt));
    var before = Code.of(0);
    for (var other = 0; other < number; other++) {
      if (isWhole(other)) {
        before = Code.of(Op.ADD, before, leaking(other, conveyor, stateful, scope));
      }
    }
    var present =
        mayFallShort(scope)
            ? ask(Question.LEFT_IN_ZONE, number, leaks(), conveyor, stateful, scope)
            : Code.of(whole.present());
    var there = Code.of(Op.SUBTRACT, present, Code.of(Op.MULTIPLY, before, dt));
    var units = Code.of(Op.MIN, units(collected), units(notBelowZero(there)));
    return Code.of(Op.DIVIDE, units, dt);
  }

  private static Code units(Code amount) {
    return Code.of(Op.FLOOR, Code.of(Op.ADD, amount, Code.of(Conveyor.WHOLE_TOLERANCE)));
  }
}
