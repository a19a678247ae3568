package org.jirga.workbench.binding;

import org.jirga.workbench.binding.Binding.OfSetting;

/// What a reader sets who moves a number of the text.
///
/// @param kind what it is
/// @param constant of the model
/// @param policy whose lever it is; empty for an assumption
/// @param low the least that may be set, in the unit of the model
/// @param high the most
/// @param unit in words, possibly empty
public record Setting(
    OfSetting binding,
    Kind kind,
    String constant,
    String policy,
    double low,
    double high,
    String unit) {

  /// As a page's settings call them.
  public enum Kind {
    LEVER("levers"),
    ASSUMPTION("assumptions");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  public double value() {
    return binding.number().amount();
  }
}
