package org.jirga.model.check;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Variable.Auxiliary;
import org.jirga.model.structure.Variable.Constant;
import org.jirga.model.structure.Variable.Flow;
import org.jirga.model.structure.Variable.Lookup;
import org.jirga.model.structure.Variable.Stock;

/// One equation, accumulation or table of a variable, seen alike.
///
/// @param index into the variable's list of them
/// @param left the subscripts of the left side
/// @param exceptions left sides whose elements are not meant
/// @param bodies the body; net flow and initial value of a stock; none for the points of a lookup
record Formula(
    Variable variable,
    int index,
    List<Subscript> left,
    List<List<Subscript>> exceptions,
    List<Expr> bodies,
    Span span) {

  static List<Formula> of(Variable variable) {
    return switch (variable) {
      case Stock stock -> {
        var all = stock.accumulations();
        yield IntStream.range(0, all.size())
            .mapToObj(
                i ->
                    new Formula(
                        stock,
                        i,
                        all.get(i).subscripts(),
                        all.get(i).exceptions(),
                        List.of(all.get(i).netFlow(), all.get(i).initial()),
                        all.get(i).span()))
            .toList();
      }
      case Lookup lookup -> {
        var all = lookup.tables();
        yield IntStream.range(0, all.size())
            .mapToObj(
                i ->
                    new Formula(
                        lookup,
                        i,
                        all.get(i).subscripts(),
                        all.get(i).exceptions(),
                        List.of(),
                        all.get(i).span()))
            .toList();
      }
      case Flow flow -> of(flow, flow.equations());
      case Auxiliary auxiliary -> of(auxiliary, auxiliary.equations());
      case Constant constant -> of(constant, constant.equations());
    };
  }

  private static List<Formula> of(Variable variable, List<Equation> equations) {
    return IntStream.range(0, equations.size())
        .mapToObj(
            i -> {
              var equation = equations.get(i);
              return new Formula(
                  variable,
                  i,
                  equation.subscripts(),
                  equation.exceptions(),
                  List.of(equation.body()),
                  equation.span());
            })
        .toList();
  }

  /// What the value at a time after the initial one is computed from at that time.
  List<Expr> dynamicBodies() {
    return variable instanceof Stock ? List.of() : bodies;
  }

  /// What the value at the initial time is computed from.
  List<Expr> initialBodies() {
    return variable instanceof Stock ? List.of(bodies.getLast()) : bodies;
  }

  /// Whether the reader put NaN in the place of what it could not read. It has said so, and what
  /// follows from it need not be said again.
  boolean isUnread() {
    return bodies.stream()
        .anyMatch(body -> body instanceof Expr.Literal(var value, _) && Double.isNaN(value));
  }

  /// The left side's subscripts, or the variable's name where there are none.
  Span leftSpan() {
    return left.isEmpty()
        ? variable.description().span()
        : left.getFirst().span().to(left.getLast().span());
  }
}
