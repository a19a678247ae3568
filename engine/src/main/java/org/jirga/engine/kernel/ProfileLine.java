package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.ProfileDelay;
import org.jirga.engine.program.TimeAxis;

/// What will come out in the steps ahead, for each lane.
final class ProfileLine implements Pipelines.Line {

  private final ProfileDelay delay;
  private final double dt;
  private final Ahead[] lanes;

  private static final class Ahead {
    /// By step, the present one at [#now]; as long as a power of two.
    private double[] due = new double[64];

    private int now;

    /// How the latest input is spread, and for which delay.
    private double[] shares = new double[0];

    private double duration;
    private boolean broken;

    void add(int step, double amount) {
      if (step >= due.length) {
        var longer = new double[Integer.highestOneBit(step) << 1];
        for (var i = 0; i < due.length; i++) {
          longer[i] = due[now + i & due.length - 1];
        }
        due = longer;
        now = 0;
      }
      due[now + step & due.length - 1] += amount;
    }

    void pass() {
      due[now] = 0;
      now = now + 1 & due.length - 1;
    }
  }

  ProfileLine(ProfileDelay delay, TimeAxis time, int capacity) {
    this.delay = delay;
    this.dt = time.dt();
    this.lanes = new Ahead[capacity];
    for (var lane = 0; lane < capacity; lane++) {
      lanes[lane] = new Ahead();
    }
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var ahead = lanes[lane];
      Arrays.fill(ahead.due, 0);
      ahead.broken = false;
      spread(ahead, block.value(delay.initialDuration(), lane));
      if (!ahead.broken) {
        fill(ahead, block.value(delay.initial(), lane), 1 + block.value(delay.growth(), lane) * dt);
      }
    }
  }

  /// What comes out of inputs that have grown by a factor each step.
  private static void fill(Ahead ahead, double initial, double factor) {
    var left = new double[ahead.shares.length + 1];
    for (var step = ahead.shares.length - 1; step >= 0; step--) {
      left[step] = (ahead.shares[step] + left[step + 1]) / factor;
    }
    for (var step = 0; step < ahead.shares.length; step++) {
      ahead.add(step, initial * (left[step] / left[0]));
    }
  }

  private void spread(Ahead ahead, double duration) {
    if (duration != ahead.duration || ahead.shares.length == 0) {
      ahead.duration = duration;
      ahead.shares = delay.shares(duration / dt);
    }
    ahead.broken |= ahead.shares.length == 0;
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var ahead = lanes[lane];
      block.set(delay.output(), lane, ahead.broken ? Double.NaN : ahead.due[ahead.now]);
    }
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var ahead = lanes[lane];
      spread(ahead, block.value(delay.duration(), lane));
      if (ahead.broken) {
        continue;
      }
      ahead.pass();
      var input = block.value(delay.input(), lane);
      for (var later = 0; later < ahead.shares.length; later++) {
        ahead.add(later, input * ahead.shares[later]);
      }
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      // kept lanes rise, so that none is read after it was replaced
      var own = lanes[lane];
      lanes[lane] = lanes[kept[lane]];
      lanes[kept[lane]] = own;
    }
  }
}
