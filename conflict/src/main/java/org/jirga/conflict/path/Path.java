package org.jirga.conflict.path;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jirga.conflict.preference.Ranking;

/// Moves one after the other, in which nobody moves twice in succession.
public record Path(List<Step> steps) {

  public Path {
    steps = List.copyOf(steps);
  }

  /// @param who moves
  public record Step(int who, int from, int to) {}

  /// A step that costs the mover something until others have moved: what it has to trust in.
  ///
  /// @param step its number in the path, from 0
  /// @param who moves and loses
  /// @param regained number of the first step after which it is no worse off than before its own;
  ///     absent if it never is
  public record TrustGap(int step, int who, OptionalInt regained) {}

  /// Where the path ends, given where it begins.
  public int end(int start) {
    return steps.isEmpty() ? start : steps.getLast().to();
  }

  /// The steps in which the mover loses, in their order.
  public List<TrustGap> trustGaps(List<Ranking> rankings) {
    var gaps = new ArrayList<TrustGap>();
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var ranking = rankings.get(step.who());
      if (ranking.rank(step.to()) < ranking.rank(step.from())) {
        gaps.add(new TrustGap(i, step.who(), regained(i, ranking)));
      }
    }
    return gaps;
  }

  private OptionalInt regained(int lost, Ranking ranking) {
    var before = ranking.rank(steps.get(lost).from());
    for (var i = lost + 1; i < steps.size(); i++) {
      if (ranking.rank(steps.get(i).to()) >= before) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
