package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Writes the equations of what leaves one queue (XMILE 1.0, section 3.7.3), and of how many
/// batches wait in it.
///
/// What leaves is its first batch, or all of its batches, as far as what is behind the queue takes
/// them. An overflow takes what the flows before it were kept from taking.
final class QueueEquations {

  private final BeltStock queue;
  private final Variable.Stock variable;
  private final Admission admission;
  private final Map<Name, XmlElement> flows;
  private final Complaints complaints;

  QueueEquations(
      BeltStock queue,
      Variable.Stock variable,
      Admission admission,
      Map<Name, XmlElement> flows,
      Complaints complaints) {
    this.queue = queue;
    this.variable = variable;
    this.admission = admission;
    this.flows = flows;
    this.complaints = complaints;
  }

  Map<Name, List<Equation>> write() {
    queue.outflows().forEach(this::complain);
    var equations = new LinkedHashMap<Name, List<Equation>>();
    for (var accumulation : variable.accumulations()) {
      var terms = new Terms(accumulation.subscripts(), accumulation.span());
      for (var outflow : queue.outflows()) {
        var body = taken(outflow, accumulation.initial(), terms);
        equations
            .computeIfAbsent(outflow, name -> new ArrayList<>())
            .add(new Equation(accumulation.subscripts(), body, accumulation.span()));
      }
      var batches = terms.call(Function.QUEUE_PLACES, waiting(accumulation.initial(), terms));
      equations
          .computeIfAbsent(BeltQuestions.parts(queue.name()), name -> new ArrayList<>())
          .add(new Equation(accumulation.subscripts(), batches, accumulation.span()));
    }
    return equations;
  }

  private void complain(Name outflow) {
    if (!queue.outflows().getFirst().equals(outflow) && !admission.isOverflow(outflow)) {
      unsupported(
          Optional.ofNullable(flows.get(outflow)).orElse(queue.element()),
          "a second outflow without <overflow/> is",
          "give it an <overflow/>");
    }
    var behind = admission.downstream(outflow);
    if (behind.filter(stock -> isWhole(stock) && !isOneAtATime(stock)).isPresent()) {
      unsupported(
          queue.element(),
          "taking several whole batches in a step is",
          "take one at a time, or parts of batches");
    }
  }

  private static boolean isWhole(BeltStock stock) {
    return stock.flag("batch_integrity", false);
  }

  private static boolean isOneAtATime(BeltStock stock) {
    return stock.flag("one_at_a_time", true);
  }

  private Expr taken(Name outflow, Expr initial, Terms terms) {
    var before = queue.outflows().subList(0, queue.outflows().indexOf(outflow));
    var available = available(outflow, initial, terms);
    var behind = admission.downstream(outflow);
    if (before.isEmpty()) {
      return accepted(available, outflow, behind, terms);
    }
    var rest = terms.binary(BinaryOp.SUBTRACT, available, terms.sum(before));
    var accepted = accepted(terms.notBelowZero(rest), outflow, behind, terms);
    return terms.either(isBlocked(before, initial, terms), accepted, terms.number(0));
  }

  private Expr accepted(Expr wanted, Name outflow, Optional<BeltStock> behind, Terms terms) {
    return behind
        .map(into -> admission.of(wanted, outflow, into, isWhole(into), terms))
        .orElse(wanted);
  }

  /// Whether each of the flows took less than it wanted. A shut oven blocks nothing: "if a queue
  /// outflow is blocked for any other reason, e.g., an isee systems oven is cooking, the overflow
  /// SHALL not remove anything from the queue."
  private Expr isBlocked(List<Name> flows, Expr initial, Terms terms) {
    Optional<Expr> all = Optional.empty();
    for (var count = 1; count <= flows.size(); count++) {
      var flow = flows.get(count - 1);
      var taken = terms.sum(flows.subList(0, count));
      var isLess = terms.binary(BinaryOp.LESS, taken, available(flow, initial, terms));
      Expr blocked =
          admission
              .downstream(flow)
              .filter(BeltStock::isOven)
              .<Expr>map(
                  oven ->
                      terms.binary(
                          BinaryOp.AND,
                          terms.binary(
                              BinaryOp.GREATER, admission.room(oven, terms), terms.number(0)),
                          isLess))
              .orElse(isLess);
      all =
          all.isPresent()
              ? Optional.of(terms.binary(BinaryOp.AND, all.get(), blocked))
              : Optional.of(blocked);
    }
    return all.orElseThrow();
  }

  /// The first batch where a conveyor or an oven takes one at a time, or else all that is there:
  /// "queues flowing to regular stocks and clouds are not limited in any way".
  private Expr available(Name outflow, Expr initial, Terms terms) {
    if (admission.downstream(outflow).filter(QueueEquations::isOneAtATime).isEmpty()) {
      return terms.perStep(terms.variable(queue.name()));
    }
    return terms.call(Function.QUEUE_FRONT, waiting(initial, terms));
  }

  private List<Expr> waiting(Expr initial, Terms terms) {
    var arguments = new ArrayList<Expr>(List.of(terms.sum(queue.outflows()), initial));
    queue.inflows().forEach(inflow -> arguments.add(terms.variable(inflow)));
    return arguments;
  }

  private void unsupported(XmlElement element, String what, String instead) {
    complaints.add(ReadCode.UNSUPPORTED, element.tag(), what + " not supported yet", instead);
  }
}
