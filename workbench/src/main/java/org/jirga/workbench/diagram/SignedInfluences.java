package org.jirga.workbench.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Which way each stock, flow and auxiliary moves when another one rises, as its equation says.
///
/// Factors and divisors are taken to be positive, as quantities and rates are, unless they are a
/// difference other than the rest to a number (`1 - share`).
final class SignedInfluences {

  private final Map<Name, Variable> variables = new LinkedHashMap<>();
  private final Map<Name, Map<Name, Sign>> of = new LinkedHashMap<>();

  SignedInfluences(Model model) {
    model.variables().forEach(variable -> variables.put(variable.name(), variable));
    for (var variable : model.variables()) {
      var found = new LinkedHashMap<Name, Sign>();
      switch (variable) {
        case Variable.Stock stock ->
            stock.accumulations().forEach(it -> walk(it.netFlow(), Sign.SAME, found));
        case Variable.Flow flow ->
            flow.equations().forEach(it -> walk(it.body(), Sign.SAME, found));
        case Variable.Auxiliary auxiliary ->
            auxiliary.equations().forEach(it -> walk(it.body(), Sign.SAME, found));
        case Variable.Constant _, Variable.Lookup _ -> {}
      }
      of.put(variable.name(), found);
    }
  }

  /// What moves a variable.
  Map<Name, Sign> of(Name name) {
    return of.getOrDefault(name, Map.of());
  }

  private void walk(Expr expr, Sign sign, Map<Name, Sign> found) {
    switch (expr) {
      case Expr.Literal _ -> {}
      case Expr.Reference reference -> {
        switch (variables.get(reference.name())) {
          case Variable.Stock _, Variable.Flow _, Variable.Auxiliary _ ->
              found.merge(reference.name(), sign, Sign::and);
          case null -> {}
          case Variable.Constant _, Variable.Lookup _ -> {}
        }
      }
      case Expr.Unary(var op, var operand, var _) ->
          walk(operand, op == UnaryOp.PLUS ? sign : sign.opposite(), found);
      case Expr.Binary(var op, var left, var right, var _) -> binary(op, left, right, sign, found);
      case Expr.Conditional(var test, var then, var otherwise, var _) -> {
        walk(test, Sign.EITHER, found);
        walk(then, sign, found);
        walk(otherwise, sign, found);
      }
      case Expr.Call call -> call(call, sign, found);
      case Expr.LookupCall(var lookup, var x, var _) ->
          walk(x, sign.times(slope(tables(lookup.name()))), found);
      case Expr.InlineLookup(var table, var x, var _) ->
          walk(x, sign.times(slope(List.of(table))), found);
    }
  }

  private void binary(BinaryOp op, Expr left, Expr right, Sign sign, Map<Name, Sign> found) {
    switch (op) {
      case ADD, OR, AND -> {
        walk(left, sign, found);
        walk(right, sign, found);
      }
      case SUBTRACT, GREATER, GREATER_OR_EQUAL -> {
        walk(left, sign, found);
        walk(right, sign.opposite(), found);
      }
      case LESS, LESS_OR_EQUAL -> {
        walk(left, sign.opposite(), found);
        walk(right, sign, found);
      }
      case MULTIPLY -> {
        walk(left, sign.times(factor(right)), found);
        walk(right, sign.times(factor(left)), found);
      }
      case DIVIDE -> quotient(left, right, sign, found);
      case POWER -> {
        walk(left, sign.times(factor(right)), found);
        walk(right, Sign.EITHER, found);
      }
      case EQUAL, NOT_EQUAL -> {
        walk(left, Sign.EITHER, found);
        walk(right, Sign.EITHER, found);
      }
    }
  }

  /// In a part of a whole, `a / (a + b)`, the part moves the share its own way.
  private void quotient(Expr part, Expr whole, Sign sign, Map<Name, Sign> found) {
    walk(part, sign.times(factor(whole)), found);
    var others = sign.times(factor(part)).opposite();
    for (var term : terms(whole)) {
      if (!(part instanceof Expr.Reference here
          && term instanceof Expr.Reference there
          && here.name().equals(there.name())
          && here.subscripts().equals(there.subscripts()))) {
        walk(term, others, found);
      }
    }
  }

  private static List<Expr> terms(Expr expr) {
    if (expr instanceof Expr.Binary(var op, var left, var right, var _) && op == BinaryOp.ADD) {
      var terms = new ArrayList<>(terms(left));
      terms.addAll(terms(right));
      return terms;
    }
    return List.of(expr);
  }

  private void call(Expr.Call call, Sign sign, Map<Name, Sign> found) {
    var arguments = call.arguments();
    switch (call.function()) {
      case MIN, MAX, VMIN, VMAX, SUM, MEAN -> arguments.forEach(it -> walk(it, sign, found));
      case ZIDZ, XIDZ, SAFEDIV -> {
        quotient(arguments.get(0), arguments.get(1), sign, found);
        arguments.stream().skip(2).forEach(it -> walk(it, Sign.EITHER, found));
      }
      case EXP,
          LN,
          LOG10,
          SQRT,
          ARCTAN,
          TANH,
          INTEGER,
          FLOOR,
          ROUND,
          GAME,
          SMOOTH,
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
          DELAYN,
          DELAY_INFORMATION,
          DELAY_MATERIAL,
          DELAY_BATCH,
          DELAY_CONVEYOR,
          DELAY_FIXED,
          DELAY,
          PREVIOUS,
          ACTIVE_INITIAL,
          SIMULTANEOUS -> {
        walk(arguments.getFirst(), sign, found);
        arguments.stream().skip(1).forEach(it -> walk(it, Sign.EITHER, found));
      }
      default -> arguments.forEach(it -> walk(it, Sign.EITHER, found));
    }
  }

  /// How a product moves with its other factor.
  private static Sign factor(Expr other) {
    return switch (other) {
      case Expr.Literal literal -> literal.value() < 0 ? Sign.OPPOSITE : Sign.SAME;
      case Expr.Unary(var op, var operand, var _) when op == UnaryOp.MINUS ->
          factor(operand).opposite();
      case Expr.Binary(var op, var left, var right, var _) when op == BinaryOp.SUBTRACT ->
          left instanceof Expr.Literal literal && literal.value() > 0 ? Sign.SAME : Sign.EITHER;
      case Expr.Binary(var op, var left, var right, var _)
          when op == BinaryOp.MULTIPLY || op == BinaryOp.DIVIDE ->
          factor(left).times(factor(right));
      case Expr.Binary _,
          Expr.Unary _,
          Expr.Reference _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.LookupCall _,
          Expr.InlineLookup _ ->
          Sign.SAME;
    };
  }

  private List<LookupTable> tables(Name lookup) {
    return variables.get(lookup) instanceof Variable.Lookup found
        ? found.tables().stream().map(Variable.Table::points).toList()
        : List.of();
  }

  private static Sign slope(List<LookupTable> tables) {
    var rises = false;
    var falls = false;
    for (var table : tables) {
      for (var at = 1; at < table.points().size(); at++) {
        rises |= table.points().get(at).y() > table.points().get(at - 1).y();
        falls |= table.points().get(at).y() < table.points().get(at - 1).y();
      }
    }
    return rises == falls ? Sign.EITHER : rises ? Sign.SAME : Sign.OPPOSITE;
  }
}
