package org.jirga.engine.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.engine.program.AlgebraicLoop;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Calculation;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Table;
import org.jspecify.annotations.Nullable;

/// Writes assignments as JavaScript, each operation once and in the order of [Code], so that every
/// intermediate result is rounded as it is on the JVM.
final class EquationWriter {

  /// Engines optimise no function of more than some ten thousand instructions.
  private static final int EQUATIONS_A_FUNCTION = 40;

  private final Map<Table, String> tables = new LinkedHashMap<>();
  private final Map<AlgebraicLoop, String> loops = new LinkedHashMap<>();
  private final StringBuilder loopFunctions = new StringBuilder();
  private boolean calculates;

  /// The tables that were asked for, with the name of each.
  Map<Table, String> tables() {
    return tables;
  }

  /// Whether a function of many numbers was asked for.
  boolean calculates() {
    return calculates;
  }

  /// The functions of the loops of equations that were asked for.
  String loopFunctions() {
    return loopFunctions.toString();
  }

  /// A function of this name that executes the assignments in order.
  String function(String name, List<Assignment> assignments) {
    var out = new StringBuilder();
    var calls = new StringBuilder();
    for (var from = 0; from < assignments.size(); from += EQUATIONS_A_FUNCTION) {
      var part = name + (from / EQUATIONS_A_FUNCTION + 1);
      out.append("function ").append(part).append("() {\n");
      assignments.stream()
          .skip(from)
          .limit(EQUATIONS_A_FUNCTION)
          .forEach(assignment -> out.append(statement(assignment)));
      out.append("}\n\n");
      calls.append("  ").append(part).append("();\n");
    }
    return out.append("function ")
        .append(name)
        .append("() {\n")
        .append(calls)
        .append("}\n\n")
        .toString();
  }

  private String statement(Assignment assignment) {
    return "  m[%d] = %s;\n".formatted(assignment.target().index(), number(assignment.code()));
  }

  /// An expression with the value of the code.
  String number(Code code) {
    return switch (code) {
      case Code.Const(var value) -> literal(value);
      case Code.Load(var slot) -> "m[" + slot.index() + "]";
      case Code.Apply(var op, var operands) -> apply(op, operands);
      case Code.Select(var test, var then, var otherwise) ->
          "(%s ? %s : %s)".formatted(truth(test), number(then), number(otherwise));
      case Code.TableLookup(var table, var x) ->
          tables.computeIfAbsent(table, _ -> "table" + tables.size()) + "(" + number(x) + ")";
      case Code.Invoke(var invoked, var element, var operands) -> {
        calculates = true;
        var function =
            switch (invoked) {
              case Calculation calculation -> "Calculation." + calculation;
              case AlgebraicLoop loop -> name(loop);
            };
        yield "%s(%d, [%s])".formatted(function, element, list(operands));
      }
      case Code.Ask(var queue, var question, var operands) ->
          "QUEUES[%d].ask(\"%s\", [%s])".formatted(queue.index(), question, list(operands));
    };
  }

  private String name(AlgebraicLoop loop) {
    var known = loops.get(loop);
    if (known == null) {
      known = "loop" + loops.size();
      loops.put(loop, known);
      loopFunctions
          .append("const %s = algebraicLoop(".formatted(known))
          .append("%s, %d, %d, [".formatted(loop.search(), loop.unknowns(), loop.slots()))
          .append(
              loop.results().stream()
                  .map(slot -> String.valueOf(slot.index()))
                  .collect(Collectors.joining(", ")))
          .append("], (m) => {\n");
      loop.body().forEach(assignment -> loopFunctions.append(statement(assignment)));
      loopFunctions.append("});\n\n");
    }
    return known;
  }

  private String list(List<Code> codes) {
    return codes.stream().map(this::number).collect(Collectors.joining(", "));
  }

  private String apply(Op op, List<Code> operands) {
    var comparison = comparison(op);
    if (comparison != null) {
      return "(" + truth(new Code.Apply(op, operands)) + " ? 1 : 0)";
    }
    return switch (op) {
      case ADD -> between(operands, "+");
      case SUBTRACT -> between(operands, "-");
      case MULTIPLY -> between(operands, "*");
      case DIVIDE -> between(operands, "/");
      case REMAINDER -> between(operands, "%");
      case NEGATE -> "(-" + number(operands.getFirst()) + ")";
      case ABS -> call("Math.abs", operands);
      case MIN -> call("Math.min", operands);
      case MAX -> call("Math.max", operands);
      case FLOOR -> call("Math.floor", operands);
      case SQRT -> call("Math.sqrt", operands);
      case AND, OR, NOT -> "(" + truth(new Code.Apply(op, operands)) + " ? 1 : 0)";
      case TRUNCATE -> call("truncate", operands);
      case FLOOR_REMAINDER -> call("floorRemainder", operands);
      case QUOTIENT -> call("quotient", operands);
      case POWER -> call("pow", operands);
      case EXP -> call("exp", operands);
      case LN -> call("ln", operands);
      case LOG -> call("log", operands);
      case LOG10 -> call("log10", operands);
      case SIN -> call("sin", operands);
      case COS -> call("cos", operands);
      case TAN -> call("tan", operands);
      case ARCSIN -> call("arcsin", operands);
      case ARCCOS -> call("arccos", operands);
      case ARCTAN -> call("arctan", operands);
      case SINH -> call("sinh", operands);
      case COSH -> call("cosh", operands);
      case TANH -> call("tanh", operands);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          throw new IllegalStateException(op + " is a comparison.");
    };
  }

  private String between(List<Code> operands, String operator) {
    return "(%s %s %s)".formatted(number(operands.get(0)), operator, number(operands.get(1)));
  }

  private String call(String function, List<Code> operands) {
    return function + "(" + list(operands) + ")";
  }

  /// A condition that is true where the code is not zero.
  private String truth(Code code) {
    if (code instanceof Code.Apply(var op, var operands)) {
      var comparison = comparison(op);
      if (comparison != null) {
        return between(operands, comparison);
      }
      switch (op) {
        case AND -> {
          return "(%s && %s)".formatted(truth(operands.get(0)), truth(operands.get(1)));
        }
        case OR -> {
          return "(%s || %s)".formatted(truth(operands.get(0)), truth(operands.get(1)));
        }
        case NOT -> {
          return "(" + number(operands.getFirst()) + " === 0)";
        }
        default -> {} // a number
      }
    }
    return "(" + number(code) + " !== 0)";
  }

  private static @Nullable String comparison(Op op) {
    return switch (op) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case EQUAL -> "===";
      case NOT_EQUAL -> "!==";
      default -> null;
    };
  }

  /// A literal that reads back to the same double.
  static String literal(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    var text =
        Double.isInfinite(value)
            ? "Infinity"
            : Double.toString(Math.abs(value)).replace(".0E", "e").replace('E', 'e');
    if (text.endsWith(".0")) {
      text = text.substring(0, text.length() - 2);
    }
    return Double.doubleToRawLongBits(value) < 0 ? "(-" + text + ")" : text;
  }
}
