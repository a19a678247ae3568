package org.jirga.conflict.condition;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Writes a condition so that [ConditionParser] reads it again.
public final class ConditionText {

  private ConditionText() {}

  /// @param names name of each option
  /// @param words what the levels are called and which options are of yes and no
  public static String of(Condition condition, IntFunction<String> names, Vocabulary words) {
    return switch (condition) {
      case Condition.Setting(var option, var level) -> {
        var name = quoted(names.apply(option));
        if (words.isBinary(option)) {
          yield level == 1 ? name : "NOT " + name;
        }
        yield name + " = " + quoted(words.levels(option).get(level));
      }
      case Condition.Outcome(var name, var relation, var bound) ->
          "%s %s %s".formatted(quoted(name), relation.sign(), number(bound));
      case Condition.Not(Condition.Setting(var option, var level)) -> {
        var name = quoted(names.apply(option));
        if (words.isBinary(option)) {
          yield level == 1 ? "NOT " + name : name;
        }
        yield name + " != " + quoted(words.levels(option).get(level));
      }
      case Condition.Not(var operand) -> "NOT " + inside(operand, names, words);
      case Condition.And(var operands) ->
          operands.isEmpty() ? "ALWAYS" : joined(operands, " AND ", names, words);
      case Condition.Or(var operands) ->
          operands.isEmpty() ? "NEVER" : joined(operands, " OR ", names, words);
      case Condition.If(var consequence, var when) ->
          inside(consequence, names, words) + " IF " + inside(when, names, words);
      case Condition.Iff(var left, var right) ->
          inside(left, names, words) + " IFF " + inside(right, names, words);
    };
  }

  private static String joined(
      List<Condition> operands, String word, IntFunction<String> names, Vocabulary words) {
    return operands.stream()
        .map(operand -> inside(operand, names, words))
        .collect(Collectors.joining(word));
  }

  private static String inside(Condition part, IntFunction<String> names, Vocabulary words) {
    var text = of(part, names, words);
    return part.parts().isEmpty() || part instanceof Condition.Not || text.startsWith("ALWAYS")
        ? text
        : "(" + text + ")";
  }

  private static String number(double value) {
    return value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String quoted(String name) {
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
        ? name
        : "'" + name + "'";
  }
}
