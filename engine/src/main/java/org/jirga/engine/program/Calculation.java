package org.jirga.engine.program;

import org.jirga.engine.arithmetic.Allocation;
import org.jirga.engine.arithmetic.Calendar;
import org.jirga.engine.arithmetic.Chance;
import org.jirga.engine.arithmetic.Gamma;
import org.jirga.engine.arithmetic.Matrix;
import org.jirga.engine.arithmetic.Normal;
import org.jirga.engine.arithmetic.RandomKey;
import org.jirga.engine.arithmetic.Vectors;

/// Functions of many numbers, some of which have many values.
///
/// A function of a vector takes its elements last. One with several values is asked for each of
/// them by its number, from 0; the others are not told theirs. Random functions take a uniform
/// random number first, and are functions of it.
public enum Calculation implements Invocable {
  /// Of a direction and a vector.
  SORT_ORDER,
  /// Of a direction and a vector.
  RANK,
  /// Of an index from 0 and a vector; Vensim's `:NA:` beyond it.
  ELEMENT_AT,
  /// Of x, the first and the last place, the mode, and the values at places spread evenly.
  VECTOR_LOOKUP,
  /// Of the missing value, the action, the error action, and pairs of selection and expression.
  SELECT,
  /// Of n and a vector: the place, from 1, of its n-th smallest element.
  NTH_SMALLEST,
  /// The same, with a second vector that decides between equals.
  NTH_SMALLEST_PAIR,
  /// Of a vector, divided by its length.
  STANDARD_DEVIATION,
  /// Of the supply and, for each who asks, the request and the four numbers of its profile.
  ALLOCATION_TERMS,
  /// Of these terms, a request and the four numbers of its profile.
  ALLOCATE,
  /// Of the number of those who ask, then five numbers for each of them and for each who offers.
  MARKET_PRICE,
  /// Of the price, a quantity and the four numbers of its profile.
  DEMAND_AT_PRICE,
  SUPPLY_AT_PRICE,
  /// Of the elements of a square matrix, row by row; as many values.
  INVERT_MATRIX,
  GAMMA_LN,
  FACTORIAL,
  COMBINATIONS,
  PERMUTATIONS,
  /// Of a time, what is asked of its date, and the date and unit of time 0.
  DATE_PART,
  /// The share below x of a normal distribution: of x, mean, deviation.
  NORMAL_BELOW,
  NORMAL_DENSITY,
  NORMAL_QUANTILE,
  /// Of x and the number of decimals.
  ROUND,
  /// A uniform random number for another one and a seed.
  RESEED,
  /// Of a uniform, a low and a high bound, mean and deviation: normal between the bounds.
  RANDOM_NORMAL,
  /// Of a uniform and bounds, shift, stretch and the numbers of the distribution, as those below.
  RANDOM_EXPONENTIAL,
  RANDOM_POISSON,
  RANDOM_BINOMIAL,
  RANDOM_NEGATIVE_BINOMIAL,
  RANDOM_GAMMA,
  RANDOM_BETA,
  RANDOM_WEIBULL,
  /// Of a uniform, bounds, start, peak and stop.
  RANDOM_TRIANGULAR,
  RANDOM_LOGISTIC,
  RANDOM_PARETO,
  RANDOM_GEOMETRIC;

  /// How often a number outside of the bounds is drawn anew before it is moved to the nearest.
  private static final int MOST_DRAWS = 1000;

  @Override
  public double apply(int element, double[] operands) {
    return switch (this) {
      case SORT_ORDER -> Vectors.order(operands, element);
      case RANK -> Vectors.rank(operands, element);
      case ELEMENT_AT -> Vectors.elementAt(operands);
      case VECTOR_LOOKUP -> VectorTable.at(operands);
      case SELECT -> Vectors.select(operands);
      case NTH_SMALLEST -> Vectors.nthSmallest(operands);
      case NTH_SMALLEST_PAIR -> Vectors.nthSmallestPair(operands);
      case STANDARD_DEVIATION -> Vectors.standardDeviation(operands);
      case ALLOCATION_TERMS -> Allocation.terms(operands, element);
      case ALLOCATE -> Allocation.share(operands);
      case MARKET_PRICE -> Allocation.marketPrice(operands);
      case DEMAND_AT_PRICE -> Allocation.demand(operands, 1, operands[0]);
      case SUPPLY_AT_PRICE -> Allocation.supply(operands, 1, operands[0]);
      case INVERT_MATRIX -> Matrix.inverse(operands, element);
      case GAMMA_LN -> Gamma.ln(operands[0]);
      case FACTORIAL -> Gamma.factorial(operands[0]);
      case COMBINATIONS -> Gamma.combinations(operands[0], operands[1]);
      case PERMUTATIONS -> Gamma.permutations(operands[0], operands[1]);
      case DATE_PART -> Calendar.measure(operands);
      case NORMAL_BELOW -> Normal.below((operands[0] - operands[1]) / operands[2]);
      case NORMAL_DENSITY ->
          Normal.density((operands[0] - operands[1]) / operands[2]) / operands[2];
      case NORMAL_QUANTILE -> operands[1] + operands[2] * Normal.quantile(operands[0]);
      case ROUND -> Vectors.round(operands[0], operands[1]);
      case RESEED ->
          RandomKey.uniform(
              Double.doubleToLongBits(operands[0]), Double.doubleToLongBits(operands[1]));
      case RANDOM_NORMAL -> normal(operands);
      case RANDOM_TRIANGULAR -> triangular(operands);
      case RANDOM_EXPONENTIAL,
          RANDOM_POISSON,
          RANDOM_BINOMIAL,
          RANDOM_NEGATIVE_BINOMIAL,
          RANDOM_GAMMA,
          RANDOM_BETA,
          RANDOM_WEIBULL,
          RANDOM_LOGISTIC,
          RANDOM_PARETO,
          RANDOM_GEOMETRIC ->
          bounded(operands);
    };
  }

  /// Drawn from the part of the distribution between the bounds, by inversion.
  private static double normal(double[] operands) {
    var mean = operands[3];
    var deviation = operands[4];
    if (deviation == 0) {
      return within(mean, operands[1], operands[2]);
    }
    var low = Normal.below((operands[1] - mean) / deviation);
    var high = Normal.below((operands[2] - mean) / deviation);
    var share = low + operands[0] * (high - low);
    return within(mean + deviation * Normal.quantile(share), operands[1], operands[2]);
  }

  private static double triangular(double[] operands) {
    var start = operands[3];
    var peak = operands[4];
    var stop = operands[5];
    var chance = new Chance(operands[0]);
    var value = Double.NaN;
    for (var draw = 0; draw < MOST_DRAWS; draw++) {
      var u = chance.uniform();
      var middle = (peak - start) / (stop - start);
      value =
          u < middle
              ? start + Math.sqrt(u * (stop - start) * (peak - start))
              : stop - Math.sqrt((1 - u) * (stop - start) * (stop - peak));
      if (value >= operands[1] && value <= operands[2]) {
        return value;
      }
    }
    return within(value, operands[1], operands[2]);
  }

  /// Operands: a uniform, the bounds, shift, stretch, and what the distribution takes.
  private double bounded(double[] operands) {
    var chance = new Chance(operands[0]);
    var value = Double.NaN;
    for (var draw = 0; draw < MOST_DRAWS; draw++) {
      value = operands[3] + operands[4] * draw(chance, operands);
      if (Double.isNaN(value) || value >= operands[1] && value <= operands[2]) {
        return value;
      }
    }
    return within(value, operands[1], operands[2]);
  }

  private static double within(double value, double low, double high) {
    return low <= high ? Math.max(low, Math.min(high, value)) : Double.NaN;
  }

  private double draw(Chance chance, double[] operands) {
    return switch (this) {
      case RANDOM_EXPONENTIAL -> chance.exponential();
      case RANDOM_POISSON -> chance.poisson(operands[5]);
      case RANDOM_BINOMIAL -> chance.binomial(operands[6], operands[5]);
      case RANDOM_NEGATIVE_BINOMIAL ->
          chance.poisson(chance.gamma(operands[6]) * (1 - operands[5]) / operands[5]);
      case RANDOM_GAMMA -> chance.gamma(operands[5]);
      case RANDOM_BETA -> chance.beta(operands[5], operands[6]);
      case RANDOM_WEIBULL -> chance.weibull(operands[5]);
      case RANDOM_LOGISTIC -> chance.logistic();
      case RANDOM_PARETO -> chance.pareto(operands[5]);
      case RANDOM_GEOMETRIC -> chance.geometric(operands[5]);
      default -> throw new IllegalStateException(this + " is not drawn.");
    };
  }
}
