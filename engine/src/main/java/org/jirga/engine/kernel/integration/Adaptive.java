package org.jirga.engine.kernel.integration;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Interruption;
import org.jirga.engine.kernel.Kernel;

/// Moves one run from step to step of the time axis, in as many steps of its own as the tolerance
/// asks for.
///
/// How long a step of its own is goes over from one step of the axis to the next, so a run's
/// numbers depend on nothing but the run.
final class Adaptive implements Integrator {

  /// More steps within one step of the axis are a sign of a method that does not fit the model.
  private static final int MOST_STEPS = 100_000;

  /// As a share of a step of the axis.
  private static final double SHORTEST = 1e-10;

  /// The next step is a little shorter than the error suggests.
  private static final double CAUTION = 0.9;

  private static final double LEAST_CHANGE = 0.2;
  private static final double MOST_CHANGE = 5;

  private final IntFunction<Scheme> schemes;
  private final double tolerance;

  /// What is kept for the run in a block.
  private static final class Memory {
    private final StockSystem system;
    private final double[] slopes;
    private final double[] nextSlopes;
    private Scheme scheme;
    private ErrorScale scale;
    private double[] stocks;
    private double[] next;
    private double length;

    Memory(StockSystem system, Scheme scheme, ErrorScale scale) {
      this.system = system;
      this.scheme = scheme;
      this.scale = scale;
      this.stocks = new double[system.size()];
      this.slopes = new double[system.size()];
      this.next = new double[system.size()];
      this.nextSlopes = new double[system.size()];
    }
  }

  /// @param schemes makes the method for a number of stocks
  Adaptive(IntFunction<Scheme> schemes, double tolerance) {
    this.schemes = schemes;
    this.tolerance = tolerance;
  }

  @Override
  public int mostLanes() {
    return 1;
  }

  @Override
  public void start(Kernel equations, Block block) {
    var memory = memory(equations, block);
    memory.scheme = schemes.apply(memory.system.size());
    memory.scale = new ErrorScale(tolerance, memory.system.size());
    memory.length = equations.program().time().dt();
  }

  private Memory memory(Kernel equations, Block block) {
    return block.memory(
        Memory.class,
        () -> {
          var system = new StockSystem(equations, block);
          return new Memory(
              system, schemes.apply(system.size()), new ErrorScale(tolerance, system.size()));
        });
  }

  @Override
  public void advance(Kernel equations, Block block, int step) {
    if (block.interruption().isPresent()) {
      return;
    }
    var memory = memory(equations, block);
    memory.system.read(memory.stocks);
    memory.system.readSlopes(memory.slopes);
    memory.scale.include(memory.stocks);
    var axis = equations.program().time();
    if (areFinite(memory.slopes)) {
      advance(memory, block, axis.time(step), axis.time(step + 1));
    } else {
      // No shorter step can help: the stocks become what Euler makes of them.
      for (var i = 0; i < memory.stocks.length; i++) {
        memory.stocks[i] += axis.dt(step) * memory.slopes[i];
      }
    }
    memory.system.write(memory.stocks);
  }

  private static boolean areFinite(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += 0 * value;
    }
    return sum == 0;
  }

  private static void advance(Memory memory, Block block, double from, double to) {
    var shortest = SHORTEST * (to - from);
    var time = from;
    for (var steps = 0; steps < MOST_STEPS; steps++) {
      var left = to - time;
      // a remainder that is almost nothing goes with the step before it
      var isLast = memory.length >= left * (1 - 1e-6);
      var length = isLast ? left : memory.length;
      var error =
          memory.scheme.attempt(
              memory.system,
              memory.scale,
              time,
              length,
              memory.stocks,
              memory.slopes,
              memory.next,
              memory.nextSlopes);
      // what jumps errs however short a step is; over the shortest, no jump counts for much
      var isShortest = length <= shortest;
      var suggested = Math.max(shortest, length * change(error, memory.scheme.errorOrder()));
      if (error <= 1 || isShortest && error < Double.POSITIVE_INFINITY) {
        accept(memory);
        // cut at the end of the axis' step, a step says little about how long it might have been
        memory.length = isLast ? Math.max(suggested, memory.length) : suggested;
        if (isLast) {
          return;
        }
        time += length;
      } else if (isShortest) {
        interrupt(memory, block, time, Interruption.Cause.STEP_TOO_SHORT);
        return;
      } else {
        memory.length = suggested;
      }
    }
    interrupt(memory, block, time, Interruption.Cause.TOO_MANY_STEPS);
  }

  private static double change(double error, int order) {
    if (Double.isNaN(error)) {
      return LEAST_CHANGE;
    }
    return error == 0
        ? MOST_CHANGE
        : Math.clamp(CAUTION * Elementary.pow(error, -1.0 / order), LEAST_CHANGE, MOST_CHANGE);
  }

  private static void accept(Memory memory) {
    var stocks = memory.stocks;
    memory.stocks = memory.next;
    memory.next = stocks;
    System.arraycopy(memory.nextSlopes, 0, memory.slopes, 0, memory.slopes.length);
    memory.scale.include(memory.stocks);
  }

  /// Nothing that follows means anything: the stocks are not numbers from here on.
  private static void interrupt(Memory memory, Block block, double time, Interruption.Cause cause) {
    var worst = memory.scale.worst();
    block.interrupt(
        new Interruption(cause, memory.system.stock(worst), time, memory.stocks[worst]));
    Arrays.fill(memory.stocks, Double.NaN);
  }
}
