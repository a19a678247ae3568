package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Says in Vensim's functions what a call of one of XMILE's means, to the same bits.
final class VensimFunctions {

  private final Expr.Call call;
  private final Span span;

  VensimFunctions(Expr.Call call) {
    this.call = call;
    this.span = call.span();
  }

  /// Whether Vensim has the function with as many arguments.
  static boolean has(Expr.Call call) {
    var count = call.arguments().size();
    return call.function().vensim().isPresent()
        && switch (call.function()) {
          case MIN, MAX -> count == 2;
          case RAMP, TREND, FORECAST -> count == 3;
          case NPV -> count == 4;
          default -> true;
        };
  }

  static String hint(Expr.Call call) {
    return isRandom(call)
        ? "random functions of Vensim have a seed; give this one a seed, or use RANDOM"
        : "say it by other functions, or leave the model in XMILE";
  }

  /// Nothing if Vensim cannot say it, or only by naming an argument twice that must be drawn once.
  Optional<Expr> said() {
    return switch (call.function()) {
      case MIN, MAX -> Optional.of(joined());
      case LOG10 -> of(Function.LOG, at(0), number(10));
      case SIGN ->
          once(
              () ->
                  choice(
                      compared(BinaryOp.GREATER, at(0), number(0)),
                      number(1),
                      choice(compared(BinaryOp.LESS, at(0), number(0)), number(-1), number(0))));
      case FLOOR -> once(this::floor);
      case FLOOR_MODULO -> once(this::floorModulo);
      case SAFEDIV ->
          once(
              () ->
                  choice(
                      compared(BinaryOp.NOT_EQUAL, at(1), number(0)),
                      new Expr.Binary(BinaryOp.DIVIDE, at(0), at(1), span),
                      at(2, number(0))));
      case PERCENT -> Optional.of(new Expr.Binary(BinaryOp.MULTIPLY, at(0), number(100), span));
      case SWITCH ->
          Optional.of(choice(compared(BinaryOp.GREATER, at(0), at(1)), number(1), number(0)));
      case PULSE_MAGNITUDE -> once(this::pulse);
      case RAMP -> of(Function.RAMP, at(0), at(1), name(Model.FINAL_TIME));
      case SINE_WAVE -> Optional.of(wave(Function.SIN));
      case COSINE_WAVE -> Optional.of(wave(Function.COS));
      case TREND -> of(Function.TREND, at(0), at(1), number(0));
      case NPV -> of(Function.NPV, at(0), at(1), at(2, number(0)), number(1));
      case SMTHN -> once(() -> made(Function.SMOOTH_N, at(0), at(1), at(3, at(0)), at(2)));
      case DELAYN -> delayOfOrder();
      case DELAY -> once(() -> made(Function.DELAY_FIXED, at(0), at(1), at(2, at(0))));
      case PREVIOUS -> of(Function.DELAY_FIXED, at(0), name(Model.TIME_STEP), at(1));
      case MEAN ->
          elements().map(count -> binary(BinaryOp.DIVIDE, made(Function.SUM, at(0)), count));
      case SIZE -> elements();
      case RANDOM, UNIFORM -> uniform();
      case NORMAL ->
          count() < 3
              ? Optional.empty()
              : of(
                  Function.RANDOM_NORMAL,
                  at(3, number(-Double.MAX_VALUE)),
                  at(4, number(Double.MAX_VALUE)),
                  at(0),
                  at(1),
                  at(2));
      case EXPRND -> drawn(Function.RANDOM_EXPONENTIAL, 1, number(0), at(0));
      case POISSON -> drawn(Function.RANDOM_POISSON, 1, at(0), number(0), number(1));
      case BINOMIAL -> drawn(Function.RANDOM_BINOMIAL, 2, at(1), at(0), number(0), number(1));
      case NEGBINOMIAL ->
          drawn(
              Function.RANDOM_NEGATIVE_BINOMIAL,
              2,
              at(1),
              at(0),
              binary(BinaryOp.SUBTRACT, number(0), at(0)),
              number(1));
      case GAMMA -> drawn(Function.RANDOM_GAMMA, 2, at(0), number(0), at(1, number(1)));
      case BETA -> drawn(Function.RANDOM_BETA, 2, at(0), at(1), number(0), number(1));
      case WEIBULL -> drawn(Function.RANDOM_WEIBULL, 2, at(0), number(0), at(1));
      case TRIANGULAR -> drawn(Function.RANDOM_TRIANGULAR, 3, at(0), at(1), at(2));
      case MONTECARLO -> monteCarlo();
      default -> Optional.empty();
    };
  }

  private int count() {
    return call.arguments().size();
  }

  private Expr at(int place) {
    return call.arguments().get(place);
  }

  private Expr at(int place, Expr otherwise) {
    return place < count() ? at(place) : otherwise;
  }

  private Expr number(double value) {
    return new Expr.Literal(value, span);
  }

  private Expr name(Name name) {
    return new Expr.Reference(name, List.of(), span);
  }

  private Expr.Call made(Function function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), span);
  }

  private Optional<Expr> of(Function function, Expr... arguments) {
    return Optional.of(made(function, arguments));
  }

  private Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(op, left, right, span);
  }

  private Expr compared(BinaryOp op, Expr left, Expr right) {
    return binary(op, left, right);
  }

  private Expr choice(Expr test, Expr then, Expr otherwise) {
    return new Expr.Conditional(test, then, otherwise, span);
  }

  /// Where an argument comes twice, it must not draw a random number: each would be another.
  private Optional<Expr> once(Supplier<Expr> said) {
    return call.arguments().stream().anyMatch(VensimFunctions::draws)
        ? Optional.empty()
        : Optional.of(said.get());
  }

  private static boolean draws(Expr expr) {
    return expr instanceof Expr.Call inner && isRandom(inner)
        || expr.children().stream().anyMatch(VensimFunctions::draws);
  }

  private static boolean isRandom(Expr.Call call) {
    return call.function().compareTo(Function.RANDOM_UNIFORM) >= 0
        && call.function().compareTo(Function.MONTECARLO) <= 0;
  }

  private Expr joined() {
    return call.arguments().stream()
        .reduce((left, right) -> made(call.function(), left, right))
        .orElseThrow();
  }

  /// The whole part, less one where that is above.
  private Expr floor() {
    var whole = made(Function.INTEGER, at(0));
    var above = compared(BinaryOp.LESS, at(0), whole);
    return binary(BinaryOp.SUBTRACT, whole, choice(above, number(1), number(0)));
  }

  private Expr floorModulo() {
    var rest = made(Function.MODULO, at(0), at(1));
    var zero = number(0);
    var differs =
        binary(
            BinaryOp.OR,
            binary(
                BinaryOp.AND,
                compared(BinaryOp.LESS, rest, zero),
                compared(BinaryOp.GREATER, at(1), zero)),
            binary(
                BinaryOp.AND,
                compared(BinaryOp.GREATER, rest, zero),
                compared(BinaryOp.LESS, at(1), zero)));
    return choice(differs, binary(BinaryOp.ADD, rest, at(1)), rest);
  }

  /// `magnitude / TIME STEP` during one step, once or after each interval.
  private Expr pulse() {
    var first = at(1, name(Model.INITIAL_TIME));
    var step = name(Model.TIME_STEP);
    var end = binary(BinaryOp.ADD, name(Model.FINAL_TIME), step);
    Expr single = made(Function.PULSE, first, step);
    var fires = single;
    if (count() == 3 && !isZero(at(2))) {
      Expr train = made(Function.PULSE_TRAIN, first, step, at(2), end);
      fires =
          at(2) instanceof Expr.Literal
              ? train
              : choice(compared(BinaryOp.GREATER, at(2), number(0)), train, single);
    }
    return choice(
        compared(BinaryOp.GREATER, fires, number(0)),
        binary(BinaryOp.DIVIDE, at(0), step),
        number(0));
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Expr.Literal(var value, _) && value == 0;
  }

  private Expr wave(Function function) {
    var turns = binary(BinaryOp.DIVIDE, name(Model.TIME), at(1));
    var angle = binary(BinaryOp.MULTIPLY, number(2 * Math.PI), turns);
    return binary(BinaryOp.MULTIPLY, made(Function.ABS, at(0)), made(function, angle));
  }

  /// Vensim's `DELAY N` treats short and changing delays in its own way, so only the orders that
  /// have functions of their own can be said.
  private Optional<Expr> delayOfOrder() {
    var function =
        at(2) instanceof Expr.Literal(var order, _)
            ? order == 1 ? Function.DELAY1I : order == 3 ? Function.DELAY3I : null
            : null;
    return function == null
        ? Optional.empty()
        : once(() -> made(function, at(0), at(1), at(3, at(0))));
  }

  /// How many elements the reduced subscripts of the argument have.
  private Optional<Expr> elements() {
    var reduced = new LinkedHashSet<Name>();
    collectReduced(at(0), reduced);
    return reduced.stream()
        .<Expr>map(dimension -> made(Function.ELMCOUNT, name(dimension)))
        .reduce((left, right) -> binary(BinaryOp.MULTIPLY, left, right));
  }

  private static void collectReduced(Expr expr, Set<Name> found) {
    if (expr instanceof Expr.Reference reference) {
      reference.subscripts().stream()
          .filter(subscript -> subscript.reduced())
          .forEach(subscript -> found.add(subscript.name()));
    }
    expr.children().forEach(child -> collectReduced(child, found));
  }

  private Optional<Expr> uniform() {
    return switch (count()) {
      case 0 -> of(Function.RANDOM_0_1);
      case 1 -> of(Function.RANDOM_UNIFORM, number(0), number(1), at(0));
      case 2 ->
          once(
              () ->
                  binary(
                      BinaryOp.ADD,
                      at(0),
                      binary(
                          BinaryOp.MULTIPLY,
                          binary(BinaryOp.SUBTRACT, at(1), at(0)),
                          made(Function.RANDOM_0_1))));
      default -> of(Function.RANDOM_UNIFORM, at(0), at(1), at(2));
    };
  }

  /// Vensim's form, `(low, high, numbers…, seed)`, of `(…, seed, low, high)`.
  private Optional<Expr> drawn(Function function, int seed, Expr... numbers) {
    if (count() <= seed) {
      return Optional.empty();
    }
    var arguments = new ArrayList<Expr>();
    arguments.add(at(seed + 1, number(-Double.MAX_VALUE)));
    arguments.add(at(seed + 2, number(Double.MAX_VALUE)));
    arguments.addAll(List.of(numbers));
    arguments.add(at(seed));
    return Optional.of(new Expr.Call(function, arguments, span));
  }

  private Optional<Expr> monteCarlo() {
    var chance =
        binary(
            BinaryOp.DIVIDE, binary(BinaryOp.MULTIPLY, at(0), name(Model.TIME_STEP)), number(100));
    Expr drawn =
        count() == 1
            ? made(Function.RANDOM_0_1)
            : made(Function.RANDOM_UNIFORM, number(0), number(1), at(1));
    return Optional.of(choice(compared(BinaryOp.LESS, drawn, chance), number(1), number(0)));
  }
}
