package org.jirga.engine.program;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.engine.arithmetic.FixedPoint;
import org.jirga.engine.arithmetic.RootSearch;

/// Equations that need each other at one time, and how they are solved. It has a value for each of
/// its unknowns, NaN where no solution is found.
///
/// It has slots of its own: the unknowns, then what is given to it, then what its equations set.
/// Operands are for each unknown a guess, for [Search#ROOT] then for each its scale, for each the
/// scale of its result, for each whether it is sought, the tolerance and the most steps, and last
/// what is given.
///
/// @param body in the order of evaluation
/// @param results for each unknown what is made of it, or for [Search#ROOT] what is to be 0
/// @param slots how many slots it has
public record AlgebraicLoop(
    Search search, int unknowns, List<Assignment> body, List<Slot> results, int slots)
    implements Invocable {

  /// How a solution is found.
  public enum Search {
    /// Going through the equations until nothing changes.
    FIXED_POINT,
    /// Newton's method.
    ROOT
  }

  public AlgebraicLoop {
    body = List.copyOf(body);
    results = List.copyOf(results);
  }

  /// How many operands stand before those that are given to the equations.
  static int settings(Search search, int unknowns) {
    return switch (search) {
      case FIXED_POINT -> unknowns;
      case ROOT -> 4 * unknowns + 2;
    };
  }

  @Override
  public double apply(int element, double[] operands) {
    var numbers = new double[slots];
    var settings = settings(search, unknowns);
    System.arraycopy(operands, settings, numbers, unknowns, operands.length - settings);
    return switch (search) {
      case FIXED_POINT ->
          FixedPoint.find((x, next) -> evaluate(numbers, x, next), part(operands, 0))[element];
      case ROOT ->
          RootSearch.find(
              (x, residuals) -> evaluate(numbers, x, residuals),
              part(operands, 0),
              part(operands, 1),
              part(operands, 2),
              sought(part(operands, 3)),
              operands[settings - 2],
              operands[settings - 1])[element];
    };
  }

  private double[] part(double[] operands, int part) {
    return Arrays.copyOfRange(operands, part * unknowns, (part + 1) * unknowns);
  }

  private static int[] sought(double[] flags) {
    return IntStream.range(0, flags.length).filter(it -> flags[it] != 0).toArray();
  }

  private void evaluate(double[] numbers, double[] x, double[] found) {
    System.arraycopy(x, 0, numbers, 0, unknowns);
    for (var assignment : body) {
      numbers[assignment.target().index()] = assignment.code().value(slot -> numbers[slot.index()]);
    }
    for (var unknown = 0; unknown < unknowns; unknown++) {
      found[unknown] = numbers[results.get(unknown).index()];
    }
  }
}
