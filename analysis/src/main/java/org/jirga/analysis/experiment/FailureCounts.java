package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jirga.engine.run.Failure;

/// How many runs failed, by cause; of some of them, how.
public final class FailureCounts {

  private static final int MOST_EXAMPLES = 10;

  private final Map<Failure.Cause, Long> counts = new EnumMap<>(Failure.Cause.class);
  private final List<Failure> examples = new ArrayList<>();

  /// Of failures that are at hand.
  public static FailureCounts of(Collection<Failure> failures) {
    var counts = new FailureCounts();
    failures.forEach(counts::add);
    return counts;
  }

  void add(Failure failure) {
    counts.merge(failure.cause(), 1L, Long::sum);
    if (examples.size() < MOST_EXAMPLES || failure.run() < examples.getLast().run()) {
      examples.add(failure);
      examples.sort(Comparator.comparingLong(Failure::run));
      if (examples.size() > MOST_EXAMPLES) {
        examples.removeLast();
      }
    }
  }

  /// All of them.
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Those causes that occurred, in their order.
  public Map<Failure.Cause, Long> byCause() {
    return new EnumMap<>(counts);
  }

  /// Those of the runs with the lowest numbers, rising.
  public List<Failure> examples() {
    return List.copyOf(examples);
  }
}
