package org.jirga.analysis.study;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Settings of levers under one name.
///
/// @param description what is done, in a sentence
/// @param variant a variation of another policy, listed apart
/// @param caution a moral cost to be shown beside it, possibly empty
/// @param settings lever to value; levers left out stay as the model has them
public record Policy(
    String name,
    String description,
    boolean variant,
    String caution,
    SortedMap<String, Double> settings) {
  public Policy {
    settings = new TreeMap<>(settings);
  }

  public Policy(
      String name,
      String description,
      boolean variant,
      String caution,
      Map<String, Double> settings) {
    this(name, description, variant, caution, new TreeMap<>(settings));
  }
}
