package org.jirga.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Binary;
import org.jirga.model.expr.Expr.Call;
import org.jirga.model.expr.Expr.Conditional;
import org.jirga.model.expr.Expr.InlineLookup;
import org.jirga.model.expr.Expr.Literal;
import org.jirga.model.expr.Expr.LookupCall;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Expr.Unary;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Model;
import org.jirga.model.unit.Unit;
import org.jirga.model.unit.UnitRule;

/// Works out the unit of an expression from the units of the variables in it, and complains where
/// its parts do not fit each other.
///
/// An absent unit is one that is not known: a variable has none, or a complaint was made inside. It
/// fits everything, so that one mistake is one complaint.
final class UnitInference {

  private final Map<Name, Unit> units;
  private final Optional<Unit> time;
  private final Complaints complaints;

  /// @param time the unit of time
  UnitInference(Map<Name, Unit> units, Optional<Unit> time, Complaints complaints) {
    this.units = units;
    this.time = time;
    this.complaints = complaints;
  }

  Optional<Unit> infer(Expr expr) {
    return switch (expr) {
      // NaN stands for what could not be read, :NA: for what is missing, and what is infinite for
      // the absence of a bound, in any unit.
      case Literal literal ->
          !Double.isFinite(literal.value()) || literal.value() == Literal.NOT_AVAILABLE
              ? Optional.empty()
              : Optional.of(Unit.DIMENSIONLESS);
      case Reference reference -> unitOf(reference);
      case Unary unary -> ofUnary(unary);
      case Binary binary -> ofBinary(binary);
      case Conditional conditional -> ofConditional(conditional);
      case Call call -> ofCall(call);
      case LookupCall call -> {
        infer(call.x());
        yield unitOf(call.lookup());
      }
      case InlineLookup lookup -> {
        infer(lookup.x());
        yield Optional.empty();
      }
    };
  }

  private Optional<Unit> unitOf(Reference reference) {
    return reference.name().equals(Model.TIME)
        ? time
        : Optional.ofNullable(units.get(reference.name()));
  }

  private Optional<Unit> ofUnary(Unary unary) {
    var operand = infer(unary.operand());
    return switch (unary.op()) {
      case PLUS, MINUS -> operand;
      case NOT -> Optional.of(Unit.DIMENSIONLESS);
    };
  }

  private Optional<Unit> ofBinary(Binary binary) {
    var left = infer(binary.left());
    var right = infer(binary.right());
    return switch (binary.op()) {
      case ADD, SUBTRACT -> {
        var agree = agree(binary.left(), left, binary.right(), right, "left", "right");
        yield agree ? left.flatMap(_ -> right) : Optional.empty();
      }
      case MULTIPLY -> left.flatMap(l -> right.map(l::times));
      case DIVIDE -> left.flatMap(l -> right.map(l::per));
      case POWER -> power(binary.left(), left, binary.right(), right, "'^'");
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> {
        if (!Numbers.isZero(binary.left()) && !Numbers.isZero(binary.right())) {
          agree(binary.left(), left, binary.right(), right, "left", "right");
        }
        yield Optional.of(Unit.DIMENSIONLESS);
      }
      case AND, OR -> Optional.of(Unit.DIMENSIONLESS);
    };
  }

  private Optional<Unit> ofConditional(Conditional conditional) {
    infer(conditional.test());
    var then = infer(conditional.then());
    var otherwise = infer(conditional.otherwise());
    if (Numbers.isZero(conditional.then())) {
      return otherwise;
    }
    if (Numbers.isZero(conditional.otherwise())) {
      return then;
    }
    return agree(
            conditional.then(),
            then,
            conditional.otherwise(),
            otherwise,
            "the value if true",
            "the value if false")
        ? then.flatMap(_ -> otherwise)
        : Optional.empty();
  }

  private Optional<Unit> ofCall(Call call) {
    var rule = UnitRule.of(call.function());
    var given = new ArrayList<Optional<Unit>>();
    call.arguments().forEach(argument -> given.add(infer(argument)));
    if (given.isEmpty() || given.size() > rule.arguments().size()) {
      return Optional.empty();
    }
    if (call.function() == Function.POWER && given.size() == 2) {
      return power(
          call.arguments().get(0), given.get(0), call.arguments().get(1), given.get(1), "POWER");
    }
    var inputs = inputs(call, rule, given);
    var result = inputs.flatMap(input -> result(rule, input, given));
    for (var i = 0; i < given.size(); i++) {
      checkArgument(call, i, rule.arguments().get(i), given.get(i), result);
    }
    return result;
  }

  /// The unit that all inputs of a call have; of a call without one, that of its first argument.
  /// Absent if it is not known or the inputs differ.
  private Optional<Unit> inputs(Call call, UnitRule rule, List<Optional<Unit>> given) {
    var first = -1;
    for (var i = 0; i < given.size(); i++) {
      var expr = call.arguments().get(i);
      if (rule.arguments().get(i) != UnitRule.Argument.INPUT || Numbers.isZero(expr)) {
        continue;
      }
      if (first < 0) {
        first = i;
      } else if (!agree(
          call.arguments().get(first),
          given.get(first),
          expr,
          given.get(i),
          "argument %d of %s".formatted(first + 1, call.function().word()),
          "argument %d".formatted(i + 1))) {
        return Optional.empty();
      }
    }
    return given.get(Math.max(first, 0));
  }

  private Optional<Unit> result(UnitRule rule, Unit input, List<Optional<Unit>> given) {
    return switch (rule.result()) {
      case INPUT -> Optional.of(input);
      case DIMENSIONLESS -> Optional.of(Unit.DIMENSIONLESS);
      case ROOT -> Optional.of(input.power(0.5));
      case QUOTIENT -> given.size() < 2 ? Optional.empty() : given.get(1).map(input::per);
      case INPUT_TIMES_TIME -> time.map(input::times);
      case INPUT_PER_TIME -> time.map(input::per);
      case PER_TIME -> time.map(Unit.DIMENSIONLESS::per);
      case TIME -> time;
      case INVERSE -> Optional.of(Unit.DIMENSIONLESS.per(input));
      case POWER, UNKNOWN -> Optional.empty();
    };
  }

  private void checkArgument(
      Call call,
      int index,
      UnitRule.Argument argument,
      Optional<Unit> given,
      Optional<Unit> result) {
    var expr = call.arguments().get(index);
    var which = "argument %d of %s".formatted(index + 1, call.function().word());
    switch (argument) {
      case ANY, INPUT -> {}
      case DIMENSIONLESS -> requireNone(expr, given, which);
      case TIME -> requireTime(expr, given, which);
      case PER_TIME -> require(expr, time.map(Unit.DIMENSIONLESS::per), given, which);
      case RESULT_TIMES_TIME ->
          require(expr, result.flatMap(unit -> time.map(unit::times)), given, which);
      case RESULT -> {
        if (!Numbers.isZero(expr)) {
          var value =
              switch (call.function()) {
                case XIDZ, SAFEDIV -> "the quotient";
                default -> "the value of " + call.function().word();
              };
          agree(expr, result, expr, given, value, "argument %d".formatted(index + 1));
        }
      }
    }
  }

  private Optional<Unit> power(
      Expr baseExpr,
      Optional<Unit> base,
      Expr exponentExpr,
      Optional<Unit> exponent,
      String operator) {
    if (!requireNone(exponentExpr, exponent, "the exponent of " + operator)) {
      return Optional.empty();
    }
    var number = Numbers.value(exponentExpr);
    if (number.isPresent()) {
      return base.map(unit -> unit.power(number.get()));
    }
    return requireNone(baseExpr, base, "the base of %s with a varying exponent".formatted(operator))
        ? base.isPresent() ? Optional.of(Unit.DIMENSIONLESS) : Optional.empty()
        : Optional.empty();
  }

  private boolean requireNone(Expr expr, Optional<Unit> unit, String which) {
    var fits = unit.isEmpty() || unit.get().isDimensionless();
    if (!fits) {
      complaints.add(
          CheckCode.NOT_DIMENSIONLESS,
          expr.span(),
          "%s should have no unit but has '%s'".formatted(which, unit.get()),
          "divide by a reference value in '%s'".formatted(unit.get()));
    }
    return fits;
  }

  private void requireTime(Expr expr, Optional<Unit> unit, String which) {
    if (time.isPresent() && unit.isPresent() && !Numbers.isZero(expr) && !time.equals(unit)) {
      complaints.add(
          CheckCode.NOT_TIME,
          expr.span(),
          "%s should have the unit of time, '%s', but has '%s'"
              .formatted(which, time.get(), unit.get()),
          UnitHint.towards(expr, time.get(), unit.get()));
    }
  }

  private void require(Expr expr, Optional<Unit> wanted, Optional<Unit> had, String which) {
    if (wanted.isPresent() && had.isPresent() && !Numbers.isZero(expr) && !wanted.equals(had)) {
      complaints.add(
          CheckCode.UNITS_DIFFER,
          expr.span(),
          "%s should have the unit '%s' but has '%s'".formatted(which, wanted.get(), had.get()),
          UnitHint.towards(expr, wanted.get(), had.get()));
    }
  }

  private boolean agree(
      Expr leftExpr,
      Optional<Unit> left,
      Expr rightExpr,
      Optional<Unit> right,
      String leftWord,
      String rightWord) {
    if (left.isEmpty() || right.isEmpty() || left.equals(right)) {
      return true;
    }
    // A bare number is the likelier slip, on whichever side it stands.
    var blamed = Numbers.value(leftExpr).isPresent() ? leftExpr : rightExpr;
    var wanted = blamed == rightExpr ? left.get() : right.get();
    var had = blamed == rightExpr ? right.get() : left.get();
    complaints.add(
        CheckCode.UNITS_DIFFER,
        blamed.span(),
        "units differ: %s is '%s', %s is '%s'"
            .formatted(leftWord, left.get(), rightWord, right.get()),
        UnitHint.towards(blamed, wanted, had));
    return false;
  }
}
