package org.jirga.engine.program;

import org.jirga.engine.arithmetic.Arithmetic;
import org.jirga.engine.arithmetic.Elementary;

/// What can be applied to numbers. Comparisons and logic give 1 for true and 0 for false; not zero
/// is true, NaN included.
public enum Op {
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  POWER(2),
  NEGATE(1),
  ABS(1),
  MIN(2),
  MAX(2),
  LESS(2),
  LESS_OR_EQUAL(2),
  GREATER(2),
  GREATER_OR_EQUAL(2),
  EQUAL(2),
  NOT_EQUAL(2),
  AND(2),
  OR(2),
  NOT(1),
  TRUNCATE(1),
  FLOOR(1),
  REMAINDER(2),
  FLOOR_REMAINDER(2),
  /// The third operand where the second is (nearly) zero.
  QUOTIENT(3),
  EXP(1),
  LN(1),
  /// The logarithm of the first to the base of the second.
  LOG(2),
  LOG10(1),
  SQRT(1),
  SIN(1),
  COS(1),
  TAN(1),
  ARCSIN(1),
  ARCCOS(1),
  ARCTAN(1),
  SINH(1),
  COSH(1),
  TANH(1);

  private final int arity;

  Op(int arity) {
    this.arity = arity;
  }

  /// The number of operands.
  public int arity() {
    return arity;
  }

  /// The value for these operands; those beyond the arity are not looked at. What every kernel
  /// must give, to the bit.
  public double apply(double a, double b, double c) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Elementary.pow(a, b);
      case NEGATE -> -a;
      case ABS -> Math.abs(a);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case LESS -> Arithmetic.truth(a < b);
      case LESS_OR_EQUAL -> Arithmetic.truth(a <= b);
      case GREATER -> Arithmetic.truth(a > b);
      case GREATER_OR_EQUAL -> Arithmetic.truth(a >= b);
      case EQUAL -> Arithmetic.truth(a == b);
      case NOT_EQUAL -> Arithmetic.truth(a != b);
      case AND -> Arithmetic.truth(a != 0 & b != 0);
      case OR -> Arithmetic.truth(a != 0 | b != 0);
      case NOT -> Arithmetic.truth(a == 0);
      case TRUNCATE -> Arithmetic.truncate(a);
      case FLOOR -> Math.floor(a);
      case REMAINDER -> Arithmetic.remainder(a, b);
      case FLOOR_REMAINDER -> Arithmetic.floorRemainder(a, b);
      case QUOTIENT -> Arithmetic.quotient(a, b, c);
      case EXP -> Elementary.exp(a);
      case LN -> Elementary.ln(a);
      case LOG -> Elementary.log(a, b);
      case LOG10 -> Elementary.log10(a);
      case SQRT -> Elementary.sqrt(a);
      case SIN -> Elementary.sin(a);
      case COS -> Elementary.cos(a);
      case TAN -> Elementary.tan(a);
      case ARCSIN -> Elementary.arcsin(a);
      case ARCCOS -> Elementary.arccos(a);
      case ARCTAN -> Elementary.arctan(a);
      case SINH -> Elementary.sinh(a);
      case COSH -> Elementary.cosh(a);
      case TANH -> Elementary.tanh(a);
    };
  }
}
