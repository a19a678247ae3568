package org.jirga.engine.kernel;

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
  private final int[] checks;
  private final int[] places;

  /// @param checks rows that are not finite at the end if something else was not before
  LaneStretch(Program program, LaneBlock block, LaneSteps steps, int[] checks) {
    this.block = block;
    this.steps = steps;
    this.stocks = program.stocks().stream().map(Integration::stock).toArray(Slot[]::new);
    this.checks = checks;
    this.places = new int[checks.length];
    for (var check = 0; check < checks.length; check++) {
      places[check] = block.at(checks[check]);
    }
  }

  @Override
  public boolean run(int from, int to, double[][] out, int at, int side) {
    for (var check : checks) {
      block.fill(check, 0);
    }
    steps.run(block.numbers, block.padded(), from, to, out, at, side);
    return block.areFinite(stocks) && block.areFinite(places);
  }
}
