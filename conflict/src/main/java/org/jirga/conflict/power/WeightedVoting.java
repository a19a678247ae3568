package org.jirga.conflict.power;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A committee that decides if the weights of those in favour reach a quota, and how much say each
/// member has: how often it turns a losing group into a winning one.
///
/// Exact: groups are counted by their weight, not listed, so that committees of hundreds are no
/// trouble as long as the sum of the weights is below a million.
public final class WeightedVoting {

  private static final int MOST_WEIGHT = 1_000_000;

  private final int quota;
  private final int[] weights;

  /// @throws IllegalArgumentException if a weight is negative, their sum is above a million, or the
  ///     quota is not between 1 and their sum
  public WeightedVoting(int quota, int... weights) {
    var total = Arrays.stream(weights).asLongStream().sum();
    if (Arrays.stream(weights).anyMatch(weight -> weight < 0) || total > MOST_WEIGHT) {
      throw new IllegalArgumentException(
          "The weights %s must not be negative, nor more than %,d together."
              .formatted(Arrays.toString(weights), MOST_WEIGHT));
    }
    if (quota < 1 || quota > total) {
      throw new IllegalArgumentException(
          "The quota (%d) must lie between 1 and %d.".formatted(quota, total));
    }
    this.quota = quota;
    this.weights = weights.clone();
  }

  /// How likely each member alone would prevail over all others, if weights are strengths.
  public double[] alone(VictoryLaw law) {
    var total = Arrays.stream(weights).sum();
    return Arrays.stream(weights)
        .mapToDouble(weight -> law.probability(weight, total - weight))
        .toArray();
  }

  /// A share in lowest terms.
  public record Fraction(BigInteger numerator, BigInteger denominator) {

    static Fraction of(BigInteger numerator, BigInteger denominator) {
      var divisor = numerator.gcd(denominator);
      return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    public double value() {
      return new java.math.BigDecimal(numerator)
          .divide(new java.math.BigDecimal(denominator), java.math.MathContext.DECIMAL64)
          .doubleValue();
    }

    @Override
    public String toString() {
      return denominator.equals(BigInteger.ONE)
          ? numerator.toString()
          : numerator + "/" + denominator;
    }
  }

  /// Of all orders in which the members may come to agree, the share in which each is the one that
  /// makes it a decision (Shapley and Shubik 1954).
  public List<Fraction> shapleyShubik() {
    var n = weights.length;
    return IntStream.range(0, n)
        .mapToObj(
            member -> {
              var swings = swings(member);
              var sum = BigInteger.ZERO;
              for (var size = 0; size < n; size++) {
                sum =
                    sum.add(
                        swings[size].multiply(factorial(size)).multiply(factorial(n - 1 - size)));
              }
              return Fraction.of(sum, factorial(n));
            })
        .toList();
  }

  /// The groups that need each member, as a share of such cases of all members (Banzhaf 1965).
  public List<Fraction> banzhaf() {
    var swings =
        IntStream.range(0, weights.length)
            .mapToObj(
                member -> Arrays.stream(swings(member)).reduce(BigInteger.ZERO, BigInteger::add))
            .toList();
    var all = swings.stream().reduce(BigInteger.ZERO, BigInteger::add);
    return swings.stream().map(swing -> Fraction.of(swing, all)).toList();
  }

  /// By their size, how many groups without a member lose, and win with it.
  private BigInteger[] swings(int member) {
    var below = quota - 1;
    var groups = new BigInteger[weights.length][below + 1];
    for (var row : groups) {
      Arrays.fill(row, BigInteger.ZERO);
    }
    groups[0][0] = BigInteger.ONE;
    for (var other = 0; other < weights.length; other++) {
      if (other == member) {
        continue;
      }
      var weight = weights[other];
      for (var size = weights.length - 2; size >= 0; size--) {
        for (var sum = below - weight; sum >= 0; sum--) {
          if (groups[size][sum].signum() > 0) {
            groups[size + 1][sum + weight] = groups[size + 1][sum + weight].add(groups[size][sum]);
          }
        }
      }
    }
    var swings = new BigInteger[weights.length];
    for (var size = 0; size < swings.length; size++) {
      swings[size] = BigInteger.ZERO;
      for (var sum = Math.max(0, quota - weights[member]); sum <= below; sum++) {
        swings[size] = swings[size].add(groups[size][sum]);
      }
    }
    return swings;
  }

  private static BigInteger factorial(int n) {
    var product = BigInteger.ONE;
    for (var i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }
}
