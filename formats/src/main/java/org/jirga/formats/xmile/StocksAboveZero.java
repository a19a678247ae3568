package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jirga.formats.equation.Declared;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Keeps `<non_negative>` stocks from falling below 0.
///
/// An outflow takes no more than what the stock holds and what flows in during a step, less what
/// the outflows listed before it take. An inflow that itself depends on the outflow is not counted.
/// And the net flow takes no more than the stock holds, which matters where a flow drains several
/// stocks: such a flow is not limited, since it is not clear by which.
///
/// The initial value of a stock that asks for its own outflow has what the equation of the flow
/// comes to, which no content limits yet (results of Stella that the tests of the public engine
/// ASDM hold: a stock of `outflow_1 + outflow_2 - 20`).
final class StocksAboveZero {

  private final List<XmlElement> stocks;

  /// For each flow, how many stocks it drains.
  private final Map<Name, Integer> drains = new HashMap<>();

  private final Map<Name, Set<Name>> needs = new HashMap<>();
  private final Map<Name, Variable> variables = new LinkedHashMap<>();

  /// The flows that are limited, as they were before.
  private final Map<Name, Variable.Flow> unlimited = new HashMap<>();

  private final NetFlow netFlow;
  private final Elements elements;
  private final Declared declared;
  private final Belts.Parser parse;

  StocksAboveZero(
      XmlElement list,
      NonNegative rule,
      NetFlow netFlow,
      Elements elements,
      Declared declared,
      Belts.Parser parse) {
    this.netFlow = netFlow;
    this.elements = elements;
    this.declared = declared;
    this.parse = parse;
    this.stocks =
        list.all("stock")
            .filter(rule::stock)
            .filter(stock -> !BeltStock.isBelt(stock))
            .filter(stock -> stock.attribute("name").isPresent())
            .toList();
    list.all("stock")
        .flatMap(stock -> stock.all("outflow"))
        .forEach(outflow -> drains.merge(NetFlow.name(outflow), 1, Integer::sum));
  }

  List<Variable> limit(List<Variable> read) {
    if (stocks.isEmpty()) {
      return read;
    }
    read.forEach(variable -> variables.put(variable.name(), variable));
    read.forEach(this::findNeeds);
    for (var element : stocks) {
      var name = XmileText.name(element.attribute("name").orElseThrow());
      if (variables.get(name) instanceof Variable.Stock stock) {
        unlimited.clear();
        limitOutflows(element, stock);
        variables.put(name, limited(stock));
      }
    }
    return read.size() == variables.size() ? List.copyOf(variables.values()) : read;
  }

  private void findNeeds(Variable variable) {
    var found = new HashSet<Name>();
    switch (variable) {
      case Variable.Flow flow -> flow.equations().forEach(e -> collect(e.body(), found));
      case Variable.Auxiliary aux -> aux.equations().forEach(e -> collect(e.body(), found));
      default -> {}
    }
    needs.put(variable.name(), found);
  }

  private static void collect(Expr expr, Set<Name> found) {
    expr.references().map(Expr.Reference::name).forEach(found::add);
  }

  private boolean depends(Name from, Name on, Set<Name> seen) {
    return from.equals(on)
        || seen.add(from)
            && needs.getOrDefault(from, Set.of()).stream().anyMatch(n -> depends(n, on, seen));
  }

  private void limitOutflows(XmlElement element, Variable.Stock stock) {
    var before = new ArrayList<Name>();
    for (var outflow : element.all("outflow").toList()) {
      var name = NetFlow.name(outflow);
      if (variables.get(name) instanceof Variable.Flow flow && drains.getOrDefault(name, 0) == 1) {
        var inflows =
            element
                .all("inflow")
                .map(NetFlow::name)
                .filter(inflow -> !depends(inflow, name, new HashSet<>()))
                .toList();
        needs.getOrDefault(name, new HashSet<>()).addAll(inflows);
        needs.getOrDefault(name, new HashSet<>()).addAll(before);
        unlimited.put(name, flow);
        variables.put(name, limited(flow, stock, inflows, before));
        before.add(name);
      }
    }
  }

  /// Of a flow with dimensions that the stock does not have, each element drains it by itself, one
  /// after the other.
  private Variable limited(
      Variable.Flow flow, Variable.Stock stock, List<Name> inflows, List<Name> before) {
    var spreads = netFlow.spreads(flow.name(), stock.name());
    var equations = new ArrayList<Equation>();
    var taken = new HashMap<List<Name>, List<Expr>>();
    for (var equation : spreads ? each(flow) : flow.equations()) {
      var own = equation.subscripts();
      var left = spreads ? ofStock(stock.name(), flow.name(), own) : own;
      var span = equation.body().span();
      Expr available =
          new Expr.Binary(
              BinaryOp.DIVIDE,
              new Expr.Reference(stock.name(), left, span),
              new Expr.Reference(Model.TIME_STEP, List.of(), span),
              span);
      for (var inflow : inflows) {
        var term = netFlow.inflow(stock.name(), inflow, left, span);
        available = new Expr.Binary(BinaryOp.ADD, available, term, span);
      }
      for (var outflow : before) {
        var term = netFlow.flow(stock.name(), outflow, left, span);
        available = new Expr.Binary(BinaryOp.SUBTRACT, available, term, span);
      }
      var entries = left.stream().map(Subscript::name).toList();
      var earlier = taken.computeIfAbsent(entries, _ -> new ArrayList<>());
      if (spreads) {
        for (var one : earlier) {
          available = new Expr.Binary(BinaryOp.SUBTRACT, available, one, span);
        }
        earlier.add(new Expr.Reference(flow.name(), own, span));
      }
      var zero = new Expr.Literal(0, span);
      var most = new Expr.Call(Function.MAX, List.of(available, zero), span);
      var body = new Expr.Call(Function.MIN, List.of(equation.body(), most), span);
      equations.add(new Equation(own, equation.exceptions(), body, equation.span()));
    }
    return new Variable.Flow(flow.name(), equations, flow.description());
  }

  /// An equation for each element of a flow.
  private List<Equation> each(Variable.Flow flow) {
    return flow.equations().stream()
        .flatMap(
            equation ->
                elements.of(equation.subscripts()).stream()
                    .map(
                        one ->
                            new Equation(
                                one,
                                parse.ofElements(equation.body(), flow.name(), one),
                                equation.span())))
        .toList();
  }

  /// The elements of a stock that an element of a flow drains.
  private List<Subscript> ofStock(Name stock, Name flow, List<Subscript> own) {
    var left = LeftSide.of(flow, own, declared);
    return declared.dimensionsOf(stock).stream()
        .flatMap(dimension -> left.entry(dimension, 1).stream())
        .map(entry -> new Subscript(entry, false, own.getFirst().span()))
        .toList();
  }

  private Variable limited(Variable.Stock stock) {
    var accumulations =
        stock.accumulations().stream()
            .map(
                one -> {
                  var span = one.netFlow().span();
                  var content =
                      new Expr.Binary(
                          BinaryOp.DIVIDE,
                          new Expr.Reference(stock.name(), one.subscripts(), span),
                          new Expr.Reference(Model.TIME_STEP, List.of(), span),
                          span);
                  var least = new Expr.Unary(UnaryOp.MINUS, content, span);
                  return one.with(
                      new Expr.Call(Function.MAX, List.of(one.netFlow(), least), span),
                      Rewriting.bottomUp(one.initial(), this::beforeLimits));
                })
            .toList();
    return new Variable.Stock(stock.name(), accumulations, stock.description());
  }

  private Expr beforeLimits(Expr expr) {
    if (expr instanceof Expr.Reference(var name, var subscripts, _)) {
      var flow = unlimited.get(name);
      if (flow != null && flow.equations().size() == 1) {
        var equation = flow.equations().getFirst();
        if (named(equation.subscripts()).equals(named(subscripts))) {
          return equation.body();
        }
      }
    }
    return expr;
  }

  private static List<Name> named(List<Subscript> subscripts) {
    return subscripts.stream().map(Subscript::name).toList();
  }
}
