package org.jirga.formats;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Takes the places out of a model, so that two that were read from different texts can be equal.
final class Placeless {

  private static final Span NOWHERE = new Span(0, 0);

  private Placeless() {}

  static List<Variable> variables(Model model) {
    return model.variables().stream().map(Placeless::variable).toList();
  }

  private static Variable variable(Variable variable) {
    var description = description(variable.description());
    return switch (variable) {
      case Variable.Stock stock ->
          new Variable.Stock(
              stock.name(),
              stock.accumulations().stream()
                  .map(
                      a ->
                          new Variable.Accumulation(
                              subscripts(a.subscripts()),
                              expr(a.netFlow()),
                              expr(a.initial()),
                              NOWHERE))
                  .toList(),
              description);
      case Variable.Flow flow ->
          new Variable.Flow(flow.name(), equations(flow.equations()), description);
      case Variable.Auxiliary auxiliary ->
          new Variable.Auxiliary(auxiliary.name(), equations(auxiliary.equations()), description);
      case Variable.Constant constant ->
          new Variable.Constant(constant.name(), equations(constant.equations()), description);
      case Variable.Lookup lookup ->
          new Variable.Lookup(
              lookup.name(),
              lookup.tables().stream()
                  .map(t -> new Variable.Table(subscripts(t.subscripts()), t.points(), NOWHERE))
                  .toList(),
              description);
    };
  }

  private static Description description(Description description) {
    return new Description(
        description.unit().map(unit -> new Written(unit.text(), NOWHERE)),
        description.comment(),
        Optional.empty(),
        NOWHERE);
  }

  private static List<Equation> equations(List<Equation> equations) {
    return equations.stream()
        .map(e -> new Equation(subscripts(e.subscripts()), expr(e.body()), NOWHERE))
        .toList();
  }

  private static List<Subscript> subscripts(List<Subscript> subscripts) {
    return subscripts.stream().map(s -> new Subscript(s.name(), s.reduced(), NOWHERE)).toList();
  }

  private static Expr expr(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> new Expr.Literal(literal.value(), NOWHERE);
      case Expr.Reference reference -> reference(reference);
      case Expr.Unary unary -> new Expr.Unary(unary.op(), expr(unary.operand()), NOWHERE);
      case Expr.Binary binary ->
          new Expr.Binary(binary.op(), expr(binary.left()), expr(binary.right()), NOWHERE);
      case Expr.Conditional conditional ->
          new Expr.Conditional(
              expr(conditional.test()),
              expr(conditional.then()),
              expr(conditional.otherwise()),
              NOWHERE);
      case Expr.Call call ->
          new Expr.Call(
              call.function(), call.arguments().stream().map(Placeless::expr).toList(), NOWHERE);
      case Expr.LookupCall call ->
          new Expr.LookupCall(reference(call.lookup()), expr(call.x()), NOWHERE);
      case Expr.InlineLookup inline ->
          new Expr.InlineLookup(inline.table(), expr(inline.x()), NOWHERE);
    };
  }

  private static Expr.Reference reference(Expr.Reference reference) {
    return new Expr.Reference(reference.name(), subscripts(reference.subscripts()), NOWHERE);
  }
}
