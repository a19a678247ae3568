package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Name;

/// A stock that is a conveyor or a queue, which drives its outflows (XMILE 1.0, sections 4.2 and
/// 4.2.1).
///
/// @param conveyor absent for a queue
/// @param outflows in their order; those of a conveyor without its leaks
record BeltStock(
    XmlElement element,
    Name name,
    Optional<XmlElement> conveyor,
    List<Name> inflows,
    List<Name> outflows,
    List<Name> leaks) {

  BeltStock {
    inflows = List.copyOf(inflows);
    outflows = List.copyOf(outflows);
    leaks = List.copyOf(leaks);
  }

  /// Nothing if the stock is an ordinary one.
  ///
  /// @param marked flows that the file marks as leaks
  static Optional<BeltStock> of(XmlElement stock, List<Name> marked) {
    var name = stock.attribute("name").map(XmileText::name);
    if (name.isEmpty() || !isBelt(stock)) {
      return Optional.empty();
    }
    var inflows = stock.all("inflow").map(NetFlow::name).toList();
    var outflows = stock.all("outflow").map(NetFlow::name).toList();
    var conveyor = stock.child("conveyor");
    if (conveyor.isEmpty()) {
      return Optional.of(new BeltStock(stock, name.get(), conveyor, inflows, outflows, List.of()));
    }
    // "The first outflow in the conveyor's list of outflows SHALL be the normal outflow and all
    // subsequent outflows are leakage outflows", unless leaks are marked.
    var first = outflows.stream().filter(flow -> !marked.contains(flow)).findFirst();
    var leaks = outflows.stream().filter(flow -> !first.equals(Optional.of(flow))).toList();
    return Optional.of(
        new BeltStock(
            stock, name.get(), conveyor, inflows, first.map(List::of).orElse(List.of()), leaks));
  }

  static boolean isBelt(XmlElement stock) {
    return stock.child("conveyor").isPresent()
        || stock.child("queue").filter(XmileText::isSet).isPresent();
  }

  /// Whether a flag of the conveyor is set.
  boolean flag(String attribute, boolean otherwise) {
    return conveyor
        .flatMap(element -> element.anyAttribute(attribute))
        .map(value -> value.content().strip().equalsIgnoreCase("true"))
        .orElse(otherwise);
  }

  /// Limits what may flow in.
  boolean isLimited() {
    return conveyor
        .filter(e -> e.child("capacity").isPresent() || e.child("in_limit").isPresent())
        .isPresent();
  }
}
