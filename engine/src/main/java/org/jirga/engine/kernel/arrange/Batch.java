package org.jirga.engine.kernel.arrange;

/// Equations of one shape, executed one after the other: the later ones may read what the earlier
/// ones wrote.
///
/// @param name what they define, without subscripts; for messages and for telling batches apart
/// @param count how many equations
/// @param target where their values go
/// @param code their common expression
public record Batch(String name, int count, Places target, Template code) {

  public Batch {
    if (count < 1) {
      throw new IllegalArgumentException("A batch of %d equations.".formatted(count));
    }
  }
}
