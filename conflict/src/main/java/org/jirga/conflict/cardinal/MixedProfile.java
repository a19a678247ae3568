package org.jirga.conflict.cardinal;

import java.util.Arrays;

/// With which probability each of two players makes each choice.
public record MixedProfile(double[] row, double[] column) {

  public MixedProfile {
    row = row.clone();
    column = column.clone();
  }

  /// What each can expect.
  public double[] payoffs(Bimatrix game) {
    var sums = new double[2];
    for (var i = 0; i < row.length; i++) {
      for (var j = 0; j < column.length; j++) {
        sums[0] += row[i] * column[j] * game.row()[i][j];
        sums[1] += row[i] * column[j] * game.column()[i][j];
      }
    }
    return sums;
  }

  public boolean isPure() {
    return Arrays.stream(row).anyMatch(p -> p == 1) && Arrays.stream(column).anyMatch(p -> p == 1);
  }

  boolean isNear(MixedProfile other, double tolerance) {
    return near(row, other.row, tolerance) && near(column, other.column, tolerance);
  }

  private static boolean near(double[] a, double[] b, double tolerance) {
    for (var i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
