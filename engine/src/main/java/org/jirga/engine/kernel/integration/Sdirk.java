package org.jirga.engine.kernel.integration;

/// The singly diagonally implicit Runge-Kutta method of order 4 with five stages, L-stable, of
/// Hairer and Wanner (Solving Ordinary Differential Equations II, table IV.6.5): for models where
/// something settles much faster than the time step.
///
/// The stages are solved by Newton's method. The matrix of derivatives is made of differences and
/// kept until it no longer helps.
final class Sdirk implements Scheme {

  private static final double DIAGONAL = 1.0 / 4;

  private static final double[] TIMES = {1.0 / 4, 3.0 / 4, 11.0 / 20, 1.0 / 2, 1};

  private static final double[][] STAGES = {
    {},
    {1.0 / 2},
    {17.0 / 50, -1.0 / 25},
    {371.0 / 1360, -137.0 / 2720, 15.0 / 544},
    {25.0 / 24, -49.0 / 48, 125.0 / 16, -85.0 / 12},
  };

  /// The weights of order 4 less those of order 3.
  private static final double[] ERROR = {-3.0 / 16, -27.0 / 32, 25.0 / 32, 0, 1.0 / 4};

  private static final int MOST_ITERATIONS = 10;

  /// Of the tolerated error, how much may be left by the iterations.
  private static final double LEFT = 0.01;

  /// Iterations that shrink the error by less than this want a new matrix.
  private static final double SLOW = 0.1;

  /// The root of the distance between doubles near 1: the usual step of a difference.
  private static final double DIFFERENCE = 1.5e-8;

  private final double[][] jacobian;
  private final LinearSystem newton;
  private final double[][] slopes;
  private final double[] base;
  private final double[] values;
  private final double[] change;
  private final double[] error;
  private boolean hasJacobian;
  private boolean isJacobianHere;
  private double decomposed = Double.NaN;

  Sdirk(int size) {
    this.jacobian = new double[size][size];
    this.newton = new LinearSystem(size);
    this.slopes = new double[TIMES.length][size];
    this.base = new double[size];
    this.values = new double[size];
    this.change = new double[size];
    this.error = new double[size];
  }

  @Override
  public int errorOrder() {
    return 4;
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
    if (!stages(system, scale, time, length, stocks, firstSlopes)) {
      return Double.NaN;
    }
    System.arraycopy(values, 0, next, 0, next.length);
    system.slopes(time + length, next, nextSlopes);
    for (var i = 0; i < error.length; i++) {
      error[i] = length * sum(ERROR, i);
    }
    newton.solve(error); // or fast components would seem wrong that have settled (IV.8.19)
    var size = scale.norm(error, next);
    if (size <= 1) {
      isJacobianHere = false;
    }
    return size;
  }

  /// Solves the stages, with a new matrix if the one at hand does not lead there.
  private boolean stages(
      StockSystem system,
      ErrorScale scale,
      double time,
      double length,
      double[] stocks,
      double[] firstSlopes) {
    while (true) {
      if (!hasJacobian) {
        differentiate(system, scale, time, stocks, firstSlopes);
      }
      if (decompose(length) && solveStages(system, scale, time, length, stocks, firstSlopes)) {
        return true;
      }
      if (isJacobianHere) {
        return false;
      }
      hasJacobian = false;
    }
  }

  private boolean decompose(double length) {
    if (decomposed == length) {
      return true;
    }
    decomposed = newton.decompose(length * DIAGONAL, jacobian) ? length : Double.NaN;
    return decomposed == length;
  }

  private void differentiate(
      StockSystem system, ErrorScale scale, double time, double[] stocks, double[] firstSlopes) {
    System.arraycopy(stocks, 0, values, 0, values.length);
    for (var column = 0; column < values.length; column++) {
      var size = Math.max(Math.abs(stocks[column]), scale.largest(column));
      values[column] = stocks[column] + DIFFERENCE * (size > 0 ? size : 1);
      var difference = values[column] - stocks[column];
      system.slopes(time, values, change);
      for (var row = 0; row < change.length; row++) {
        jacobian[row][column] = (change[row] - firstSlopes[row]) / difference;
      }
      values[column] = stocks[column];
    }
    hasJacobian = true;
    isJacobianHere = true;
    decomposed = Double.NaN;
  }

  private boolean solveStages(
      StockSystem system,
      ErrorScale scale,
      double time,
      double length,
      double[] stocks,
      double[] firstSlopes) {
    var step = length * DIAGONAL;
    for (var stage = 0; stage < TIMES.length; stage++) {
      var guess = stage == 0 ? firstSlopes : slopes[stage - 1];
      for (var i = 0; i < base.length; i++) {
        base[i] = stocks[i] + length * sum(STAGES[stage], i);
        values[i] = base[i] + step * guess[i];
      }
      if (!iterate(system, scale, time + TIMES[stage] * length, step)) {
        return false;
      }
      for (var i = 0; i < base.length; i++) {
        slopes[stage][i] = (values[i] - base[i]) / step;
      }
    }
    return true;
  }

  /// Newton's iterations towards `values = base + step * slopes(values)`.
  private boolean iterate(StockSystem system, ErrorScale scale, double time, double step) {
    var before = Double.NaN;
    for (var iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      system.slopes(time, values, change);
      for (var i = 0; i < change.length; i++) {
        change[i] = base[i] + step * change[i] - values[i];
      }
      newton.solve(change);
      for (var i = 0; i < change.length; i++) {
        values[i] += change[i];
      }
      var size = scale.norm(change, values);
      var shrinking = iteration == 0 ? SLOW : size / before;
      if (size == 0 || shrinking < 1 && shrinking / (1 - shrinking) * size <= LEFT) {
        if (iteration > 0 && shrinking > SLOW && !isJacobianHere) {
          hasJacobian = false;
        }
        return true;
      }
      if (!(size < Double.POSITIVE_INFINITY) || shrinking >= 2) {
        return false;
      }
      before = size;
    }
    return false;
  }

  private double sum(double[] weights, int place) {
    var sum = 0.0;
    for (var stage = 0; stage < weights.length; stage++) {
      sum += weights[stage] * slopes[stage][place];
    }
    return sum;
  }
}
