package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/// Chooses one box of a trajectory, simple enough to be said in a sentence.
///
/// Each box is first relieved of limits that do no more than chance would (by quasi-p, the worst
/// first), and of the weakest ones where it limits too many factors. Of what is left, the box is
/// taken whose cases go best with the cases of interest (by [Score#phi()]); of equals the one with
/// fewer limits, then the larger one.
///
/// @param most factors that the box may limit
/// @param significance the largest quasi-p of a limit
public record BoxRule(int most, double significance) {

  /// At most three factors, each with a quasi-p of at most 5 %.
  public static BoxRule usual() {
    return new BoxRule(3, 0.05);
  }

  /// The box that holds everything where no other is better.
  public Box choose(Cases cases, Trajectory trajectory) {
    return best(cases, boxes(cases, trajectory));
  }

  /// What is left of the boxes of a trajectory without weak limits, each once, in its order.
  public List<Box> boxes(Cases cases, Trajectory trajectory) {
    return trajectory.steps().stream()
        .map(step -> simplified(cases, step.box()))
        .distinct()
        .toList();
  }

  /// The box whose cases go best with the cases of interest.
  public static Box best(Cases cases, List<Box> boxes) {
    var best = new Trajectory.Step(Box.everything(), cases.score(Box.everything()));
    for (var box : boxes) {
      var found = new Trajectory.Step(box, cases.score(box));
      best = isBetter(found.score(), best.score()) ? found : best;
    }
    return best.box();
  }

  /// Boxes one after the other, each chosen among the cases that lie in none before it; fewer where
  /// no further one does more than chance.
  ///
  /// @return boxes with their scores among those cases; the shares are of all cases
  public List<Trajectory.Step> chooseSeveral(Cases cases, Prim prim, int most) {
    var found = new ArrayList<Trajectory.Step>();
    while (found.size() < most) {
      var before = found.stream().map(Trajectory.Step::box).toList();
      var rest = cases.select(Cases.rows(Prim.remaining(cases, before)));
      if (rest.ofInterest() == 0 || rest.ofInterest() == rest.rows()) {
        break;
      }
      var box = choose(rest, prim.further(cases, before));
      if (box.limits().isEmpty()) {
        break;
      }
      var score = rest.score(box);
      found.add(
          new Trajectory.Step(
              box,
              new Score(
                  score.cases(),
                  score.ofInterest(),
                  cases.rows(),
                  cases.ofInterest(),
                  score.dimensions())));
    }
    return found;
  }

  private static boolean isBetter(Score score, Score best) {
    if (score.phi() != best.phi()) {
      return score.phi() > best.phi();
    }
    if (score.dimensions() != best.dimensions()) {
      return score.dimensions() < best.dimensions();
    }
    return score.cases() > best.cases();
  }

  /// One end of a limit, and the cases within it.
  private record End(String factor, Limit limit, BitSet within) {}

  /// The box without its weak limits.
  Box simplified(Cases cases, Box box) {
    var interest = bits(cases.interest());
    var ends = new ArrayList<End>();
    box.limits().forEach((factor, limit) -> ends.addAll(ends(cases, factor, limit)));
    while (!ends.isEmpty()) {
      var all = within(ends, -1, cases.rows());
      var worst = 0;
      var chance = -1.0;
      for (var index = 0; index < ends.size(); index++) {
        var found = chance(all, within(ends, index, cases.rows()), interest);
        if (found > chance) {
          chance = found;
          worst = index;
        }
      }
      var limited = ends.stream().map(End::factor).distinct().count();
      if (chance <= significance && limited <= most) {
        break;
      }
      ends.remove(worst);
    }
    return box(ends);
  }

  private static List<End> ends(Cases cases, String factor, Limit limit) {
    var ends = new ArrayList<Limit>();
    switch (limit) {
      case Limit.OneOf oneOf -> ends.add(oneOf);
      case Limit.Between between -> {
        if (between.hasLow()) {
          ends.add(new Limit.Between(between.low(), Double.POSITIVE_INFINITY));
        }
        if (between.hasHigh()) {
          ends.add(new Limit.Between(Double.NEGATIVE_INFINITY, between.high()));
        }
      }
    }
    var values = cases.factor(factor).values();
    return ends.stream()
        .map(
            end -> {
              var within = new BitSet(values.length);
              for (var row = 0; row < values.length; row++) {
                within.set(row, end.admits(values[row]));
              }
              return new End(factor, end, within);
            })
        .toList();
  }

  private static BitSet within(List<End> ends, int without, int rows) {
    var within = new BitSet(rows);
    within.set(0, rows);
    for (var index = 0; index < ends.size(); index++) {
      if (index != without) {
        within.and(ends.get(index).within);
      }
    }
    return within;
  }

  private static double chance(BitSet inside, BitSet without, BitSet interest) {
    return without.isEmpty()
        ? 1
        : QuasiP.atLeast(
            hits(inside, interest),
            inside.cardinality(),
            (double) hits(without, interest) / without.cardinality());
  }

  private static int hits(BitSet cases, BitSet interest) {
    var hits = (BitSet) cases.clone();
    hits.and(interest);
    return hits.cardinality();
  }

  private static Box box(List<End> ends) {
    var limits = new LinkedHashMap<String, Limit>();
    for (var end : ends) {
      limits.merge(end.factor, end.limit, BoxRule::both);
    }
    return new Box(limits);
  }

  private static Limit both(Limit one, Limit other) {
    return one instanceof Limit.Between a && other instanceof Limit.Between b
        ? new Limit.Between(Math.max(a.low(), b.low()), Math.min(a.high(), b.high()))
        : one;
  }

  private static BitSet bits(boolean[] flags) {
    var bits = new BitSet(flags.length);
    for (var row = 0; row < flags.length; row++) {
      bits.set(row, flags[row]);
    }
    return bits;
  }
}
