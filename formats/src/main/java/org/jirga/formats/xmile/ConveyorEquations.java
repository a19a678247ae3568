package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Writes the equations of what comes off one conveyor and of what leaks from it.
final class ConveyorEquations {

  private static final Set<String> PARTS =
      Set.of("len", "capacity", "in_limit", "sample", "arrest");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "discrete",
          "batch_integrity",
          "one_at_a_time",
          "exponential_leak",
          "exponential_leakage");

  private final BeltStock stock;
  private final Variable.Stock variable;
  private final Map<Name, XmlElement> flows;
  private final Belts.Parser parse;
  private final Complaints complaints;
  private final boolean isDiscrete;
  private final XmlElement conveyor;

  ConveyorEquations(
      BeltStock stock,
      Variable.Stock variable,
      boolean isDiscrete,
      Map<Name, XmlElement> flows,
      Belts.Parser parse,
      Complaints complaints) {
    this.stock = stock;
    this.variable = variable;
    this.isDiscrete = isDiscrete;
    this.flows = flows;
    this.parse = parse;
    this.complaints = complaints;
    this.conveyor = stock.part().orElseThrow();
  }

  Map<Name, List<Equation>> write() {
    complainOfParts();
    if (stock.outflows().isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          conveyor.tag(),
          "the conveyor '%s' has no outflow but leaks".formatted(stock.name()));
      return Map.of();
    }
    var equations = new LinkedHashMap<Name, List<Equation>>();
    for (var accumulation : variable.accumulations()) {
      var terms = new Terms(accumulation.subscripts(), accumulation.span());
      var arguments = arguments(accumulation, terms);
      var outflow = terms.call(Function.CONVEYOR_OUTFLOW, arguments);
      add(stock.outflows().getFirst(), outflow, accumulation, equations);
      for (var leak = 0; leak < stock.leaks().size(); leak++) {
        var numbered = new ArrayList<Expr>();
        numbered.add(terms.number(leak));
        numbered.addAll(arguments);
        var body = terms.call(Function.CONVEYOR_LEAK, numbered);
        add(stock.leaks().get(leak), body, accumulation, equations);
      }
    }
    return equations;
  }

  /// A vendor's kinds of conveyors may move in another way.
  private void complainOfParts() {
    for (var part : conveyor.children()) {
      if (!PARTS.contains(part.name())) {
        complain(part.tag(), "<%s>".formatted(part.name()));
      }
    }
    for (var name : new TreeSet<>(conveyor.attributes().keySet())) {
      var value = conveyor.attribute(name).orElseThrow();
      // what is switched off moves nothing in another way
      if (!ATTRIBUTES.contains(name.substring(name.indexOf(':') + 1))
          && !value.content().strip().equalsIgnoreCase("false")) {
        complain(value.all(), "'%s'".formatted(name));
      }
    }
  }

  private void complain(Span span, String what) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        span,
        what + " is no part of XMILE's <conveyor> and is not supported yet",
        "leave it out, if material moves evenly without it");
  }

  private static void add(
      Name flow,
      Expr body,
      Variable.Accumulation accumulation,
      Map<Name, List<Equation>> equations) {
    equations
        .computeIfAbsent(flow, name -> new ArrayList<>())
        .add(
            new Equation(
                accumulation.subscripts(), accumulation.exceptions(), body, accumulation.span()));
  }

  private List<Expr> arguments(Variable.Accumulation accumulation, Terms terms) {
    var arguments = new ArrayList<Expr>();
    arguments.add(terms.sum(stock.inflows()));
    arguments.add(length(terms));
    arguments.add(part("arrest", terms).orElse(terms.number(0)));
    arguments.add(accumulation.initial());
    var isExponential =
        stock.flag("exponential_leak", false) || stock.flag("exponential_leakage", false);
    arguments.add(terms.number((isExponential ? 1 : 0) + (isDiscrete ? 2 : 0)));
    for (var leak : stock.leaks()) {
      arguments.add(fraction(leak, terms));
      arguments.add(terms.number(zone(leak, "leak_start", 0)));
      arguments.add(terms.number(zone(leak, "leak_end", 1)));
    }
    return arguments;
  }

  private Expr length(Terms terms) {
    var length =
        part("len", terms)
            .orElseGet(
                () -> {
                  complaints.add(
                      ReadCode.MISSING_PART,
                      conveyor.tag(),
                      "the conveyor '%s' has no <len>".formatted(stock.name()));
                  return terms.number(Double.NaN);
                });
    return part("sample", terms)
        .<Expr>map(sample -> terms.call(Function.SAMPLE_IF_TRUE, List.of(sample, length, length)))
        .orElse(length);
  }

  private Optional<Expr> part(String name, Terms terms) {
    return conveyor.child(name).flatMap(ConveyorEquations::text).map(text -> parse(text, terms));
  }

  private Expr parse(Passage text, Terms terms) {
    return parse.parse(text, Optional.of(stock.name()), terms.subscripts());
  }

  private static Optional<Passage> text(XmlElement element) {
    return Optional.of(XmileText.stripped(element.text())).filter(text -> !text.isBlank());
  }

  /// In `<leak>`, or in the equation beside an empty one.
  private Expr fraction(Name leak, Terms terms) {
    var flow = Optional.ofNullable(flows.get(leak));
    flow.flatMap(f -> f.child("leak_integers"))
        .filter(XmileText::isSet)
        .ifPresent(
            flag ->
                complaints.add(
                    ReadCode.UNSUPPORTED,
                    flag.tag(),
                    "leaks of whole numbers are not supported yet",
                    "leave <leak_integers> out: the leak is then a fraction"));
    var written =
        flow.flatMap(f -> f.child("leak"))
            .flatMap(ConveyorEquations::text)
            .or(() -> flow.flatMap(f -> f.child("eqn")).flatMap(ConveyorEquations::text));
    return written
        .map(text -> parse(text, terms))
        .orElseGet(
            () -> {
              complaints.add(
                  ReadCode.MISSING_EQUATION,
                  flow.orElse(conveyor).tag(),
                  "the leak '%s' has no fraction".formatted(leak));
              return terms.number(Double.NaN);
            });
  }

  private double zone(Name leak, String attribute, double otherwise) {
    return Optional.ofNullable(flows.get(leak))
        .flatMap(flow -> flow.anyAttribute(attribute))
        .flatMap(text -> XmileText.number(text, complaints))
        .orElse(otherwise);
  }
}
