package org.jirga.deal.structure;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// One reading of what all parties want: a profile for each.
///
/// @param profiles name of the profile by decision maker; the first one where none is named
/// @param knownBy the day up to which sources were used; absent for all
public record Reading(
    String name, String label, Map<String, String> profiles, Optional<LocalDate> knownBy) {

  public Reading {
    profiles = Map.copyOf(profiles);
  }
}
