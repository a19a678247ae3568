package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How well a constant alone tells the futures in which a deal is kept from the others.
///
/// @param constant of the study
/// @param probability that a future in which the deal is kept has a larger value than one in which
///     it is not (the area under the curve of the receiver; Mann and Whitney 1947): a half where
///     the constant says nothing
public record Separation(String constant, double probability) {

  /// Fewer futures of a kind say nothing.
  private static final int FEWEST = 10;

  /// The constants that separate best; none where nearly all futures are of one kind.
  ///
  /// @param constants a value for each future
  static List<Separation> strongest(
      DealVerdict verdict, Map<String, double[]> constants, int count) {
    var kept = 0;
    for (var flag : verdict.kept()) {
      kept += flag ? 1 : 0;
    }
    if (kept < FEWEST || verdict.kept().length - kept < FEWEST) {
      return List.of();
    }
    var all = new ArrayList<Separation>();
    constants.forEach(
        (name, values) -> all.add(new Separation(name, probability(verdict, values))));
    return all.stream()
        .sorted(
            Comparator.comparingDouble((Separation it) -> -Math.abs(it.probability - 0.5))
                .thenComparing(Separation::constant))
        .limit(count)
        .toList();
  }

  private static double probability(DealVerdict verdict, double[] all) {
    var values = Arrays.stream(verdict.worlds()).mapToDouble(world -> all[world]).toArray();
    var order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    var kept = 0L;
    var rankSum = 0.0;
    for (var from = 0; from < order.length; ) {
      var to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (var i = from; i < to; i++) {
        if (verdict.kept()[order[i]]) {
          kept++;
          rankSum += (from + to + 1) / 2.0;
        }
      }
      from = to;
    }
    return (rankSum - kept * (kept + 1) / 2.0) / ((double) kept * (order.length - kept));
  }
}
