package org.jirga.analysis.experiment;

/// How long runs take that are computed together: what precedes them, and each of them. Of
/// replications, each is a run.
///
/// @param perCall seconds
/// @param perRun seconds
record Pace(double perCall, double perRun) {

  /// From what few and many runs took on a machine that is warm already, as in a long study.
  static Pace of(int few, double fewSeconds, int many, double manySeconds) {
    var perRun = Math.max(0, (manySeconds - fewSeconds) / Math.max(1, many - few));
    return new Pace(Math.max(0, fewSeconds - perRun * few), perRun);
  }

  double seconds(double calls, double runs) {
    return calls * perCall + runs * perRun;
  }
}
