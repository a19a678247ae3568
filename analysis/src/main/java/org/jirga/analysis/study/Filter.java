package org.jirga.analysis.study;

import java.util.List;
import java.util.Set;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Outcome;

/// Which drawn futures count as plausible: those whose baseline run meets every criterion.
///
/// @param outcomes what the criteria are about
/// @param disputed ids of criteria that rest on judgement: they never stop a draw, and claims are
///     judged without them too
/// @param batch draws in one Latin hypercube
/// @param full draws, from the first on, that run to the end whatever they fail
/// @param most draws at most for each plausible future wanted
public record Filter(
    List<Outcome> outcomes, List<Test> tests, Set<String> disputed, int batch, int full, int most) {

  /// Every draw is plausible.
  public static final Filter NONE = new Filter(List.of(), List.of(), Set.of(), 1024, 10_240, 1000);

  /// A criterion and what it rests on.
  public record Test(
      Criterion criterion, String description, String restsOn, List<String> evidence) {
    public Test {
      evidence = List.copyOf(evidence);
    }
  }

  public Filter {
    outcomes = List.copyOf(outcomes);
    tests = List.copyOf(tests);
    disputed = Set.copyOf(disputed);
  }

  public boolean isEmpty() {
    return tests.isEmpty();
  }
}
