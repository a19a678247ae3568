package org.jirga.workbench.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.study.Measure;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.workbench.json.Json;

/// The test of a claim as JSON: a number; an outcome `["of", arm, measure]` by their places; or an
/// operation and its operands.
final class TestJson {

  private final ArmNames names;
  private final List<Measure> measures;
  private final Map<Arm, Integer> arms = new LinkedHashMap<>();

  TestJson(ArmNames names, List<Measure> measures) {
    this.names = names;
    this.measures = measures;
  }

  /// The arms of all tests so far, in the order of their places.
  List<Arm> arms() {
    return List.copyOf(arms.keySet());
  }

  Json of(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Json.of(literal.value());
      case Expr.Reference reference -> {
        var arm = names.arm(reference.subscripts()).orElseThrow();
        arms.putIfAbsent(arm, arms.size());
        yield Json.array("of", arms.get(arm), measure(reference.name()));
      }
      case Expr.Unary unary -> Json.array(word(unary.op()), of(unary.operand()));
      case Expr.Binary binary ->
          Json.array(word(binary.op()), of(binary.left()), of(binary.right()));
      case Expr.Conditional choice ->
          Json.array("if", of(choice.test()), of(choice.then()), of(choice.otherwise()));
      case Expr.Call call -> call(call);
      case Expr.LookupCall _, Expr.InlineLookup _ ->
          throw new IllegalArgumentException("A claim's test has no lookups.");
    };
  }

  private Json call(Expr.Call call) {
    var word =
        switch (call.function()) {
          case ABS -> "abs";
          case MIN -> "min";
          case MAX -> "max";
          case EXP -> "exp";
          case LN -> "ln";
          case SQRT -> "sqrt";
          default ->
              throw new IllegalArgumentException(
                  "A claim's test cannot use '%s'.".formatted(call.function().word()));
        };
    var items = new java.util.ArrayList<Object>(List.of(word));
    call.arguments().forEach(argument -> items.add(of(argument)));
    return Json.list(items);
  }

  private int measure(Name name) {
    for (var index = 0; index < measures.size(); index++) {
      if (Name.of(measures.get(index).outcome().name()).equals(name)) {
        return index;
      }
    }
    throw new IllegalArgumentException("The study has no outcome '%s'.".formatted(name));
  }

  private static String word(UnaryOp op) {
    return switch (op) {
      case PLUS -> "plus";
      case MINUS -> "minus";
      case NOT -> "not";
    };
  }

  private static String word(BinaryOp op) {
    return switch (op) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case POWER -> "^";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case AND -> "and";
      case OR -> "or";
    };
  }
}
