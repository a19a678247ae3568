package org.jirga.model.unit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A product of powers of base units, `person/Month`; none at all is dimensionless.
///
/// Powers are real because models take square roots of quantities; they are compared to 1e-9.
///
/// @param powers base unit to power; no power is 0
public record Unit(SortedMap<String, Double> powers) {

  public static final Unit DIMENSIONLESS = new Unit(new TreeMap<>());

  private static final double SAME_POWER = 1e-9;

  public Unit {
    var kept = new TreeMap<String, Double>();
    powers.forEach(
        (base, power) -> {
          var whole = Math.rint(power);
          var tidy = Math.abs(power - whole) < SAME_POWER ? whole : power;
          if (tidy != 0) {
            kept.put(base, tidy);
          }
        });
    powers = Collections.unmodifiableSortedMap(kept);
  }

  public static Unit of(String base) {
    return new Unit(new TreeMap<>(Map.of(base, 1.0)));
  }

  public Unit times(Unit other) {
    var sum = new TreeMap<>(powers);
    other.powers.forEach((base, power) -> sum.merge(base, power, Double::sum));
    return new Unit(sum);
  }

  public Unit per(Unit other) {
    return times(other.power(-1));
  }

  public Unit power(double exponent) {
    var raised = new TreeMap<String, Double>();
    powers.forEach((base, power) -> raised.put(base, power * exponent));
    return new Unit(raised);
  }

  public boolean isDimensionless() {
    return powers.isEmpty();
  }

  /// `person/Month`, `USD/(Month*person)`, `1/Month`, `Dmnl`.
  @Override
  public String toString() {
    if (isDimensionless()) {
      return "Dmnl";
    }
    var above = factors(1);
    var below = factors(-1);
    var count = powers.values().stream().filter(power -> power < 0).count();
    return (above.isEmpty() ? "1" : above)
        + (below.isEmpty() ? "" : count > 1 ? "/(" + below + ")" : "/" + below);
  }

  private String factors(int sign) {
    return powers.entrySet().stream()
        .filter(entry -> entry.getValue() * sign > 0)
        .map(entry -> factor(entry.getKey(), entry.getValue() * sign))
        .collect(Collectors.joining("*"));
  }

  private static String factor(String base, double power) {
    if (power == 1) {
      return base;
    }
    return base
        + "^"
        + (power == Math.rint(power) ? String.valueOf((long) power) : String.valueOf(power));
  }
}
