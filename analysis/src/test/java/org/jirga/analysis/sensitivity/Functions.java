package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Functions whose indices are known in closed form.
final class Functions {

  /// Ishigami and Homma (1990), a = 7, b = 0.1.
  static final double[] ISHIGAMI_FIRST = {0.31390519114781146, 0.4424111447900409, 0};

  static final double[] ISHIGAMI_TOTAL = {
    0.5575888552099592, 0.4424111447900409, 0.24368366406214773
  };

  static final double[] G = {0, 1, 4.5, 9, 99, 99, 99, 99};
  static final double[] G_FIRST = {
    0.7161921689,
    0.1790480422,
    0.0236757742,
    0.0071619217,
    7.1619e-5,
    7.1619e-5,
    7.1619e-5,
    7.1619e-5
  };
  static final double[] G_TOTAL = {
    0.7871441267,
    0.2421981928,
    0.0343169102,
    0.0104603871,
    1.04949e-4,
    1.04949e-4,
    1.04949e-4,
    1.04949e-4
  };

  private Functions() {}

  /// @param point from 0 to 1
  static double ishigami(double[] point) {
    var x = Arrays.stream(point).map(u -> Math.PI * (2 * u - 1)).toArray();
    var sine = StrictMath.sin(x[1]);
    return (1 + 0.1 * x[2] * x[2] * x[2] * x[2]) * StrictMath.sin(x[0]) + 7 * sine * sine;
  }

  static double g(double[] point) {
    var product = 1.0;
    for (var index = 0; index < point.length; index++) {
      product *= (Math.abs(4 * point[index] - 2) + G[index]) / (1 + G[index]);
    }
    return product;
  }

  /// Ishigami's function over random points, and a fourth factor that it does not know.
  static Observed ishigamiSample(int rows, long seed) {
    var random = new SplittableRandom(seed);
    var columns = new double[4][];
    for (var factor = 0; factor < 4; factor++) {
      columns[factor] = random.doubles(rows).toArray();
    }
    var outcome = new double[rows];
    for (var row = 0; row < rows; row++) {
      outcome[row] = ishigami(new double[] {columns[0][row], columns[1][row], columns[2][row]});
    }
    return new Observed(List.of("x1", "x2", "x3", "idle"), columns, outcome);
  }
}
