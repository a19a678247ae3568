package org.jirga.bench;

import java.util.List;
import java.util.Map;

/// All that one run of the benchmarks found.
///
/// @param conditions the machine and the versions, in the order to show
/// @param phases of single models, warm
/// @param notes what was left out, and why
record Measurements(
    Map<String, String> conditions,
    List<ReferenceFigures> references,
    List<EnsembleFigures> ensembles,
    List<PhaseFigures> phases,
    List<CourseFigures> courses,
    List<WorkFigures> exploration,
    List<ProcessFigures> processes,
    List<String> notes) {

  /// A model in C, side by side in so many lanes.
  ///
  /// @param processor nanoseconds for a run
  record ReferenceFigures(String model, int lanes, Figures processor) {}

  /// @param processor nanoseconds for a run, of all threads together
  /// @param wall nanoseconds for a run
  record EnsembleFigures(
      String model, String backend, int threads, Figures processor, Figures wall) {}

  /// @param milliseconds mean, with the half width of its interval of 99.9 %
  record PhaseFigures(String model, String phase, double milliseconds, double error) {}

  /// A model run by run in processes of its own, as [Course] says.
  record CourseFigures(String model, Figures tenth, Figures warm) {}

  /// What [Exploration] measures.
  ///
  /// @param processor nanoseconds of processor time
  record WorkFigures(String work, Figures processor) {}

  /// A whole process, from its start to its end.
  record ProcessFigures(String command, Figures wall) {}
}
