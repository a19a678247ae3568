package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// The cases that a logistic regression takes for cases of interest.
///
/// Factors are brought to mean 0 and standard deviation 1 and taken in one by one, each time the
/// one that helps most, as long as Schwarz's information criterion falls. Each weight pays half its
/// square, so that weights stay finite where the cases can be told apart without an error. The
/// threshold is the one at which the region goes best with the cases of interest (by
/// [Score#phi()]). Categories are left out: they have no order to weigh.
///
/// @param factors in the order in which they were taken in
/// @param weights change of the log odds for one standard deviation of each factor
/// @param threshold of the probability from which a case counts
public record LogisticRegion(
    List<String> factors,
    double intercept,
    double[] weights,
    double[] means,
    double[] deviations,
    double threshold)
    implements Region {

  private static final int MOST_FACTORS = 12;
  private static final int MOST_STEPS = 50;
  private static final double PRECISION = 1e-9;

  public LogisticRegion {
    factors = List.copyOf(factors);
  }

  /// @throws IllegalArgumentException if there are no cases
  public static LogisticRegion fit(Cases cases) {
    if (cases.rows() == 0) {
      throw new IllegalArgumentException("A regression needs cases.");
    }
    var candidates =
        cases.factors().stream()
            .filter(factor -> !factor.isNominal() && factor.smallest() < factor.largest())
            .map(Scaled::of)
            .toList();
    var penalty = StrictMath.log(cases.rows());
    var taken = new ArrayList<Scaled>();
    var best = Fit.of(taken, cases.interest());
    while (taken.size() < Math.min(MOST_FACTORS, candidates.size())) {
      var offers = new ArrayList<Fit>();
      for (var candidate : candidates) {
        if (!taken.contains(candidate)) {
          var more = new ArrayList<>(taken);
          more.add(candidate);
          offers.add(Fit.of(more, cases.interest()));
        }
      }
      var offer = offers.stream().max(Comparator.comparingDouble(Fit::gain)).orElseThrow();
      if (2 * (offer.gain - best.gain) <= penalty) {
        break;
      }
      best = offer;
      taken.add(offer.columns.getLast());
    }
    return best.region(cases);
  }

  /// The probability of each case to be of interest.
  public double[] probabilities(Cases cases) {
    var columns = factors.stream().map(name -> cases.factor(name).values()).toList();
    return IntStream.range(0, cases.rows())
        .mapToDouble(
            row -> {
              var sum = intercept;
              for (var index = 0; index < weights.length; index++) {
                sum +=
                    weights[index] * (columns.get(index)[row] - means[index]) / deviations[index];
              }
              return probability(sum);
            })
        .toArray();
  }

  @Override
  public boolean[] holds(Cases cases) {
    var probabilities = probabilities(cases);
    var holds = new boolean[probabilities.length];
    for (var row = 0; row < holds.length; row++) {
      holds[row] = probabilities[row] >= threshold;
    }
    return holds;
  }

  private static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  private record Scaled(Factor factor, double mean, double deviation, double[] values) {
    private static Scaled of(Factor factor) {
      var raw = factor.values();
      var mean = Arrays.stream(raw).sum() / raw.length;
      var squares = Arrays.stream(raw).map(value -> (value - mean) * (value - mean)).sum();
      var deviation = Math.sqrt(squares / raw.length);
      return new Scaled(
          factor,
          mean,
          deviation,
          Arrays.stream(raw).map(value -> (value - mean) / deviation).toArray());
    }
  }

  /// @param weights intercept first
  /// @param gain the penalised log likelihood
  private record Fit(List<Scaled> columns, double[] weights, double gain) {

    private static Fit of(List<Scaled> columns, boolean[] interest) {
      var width = columns.size() + 1;
      var weights = new double[width];
      var gain = gain(columns, interest, weights);
      for (var step = 0; step < MOST_STEPS; step++) {
        var change = newton(columns, interest, weights);
        var scale = 1.0;
        var next = plus(weights, change, scale);
        var found = gain(columns, interest, next);
        while (found < gain && scale > PRECISION) {
          scale /= 2;
          next = plus(weights, change, scale);
          found = gain(columns, interest, next);
        }
        var better = found - gain;
        if (found >= gain) {
          weights = next;
          gain = found;
        }
        if (better < PRECISION) {
          break;
        }
      }
      return new Fit(columns, weights, gain);
    }

    private static double logOdds(List<Scaled> columns, double[] weights, int row) {
      var sum = weights[0];
      for (var index = 1; index < weights.length; index++) {
        sum += weights[index] * columns.get(index - 1).values[row];
      }
      return sum;
    }

    private static double gain(List<Scaled> columns, boolean[] interest, double[] weights) {
      var gain = 0.0;
      for (var row = 0; row < interest.length; row++) {
        var against = (interest[row] ? -1 : 1) * logOdds(columns, weights, row);
        gain -= Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
      }
      for (var index = 1; index < weights.length; index++) {
        gain -= weights[index] * weights[index] / 2;
      }
      return gain;
    }

    private static double[] newton(List<Scaled> columns, boolean[] interest, double[] weights) {
      var width = weights.length;
      var slope = new double[width];
      var curvature = new double[width][width];
      var point = new double[width];
      point[0] = 1;
      for (var row = 0; row < interest.length; row++) {
        var share = probability(logOdds(columns, weights, row));
        for (var index = 1; index < width; index++) {
          point[index] = columns.get(index - 1).values[row];
        }
        for (var a = 0; a < width; a++) {
          slope[a] += ((interest[row] ? 1 : 0) - share) * point[a];
          for (var b = 0; b <= a; b++) {
            curvature[a][b] += share * (1 - share) * point[a] * point[b];
          }
        }
      }
      for (var a = 0; a < width; a++) {
        slope[a] -= a == 0 ? 0 : weights[a];
        curvature[a][a] += a == 0 ? PRECISION : 1;
        for (var b = 0; b < a; b++) {
          curvature[b][a] = curvature[a][b];
        }
      }
      return new CholeskyDecomposition(MatrixUtils.createRealMatrix(curvature))
          .getSolver()
          .solve(MatrixUtils.createRealVector(slope))
          .toArray();
    }

    private static double[] plus(double[] weights, double[] change, double scale) {
      return IntStream.range(0, weights.length)
          .mapToDouble(index -> weights[index] + scale * change[index])
          .toArray();
    }

    private LogisticRegion region(Cases cases) {
      var all =
          new LogisticRegion(
              columns.stream().map(column -> column.factor.name()).toList(),
              weights[0],
              Arrays.copyOfRange(weights, 1, weights.length),
              columns.stream().mapToDouble(Scaled::mean).toArray(),
              columns.stream().mapToDouble(Scaled::deviation).toArray(),
              0);
      return new LogisticRegion(
          all.factors,
          all.intercept,
          all.weights,
          all.means,
          all.deviations,
          threshold(all.probabilities(cases), cases));
    }

    private static double threshold(double[] probabilities, Cases cases) {
      var order = new SortedColumns(new double[][] {probabilities}, Cases.rows(all(cases))).rows(0);
      var total = cases.ofInterest();
      var best = 0.0;
      var threshold = 0.0;
      var hits = 0;
      for (var index = order.length - 1; index >= 0; index--) {
        hits += cases.interest()[order[index]] ? 1 : 0;
        var here = probabilities[order[index]];
        if (index == 0 || probabilities[order[index - 1]] < here) {
          var phi = new Score(order.length - index, hits, order.length, total, 0).phi();
          if (phi > best) {
            best = phi;
            threshold = here;
          }
        }
      }
      return threshold;
    }

    private static boolean[] all(Cases cases) {
      var all = new boolean[cases.rows()];
      Arrays.fill(all, true);
      return all;
    }
  }
}
