package org.jirga.engine.kernel.integration;

import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.program.Slot;

/// The one run of a block as a system of differential equations.
final class StockSystem {

  private final Kernel equations;
  private final Block block;
  private final Slot[] stocks;
  private final Slot[] nets;

  StockSystem(Kernel equations, Block block) {
    this.equations = equations;
    this.block = block;
    var all = equations.program().stocks();
    this.stocks = all.stream().map(stock -> stock.stock()).toArray(Slot[]::new);
    this.nets = all.stream().map(stock -> stock.net()).toArray(Slot[]::new);
  }

  int size() {
    return stocks.length;
  }

  Slot stock(int place) {
    return stocks[place];
  }

  /// Reads the stocks from the block.
  void read(double[] values) {
    for (var i = 0; i < stocks.length; i++) {
      values[i] = block.value(stocks[i], 0);
    }
  }

  /// Writes the stocks into the block.
  void write(double[] values) {
    for (var i = 0; i < stocks.length; i++) {
      block.set(stocks[i], 0, values[i]);
    }
  }

  /// Reads the net flows that were computed last.
  void readSlopes(double[] slopes) {
    for (var i = 0; i < nets.length; i++) {
      slopes[i] = block.value(nets[i], 0);
    }
  }

  /// Computes the net flows at a time, with these stocks.
  void slopes(double time, double[] values, double[] slopes) {
    write(values);
    equations.derive(block, time);
    readSlopes(slopes);
  }
}
