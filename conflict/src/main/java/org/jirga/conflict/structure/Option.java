package org.jirga.conflict.structure;

import java.util.List;

/// Something that a decision maker can set.
///
/// @param name short, for conditions and tables: `release`
/// @param label what it means, in words: `release the reserves`
/// @param levels at least two, in their order; of a yes-or-no option `no` and `yes`
/// @param change which way it can be moved
public record Option(
    String name, String label, List<String> levels, Change change, Grounds grounds) {

  public static final List<String> NO_YES = List.of("no", "yes");

  /// Which way an option can be moved.
  public enum Change {
    BOTH_WAYS,
    /// Only to a later level: what is done cannot be undone.
    FORWARD,
    /// Only to an earlier level.
    BACKWARD;

    public boolean allows(int from, int to) {
      return switch (this) {
        case BOTH_WAYS -> true;
        case FORWARD -> to >= from;
        case BACKWARD -> to <= from;
      };
    }
  }

  public Option {
    levels = List.copyOf(levels);
    if (levels.size() < 2) {
      throw new IllegalArgumentException("The option '%s' needs two levels.".formatted(name));
    }
  }

  /// A yes-or-no option that can be moved both ways.
  public static Option binary(String name) {
    return new Option(name, name, NO_YES, Change.BOTH_WAYS, Grounds.NONE);
  }

  public Option with(Change other) {
    return new Option(name, label, levels, other, grounds);
  }

  public boolean isBinary() {
    return levels.equals(NO_YES);
  }
}
