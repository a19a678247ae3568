package org.jirga.conflict.structure;

import java.time.LocalDate;
import java.util.Optional;

/// What a piece of a conflict rests on, so that a reader can check it and an analyst can leave out
/// what was not known yet.
///
/// @param source a publication or a judgement, in words; empty if none is given
/// @param date when it was published or became so
public record Grounds(String source, Optional<LocalDate> date) {

  public static final Grounds NONE = new Grounds("", Optional.empty());

  /// Whether it was known on that day; what has no date was.
  public boolean knownBy(LocalDate day) {
    return date.isEmpty() || !date.get().isAfter(day);
  }
}
