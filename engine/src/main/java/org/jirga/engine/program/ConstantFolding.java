package org.jirga.engine.program;

import java.util.List;

/// Evaluates operations on literals. Exact by construction: it asks [Op#apply], as the kernels do.
///
/// Nothing else is rewritten: `x + 0`, `x * 1` and their like can change the sign of a zero or hide
/// a NaN.
final class ConstantFolding {

  private ConstantFolding() {}

  static Code fold(Code code) {
    if (code instanceof Code.Select(var test, var then, var otherwise)
        && fold(test) instanceof Code.Const(var value)) {
      return fold(value != 0 ? then : otherwise);
    }
    var folded = code.mapOperands(ConstantFolding::fold);
    return switch (folded) {
      case Code.Const _, Code.Load _, Code.Select _, Code.Ask _ -> folded;
      case Code.Apply(var op, var operands) when areKnown(operands) -> {
        var values = new double[3];
        put(operands, values);
        yield Code.of(op.apply(values[0], values[1], values[2]));
      }
      case Code.Invoke(var invoked, var element, var operands) when areKnown(operands) -> {
        var values = new double[operands.size()];
        put(operands, values);
        yield Code.of(invoked.apply(element, values));
      }
      case Code.TableLookup(var table, Code.Const(var x)) -> Code.of(table.at(x));
      case Code.Apply _, Code.Invoke _, Code.TableLookup _ -> folded;
    };
  }

  private static boolean areKnown(List<Code> operands) {
    for (var operand : operands) {
      if (!(operand instanceof Code.Const)) {
        return false;
      }
    }
    return true;
  }

  private static void put(List<Code> operands, double[] values) {
    for (var place = 0; place < operands.size(); place++) {
      if (operands.get(place) instanceof Code.Const(var value)) {
        values[place] = value;
      }
    }
  }
}
