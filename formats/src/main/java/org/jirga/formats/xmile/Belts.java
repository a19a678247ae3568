package org.jirga.formats.xmile;

import java.util.ArrayList;
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
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Writes the equations of what flows through conveyors and queues, which the file leaves to them.
///
/// A flow into a conveyor is not negative, and no more than fits: its capacity less its content and
/// what leaves in the same step, and its inflow limit, less the inflows listed before. A conveyor
/// that is arrested lets nothing in or out. What leaves a queue is its first batch, or all of its
/// batches, as far as the conveyor behind it takes them; an overflow takes the rest.
final class Belts {

  private final Map<Name, BeltStock> stocks = new LinkedHashMap<>();
  private final Map<Name, XmlElement> flows = new HashMap<>();
  private final Parser parse;
  private final Complaints complaints;
  private final Map<Name, Variable> variables = new LinkedHashMap<>();

  /// Reads an equation.
  interface Parser {
    Expr parse(Passage equation);
  }

  Belts(XmlElement list, Parser parse, Complaints complaints) {
    this.parse = parse;
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

  /// The flows that need no equation of their own.
  Set<Name> driven() {
    return stocks.values().stream()
        .flatMap(stock -> Stream.concat(stock.outflows().stream(), stock.leaks().stream()))
        .collect(Collectors.toSet());
  }

  List<Variable> apply(List<Variable> read) {
    if (stocks.isEmpty()) {
      return read;
    }
    read.forEach(variable -> variables.put(variable.name(), variable));
    for (var stock : stocks.values()) {
      if (variables.get(stock.name()) instanceof Variable.Stock variable) {
        stock.inflows().forEach(inflow -> limit(inflow, stock));
        if (stock.conveyor().isPresent()) {
          new ConveyorEquations(stock, variable, flows, parse, complaints)
              .write()
              .forEach(this::replace);
        } else {
          write(stock, variable);
        }
      }
    }
    return List.copyOf(variables.values());
  }

  private void replace(Name name, List<Equation> equations) {
    if (variables.get(name) instanceof Variable.Flow flow) {
      variables.put(name, new Variable.Flow(flow.name(), equations, flow.description()));
    }
  }

  /// An inflow that has an equation of its own.
  private void limit(Name inflow, BeltStock stock) {
    var upstream = upstream(inflow);
    if (upstream.isPresent()) {
      if (stock.isLimited() && upstream.get().conveyor().isPresent()) {
        unsupported(
            stock.element(),
            "a limited conveyor behind another conveyor is",
            "put a stock between the two, or leave the limit out");
      }
      return;
    }
    if (variables.get(inflow) instanceof Variable.Flow flow) {
      var equations =
          flow.equations().stream()
              .map(
                  equation -> {
                    var terms = new Terms(equation.subscripts(), equation.body().span());
                    var wanted = terms.notBelowZero(equation.body());
                    var body = accepted(wanted, inflow, stock, terms);
                    return new Equation(
                        equation.subscripts(), equation.exceptions(), body, equation.span());
                  })
              .toList();
      variables.put(inflow, new Variable.Flow(flow.name(), equations, flow.description()));
    }
  }

  private Optional<BeltStock> upstream(Name flow) {
    return stocks.values().stream()
        .filter(stock -> stock.outflows().contains(flow) || stock.leaks().contains(flow))
        .findFirst();
  }

  /// As much of what wants to flow in as a stock lets in.
  private Expr accepted(Expr wanted, Name inflow, BeltStock stock, Terms terms) {
    var accepted = wanted;
    for (var limit : limits(inflow, stock, terms)) {
      accepted = terms.smaller(accepted, terms.notBelowZero(limit));
    }
    var arrest = part(stock, "arrest");
    return arrest.isEmpty() ? accepted : terms.either(arrest.get(), terms.number(0), accepted);
  }

  private Optional<Expr> part(BeltStock stock, String name) {
    return stock
        .conveyor()
        .flatMap(conveyor -> conveyor.child(name))
        .map(child -> XmileText.stripped(child.text()))
        .filter(text -> !text.isBlank())
        .map(parse::parse);
  }

  private List<Expr> limits(Name inflow, BeltStock stock, Terms terms) {
    var before = stock.inflows().subList(0, Math.max(0, stock.inflows().indexOf(inflow)));
    var limits = new ArrayList<Expr>();
    part(stock, "capacity")
        .ifPresent(
            capacity -> {
              var free = terms.binary(BinaryOp.SUBTRACT, capacity, terms.variable(stock.name()));
              var leaving = new ArrayList<>(stock.outflows());
              leaving.addAll(stock.leaks());
              var room = terms.binary(BinaryOp.ADD, terms.perStep(free), terms.sum(leaving));
              limits.add(terms.binary(BinaryOp.SUBTRACT, room, terms.sum(before)));
            });
    part(stock, "in_limit")
        .ifPresent(limit -> limits.add(terms.binary(BinaryOp.SUBTRACT, limit, terms.sum(before))));
    return limits;
  }

  /// The outflows of a queue.
  private void write(BeltStock queue, Variable.Stock variable) {
    if (queue.inflows().size() > 1) {
      unsupported(
          queue.element(), "a queue with several inflows is", "let one flow carry their sum");
    }
    var equations = new LinkedHashMap<Name, List<Equation>>();
    for (var accumulation : variable.accumulations()) {
      var terms = new Terms(accumulation.subscripts(), accumulation.span());
      var before = new ArrayList<Name>();
      for (var outflow : queue.outflows()) {
        var body = taken(queue, outflow, before, accumulation.initial(), terms);
        equations
            .computeIfAbsent(outflow, name -> new ArrayList<>())
            .add(new Equation(accumulation.subscripts(), body, accumulation.span()));
        before.add(outflow);
      }
    }
    equations.forEach(this::replace);
  }

  private Expr taken(BeltStock queue, Name outflow, List<Name> before, Expr initial, Terms terms) {
    var flow = Optional.ofNullable(flows.get(outflow));
    var isOverflow = flow.flatMap(f -> f.child("overflow")).filter(XmileText::isSet).isPresent();
    if (!before.isEmpty() && !isOverflow) {
      unsupported(
          flow.orElse(queue.element()),
          "a second outflow without <overflow/> is",
          "give it an <overflow/>");
    }
    // What is taken from is what the first outflow takes from; an overflow gets the rest of it.
    var available = available(queue, downstream(queue.outflows().getFirst()), initial, terms);
    var wanted =
        before.isEmpty()
            ? available
            : terms.notBelowZero(terms.binary(BinaryOp.SUBTRACT, available, terms.sum(before)));
    var behind = downstream(outflow);
    if (behind.isEmpty()) {
      return wanted;
    }
    var accepted = accepted(wanted, outflow, behind.get(), terms);
    return behind.get().flag("batch_integrity", false)
        ? terms.either(terms.binary(BinaryOp.LESS, accepted, wanted), terms.number(0), accepted)
        : accepted;
  }

  private Optional<BeltStock> downstream(Name flow) {
    return stocks.values().stream()
        .filter(stock -> stock.inflows().contains(flow))
        .filter(stock -> stock.conveyor().isPresent())
        .findFirst();
  }

  private Expr available(BeltStock queue, Optional<BeltStock> behind, Expr initial, Terms terms) {
    behind
        .flatMap(BeltStock::conveyor)
        .filter(conveyor -> conveyor.child("in_limit").isPresent())
        .filter(_ -> behind.get().flag("discrete", false))
        .ifPresent(
            c ->
                unsupported(
                    c,
                    "<in_limit> of a discrete conveyor is",
                    "use <capacity>, or a continuous conveyor"));
    if (behind.filter(stock -> stock.flag("one_at_a_time", true)).isEmpty()) {
      if (behind.filter(stock -> stock.flag("batch_integrity", false)).isPresent()) {
        unsupported(
            queue.element(),
            "taking several whole batches in a step is",
            "take one at a time, or parts of batches");
      }
      return terms.perStep(terms.variable(queue.name()));
    }
    return terms.call(
        Function.QUEUE_FRONT,
        List.of(terms.sum(queue.inflows()), terms.sum(queue.outflows()), initial));
  }

  private void unsupported(XmlElement element, String what, String instead) {
    complaints.add(ReadCode.UNSUPPORTED, element.tag(), what + " not supported yet", instead);
  }
}
