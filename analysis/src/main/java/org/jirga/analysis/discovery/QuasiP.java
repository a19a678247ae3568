package org.jirga.analysis.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.hipparchus.special.Beta;

/// Whether a limit of a box does more than chance would.
///
/// For each end of each limit: the chance that a box of this size would hold at least as many
/// cases of interest, if they came at the density that the box has without this end. "Quasi",
/// since the limit was looked for in the same cases: small values are no proof, large ones show a
/// limit that can go.
///
/// @param low of the lower end, empty where the box has none; for categories, of the whole set
/// @param high of the upper end
/// @see "Bryant and Lempert (2010), appendix A"
public record QuasiP(OptionalDouble low, OptionalDouble high) {

  /// By factor, in the order of the box.
  public static Map<String, QuasiP> of(Cases cases, Box box) {
    var score = cases.score(box);
    var all = new LinkedHashMap<String, QuasiP>();
    box.limits()
        .forEach(
            (factor, limit) ->
                all.put(
                    factor,
                    switch (limit) {
                      case Limit.Between between ->
                          new QuasiP(
                              between.hasLow()
                                  ? chance(
                                      score,
                                      cases,
                                      box.with(
                                          factor,
                                          new Limit.Between(
                                              Double.NEGATIVE_INFINITY, between.high())))
                                  : OptionalDouble.empty(),
                              between.hasHigh()
                                  ? chance(
                                      score,
                                      cases,
                                      box.with(
                                          factor,
                                          new Limit.Between(
                                              between.low(), Double.POSITIVE_INFINITY)))
                                  : OptionalDouble.empty());
                      case Limit.OneOf _ ->
                          new QuasiP(
                              chance(score, cases, box.without(factor)), OptionalDouble.empty());
                    }));
    return all;
  }

  /// The smaller of the two.
  public double smallest() {
    return Math.min(low.orElse(1), high.orElse(1));
  }

  private static OptionalDouble chance(Score score, Cases cases, Box without) {
    return OptionalDouble.of(
        atLeast(score.ofInterest(), score.cases(), cases.score(without).density()));
  }

  /// The chance of at least so many hits in so many trials.
  static double atLeast(int hits, int trials, double share) {
    if (hits == 0) {
      return 1;
    }
    return share >= 1 ? 1 : Beta.regularizedBeta(share, hits, trials - hits + 1.0);
  }
}
