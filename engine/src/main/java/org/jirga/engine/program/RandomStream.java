package org.jirga.engine.program;

import java.util.List;

/// A random number between 0 and 1, another at each step: a function of the run's key, of this
/// stream's, and of the number of the step.
///
/// @param key what sets the stream apart from others of the program
public record RandomStream(Slot output, long key) implements Pipeline {

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of();
  }

  @Override
  public List<Slot> settings() {
    return List.of();
  }
}
