package org.jirga.analysis.experiment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jirga.analysis.study.Measure;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;

/// The test of a claim, to be evaluated future by future.
///
/// A value may be unknown, which is NaN: where a run that the test refers to has failed, and where
/// something is divided by 0. Logic is Kleene's: false and unknown is false, true and unknown is
/// unknown.
public final class ClaimExpression {

  /// What came out in one future.
  @FunctionalInterface
  public interface Future {
    /// @param measure its place among the study's measures
    double outcome(Arm arm, int measure);
  }

  private record Term(Arm arm, int measure) {}

  private final Expr expr;
  private final Map<Reference, Term> terms;

  private ClaimExpression(Expr expr, Map<Reference, Term> terms) {
    this.expr = expr;
    this.terms = terms;
  }

  /// Looks up the outcomes and arms that an expression names.
  ///
  /// @throws IllegalArgumentException if it names one that the study does not have
  public static ClaimExpression of(Expr expr, ArmNames names, List<Measure> measures) {
    var terms = new LinkedHashMap<Reference, Term>();
    resolve(expr, names, measures, terms);
    return new ClaimExpression(expr, terms);
  }

  /// The same expression with a null in force in each arm, besides what it names.
  public ClaimExpression under(String change) {
    var changed = new LinkedHashMap<Reference, Term>();
    terms.forEach(
        (reference, term) -> changed.put(reference, new Term(term.arm.with(change), term.measure)));
    return new ClaimExpression(expr, changed);
  }

  /// The arms that must have been run.
  public Set<Arm> arms() {
    var arms = new LinkedHashSet<Arm>();
    terms.values().forEach(term -> arms.add(term.arm));
    return arms;
  }

  /// Whether the test is true in a future: not 0; NaN where it cannot be judged.
  public double value(Future future) {
    for (var term : terms.values()) {
      if (Double.isNaN(future.outcome(term.arm, term.measure))) {
        return Double.NaN;
      }
    }
    return value(expr, future);
  }

  private static void resolve(
      Expr part, ArmNames names, List<Measure> measures, Map<Reference, Term> terms) {
    if (part instanceof Reference reference) {
      var arm =
          names
              .arm(reference.subscripts())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'%s' is not taken under a policy, switch or null of the study."
                              .formatted(reference.name())));
      terms.put(reference, new Term(arm, measure(reference.name(), measures)));
    }
    part.children().forEach(child -> resolve(child, names, measures, terms));
  }

  private static int measure(Name name, List<Measure> measures) {
    for (var index = 0; index < measures.size(); index++) {
      if (Name.of(measures.get(index).outcome().name()).equals(name)) {
        return index;
      }
    }
    throw new IllegalArgumentException("The study has no outcome '%s'.".formatted(name));
  }

  private double value(Expr part, Future future) {
    return switch (part) {
      case Expr.Literal literal -> literal.value();
      case Reference reference -> {
        var term = Objects.requireNonNull(terms.get(reference));
        yield future.outcome(term.arm, term.measure);
      }
      case Expr.Unary unary -> unary(unary.op(), value(unary.operand(), future));
      case Expr.Binary binary ->
          binary(binary.op(), value(binary.left(), future), value(binary.right(), future));
      case Expr.Conditional choice -> {
        var test = value(choice.test(), future);
        yield Double.isNaN(test)
            ? Double.NaN
            : value(test != 0 ? choice.then() : choice.otherwise(), future);
      }
      case Expr.Call call ->
          call(
              call.function(),
              call.arguments().stream().mapToDouble(argument -> value(argument, future)).toArray());
      case Expr.LookupCall _, Expr.InlineLookup _ ->
          throw new IllegalArgumentException("A claim's test has no lookups.");
    };
  }

  private static double unary(UnaryOp op, double x) {
    return switch (op) {
      case PLUS -> x;
      case MINUS -> -x;
      case NOT -> Double.isNaN(x) ? x : truth(x == 0);
    };
  }

  private static double binary(BinaryOp op, double x, double y) {
    if (op == BinaryOp.AND && (x == 0 || y == 0)) {
      return 0;
    }
    if (op == BinaryOp.OR && (isTrue(x) || isTrue(y))) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    return switch (op) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> y == 0 ? Double.NaN : x / y;
      case POWER -> Elementary.pow(x, y);
      case LESS -> truth(x < y);
      case LESS_OR_EQUAL -> truth(x <= y);
      case GREATER -> truth(x > y);
      case GREATER_OR_EQUAL -> truth(x >= y);
      case EQUAL -> truth(x == y);
      case NOT_EQUAL -> truth(x != y);
      case AND -> 1;
      case OR -> 0;
    };
  }

  private static boolean isTrue(double x) {
    return !Double.isNaN(x) && x != 0;
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private static double call(Function function, double[] x) {
    return switch (function) {
      case ABS -> Math.abs(x[0]);
      case MIN -> Math.min(x[0], x[1]);
      case MAX -> Math.max(x[0], x[1]);
      case EXP -> Elementary.exp(x[0]);
      case LN -> Elementary.ln(x[0]);
      case SQRT -> Elementary.sqrt(x[0]);
      default ->
          throw new IllegalArgumentException(
              "A claim's test cannot use '%s'.".formatted(function.word()));
    };
  }
}
