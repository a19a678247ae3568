package org.jirga.conflict.preference;

import java.util.Arrays;
import java.util.List;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.structure.Statement.Force;

/// Orders states by criteria of which the first that tells two states apart decides.
///
/// Classes of equal states are refined by one criterion after another, so that any number of them
/// costs the same for each, without a weight that could overflow.
public final class Prioritisation {

  private final int[] ranks;
  private int classes;
  private int[] splits;

  private Prioritisation(int size) {
    this.ranks = new int[size];
    this.classes = Math.min(1, size);
    this.splits = new int[classes];
  }

  /// @param criteria the states that fulfil each, the most important first
  /// @param forces of each criterion
  public static Preference of(int size, List<StateSet> criteria, List<Force> forces) {
    var order = new Prioritisation(size);
    for (var i = 0; i < criteria.size(); i++) {
      order.refine(criteria.get(i), i);
    }
    var nominal = Ranking.dense(order.ranks, order.classes);
    return forces.stream().allMatch(force -> force == Force.PREFERRED)
        ? nominal
        : new LexicalPreference(nominal, order.splits, forces);
  }

  /// The order by criteria that are all certain.
  public static Ranking of(int size, List<StateSet> criteria) {
    var order = new Prioritisation(size);
    for (var i = 0; i < criteria.size(); i++) {
      order.refine(criteria.get(i), i);
    }
    return Ranking.dense(order.ranks, order.classes);
  }

  private void refine(StateSet fulfilling, int criterion) {
    // which halves of each class are there
    var halves = new int[2 * classes];
    for (var s = 0; s < ranks.length; s++) {
      ranks[s] = 2 * ranks[s] + (fulfilling.contains(s) ? 1 : 0);
      halves[ranks[s]] = 1;
    }
    var refined = new int[Arrays.stream(halves).sum()];
    var count = 0;
    for (var half = 0; half < halves.length; half++) {
      if (halves[half] == 1) {
        var isUpper = half % 2 == 1 && halves[half - 1] > 0;
        refined[count] = isUpper ? criterion : splits[half / 2];
        halves[half] = ++count;
      }
    }
    for (var s = 0; s < ranks.length; s++) {
      ranks[s] = halves[ranks[s]] - 1;
    }
    classes = count;
    splits = refined;
  }
}
