package org.jirga.model.expr;

/// Operators between two operands. Comparisons and logic give 1 for true and 0 for false; not zero
/// is true.
public enum BinaryOp {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  POWER("^"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("="),
  NOT_EQUAL("<>"),
  AND(":AND:"),
  OR(":OR:");

  private final String symbol;

  BinaryOp(String symbol) {
    this.symbol = symbol;
  }

  /// As Vensim writes it.
  public String symbol() {
    return symbol;
  }

  public boolean isComparison() {
    return compareTo(LESS) >= 0 && compareTo(NOT_EQUAL) <= 0;
  }

  public boolean isLogical() {
    return this == AND || this == OR;
  }
}
