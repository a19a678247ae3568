package org.jirga.model.expr;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes an expression as Vensim does, with no more parentheses than it needs.
///
/// Reading the text again gives the same expression, but for places. Exceptions are what Vensim
/// cannot say: functions that only XMILE has keep their XMILE name, and a lookup in place does not
/// show whether it extrapolates.
public final class ExprPrinter {

  // How tightly operators bind; the grammar of equations has the same order.
  private static final int LOOSEST = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int POWER = 8;
  private static final int ATOM = 9;

  private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t]+");

  private ExprPrinter() {}

  public static String print(Expr expr) {
    return print(expr, LOOSEST);
  }

  /// A number that reads back to the same double: `0.25`, `1e-07`, `1200`, `:NA:`.
  public static String print(double number) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    if (number == Expr.Literal.NOT_AVAILABLE) {
      return ":NA:";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    var exponent = decimal.precision() - decimal.scale() - 1;
    return exponent < -5 || exponent > 15 ? scientific(decimal, exponent) : decimal.toPlainString();
  }

  /// The same where only digits are read: `:NA:` as the number that it is.
  public static String digits(double number) {
    return number == Expr.Literal.NOT_AVAILABLE
        ? new BigDecimal(number).toPlainString()
        : print(number);
  }

  /// A name, in double quotes where it is not a plain one, on one line: line breaks in a name are
  /// white space.
  public static String print(Name name) {
    if (isPlain(name.text())) {
      return name.text();
    }
    var text = BREAKS.matcher(name.text()).replaceAll(" ");
    return isPlain(text) ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String scientific(BigDecimal decimal, int exponent) {
    var mantissa = decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return mantissa + "e%s%02d".formatted(exponent < 0 ? "-" : "", Math.abs(exponent));
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || !startsName(text.charAt(0))) {
      return false;
    }
    return text.chars()
        .allMatch(c -> startsName((char) c) || c >= '0' && c <= '9' || " $'".indexOf(c) >= 0);
  }

  private static boolean startsName(char c) {
    return Character.isLetter(c) || c == '_' || c > 127 && !Character.isWhitespace(c);
  }

  private static String print(Expr expr, int needed) {
    var text =
        switch (expr) {
          case Expr.Literal literal -> print(literal.value());
          case Expr.Reference reference -> reference(reference);
          case Expr.Unary unary -> unary(unary);
          case Expr.Binary binary -> binary(binary);
          case Expr.Conditional conditional ->
              "IF THEN ELSE(" + arguments(conditional.children()) + ")";
          case Expr.Call call -> call.function().word() + "(" + arguments(call.arguments()) + ")";
          case Expr.LookupCall call -> lookupCall(call);
          case Expr.InlineLookup inline ->
              "WITH LOOKUP(" + print(inline.x()) + ", (" + points(inline.table()) + "))";
        };
    return level(expr) < needed ? "(" + text + ")" : text;
  }

  private static int level(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal ->
          literal.value() < 0 && literal.value() != Expr.Literal.NOT_AVAILABLE ? SIGN : ATOM;
      case Expr.Unary unary -> unary.op() == UnaryOp.NOT ? NOT : SIGN;
      case Expr.Binary binary -> level(binary.op());
      case Expr.Reference reference -> ATOM;
      case Expr.Conditional conditional -> ATOM;
      case Expr.Call call -> ATOM;
      case Expr.LookupCall call -> ATOM;
      case Expr.InlineLookup inline -> ATOM;
    };
  }

  private static int level(BinaryOp op) {
    return switch (op) {
      case OR -> OR;
      case AND -> AND;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> COMPARISON;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE -> PRODUCT;
      case POWER -> POWER;
    };
  }

  private static String reference(Expr.Reference reference) {
    if (reference.subscripts().isEmpty()) {
      return print(reference.name());
    }
    return reference.subscripts().stream()
        .map(subscript -> print(subscript.name()) + (subscript.reduced() ? "!" : ""))
        .collect(Collectors.joining(",", print(reference.name()) + "[", "]"));
  }

  private static String unary(Expr.Unary unary) {
    return switch (unary.op()) {
      case PLUS -> "+" + print(unary.operand(), SIGN);
      case MINUS -> "-" + print(unary.operand(), SIGN);
      case NOT -> ":NOT: " + print(unary.operand(), NOT);
    };
  }

  private static String binary(Expr.Binary binary) {
    var level = level(binary.op());
    if (binary.op() == BinaryOp.POWER) {
      return print(binary.left(), ATOM) + "^" + print(binary.right(), SIGN);
    }
    var leftLevel = binary.op().isComparison() ? level + 1 : level;
    return print(binary.left(), leftLevel)
        + " "
        + binary.op().symbol()
        + " "
        + print(binary.right(), level + 1);
  }

  private static String lookupCall(Expr.LookupCall call) {
    var lookup = reference(call.lookup());
    var isAlsoFunction =
        call.lookup().subscripts().isEmpty()
            && Arrays.stream(Function.values())
                .flatMap(function -> function.vensim().stream())
                .anyMatch(name -> Name.of(name).equals(call.lookup().name()));
    return (isAlsoFunction ? "\"" + lookup + "\"" : lookup) + "(" + print(call.x()) + ")";
  }

  private static String arguments(List<Expr> arguments) {
    return arguments.stream().map(ExprPrinter::print).collect(Collectors.joining(", "));
  }

  private static String points(LookupTable table) {
    return table.points().stream()
        .map(point -> "(" + print(point.x()) + "," + print(point.y()) + ")")
        .collect(Collectors.joining(","));
  }
}
