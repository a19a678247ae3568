package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;

/// The inflows of a stock less its outflows, in the order in which the file lists them.
///
/// Of a flow with dimensions that the stock does not have, all elements flow into it or out of it.
/// What flows in is in the units of the stock that it comes from, and multiplied by the flow's
/// `<multiplier>` (XMILE 1.0, section 4.3).
final class NetFlow {

  private final Declared declared;
  private final Map<Name, Passage> multipliers = new HashMap<>();
  private final Belts.Parser parse;

  /// @param list of the variables of one model
  NetFlow(XmlElement list, Declared declared, Belts.Parser parse) {
    this.declared = declared;
    this.parse = parse;
    for (var flow : list.all("flow").toList()) {
      var multiplier = flow.child("multiplier").map(XmlElement::text).map(XmileText::stripped);
      flow.attribute("name")
          .ifPresent(
              name ->
                  multiplier
                      .filter(text -> !text.isBlank())
                      .ifPresent(text -> multipliers.put(XmileText.name(name), text)));
    }
  }

  /// @param subscripts of the stock
  Expr of(XmlElement element, Name stock, List<Subscript> subscripts) {
    var sum = Optional.<Expr>empty();
    for (var flow : element.children()) {
      if (flow.is("inflow") || flow.is("outflow")) {
        var written = XmileText.stripped(flow.text());
        var name = name(written);
        var term =
            flow.is("inflow")
                ? inflow(stock, name, subscripts, written.all())
                : flow(stock, name, subscripts, written.all());
        sum = Optional.of(added(sum, term, flow.is("outflow")));
      }
    }
    return sum.orElseGet(() -> new Expr.Literal(0, element.tag()));
  }

  private static Expr added(Optional<Expr> sum, Expr flow, boolean isOutflow) {
    if (sum.isPresent()) {
      var op = isOutflow ? BinaryOp.SUBTRACT : BinaryOp.ADD;
      return new Expr.Binary(op, sum.get(), flow, sum.get().span().to(flow.span()));
    }
    return isOutflow ? new Expr.Unary(UnaryOp.MINUS, flow, flow.span()) : flow;
  }

  /// What a flow brings to some elements of a stock.
  Expr inflow(Name stock, Name flow, List<Subscript> subscripts, Span span) {
    var term = flow(stock, flow, subscripts, span);
    return Optional.ofNullable(multipliers.get(flow))
        .map(text -> parse.parse(text, stock, subscripts))
        .<Expr>map(by -> new Expr.Binary(BinaryOp.MULTIPLY, term, by, span))
        .orElse(term);
  }

  boolean isMultiplied(Name flow) {
    return multipliers.containsKey(flow);
  }

  /// What flows between some elements of a stock and one of its flows.
  Expr flow(Name stock, Name flow, List<Subscript> subscripts, Span span) {
    if (!spreads(flow, stock)) {
      return new Expr.Reference(flow, subscripts, span);
    }
    var left = LeftSide.of(stock, subscripts, declared);
    var entries = new ArrayList<Subscript>();
    for (var dimension : declared.dimensionsOf(flow)) {
      var entry = left.entry(dimension, 1);
      entries.add(new Subscript(entry.orElse(dimension), entry.isEmpty(), span));
    }
    var all = new Expr.Reference(flow, entries, span);
    return new Expr.Call(Function.SUM, List.of(all), span);
  }

  /// Whether a flow has dimensions that the stock does not have.
  boolean spreads(Name flow, Name stock) {
    var own = declared.dimensionsOf(stock);
    var others =
        declared.dimensionsOf(flow).stream().filter(dimension -> !own.contains(dimension)).count();
    return others > 0 && others + own.size() == declared.dimensionsOf(flow).size();
  }

  /// The flow that an `<inflow>` or `<outflow>` names.
  static Name name(XmlElement flow) {
    return name(XmileText.stripped(flow.text()));
  }

  /// Names that are no identifiers stand in quotes.
  private static Name name(Passage written) {
    var content = written.content();
    var isQuoted = content.length() > 2 && content.startsWith("\"") && content.endsWith("\"");
    return XmileText.name(
        isQuoted ? written.part(written.start() + 1, written.end() - 1) : written);
  }
}
