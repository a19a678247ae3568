package org.jirga.engine.expectation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// What the functions `RC STEP`, `RC STEP CHECK` and their kin say of a variable from some time on,
/// in terms of other functions.
///
/// @param value from the start on
/// @param start when it begins
/// @param isNow 1 while it is in force
record Course(Expr value, Expr start, Expr isNow) {

  /// What a value means that a condition gives a variable.
  ///
  /// @param start when it begins if it does not say
  /// @param own what the basis means: the variable as it would be if nothing were expected
  static Course of(Expr value, Expr start, UnaryOperator<Expr> own) {
    return value instanceof Expr.Call call && call.function().isOfExpectations()
        ? of(call, start, own)
        : new Course(value, start, begun(start, value.span()));
  }

  private static Course of(Expr.Call call, Expr start, UnaryOperator<Expr> own) {
    var first = isCheck(call) ? 1 : 0;
    var numbers = isRamp(call) ? 3 : 2;
    var arguments = call.arguments().subList(first, call.arguments().size());
    var span = call.span();
    var from = arguments.size() > numbers ? arguments.get(numbers) : start;
    var since = begun(from, span);
    var isNow =
        arguments.size() > numbers + 1
            ? binary(
                BinaryOp.SUBTRACT,
                since,
                begun(binary(BinaryOp.ADD, from, arguments.get(numbers + 1), span), span),
                span)
            : since;
    var basis = Rewriting.bottomUp(arguments.get(0), own);
    var time = new Expr.Reference(Model.TIME, List.of(), span);
    var passed = binary(BinaryOp.SUBTRACT, time, from, span);
    var factor = factor(call, arguments, passed, span);
    var value = binary(BinaryOp.MULTIPLY, held(basis, from, span), factor, span);
    return new Course(value, from, isNow);
  }

  private static Expr factor(Expr.Call call, List<Expr> arguments, Expr passed, Span span) {
    return switch (call.function()) {
      case RC_RAMP, RC_RAMP_CHECK -> {
        var one = new Expr.Literal(1, span);
        var share = binary(BinaryOp.DIVIDE, passed, arguments.get(2), span);
        var most = new Expr.Call(Function.MIN, List.of(one, share), span);
        var rise = binary(BinaryOp.SUBTRACT, arguments.get(1), one, span);
        yield binary(BinaryOp.ADD, one, binary(BinaryOp.MULTIPLY, rise, most, span), span);
      }
      case RC_GROW, RC_GROW_CHECK -> exp(binary(BinaryOp.MULTIPLY, passed, arguments.get(1), span));
      case RC_DECAY, RC_DECAY_CHECK ->
          exp(
              new Expr.Unary(
                  UnaryOp.MINUS, binary(BinaryOp.DIVIDE, passed, arguments.get(1), span), span));
      default -> arguments.get(1);
    };
  }

  private static Expr exp(Expr x) {
    return new Expr.Call(Function.EXP, List.of(x), x.span());
  }

  /// What the basis is at the start.
  private static Expr held(Expr basis, Expr start, Span span) {
    var next =
        binary(BinaryOp.ADD, start, new Expr.Reference(Model.TIME_STEP, List.of(), span), span);
    var until = binary(BinaryOp.EQUAL, begun(next, span), new Expr.Literal(0, span), span);
    return new Expr.Call(Function.SAMPLE_IF_TRUE, List.of(until, basis, basis), span);
  }

  /// 1 from a time on.
  static Expr begun(Expr start, Span span) {
    return new Expr.Call(Function.STEP, List.of(new Expr.Literal(1, span), start), span);
  }

  private static Expr binary(BinaryOp op, Expr left, Expr right, Span span) {
    return new Expr.Binary(op, left, right, span);
  }

  /// A consequence whose comparisons with `RC … CHECK` are true before the time of grace is over,
  /// and when it is no longer in force.
  static Expr checked(Expr consequence, Expr start) {
    return Rewriting.bottomUp(
        consequence,
        expr -> expr instanceof Expr.Binary comparison ? checked(comparison, start) : expr);
  }

  private static Expr checked(Expr.Binary comparison, Expr start) {
    var left = check(comparison.left());
    var call = left.or(() -> check(comparison.right()));
    if (call.isEmpty()) {
      return comparison;
    }
    var span = comparison.span();
    var course = of(call.get(), start, UnaryOperator.identity());
    var grace =
        begun(binary(BinaryOp.ADD, course.start(), call.get().arguments().get(0), span), span);
    var compared =
        left.isPresent()
            ? binary(comparison.op(), course.value(), comparison.right(), span)
            : binary(comparison.op(), comparison.left(), course.value(), span);
    var isAsked = binary(BinaryOp.MULTIPLY, grace, course.isNow(), span);
    return new Expr.Conditional(isAsked, compared, new Expr.Literal(1, span), span);
  }

  private static Optional<Expr.Call> check(Expr expr) {
    return expr instanceof Expr.Call call && isCheck(call) ? Optional.of(call) : Optional.empty();
  }

  private static boolean isCheck(Expr.Call call) {
    return switch (call.function()) {
      case RC_STEP_CHECK, RC_RAMP_CHECK, RC_GROW_CHECK, RC_DECAY_CHECK -> true;
      default -> false;
    };
  }

  private static boolean isRamp(Expr.Call call) {
    return call.function() == Function.RC_RAMP || call.function() == Function.RC_RAMP_CHECK;
  }

  /// Whether something says how a variable goes on that only the test can bring about.
  static boolean isIn(Expr expr) {
    return expr instanceof Expr.Call call && call.function().isOfExpectations()
        || expr.children().stream().anyMatch(Course::isIn);
  }
}
