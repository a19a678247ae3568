package org.jirga.engine.kernel;

import org.jirga.engine.program.Oven;
import org.jirga.engine.program.TimeAxis;

/// What the ovens of the lanes hold, and for how long still.
final class OvenLine implements Pipelines.Line {

  /// So little below its capacity an oven is full: the room left is divided by the step, and
  /// multiplied by it again.
  private static final double NEARLY = 1e-12;

  /// Longer than any run.
  private static final int FOR_EVER = 1_000_000_000;

  private final Oven oven;
  private final double dt;
  private final Baking[] lanes;

  private enum Door {
    OPEN,
    SHUT,
    CLEANED
  }

  private static final class Baking {
    private Door door = Door.OPEN;
    private double content;

    /// Steps until the door changes; of an open one that is empty, none are counted.
    private int left;

    private boolean isBroken;

    private boolean isEmptied() {
      return door == Door.SHUT && left == 0;
    }
  }

  OvenLine(Oven oven, TimeAxis time, int capacity) {
    this.oven = oven;
    this.dt = time.dt();
    this.lanes = new Baking[capacity];
    for (var lane = 0; lane < capacity; lane++) {
      lanes[lane] = new Baking();
    }
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var baking = new Baking();
      lanes[lane] = baking;
      baking.content = block.value(oven.content(), lane);
      baking.isBroken = Double.isNaN(baking.content);
      if (baking.content > 0) {
        baking.left = steps(block.value(oven.startingFillTime(), lane));
        if (isFull(baking, block.value(oven.startingCapacity(), lane))) {
          shut(baking, block.value(oven.startingCookTime(), lane));
        }
      }
    }
  }

  private int steps(double duration) {
    return (int) Math.max(0, Math.min(Math.rint(duration / dt), FOR_EVER));
  }

  private static boolean isFull(Baking baking, double capacity) {
    return baking.content >= capacity * (1 - NEARLY);
  }

  private void shut(Baking baking, double cookTime) {
    baking.door = Door.SHUT;
    baking.left = steps(cookTime);
    baking.isBroken |= Double.isNaN(cookTime);
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var baking = lanes[lane];
      if (baking.isBroken) {
        block.set(oven.leaving(), lane, Double.NaN);
        block.set(oven.held(), lane, Double.NaN);
        block.set(oven.state(), lane, Double.NaN);
      } else {
        block.set(oven.leaving(), lane, baking.isEmptied() ? baking.content / dt : 0);
        block.set(oven.held(), lane, baking.door == Door.OPEN ? baking.content : 0);
        block.set(oven.state(), lane, baking.isEmptied() ? 2 : baking.door == Door.OPEN ? 1 : 0);
      }
    }
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var baking = lanes[lane];
      var arrested = block.value(oven.arrested(), lane);
      baking.isBroken |=
          Double.isNaN(arrested)
              || Double.isNaN(block.value(oven.input(), lane))
              || Double.isNaN(block.value(oven.capacity(), lane));
      if (!baking.isBroken && arrested == 0) {
        advance(baking, block, lane);
      }
    }
  }

  private void advance(Baking baking, Block block, int lane) {
    if (baking.isEmptied()) {
      baking.content = 0;
      baking.left = steps(block.value(oven.cleanTime(), lane));
      baking.door = baking.left == 0 ? Door.OPEN : Door.CLEANED;
    }
    switch (baking.door) {
      case OPEN -> fill(baking, block, lane);
      case SHUT -> baking.left--;
      case CLEANED -> {
        baking.left--;
        if (baking.left == 0) {
          baking.door = Door.OPEN;
        }
      }
    }
  }

  private void fill(Baking baking, Block block, int lane) {
    var input = block.value(oven.input(), lane) * dt;
    if (input > 0) {
      if (baking.content == 0) {
        baking.left = Math.max(1, steps(block.value(oven.fillTime(), lane)));
      }
      baking.content += input;
    }
    if (baking.content > 0) {
      baking.left--;
      if (baking.left <= 0 || isFull(baking, block.value(oven.capacity(), lane))) {
        shut(baking, block.value(oven.cookTime(), lane));
      }
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      if (kept[lane] != lane) {
        lanes[lane] = lanes[kept[lane]];
        lanes[kept[lane]] = new Baking();
      }
    }
  }
}
