package org.jirga.engine.kernel;

import org.jirga.engine.program.Slot;

/// Why a method of integration gave up on a run.
///
/// @param stock the stock with the largest error, with its value at the time
public record Interruption(Cause cause, Slot stock, double time, double value) {

  public enum Cause {
    /// However short a step was, it led to something that is no number, or infinite.
    STEP_TOO_SHORT,
    /// More steps than anyone would wait for.
    TOO_MANY_STEPS
  }

  /// In the modeller's words.
  public String message() {
    var trouble =
        switch (cause) {
          case STEP_TOO_SHORT -> "even the shortest step is too long for '%s' at time %s";
          case TOO_MANY_STEPS -> "'%s' needs too many steps at time %s";
        };
    return trouble.formatted(stock.label(), time);
  }
}
