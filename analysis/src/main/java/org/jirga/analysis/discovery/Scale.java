package org.jirga.analysis.discovery;

import java.util.List;

/// What kind of values a factor has, and so what a limit on it is.
public sealed interface Scale {

  /// Numbers between which others lie; a limit is half-way between two of them.
  record Continuous() implements Scale {}

  /// Whole numbers in an order; a limit is one of them.
  record Ordinal() implements Scale {}

  /// Kinds without an order; a limit is a set of them.
  ///
  /// @param labels at most 63; the value of a case is the index of its label
  record Nominal(List<String> labels) implements Scale {
    public Nominal {
      labels = List.copyOf(labels);
      if (labels.isEmpty() || labels.size() > 63) {
        throw new IllegalArgumentException(
            "A factor has 1 to 63 categories, not %d.".formatted(labels.size()));
      }
    }
  }
}
