package org.jirga.engine.run;

/// What must hold of a variable at every evaluation of every run, such as the conservation of
/// people. A run where the variable leaves `[low, high]`, or is not a number, has failed.
///
/// @param variable label of a scalar of the model
public record Expectation(String name, String variable, double low, double high) {

  public Expectation {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "The expectation '%s' cannot run from %s to %s.".formatted(name, low, high));
    }
  }
}
