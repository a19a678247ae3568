package org.jirga.workbench.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// A fact that a study rests on.
///
/// @param low absent, like the other two, where the fact has no number
/// @param topic the heading under which it stands, possibly empty
/// @param locator what the source says, or where in it, possibly empty
public record EvidenceRow(
    String id,
    String quantity,
    OptionalDouble low,
    OptionalDouble best,
    OptionalDouble high,
    String unit,
    String date,
    String source,
    Confidence confidence,
    Status status,
    String topic,
    String locator,
    String note) {

  /// How sure the person who wrote the row is of it.
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    public String word() {
      return EvidenceRow.word(this);
    }

    static Optional<Confidence> of(String word) {
      return find(values(), word);
    }
  }

  /// How the row was obtained; apart from confidence, since one can be sure of what one has not
  /// looked up.
  public enum Status {
    PAGE_EXCERPT,
    DATA_FILE,
    DERIVED,
    FROM_MEMORY,
    JUDGEMENT;

    public String word() {
      return EvidenceRow.word(this);
    }

    /// Whether nobody has checked the row against its source.
    public boolean isUnverified() {
      return this == FROM_MEMORY;
    }

    static Optional<Status> of(String word) {
      return find(values(), word);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
    return Arrays.stream(values)
        .filter(value -> word(value).equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
