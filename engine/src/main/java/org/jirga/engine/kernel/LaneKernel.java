package org.jirga.engine.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.Specialisation;

/// Many runs with each instruction, by the vector instructions of the processor.
final class LaneKernel implements Kernel {

  private final Program program;
  private final LaneFunctions functions;
  private final boolean[] uniform;
  private final List<Double> literals;
  private final int rows;
  private final LaneTape initials;
  private final LaneTape dynamics;
  private final LaneTape netFlows;
  private final int working;

  LaneKernel(Program original, Set<Slot> varying, Set<Slot> observed, LaneFunctions functions) {
    this.program = Specialisation.fix(original, varying);
    this.functions = functions;
    var live = Liveness.of(program, observed);
    this.uniform = Uniformity.of(program, live, varying);
    var builder = new TapeBuilder(uniform, live);
    var initial = builder.instructions(live.initials());
    var dynamic = builder.instructions(live.dynamics());
    var net = builder.instructions(live.netFlows());
    this.initials = new LaneTape(functions, initial);
    this.dynamics = new LaneTape(functions, dynamic);
    this.netFlows = new LaneTape(functions, net);
    this.literals = builder.literals();
    this.rows = builder.rows();
    var touched = new HashSet<Integer>();
    dynamic.forEach(instruction -> instruction.addRows(touched));
    net.forEach(instruction -> instruction.addRows(touched));
    this.working = touched.size() + program.stocks().size();
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public int workingRows() {
    return working;
  }

  @Override
  public Block block(int capacity) {
    var extra =
        switch (program.method()) {
          case EULER, RK2, RK45, STIFF -> 0;
          case RK4 -> 2 * program.stocks().size();
        };
    var block = new LaneBlock(program, rows + extra, uniform, capacity, functions);
    for (var literal = 0; literal < literals.size(); literal++) {
      block.fill(program.layout().size() + literal, literals.get(literal));
    }
    for (var constant : program.constants()) {
      block.fill(constant.slot().index(), constant.value());
    }
    return block;
  }

  @Override
  public void start(Block block, int lanes) {
    var numbers = (LaneBlock) block;
    numbers.setLanes(lanes);
    numbers.fill(Program.TIME, program.time().start());
    numbers.fill(Program.STEP_TIME, program.time().start());
    numbers.pipelines().begin(numbers);
    initials.execute(numbers);
    numbers.pipelines().start(numbers);
  }

  @Override
  public void evaluate(Block block, int step) {
    var numbers = (LaneBlock) block;
    var time = program.time().time(step);
    numbers.fill(Program.TIME, time);
    numbers.fill(Program.STEP_TIME, time);
    numbers.pipelines().release(numbers, step);
    dynamics.execute(numbers);
  }

  @Override
  public void netFlows(Block block) {
    netFlows.execute((LaneBlock) block);
  }

  @Override
  public void derive(Block block, double time) {
    var numbers = (LaneBlock) block;
    numbers.fill(Program.TIME, time);
    dynamics.execute(numbers);
    netFlows.execute(numbers);
  }

  @Override
  public void advance(Block block, int step) {
    var numbers = (LaneBlock) block;
    netFlows.execute(numbers);
    numbers.pipelines().take(numbers, step);
    switch (program.method()) {
      case EULER -> {
        for (var stock : program.stocks()) {
          move(numbers, stock.stock(), stock.stock().index(), program.time().dt(), stock.net());
        }
      }
      case RK4 -> rungeKutta(numbers, step);
      case RK2, RK45, STIFF ->
          throw new IllegalStateException("%s is not built in.".formatted(program.method()));
    }
  }

  private void move(LaneBlock block, Slot stock, int from, double dt, Slot net) {
    functions.step(
        block.numbers,
        block.at(stock.index()),
        block.at(from),
        dt,
        block.at(net.index()),
        block.padded());
  }

  /// As [Interpreter] does it.
  private void rungeKutta(LaneBlock block, int step) {
    var dt = program.time().dt();
    var half = program.time().start() + (step + 0.5) * dt;
    var stocks = program.stocks();
    for (var i = 0; i < stocks.size(); i++) {
      block.copy(before(i), stocks.get(i).stock().index());
      block.copy(sum(i), stocks.get(i).net().index());
    }
    moveFrom(block, dt / 2);
    stage(block, half, 2);
    moveFrom(block, dt / 2);
    stage(block, half, 2);
    moveFrom(block, dt);
    stage(block, program.time().time(step + 1), 1);
    for (var i = 0; i < stocks.size(); i++) {
      functions.step(
          block.numbers,
          block.at(stocks.get(i).stock().index()),
          block.at(before(i)),
          dt / 6,
          block.at(sum(i)),
          block.padded());
    }
  }

  private void moveFrom(LaneBlock block, double dt) {
    for (var i = 0; i < program.stocks().size(); i++) {
      var stock = program.stocks().get(i);
      move(block, stock.stock(), before(i), dt, stock.net());
    }
  }

  private void stage(LaneBlock block, double time, double weight) {
    derive(block, time);
    for (var i = 0; i < program.stocks().size(); i++) {
      functions.step(
          block.numbers,
          block.at(sum(i)),
          block.at(sum(i)),
          weight,
          block.at(program.stocks().get(i).net().index()),
          block.padded());
    }
  }

  private int before(int stock) {
    return rows + 2 * stock;
  }

  private int sum(int stock) {
    return rows + 2 * stock + 1;
  }
}
