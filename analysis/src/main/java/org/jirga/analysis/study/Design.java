package org.jirga.analysis.study;

/// How futures are drawn, and how often each is run.
///
/// @param replications runs of each future, which differ in the random numbers inside the model
///     alone; an outcome is their mean, and the same replication has the same random numbers under
///     every policy
public record Design(int replications) {

  /// One run of each future.
  public static final Design STANDARD = new Design(1);

  public Design {
    if (replications < 1) {
      throw new IllegalArgumentException(
          "The number of replications (%d) must be at least 1.".formatted(replications));
    }
  }
}
