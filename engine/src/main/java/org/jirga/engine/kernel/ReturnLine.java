package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.arithmetic.RateOfReturn;
import org.jirga.engine.program.Depreciation;
import org.jirga.engine.program.Returns;
import org.jirga.engine.program.TimeAxis;
import org.jirga.model.expr.Expr;

/// What each fiscal period has brought, for each lane.
final class ReturnLine implements Pipelines.Line {

  private final Returns returns;
  private final TimeAxis time;

  /// By lane, then by period.
  private final double[][] flows;

  /// How many periods have begun.
  private final int[] begun;

  ReturnLine(Returns returns, TimeAxis time, int capacity) {
    this.returns = returns;
    this.time = time;
    this.flows = new double[capacity][16];
    this.begun = new int[capacity];
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      Arrays.fill(flows[lane], 0);
      begun[lane] = 0;
    }
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      block.set(returns.output(), lane, output(block, lane));
    }
  }

  private double output(Block block, int lane) {
    var period = block.value(returns.period(), lane);
    if (!isLongEnough(period)) {
      return Double.NaN;
    }
    var paid = (block.value(returns.paid(), lane) - time.start()) / period;
    var payment = block.value(returns.payment(), lane);
    var rate = RateOfReturn.of(flows[lane], begun[lane], payment, paid);
    return Double.isNaN(rate) ? Expr.Literal.NOT_AVAILABLE : rate;
  }

  private boolean isLongEnough(double period) {
    return period >= time.dt() * (1 - Depreciation.TOLERANCE);
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var period = block.value(returns.period(), lane);
      if (!isLongEnough(period)) {
        continue;
      }
      var passed = time.time(step) - time.start() + Depreciation.TOLERANCE * time.dt();
      var at = (int) Math.floor(passed / period);
      if (at >= flows[lane].length) {
        flows[lane] = Arrays.copyOf(flows[lane], 2 * at);
      }
      flows[lane][at] += block.value(returns.input(), lane) * time.dt();
      begun[lane] = at + 1;
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      // kept lanes rise, so that none is read after it was replaced
      var own = flows[lane];
      flows[lane] = flows[kept[lane]];
      flows[kept[lane]] = own;
      begun[lane] = begun[kept[lane]];
    }
  }
}
