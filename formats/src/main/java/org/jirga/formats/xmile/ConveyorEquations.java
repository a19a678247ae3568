package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Writes the equations of what comes off one conveyor, of what leaks from it, and of how many
/// places it has.
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

  /// Stella's own. What its results are where nothing changes is what they are without it (the
  /// public model depreciate of SDEverywhere, with Stella's numbers).
  private static final String FORCED_FRACTION = "force_leak_fraction";

  /// Each takes what those before it have left, and so has all that they have in its equation.
  private static final int MOST_OF_WHOLE_UNITS = 8;

  private final BeltStock stock;
  private final Variable.Stock variable;
  private final Map<Name, XmlElement> flows;
  private final Belts.Parser parse;
  private final Complaints complaints;
  private final SpreadInflows spreads;
  private final XmlElement conveyor;

  /// Of each leak, what it has for single elements.
  private final Map<Name, List<ElementOfLeak>> elements = new HashMap<>();

  private final Map<Name, Map<List<Name>, Passage>> fractions = new HashMap<>();

  ConveyorEquations(
      BeltStock stock,
      Variable.Stock variable,
      SpreadInflows spreads,
      Map<Name, XmlElement> flows,
      Belts.Parser parse,
      Complaints complaints) {
    this.stock = stock;
    this.variable = variable;
    this.spreads = spreads;
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
          "the conveyor '%s' has no outflow%s"
              .formatted(stock.name(), stock.leaks().isEmpty() ? "" : " but leaks"));
      return Map.of();
    }
    if (isOfTooManyUnits()) {
      return Map.of();
    }
    var equations = new LinkedHashMap<Name, List<Equation>>();
    for (var part : parts()) {
      var terms = new Terms(part.subscripts(), part.span());
      var arguments = arguments(part.initial(), terms, List.of());
      var outflow = terms.call(Function.CONVEYOR_OUTFLOW, arguments);
      add(stock.outflows().getFirst(), outflow, part, equations);
      var places = terms.call(Function.CONVEYOR_PLACES, arguments);
      add(BeltQuestions.parts(stock.name()), places, part, equations);
      for (var leak = 0; leak < stock.leaks().size(); leak++) {
        add(stock.leaks().get(leak), leak(leak, arguments, terms), part, equations);
      }
    }
    return equations;
  }

  /// What the stock holds, for single elements where a leak has fractions of its own for them.
  private List<Variable.Accumulation> parts() {
    var elements =
        stock.leaks().stream()
            .map(this::elements)
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (elements.isEmpty() || variable.accumulations().size() > 1) {
      return variable.accumulations();
    }
    var all = variable.accumulations().getFirst();
    return elements.stream()
        .map(
            element ->
                new Variable.Accumulation(
                    element.subscripts(),
                    all.netFlow(),
                    ListedContents.isList(all.initial())
                        ? parse.ofElements(all.initial(), stock.name(), element.subscripts())
                        : new Terms(element.subscripts(), all.span()).variable(stock.name()),
                    all.span()))
        .toList();
  }

  /// A fraction for one element.
  private record ElementOfLeak(List<Subscript> subscripts, Passage fraction) {}

  private List<ElementOfLeak> elements(Name leak) {
    return elements.computeIfAbsent(leak, this::read);
  }

  private List<ElementOfLeak> read(Name leak) {
    return Optional.ofNullable(flows.get(leak)).stream()
        .flatMap(flow -> flow.all("element"))
        .flatMap(
            element ->
                element.child("eqn").flatMap(ConveyorEquations::text).stream()
                    .map(
                        text ->
                            new ElementOfLeak(
                                VariableReader.subscripts(element.attribute("subscript")), text)))
        .toList();
  }

  private static Expr leak(int number, List<Expr> arguments, Terms terms) {
    var numbered = new ArrayList<Expr>();
    numbered.add(terms.number(number));
    numbered.addAll(arguments);
    return terms.call(Function.CONVEYOR_LEAK, numbered);
  }

  /// What one of its leaks takes, for a belt on which it goes on as far from the end as here.
  ///
  /// @param initial what the conveyor holds at the start
  /// @param towards the belts between the two
  Expr leak(Name flow, Expr initial, Terms terms, List<Name> towards) {
    return leak(stock.leaks().indexOf(flow), arguments(initial, terms, towards), terms);
  }

  private boolean isOfTooManyUnits() {
    var ofUnits = stock.leaks().stream().filter(leak -> isOfWholeUnits(leak, flows)).count();
    if (ofUnits <= MOST_OF_WHOLE_UNITS) {
      return false;
    }
    complaints.add(
        ReadCode.UNSUPPORTED,
        conveyor.tag(),
        "more than %d leaks of whole units of one conveyor are not supported yet"
            .formatted(MOST_OF_WHOLE_UNITS),
        "leave <leak_integers> out of some of them");
    return true;
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
      var attribute = name.substring(name.indexOf(':') + 1);
      // what is switched off moves nothing in another way
      if (ATTRIBUTES.contains(attribute) || value.content().strip().equalsIgnoreCase("false")) {
        continue;
      }
      if (attribute.equals(FORCED_FRACTION)) {
        complaints.add(
            ReadCode.OPEN_READING,
            value.all(),
            "no reference says what '%s' does where the length or a fraction changes during a"
                + " run; here it does nothing".formatted(name));
      } else {
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

  private List<Expr> arguments(Expr initial, Terms terms, List<Name> towards) {
    var arguments = new ArrayList<Expr>();
    arguments.add(terms.sum(spreads.atBeginning(stock)));
    arguments.add(length(terms));
    arguments.add(part("arrest", terms).orElse(terms.number(0)));
    arguments.add(initial);
    var isExponential =
        stock.flag("exponential_leak", false) || stock.flag("exponential_leakage", false);
    arguments.add(terms.number((isExponential ? 1 : 0) + (spreads.isDiscrete(stock) ? 2 : 0)));
    arguments.add(spreads.of(stock, terms, towards));
    for (var leak : stock.leaks()) {
      var start = zone(leak, "leak_start", 0);
      var end = zone(leak, "leak_end", 1);
      complainOfZone(leak, start, end);
      arguments.add(fraction(leak, terms));
      arguments.add(terms.number(start));
      arguments.add(terms.number(end));
      arguments.add(terms.number(isOfWholeUnits(leak, flows) ? 1 : 0));
    }
    return arguments;
  }

  private void complainOfZone(Name leak, double start, double end) {
    if (start < 0 || end > 1 || start > end) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          Optional.ofNullable(flows.get(leak)).orElse(conveyor).tag(),
          "'%s' would leak from %s to %s of the conveyor"
              .formatted(leak, XmileExpressions.print(start), XmileExpressions.print(end)),
          "leak_start and leak_end are shares of its length, from 0 to 1, the first one first");
    }
  }

  /// When it takes the length anew, it is as long as this.
  static Optional<Expr> length(BeltStock conveyor, Belts.Parser parse, Terms terms) {
    return conveyor
        .part("len")
        .flatMap(ConveyorEquations::text)
        .map(text -> parse.parse(text, conveyor.name(), terms.subscripts()));
  }

  private Expr length(Terms terms) {
    var length =
        length(stock, parse, terms)
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
    return parse.parse(text, stock.name(), terms.subscripts());
  }

  private static Optional<Passage> text(XmlElement element) {
    return Optional.of(XmileText.stripped(element.text())).filter(text -> !text.isBlank());
  }

  static boolean isOfWholeUnits(Name leak, Map<Name, XmlElement> flows) {
    return Optional.ofNullable(flows.get(leak))
        .flatMap(flow -> flow.child("leak_integers"))
        .filter(XmileText::isSet)
        .isPresent();
  }

  /// In `<leak>`, or in the equation beside an empty one.
  private Expr fraction(Name leak, Terms terms) {
    var flow = Optional.ofNullable(flows.get(leak));
    var written =
        flow.flatMap(f -> f.child("leak"))
            .flatMap(ConveyorEquations::text)
            .or(() -> flow.flatMap(f -> f.child("eqn")).flatMap(ConveyorEquations::text))
            .or(
                () ->
                    Optional.ofNullable(
                        fractions
                            .computeIfAbsent(leak, this::byElement)
                            .get(names(terms.subscripts()))));
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

  private Map<List<Name>, Passage> byElement(Name leak) {
    var found = new HashMap<List<Name>, Passage>();
    elements(leak).forEach(it -> found.putIfAbsent(names(it.subscripts()), it.fraction()));
    return found;
  }

  private static List<Name> names(List<Subscript> subscripts) {
    return subscripts.stream().map(Subscript::name).toList();
  }

  private double zone(Name leak, String attribute, double otherwise) {
    return Optional.ofNullable(flows.get(leak))
        .flatMap(flow -> flow.anyAttribute(attribute))
        .flatMap(text -> XmileText.number(text, complaints))
        .orElse(otherwise);
  }
}
