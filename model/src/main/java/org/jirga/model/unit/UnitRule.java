package org.jirga.model.unit;

import java.util.List;
import org.jirga.model.expr.Function;

/// How a function treats units: what its arguments should have and what its value then has.
///
/// @param arguments one for each argument the function may take
public record UnitRule(List<Argument> arguments, Result result) {

  public enum Argument {
    /// Any unit.
    ANY,
    /// The input. If there are several, they have the same unit.
    INPUT,
    /// No unit.
    DIMENSIONLESS,
    /// The unit of time.
    TIME,
    /// The unit of the function's value.
    RESULT
  }

  public enum Result {
    /// The unit of the first argument.
    INPUT,
    DIMENSIONLESS,
    /// The square root of the unit of the first argument.
    ROOT,
    /// The unit of the first argument divided by that of the second.
    QUOTIENT,
    /// The first argument to the power of the second.
    POWER,
    INPUT_TIMES_TIME,
    INPUT_PER_TIME
  }

  public UnitRule {
    arguments = List.copyOf(arguments);
  }

  public static UnitRule of(Function function) {
    return switch (function) {
      case ABS, INTEGER, FLOOR, INITIAL, SUM -> rule(Result.INPUT, Argument.INPUT);
      case MIN, MAX, MODULO, FLOOR_MODULO, ACTIVE_INITIAL ->
          rule(Result.INPUT, Argument.INPUT, Argument.INPUT);
      case EXP, LN, LOG10, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH ->
          rule(Result.DIMENSIONLESS, Argument.DIMENSIONLESS);
      case LOG -> rule(Result.DIMENSIONLESS, Argument.DIMENSIONLESS, Argument.DIMENSIONLESS);
      case SQRT -> rule(Result.ROOT, Argument.ANY);
      case POWER -> rule(Result.POWER, Argument.ANY, Argument.DIMENSIONLESS);
      case ZIDZ -> rule(Result.QUOTIENT, Argument.ANY, Argument.ANY);
      case XIDZ -> rule(Result.QUOTIENT, Argument.ANY, Argument.ANY, Argument.RESULT);
      case PULSE -> rule(Result.DIMENSIONLESS, Argument.TIME, Argument.TIME);
      case PULSE_MAGNITUDE ->
          rule(Result.INPUT_PER_TIME, Argument.INPUT, Argument.TIME, Argument.TIME);
      case STEP -> rule(Result.INPUT, Argument.INPUT, Argument.TIME);
      case RAMP -> rule(Result.INPUT_TIMES_TIME, Argument.INPUT, Argument.TIME, Argument.TIME);
      case SMOOTH, SMOOTH3, DELAY1, DELAY3 -> rule(Result.INPUT, Argument.INPUT, Argument.TIME);
      case SMOOTHI, SMOOTH3I, DELAY1I, DELAY3I, DELAY_FIXED, DELAY ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.INPUT);
    };
  }

  private static UnitRule rule(Result result, Argument... arguments) {
    return new UnitRule(List.of(arguments), result);
  }
}
