package org.jirga.engine.arithmetic;

/// Where a vector that follows from another is 0, by Newton's method with differences for
/// derivatives, and steps halved until they lead nearer (Dennis and Schnabel, Numerical Methods for
/// Unconstrained Optimization and Nonlinear Equations, 1983, sections 5.4 and 6.3).
public final class RootSearch {

  /// How far a difference reaches, as a share of a number: the root of what doubles tell apart.
  private static final double REACH = 0x1p-26;

  /// Halving a step more often leads nowhere else.
  private static final int MOST_HALVINGS = 40;

  /// Nearer to 0 than this, scaled, rounding may keep any step from leading nearer.
  private static final double ROUNDING = 1e-10;

  private final Residuals residuals;
  private final double[] scales;
  private final double[] residualScales;
  private final int[] free;
  private final double[] x;
  private final double[] at;
  private final double[] moved;

  /// What is to be 0.
  @FunctionalInterface
  public interface Residuals {
    /// @param x not to be changed
    /// @param residuals takes as many values
    void at(double[] x, double[] residuals);
  }

  /// @param guess where the search begins
  /// @param scales by which x comes to some 1
  /// @param residualScales by which the residuals do
  /// @param free the places that are sought, and whose residuals are to be 0; the others stay as
  /// they are guessed
  private RootSearch(
      Residuals residuals, double[] guess, double[] scales, double[] residualScales, int[] free) {
    this.residuals = residuals;
    this.scales = scales;
    this.residualScales = residualScales;
    this.free = free;
    this.x = guess.clone();
    this.at = new double[guess.length];
    this.moved = new double[guess.length];
  }

  /// The root that is come to from a guess; all NaN where none is.
  ///
  /// @param tolerance how far a scaled residual may be from 0
  /// @param most how many steps of Newton's are taken
  public static double[] find(
      Residuals residuals,
      double[] guess,
      double[] scales,
      double[] residualScales,
      int[] free,
      double tolerance,
      double most) {
    return new RootSearch(residuals, guess, scales, residualScales, free).find(tolerance, most);
  }

  private double[] find(double tolerance, double most) {
    residuals.at(x, at);
    var distance = distance(at);
    for (var step = 0; !(distance <= tolerance); step++) {
      var direction = direction();
      var nearer = step < most ? step(direction, distance) : distance;
      if (!(nearer < distance)) {
        return distance <= ROUNDING ? x : FixedPoint.none(x.length);
      }
      distance = nearer;
    }
    return x;
  }

  /// The largest scaled residual; NaN if one is.
  private double distance(double[] values) {
    var largest = 0.0;
    for (var place : free) {
      largest = Math.max(largest, Math.abs(residualScales[place] * values[place]));
    }
    return largest;
  }

  private double[] direction() {
    var size = free.length;
    var slopes = new double[size * size];
    var right = new double[size];
    for (var column = 0; column < size; column++) {
      var place = free[column];
      var kept = x[place];
      x[place] = kept + REACH * Math.max(Math.abs(kept), Math.abs(1 / scales[place]));
      var reach = x[place] - kept;
      residuals.at(x, moved);
      x[place] = kept;
      for (var row = 0; row < size; row++) {
        var scale = residualScales[free[row]];
        slopes[row * size + column] = scale * ((moved[free[row]] - at[free[row]]) / reach);
      }
    }
    for (var row = 0; row < size; row++) {
      right[row] = -(residualScales[free[row]] * at[free[row]]);
    }
    Matrix.solve(slopes, right);
    return right;
  }

  /// Goes in a direction as far as leads nearer.
  ///
  /// @return how far it is from there; not less than before where nothing leads nearer
  private double step(double[] direction, double before) {
    var from = x.clone();
    var share = 1.0;
    for (var halving = 0; halving < MOST_HALVINGS; halving++) {
      for (var i = 0; i < free.length; i++) {
        x[free[i]] = from[free[i]] + share * direction[i];
      }
      residuals.at(x, moved);
      var distance = distance(moved);
      if (distance < before) {
        System.arraycopy(moved, 0, at, 0, at.length);
        return distance;
      }
      share /= 2;
    }
    System.arraycopy(from, 0, x, 0, x.length);
    return before;
  }
}
