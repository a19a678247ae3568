package org.jirga.engine.program;

/// A slot takes the value of an expression.
public record Assignment(Slot target, Code code) {

  @Override
  public String toString() {
    return target.label() + " := " + code;
  }
}
