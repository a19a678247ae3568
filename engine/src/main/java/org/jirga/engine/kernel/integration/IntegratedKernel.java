package org.jirga.engine.kernel.integration;

import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.program.Program;

/// A kernel with another method of integration than it has built in.
public final class IntegratedKernel implements Kernel {

  private final Kernel equations;
  private final Program program;
  private final Integrator integrator;

  private IntegratedKernel(Kernel equations, Program program, Integrator integrator) {
    this.equations = equations;
    this.program = program;
    this.integrator = integrator;
  }

  /// The second-order Runge-Kutta method of Heun.
  public static Kernel heun(Kernel equations, Program program) {
    return new IntegratedKernel(equations, program, new Heun());
  }

  /// The explicit method of Dormand and Prince, which chooses its steps.
  ///
  /// @param tolerance how large the error of a step may be, as a share of a stock's largest value
  public static Kernel dormandPrince(Kernel equations, Program program, double tolerance) {
    return new IntegratedKernel(equations, program, new Adaptive(DormandPrince::new, tolerance));
  }

  /// A diagonally implicit method for stiff models, which chooses its steps.
  ///
  /// @param tolerance how large the error of a step may be, as a share of a stock's largest value
  public static Kernel implicit(Kernel equations, Program program, double tolerance) {
    return new IntegratedKernel(equations, program, new Adaptive(Sdirk::new, tolerance));
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public int workingRows() {
    return equations.workingRows();
  }

  @Override
  public int mostLanes() {
    return Math.min(equations.mostLanes(), integrator.mostLanes());
  }

  @Override
  public Block block(int capacity) {
    return equations.block(capacity);
  }

  @Override
  public void start(Block block, int lanes) {
    block.resume();
    equations.start(block, lanes);
    integrator.start(equations, block);
  }

  @Override
  public void evaluate(Block block, int step) {
    equations.evaluate(block, step);
  }

  @Override
  public void evaluateForStocks(Block block, int step) {
    equations.evaluateForStocks(block, step);
  }

  @Override
  public void netFlows(Block block) {
    equations.netFlows(block);
  }

  @Override
  public void derive(Block block, double time) {
    equations.derive(block, time);
  }

  @Override
  public void advance(Block block, int step) {
    equations.netFlows(block);
    block.pipelines().take(block, step);
    integrator.advance(equations, block, step);
    block.pipelines().settle(block);
  }
}
