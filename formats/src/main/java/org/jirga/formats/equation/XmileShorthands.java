package org.jirga.formats.equation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Functions of Stella, and of those who write XMILE, that say in one word what other expressions
/// say.
final class XmileShorthands {

  private static final Set<String> PARTLY =
      Set.of(
          "allocate",
          "cap",
          "derivn",
          "fv",
          "history",
          "isnan",
          "logisticbound",
          "pmt",
          "pv",
          "qelem",
          "qlen");

  /// Each order of a derivative is written twice.
  private static final int HIGHEST_DERIVATIVE = 9;

  /// Functions of Stella of which no reference says what they do, and what they are taken to do.
  private static final Map<String, String> OPEN =
      Map.of(
          "logisticbound",
          "from + (to - from) / (1 + EXP(-speed * (x - middle)))",
          "qlen",
          "SIZE(queue)",
          "qelem",
          "queue[n]",
          "cap",
          "CAPACITY(conveyor)");

  private XmileShorthands() {}

  /// How a function is read of which no reference says what it does.
  static Optional<String> openReading(String name) {
    return Optional.ofNullable(OPEN.get(Name.of(name).key()));
  }

  /// Whether a function is read with some arguments, while others are not supported.
  static boolean mayRead(String name) {
    return PARTLY.contains(Name.of(name).key());
  }

  /// Nothing if the name is none of them, or has another number of arguments.
  ///
  /// @param declared knows which variables are constants
  /// @param span of the name and its arguments
  static Optional<Expr> of(String name, List<Expr> arguments, Declared declared, Span span) {
    return switch (Name.of(name).key()) {
      case "log" -> renamed(Function.LOG, 2, arguments, span);
      case "if then else" ->
          arguments.size() == 3
              ? Optional.of(
                  new Expr.Conditional(arguments.get(0), arguments.get(1), arguments.get(2), span))
              : Optional.empty();
      case "sum" -> several(arguments) ? Optional.of(sum(arguments, span)) : Optional.empty();
      case "mean" ->
          several(arguments)
              ? Optional.of(
                  binary(
                      BinaryOp.DIVIDE, sum(arguments, span), number(arguments.size(), span), span))
              : Optional.empty();
      case "cgrowth" ->
          arguments.size() == 1
              ? Optional.of(growth(arguments.getFirst(), span))
              : Optional.empty();
      // XMILE's PULSE has two or three arguments; that of one is Stella's, and pulses each DT
      // (isee's help, "Test input builtins").
      case "pulse" ->
          arguments.size() == 1
              ? Optional.of(binary(BinaryOp.DIVIDE, arguments.getFirst(), step(span), span))
              : Optional.empty();
      case "ramp" ->
          arguments.size() == 1
              ? Optional.of(
                  new Expr.Call(
                      Function.RAMP,
                      List.of(
                          arguments.getFirst(),
                          new Expr.Reference(Model.INITIAL_TIME, List.of(), span)),
                      span))
              : Optional.empty();
      // A run is the first of its session: "If you don't specify an initial value, ENDVAL will
      // return the initial value of input during the first run" (isee's help, "Data builtins").
      case "endval" ->
          switch (arguments.size()) {
            case 1 -> Optional.of(new Expr.Call(Function.INITIAL, arguments, span));
            case 2 -> Optional.of(arguments.get(1));
            default -> Optional.empty();
          };
      case "history" ->
          arguments.size() == 2 ? history(arguments, declared, span) : Optional.empty();
      case "allocate" ->
          switch (arguments.size()) {
            case 5 -> allocation(arguments, span);
            case 6 -> allocationByProfile(arguments, declared, span);
            default -> Optional.empty();
          };
      case "derivn" -> arguments.size() == 2 ? derivative(arguments, span) : Optional.empty();
      case "isnan" ->
          arguments.size() == 1 && arguments.getFirst() instanceof Expr.Reference
              ? Optional.of(
                  binary(BinaryOp.NOT_EQUAL, arguments.getFirst(), arguments.getFirst(), span))
              : Optional.empty();
      case "pv", "fv", "pmt" ->
          arguments.size() == 4
              ? Optional.of(Annuity.of(Name.of(name).key(), arguments, span))
              : Optional.empty();
      case "logisticbound" ->
          arguments.size() == 5 ? Optional.of(logistic(arguments, span)) : Optional.empty();
      case "qlen" -> renamed(Function.SIZE, 1, arguments, span);
      case "qelem" -> renamed(Function.PLACE_ELEMENT, 2, arguments, span);
      case "cap" -> renamed(Function.CAPACITY, 1, arguments, span);
      case "logn" -> renamed(Function.LN, 1, arguments, span);
      case "rootn" ->
          arguments.size() == 2
              ? Optional.of(
                  binary(
                      BinaryOp.POWER,
                      arguments.get(0),
                      binary(BinaryOp.DIVIDE, number(1, span), arguments.get(1), span),
                      span))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// What another function does with the same arguments.
  private static Optional<Expr> renamed(
      Function function, int count, List<Expr> arguments, Span span) {
    return arguments.size() == count
        ? Optional.of(new Expr.Call(function, arguments, span))
        : Optional.empty();
  }

  /// Whether they are values by themselves, and not arrays.
  private static boolean several(List<Expr> arguments) {
    return arguments.size() > 1
        && arguments.stream()
            .flatMap(Expr::references)
            .flatMap(reference -> reference.subscripts().stream())
            .noneMatch(Subscript::reduced);
  }

  private static Expr sum(List<Expr> arguments, Span span) {
    return arguments.stream()
        .reduce((left, right) -> binary(BinaryOp.ADD, left, right, span))
        .orElseThrow();
  }

  /// `HISTORY(x, TIME - lag)` and `HISTORY(x, time)` for a lag or a time that stays the same during
  /// a run: the value of then, and 0 where that is before the start or yet to come (isee's help,
  /// "Data builtins"). Nothing for other times.
  private static Optional<Expr> history(List<Expr> arguments, Declared declared, Span span) {
    var input = arguments.get(0);
    var then = arguments.get(1);
    var time = new Expr.Reference(Model.TIME, List.of(), span);
    // a time of the run that is not quite what it should be is no time before it
    var little = binary(BinaryOp.MULTIPLY, step(span), number(1e-6, span), span);
    if (declared.isConstant(then)) {
      var until =
          binary(BinaryOp.LESS_OR_EQUAL, time, binary(BinaryOp.ADD, then, little, span), span);
      var held =
          new Expr.Call(Function.SAMPLE_IF_TRUE, List.of(until, input, number(0, span)), span);
      var isToCome =
          binary(BinaryOp.LESS, time, binary(BinaryOp.SUBTRACT, then, little, span), span);
      return Optional.of(new Expr.Conditional(isToCome, number(0, span), held, span));
    }
    if (!(then instanceof Expr.Binary(var op, Expr.Reference now, var lag, var _)
            && op == BinaryOp.SUBTRACT)
        || !now.name().equals(Model.TIME)
        || !declared.isConstant(lag)
        || lag instanceof Expr.Literal(var ago, _) && !(ago > 0)) {
      return Optional.empty();
    }
    var start = new Expr.Reference(Model.INITIAL_TIME, List.of(), span);
    var first = binary(BinaryOp.SUBTRACT, start, little, span);
    var before = binary(BinaryOp.LESS, then, first, span);
    var value = new Expr.Call(Function.DELAY, List.of(input, lag), span);
    var past = new Expr.Conditional(before, number(0, span), value, span);
    var isPast = binary(BinaryOp.GREATER, lag, number(0, span), span);
    return Optional.of(
        lag instanceof Expr.Literal
            ? past
            : new Expr.Conditional(isPast, past, NotANumber.at(span), span));
  }

  /// `ALLOCATE(supply, Dim, demand[Dim.*], priority[Dim.*], width)`, which is what Vensim's
  /// `ALLOCATE BY PRIORITY` becomes in files converted for Stella (xmutil, by one of its makers).
  /// Nothing if the demands are not those of the dimension.
  private static Optional<Expr> allocation(List<Expr> arguments, Span span) {
    if (!(arguments.get(1) instanceof Expr.Reference dimension)
        || !dimension.subscripts().isEmpty()) {
      return Optional.empty();
    }
    var demand = ofEach(arguments.get(2), dimension);
    var priority = ofEach(arguments.get(3), dimension);
    if (demand.isEmpty() || priority.isEmpty()) {
      return Optional.empty();
    }
    var count = new Expr.Call(Function.ELMCOUNT, List.of(dimension), dimension.span());
    return Optional.of(
        new Expr.Call(
            Function.ALLOCATE_BY_PRIORITY,
            List.of(demand.get(), priority.get(), count, arguments.get(4), arguments.get(0)),
            span));
  }

  /// `ALLOCATE(supply, Dim, demand, priority, width, kind)`, where the kind of profile is that of
  /// Vensim's `ALLOCATE AVAILABLE` (results of Stella for a model that SDEverywhere has in both
  /// languages). What stands in brackets as the dimension is all of its elements.
  private static Optional<Expr> allocationByProfile(
      List<Expr> arguments, Declared declared, Span span) {
    if (!(arguments.get(1) instanceof Expr.Reference dimension)
        || !dimension.subscripts().isEmpty()
        || !(arguments.get(2) instanceof Expr.Reference demand)) {
      return Optional.empty();
    }
    var own = subscripts(demand, declared);
    if (own.isEmpty() || !own.getLast().name().equals(dimension.name())) {
      return Optional.empty();
    }
    var request = ofEach(new Expr.Reference(demand.name(), own, demand.span()), dimension);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    var profile =
        arguments.subList(3, 6).stream()
            .map(part -> Rewriting.bottomUp(part, expr -> ofAll(expr, dimension.name(), declared)))
            .toList();
    return Optional.of(
        new Expr.Call(
            Function.ALLOCATE_BY_PROFILE,
            List.of(
                request.get(), profile.get(0), profile.get(1), profile.get(2), arguments.get(0)),
            span));
  }

  private static Expr ofAll(Expr expr, Name dimension, Declared declared) {
    return expr instanceof Expr.Reference reference
        ? new Expr.Reference(
            reference.name(),
            subscripts(reference, declared).stream()
                .map(
                    one ->
                        new Subscript(
                            one.name(), one.reduced() || one.name().equals(dimension), one.span()))
                .toList(),
            reference.span())
        : expr;
  }

  /// Those that are written, or the dimensions of an array without any.
  private static List<Subscript> subscripts(Expr.Reference array, Declared declared) {
    return array.subscripts().isEmpty()
        ? declared.dimensionsOf(array.name()).stream()
            .map(name -> new Subscript(name, false, array.span()))
            .toList()
        : array.subscripts();
  }

  /// All elements of a dimension, as the one for which an equation is.
  private static Optional<Expr> ofEach(Expr all, Expr.Reference dimension) {
    if (!(all instanceof Expr.Reference(var name, var subscripts, var span))
        || subscripts.stream()
            .anyMatch(one -> one.reduced() && !one.name().equals(dimension.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        new Expr.Reference(
            name,
            subscripts.stream().map(one -> new Subscript(one.name(), false, one.span())).toList(),
            span));
  }

  /// `DERIVN(x, order)`: "dx/dt = (x(t) - x(t - dt)) / dt", applied as often as the order says; 0
  /// in the first steps, in which there is no such value (isee's help, "Data builtins"). Nothing if
  /// the order is no number from 0 to 9.
  private static Optional<Expr> derivative(List<Expr> arguments, Span span) {
    if (!(arguments.get(1) instanceof Expr.Literal(var order, _))
        || order != Math.rint(order)
        || order < 0
        || order > HIGHEST_DERIVATIVE) {
      return Optional.empty();
    }
    var time = new Expr.Reference(Model.TIME, List.of(), span);
    var start = new Expr.Reference(Model.INITIAL_TIME, List.of(), span);
    var derived = arguments.get(0);
    for (var i = 1; i <= order; i++) {
      var before = new Expr.Call(Function.PREVIOUS, List.of(derived, number(0, span)), span);
      var change = binary(BinaryOp.SUBTRACT, derived, before, span);
      // halfway to the step, so that no rounding matters
      var steps = binary(BinaryOp.MULTIPLY, number(i - 0.5, span), step(span), span);
      var isEarly = binary(BinaryOp.LESS, time, binary(BinaryOp.ADD, start, steps, span), span);
      derived =
          new Expr.Conditional(
              isEarly, number(0, span), binary(BinaryOp.DIVIDE, change, step(span), span), span);
    }
    return Optional.of(derived);
  }

  /// `LOGISTICBOUND(from, to, x, middle, speed)`.
  private static Expr logistic(List<Expr> arguments, Span span) {
    var from = arguments.get(0);
    var range = binary(BinaryOp.SUBTRACT, arguments.get(1), from, span);
    var further = binary(BinaryOp.SUBTRACT, arguments.get(2), arguments.get(3), span);
    var slower = new Expr.Unary(UnaryOp.MINUS, arguments.get(4), span);
    var power = binary(BinaryOp.MULTIPLY, slower, further, span);
    var curve = new Expr.Call(Function.EXP, List.of(power), span);
    var share = binary(BinaryOp.ADD, number(1, span), curve, span);
    return binary(BinaryOp.ADD, from, binary(BinaryOp.DIVIDE, range, share, span), span);
  }

  private static Expr step(Span span) {
    return new Expr.Reference(Model.TIME_STEP, List.of(), span);
  }

  /// `CGROWTH(per cent)`: growth in a unit of time, whatever the step.
  private static Expr growth(Expr percent, Span span) {
    var step = step(span);
    var fraction = binary(BinaryOp.DIVIDE, percent, number(100, span), span);
    var growing = binary(BinaryOp.ADD, number(1, span), fraction, span);
    var grown = binary(BinaryOp.POWER, growing, step, span);
    var gain = binary(BinaryOp.SUBTRACT, grown, number(1, span), span);
    return binary(BinaryOp.DIVIDE, gain, step, span);
  }

  private static Expr binary(BinaryOp op, Expr left, Expr right, Span span) {
    return new Expr.Binary(op, left, right, span);
  }

  private static Expr number(double value, Span span) {
    return new Expr.Literal(value, span);
  }
}
