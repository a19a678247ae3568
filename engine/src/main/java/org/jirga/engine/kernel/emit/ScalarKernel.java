package org.jirga.engine.kernel.emit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.FrameBlock;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.kernel.Pipelines;
import org.jirga.engine.kernel.arrange.Arrangement;
import org.jirga.engine.program.Program;

/// Computes one run at a time by compiled equations.
final class ScalarKernel implements Kernel {

  private final Arrangement arrangement;
  private final Program program;
  private final Routine[] initials;
  private final Routine[] dynamics;
  private final Routine[] supplementary;
  private final Routine[] netFlows;
  private final int time;
  private final int stepTime;
  private final int[] stocks;
  private final int[] nets;

  ScalarKernel(
      Arrangement arrangement,
      List<Routine> initials,
      List<Routine> dynamics,
      List<Routine> supplementary,
      List<Routine> netFlows) {
    this.arrangement = arrangement;
    this.program = arrangement.program();
    this.initials = initials.toArray(Routine[]::new);
    this.dynamics = dynamics.toArray(Routine[]::new);
    this.supplementary = supplementary.toArray(Routine[]::new);
    this.netFlows = netFlows.toArray(Routine[]::new);
    this.time = arrangement.places()[Program.TIME];
    this.stepTime = arrangement.places()[Program.STEP_TIME];
    this.stocks =
        program.stocks().stream().mapToInt(stock -> arrangement.place(stock.stock())).toArray();
    this.nets =
        program.stocks().stream().mapToInt(stock -> arrangement.place(stock.net())).toArray();
  }

  /// All compiled equations.
  List<Routine> routines() {
    return Stream.of(initials, dynamics, supplementary, netFlows).flatMap(Arrays::stream).toList();
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public int workingRows() {
    return arrangement.frame();
  }

  @Override
  public int mostLanes() {
    return 1;
  }

  @Override
  public Block block(int capacity) {
    if (capacity != 1) {
      throw new IllegalArgumentException(
          "A block of %d runs is not for one run at a time.".formatted(capacity));
    }
    return new FrameBlock(arrangement, 1, 1, 0);
  }

  @Override
  public void start(Block block, int lanes) {
    block.setLanes(lanes);
    var frame = frame(block);
    frame[time] = program.time().start();
    frame[stepTime] = program.time().start();
    block.pipelines().begin(block);
    run(initials, frame, block.pipelines());
    block.pipelines().start(block);
  }

  private static double[] frame(Block block) {
    return ((FrameBlock) block).frame();
  }

  private static void run(Routine[] routines, double[] frame, Pipelines pipelines) {
    for (var routine : routines) {
      routine.run(frame, pipelines);
    }
  }

  @Override
  public void evaluate(Block block, int step) {
    evaluateForStocks(block, step);
    run(supplementary, frame(block), block.pipelines());
  }

  @Override
  public void evaluateForStocks(Block block, int step) {
    var frame = frame(block);
    frame[time] = program.time().time(step);
    frame[stepTime] = frame[time];
    block.pipelines().release(block, step);
    run(dynamics, frame, block.pipelines());
  }

  @Override
  public void netFlows(Block block) {
    run(netFlows, frame(block), block.pipelines());
  }

  @Override
  public void derive(Block block, double at) {
    var frame = frame(block);
    frame[time] = at;
    run(dynamics, frame, block.pipelines());
    run(netFlows, frame, block.pipelines());
  }

  @Override
  public void advance(Block block, int step) {
    var frame = frame(block);
    run(netFlows, frame, block.pipelines());
    block.pipelines().take(block, step);
    switch (program.method()) {
      case EULER -> moveBy(program.time().dt(), frame);
      case RK4 -> rungeKutta(frame, step, block.pipelines());
      case RK2, RK45, STIFF ->
          throw new IllegalStateException("%s is not built in.".formatted(program.method()));
    }
    block.pipelines().settle(block);
  }

  private void moveBy(double dt, double[] frame) {
    for (var i = 0; i < stocks.length; i++) {
      frame[stocks[i]] = frame[stocks[i]] + dt * frame[nets[i]];
    }
  }

  /// As [org.jirga.engine.kernel.Interpreter] does it, operation by operation.
  private void rungeKutta(double[] frame, int step, Pipelines pipelines) {
    var dt = program.time().dt();
    var half = program.time().start() + (step + 0.5) * dt;
    var before = read(stocks, frame);
    var sum = read(nets, frame);
    moveFrom(before, dt / 2, frame);
    stage(half, 2, sum, frame, pipelines);
    moveFrom(before, dt / 2, frame);
    stage(half, 2, sum, frame, pipelines);
    moveFrom(before, dt, frame);
    stage(program.time().time(step + 1), 1, sum, frame, pipelines);
    for (var i = 0; i < stocks.length; i++) {
      frame[stocks[i]] = before[i] + dt / 6 * sum[i];
    }
  }

  private static double[] read(int[] places, double[] frame) {
    var values = new double[places.length];
    for (var i = 0; i < places.length; i++) {
      values[i] = frame[places[i]];
    }
    return values;
  }

  private void moveFrom(double[] before, double dt, double[] frame) {
    for (var i = 0; i < stocks.length; i++) {
      frame[stocks[i]] = before[i] + dt * frame[nets[i]];
    }
  }

  private void stage(double at, double weight, double[] sum, double[] frame, Pipelines pipelines) {
    frame[time] = at;
    run(dynamics, frame, pipelines);
    run(netFlows, frame, pipelines);
    for (var i = 0; i < stocks.length; i++) {
      sum[i] = sum[i] + weight * frame[nets[i]];
    }
  }
}
