package org.jirga.analysis.study;

import java.util.List;

/// A variable shown over time, with what was observed.
///
/// @param observed points and ranges of the reference modes to draw on it; may be empty
/// @param courses whether its single futures are asked to be shown, too; where no series says so,
///     those of a few are
public record TimeSeries(
    String variable, String title, String unit, List<Observed> observed, boolean courses) {
  public TimeSeries {
    observed = List.copyOf(observed);
  }

  /// Without asking for its single futures.
  public TimeSeries(String variable, String title, String unit, List<Observed> observed) {
    this(variable, title, unit, observed, false);
  }

  /// An observed value over a stretch of time.
  ///
  /// @param source ids of evidence rows or a citation
  public record Observed(
      double from,
      double to,
      double low,
      double best,
      double high,
      String source,
      String confidence) {}
}
