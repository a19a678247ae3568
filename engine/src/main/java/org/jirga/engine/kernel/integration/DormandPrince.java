package org.jirga.engine.kernel.integration;

/// The explicit pair of orders 5 and 4 that Dormand and Prince published in 1980 (Hairer, Nørsett,
/// Wanner: Solving Ordinary Differential Equations I, table II.5.2). The step goes on with order 5.
final class DormandPrince implements Scheme {

  private static final double[] TIMES = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1};

  private static final double[][] STAGES = {
    {},
    {1.0 / 5},
    {3.0 / 40, 9.0 / 40},
    {44.0 / 45, -56.0 / 15, 32.0 / 9},
    {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
    {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
    {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84},
  };

  /// The weights of order 5 less those of order 4.
  private static final double[] ERROR = {
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
  };

  private final double[][] slopes;
  private final double[] error;

  DormandPrince(int size) {
    this.slopes = new double[TIMES.length][size];
    this.error = new double[size];
  }

  @Override
  public int errorOrder() {
    return 5;
  }

  @Override
  public double attempt(
      StockSystem system,
      ErrorScale scale,
      double time,
      double length,
      double[] stocks,
      double[] firstSlopes,
      double[] next,
      double[] nextSlopes) {
    System.arraycopy(firstSlopes, 0, slopes[0], 0, firstSlopes.length);
    for (var stage = 1; stage < TIMES.length; stage++) {
      for (var i = 0; i < next.length; i++) {
        next[i] = stocks[i] + length * sum(STAGES[stage], i);
      }
      system.slopes(time + TIMES[stage] * length, next, slopes[stage]);
    }
    // The last stage is the step's result, and its slopes are those there.
    System.arraycopy(slopes[TIMES.length - 1], 0, nextSlopes, 0, nextSlopes.length);
    for (var i = 0; i < error.length; i++) {
      error[i] = length * sum(ERROR, i);
    }
    return scale.norm(error, next);
  }

  private double sum(double[] weights, int place) {
    var sum = 0.0;
    for (var stage = 0; stage < weights.length; stage++) {
      sum += weights[stage] * slopes[stage][place];
    }
    return sum;
  }
}
