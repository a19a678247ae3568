package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.model.expr.Name;

/// A stock that is a conveyor, a queue or an oven, which drives its outflows (XMILE 1.0, sections
/// 4.2 and 4.2.1).
///
/// @param outflows in their order; those of a conveyor without its leaks
record BeltStock(
    XmlElement element,
    Name name,
    Kind kind,
    List<Name> inflows,
    List<Name> outflows,
    List<Name> leaks) {

  /// What a stock may be.
  sealed interface Kind {
    /// @param part `<conveyor>`
    record Conveyor(XmlElement part) implements Kind {}

    record Queue() implements Kind {}

    /// @param part `<oven>`, which XMILE 1.0 names but does not define
    record Oven(XmlElement part) implements Kind {}
  }

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
    var kind = kind(stock);
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    var inflows = stock.all("inflow").map(NetFlow::name).toList();
    var outflows = stock.all("outflow").map(NetFlow::name).toList();
    if (!(kind.get() instanceof Kind.Conveyor)) {
      return Optional.of(
          new BeltStock(stock, name.get(), kind.get(), inflows, outflows, List.of()));
    }
    // "The first outflow in the conveyor's list of outflows SHALL be the normal outflow and all
    // subsequent outflows are leakage outflows", unless leaks are marked.
    var first = outflows.stream().filter(flow -> !marked.contains(flow)).findFirst();
    var leaks = outflows.stream().filter(flow -> !first.equals(Optional.of(flow))).toList();
    return Optional.of(
        new BeltStock(
            stock, name.get(), kind.get(), inflows, first.map(List::of).orElse(List.of()), leaks));
  }

  private static Optional<Kind> kind(XmlElement stock) {
    var conveyor = stock.child("conveyor").<Kind>map(Kind.Conveyor::new);
    var queue = stock.child("queue").filter(XmileText::isSet).<Kind>map(_ -> new Kind.Queue());
    return conveyor.or(() -> queue).or(() -> oven(stock).map(Kind.Oven::new));
  }

  /// `<oven>` or a vendor's.
  private static Optional<XmlElement> oven(XmlElement stock) {
    return stock.children().stream()
        .filter(child -> OvenEquations.isOven(child.name()))
        .findFirst();
  }

  /// Whether an element is an oven or a part of one.
  static boolean isOvens(String name) {
    return OvenEquations.isOven(name) || OvenEquations.isPart(name);
  }

  static boolean isBelt(XmlElement stock) {
    return kind(stock).isPresent();
  }

  /// Whether what is in it comes out in parts.
  static boolean hasParts(XmlElement stock) {
    return kind(stock).filter(it -> !(it instanceof Kind.Oven)).isPresent();
  }

  boolean isConveyor() {
    return kind instanceof Kind.Conveyor;
  }

  boolean isOven() {
    return kind instanceof Kind.Oven;
  }

  boolean isQueue() {
    return kind instanceof Kind.Queue;
  }

  /// `<conveyor>` or `<oven>`.
  Optional<XmlElement> part() {
    return switch (kind) {
      case Kind.Conveyor(var part) -> Optional.of(part);
      case Kind.Oven(var part) -> Optional.of(part);
      case Kind.Queue() -> Optional.empty();
    };
  }

  /// A part of it, as XMILE or as a vendor writes it.
  Optional<XmlElement> part(String name) {
    return part().flatMap(part -> part.part(name));
  }

  /// Whether a flag is set.
  boolean flag(String attribute, boolean otherwise) {
    return part()
        .flatMap(element -> element.anyAttribute(attribute))
        .map(value -> value.content().strip().equalsIgnoreCase("true"))
        .orElse(otherwise);
  }

  /// Everything that it drives.
  List<Name> driven() {
    return Stream.concat(outflows.stream(), leaks.stream()).toList();
  }

  /// Inflows that come in whatever room there is, as they are driven from elsewhere, and then the
  /// others before one.
  List<Name> before(Name inflow, List<Name> unstoppable) {
    var before = new ArrayList<>(inflows.stream().filter(unstoppable::contains).toList());
    inflows.subList(0, Math.max(0, inflows.indexOf(inflow))).stream()
        .filter(other -> !unstoppable.contains(other))
        .forEach(before::add);
    return before;
  }
}
