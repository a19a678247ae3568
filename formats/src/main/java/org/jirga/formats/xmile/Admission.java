package org.jirga.formats.xmile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;

/// How much may flow into conveyors and ovens (XMILE 1.0, section 4.2.1).
///
/// A conveyor takes in its capacity less its content and what leaves in the same step, and its
/// inflow limit, less the inflows listed before. What comes off another conveyor or out of an oven
/// is not held up; it takes the room of what else flows in. One that is arrested lets nothing in.
final class Admission {

  private final List<BeltStock> stocks;
  private final Map<Name, XmlElement> flows;
  private final Belts.Parser parse;
  private final Complaints complaints;

  Admission(
      Collection<BeltStock> stocks,
      Map<Name, XmlElement> flows,
      Belts.Parser parse,
      Complaints complaints) {
    this.stocks = List.copyOf(stocks);
    this.flows = flows;
    this.parse = parse;
    this.complaints = complaints;
    this.stocks.forEach(this::complain);
  }

  /// What drives a flow.
  Optional<BeltStock> upstream(Name flow) {
    return stocks.stream().filter(stock -> stock.driven().contains(flow)).findFirst();
  }

  /// The conveyor or oven that a flow goes into.
  Optional<BeltStock> downstream(Name flow) {
    return stocks.stream()
        .filter(stock -> stock.inflows().contains(flow) && !stock.isQueue())
        .findFirst();
  }

  /// "The conveyor MUST be discrete if there is a queue directly upstream."
  boolean isDiscrete(BeltStock conveyor) {
    return conveyor.flag("discrete", false)
        || conveyor.inflows().stream()
            .anyMatch(inflow -> upstream(inflow).filter(BeltStock::isQueue).isPresent());
  }

  /// As much of what wants to flow in as may.
  ///
  /// @param whole all of it, or nothing
  Expr of(Expr wanted, Name inflow, BeltStock into, boolean whole, Terms terms) {
    var arrested = into.isOven() ? Optional.<Expr>empty() : part(into, "arrest", terms);
    var capacity = into.isOven() ? Optional.<Expr>empty() : part(into, "capacity", terms);
    var limit =
        into.isOven()
            ? Optional.of(room(into, terms))
            : part(into, "in_limit", terms).map(it -> perStep(it, into, terms));
    var nothing = terms.number(0);
    var before = capacity.or(() -> limit).map(_ -> terms.sum(before(inflow, into)));
    return terms.call(
        Function.ADMITTED,
        List.of(
            wanted,
            arrested.orElse(nothing),
            capacity.orElse(terms.number(Double.POSITIVE_INFINITY)),
            limit.orElse(terms.number(Double.POSITIVE_INFINITY)),
            capacity.<Expr>map(_ -> terms.variable(into.name())).orElse(nothing),
            capacity.map(_ -> terms.sum(into.driven())).orElse(nothing),
            before.orElse(nothing),
            terms.number(whole ? 1 : 0)));
  }

  /// How much an oven lets in.
  Expr room(BeltStock oven, Terms terms) {
    return new OvenEquations(oven, parse, complaints).room(terms);
  }

  /// "For discrete conveyors, the full amount allowed each time unit is allowed to enter in a
  /// single DT."
  private Expr perStep(Expr limit, BeltStock into, Terms terms) {
    if (!isDiscrete(into)) {
      return limit;
    }
    var entered = terms.call(Function.ENTERED, List.of(terms.sum(into.inflows())));
    return terms.perStep(terms.binary(BinaryOp.SUBTRACT, limit, entered));
  }

  private List<Name> before(Name inflow, BeltStock into) {
    return into.before(inflow, into.inflows().stream().filter(this::isUnstoppable).toList());
  }

  private boolean isUnstoppable(Name inflow) {
    return upstream(inflow).filter(stock -> !stock.isQueue()).isPresent();
  }

  private Optional<Expr> part(BeltStock stock, String name, Terms terms) {
    return stock
        .part(name)
        .map(child -> XmileText.stripped(child.text()))
        .filter(text -> !text.isBlank())
        .map(text -> parse.parse(text, stock.name(), terms.subscripts()));
  }

  private void complain(BeltStock stock) {
    for (var inflow : stock.inflows()) {
      var upstream = upstream(inflow).filter(other -> !other.isQueue());
      if (upstream.isPresent() && stock.isOven()) {
        unsupported(
            stock, "an oven behind a conveyor or an oven is", "put a queue between the two");
      } else if (upstream.isPresent()
          && !arrest(stock).isEmpty()
          && !arrest(stock).equals(arrest(upstream.get()))) {
        unsupported(
            stock,
            "a conveyor that is arrested while the one before it moves is",
            "arrest both alike, or put a queue between the two");
      }
    }
    if (stock.isOven() && (stock.inflows().size() > 1 || stock.outflows().size() > 1)) {
      unsupported(
          stock, "an oven with several inflows or outflows is", "it has one of each; use a queue");
    }
  }

  private static String arrest(BeltStock stock) {
    return stock
        .part("arrest")
        .map(part -> part.text().content().replaceAll("\\s+", ""))
        .orElse("");
  }

  private void unsupported(BeltStock stock, String what, String instead) {
    complaints.add(
        ReadCode.UNSUPPORTED, stock.element().tag(), what + " not supported yet", instead);
  }

  /// Whether a flow out of a queue takes what those before it cannot.
  boolean isOverflow(Name flow) {
    return Optional.ofNullable(flows.get(flow))
        .flatMap(f -> f.child("overflow"))
        .filter(XmileText::isSet)
        .isPresent();
  }
}
