package org.jirga.deal.bargain;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.jirga.deal.keeping.Taste;

/// Puts all deals to the test under one reading, in every future.
///
/// Futures are judged on the threads of the pool that this runs in, a stretch of them at a time;
/// what was counted is put together in the order of the futures.
final class ReadingTrial {

  /// Futures that are judged in one go.
  private static final int STRETCH = 128;

  /// Multiples of the noise that are tried for a verdict's margin.
  private static final double[] MULTIPLES = {1, 2, 4, 8, 16, 32};

  private final ByMode<Minds> minds;
  private final List<DealJudge> judges;
  private final List<DealSearch> searches;
  private final Runnable checkpoint;

  /// As the wishes are written, most futures are like others.
  private final ConcurrentMap<List<Taste>, List<DealJudgement>> known = new ConcurrentHashMap<>();

  /// @param minds by how the wishes are taken
  /// @param checkpoint called now and then; what it throws ends the trial
  ReadingTrial(
      ByMode<Minds> minds, List<DealJudge> judges, List<DealSearch> searches, Runnable checkpoint) {
    this.minds = minds;
    this.judges = judges;
    this.searches = searches;
    this.checkpoint = checkpoint;
  }

  Counts run(List<Integer> worlds) {
    var stretches = (worlds.size() + STRETCH - 1) / STRETCH;
    var counted =
        IntStream.range(0, stretches)
            .parallel()
            .mapToObj(
                i ->
                    judged(worlds.subList(i * STRETCH, Math.min(worlds.size(), (i + 1) * STRETCH))))
            .toList();
    var counts = new Counts(judges, searches);
    counted.forEach(counts::add);
    return counts;
  }

  private Counts judged(List<Integer> worlds) {
    checkpoint.run();
    var counts = new Counts(judges, searches);
    var margins = new double[judges.size()][worlds.size()];
    for (var i = 0; i < worlds.size(); i++) {
      for (var mode : Mode.values()) {
        count(worlds.get(i), mode, counts);
      }
      margins(worlds.get(i), i, margins);
    }
    counts.margins = margins;
    return counts;
  }

  private void count(int world, Mode mode, Counts counts) {
    var tastes = minds.of(mode).in(world, 1);
    var judgements = mode == Mode.WRITTEN ? known(tastes) : judge(tastes);
    for (var i = 0; i < judges.size(); i++) {
      counts.trials.get(i).of(mode).count(judgements.get(i));
      if (mode == Mode.WRITTEN && judges.get(i).isAgreeable(tastes)) {
        counts.agreeable[i]++;
      }
    }
    for (var i = 0; i < searches.size(); i++) {
      searches.get(i).count(tastes, counts.found.get(i).of(mode));
    }
  }

  private List<DealJudgement> known(List<Taste> tastes) {
    return known.computeIfAbsent(tastes, this::judge);
  }

  private List<DealJudgement> judge(List<Taste> tastes) {
    return judges.stream().map(judge -> judge.judge(tastes)).toList();
  }

  /// For each deal the largest multiple of the noise with which the verdict is not open.
  private void margins(int world, int place, double[][] margins) {
    if (!minds.of(Mode.WRITTEN).needSimulation()) {
      return;
    }
    var open = new boolean[judges.size()];
    for (var multiple : MULTIPLES) {
      var judgements = known(minds.of(Mode.WRITTEN).in(world, multiple));
      for (var i = 0; i < open.length; i++) {
        open[i] |= judgements.get(i).isOpen();
        if (!open[i]) {
          margins[i][place] = multiple;
        }
      }
    }
  }

  /// What was counted.
  static final class Counts {

    /// For each deal and way to take the wishes.
    final List<ByMode<DealTrial>> trials;

    /// For each deal, the futures in which all who promise something would agree, as written.
    final long[] agreeable;

    /// For each search and way, the futures in which each candidate is kept.
    final List<ByMode<long[]>> found;

    /// For each deal, a margin for each future.
    double[][] margins;

    private Counts(List<DealJudge> judges, List<DealSearch> searches) {
      trials = judges.stream().map(judge -> ByMode.of(mode -> new DealTrial(judge, mode))).toList();
      agreeable = new long[judges.size()];
      found =
          searches.stream()
              .map(search -> ByMode.of(_ -> new long[search.candidates().size()]))
              .toList();
      margins = new double[judges.size()][0];
    }

    private void add(Counts later) {
      for (var i = 0; i < trials.size(); i++) {
        for (var mode : Mode.values()) {
          trials.get(i).of(mode).add(later.trials.get(i).of(mode));
        }
        agreeable[i] += later.agreeable[i];
        var before = margins[i].length;
        margins[i] = Arrays.copyOf(margins[i], before + later.margins[i].length);
        System.arraycopy(later.margins[i], 0, margins[i], before, later.margins[i].length);
      }
      for (var i = 0; i < found.size(); i++) {
        for (var mode : Mode.values()) {
          var sum = found.get(i).of(mode);
          var more = later.found.get(i).of(mode);
          Arrays.setAll(sum, candidate -> sum[candidate] + more[candidate]);
        }
      }
    }
  }
}
