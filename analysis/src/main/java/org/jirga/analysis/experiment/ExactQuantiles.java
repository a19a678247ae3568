package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Quantiles of columns that are too long to be held: the same numbers as [Quantiles#of], from a
/// few passes over the values in any order.
///
/// Each pass counts values by the next 13 bits of their place in the order of numbers, and so
/// narrows down where each wanted rank lies. Memory depends on the number of columns alone.
final class ExactQuantiles {

  private static final int DIGIT = 13;
  private static final int PASSES = 5;
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /// A column's values of a rank among those that share the leading bits known so far.
  private static final class Rank {
    private long prefix;
    private long within;
  }

  private final List<List<Rank>> ranks = new ArrayList<>();
  private final long[] counts;

  /// For each column and prefix in question, how many values have which next digit.
  private List<Map<Long, long[]>> digits = new ArrayList<>();

  private int pass;

  private ExactQuantiles(int columns) {
    counts = new long[columns];
    for (var column = 0; column < columns; column++) {
      ranks.add(new ArrayList<>());
    }
  }

  /// Takes the values of columns.
  @FunctionalInterface
  interface Sink {
    /// NaN are left out.
    void add(int column, double value);
  }

  /// @param values hands all values to a sink, each time it is asked
  static List<Quantiles> of(int columns, Consumer<Sink> values) {
    var quantiles = new ExactQuantiles(columns);
    for (var pass = 0; pass < PASSES; pass++) {
      quantiles.pass = pass;
      quantiles.beginPass();
      values.accept(quantiles::add);
      quantiles.endPass();
    }
    return quantiles.result();
  }

  private int shift() {
    return Math.max(0, Long.SIZE - DIGIT * (pass + 1));
  }

  private int width() {
    return Math.min(DIGIT, Long.SIZE - DIGIT * pass);
  }

  private void beginPass() {
    digits = new ArrayList<>();
    for (var column : ranks) {
      var tables = new HashMap<Long, long[]>();
      var prefixes = new HashSet<>(column.stream().map(rank -> rank.prefix).toList());
      if (pass == 0) {
        prefixes.add(0L);
      }
      prefixes.forEach(prefix -> tables.put(prefix, new long[1 << width()]));
      digits.add(tables);
    }
  }

  private void add(int column, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    var key = key(value);
    var prefix = pass == 0 ? 0 : key >>> shift() + width();
    var table = digits.get(column).get(prefix);
    if (table != null) {
      table[(int) (key >>> shift()) & (1 << width()) - 1]++;
    }
  }

  private void endPass() {
    for (var column = 0; column < counts.length; column++) {
      var tables = digits.get(column);
      if (pass == 0) {
        for (var table : tables.values()) {
          for (var count : table) {
            counts[column] += count;
          }
        }
        want(column);
      }
      for (var rank : ranks.get(column)) {
        var table = tables.getOrDefault(rank.prefix, new long[1]);
        var digit = 0;
        while (rank.within >= table[digit]) {
          rank.within -= table[digit++];
        }
        rank.prefix = rank.prefix << width() | digit;
      }
    }
  }

  /// The two ranks beside each quantile.
  private void want(int column) {
    if (counts[column] == 0) {
      return;
    }
    for (var share : SHARES) {
      var below = (long) (share * (counts[column] - 1));
      for (var at = below; at <= below + 1; at++) {
        var rank = new Rank();
        rank.within = Math.min(at, counts[column] - 1);
        ranks.get(column).add(rank);
      }
    }
  }

  private List<Quantiles> result() {
    var all = new ArrayList<Quantiles>();
    for (var column = 0; column < counts.length; column++) {
      var values = new double[SHARES.length];
      for (var index = 0; index < SHARES.length; index++) {
        values[index] = value(column, index);
      }
      all.add(new Quantiles(values[0], values[1], values[2], values[3], values[4]));
    }
    return all;
  }

  private double value(int column, int index) {
    if (counts[column] == 0) {
      return Double.NaN;
    }
    var at = SHARES[index] * (counts[column] - 1);
    var low = value(ranks.get(column).get(2 * index).prefix);
    var high = value(ranks.get(column).get(2 * index + 1).prefix);
    return Quantiles.between(low, high, at - (long) at);
  }

  /// Bits that rise with the value, as an unsigned number.
  private static long key(double value) {
    var bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }
}
