package org.jirga.engine.kernel;

import java.util.Arrays;
import java.util.List;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.lanes.LaneTable;

/// The instructions of a [Tape], executed by lane functions.
final class LaneTape {

  private final LaneFunctions functions;
  private final LaneFunctions plain = LaneFunctions.plain();
  private final Step[] steps;

  LaneTape(LaneFunctions functions, List<Tape.Instruction> instructions) {
    this.functions = functions;
    this.steps = instructions.stream().map(LaneTape::step).toArray(Step[]::new);
  }

  private static Step step(Tape.Instruction instruction) {
    return switch (instruction) {
      case Tape.Look(var table, var target, var x, var uniform) -> {
        var laneTable = new LaneTable(table);
        yield new Step(
            target,
            uniform,
            (by, block, t, lanes) -> by.look(laneTable, block.numbers, t, block.at(x), lanes));
      }
      case Tape.Apply(var op, var target, var a, var b, var c, var uniform) ->
          new Step(
              target,
              uniform,
              (by, block, t, lanes) ->
                  by.apply(op, block.numbers, t, block.at(a), block.at(b), block.at(c), lanes));
      case Tape.Select(var target, var test, var then, var otherwise, var uniform) ->
          new Step(
              target,
              uniform,
              (by, block, t, lanes) ->
                  by.select(
                      block.numbers,
                      t,
                      block.at(test),
                      block.at(then),
                      block.at(otherwise),
                      lanes));
      case Tape.Invoke(var calculation, var element, var target, var operands, var uniform) ->
          new Step(
              target,
              uniform,
              (_, block, t, lanes) -> {
                var values = new double[operands.length];
                for (var lane = 0; lane < lanes; lane++) {
                  for (var place = 0; place < values.length; place++) {
                    values[place] = block.numbers[block.at(operands[place]) + lane];
                  }
                  block.numbers[t + lane] = calculation.apply(element, values);
                }
              });
      case Tape.Copy(var target, var from, var uniform) ->
          new Step(
              target,
              uniform,
              (_, block, t, lanes) ->
                  System.arraycopy(block.numbers, block.at(from), block.numbers, t, lanes));
    };
  }

  void execute(LaneBlock block) {
    var lanes = block.padded();
    for (var step : steps) {
      var target = block.at(step.target);
      if (step.uniform) {
        step.work.run(plain, block, target, 1);
        Arrays.fill(block.numbers, target + 1, target + lanes, block.numbers[target]);
      } else {
        step.work.run(functions, block, target, lanes);
      }
    }
  }

  /// @param uniform whether all lanes will hold the same, so that one is computed
  private record Step(int target, boolean uniform, Work work) {}

  private interface Work {
    void run(LaneFunctions by, LaneBlock block, int target, int lanes);
  }
}
