package org.jirga.deal.keeping;

/// What is made of comparisons that nobody knows.
public enum Certainty {
  /// The party leaves for what it may prefer, and is held only by what it surely does not; the
  /// others answer only by what they surely prefer. What is kept so is kept whatever the unknown.
  SURELY,
  /// The party leaves only for what it surely prefers, and may be held by what it may not; the
  /// others may answer by what they may prefer. What is broken so is broken whatever the unknown.
  POSSIBLY
}
