package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;

/// Complains of parts of variables that are not read, or that may not stand there.
final class VariableRules {

  /// Parts of a variable that change its values and are not read yet.
  private static final Set<String> UNSUPPORTED = Set.of("spreadflow");

  /// Parts that are read, or that change nothing.
  private static final Set<String> KNOWN =
      Set.of(
          "eqn",
          "init_eqn",
          "mathml",
          "gf",
          "units",
          "doc",
          "inflow",
          "outflow",
          "netflow",
          "non_negative",
          "conveyor",
          "queue",
          "oven",
          "leak",
          "leak_integers",
          "overflow",
          "multiplier",
          "dimensions",
          "element",
          "display",
          "range",
          "scale",
          "format",
          "event_poster",
          "xscale",
          "yscale",
          "xpts",
          "ypts");

  /// Parts of which a variable or an element of it has one.
  private static final List<String> SINGLE =
      List.of("eqn", "init_eqn", "gf", "dimensions", "units", "leak", "multiplier");

  /// What the elements of an array have in common, and so may not differ.
  private static final Set<String> SHARED =
      Set.of(
          "conveyor",
          "queue",
          "oven",
          "leak",
          "leak_integers",
          "overflow",
          "inflow",
          "outflow",
          "non_negative");

  /// Words that stand for something else in every equation.
  private static final Set<String> RESERVED = Set.of("pi", "inf", "dt", "starttime", "stoptime");

  private static final Name SELF = Name.of("self");

  private final Complaints complaints;

  VariableRules(Complaints complaints) {
    this.complaints = complaints;
  }

  /// Why nothing can have a name; nothing if it can.
  static Optional<String> reserved(Name name) {
    return RESERVED.contains(name.key())
        ? Optional.of(
            "'%s' is a word of XMILE, and without quotes means something else in equations"
                .formatted(name))
        : Optional.empty();
  }

  void check(XmlElement element) {
    element.attribute("name").ifPresent(this::complainOfName);
    element.children().forEach(part -> complainOf(part, element));
    complainOfSecond(element);
    if (element.child("conveyor").isPresent() && element.child("queue").isPresent()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          element.tag(),
          "this stock is a conveyor and a queue at once",
          "put the queue in front of the conveyor, with a flow between them");
    }
    if (element.is("stock")) {
      Stream.concat(Stream.of(element), element.all("element"))
          .flatMap(one -> one.all("gf"))
          .forEach(this::complainOfStocksGraph);
    }
    if (element.is("aux") || element.is("gf")) {
      element.child("non_negative").filter(XmileText::isSet).ifPresent(this::complainOfSign);
    }
    complainOfStops(element);
  }

  private void complainOfName(Passage name) {
    reserved(XmileText.name(name))
        .ifPresent(
            why ->
                complaints.add(
                    ReadCode.AGAINST_FORMAT,
                    name.all(),
                    why,
                    "write it in quotes there, or rename it"));
    if (XmileText.name(name).equals(SELF)) {
      complaints.add(
          ReadCode.AGAINST_FORMAT,
          name.all(),
          "SELF is a word of XMILE: in the equations of this model it means this variable");
    }
  }

  private void complainOfSign(XmlElement nonNegative) {
    complaints.add(
        ReadCode.AGAINST_FORMAT,
        nonNegative.tag(),
        "only stocks and flows are kept from falling below 0: this means nothing here");
  }

  private void complainOfSecond(XmlElement element) {
    for (var part : SINGLE) {
      element
          .all(part)
          .skip(1)
          .findFirst()
          .ifPresent(
              second ->
                  complaints.add(
                      ReadCode.UNSUPPORTED,
                      second.tag(),
                      "a second <%s> says something else of the same elements".formatted(part),
                      part.equals("dimensions")
                          ? "list all dimensions of the variable in one"
                          : "give each element an <element> with its own"));
    }
  }

  private void complainOfStocksGraph(XmlElement gf) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        gf.tag(),
        "a stock has no graphical function",
        "give the graph to an <aux>, and the stock the value of this");
  }

  private void complainOfStops(XmlElement element) {
    element
        .all("event_poster")
        .flatMap(poster -> poster.all("threshold"))
        .flatMap(threshold -> threshold.all("event"))
        .flatMap(event -> event.attribute("sim_action").stream())
        .filter(action -> action.content().strip().equalsIgnoreCase("stop"))
        .forEach(
            action ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    action.all(),
                    "this event would stop the run, which goes on here"));
  }

  private void complainOf(XmlElement part, XmlElement of) {
    if (UNSUPPORTED.contains(part.name())) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          part.tag(),
          "<%s> is not supported yet".formatted(part.name()),
          "write out its equation");
    } else if (!KNOWN.contains(part.name()) && !part.isVendors()) {
      complaints.add(
          ReadCode.UNKNOWN_PART,
          part.tag(),
          "<%s> is no part of a <%s> and is not read".formatted(part.name(), of.name()));
    }
  }

  /// What is said of one element of an array.
  void checkElement(XmlElement one) {
    complainOfSecond(one);
    for (var part : one.children()) {
      if (SHARED.contains(part.name()) || BeltStock.isOvens(part.name())) {
        complaints.add(
            ReadCode.UNSUPPORTED,
            part.tag(),
            "<%s> for a single element is not supported yet".formatted(part.name()),
            "write it into the variable, for all elements");
      } else {
        complainOf(part, one);
      }
    }
  }
}
