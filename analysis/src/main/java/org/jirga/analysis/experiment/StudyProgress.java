package org.jirga.analysis.experiment;

/// Hears how far a study is. A study goes through stages, one after the other; the units of a stage
/// are runs, or futures while they are drawn.
public interface StudyProgress {

  /// A stage begins.
  ///
  /// @param title in a few words, `policies, switches and nulls`
  /// @param units how much there is to do
  void stage(String title, long units);

  /// Called by any thread, one call at a time, with a number that never falls inside a stage.
  ///
  /// @param units done since the stage began
  void done(long units);

  /// Hears nothing.
  static StudyProgress silent() {
    return new StudyProgress() {
      @Override
      public void stage(String title, long units) {}

      @Override
      public void done(long units) {}
    };
  }
}
