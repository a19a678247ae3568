package org.jirga.analysis.study;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A change of the model itself: a structure switch, or a null model.
///
/// @param id short, `S1`; unique among switches and nulls together
/// @param name what the result is called, `no fear push`
/// @param settings constants and the values that they have in every future, sampled or not
public record Change(
    String id, String name, String description, SortedMap<String, Double> settings) {
  public Change {
    settings = new TreeMap<>(settings);
  }

  public Change(String id, String name, String description, Map<String, Double> settings) {
    this(id, name, description, new TreeMap<>(settings));
  }
}
