package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.engine.arithmetic.RandomKey;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;

/// Lowers random functions: a stream of uniform numbers for each place, and a function of them.
///
/// A stream is known by the variable, its element, and which random function of its equation it is,
/// so that changes elsewhere in a model leave it alone. A seed that the model gives is mixed in.
final class RandomLowering {

  private static final Code LOWEST = Code.of(-Double.MAX_VALUE);
  private static final Code HIGHEST = Code.of(Double.MAX_VALUE);
  private static final Code ZERO = Code.of(0);
  private static final Code ONE = Code.of(1);

  /// `isFirst`: the number that a noise starts from, which must not be that of its first step.
  private record Place(
      String definition, Expr.Call call, Map<Name, Name> reduced, boolean isFirst) {}

  private final Draft draft;
  private final ExpressionLowering expressions;
  private final Code timeStep;
  private final Map<Place, Slot> streams = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  RandomLowering(Draft draft, ExpressionLowering expressions, Slot timeStep) {
    this.draft = draft;
    this.expressions = expressions;
    this.timeStep = Code.of(timeStep);
  }

  Code lower(Expr.Call call, Scope scope) {
    var arguments = new Arguments(call, scope);
    return switch (call.function()) {
      case RANDOM_0_1 -> stream(call, scope);
      case RANDOM_UNIFORM, UNIFORM -> uniform(arguments, 2);
      case RANDOM ->
          switch (call.arguments().size()) {
            case 0 -> stream(call, scope);
            case 1 -> arguments.seeded(0);
            default -> uniform(arguments, 2);
          };
      case RANDOM_NORMAL ->
          invoke(
              Calculation.RANDOM_NORMAL,
              arguments.seeded(4),
              arguments.at(0),
              arguments.at(1),
              arguments.at(2),
              arguments.at(3));
      case NORMAL ->
          invoke(
              Calculation.RANDOM_NORMAL,
              arguments.seeded(2),
              arguments.at(3, LOWEST),
              arguments.at(4, HIGHEST),
              arguments.at(0),
              arguments.at(1));
      case LOGNORMAL -> logNormal(arguments);
      case RANDOM_EXPONENTIAL -> vensim(Calculation.RANDOM_EXPONENTIAL, arguments, 0);
      case EXPRND -> plain(Calculation.RANDOM_EXPONENTIAL, arguments, 1, arguments.at(0));
      case RANDOM_POISSON ->
          // Vensim gives the mean before shift and stretch.
          vensim(Calculation.RANDOM_POISSON, arguments, 1);
      case POISSON -> plain(Calculation.RANDOM_POISSON, arguments, 1, ONE, arguments.at(0));
      case RANDOM_BINOMIAL -> vensim(Calculation.RANDOM_BINOMIAL, arguments, 2);
      case BINOMIAL ->
          plain(Calculation.RANDOM_BINOMIAL, arguments, 2, ONE, arguments.at(1), arguments.at(0));
      case RANDOM_NEGATIVE_BINOMIAL -> negativeBinomial(arguments);
      case NEGBINOMIAL ->
          plain(
              Calculation.RANDOM_NEGATIVE_BINOMIAL,
              arguments,
              2,
              ONE,
              arguments.at(1),
              arguments.at(0));
      case GEOMETRIC -> plain(Calculation.RANDOM_GEOMETRIC, arguments, 1, ONE, arguments.at(0));
      case RANDOM_GAMMA -> vensim(Calculation.RANDOM_GAMMA, arguments, 1);
      case GAMMA ->
          plain(Calculation.RANDOM_GAMMA, arguments, 2, arguments.at(1, ONE), arguments.at(0));
      case RANDOM_BETA -> vensim(Calculation.RANDOM_BETA, arguments, 2);
      case BETA ->
          plain(Calculation.RANDOM_BETA, arguments, 2, ONE, arguments.at(0), arguments.at(1));
      case RANDOM_WEIBULL -> vensim(Calculation.RANDOM_WEIBULL, arguments, 1);
      case WEIBULL ->
          plain(Calculation.RANDOM_WEIBULL, arguments, 2, arguments.at(1), arguments.at(0));
      case LOGISTIC ->
          Code.of(
              Op.ADD,
              arguments.at(0),
              plain(Calculation.RANDOM_LOGISTIC, arguments, 2, arguments.at(1)));
      case PARETO ->
          plain(Calculation.RANDOM_PARETO, arguments, 2, arguments.at(1), arguments.at(0));
      case RANDOM_TRIANGULAR ->
          invoke(
              Calculation.RANDOM_TRIANGULAR,
              arguments.seeded(5),
              arguments.at(0),
              arguments.at(1),
              arguments.at(2),
              arguments.at(3),
              arguments.at(4));
      case TRIANGULAR ->
          invoke(
              Calculation.RANDOM_TRIANGULAR,
              arguments.seeded(3),
              LOWEST,
              HIGHEST,
              arguments.at(0),
              arguments.at(1),
              arguments.at(2));
      case RANDOM_LOOKUP -> looked(arguments);
      case MONTECARLO -> {
        var share =
            Code.of(Op.DIVIDE, Code.of(Op.MULTIPLY, arguments.at(0), timeStep), Code.of(100));
        yield Code.of(Op.LESS, arguments.seeded(1), share);
      }
      default -> throw new IllegalArgumentException(call.function().word() + " is not random.");
    };
  }

  /// A normal random number of mean 0 and deviation 1 for a call of another kind.
  Code standardNormal(Expr.Call call, int seed, Scope scope) {
    return standardNormal(new Arguments(call, scope), seed, false);
  }

  /// Another one than those of the steps, for the value that the call starts from.
  Code firstStandardNormal(Expr.Call call, int seed, Scope scope) {
    return standardNormal(new Arguments(call, scope), seed, true);
  }

  private Code standardNormal(Arguments arguments, int seed, boolean isFirst) {
    return invoke(
        Calculation.RANDOM_NORMAL, arguments.seeded(seed, isFirst), LOWEST, HIGHEST, ZERO, ONE);
  }

  private final class Arguments {
    private final Expr.Call call;
    private final Scope scope;

    Arguments(Expr.Call call, Scope scope) {
      this.call = call;
      this.scope = scope;
    }

    Code at(int place) {
      return expressions.lower(call.arguments().get(place), scope);
    }

    Code at(int place, Code otherwise) {
      return place < call.arguments().size() ? at(place) : otherwise;
    }

    /// The place's uniform number, and the model's seed if it gives one.
    Code seeded(int place) {
      return seeded(place, false);
    }

    private Code seeded(int place, boolean isFirst) {
      var uniform = stream(call, scope, isFirst);
      return place < call.arguments().size()
          ? invoke(Calculation.RESEED, uniform, at(place))
          : uniform;
    }
  }

  private static Code invoke(Calculation calculation, Code... operands) {
    return new Code.Invoke(calculation, 0, List.of(operands));
  }

  private static Code uniform(Arguments arguments, int seed) {
    var low = arguments.at(0);
    var width = Code.of(Op.SUBTRACT, arguments.at(1), low);
    return Code.of(Op.ADD, low, Code.of(Op.MULTIPLY, width, arguments.seeded(seed)));
  }

  /// Vensim's `(low, high, numbers of the distribution…, shift, stretch, seed)`.
  private static Code vensim(Calculation calculation, Arguments arguments, int numbers) {
    return vensim(calculation, arguments, numbers, arguments.at(numbers + 2));
  }

  /// Vensim counts trials, not failures: as many more as there are successes.
  private static Code negativeBinomial(Arguments arguments) {
    var successes = Code.of(Op.MULTIPLY, arguments.at(5), arguments.at(3));
    var shift = Code.of(Op.ADD, arguments.at(4), successes);
    return vensim(Calculation.RANDOM_NEGATIVE_BINOMIAL, arguments, 2, shift);
  }

  private static Code vensim(
      Calculation calculation, Arguments arguments, int numbers, Code shift) {
    var operands = new ArrayList<Code>();
    operands.add(arguments.seeded(numbers + 4));
    operands.add(arguments.at(0));
    operands.add(arguments.at(1));
    operands.add(shift);
    operands.add(arguments.at(numbers + 3));
    for (var number = 0; number < numbers; number++) {
      operands.add(arguments.at(2 + number));
    }
    return new Code.Invoke(calculation, 0, operands);
  }

  /// XMILE's `(numbers of the distribution…, seed, low, high)`.
  private static Code plain(
      Calculation calculation, Arguments arguments, int seed, Code stretch, Code... numbers) {
    var operands = new ArrayList<Code>();
    operands.add(arguments.seeded(seed));
    operands.add(arguments.at(seed + 1, LOWEST));
    operands.add(arguments.at(seed + 2, HIGHEST));
    operands.addAll(List.of(ZERO, stretch));
    operands.addAll(List.of(numbers));
    return new Code.Invoke(calculation, 0, operands);
  }

  /// `e^N` whose own mean and deviation are those given.
  private static Code logNormal(Arguments arguments) {
    var mean = arguments.at(0);
    var ratio = Code.of(Op.DIVIDE, arguments.at(1), mean);
    var variance = Code.of(Op.LN, Code.of(Op.ADD, ONE, Code.of(Op.MULTIPLY, ratio, ratio)));
    var centre =
        Code.of(Op.SUBTRACT, Code.of(Op.LN, mean), Code.of(Op.DIVIDE, variance, Code.of(2)));
    return Code.of(
        Op.EXP,
        invoke(
            Calculation.RANDOM_NORMAL,
            arguments.seeded(2),
            LOWEST,
            HIGHEST,
            centre,
            Code.of(Op.SQRT, variance)));
  }

  /// The share of the area that is looked for lies between those of the bounds, so that no number
  /// is drawn at a bound more often than beside it.
  private Code looked(Arguments arguments) {
    var table = expressions.table(arguments.call, arguments.scope);
    var low = arguments.at(1);
    var high = arguments.at(2);
    var shift = arguments.at(3);
    var stretch = arguments.at(4);
    var divisor = new Code.Select(Code.of(Op.EQUAL, stretch, ZERO), ONE, stretch);
    var one = Code.of(Op.DIVIDE, Code.of(Op.SUBTRACT, low, shift), divisor);
    var other = Code.of(Op.DIVIDE, Code.of(Op.SUBTRACT, high, shift), divisor);
    var from = shareBelow(table, Code.of(Op.MIN, one, other));
    var to = shareBelow(table, Code.of(Op.MAX, one, other));
    var width = Code.of(Op.SUBTRACT, to, from);
    var share = Code.of(Op.ADD, from, Code.of(Op.MULTIPLY, width, arguments.seeded(5)));
    var x = new Code.TableLookup(table.reading(Table.Reading.QUANTILE), share);
    var moved = Code.of(Op.ADD, shift, Code.of(Op.MULTIPLY, stretch, x));
    var within = Code.of(Op.MAX, low, Code.of(Op.MIN, high, moved));
    return new Code.Select(Code.of(Op.LESS, high, low), Code.of(Double.NaN), within);
  }

  /// How much of the area of a lookup lies to the left of a place.
  private static Code shareBelow(Table table, Code place) {
    var points = table.points().points();
    var first = Code.of(points.getFirst().x());
    var last = points.getLast().x();
    var area = table.reading(Table.Reading.AREA);
    var within = Code.of(Op.MAX, first, Code.of(Op.MIN, Code.of(last), place));
    return Code.of(Op.DIVIDE, new Code.TableLookup(area, within), Code.of(area.at(last)));
  }

  private Code stream(Expr.Call call, Scope scope) {
    return stream(call, scope, false);
  }

  private Code stream(Expr.Call call, Scope scope, boolean isFirst) {
    var label = scope.definition().label();
    var place = new Place(label, call, scope.reduced(), isFirst);
    var known = Optional.ofNullable(streams.get(place));
    return Code.of(known.orElseGet(() -> create(place)));
  }

  private Slot create(Place place) {
    // Counted apart, so that a number to start from leaves the streams of the steps alone.
    var kind = place.isFirst() ? "#first#" : "#";
    var counted = Name.of(place.definition()).key() + kind;
    var name = counted + counts.merge(counted, 1, Integer::sum);
    var slot = draft.slot(Slot.Role.DELAYED, "chance in " + place.definition());
    draft.pipelines.add(new RandomStream(slot, RandomKey.of(name)));
    streams.put(place, slot);
    return slot;
  }
}
