package org.jirga.conflict.stability;

import java.util.List;
import org.jirga.conflict.preference.Comparison;
import org.jirga.conflict.preference.Ranking;

/// Stability of decision makers who care for others (Inohara, Hipel and Walker 2007): one who is
/// well disposed to another counts what is good for it, one who is ill disposed what is bad for it.
/// A state is better if it is no worse in all that counts and better in some of it; an outcome
/// deters unless it is better.
///
/// Selfish decision makers, well disposed to themselves and indifferent to the rest, judge as
/// usual.
public final class Attitudes implements Judgement {

  private final List<Ranking> rankings;
  private final int[][] attitude;

  /// @param attitude of each decision maker to each: 1 well disposed, 0 indifferent, -1 ill
  /// disposed
  public Attitudes(List<Ranking> rankings, int[][] attitude) {
    this.rankings = List.copyOf(rankings);
    this.attitude = new int[attitude.length][];
    for (var who = 0; who < attitude.length; who++) {
      this.attitude[who] = attitude[who].clone();
    }
  }

  @Override
  public boolean leaves(int who, int from, int to) {
    var somethingGained = false;
    for (var other = 0; other < rankings.size(); other++) {
      var gain = attitude[who][other] * sign(rankings.get(other).compare(to, from));
      if (gain < 0) {
        return false;
      }
      somethingGained |= gain > 0;
    }
    return somethingGained;
  }

  @Override
  public boolean deters(int who, int start, int outcome) {
    return !leaves(who, start, outcome);
  }

  @Override
  public boolean isCredible(int who, int from, int to) {
    return leaves(who, from, to);
  }

  private static int sign(Comparison comparison) {
    return comparison.isBetter() ? 1 : comparison == Comparison.EQUAL ? 0 : -1;
  }
}
