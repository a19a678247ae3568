package org.jirga.formats.equation;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// An operator between two operands: what it makes of them and how tightly it binds.
///
/// From loosest to tightest: or; and; not (Vensim); comparisons (XMILE: `= <>` before the others);
/// `+ -`; `* /` (XMILE: also `MOD`
/// and `//`); signs (XMILE: also `NOT`); `^`, which groups from the right. So `-2^2` is -4, `4^3^2`
/// is 4^9 and `2^-2` is 1/4. Vensim's order is that of its reference manual; that `:NOT: a = b`
/// denies the comparison and that `^` groups from the right is seen from results that Vensim
/// computed. XMILE's order is that of XMILE 1.0, section 3.3.1.
///
/// @param op what it makes, unless it is a function
/// @param function what it makes otherwise
record Infix(Optional<BinaryOp> op, Optional<Function> function, int level) {

  static final int LOOSEST = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int EQUALITY = 4;
  static final int COMPARISON = 5;
  static final int SUM = 6;
  static final int PRODUCT = 7;
  static final int SIGN = 8;
  static final int POWER = 9;

  private Infix(BinaryOp op, int level) {
    this(Optional.of(op), Optional.empty(), level);
  }

  private Infix(Function function, int level) {
    this(Optional.empty(), Optional.of(function), level);
  }

  /// The operator that a token is, if it is one.
  static Optional<Infix> of(Token token, Dialect dialect) {
    return switch (token.kind()) {
      case SYMBOL, KEYWORD ->
          ofSymbol(token.text(), dialect == Dialect.XMILE ? EQUALITY : COMPARISON);
      case NAME -> dialect == Dialect.XMILE ? ofWord(token.text()) : Optional.empty();
      case NUMBER, QUOTED_NAME, STRING, END -> Optional.empty();
    };
  }

  private static Optional<Infix> ofSymbol(String symbol, int equality) {
    return switch (symbol) {
      case "+" -> Optional.of(new Infix(BinaryOp.ADD, SUM));
      case "-" -> Optional.of(new Infix(BinaryOp.SUBTRACT, SUM));
      case "*" -> Optional.of(new Infix(BinaryOp.MULTIPLY, PRODUCT));
      case "/" -> Optional.of(new Infix(BinaryOp.DIVIDE, PRODUCT));
      case "//" -> Optional.of(new Infix(Function.SAFEDIV, PRODUCT));
      case "^" -> Optional.of(new Infix(BinaryOp.POWER, POWER));
      case "<" -> Optional.of(new Infix(BinaryOp.LESS, COMPARISON));
      case "<=" -> Optional.of(new Infix(BinaryOp.LESS_OR_EQUAL, COMPARISON));
      case ">" -> Optional.of(new Infix(BinaryOp.GREATER, COMPARISON));
      case ">=" -> Optional.of(new Infix(BinaryOp.GREATER_OR_EQUAL, COMPARISON));
      case "=" -> Optional.of(new Infix(BinaryOp.EQUAL, equality));
      case "<>" -> Optional.of(new Infix(BinaryOp.NOT_EQUAL, equality));
      case ":AND:" -> Optional.of(new Infix(BinaryOp.AND, AND));
      case ":OR:" -> Optional.of(new Infix(BinaryOp.OR, OR));
      default -> Optional.empty();
    };
  }

  private static Optional<Infix> ofWord(String word) {
    return switch (Name.of(word).key()) {
      case "and" -> Optional.of(new Infix(BinaryOp.AND, AND));
      case "or" -> Optional.of(new Infix(BinaryOp.OR, OR));
      case "mod" -> Optional.of(new Infix(Function.FLOOR_MODULO, PRODUCT));
      default -> Optional.empty();
    };
  }

  boolean isComparison() {
    return level == COMPARISON || level == EQUALITY;
  }

  /// The level of operators that the right operand may hold: tighter ones, and `^` another `^`.
  int rightLevel() {
    return level == POWER ? POWER : level + 1;
  }

  Expr of(Expr left, Expr right, Span span) {
    return op.<Expr>map(binary -> new Expr.Binary(binary, left, right, span))
        .orElseGet(() -> new Expr.Call(function.orElseThrow(), List.of(left, right), span));
  }
}
