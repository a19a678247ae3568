package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.conflict.path.Path;
import org.jirga.conflict.path.StatusQuoAnalysis;
import org.jirga.conflict.preference.Comparison;
import org.jirga.conflict.preference.Ranking;
import org.jirga.deal.keeping.Taste;

/// A way from where the conflict would stand without a deal to the deal, with as few steps as
/// possible in which somebody loses: what the parties have to trust each other with.
///
/// @param gaps the steps in which the mover loses, and when that is made good
public record WayToDeal(Path path, List<Path.TrustGap> gaps) {

  /// Up to here all pairs of states are compared.
  private static final int MOST_STATES = 2048;

  public WayToDeal {
    gaps = List.copyOf(gaps);
  }

  /// As the wishes are written, in the first future.
  ///
  /// @return absent where preferences are not all known, where there are too many states to
  ///     compare, and where no moves lead to the deal
  public static Optional<WayToDeal> of(BargainResults results, DealResult result) {
    var states = result.states();
    var rankings = new ArrayList<Ranking>();
    for (var taste : results.tastes(result.reading())) {
      var ranking = ranking(taste, states.game().size());
      if (ranking.isEmpty()) {
        return Optional.empty();
      }
      rankings.add(ranking.get());
    }
    return new StatusQuoAnalysis(states.game(), rankings, states.without())
        .leastLoss(states.agreed())
        .map(path -> new WayToDeal(path, path.trustGaps(rankings)));
  }

  private static Optional<Ranking> ranking(Taste taste, int states) {
    if (states > MOST_STATES) {
      return Optional.empty();
    }
    var worse = new int[states];
    for (var state = 0; state < states; state++) {
      for (var other = 0; other < states; other++) {
        var comparison = taste.compare(state, other);
        if (comparison == Comparison.UNKNOWN) {
          return Optional.empty();
        }
        worse[state] += comparison.isBetter() ? 1 : 0;
      }
    }
    return Optional.of(Ranking.of(worse));
  }
}
