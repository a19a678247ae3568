package org.jirga.model.expr;

/// Operators before one operand.
public enum UnaryOp {
  PLUS,
  MINUS,
  NOT
}
