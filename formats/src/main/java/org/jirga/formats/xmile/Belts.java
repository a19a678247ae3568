package org.jirga.formats.xmile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Writes the equations of what flows through conveyors, queues and ovens, which the file leaves to
/// them.
///
/// A flow into a conveyor or an oven is not negative, and no more than may flow in: [Admission].
/// What leaves is the business of [ConveyorEquations], [QueueEquations] and [OvenEquations].
final class Belts {

  private final Map<Name, BeltStock> stocks = new LinkedHashMap<>();
  private final Map<Name, XmlElement> flows = new HashMap<>();
  private final DrawnOnce parse;
  private final Complaints complaints;
  private final Map<Name, Variable> variables = new LinkedHashMap<>();

  /// How many parts each stock has, or what an oven does.
  private final Map<Name, List<Equation>> parts = new LinkedHashMap<>();

  /// Reads equations.
  interface Parser {

    /// An equation for those elements of an array that its left side names.
    Expr parse(Passage equation, Name array, List<Subscript> left);

    /// What was read for all elements of an array, for those that a left side names.
    Expr ofElements(Expr equation, Name array, List<Subscript> left);
  }

  Belts(XmlElement list, Parser parse, Complaints complaints) {
    this.parse = new DrawnOnce(parse);
    this.complaints = complaints;
    list.all("flow")
        .forEach(flow -> flow.attribute("name").ifPresent(n -> flows.put(XmileText.name(n), flow)));
    var marked =
        flows.entrySet().stream()
            .filter(entry -> entry.getValue().child("leak").isPresent())
            .map(Map.Entry::getKey)
            .toList();
    list.all("stock")
        .flatMap(stock -> BeltStock.of(stock, marked).stream())
        .forEach(stock -> stocks.put(stock.name(), stock));
  }

  /// Of what the file says of flows, and what means nothing there.
  void complain() {
    for (var stock : stocks.values()) {
      stock.outflows().stream()
          .flatMap(flow -> Optional.ofNullable(flows.get(flow)).stream())
          .flatMap(flow -> flow.child("eqn").stream())
          .filter(eqn -> !eqn.text().isBlank())
          .forEach(eqn -> complainOfEquation(eqn, stock));
    }
    var mayOverflow =
        stocks.values().stream()
            .filter(BeltStock::isQueue)
            .flatMap(queue -> queue.outflows().stream().skip(1))
            .collect(Collectors.toSet());
    flows.forEach(
        (name, flow) ->
            flow.child("overflow")
                .filter(XmileText::isSet)
                .filter(_ -> !mayOverflow.contains(name))
                .ifPresent(this::complainOfOverflow));
    var leaks = stocks.values().stream().flatMap(stock -> stock.leaks().stream()).toList();
    flows.forEach(
        (name, flow) ->
            flow.child("leak").filter(_ -> !leaks.contains(name)).ifPresent(this::complainOfLeak));
  }

  private void complainOfLeak(XmlElement leak) {
    complaints.add(
        ReadCode.AGAINST_FORMAT,
        leak.tag(),
        "only a flow out of a conveyor can leak: this means nothing here");
  }

  private void complainOfEquation(XmlElement eqn, BeltStock stock) {
    complaints.add(
        ReadCode.AGAINST_FORMAT,
        eqn.tag(),
        "'%s' decides what flows out of it: this equation is not read".formatted(stock.name()));
  }

  private void complainOfOverflow(XmlElement overflow) {
    complaints.add(
        ReadCode.AGAINST_FORMAT,
        overflow.tag(),
        "only a second or later outflow of a queue can be its overflow: this means nothing here");
  }

  /// The flows that need no equation of their own.
  Set<Name> driven() {
    return stocks.values().stream()
        .flatMap(stock -> stock.driven().stream())
        .collect(Collectors.toSet());
  }

  List<Variable> apply(List<Variable> read) {
    if (stocks.isEmpty()) {
      return read;
    }
    read.forEach(variable -> variables.put(variable.name(), variable));
    var last = Map.copyOf(variables);
    var admission = new Admission(stocks.values(), flows, parse, complaints);
    var spreads = new SpreadInflows(stocks, flows, variables, admission, parse, complaints);
    for (var stock : stocks.values()) {
      if (variables.get(stock.name()) instanceof Variable.Stock variable) {
        variables.put(stock.name(), parse.initially(variable));
      }
      if (stock.isConveyor() && variables.get(stock.name()) instanceof Variable.Stock variable) {
        var isDiscrete = admission.isDiscrete(stock);
        variables.put(stock.name(), ListedContents.ofConveyor(stock, variable, isDiscrete, parse));
      }
    }
    for (var stock : stocks.values()) {
      if (variables.get(stock.name()) instanceof Variable.Stock variable) {
        if (stock.isConveyor()) {
          spreads.complain(stock);
        }
        stock.inflows().forEach(inflow -> limit(inflow, stock, admission));
        var equations =
            switch (stock.kind()) {
              case BeltStock.Kind.Conveyor _ ->
                  new ConveyorEquations(stock, variable, spreads, flows, parse, complaints).write();
              case BeltStock.Kind.Queue() ->
                  new QueueEquations(stock, variable, admission, flows, complaints).write();
              case BeltStock.Kind.Oven _ ->
                  new OvenEquations(stock, parse, complaints).write(variable);
            };
        equations.forEach(this::replace);
        Optional.ofNullable(equations.get(BeltQuestions.parts(stock.name())))
            .ifPresent(own -> parts.put(stock.name(), own));
      }
    }
    // of two with one name, both are kept: the check complains of them
    return Stream.of(
            read.stream()
                .map(it -> it == last.get(it.name()) ? variables.getOrDefault(it.name(), it) : it),
            parse.variables(),
            parts())
        .flatMap(it -> it)
        .toList();
  }

  private Stream<Variable> parts() {
    return parts.entrySet().stream()
        .map(
            entry -> {
              var span = entry.getValue().getFirst().span();
              return new Variable.Auxiliary(
                  BeltQuestions.parts(entry.getKey()),
                  entry.getValue(),
                  new Description(Optional.empty(), "", Optional.empty(), span, true));
            });
  }

  private void replace(Name name, List<Equation> equations) {
    if (variables.get(name) instanceof Variable.Flow flow) {
      variables.put(name, new Variable.Flow(flow.name(), equations, flow.description()));
    }
  }

  /// An inflow that has an equation of its own.
  private void limit(Name inflow, BeltStock stock, Admission admission) {
    if (stock.isQueue() || admission.upstream(inflow).isPresent()) {
      return;
    }
    if (variables.get(inflow) instanceof Variable.Flow flow) {
      var equations =
          flow.equations().stream()
              .map(
                  equation -> {
                    var terms = new Terms(equation.subscripts(), equation.body().span());
                    var body = admission.of(equation.body(), inflow, stock, false, terms);
                    return new Equation(
                        equation.subscripts(), equation.exceptions(), body, equation.span());
                  })
              .toList();
      variables.put(inflow, new Variable.Flow(flow.name(), equations, flow.description()));
    }
  }
}
