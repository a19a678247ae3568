package org.jirga.engine.lanes;

import org.jirga.engine.program.Op;

/// Lane by lane, by the definitions themselves.
final class PlainFunctions implements LaneFunctions {

  @Override
  public boolean isVectorised() {
    return false;
  }

  @Override
  public void apply(Op op, double[] numbers, int target, int a, int b, int c, int lanes) {
    var second = op.arity() > 1 ? b : a;
    var third = op.arity() > 2 ? c : a;
    for (var lane = 0; lane < lanes; lane++) {
      numbers[target + lane] =
          op.apply(numbers[a + lane], numbers[second + lane], numbers[third + lane]);
    }
  }

  @Override
  public void select(double[] numbers, int target, int test, int then, int otherwise, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      numbers[target + lane] =
          numbers[test + lane] != 0 ? numbers[then + lane] : numbers[otherwise + lane];
    }
  }

  @Override
  public void look(LaneTable table, double[] numbers, int target, int x, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      numbers[target + lane] = table.at(numbers[x + lane]);
    }
  }

  @Override
  public void step(double[] numbers, int target, int stock, double dt, int net, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      numbers[target + lane] = numbers[stock + lane] + dt * numbers[net + lane];
    }
  }

  @Override
  public boolean areFinite(double[] numbers, int[] rows, int count, int lanes) {
    for (var row = 0; row < count; row++) {
      for (var lane = 0; lane < lanes; lane++) {
        if (!Double.isFinite(numbers[rows[row] + lane])) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public boolean areWithin(double[] numbers, int row, double low, double high, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      if (!(numbers[row + lane] >= low && numbers[row + lane] <= high)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void raise(double[] target, double[] numbers, int row, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      target[lane] = Math.max(target[lane], numbers[row + lane]);
    }
  }

  @Override
  public void lower(double[] target, double[] numbers, int row, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      target[lane] = Math.min(target[lane], numbers[row + lane]);
    }
  }

  @Override
  public void addTo(double[] target, double[] numbers, int row, int lanes) {
    for (var lane = 0; lane < lanes; lane++) {
      target[lane] += numbers[row + lane];
    }
  }
}
