package org.jirga.engine.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jirga.engine.program.Integration;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.Specialisation;

/// The oracle: what other kernels compute must have the same bits.
///
/// A program becomes a flat tape of instructions, each a loop over the lanes of a block. Constants
/// that do not vary are folded in, and assignments that nobody needs are left out.
public final class Interpreter implements Kernel {

  private final Program program;
  private final boolean[] uniform;
  private final List<Double> literals;
  private final int rows;
  private final Tape initials;
  private final Tape dynamics;
  private final Tape netFlows;
  private final int working;

  private Interpreter(Program program, Set<Slot> varying, Set<Slot> observed) {
    this.program = Specialisation.fix(program, varying);
    var live = Liveness.of(this.program, observed);
    this.uniform = Uniformity.of(this.program, live, varying);
    var builder = new TapeBuilder(uniform, live, true);
    this.initials = builder.tape(live.initials());
    this.dynamics = builder.tape(live.dynamics());
    this.netFlows = builder.tape(live.netFlows());
    this.literals = builder.literals();
    this.rows = builder.rows();
    var touched = new HashSet<Integer>();
    dynamics.addRows(touched);
    netFlows.addRows(touched);
    this.working = touched.size() + this.program.stocks().size();
  }

  /// @param varying the constants that may be set in a block; the others keep the program's value
  /// @param observed what will be read from a block besides stocks
  public static Interpreter of(Program program, Set<Slot> varying, Set<Slot> observed) {
    return new Interpreter(program, Set.copyOf(varying), Set.copyOf(observed));
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
    var numbers = new double[rows + extra][capacity];
    for (var literal = 0; literal < literals.size(); literal++) {
      RowBlock.fill(numbers[program.layout().size() + literal], literals.get(literal));
    }
    for (var constant : program.constants()) {
      RowBlock.fill(numbers[constant.slot().index()], constant.value());
    }
    return new RowBlock(program, numbers, uniform, capacity);
  }

  @Override
  public void start(Block block, int lanes) {
    block.setLanes(lanes);
    var rows = rows(block);
    RowBlock.fill(rows[Program.TIME], program.time().start());
    RowBlock.fill(rows[Program.STEP_TIME], program.time().start());
    block.pipelines().begin(block);
    initials.execute(rows, lanes, block.pipelines());
    block.pipelines().start(block);
  }

  private static double[][] rows(Block block) {
    return ((RowBlock) block).rows;
  }

  @Override
  public void evaluate(Block block, int step) {
    var time = program.time().time(step);
    var rows = rows(block);
    RowBlock.fill(rows[Program.TIME], time);
    RowBlock.fill(rows[Program.STEP_TIME], time);
    block.pipelines().release(block, step);
    dynamics.execute(rows, block.lanes(), block.pipelines());
  }

  @Override
  public void netFlows(Block block) {
    netFlows.execute(rows(block), block.lanes(), block.pipelines());
  }

  @Override
  public void derive(Block block, double time) {
    RowBlock.fill(rows(block)[Program.TIME], time);
    dynamics.execute(rows(block), block.lanes(), block.pipelines());
    netFlows.execute(rows(block), block.lanes(), block.pipelines());
  }

  @Override
  public void advance(Block block, int step) {
    netFlows(block);
    block.pipelines().take(block, step);
    switch (program.method()) {
      case EULER -> {
        for (var stock : program.stocks()) {
          var row = rows(block)[stock.stock().index()];
          Lanes.step(row, row, program.time().dt(step), net(block, stock), block.lanes());
        }
      }
      case RK4 -> rungeKutta(block, step);
      case RK2, RK45, STIFF ->
          throw new IllegalStateException("%s is not built in.".formatted(program.method()));
    }
    block.pipelines().settle(block);
  }

  private static double[] net(Block block, Integration stock) {
    return rows(block)[stock.net().index()];
  }

  /// The classical tableau. The net flows at the start of the step are there already. Within the
  /// step the time moves, but what is given for a whole step does not: the time at its start, of
  /// which `STEP`, `PULSE` and `RAMP` are functions, and the outputs of fixed delays.
  private void rungeKutta(Block block, int step) {
    var dt = program.time().dt(step);
    var half =
        program.time().uneven().isPresent()
            ? program.time().time(step) + 0.5 * dt
            : program.time().start() + (step + 0.5) * dt;
    var lanes = block.lanes();
    var stocks = program.stocks();
    for (var i = 0; i < stocks.size(); i++) {
      Lanes.copy(before(block, i), rows(block)[stocks.get(i).stock().index()], lanes);
      Lanes.copy(sum(block, i), net(block, stocks.get(i)), lanes);
    }
    moveFrom(block, dt / 2);
    stage(block, half, 2);
    moveFrom(block, dt / 2);
    stage(block, half, 2);
    moveFrom(block, dt);
    stage(block, program.time().time(step + 1), 1);
    for (var i = 0; i < stocks.size(); i++) {
      var row = rows(block)[stocks.get(i).stock().index()];
      Lanes.step(row, before(block, i), dt / 6, sum(block, i), lanes);
    }
  }

  /// Moves all stocks from where they were before the step, by the latest net flows.
  private void moveFrom(Block block, double dt) {
    for (var i = 0; i < program.stocks().size(); i++) {
      var stock = program.stocks().get(i);
      var row = rows(block)[stock.stock().index()];
      Lanes.step(row, before(block, i), dt, net(block, stock), block.lanes());
    }
  }

  /// Computes the net flows at a time and the present stocks, and adds them to the sum.
  private void stage(Block block, double time, double weight) {
    derive(block, time);
    for (var i = 0; i < program.stocks().size(); i++) {
      Lanes.addWeighted(sum(block, i), weight, net(block, program.stocks().get(i)), block.lanes());
    }
  }

  private double[] before(Block block, int stock) {
    return rows(block)[rows + 2 * stock];
  }

  private double[] sum(Block block, int stock) {
    return rows(block)[rows + 2 * stock + 1];
  }
}
