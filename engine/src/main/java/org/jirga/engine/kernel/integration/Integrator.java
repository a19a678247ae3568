package org.jirga.engine.kernel.integration;

import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Kernel;

/// A method of integration. Immutable; what it keeps for a run is in the block's memory.
interface Integrator {

  /// How many runs it can move at once.
  int mostLanes();

  /// Forgets the run before; the initial values are in the block.
  void start(Kernel equations, Block block);

  /// Moves the stocks from a step to the next; the net flows at the step are in the block.
  void advance(Kernel equations, Block block, int step);
}
