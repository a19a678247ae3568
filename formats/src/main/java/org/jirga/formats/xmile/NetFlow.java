package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;

/// The inflows of a stock less its outflows, in the order in which the file lists them.
final class NetFlow {

  private NetFlow() {}

  /// @param subscripts of the stock, which its flows share
  static Expr of(XmlElement stock, List<Subscript> subscripts) {
    var sum = Optional.<Expr>empty();
    for (var flow : stock.children()) {
      if (flow.is("inflow") || flow.is("outflow")) {
        var written = XmileText.stripped(flow.text());
        var reference = new Expr.Reference(name(written), subscripts, written.all());
        sum = Optional.of(added(sum, reference, flow.is("outflow")));
      }
    }
    return sum.orElseGet(() -> new Expr.Literal(0, stock.tag()));
  }

  private static Expr added(Optional<Expr> sum, Expr flow, boolean isOutflow) {
    if (sum.isPresent()) {
      var op = isOutflow ? BinaryOp.SUBTRACT : BinaryOp.ADD;
      return new Expr.Binary(op, sum.get(), flow, sum.get().span().to(flow.span()));
    }
    return isOutflow ? new Expr.Unary(UnaryOp.MINUS, flow, flow.span()) : flow;
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
