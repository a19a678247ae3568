package org.jirga.workbench.summary;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.analysis.experiment.FailureCounts;
import org.jirga.engine.run.Failure;
import org.jirga.workbench.wording.Numbers;

/// Failed runs in words.
public final class Failures {

  private Failures() {}

  /// `12 runs failed and count as not known`.
  public static String sentence(FailureCounts failures) {
    return (failures.total() == 1 ? "1 run" : Numbers.count(failures.total()) + " runs")
        + " failed and count as not known";
  }

  /// `10 not a number, 2 overflow`.
  public static String causes(FailureCounts failures) {
    return failures.byCause().entrySet().stream()
        .map(one -> Numbers.count(one.getValue()) + " " + word(one.getKey()))
        .collect(Collectors.joining(", "));
  }

  /// Counts by the word for the cause.
  static Map<String, Object> byCause(FailureCounts failures) {
    var counts = new LinkedHashMap<String, Object>();
    failures.byCause().forEach((cause, count) -> counts.put(word(cause), count));
    return counts;
  }

  /// `not a number`, as the store has it.
  public static String word(Failure.Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
