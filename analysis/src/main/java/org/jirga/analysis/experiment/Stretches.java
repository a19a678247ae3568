package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.BitSet;

/// Runs in ascending order, as stretches without gaps.
final class Stretches {

  private long[] firsts = new long[16];

  /// For each stretch, how many runs there are before it; after the last, how many there are.
  private long[] before = new long[17];

  private int count;

  /// The runs below a number that belong to a shard and are not there yet.
  ///
  /// @param batch draws that are dealt out together
  static Stretches missing(int planned, int batch, Shard shard, BitSet there) {
    var stretches = new Stretches();
    for (var number = 0L; number * batch < planned; number++) {
      if (shard.has(number)) {
        var end = (int) Math.min(planned, (number + 1) * batch);
        var from = there.nextClearBit((int) (number * batch));
        while (from < end) {
          var next = there.nextSetBit(from);
          var to = next < 0 ? end : Math.min(next, end);
          stretches.add(from, to - from);
          from = there.nextClearBit(to);
        }
      }
    }
    return stretches;
  }

  private void add(long first, long runs) {
    if (count > 0 && firsts[count - 1] + before[count] - before[count - 1] == first) {
      before[count] += runs;
      return;
    }
    if (count == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * count);
      before = Arrays.copyOf(before, 2 * count + 1);
    }
    firsts[count] = first;
    before[count + 1] = before[count] + runs;
    count++;
  }

  /// How many runs there are.
  long runs() {
    return before[count];
  }

  /// Takes a stretch of runs.
  @FunctionalInterface
  interface Visitor {
    void visit(long first, int runs);
  }

  void visit(Visitor visitor) {
    between(0, runs(), visitor);
  }

  /// The stretches of the runs from one place to another.
  void between(long from, long to, Visitor visitor) {
    var found = Arrays.binarySearch(before, 0, count + 1, from);
    for (var at = found >= 0 ? found : -found - 2; at < count && before[at] < to; at++) {
      var first = Math.max(before[at], from);
      var last = Math.min(before[at + 1], to);
      visitor.visit(firsts[at] + first - before[at], (int) (last - first));
    }
  }
}
