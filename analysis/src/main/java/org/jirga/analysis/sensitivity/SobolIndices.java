package org.jirga.analysis.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jirga.analysis.design.SaltelliDesign;

/// Sobol' indices: which share of the outcome's variance each group of factors accounts for alone
/// (first order), together with others (total), and which each two groups account for only
/// together (second order).
///
/// Of a design whose rows are drawn at random the intervals come from resampling rows (bootstrap;
/// percentiles would be a little too narrow for few rows, most of all for second-order indices, so
/// they are made of the standard deviation and Student's t); of one made of several scrambled
/// sequences, which fill space more evenly than chance and would seem less certain than they are,
/// from the spread between the sequences (Student's t).
///
/// @param groups names
/// @param first one for each group
/// @param total one for each group
/// @param second by the places of two groups, the smaller first; empty where the design has none
/// @param trace first and total indices from ever more of the rows
/// @see "Saltelli et al. (2010), Comput. Phys. Commun. 181, 259, table 2: (b) first, (f) total"
/// @see "Saltelli (2002), Comput. Phys. Commun. 145, 280 (second order)"
/// @see "Jansen (1999), Comput. Phys. Commun. 117, 35"
public record SobolIndices(
    List<String> groups,
    List<Estimate> first,
    List<Estimate> total,
    List<Pair> second,
    List<Stage> trace) {

  private static final int TIMES = 500;

  /// More base rows than these are resampled in blocks.
  private static final int MOST_BLOCKS = 1_024;

  /// How first-order indices are estimated; total ones are always Jansen's, the least noisy.
  public enum Estimator {
    /// The mean of b (ab - a): (b) of the table.
    SALTELLI,
    /// The variance less the mean of (b - ab)² / 2: (c) of the table, after Jansen (1999); less
    /// noisy for large indices, noisier for small ones.
    JANSEN
  }

  /// The interaction of two groups.
  public record Pair(int one, int other, Estimate estimate) {}

  /// The indices from the first so many rows.
  public record Stage(int rows, double[] first, double[] total) {}

  public SobolIndices {
    groups = List.copyOf(groups);
    first = List.copyOf(first);
    total = List.copyOf(total);
    second = List.copyOf(second);
    trace = List.copyOf(trace);
  }

  /// Outcomes of the design's matrices, a value for each row.
  ///
  /// @param a of the first matrix
  /// @param b of the second
  /// @param ab for each group, of the first with the group's columns from the second
  /// @param ba for each group, of the second with the group's columns from the first; empty where
  ///     only first and total indices are wanted
  /// @param sequences the number of scrambled sequences that the rows are made of, one after the
  ///     other, equally long; 0 where they were drawn at random
  public record Outcomes(double[] a, double[] b, double[][] ab, double[][] ba, int sequences) {
    public Outcomes {
      if (sequences == 1 || sequences > 0 && a.length % sequences != 0) {
        throw new IllegalArgumentException(
            "%d rows are not made of %d sequences; there must be at least 2."
                .formatted(a.length, sequences));
      }
    }
  }

  /// The indices of a design's outcomes.
  ///
  /// @param outcomes one for each run, in the order of the design
  /// @param seed of the resampling
  public static SobolIndices of(SaltelliDesign design, double[] outcomes, long seed) {
    return of(design, outcomes, Estimator.SALTELLI, seed);
  }

  /// The indices of a design's outcomes. A base row of which any run has no outcome is left out.
  ///
  /// @param outcomes one for each run, in the order of the design; NaN where it failed
  /// @param estimator of the first order
  /// @param seed of the resampling
  public static SobolIndices of(
      SaltelliDesign design, double[] outcomes, Estimator estimator, long seed) {
    var width = design.groups().size();
    var all =
        IntStream.range(0, design.block())
            .mapToObj(kind -> design.part(outcomes, kind))
            .toArray(double[][]::new);
    var known =
        IntStream.range(0, design.base())
            .filter(row -> Arrays.stream(all).allMatch(part -> Double.isFinite(part[row])))
            .toArray();
    var parts =
        Arrays.stream(all)
            .map(part -> IntStream.of(known).mapToDouble(row -> part[row]).toArray())
            .toArray(double[][]::new);
    return of(
        design.groups(),
        new Outcomes(
            parts[0],
            parts[parts.length - 1],
            Arrays.copyOfRange(parts, 1, 1 + width),
            Arrays.copyOfRange(parts, 1 + width, parts.length - 1),
            // sequences with holes are no longer equally long, so rows are resampled instead, which
            // gives intervals that are rather too wide
            known.length == design.base() ? design.sequences() : 0),
        estimator,
        seed);
  }

  /// The total indices alone, for each group; NaN where the outcome is the same everywhere.
  ///
  /// @param outcomes one for each run, in the order of the design; NaN where it failed
  public static double[] totals(SaltelliDesign design, double[] outcomes) {
    var width = design.groups().size();
    var block = design.block();
    var all = new double[width];
    var mean = 0.0;
    var squares = 0.0;
    var count = 0;
    for (var start = 0; start < outcomes.length; start += block) {
      var a = outcomes[start];
      var b = outcomes[start + block - 1];
      var isKnown = Double.isFinite(a) && Double.isFinite(b);
      for (var group = 1; group <= width; group++) {
        isKnown &= Double.isFinite(outcomes[start + group]);
      }
      if (!isKnown) {
        continue;
      }
      for (var value : new double[] {a, b}) {
        count++;
        var off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
      }
      for (var group = 0; group < width; group++) {
        var off = a - outcomes[start + group + 1];
        all[group] += off * off;
      }
    }
    var rows = count / 2.0;
    for (var group = 0; group < width; group++) {
      all[group] = squares > 0 ? all[group] / (2 * rows) / (squares / count) : Double.NaN;
    }
    return all;
  }

  /// @param seed of the resampling
  public static SobolIndices of(List<String> groups, Outcomes outcomes, long seed) {
    return of(groups, outcomes, Estimator.SALTELLI, seed);
  }

  private static SobolIndices of(
      List<String> groups, Outcomes outcomes, Estimator estimator, long seed) {
    if (outcomes.a().length < 2) {
      throw new IllegalArgumentException(
          "%d base rows are too few for indices.".formatted(outcomes.a().length));
    }
    var work = new Work(groups.size(), outcomes, estimator, seed);
    var width = groups.size();
    var pairs = new ArrayList<Pair>();
    if (outcomes.ba().length > 0) {
      for (var one = 0; one < width; one++) {
        for (var other = one + 1; other < width; other++) {
          var i = one;
          var j = other;
          pairs.add(new Pair(one, other, work.estimate(sums -> sums.second(i, j))));
        }
      }
    }
    var stages = new ArrayList<Stage>();
    for (var part = 8; part >= 1; part /= 2) {
      var rows = outcomes.a().length / part;
      var sums = work.first(rows);
      stages.add(
          new Stage(
              rows,
              IntStream.range(0, width).mapToDouble(sums::first).toArray(),
              IntStream.range(0, width).mapToDouble(sums::total).toArray()));
    }
    return new SobolIndices(
        groups,
        IntStream.range(0, width).mapToObj(i -> work.estimate(sums -> sums.first(i))).toList(),
        IntStream.range(0, width).mapToObj(i -> work.estimate(sums -> sums.total(i))).toList(),
        pairs,
        stages);
  }

  /// Means over some rows, of which every index is a function.
  ///
  /// @param spread variance of both matrices
  /// @param single mean of b (ab - a), for each group
  /// @param all mean of (a - ab)² / 2, for each group
  /// @param together mean of ba ab - a b, for each two groups
  private record Sums(double spread, double[] single, double[] all, double[][] together) {
    double first(int i) {
      return single[i] / spread;
    }

    double total(int i) {
      return all[i] / spread;
    }

    double second(int i, int j) {
      return (together[i][j] - single[i] - single[j]) / spread;
    }
  }

  private static final class Work {
    private final int width;
    private final Estimator estimator;
    private final Outcomes outcomes;
    private final double centre;
    private final Sums whole;
    private final List<Sums> parts;

    private Work(int width, Outcomes outcomes, Estimator estimator, long seed) {
      this.width = width;
      this.estimator = estimator;
      this.outcomes = outcomes;
      this.centre = centre(outcomes);
      var rows = outcomes.a().length;
      this.whole = first(rows);
      this.parts =
          outcomes.sequences() > 0
              ? Arrays.stream(blocks(outcomes.sequences())).map(this::sums).toList()
              : resampled(blocks(Math.min(rows, MOST_BLOCKS)), new SplittableRandom(seed));
    }

    /// Products are taken about the mean of all outcomes, which makes the estimates less noisy.
    private static double centre(Outcomes outcomes) {
      var sum = Arrays.stream(outcomes.a()).sum() + Arrays.stream(outcomes.b()).sum();
      var matrices = 2 + outcomes.ab().length + outcomes.ba().length;
      for (var matrix : outcomes.ab()) {
        sum += Arrays.stream(matrix).sum();
      }
      for (var matrix : outcomes.ba()) {
        sum += Arrays.stream(matrix).sum();
      }
      return sum / ((double) outcomes.a().length * matrices);
    }

    /// Sums over the first so many rows.
    private Sums first(int rows) {
      return sums(totals(0, rows));
    }

    /// Totals over blocks of rows that follow each other, of the same length to within a row.
    private double[][] blocks(int count) {
      var rows = (long) outcomes.a().length;
      return IntStream.range(0, count)
          .mapToObj(
              block -> totals((int) (block * rows / count), (int) ((block + 1) * rows / count)))
          .toArray(double[][]::new);
    }

    /// Rows are independent of each other, so that blocks of them may be drawn in their place: it
    /// is as good from some hundred blocks on, and takes no longer for more rows.
    private List<Sums> resampled(double[][] blocks, SplittableRandom random) {
      var drawn = new ArrayList<Sums>();
      for (var time = 0; time < TIMES; time++) {
        var totals = new double[blocks[0].length];
        for (var draw = 0; draw < blocks.length; draw++) {
          var block = blocks[random.nextInt(blocks.length)];
          for (var index = 0; index < totals.length; index++) {
            totals[index] += block[index];
          }
        }
        drawn.add(sums(totals));
      }
      return drawn;
    }

    /// Over some rows: how many they are; the sums of both matrices and of their squares; for each
    /// group those of b (ab - a), (a - ab)² and (b - ab)²; for each two groups of ba ab - a b.
    private double[] totals(int from, int to) {
      var isSecond = outcomes.ba().length > 0;
      var totals = new double[3 + 3 * width + (isSecond ? width * (width - 1) / 2 : 0)];
      totals[0] = to - from;
      for (var row = from; row < to; row++) {
        var a = outcomes.a()[row] - centre;
        var b = outcomes.b()[row] - centre;
        totals[1] += a + b;
        totals[2] += a * a + b * b;
        for (var i = 0; i < width; i++) {
          var ab = outcomes.ab()[i][row] - centre;
          totals[3 + i] += b * (ab - a);
          totals[3 + width + i] += (a - ab) * (a - ab);
          totals[3 + 2 * width + i] += (b - ab) * (b - ab);
        }
      }
      var at = 3 + 3 * width;
      for (var i = 0; isSecond && i < width; i++) {
        for (var j = i + 1; j < width; j++) {
          totals[at++] = together(outcomes.ba()[i], outcomes.ab()[j], from, to);
        }
      }
      return totals;
    }

    private double together(double[] ba, double[] ab, int from, int to) {
      var total = 0.0;
      for (var row = from; row < to; row++) {
        total +=
            (ba[row] - centre) * (ab[row] - centre)
                - (outcomes.a()[row] - centre) * (outcomes.b()[row] - centre);
      }
      return total;
    }

    private Sums sums(double[] totals) {
      var n = totals[0];
      var mean = totals[1] / (2 * n);
      var spread = totals[2] / (2 * n) - mean * mean;
      var single = new double[width];
      var all = new double[width];
      for (var i = 0; i < width; i++) {
        single[i] =
            switch (estimator) {
              case SALTELLI -> totals[3 + i] / n;
              case JANSEN -> spread - totals[3 + 2 * width + i] / (2 * n);
            };
        all[i] = totals[3 + width + i] / (2 * n);
      }
      var together = new double[outcomes.ba().length][width];
      var at = 3 + 3 * width;
      for (var i = 0; i < together.length; i++) {
        for (var j = i + 1; j < width; j++) {
          together[i][j] = totals[at++] / n;
        }
      }
      return new Sums(spread, single, all, together);
    }

    private Estimate estimate(ToDoubleFunction<Sums> index) {
      var value = index.applyAsDouble(whole);
      var freedom = parts.size() - 1;
      double error;
      if (outcomes.sequences() == 0) {
        var drawn = parts.stream().mapToDouble(index).toArray();
        var mean = Arrays.stream(drawn).sum() / drawn.length;
        var squares = Arrays.stream(drawn).map(it -> (it - mean) * (it - mean)).sum();
        freedom = Math.min(outcomes.a().length, MOST_BLOCKS) - 1;
        // draws among few vary a little less than what they were drawn from
        error = Math.sqrt(squares / (drawn.length - 1.0) * (freedom + 1.0) / freedom);
      } else {
        // an index is a ratio of means, so the ratio of the whole is compared with each sequence's
        // parts of it, not with the sequences' ratios, which are biased
        var squares =
            parts.stream()
                .mapToDouble(
                    part -> (index.applyAsDouble(part) - value) * part.spread / whole.spread)
                .map(off -> off * off)
                .sum();
        error = Math.sqrt(squares / freedom / (freedom + 1.0));
      }
      var half = new TDistribution(freedom).inverseCumulativeProbability(0.975) * error;
      return new Estimate(value, value - half, value + half);
    }
  }

  /// The rows that would make the widest interval of a total index no wider than ±0.05; the rows
  /// there are where it is already.
  public long advised() {
    var widest =
        total.stream().mapToDouble(Estimate::halfWidth).filter(Double::isFinite).max().orElse(0);
    var more = widest / 0.05;
    var rows = trace.getLast().rows();
    return more <= 1 ? rows : (long) Math.ceil(rows * more * more);
  }
}
