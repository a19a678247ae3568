package org.jirga.engine.kernel.arrange;

import org.jirga.engine.program.Slot;

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

  /// What a slot is called without the subscripts of its element.
  static String name(Slot slot) {
    var label = slot.label();
    return label.indexOf('[') < 0 ? label : label.replaceAll("\\[[^\\]]*]", "");
  }
}
