package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.lanes.LaneSteps;
import org.jirga.engine.program.Integration;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Steps of Euler's method in one loop.
///
/// A stock that is not finite stays so, hence it is enough to look at the end.
final class LaneStretch implements Stretch {

  private final LaneBlock block;
  private final LaneSteps steps;
  private final Slot[] stocks;

  /// Where rows begin that are not finite at the end if something else was not before.
  private final int[] checks;

  /// Where rows begin in which values come together.
  private final int[] gatherings;

  /// @param first the first row of the checks, on which the gatherings follow
  LaneStretch(
      Program program, LaneBlock block, LaneSteps steps, int first, int checks, int gatherings) {
    this.block = block;
    this.steps = steps;
    this.stocks = program.stocks().stream().map(Integration::stock).toArray(Slot[]::new);
    this.checks = places(first, checks);
    this.gatherings = places(first + checks, gatherings);
  }

  private int[] places(int first, int count) {
    var places = new int[count];
    for (var place = 0; place < count; place++) {
      places[place] = block.at(first + place);
    }
    return places;
  }

  @Override
  public boolean run(int from, int to, double[][] gathered, double[][] out, int at, int side) {
    var numbers = block.numbers;
    var lanes = block.padded();
    for (var check : checks) {
      Arrays.fill(numbers, check, check + lanes, 0);
    }
    for (var row = 0; row < gatherings.length; row++) {
      System.arraycopy(gathered[row], 0, numbers, gatherings[row], lanes);
    }
    steps.run(numbers, lanes, from, to, out, at, side);
    for (var row = 0; row < gatherings.length; row++) {
      System.arraycopy(numbers, gatherings[row], gathered[row], 0, lanes);
    }
    return block.areFinite(stocks) && block.areFinite(checks);
  }
}
