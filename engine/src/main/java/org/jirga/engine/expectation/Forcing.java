package org.jirga.engine.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Expectation.TestInput;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Makes conditions true: from some time on a variable has the value that the condition gives it,
/// whatever its equation says.
///
/// A stock goes on accumulating out of sight, so that it has its own value before that time.
final class Forcing {

  private final Map<Name, TestInput> testInputs;
  private final Expr since;

  /// @param since when it begins
  Forcing(Map<Name, TestInput> testInputs, Expr since) {
    this.testInputs = testInputs;
    this.since = since;
  }

  /// The condition with the names of test inputs replaced by what these say.
  Expr written(Expr condition) {
    return Rewriting.bottomUp(
        condition, expr -> expr instanceof Expr.Reference named ? written(named) : expr);
  }

  private Expr written(Expr.Reference named) {
    var input = testInputs.get(named.name());
    return input == null
        ? named
        : new Expr.Binary(BinaryOp.EQUAL, input.variable(), input.value(), input.span());
  }

  /// What a condition says of single variables, `variable = value` each.
  List<Expr.Binary> forced(Expr written, Model model) {
    var forced = new ArrayList<Expr.Binary>();
    collect(written, model, forced);
    return forced;
  }

  private static void collect(Expr expr, Model model, List<Expr.Binary> forced) {
    if (expr instanceof Expr.Binary binary) {
      if (binary.op() == BinaryOp.AND) {
        collect(binary.left(), model, forced);
        collect(binary.right(), model, forced);
      } else if (binary.op() == BinaryOp.EQUAL
          && binary.left() instanceof Expr.Reference reference
          && model.variable(reference.name()).isPresent()) {
        forced.add(binary);
      }
    }
  }

  /// The variables with one of them forced; nothing if its equations are for other elements than
  /// the condition.
  Optional<List<Variable>> force(List<Variable> variables, Expr.Binary condition) {
    var reference = (Expr.Reference) condition.left();
    var changed = new ArrayList<Variable>();
    for (var variable : variables) {
      if (!variable.name().equals(reference.name())) {
        changed.add(variable);
        continue;
      }
      var forced = forced(variable, reference, condition.right());
      if (forced.isEmpty()) {
        return Optional.empty();
      }
      changed.addAll(forced);
    }
    return Optional.of(changed);
  }

  private List<Variable> forced(Variable variable, Expr.Reference reference, Expr value) {
    return switch (variable) {
      case Variable.Stock stock -> {
        var hidden = hidden(stock);
        var own = new Expr.Reference(hidden.name(), reference.subscripts(), reference.span());
        var isSame =
            stock.accumulations().size() == 1
                && names(stock.accumulations().getFirst().subscripts(), reference);
        var equation = new Equation(reference.subscripts(), either(value, own), reference.span());
        yield isSame
            ? List.of(
                hidden,
                new Variable.Auxiliary(stock.name(), List.of(equation), stock.description()))
            : List.of();
      }
      case Variable.Flow flow ->
          equations(flow.equations(), reference, value)
              .<Variable>map(e -> new Variable.Flow(flow.name(), e, flow.description()))
              .stream()
              .toList();
      case Variable.Auxiliary aux ->
          equations(aux.equations(), reference, value)
              .<Variable>map(e -> new Variable.Auxiliary(aux.name(), e, aux.description()))
              .stream()
              .toList();
      case Variable.Constant constant ->
          equations(constant.equations(), reference, value)
              .<Variable>map(
                  e -> new Variable.Auxiliary(constant.name(), e, constant.description()))
              .stream()
              .toList();
      case Variable.Lookup _ -> List.of();
    };
  }

  private static Variable.Stock hidden(Variable.Stock stock) {
    var like = stock.description();
    var description = new Description(like.unit(), "", like.group(), like.span(), true);
    return new Variable.Stock(
        Name.of(stock.name().text() + " if nothing is expected"),
        stock.accumulations(),
        description);
  }

  private Optional<List<Equation>> equations(
      List<Equation> equations, Expr.Reference reference, Expr value) {
    if (equations.size() != 1 || !names(equations.getFirst().subscripts(), reference)) {
      return Optional.empty();
    }
    var own = equations.getFirst();
    var body = either(value, own.body());
    return Optional.of(List.of(new Equation(own.subscripts(), own.exceptions(), body, own.span())));
  }

  private static boolean names(List<Subscript> subscripts, Expr.Reference reference) {
    return subscripts.stream()
        .map(Subscript::name)
        .toList()
        .equals(reference.subscripts().stream().map(Subscript::name).toList());
  }

  private Expr either(Expr forced, Expr own) {
    return new Expr.Conditional(begun(own), forced, own, own.span());
  }

  /// 1 from the time on at which the condition is made true.
  Expr begun(Expr at) {
    var one = new Expr.Literal(1, at.span());
    return new Expr.Call(Function.STEP, List.of(one, since), at.span());
  }
}
