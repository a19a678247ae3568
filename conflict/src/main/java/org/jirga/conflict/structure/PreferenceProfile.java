package org.jirga.conflict.structure;

/// One reading of what a decision maker wants. Named by what it values, such as `rights first`.
public record PreferenceProfile(String name, String label, PreferenceForm form, Grounds grounds) {

  public static final String ONLY = "preferences";

  /// The profile of a decision maker who has no other.
  public static PreferenceProfile only(PreferenceForm form) {
    return new PreferenceProfile(ONLY, "", form, Grounds.NONE);
  }
}
