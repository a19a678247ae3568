package org.jirga.conflict.cardinal;

import java.util.ArrayList;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/// The correlated equilibrium (Aumann 1974) with the greatest sum of payoffs: a mediator draws a
/// pair of choices and tells each player its own, and neither gains by doing something else.
public final class CorrelatedEquilibrium {

  private static final int MOST_STEPS = 100_000;

  private CorrelatedEquilibrium() {}

  /// With which probability the mediator draws each pair, by the first's choice and the second's.
  /// There always is one.
  public static double[][] of(Bimatrix game) {
    var m = game.rows();
    var n = game.columns();
    var welfare = new double[m * n];
    for (var i = 0; i < m; i++) {
      for (var j = 0; j < n; j++) {
        welfare[i * n + j] = game.row()[i][j] + game.column()[i][j];
      }
    }
    var constraints = new ArrayList<LinearConstraint>();
    for (var told = 0; told < m; told++) {
      for (var instead = 0; instead < m; instead++) {
        if (instead != told) {
          var gain = new double[m * n];
          for (var j = 0; j < n; j++) {
            gain[told * n + j] = game.row()[instead][j] - game.row()[told][j];
          }
          constraints.add(new LinearConstraint(gain, Relationship.LEQ, 0));
        }
      }
    }
    for (var told = 0; told < n; told++) {
      for (var instead = 0; instead < n; instead++) {
        if (instead != told) {
          var gain = new double[m * n];
          for (var i = 0; i < m; i++) {
            gain[i * n + told] = game.column()[i][instead] - game.column()[i][told];
          }
          constraints.add(new LinearConstraint(gain, Relationship.LEQ, 0));
        }
      }
    }
    var ones = new double[m * n];
    java.util.Arrays.fill(ones, 1);
    constraints.add(new LinearConstraint(ones, Relationship.EQ, 1));
    var solution =
        new SimplexSolver()
            .optimize(
                new MaxIter(MOST_STEPS),
                new LinearObjectiveFunction(welfare, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(true))
            .getPoint();
    var table = new double[m][n];
    for (var i = 0; i < m; i++) {
      System.arraycopy(solution, i * n, table[i], 0, n);
    }
    return table;
  }
}
