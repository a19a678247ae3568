package org.jirga.conflict.structure;

import java.util.List;
import java.util.Optional;

/// A party that can do something in the conflict, or at least cares.
///
/// @param name short, for tables
/// @param profiles readings of what it wants; the first holds unless another is asked for, and none
///     means that all states are the same to it
public record DecisionMaker(
    String name, String label, List<Option> options, List<PreferenceProfile> profiles) {

  public DecisionMaker {
    options = List.copyOf(options);
    profiles = List.copyOf(profiles);
  }

  public Optional<PreferenceProfile> profile(String wanted) {
    return profiles.stream().filter(profile -> profile.name().equals(wanted)).findFirst();
  }

  public DecisionMaker with(List<PreferenceProfile> others) {
    return new DecisionMaker(name, label, options, others);
  }
}
