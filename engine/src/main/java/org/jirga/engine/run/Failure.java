package org.jirga.engine.run;

/// Why a run ended before its time. Failures are data: the other runs go on.
///
/// @param run its id
/// @param variable label of the first variable, in the order of evaluation, where it showed
/// @param time when it showed first
/// @param value the variable's value then
/// @param message in the modeller's words
public record Failure(
    long run, Cause cause, String variable, double time, double value, String message) {

  public enum Cause {
    /// A stock or an observed variable is not a number, or infinite, since an equation divides by
    /// zero. The variable, the time and the value are those of the equation.
    DIVISION_BY_ZERO,
    /// A stock or an observed variable is not a number, since no solution was found for equations
    /// that need each other.
    NO_SOLUTION,
    /// A stock or an observed variable is not a number.
    NOT_A_NUMBER,
    /// A stock or an observed variable is infinite.
    OVERFLOW,
    /// An expectation does not hold.
    EXPECTATION,
    /// The run took longer than allowed: a method that chooses its steps needed too many.
    TIMEOUT,
    /// A method that chooses its steps found none short enough.
    STEP_TOO_SHORT
  }
}
