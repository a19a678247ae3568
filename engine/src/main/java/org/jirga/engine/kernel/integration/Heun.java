package org.jirga.engine.kernel.integration;

import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Kernel;

/// The Runge-Kutta method of second order that takes the mean of the net flows at both ends of a
/// step: what Stella and Vensim call RK2.
final class Heun implements Integrator {

  /// The stocks and net flows at the start of a step: for each stock a row of lanes.
  private record Memory(double[][] before, double[][] nets) {}

  @Override
  public int mostLanes() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void start(Kernel equations, Block block) {}

  @Override
  public void advance(Kernel equations, Block block, int step) {
    var stocks = equations.program().stocks();
    var memory =
        block.memory(
            Memory.class,
            () ->
                new Memory(
                    new double[stocks.size()][block.capacity()],
                    new double[stocks.size()][block.capacity()]));
    var time = equations.program().time();
    for (var i = 0; i < stocks.size(); i++) {
      var stock = stocks.get(i).stock();
      var net = stocks.get(i).net();
      var values = block.numbers(stock);
      var at = block.offset(stock);
      var before = memory.before()[i];
      var nets = memory.nets()[i];
      System.arraycopy(values, at, before, 0, block.lanes());
      System.arraycopy(block.numbers(net), block.offset(net), nets, 0, block.lanes());
      for (var lane = 0; lane < block.lanes(); lane++) {
        values[at + lane] = before[lane] + time.dt(step) * nets[lane];
      }
    }
    equations.derive(block, time.time(step + 1));
    for (var i = 0; i < stocks.size(); i++) {
      var values = block.numbers(stocks.get(i).stock());
      var at = block.offset(stocks.get(i).stock());
      var nets = block.numbers(stocks.get(i).net());
      var from = block.offset(stocks.get(i).net());
      var before = memory.before()[i];
      var first = memory.nets()[i];
      for (var lane = 0; lane < block.lanes(); lane++) {
        values[at + lane] = before[lane] + time.dt(step) / 2 * (first[lane] + nets[from + lane]);
      }
    }
  }
}
