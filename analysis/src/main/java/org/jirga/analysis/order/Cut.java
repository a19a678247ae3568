package org.jirga.analysis.order;

import java.util.Arrays;

/// Values cut into parts that follow each other. Without equal values each part holds equally many;
/// equal values stay together, and a value with as many cases as a part should have is a part of
/// its own, so that a factor with few values is cut into these.
///
/// @param parts for each value the number of its part, from 0 without a gap
/// @param sizes for each part how many values it holds
public record Cut(int[] parts, int[] sizes) {

  /// @param most the number of parts where no values are equal
  public static Cut of(double[] values, int most) {
    var order = Ranks.order(values);
    var parts = new int[values.length];
    var sizes = new int[3 * most];
    var part = -1;
    var place = -1L;
    for (var from = 0; from < order.length; ) {
      var to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      var here = (long) from * most / order.length;
      var isPart = (long) (to - from) * most >= order.length;
      if (part < 0 || here != place || isPart) {
        part++;
        place = isPart ? -1 : here;
      }
      for (var position = from; position < to; position++) {
        parts[order[position]] = part;
      }
      sizes[part] += to - from;
      from = to;
    }
    return new Cut(parts, Arrays.copyOf(sizes, part + 1));
  }

  public int count() {
    return sizes.length;
  }
}
