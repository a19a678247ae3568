package org.jirga.conflict.condition;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/// The words that a condition may use.
public interface Vocabulary {

  /// How many options there are.
  int options();

  /// Number of an option; absent where none has this name.
  OptionalInt option(String name);

  /// The levels of an option, in their order.
  List<String> levels(int option);

  /// Whether the option is one of yes and no, so that its name alone means yes.
  boolean isBinary(int option);

  boolean isOutcome(String name);

  /// All options and outcomes, for suggestions.
  Collection<String> names();
}
