package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Puts the formulas of a file together to variables and finds the kind of each.
///
/// A stock is an `INTEG`; a constant has numbers only; a flow is a term of the sum in some `INTEG`;
/// the rest are auxiliaries.
final class MdlModel {

  private final MdlDimensions dimensions;
  private final Complaints complaints;

  MdlModel(MdlDimensions dimensions, Complaints complaints) {
    this.dimensions = dimensions;
    this.complaints = complaints;
  }

  /// In the order in which the file first defines them.
  List<Variable> variables(List<Formula> formulas) {
    var byName = new LinkedHashMap<Name, List<Formula>>();
    for (var formula : formulas) {
      byName.computeIfAbsent(formula.name(), name -> new ArrayList<>()).add(formula);
    }
    var flows = flows(formulas);
    return byName.values().stream().map(same -> variable(same, flows)).toList();
  }

  private static Set<Name> flows(List<Formula> formulas) {
    var flows = new HashSet<Name>();
    for (var formula : formulas) {
      if (formula.body() instanceof Body.Integral integral) {
        flows.addAll(AdditiveTerms.of(integral.netFlow()));
      }
    }
    return flows;
  }

  private Variable variable(List<Formula> all, Set<Name> flows) {
    var name = all.getFirst().name();
    var description = description(all);
    var shape =
        all.stream().anyMatch(formula -> formula.body() instanceof Body.Integral)
                && isConstant(all.getFirst())
            ? Shape.STOCK
            : all.stream()
                .map(MdlModel::shape)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Shape.VALUE);
    var formulas = all.stream().filter(formula -> isOf(shape, formula)).toList();
    return switch (shape) {
      case STOCK ->
          new Variable.Stock(
              name, formulas.stream().flatMap(this::accumulations).toList(), description);
      case LOOKUP ->
          new Variable.Lookup(name, formulas.stream().map(MdlModel::table).toList(), description);
      case VALUE -> computed(name, formulas, flows, description);
    };
  }

  private enum Shape {
    STOCK("a stock"),
    LOOKUP("a lookup"),
    VALUE("neither a stock nor a lookup");

    private final String words;

    Shape(String words) {
      this.words = words;
    }
  }

  /// Nothing where the formula could not be read, which fits any shape.
  private static Optional<Shape> shape(Formula formula) {
    return switch (formula.body()) {
      case Body.Integral integral -> Optional.of(Shape.STOCK);
      case Body.Points points -> Optional.of(Shape.LOOKUP);
      case Body.External external ->
          Optional.of(
              external.call().what() == ExternalCall.What.LOOKUPS ? Shape.LOOKUP : Shape.VALUE);
      case Body.Data data -> Optional.of(Shape.VALUE);
      case Body.Value value -> Optional.of(Shape.VALUE);
      case Body.Computed computed -> Optional.of(Shape.VALUE);
      case Body.Numbers numbers -> Optional.of(Shape.VALUE);
      case Body.Sketched _, Body.Broken _ -> Optional.empty();
    };
  }

  /// Whether nothing but numbers is on its right side.
  private static boolean isConstant(Formula formula) {
    return formula.body() instanceof Body.Numbers
        || formula.body() instanceof Body.Value(var expr) && isOfNumbers(expr);
  }

  private static boolean isOfNumbers(Expr expr) {
    return switch (expr) {
      case Expr.Literal _ -> true;
      case Expr.Unary _, Expr.Binary _ -> expr.children().stream().allMatch(MdlModel::isOfNumbers);
      case Expr.Reference _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.LookupCall _,
          Expr.InlineLookup _ ->
          false;
    };
  }

  /// "Level, Constant, Data ---> Level": Vensim reference manual, Problems with Variable Types.
  private boolean isOf(Shape wanted, Formula formula) {
    if (wanted == Shape.STOCK && isConstant(formula)) {
      return true;
    }
    var shape = shape(formula).orElse(wanted);
    if (shape != wanted) {
      complaints.add(
          ReadCode.MIXED_KINDS,
          formula.nameSpan(),
          "'%s' is %s here but %s where it is first defined"
              .formatted(formula.name(), shape.words, wanted.words));
    }
    return shape == wanted;
  }

  private static Description description(List<Formula> formulas) {
    var unit = formulas.stream().map(f -> f.entry().unit()).flatMap(Optional::stream).findFirst();
    var comment =
        formulas.stream()
            .map(formula -> formula.entry().comment())
            .filter(text -> !text.isEmpty())
            .findFirst();
    var limits =
        formulas.stream().map(f -> f.entry().limits()).flatMap(Optional::stream).findFirst();
    var first = formulas.getFirst();
    return new Description(
        unit,
        comment.orElse(""),
        first.entry().group(),
        first.nameSpan(),
        first.entry().internal(),
        limits);
  }

  private Stream<Variable.Accumulation> accumulations(Formula formula) {
    return switch (formula.body()) {
      case Body.Integral(var netFlow, var initial) ->
          Stream.of(
              new Variable.Accumulation(
                  formula.subscripts(), formula.exceptions(), netFlow, initial, formula.span()));
      case Body.Numbers numbers -> equations(formula, numbers).stream().map(MdlModel::unchanging);
      case Body.Value(var expr) when isOfNumbers(expr) ->
          Stream.of(unchanging(equation(formula, expr)));
      case Body.Value _,
          Body.Computed _,
          Body.Sketched _,
          Body.Broken _,
          Body.Points _,
          Body.External _,
          Body.Data _ ->
          Stream.of(unchanging(equation(formula, missing(formula))));
    };
  }

  private static Variable.Accumulation unchanging(Equation equation) {
    return new Variable.Accumulation(
        equation.subscripts(),
        equation.exceptions(),
        new Expr.Literal(0, equation.span()),
        equation.body(),
        equation.span());
  }

  private List<Equation> equations(Formula formula, Body.Numbers numbers) {
    return new NumberLists(dimensions, complaints)
        .equations(formula, numbers)
        .orElseGet(() -> List.of(equation(formula, missing(formula))));
  }

  private static Variable.Table table(Formula formula) {
    var table =
        formula.body() instanceof Body.Points points
            ? points.table()
            : new LookupTable(List.of(new Point(0, Double.NaN)), LookupTable.Kind.CONTINUOUS);
    return new Variable.Table(formula.subscripts(), formula.exceptions(), table, formula.span());
  }

  private Variable computed(
      Name name, List<Formula> formulas, Set<Name> flows, Description description) {
    var equations = new ArrayList<Equation>();
    for (var formula : formulas) {
      switch (formula.body()) {
        case Body.Numbers numbers -> equations.addAll(equations(formula, numbers));
        case Body.Value value -> equations.add(equation(formula, held(formula, value.expr())));
        case Body.Computed computed -> equations.add(equation(formula, computed.expr()));
        case Body.Sketched other -> equations.add(equation(formula, missing(formula)));
        case Body.Broken other -> equations.add(equation(formula, missing(formula)));
        case Body.Integral other -> equations.add(equation(formula, missing(formula)));
        case Body.Points other -> equations.add(equation(formula, missing(formula)));
        case Body.External other -> equations.add(equation(formula, missing(formula)));
        case Body.Data other -> equations.add(equation(formula, missing(formula)));
      }
    }
    var isVaried = !description.internal();
    if (isVaried && equations.stream().allMatch(equation -> isNumber(equation.body()))) {
      return new Variable.Constant(name, equations, description);
    }
    return flows.contains(name)
        ? new Variable.Flow(name, equations, description)
        : new Variable.Auxiliary(name, equations, description);
  }

  /// A variable that `SAMPLE IF TRUE` defines may stand in the function's own condition or input,
  /// for what it was a step ago: `peak = SAMPLE IF TRUE(x > peak, x, x)`.
  private static Expr held(Formula formula, Expr body) {
    if (!(body instanceof Expr.Call(var function, var arguments, var span))
        || function != Function.SAMPLE_IF_TRUE
        || arguments.size() != 3) {
      return body;
    }
    var initial = arguments.get(2);
    UnaryOperator<Expr> before =
        part ->
            part instanceof Expr.Reference(var name, var subscripts, _)
                    && name.equals(formula.name())
                    && names(subscripts).equals(names(formula.subscripts()))
                ? new Expr.Call(Function.PREVIOUS, List.of(part, initial), part.span())
                : part;
    return new Expr.Call(
        function,
        List.of(
            Rewriting.bottomUp(arguments.get(0), before),
            Rewriting.bottomUp(arguments.get(1), before),
            initial),
        span);
  }

  private static List<Name> names(List<Subscript> subscripts) {
    return subscripts.stream().map(Subscript::name).toList();
  }

  private static Equation equation(Formula formula, Expr body) {
    return new Equation(formula.subscripts(), formula.exceptions(), body, formula.span());
  }

  /// Stands for what could not be read. The file has an error, so it is never evaluated.
  private static Expr missing(Formula formula) {
    return new Expr.Literal(Double.NaN, formula.span());
  }

  private static boolean isNumber(Expr body) {
    return body instanceof Expr.Literal
        || body instanceof Expr.Unary unary
            && unary.op() != UnaryOp.NOT
            && unary.operand() instanceof Expr.Literal;
  }
}
