package org.jirga.formats.equation;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Functions of Stella, and of those who write XMILE, that say in one word what other expressions
/// say.
final class XmileShorthands {

  private XmileShorthands() {}

  /// Whether a function is read with some arguments, while others are not supported.
  static boolean mayRead(String name) {
    return Name.of(name).key().equals("history");
  }

  /// Nothing if the name is none of them, or has another number of arguments.
  ///
  /// @param span of the name and its arguments
  static Optional<Expr> of(String name, List<Expr> arguments, Span span) {
    return switch (Name.of(name).key()) {
      case "log" ->
          arguments.size() == 2
              ? Optional.of(new Expr.Call(Function.LOG, arguments, span))
              : Optional.empty();
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
      // A run is the first of its session: "If you don't specify an initial value, ENDVAL will
      // return the initial value of input during the first run" (isee's help, "Data builtins").
      case "endval" ->
          switch (arguments.size()) {
            case 1 -> Optional.of(new Expr.Call(Function.INITIAL, arguments, span));
            case 2 -> Optional.of(arguments.get(1));
            default -> Optional.empty();
          };
      case "history" -> arguments.size() == 2 ? history(arguments, span) : Optional.empty();
      case "logn" ->
          arguments.size() == 1
              ? Optional.of(new Expr.Call(Function.LN, arguments, span))
              : Optional.empty();
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

  /// `HISTORY(x, TIME - 3)`: the value of so long ago, and 0 where that is before the start (isee's
  /// help, "Data builtins"). Nothing if the second argument is no time that is a number ago.
  private static Optional<Expr> history(List<Expr> arguments, Span span) {
    if (!(arguments.get(1)
                instanceof Expr.Binary(var op, Expr.Reference time, Expr.Literal ago, var _)
            && op == BinaryOp.SUBTRACT)
        || !time.name().equals(Model.TIME)
        || !(ago.value() > 0)) {
      return Optional.empty();
    }
    var start = new Expr.Reference(Model.INITIAL_TIME, List.of(), span);
    var step = new Expr.Reference(Model.TIME_STEP, List.of(), span);
    // a time of the run that is not quite what it should be is no time before it
    var little = binary(BinaryOp.MULTIPLY, step, number(1e-6, span), span);
    var first = binary(BinaryOp.SUBTRACT, start, little, span);
    var before = binary(BinaryOp.LESS, arguments.get(1), first, span);
    var then = new Expr.Call(Function.DELAY, List.of(arguments.getFirst(), ago), span);
    return Optional.of(new Expr.Conditional(before, number(0, span), then, span));
  }

  /// `CGROWTH(per cent)`: growth in a unit of time, whatever the step.
  private static Expr growth(Expr percent, Span span) {
    var step = new Expr.Reference(Model.TIME_STEP, List.of(), span);
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
