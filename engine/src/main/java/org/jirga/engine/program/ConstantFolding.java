package org.jirga.engine.program;

import java.util.List;

/// Evaluates operations on literals. Exact by construction: it asks [Op#apply], as the kernels do.
///
/// Nothing else is rewritten: `x + 0`, `x * 1` and their like can change the sign of a zero or hide
/// a NaN.
final class ConstantFolding {

  private ConstantFolding() {}

  static Code fold(Code code) {
    return switch (code) {
      case Code.Const _, Code.Load _ -> code;
      case Code.Apply(var op, var operands) ->
          apply(op, operands.stream().map(c -> fold(c)).toList());
      case Code.Select(var test, var then, var otherwise) -> select(fold(test), then, otherwise);
      case Code.Invoke(var calculation, var element, var operands) ->
          invoke(calculation, element, operands.stream().map(c -> fold(c)).toList());
      case Code.Ask(_, _, var operands) ->
          code.withOperands(operands.stream().map(ConstantFolding::fold).toList());
      case Code.TableLookup(var table, var x) -> lookup(table, fold(x));
    };
  }

  private static Code select(Code test, Code then, Code otherwise) {
    return test instanceof Code.Const(var value)
        ? fold(value != 0 ? then : otherwise)
        : new Code.Select(test, fold(then), fold(otherwise));
  }

  private static Code lookup(Table table, Code x) {
    return x instanceof Code.Const(var value)
        ? Code.of(table.at(value))
        : new Code.TableLookup(table, x);
  }

  private static Code apply(Op op, List<Code> operands) {
    var values = new double[3];
    for (var place = 0; place < operands.size(); place++) {
      if (!(operands.get(place) instanceof Code.Const(var value))) {
        return new Code.Apply(op, operands);
      }
      values[place] = value;
    }
    return Code.of(op.apply(values[0], values[1], values[2]));
  }

  private static Code invoke(Calculation calculation, int element, List<Code> operands) {
    var values = new double[operands.size()];
    for (var place = 0; place < values.length; place++) {
      if (!(operands.get(place) instanceof Code.Const(var value))) {
        return new Code.Invoke(calculation, element, operands);
      }
      values[place] = value;
    }
    return Code.of(calculation.apply(element, values));
  }
}
