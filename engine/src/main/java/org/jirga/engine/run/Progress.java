package org.jirga.engine.run;

/// Hears how far an ensemble is.
@FunctionalInterface
public interface Progress {

  /// Called by whichever thread finished a block, one call at a time, with a number that never
  /// falls.
  ///
  /// @param runs done since the ensemble was started
  void done(long runs);

  /// Hears nothing.
  static Progress silent() {
    return runs -> {};
  }
}
