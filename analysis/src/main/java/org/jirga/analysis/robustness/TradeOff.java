package org.jirga.analysis.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;

/// Policies by two outcomes in the same futures: whether the one has to be paid for with the other.
///
/// A future without a value of either outcome under some policy is left out under all.
///
/// @param places one for each policy, in their order
/// @param futures that are compared
public record TradeOff(List<Place> places, int futures) {

  /// Where a policy stands in the plane of two outcomes.
  ///
  /// @param first quantiles of the first outcome over the futures
  /// @param second the same of the second
  /// @param firstGain improvement of the first outcome over the first policy, future by future;
  ///     above 0 is better, whichever way the outcome is
  /// @param secondGain the same of the second
  /// @param betterInBoth futures in which the policy is at least as good as the first one in both
  ///     outcomes and better in one
  /// @param worseInBoth futures in which the first policy is so against this one
  /// @param beatenBy a policy whose median gain is at least as large in both outcomes and larger in
  ///     one; none for those among which there is a trade-off
  public record Place(
      String policy,
      Quantiles first,
      Quantiles second,
      Quantiles firstGain,
      Quantiles secondGain,
      Share betterInBoth,
      Share worseInBoth,
      OptionalInt beatenBy) {}

  public TradeOff {
    places = List.copyOf(places);
  }

  /// An outcome of every policy in the same futures.
  ///
  /// @param values for each policy a value for each future; NaN where there is none
  public record Outcome(double[][] values, boolean moreIsBetter) {
    private double good(int policy, int future) {
      return moreIsBetter ? values[policy][future] : 0 - values[policy][future];
    }

    private Quantiles quantiles(int policy, int[] futures) {
      return Quantiles.of(IntStream.of(futures).mapToDouble(it -> values[policy][it]).toArray());
    }

    private Quantiles gain(int policy, int[] futures) {
      return Quantiles.of(
          IntStream.of(futures).mapToDouble(it -> good(policy, it) - good(0, it)).toArray());
    }

    private boolean isKnown(int future) {
      return Arrays.stream(values).allMatch(row -> Double.isFinite(row[future]));
    }
  }

  /// @param policies the first is what the others are compared with
  public static TradeOff of(List<String> policies, Outcome first, Outcome second) {
    if (policies.isEmpty()
        || policies.size() != first.values.length
        || policies.size() != second.values.length) {
      throw new IllegalArgumentException(
          "%d policies do not go with %d and %d rows."
              .formatted(policies.size(), first.values.length, second.values.length));
    }
    var futures =
        IntStream.range(0, first.values[0].length)
            .filter(future -> first.isKnown(future) && second.isKnown(future))
            .toArray();
    var policyCount = policies.size();
    var x = IntStream.range(0, policyCount).mapToObj(it -> first.gain(it, futures)).toList();
    var y = IntStream.range(0, policyCount).mapToObj(it -> second.gain(it, futures)).toList();
    var places = new ArrayList<Place>();
    for (var policy = 0; policy < policyCount; policy++) {
      places.add(
          new Place(
              policies.get(policy),
              first.quantiles(policy, futures),
              second.quantiles(policy, futures),
              x.get(policy),
              y.get(policy),
              share(policy, 0, first, second, futures),
              share(0, policy, first, second, futures),
              beatenBy(x, y, policy)));
    }
    return new TradeOff(places, futures.length);
  }

  /// The policies that no other beats, in their order.
  public List<Place> unbeaten() {
    return places.stream().filter(place -> place.beatenBy.isEmpty()).toList();
  }

  /// Whether no policy has the largest median gains in both outcomes.
  public boolean isTraded() {
    return unbeaten().stream()
            .map(it -> List.of(it.firstGain.p50(), it.secondGain.p50()))
            .distinct()
            .count()
        > 1;
  }

  /// Futures in which one policy is at least as good as another in both and better in one.
  private static Share share(int one, int other, Outcome first, Outcome second, int[] futures) {
    return new Share(
        IntStream.of(futures)
            .filter(
                it ->
                    beats(
                        first.good(one, it),
                        second.good(one, it),
                        first.good(other, it),
                        second.good(other, it)))
            .count(),
        futures.length);
  }

  private static OptionalInt beatenBy(List<Quantiles> x, List<Quantiles> y, int policy) {
    return IntStream.range(0, x.size())
        .filter(
            it -> beats(x.get(it).p50(), y.get(it).p50(), x.get(policy).p50(), y.get(policy).p50()))
        .findFirst();
  }

  private static boolean beats(double x, double y, double otherX, double otherY) {
    return x >= otherX && y >= otherY && (x > otherX || y > otherY);
  }
}
