package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/// PRIM for boxes with few limits: a search among each combination of the factors that a first
/// search among all of them limits with significance, and for each number of limits the boxes that
/// no other beats in both coverage and density.
///
/// @see "Kwakkel (2019), Futures & Foresight Science 1, e8"
public final class ConstrainedPrim {

  /// Above this number of factors the combinations are too many to search among.
  private static final int MOST_FACTORS = 14;

  private final PrimSettings settings;
  private final double significance;

  /// @param significance the largest quasi-p of a limit
  public ConstrainedPrim(PrimSettings settings, double significance) {
    this.settings = settings;
    this.significance = significance;
  }

  /// The boxes to choose from, by the number of limits, then by falling coverage.
  public List<Trajectory.Step> front(Cases cases) {
    var prim = new Prim(settings);
    var first = prim.search(cases);
    var names = significantFactors(cases, first);
    var candidates = new ArrayList<>(first.steps());
    for (var subset = 1; subset < 1 << names.size(); subset++) {
      var chosen = subset;
      var some = names.stream().filter(name -> (chosen >>> names.indexOf(name) & 1) != 0).toList();
      candidates.addAll(prim.search(cases.only(some)).steps());
    }
    var significant =
        candidates.stream().filter(step -> isSignificant(cases, step.box())).distinct().toList();
    return significant.stream()
        .filter(step -> significant.stream().noneMatch(other -> beats(other, step)))
        .sorted(
            Comparator.comparingInt((Trajectory.Step step) -> step.score().dimensions())
                .thenComparing(step -> -step.score().coverage())
                .thenComparing(step -> step.score().density()))
        .toList();
  }

  /// In the order in which the search limits them, which is the order that ties are resolved in.
  private List<String> significantFactors(Cases cases, Trajectory trajectory) {
    var limited = new LinkedHashSet<String>();
    var significant = new HashSet<String>();
    for (var step : trajectory.steps()) {
      limited.addAll(step.box().factors());
      QuasiP.of(cases, step.box())
          .forEach(
              (factor, chance) -> {
                if (chance.smallest() <= significance) {
                  significant.add(factor);
                }
              });
    }
    var found = limited.stream().filter(significant::contains).toList();
    if (found.size() > MOST_FACTORS) {
      throw new IllegalArgumentException(
          "%d factors have too many combinations; name at most %d of them."
              .formatted(found.size(), MOST_FACTORS));
    }
    return found;
  }

  private boolean isSignificant(Cases cases, Box box) {
    return QuasiP.of(cases, box).values().stream()
        .allMatch(
            chance ->
                chance.low().orElse(0) <= significance && chance.high().orElse(0) <= significance);
  }

  private static boolean beats(Trajectory.Step other, Trajectory.Step step) {
    var better = other.score();
    var score = step.score();
    return better.dimensions() == score.dimensions()
        && better.coverage() >= score.coverage()
        && better.density() >= score.density()
        && (better.coverage() > score.coverage() || better.density() > score.density());
  }
}
