package org.jirga.deal.lab;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What breaking a promise would lose and save its maker, for each month in which it could begin.
///
/// Whoever breaks it saves the burden from then on. The others go on giving until they see it, and
/// then stop what they can stop, for good. All amounts are discounted to the month of the breach.
/// The promise is kept to the end if and only if in no month breaking it saves more than it loses.
///
/// @param benefit what the others' performance is worth to the maker
/// @param burden what keeping costs it
/// @param ending what it is worth besides to have kept to the end: recognition, a fund that stays
///     open; given once the last month has been looked at, lost if a breach was seen by then
/// @param watch how a breach comes to light
/// @param discount what a month later is worth of a month now, in [0, 1)
public record Balance(Course benefit, Course burden, double ending, Watch watch, double discount) {

  /// Amounts closer than this share of their size are equal: what is left of rounding.
  private static final double ROUNDING = 1e-9;

  public Balance {
    if (!(discount >= 0 && discount < 1)) {
      throw new IllegalArgumentException(
          "The discount factor (%s) must lie in [0, 1).".formatted(discount));
    }
  }

  /// Months after which nothing changes any more.
  public int horizon() {
    return Math.max(benefit.length(), burden.length());
  }

  /// What a breach in a month loses.
  public double loses(int month) {
    return losses()[month];
  }

  /// What a breach in a month saves.
  public double saves(int month) {
    return fromEachMonthOn(burden)[month];
  }

  /// Whether it is never better to break the promise.
  public boolean holds() {
    var losses = losses();
    var savings = fromEachMonthOn(burden);
    return IntStream.range(0, losses.length)
        .noneMatch(month -> isLess(losses[month], savings[month]));
  }

  /// The month in which a maker who looks ahead breaks it; absent if never.
  ///
  /// Breaking at once is held against keeping for a month and then doing what is best.
  public OptionalInt breaksIn() {
    var losses = losses();
    var savings = fromEachMonthOn(burden);
    var end = horizon();
    var first = isLess(losses[end], savings[end]) ? end : -1;
    // what keeping from here on is worth beyond a breach here, where the best is done later
    var ahead = Math.max(0, losses[end] - savings[end]);
    for (var month = end - 1; month >= 0; month--) {
      var keepAndBreak =
          losses[month] - savings[month] - discount * (losses[month + 1] - savings[month + 1]);
      var keepOn = keepAndBreak + discount * ahead;
      if (keepOn < -ROUNDING * Math.max(savings[month], losses[month])) {
        first = month;
      }
      ahead = Math.max(0, keepOn);
    }
    return first < 0 ? OptionalInt.empty() : OptionalInt.of(first);
  }

  /// The largest burden that is still borne in every month, as a multiple of the one given; absent
  /// where there is none to bear.
  public OptionalDouble bearable() {
    var losses = losses();
    var savings = fromEachMonthOn(burden);
    return IntStream.range(0, losses.length)
        .filter(month -> savings[month] > 0)
        .mapToDouble(month -> losses[month] / savings[month])
        .min();
  }

  /// The smallest benefit with which the promise is kept, as a multiple of the one given; absent
  /// where none would do.
  public OptionalDouble smallestBenefit() {
    return smallest(stopped(), atStake(), ending);
  }

  /// The smallest ending with which the promise is kept to the last month; absent where none would
  /// do.
  public OptionalDouble smallestEnding() {
    return smallest(atStake(), stopped(), 1);
  }

  /// The smallest factor of one kind of loss with which, beside another, no breach saves more than
  /// it loses.
  private OptionalDouble smallest(double[] losses, double[] others, double factorOfOthers) {
    var savings = fromEachMonthOn(burden);
    var most = 0.0;
    for (var month = 0; month < savings.length; month++) {
      var missing = savings[month] - factorOfOthers * others[month];
      if (missing > ROUNDING * savings[month]) {
        if (losses[month] <= 0) {
          return OptionalDouble.empty();
        }
        most = Math.max(most, missing / losses[month]);
      }
    }
    return OptionalDouble.of(most);
  }

  /// The longest lag with which the promise is kept; absent where even none is too long.
  ///
  /// @param most lags beyond this are not tried
  public OptionalInt longestLag(int most) {
    var longest = OptionalInt.empty();
    for (var lag = 0; lag <= most && with(watch.withLag(lag)).holds(); lag++) {
      longest = OptionalInt.of(lag);
    }
    return longest;
  }

  public Balance with(Watch other) {
    return new Balance(benefit, burden, ending, other, discount);
  }

  public Balance withBenefit(Course other) {
    return new Balance(other, burden, ending, watch, discount);
  }

  public Balance withBurden(Course other) {
    return new Balance(benefit, other, ending, watch, discount);
  }

  public Balance withEnding(double other) {
    return new Balance(benefit, burden, other, watch, discount);
  }

  private double[] losses() {
    var losses = stopped();
    var atStake = atStake();
    for (var month = 0; month < losses.length; month++) {
      losses[month] += ending * atStake[month];
    }
    return losses;
  }

  /// For a breach in each month, what the others stop of their performance: the worth of all that
  /// is still to come in the month in which it is seen, on average over that month.
  private double[] stopped() {
    var toCome = fromEachMonthOn(benefit);
    var end = horizon();
    var unseen = 1 - watch.detection();
    // from the first month on in which it can be seen
    var whenSeen = new double[end + 1];
    whenSeen[end] = watch.detection() * toCome[end] / (1 - unseen * discount);
    for (var month = end - 1; month >= 0; month--) {
      whenSeen[month] = watch.detection() * toCome[month] + unseen * discount * whenSeen[month + 1];
    }
    var share = watch.snapBack() * StrictMath.pow(discount, watch.lag());
    return IntStream.rangeClosed(0, end)
        .mapToDouble(month -> share * whenSeen[Math.min(end, month + watch.lag())])
        .toArray();
  }

  /// For a breach in each month, what a unit of the ending counts for: discounted, and if the
  /// breach is seen by then. The ending is given when the last month can have been looked at.
  private double[] atStake() {
    var given = horizon() + watch.lag();
    return IntStream.rangeClosed(0, horizon())
        .mapToDouble(
            month -> StrictMath.pow(discount, given - month) * watch.seenAfter(given - month))
        .toArray();
  }

  /// For each month, all that comes from then on.
  private double[] fromEachMonthOn(Course course) {
    var end = horizon();
    var sums = new double[end + 1];
    sums[end] = course.afterwards() / (1 - discount);
    for (var month = end - 1; month >= 0; month--) {
      sums[month] = course.at(month) + discount * sums[month + 1];
    }
    return sums;
  }

  private static boolean isLess(double a, double b) {
    return a < b - ROUNDING * Math.max(Math.abs(a), Math.abs(b));
  }
}
