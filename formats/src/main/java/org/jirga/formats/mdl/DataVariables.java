package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.formats.mdl.MdlDefinition.Member;
import org.jirga.formats.mdl.MdlDefinition.Range;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Vensim's data variables in a model that is not written as `.mdl`: what stands behind their names
/// is what stands there in an `.mdl` file, `:RAW: := 2 * planned`.
public final class DataVariables {

  private final List<Formula> data = new ArrayList<>();
  private final Complaints complaints;

  public DataVariables(Complaints complaints) {
    this.complaints = complaints;
  }

  /// A data variable, or elements of one.
  ///
  /// @param equation what stands behind the name; blank where the values come from a file only
  public void add(
      Name name,
      List<Subscript> subscripts,
      Passage equation,
      Description description,
      Declared declared) {
    var entry = entry(equation, description);
    var left = new Expr.Reference(name, subscripts, description.span());
    var body = DefinitionParser.body(entry, left, declared, complaints);
    data.add(
        new Formula(name, subscripts, List.of(), body, entry, description.span(), equation.all()));
  }

  private static Entry entry(Passage equation, Description description) {
    return new Entry(
        equation,
        description.unit(),
        description.comment(),
        description.group(),
        description.limits(),
        description.internal());
  }

  /// The other variables of the model with their readings of data replaced, and the data behind
  /// them.
  ///
  /// @param others none of which is a data variable
  public List<Variable> among(
      List<Variable> others, List<Dimension> dimensions, DataFolder folder) {
    if (data.isEmpty()) {
      return others;
    }
    var ranges = dimensions.stream().map(DataVariables::range).toList();
    var known = new MdlDimensions(ranges, folder, complaints);
    var formulas = Stream.concat(data.stream(), others.stream().flatMap(this::formulas)).toList();
    var resolved = new ExternalValues(folder, known, complaints).resolve(formulas);
    var names = others.stream().map(Variable::name).collect(Collectors.toSet());
    var ofOthers = new HashMap<Name, List<Formula>>();
    var own = new ArrayList<Formula>();
    for (var formula : resolved) {
      if (names.contains(formula.name())) {
        ofOthers.computeIfAbsent(formula.name(), _ -> new ArrayList<>()).add(formula);
      } else {
        own.add(formula);
      }
    }
    var rest = new HashMap<Name, Iterator<Formula>>();
    ofOthers.forEach((name, list) -> rest.put(name, list.iterator()));
    var all = new ArrayList<Variable>();
    others.forEach(other -> all.add(with(other, rest)));
    all.addAll(new MdlModel(known, complaints).variables(own));
    return all;
  }

  private static Range range(Dimension dimension) {
    var members =
        dimension.elements().stream()
            .map(element -> new Member(element, dimension.span()))
            .toList();
    return new Range(
        dimension.name(), members, Optional.empty(), List.of(), false, dimension.span());
  }

  private Stream<Formula> formulas(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream()
              .map(
                  one ->
                      formula(
                          variable,
                          one.subscripts(),
                          one.exceptions(),
                          new Body.Integral(one.netFlow(), one.initial()),
                          one.span()));
      case Variable.Flow flow -> flow.equations().stream().map(one -> formula(flow, one));
      case Variable.Auxiliary aux -> aux.equations().stream().map(one -> formula(aux, one));
      case Variable.Constant _, Variable.Lookup _ -> Stream.empty();
    };
  }

  private Formula formula(Variable variable, Equation equation) {
    return formula(
        variable,
        equation.subscripts(),
        equation.exceptions(),
        new Body.Value(equation.body()),
        equation.span());
  }

  private Formula formula(
      Variable variable,
      List<Subscript> subscripts,
      List<List<Subscript>> exceptions,
      Body body,
      Span span) {
    var entry = entry(Passage.of(complaints.source(), span), variable.description());
    return new Formula(
        variable.name(), subscripts, exceptions, body, entry, variable.description().span(), span);
  }

  /// @param formulas of each variable those that are left, in the order of its equations
  private static Variable with(Variable variable, Map<Name, Iterator<Formula>> formulas) {
    return switch (variable) {
      case Variable.Stock stock ->
          new Variable.Stock(
              stock.name(),
              stock.accumulations().stream()
                  .map(one -> accumulation(one, next(stock, formulas)))
                  .toList(),
              stock.description());
      case Variable.Flow flow ->
          new Variable.Flow(
              flow.name(), with(flow, flow.equations(), formulas), flow.description());
      case Variable.Auxiliary aux ->
          new Variable.Auxiliary(
              aux.name(), with(aux, aux.equations(), formulas), aux.description());
      case Variable.Constant _, Variable.Lookup _ -> variable;
    };
  }

  private static Body next(Variable variable, Map<Name, Iterator<Formula>> formulas) {
    return Objects.requireNonNull(formulas.get(variable.name())).next().body();
  }

  private static List<Equation> with(
      Variable variable, List<Equation> equations, Map<Name, Iterator<Formula>> formulas) {
    return equations.stream()
        .map(
            one ->
                next(variable, formulas) instanceof Body.Value(var expr)
                    ? new Equation(one.subscripts(), one.exceptions(), expr, one.span())
                    : one)
        .toList();
  }

  private static Variable.Accumulation accumulation(Variable.Accumulation one, Body body) {
    return body instanceof Body.Integral(var netFlow, var initial)
        ? one.with(netFlow, initial)
        : one;
  }
}
