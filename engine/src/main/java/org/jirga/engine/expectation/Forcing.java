package org.jirga.engine.expectation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
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

  /// The variables with one of them forced; nothing if it is a lookup.
  ///
  /// The variable keeps its equations under another name, and has the value of the condition, or
  /// that of the other, for the elements that the condition names.
  Optional<List<Variable>> force(List<Variable> variables, Expr.Binary condition, Model model) {
    var reference = (Expr.Reference) condition.left();
    var changed = new ArrayList<Variable>();
    for (var variable : variables) {
      if (!variable.name().equals(reference.name())) {
        changed.add(variable);
      } else if (variable instanceof Variable.Lookup) {
        return Optional.empty();
      } else {
        changed.addAll(forced(variable, reference, condition.right(), model));
      }
    }
    return Optional.of(changed);
  }

  private List<Variable> forced(
      Variable variable, Expr.Reference reference, Expr value, Model model) {
    var like = variable.description();
    var description = new Description(like.unit(), "", like.group(), like.span(), true);
    var name = Name.of(variable.name().text() + " if nothing is expected");
    var equations = new ArrayList<Equation>();
    var own = new Expr.Reference(name, reference.subscripts(), reference.span());
    var course = Course.of(value, since, expr -> renamed(expr, reference.name(), name));
    var body = new Expr.Conditional(course.isNow(), course.value(), own, reference.span());
    equations.add(new Equation(reference.subscripts(), body, reference.span()));
    for (var left : leftSides(variable)) {
      if (!isWithin(left.subscripts(), reference.subscripts(), model)) {
        var exceptions = new ArrayList<>(left.exceptions());
        if (overlap(left.subscripts(), reference.subscripts(), model)) {
          exceptions.add(reference.subscripts());
        }
        var same = new Expr.Reference(name, left.subscripts(), left.span());
        equations.add(new Equation(left.subscripts(), exceptions, same, left.span()));
      }
    }
    var hidden =
        switch (variable) {
          case Variable.Stock stock -> new Variable.Stock(name, stock.accumulations(), description);
          case Variable.Flow flow -> new Variable.Flow(name, flow.equations(), description);
          case Variable.Auxiliary aux -> new Variable.Auxiliary(name, aux.equations(), description);
          case Variable.Constant constant ->
              // An internal variable is no constant that a run could set.
              new Variable.Auxiliary(name, constant.equations(), description);
          case Variable.Lookup lookup -> lookup;
        };
    return List.of(hidden, new Variable.Auxiliary(variable.name(), equations, like));
  }

  private static Expr renamed(Expr expr, Name from, Name to) {
    return expr instanceof Expr.Reference(var name, var subscripts, var span) && name.equals(from)
        ? new Expr.Reference(to, subscripts, span)
        : expr;
  }

  private record Left(List<Subscript> subscripts, List<List<Subscript>> exceptions, Span span) {}

  private static List<Left> leftSides(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream()
              .map(it -> new Left(it.subscripts(), it.exceptions(), it.span()))
              .toList();
      case Variable.Flow flow -> ofEquations(flow.equations());
      case Variable.Auxiliary aux -> ofEquations(aux.equations());
      case Variable.Constant constant -> ofEquations(constant.equations());
      case Variable.Lookup _ -> List.of();
    };
  }

  private static List<Left> ofEquations(List<Equation> equations) {
    return equations.stream()
        .map(it -> new Left(it.subscripts(), it.exceptions(), it.span()))
        .toList();
  }

  private static boolean isWithin(List<Subscript> inner, List<Subscript> outer, Model model) {
    return inner.size() == outer.size()
        && IntStream.range(0, inner.size())
            .allMatch(
                i -> elements(outer.get(i), model).containsAll(elements(inner.get(i), model)));
  }

  private static boolean overlap(List<Subscript> one, List<Subscript> other, Model model) {
    return one.size() == other.size()
        && IntStream.range(0, one.size())
            .noneMatch(
                i ->
                    Collections.disjoint(
                        elements(one.get(i), model), elements(other.get(i), model)));
  }

  private static Set<Name> elements(Subscript subscript, Model model) {
    return model.dimensions().stream()
        .filter(dimension -> dimension.name().equals(subscript.name()))
        .findFirst()
        .<Set<Name>>map(dimension -> new HashSet<>(dimension.elements()))
        .orElse(Set.of(subscript.name()));
  }

  /// 1 while all that the conditions say is in force.
  Expr isNow(List<Expr.Binary> conditions) {
    return conditions.stream()
        .map(condition -> Course.of(condition.right(), since, expr -> expr).isNow())
        .reduce((one, other) -> new Expr.Binary(BinaryOp.MULTIPLY, one, other, one.span()))
        .orElseThrow();
  }
}
