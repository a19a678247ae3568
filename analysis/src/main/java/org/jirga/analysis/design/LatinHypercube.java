package org.jirga.analysis.design;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Inputs;

/// Latin hypercubes in batches, one after the other without end.
///
/// Inside a batch of `n` draws each constant's belief is cut into `n` equal strata; each stratum is
/// hit once, in an order of its own for each constant, at a random place inside.
///
/// The random numbers are those of Philox4x64-10 (Salmon et al. 2011), a generator that computes
/// its output from a key and a counter. The key is the seed and 64 bits of the constant's name, the
/// counter begins at the batch. So a value depends on nothing but the seed, the name, and the
/// number of the draw: another constant, another order, other threads or more draws move no value.
///
/// @see "McKay, Beckman and Conover (1979), Technometrics 21, 239"
public final class LatinHypercube {

  private final List<Uncertainty> uncertainties;
  private final List<String> names;
  private final long seed;
  private final int batch;
  private final boolean isCentred;

  /// @param batch draws in one hypercube
  public LatinHypercube(List<Uncertainty> uncertainties, long seed, int batch) {
    this(uncertainties, seed, batch, false);
  }

  /// @param isCentred whether a draw is in the middle of its stratum, not at a random place
  LatinHypercube(List<Uncertainty> uncertainties, long seed, int batch, boolean isCentred) {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "A batch of %d draws is no Latin hypercube.".formatted(batch));
    }
    this.uncertainties = List.copyOf(uncertainties);
    this.names = uncertainties.stream().map(Uncertainty::constant).toList();
    this.seed = seed;
    this.batch = batch;
    this.isCentred = isCentred;
  }

  /// The 64 bits of a constant's name in the key of its random numbers, for other programs.
  public static long key(String constant) {
    return Keyed.key(constant);
  }

  /// The draws numbered from `first` on; the number is the run's id. The seed is also that of the
  /// random numbers inside the model.
  public Inputs draws(long first, int count) {
    var runs = new long[count];
    for (var row = 0; row < count; row++) {
      runs[row] = first + row;
    }
    var values = shares(first, count);
    var width = names.size();
    for (var index = 0; index < values.length; index++) {
      values[index] = uncertainties.get(index % width).distribution().quantile(values[index]);
    }
    return new Inputs(names, runs, values, seed);
  }

  /// For each draw from `first` on, row by row, the share of each belief below its value.
  double[] shares(long first, int count) {
    var width = names.size();
    var all = new double[Math.multiplyExact(count, width)];
    for (var number = first / batch; count > 0 && number <= (first + count - 1) / batch; number++) {
      var start = number * batch;
      var from = Math.max(first, start);
      var to = Math.min(first + count, start + batch);
      for (var column = 0; column < width; column++) {
        var shares = shares(names.get(column), number);
        for (var run = from; run < to; run++) {
          all[(int) (run - first) * width + column] = shares[(int) (run - start)];
        }
      }
    }
    return all;
  }

  /// For each draw of a batch, the share of the belief below its value.
  double[] shares(String name, long number) {
    var random = Keyed.random(seed, name, 0, number);
    var strata = IntStream.range(0, batch).toArray();
    PermutationSampler.shuffle(random, strata);
    var shares = new double[batch];
    for (var row = 0; row < batch; row++) {
      shares[row] = (strata[row] + (isCentred ? 0.5 : random.nextDouble())) / batch;
    }
    return shares;
  }
}
