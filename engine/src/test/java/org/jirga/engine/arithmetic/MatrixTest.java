package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixTest {

  private static double[] inverse(double... matrix) {
    var inverse = new double[matrix.length];
    for (var element = 0; element < inverse.length; element++) {
      inverse[element] = Matrix.inverse(matrix, element);
    }
    return inverse;
  }

  @Test
  void theInverseOfTwoByTwo() {
    assertThat(inverse(4, 2, 1, 1)).containsExactly(0.5, -1, -0.5, 2);
  }

  @Test
  void rowsThatFollowFromEachOtherHaveNoInverse() {
    assertThat(inverse(6, 12, 1, 2)).containsOnly(Double.NaN);
    assertThat(inverse(0, 0, 1, 2)).containsOnly(Double.NaN);
  }

  /// Elimination leaves a last pivot of 1e-16, not 0.
  @Test
  void roundingMakesNoInverse() {
    assertThat(inverse(1, 2, 3, 4, 5, 6, 7, 8, 9)).containsOnly(Double.NaN);
    assertThat(inverse(0.1, 0.3, 0.7, 2.1)).containsOnly(Double.NaN);
  }

  @Test
  void numbersOfVeryDifferentSizesHaveAnInverse() {
    assertThat(inverse(0x1p-70, 0, 0, 0x1p60)).containsExactly(0x1p70, 0, 0, 0x1p-60);
    assertThat(inverse(0x1p-70, 0x1p60, 0, 1)).containsExactly(0x1p70, -0x1p130, 0, 1);
  }
}
