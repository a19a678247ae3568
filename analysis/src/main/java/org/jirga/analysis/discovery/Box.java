package org.jirga.analysis.discovery;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A region bounded by limits on single factors, all of which must be met.
///
/// @param limits only those that exclude something, by the factor's name, in the order of the table
public record Box(Map<String, Limit> limits) implements Region {

  public Box {
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
  }

  /// The box without a limit, which holds everything.
  public static Box everything() {
    return new Box(Map.of());
  }

  public int dimensions() {
    return limits.size();
  }

  @Override
  public List<String> factors() {
    return List.copyOf(limits.keySet());
  }

  @Override
  public boolean[] holds(Cases cases) {
    var holds = new boolean[cases.rows()];
    Arrays.fill(holds, true);
    limits.forEach(
        (name, limit) -> {
          var values = cases.factor(name).values();
          for (var row = 0; row < holds.length; row++) {
            holds[row] &= limit.admits(values[row]);
          }
        });
    return holds;
  }

  /// The same box without its limits on a factor.
  public Box without(String factor) {
    var fewer = new LinkedHashMap<>(limits);
    fewer.remove(factor);
    return new Box(fewer);
  }

  /// The same box with another limit on a factor.
  public Box with(String factor, Limit limit) {
    var more = new LinkedHashMap<>(limits);
    more.put(factor, limit);
    return new Box(more);
  }

  /// The limit on a factor that has one.
  public Limit limit(String factor) {
    return Objects.requireNonNull(
        limits.get(factor), () -> "The box has no limit on '%s'.".formatted(factor));
  }
}
