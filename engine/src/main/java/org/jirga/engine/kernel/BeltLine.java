package org.jirga.engine.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jirga.engine.program.BeltDelay;
import org.jirga.engine.program.TimeAxis;

/// What is on the belts of the lanes, by place: so far has the belt moved since the start when it
/// comes off, in lengths of the belt.
final class BeltLine implements Pipelines.Line {

  private final BeltDelay delay;
  private final double dt;
  private final List<Belt> belts = new ArrayList<>();

  /// What went on in one step and is still there, evenly between two places.
  private static final class Load {
    private double from;
    private final double to;
    private double amount;

    private Load(double from, double to, double amount) {
      this.from = from;
      this.to = to;
      this.amount = amount;
    }
  }

  private static final class Belt {
    private final Deque<Load> loads = new ArrayDeque<>();
    private double moved;

    /// By so much it moves in the present step.
    private double share;

    /// What there would be of the content at the start if none had come off.
    private double content;

    private boolean broken;
  }

  BeltLine(BeltDelay delay, TimeAxis time, int capacity) {
    this.delay = delay;
    this.dt = time.dt();
    for (var lane = 0; lane < capacity; lane++) {
      belts.add(new Belt());
    }
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var belt = belts.get(lane);
      belt.loads.clear();
      belt.moved = 0;
      belt.content = block.value(delay.content(), lane);
      belt.broken = Double.isNaN(belt.content);
      setSpeed(belt, block.value(delay.initialDuration(), lane));
    }
  }

  private void setSpeed(Belt belt, double duration) {
    belt.broken |= !(duration >= 0);
    belt.share = Math.min(1, dt / duration);
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var belt = belts.get(lane);
      block.set(delay.output(), lane, belt.broken ? Double.NaN : leaving(belt) / dt);
    }
  }

  /// What comes off in the present step.
  private double leaving(Belt belt) {
    var end = belt.moved + belt.share;
    var sum = 0.0;
    if (belt.content != 0) {
      var profile = delay.profile();
      sum = belt.content * (profile.before(end(belt)) - profile.before(start(belt)));
    }
    for (var load : belt.loads) {
      if (load.from >= end - rounding(belt)) {
        break;
      }
      sum += load.amount * shareOff(load, end, rounding(belt));
    }
    return sum;
  }

  private static double rounding(Belt belt) {
    return BeltDelay.TOLERANCE * belt.share;
  }

  private static double start(Belt belt) {
    return belt.moved >= 1 - rounding(belt) ? 1 : belt.moved;
  }

  private static double end(Belt belt) {
    var end = belt.moved + belt.share;
    return end >= 1 - rounding(belt) ? 1 : end;
  }

  /// Which share of a load comes off where the belt has moved to a place.
  private static double shareOff(Load load, double end, double rounding) {
    return load.to <= end + rounding ? 1 : (end - load.from) / (load.to - load.from);
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var belt = belts.get(lane);
      var input = block.value(delay.input(), lane) * dt;
      var leak = block.value(delay.leak(), lane) * dt;
      belt.broken |= Double.isNaN(input) || Double.isNaN(leak);
      if (!belt.broken) {
        move(belt, input, leak);
        setSpeed(belt, block.value(delay.duration(), lane));
      }
    }
  }

  private static void move(Belt belt, double input, double leak) {
    var end = belt.moved + belt.share;
    while (!belt.loads.isEmpty() && belt.loads.getFirst().from < end - rounding(belt)) {
      var first = belt.loads.getFirst();
      var off = shareOff(first, end, rounding(belt));
      if (off < 1) {
        first.amount -= first.amount * off;
        first.from = end;
        break;
      }
      belt.loads.removeFirst();
    }
    if (input != 0) {
      belt.loads.addLast(new Load(belt.moved + 1, end + 1, input));
    }
    belt.moved = end;
    if (leak != 0) {
      belt.content -= belt.content * leak;
      belt.loads.forEach(load -> load.amount -= load.amount * leak);
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      if (kept[lane] != lane) {
        // The lanes that are kept come in rising order, so none is read after it was replaced.
        belts.set(lane, belts.set(kept[lane], new Belt()));
      }
    }
  }
}
