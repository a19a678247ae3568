package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Quantiles of columns that are too long to be held: the same numbers as [Quantiles#of], from
/// values in any order.
///
/// The first values of a column say where to divide the numbers; the others are counted by where
/// they lie. A second pass then gathers the few that lie where a wanted rank does, or divides
/// these again. Memory depends on the number of columns alone.
final class ExactQuantiles {

  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final List<Range> columns;

  ExactQuantiles(int columns) {
    this.columns = Stream.generate(Range::whole).limit(columns).toList();
  }

  /// Takes the values of columns.
  @FunctionalInterface
  interface Sink {
    /// NaN are left out.
    void add(int column, double value);
  }

  void add(int column, double value) {
    if (!Double.isNaN(value)) {
      columns.get(column).add(key(value));
    }
  }

  /// The quantiles of the values of the only column.
  Quantiles of(Values values) {
    add(values);
    return of(_ -> add(values)).getFirst();
  }

  private void add(Values values) {
    values.visit(
        piece -> {
          for (var value : piece) {
            add(0, value);
          }
        });
  }

  /// How many values of a column were added.
  long size(int column) {
    return columns.get(column).size;
  }

  /// The values of some ranks, from 0, in the only column.
  ///
  /// @param values those of which the quantiles are known
  double[] at(Values values, long... ranks) {
    while (true) {
      var found = Arrays.stream(ranks).mapToObj(columns.getFirst()::at).toList();
      if (found.stream().allMatch(OptionalLong::isPresent)) {
        return found.stream().mapToDouble(key -> value(key.orElseThrow())).toArray();
      }
      add(values);
      columns.forEach(Range::close);
    }
  }

  /// The quantiles of all values that were added.
  ///
  /// @param again hands the same values to a sink, each time it is asked
  /// @throws IllegalStateException if they are not the same
  List<Quantiles> of(Consumer<Sink> again) {
    columns.forEach(Range::close);
    while (!areKnown()) {
      again.accept(this::add);
      columns.forEach(Range::close);
    }
    return columns.stream().map(ExactQuantiles::quantiles).toList();
  }

  /// Asks for all ranks, so that one pass finds out about as many as it can.
  private boolean areKnown() {
    return columns.stream()
            .flatMap(column -> Arrays.stream(SHARES).boxed().flatMap(share -> ranks(column, share)))
            .filter(OptionalLong::isEmpty)
            .count()
        == 0;
  }

  /// The values at the ranks beside a quantile.
  private static Stream<OptionalLong> ranks(Range column, double share) {
    var below = (long) (share * (column.size - 1));
    return column.size == 0
        ? Stream.empty()
        : Stream.of(column.at(below), column.at(Math.min(below + 1, column.size - 1)));
  }

  private static Quantiles quantiles(Range column) {
    var values =
        DoubleStream.of(SHARES)
            .map(
                share -> {
                  var at = share * (column.size - 1);
                  var ranks = ranks(column, share).map(key -> value(key.orElseThrow())).toList();
                  return ranks.isEmpty()
                      ? Double.NaN
                      : Quantiles.between(ranks.get(0), ranks.get(1), at - (long) at);
                })
            .toArray();
    return new Quantiles(values[0], values[1], values[2], values[3], values[4]);
  }

  /// A number that rises with the value.
  private static long key(double value) {
    var bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63) >>> 1;
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ (key >> 63) >>> 1);
  }

  /// The values that lie in a part of the numbers.
  private static final class Range {

    private static final int MOST_HELD = 16_384;
    private static final int BOUNDS = 1023;

    // exclusive
    private final long low;
    private final long high;

    private long size;
    private long[] held = new long[64];
    private boolean isClosed;

    /// Where the numbers are divided, ascending; nowhere while all values are held.
    private long[] bounds = {};

    /// How many values lie below the first bound, on it, between it and the next, and so on.
    private long[] counts = {};

    /// What lies between two bounds, where it was asked for.
    private final Map<Integer, Range> parts = new HashMap<>();

    private Range(long low, long high) {
      this.low = low;
      this.high = high;
    }

    static Range whole() {
      return new Range(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    void add(long key) {
      if (!isClosed) {
        gather(key);
      } else if (!parts.isEmpty()) {
        var part = parts.get(place(key));
        if (part != null) {
          part.add(key);
        }
      }
    }

    private void gather(long key) {
      if (size == MOST_HELD) {
        divide();
      }
      if (size >= MOST_HELD) {
        counts[place(key)]++;
      } else {
        if (size == held.length) {
          held = Arrays.copyOf(held, 2 * held.length);
        }
        held[(int) size] = key;
      }
      size++;
    }

    private void divide() {
      bounds = low == Long.MIN_VALUE && high == Long.MAX_VALUE ? likelyBounds() : evenBounds();
      counts = new long[2 * bounds.length + 1];
      for (var key : held) {
        counts[place(key)]++;
      }
      held = new long[0];
    }

    /// Equally many of the values held lie between them.
    private long[] likelyBounds() {
      var sorted = held.clone();
      Arrays.sort(sorted);
      return IntStream.rangeClosed(1, BOUNDS)
          .mapToLong(bound -> sorted[bound * (MOST_HELD / (BOUNDS + 1))])
          .distinct()
          .toArray();
    }

    /// Equally many numbers lie between them, so that a few divisions come to an end whatever the
    /// values are.
    private long[] evenBounds() {
      var step = Math.max(1, Long.divideUnsigned(high - low, BOUNDS + 1));
      return LongStream.rangeClosed(1, BOUNDS)
          .map(bound -> low + bound * step)
          .takeWhile(bound -> bound < high)
          .toArray();
    }

    private int place(long key) {
      var from = 0;
      for (var width = bounds.length; width > 1; width -= width / 2) {
        from += bounds[from + width / 2 - 1] < key ? width / 2 : 0;
      }
      if (bounds[from] < key) {
        from++;
      }
      return from < bounds.length && bounds[from] == key ? 2 * from + 1 : 2 * from;
    }

    /// A pass over the values has ended.
    void close() {
      if (isClosed) {
        parts.values().forEach(Range::close);
      } else {
        isClosed = true;
        held = Arrays.copyOf(held, Math.min(held.length, (int) Math.min(size, MOST_HELD)));
        Arrays.sort(held);
      }
    }

    /// The value of a rank, if it is known; if not, the next pass looks for it.
    OptionalLong at(long rank) {
      if (bounds.length == 0) {
        return OptionalLong.of(held[(int) rank]);
      }
      var place = 0;
      var within = rank;
      while (within >= counts[place]) {
        within -= counts[place++];
      }
      if (place % 2 == 1) {
        return OptionalLong.of(bounds[place / 2]);
      }
      var part = parts.computeIfAbsent(place, this::part);
      if (!part.isClosed) {
        return OptionalLong.empty();
      }
      if (part.size != counts[place]) {
        throw new IllegalStateException(
            "There were %d values, and now there are %d.".formatted(counts[place], part.size));
      }
      return part.at(within);
    }

    private Range part(int place) {
      var upper = place / 2;
      return new Range(
          upper == 0 ? low : bounds[upper - 1], upper == bounds.length ? high : bounds[upper]);
    }
  }
}
