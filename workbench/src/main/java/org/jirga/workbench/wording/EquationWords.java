package org.jirga.workbench.wording;

import java.util.List;
import java.util.stream.Collectors;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Equations as people read them, without the variable on the left.
public final class EquationWords {

  private EquationWords() {}

  /// One text for each equation of a variable: `= births - deaths`, `[north] = 3`.
  public static List<String> of(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream()
              .map(
                  it ->
                      left(it.subscripts(), it.exceptions())
                          + "= INTEG("
                          + ExprPrinter.print(it.netFlow())
                          + ", "
                          + ExprPrinter.print(it.initial())
                          + ")")
              .toList();
      case Variable.Flow flow -> bodies(flow.equations());
      case Variable.Auxiliary auxiliary -> bodies(auxiliary.equations());
      case Variable.Constant constant -> bodies(constant.equations());
      case Variable.Lookup lookup ->
          lookup.tables().stream()
              .map(
                  table ->
                      left(table.subscripts(), table.exceptions())
                          + table.points().points().stream()
                              .map(
                                  point ->
                                      "("
                                          + ExprPrinter.print(point.x())
                                          + ", "
                                          + ExprPrinter.print(point.y())
                                          + ")")
                              .collect(Collectors.joining(", ")))
              .toList();
    };
  }

  private static List<String> bodies(List<Equation> equations) {
    return equations.stream()
        .map(
            equation ->
                left(equation.subscripts(), equation.exceptions())
                    + "= "
                    + ExprPrinter.print(equation.body()))
        .toList();
  }

  private static String left(List<Subscript> subscripts, List<List<Subscript>> exceptions) {
    return (subscripts.isEmpty() ? "" : names(subscripts) + " ")
        + (exceptions.isEmpty()
            ? ""
            : exceptions.stream()
                .map(EquationWords::names)
                .collect(Collectors.joining(", ", ":EXCEPT: ", " ")));
  }

  private static String names(List<Subscript> subscripts) {
    return subscripts.stream()
        .map(it -> it.name().text())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
