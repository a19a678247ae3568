package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jirga.engine.program.Conveyor;
import org.jirga.engine.program.TimeAxis;

/// What is on the belts of the lanes.
final class ConveyorLine implements Pipelines.Line {

  /// A longer belt is a slip of the hand.
  private static final int MOST_STEPS = 1_000_000;

  private final Conveyor conveyor;
  private final TimeAxis time;
  private final List<List<Load>> belts = new ArrayList<>();
  private final boolean[] broken;

  /// What went on in one step.
  ///
  /// @param steps for which it is on the belt
  private static final class Load {
    private final double loaded;
    private final int steps;
    private double left;
    private int passed;

    private Load(double loaded, int steps) {
      this.loaded = loaded;
      this.steps = steps;
      this.left = loaded;
    }

    private boolean isLeaving() {
      return passed == steps - 1;
    }
  }

  ConveyorLine(Conveyor conveyor, TimeAxis time, int capacity) {
    this.conveyor = conveyor;
    this.time = time;
    this.broken = new boolean[capacity];
    for (var lane = 0; lane < capacity; lane++) {
      belts.add(new ArrayList<>());
    }
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var belt = belts.get(lane);
      belt.clear();
      var content = block.value(conveyor.content(), lane);
      var length = block.value(conveyor.initialLength(), lane);
      broken[lane] = Double.isNaN(content) || Double.isNaN(length);
      if (!broken[lane] && content != 0) {
        fill(belt, content, steps(length), initialFractions(block, lane));
      }
    }
  }

  private double[] initialFractions(Block block, int lane) {
    var leaks = conveyor.leaks();
    var fractions = new double[leaks.size()];
    for (var i = 0; i < fractions.length; i++) {
      fractions[i] = block.value(leaks.get(i).initialFraction(), lane);
    }
    return fractions;
  }

  /// With what an even flow would have left there, or one of a step in each unit of time.
  private void fill(List<Load> belt, double content, int steps, double[] fractions) {
    var shape = new double[steps];
    var sum = 0.0;
    var one = new Load(1, steps);
    for (var passed = 0; passed < steps; passed++) {
      shape[passed] = one.left;
      sum += isFilled(passed, steps) ? one.left : 0;
      pass(one, fractions);
    }
    for (var passed = steps - 1; passed >= 0; passed--) {
      if (isFilled(passed, steps)) {
        var load = new Load(content / sum, steps);
        load.left = shape[passed] * (content / sum);
        load.passed = passed;
        belt.add(load);
      }
    }
  }

  /// "When discrete, the initial value is applied to the start of each unit time within the
  /// conveyor" (XMILE 1.0, section 3.7.2): it comes off at the starts of units of time.
  private boolean isFilled(int passed, int steps) {
    if (!conveyor.discrete()) {
      return true;
    }
    var ahead = (steps - 1 - passed) * time.dt();
    var before = ahead - time.dt();
    return before < 0
        || Math.floor(ahead + Duration.TOLERANCE) > Math.floor(before + Duration.TOLERANCE);
  }

  /// At least one step. The content at the start is spread over all of them, however few the run
  /// has.
  private int steps(double length) {
    var exact = Math.ceil(length / time.dt() - Duration.TOLERANCE);
    return Math.max(1, (int) Math.min(exact, MOST_STEPS));
  }

  private void pass(Load load, double[] fractions) {
    var lost = 0.0;
    for (var i = 0; i < fractions.length; i++) {
      lost += fractions[i] * share(load, conveyor.leaks().get(i)) * unit();
    }
    load.left -= lost;
    load.passed++;
  }

  /// A linear leak is divided among the steps, an exponential one is for a unit of time.
  private double unit() {
    return conveyor.exponential() ? time.dt() : 1;
  }

  /// What a leak with a fraction of 1 takes of a load in its present step.
  private double share(Load load, Conveyor.Leak leak) {
    var first = (int) Math.rint(leak.from() * load.steps);
    var end = Math.max(first + 1, (int) Math.rint(leak.to() * load.steps));
    if (load.passed < first || load.passed >= end) {
      return 0;
    }
    return conveyor.exponential() ? load.left : load.loaded / (end - first);
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      set(block, lane);
    }
  }

  private void set(Block block, int lane) {
    var perTime = conveyor.exponential() ? 1 : 1 / time.dt();
    var leaving = 0.0;
    for (var load : belts.get(lane)) {
      leaving += load.isLeaving() ? load.left : 0;
    }
    block.set(conveyor.leaving(), lane, broken[lane] ? Double.NaN : leaving / time.dt());
    for (var leak : conveyor.leaks()) {
      var all = 0.0;
      var last = 0.0;
      for (var load : belts.get(lane)) {
        var share = share(load, leak);
        all += share;
        last += load.isLeaving() ? share : 0;
      }
      block.set(leak.all(), lane, broken[lane] ? Double.NaN : all * perTime);
      block.set(leak.leaving(), lane, broken[lane] ? Double.NaN : last * perTime);
    }
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var input = block.value(conveyor.input(), lane);
      var length = block.value(conveyor.length(), lane);
      var arrested = block.value(conveyor.arrested(), lane);
      if (Double.isNaN(input) || Double.isNaN(length) || Double.isNaN(arrested)) {
        broken[lane] = true;
      }
      if (!broken[lane] && arrested == 0) {
        move(block, lane);
        if (input != 0) {
          belts.get(lane).add(new Load(input * time.dt(), steps(length)));
        }
      }
    }
  }

  private void move(Block block, int lane) {
    var leaks = conveyor.leaks();
    var fractions = new double[leaks.size()];
    for (var i = 0; i < fractions.length; i++) {
      fractions[i] = block.value(leaks.get(i).fraction(), lane);
      broken[lane] |= Double.isNaN(fractions[i]);
    }
    belts.get(lane).removeIf(Load::isLeaving);
    belts.get(lane).forEach(load -> pass(load, fractions));
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      if (kept[lane] != lane) {
        // The lanes that are kept come in rising order, so none is read after it was replaced.
        belts.set(lane, belts.set(kept[lane], new ArrayList<>()));
        broken[lane] = broken[kept[lane]];
      }
    }
  }
}
