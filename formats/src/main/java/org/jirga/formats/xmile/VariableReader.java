package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.Lexer;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.SyntaxException;
import org.jirga.formats.mdl.DataVariables;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Limits;
import org.jirga.model.structure.Variable;

/// Reads `<stock>`, `<flow>`, `<aux>` and `<gf>` (XMILE 1.0, section 4).
///
/// A variable is kept, with the number NaN for what could not be read, so that those who use it are
/// not complained about too.
final class VariableReader {

  /// Rows of a matrix end with a semicolon; a comma at the end separates nothing.
  private static final Pattern NUMBERS =
      Pattern.compile("\\s*[-+.0-9eE]+(\\s*[,;]\\s*[-+.0-9eE]+)+\\s*[,;]?\\s*");

  private final NonNegative nonNegative;
  private final Map<Name, String> groups;
  private final XmileUnits units;
  private final Declared declared;
  private final Elements elements;
  private final VariableEquations equations;
  private final NetFlow netFlow;
  private final Optional<DataVariables> data;
  private final Set<Name> standalone;
  private final Set<Name> driven;
  private final Complaints complaints;
  private final VariableRules rules;
  private final GraphicalFunctionReader graphs;

  /// @param data takes Vensim's data variables, where there may be some
  /// @param standalone graphical functions that may be applied by their names
  /// @param driven flows whose equations their stocks give
  VariableReader(
      NonNegative nonNegative,
      Map<Name, String> groups,
      XmileUnits units,
      Declared declared,
      Elements elements,
      VariableEquations equations,
      NetFlow netFlow,
      Optional<DataVariables> data,
      Set<Name> standalone,
      Set<Name> driven,
      Complaints complaints) {
    this.nonNegative = nonNegative;
    this.groups = groups;
    this.units = units;
    this.declared = declared;
    this.elements = elements;
    this.equations = equations;
    this.netFlow = netFlow;
    this.data = data;
    this.standalone = standalone;
    this.driven = driven;
    this.complaints = complaints;
    this.rules = new VariableRules(complaints);
    this.graphs = new GraphicalFunctionReader(complaints);
  }

  /// Nothing if the variable has no name.
  Optional<Variable> read(XmlElement element) {
    var written = element.attribute("name").filter(name -> !name.isBlank());
    if (written.isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART, element.tag(), "this <%s> has no name".formatted(element.name()));
      return Optional.empty();
    }
    rules.check(element);
    var name = XmileText.name(written.get());
    var description = description(element, name, written.get().all());
    if (element.isOfKind("data")) {
      return data(element, name, description);
    }
    var parts = parts(element);
    return Optional.of(
        switch (element.name()) {
          case "stock" -> stock(element, name, parts, description);
          case "flow" -> flow(element, name, parts, description);
          case "gf" -> lookup(name, parts, description);
          default -> auxiliary(name, parts, description);
        });
  }

  /// A data variable of Vensim, which is no variable by itself yet.
  private Optional<Variable> data(XmlElement element, Name name, Description description) {
    if (data.isEmpty()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          element.tag(),
          "a data variable inside of a macro is not supported",
          "make it a parameter of the macro");
      return Optional.of(
          new Variable.Auxiliary(name, List.of(missing(element.tag())), description));
    }
    var none = Passage.of(complaints.source(), new Span(element.tag().end(), element.tag().end()));
    for (var part : parts(element)) {
      data.get().add(name, part.subscripts(), part.eqn().orElse(none), description, declared);
    }
    return Optional.empty();
  }

  private static Equation missing(Span place) {
    return new Equation(List.of(), new Expr.Literal(Double.NaN, place), place);
  }

  private Description description(XmlElement element, Name name, Span span) {
    var unit = element.child("units").map(XmlElement::text).flatMap(units::read);
    var comment = element.child("doc").map(XmileText::prose).orElse("");
    return new Description(
        unit, comment, Optional.ofNullable(groups.get(name)), span, false, limits(element));
  }

  /// `<range min="0" max="10"/>`; either may be missing.
  private static Optional<Limits> limits(XmlElement element) {
    return element
        .child("range")
        .filter(range -> bound(range, "min").or(() -> bound(range, "max")).isPresent())
        .map(
            range ->
                new Limits(
                    bound(range, "min").orElse(Double.NEGATIVE_INFINITY),
                    bound(range, "max").orElse(Double.POSITIVE_INFINITY),
                    bound(range, "step"),
                    range.tag()));
  }

  private static Optional<Double> bound(XmlElement range, String name) {
    try {
      return range
          .anyAttribute(name)
          .map(written -> Double.parseDouble(written.content().strip()))
          .filter(Double::isFinite);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// An equation of a variable: for all its elements, or for one.
  ///
  /// @param exceptions left sides that it is not for, as Vensim writes them
  /// @param eqn absent when missing or blank
  /// @param place of the equation, or of the element that lacks it
  private record Part(
      List<Subscript> subscripts,
      List<List<Subscript>> exceptions,
      Optional<Passage> eqn,
      Optional<Passage> initial,
      Optional<XmlElement> gf,
      Optional<XmlElement> netFlow,
      Span place) {

    Part of(List<Subscript> others) {
      return new Part(others, exceptions, eqn, initial, gf, netFlow, place);
    }

    Part blank() {
      var nothing = eqn.map(it -> it.part(it.end(), it.end()));
      return new Part(subscripts, exceptions, nothing, initial, gf, netFlow, place);
    }

    Part or(Optional<Passage> shared) {
      return new Part(subscripts, exceptions, eqn.or(() -> shared), initial, gf, netFlow, place);
    }
  }

  private List<Part> parts(XmlElement element) {
    var dimensions =
        dimensions(element)
            .map(name -> new Subscript(declared.range(XmileText.name(name)), false, name.all()))
            .toList();
    var gf = element.is("gf") ? Optional.of(element) : element.child("gf");
    var elements = element.all("element").toList();
    if (elements.isEmpty()) {
      var part = part(element, dimensions, gf);
      // a list for a belt is for its parts
      var listed = BeltStock.isBelt(element) ? Optional.<List<Part>>empty() : listed(part);
      return listed.orElseGet(() -> single(part));
    }
    elements.forEach(rules::checkElement);
    if (element.part("except").isPresent() && equation(element, "eqn").isPresent()) {
      return Stream.concat(
              Stream.of(part(element, dimensions, gf)),
              elements.stream()
                  .map(one -> part(one, subscripts(one), one.child("gf").or(() -> gf))))
          .toList();
    }
    // "Each graphical function is evaluated using the same equation": XMILE 1.0, section 4.5.3.
    var shared = equation(element, "eqn");
    if (elements.stream().anyMatch(one -> equation(one, "eqn").isPresent())) {
      shared.ifPresent(
          eqn ->
              complaints.add(
                  ReadCode.UNSUPPORTED,
                  eqn.all(),
                  "an equation for all elements beside equations for single ones is not supported"
                      + " yet",
                  "give each element its own"));
    }
    return elements.stream()
        .map(one -> part(one, subscripts(one), one.child("gf").or(() -> gf)))
        .map(part -> part.or(shared))
        .toList();
  }

  /// Vensim's `<vensim:except>:EXCEPT: [north], [south]</vensim:except>`.
  private List<List<Subscript>> exceptions(XmlElement element) {
    var written =
        element
            .part("except")
            .map(except -> XmileText.stripped(except.text()))
            .filter(text -> !text.isBlank());
    if (written.isEmpty()) {
      return List.of();
    }
    var tokens = Lexer.tokens(written.get(), Dialect.VENSIM);
    var expressions = new ExpressionParser(tokens, Dialect.VENSIM, declared, complaints);
    var exceptions = new ArrayList<List<Subscript>>();
    try {
      tokens.expect(":EXCEPT:", "before the elements that are excepted");
      do {
        if (!tokens.at("[")) {
          throw tokens.unexpected("'[' before the elements that are excepted");
        }
        exceptions.add(expressions.subscripts());
      } while (tokens.took(","));
      tokens.expectEnd();
    } catch (SyntaxException broken) {
      broken.addTo(complaints);
    }
    return exceptions.stream().map(this::inModel).toList();
  }

  private List<Subscript> inModel(List<Subscript> written) {
    return written.stream()
        .map(one -> new Subscript(declared.range(one.name()), one.reduced(), one.span()))
        .toList();
  }

  /// The parts of single elements where the equation counts along a dimension or speaks of arrays
  /// that lack some of them, or where the variable has a dimension twice.
  private List<Part> single(Part part) {
    var left = part.subscripts();
    var isEach =
        Stream.concat(part.eqn().stream(), part.initial().stream())
            .anyMatch(eqn -> ComputedSubscripts.areIn(eqn) || equations.isOfElements(eqn, left));
    var isTwice = left.stream().map(Subscript::name).distinct().count() < left.size();
    if (!isEach && !isTwice) {
      return List.of(part);
    }
    if (!part.exceptions().isEmpty()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          part.place(),
          "an equation with exceptions cannot name its elements by their places",
          "give each element an <element> with its own equation");
      return List.of(part);
    }
    return (isEach ? elements.of(left) : elements.once(left)).stream().map(part::of).toList();
  }

  /// What Vensim writes for an array of numbers: one for each element, commas between them.
  private Optional<List<Part>> listed(Part part) {
    if (part.eqn().isEmpty() || !NUMBERS.matcher(part.eqn().get().content()).matches()) {
      return Optional.empty();
    }
    var eqn = part.eqn().get();
    var choices = elements.of(part.subscripts());
    var numbers = Pattern.compile("[,;]").splitAsStream(eqn.content()).toList();
    var given = (int) numbers.stream().filter(number -> !number.isBlank()).count();
    if (given != choices.size()) {
      complaints.add(
          ReadCode.BAD_LIST,
          eqn.all(),
          "%d numbers for %s".formatted(given, Diagnostic.counted(choices.size(), "element")));
    }
    var parts = new ArrayList<Part>();
    var from = eqn.start();
    for (var number : numbers.subList(0, Math.min(given, choices.size()))) {
      var one = XmileText.stripped(eqn.part(from, from + number.length()));
      from += number.length() + 1;
      parts.add(
          new Part(
              choices.get(parts.size()),
              part.exceptions(),
              Optional.of(one),
              Optional.empty(),
              part.gf(),
              part.netFlow(),
              one.all()));
    }
    // with nothing in them, so that nobody complains of them as well
    choices.stream().skip(given).map(part::of).map(Part::blank).forEach(parts::add);
    return Optional.of(parts);
  }

  /// The names of a variable's dimensions.
  static Stream<Passage> dimensions(XmlElement variable) {
    return variable
        .all("dimensions")
        .flatMap(list -> list.all("dim"))
        .flatMap(dim -> dim.attribute("name").stream());
  }

  private Part part(XmlElement element, List<Subscript> subscripts, Optional<XmlElement> gf) {
    var eqn = equation(element, "eqn");
    return new Part(
        subscripts,
        exceptions(element),
        eqn,
        equation(element, "init_eqn"),
        gf,
        element.part("netflow"),
        eqn.map(Passage::all).orElse(element.tag()));
  }

  private static Optional<Passage> equation(XmlElement element, String name) {
    return element
        .child(name)
        .map(eqn -> XmileText.stripped(eqn.text()))
        .filter(eqn -> !eqn.isBlank());
  }

  private List<Subscript> subscripts(XmlElement element) {
    var written = element.attribute("subscript");
    if (written.isEmpty()) {
      complaints.add(ReadCode.MISSING_PART, element.tag(), "this <element> has no subscript");
    }
    return subscripts(written);
  }

  /// The elements that an attribute names, commas between them.
  static List<Subscript> subscripts(Optional<Passage> written) {
    if (written.isEmpty()) {
      return List.of();
    }
    var subscripts = new ArrayList<Subscript>();
    var from = written.get().start();
    for (var name : written.get().content().split(",", -1)) {
      var part = XmileText.stripped(written.get().part(from, from + name.length()));
      subscripts.add(new Subscript(XmileText.name(part), false, part.all()));
      from += name.length() + 1;
    }
    return subscripts;
  }

  private Variable stock(XmlElement element, Name name, List<Part> parts, Description description) {
    if (BeltStock.isBelt(element)) {
      element
          .all("inflow")
          .filter(inflow -> netFlow.isMultiplied(NetFlow.name(inflow)))
          .forEach(this::complainOfMultiplier);
    }
    var accumulations =
        parts.stream()
            .map(
                part ->
                    new Variable.Accumulation(
                        part.subscripts(),
                        part.exceptions(),
                        netFlow(element, part, name),
                        initial(element, part, name),
                        part.place()))
            .toList();
    return new Variable.Stock(name, accumulations, description);
  }

  /// Vensim's `<vensim:netflow>` is what changes a stock that no flows do.
  private Expr netFlow(XmlElement stock, Part part, Name name) {
    var flows = netFlow.of(stock, name, part.subscripts());
    var own = part.netFlow().or(() -> stock.part("netflow"));
    if (own.isEmpty()) {
      return flows;
    }
    if (!(flows instanceof Expr.Literal) || BeltStock.isBelt(stock)) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          own.get().tag(),
          "a net flow beside flows of '%s' is not supported".formatted(name),
          "write it as one more inflow");
      return flows;
    }
    var text = XmileText.stripped(own.get().text());
    return text.isBlank() ? missing(part, name) : equations.parse(text, name, part.subscripts());
  }

  private void complainOfMultiplier(XmlElement inflow) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        inflow.tag(),
        "a <multiplier> of what flows into a conveyor, a queue or an oven is not supported yet",
        "put a stock in between");
  }

  private Variable flow(XmlElement element, Name name, List<Part> parts, Description description) {
    var isNonNegative = nonNegative.flow(element);
    var equations =
        parts.stream()
            .map(
                part -> {
                  var value = value(part, name);
                  return equation(part, isNonNegative ? notBelowZero(value) : value);
                })
            .toList();
    return new Variable.Flow(name, equations, description);
  }

  private static Expr notBelowZero(Expr value) {
    var zero = new Expr.Literal(0, value.span());
    return new Expr.Call(Function.MAX, List.of(value, zero), value.span());
  }

  private Variable auxiliary(Name name, List<Part> parts, Description description) {
    if (parts.stream().allMatch(part -> part.gf().isPresent() && part.eqn().isEmpty())) {
      return lookup(name, parts, description);
    }
    var equations = parts.stream().map(part -> equation(part, value(part, name))).toList();
    return equations.stream().allMatch(equation -> isNumber(equation.body()))
        ? new Variable.Constant(name, equations, description)
        : new Variable.Auxiliary(name, equations, description);
  }

  private Variable lookup(Name name, List<Part> parts, Description description) {
    var tables =
        parts.stream()
            .map(
                part ->
                    new Variable.Table(
                        part.subscripts(),
                        part.exceptions(),
                        part.gf().flatMap(graphs::read).orElseGet(VariableReader::missingTable),
                        part.place()))
            .toList();
    return new Variable.Lookup(name, tables, description);
  }

  /// A graph that is part of a variable, as one by itself.
  Variable graph(Name name, XmlElement gf) {
    var table = graphs.read(gf).orElseGet(VariableReader::missingTable);
    var description = new Description(Optional.empty(), "", Optional.empty(), gf.tag());
    return new Variable.Lookup(
        name, List.of(new Variable.Table(List.of(), List.of(), table, gf.tag())), description);
  }

  private static LookupTable missingTable() {
    return new LookupTable(List.of(new Point(0, Double.NaN)), LookupTable.Kind.CONTINUOUS);
  }

  private static Equation equation(Part part, Expr body) {
    return new Equation(part.subscripts(), part.exceptions(), body, part.place());
  }

  private Expr value(Part part, Name name) {
    if (driven.contains(name)) {
      return new Expr.Literal(0, part.place());
    }
    var active =
        part.eqn()
            .map(eqn -> equations.parse(eqn, name, part.subscripts()))
            .orElseGet(() -> missing(part, name));
    BeltQuestions.endless(active).ifPresent(this::complainOfEndless);
    var looked = part.gf().map(gf -> looked(gf, active)).orElse(active);
    return part.initial()
        .map(initial -> equations.parse(initial, name, part.subscripts()))
        .<Expr>map(
            initial ->
                new Expr.Call(
                    Function.ACTIVE_INITIAL,
                    List.of(looked, initial),
                    looked.span().to(initial.span())))
        .orElse(looked);
  }

  private void complainOfEndless(Expr.Call capacity) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        capacity.span(),
        "'%s' has no capacity, so that what is computed of it here is infinite"
            .formatted(
                capacity.arguments().getFirst().references().findFirst().orElseThrow().name()),
        "give it a <capacity>, or ask in comparisons and MIN only");
  }

  /// A graph over an equation: points of its own, or the name of one that stands by itself.
  private Expr looked(XmlElement gf, Expr x) {
    var name = gf.attribute("name").map(XmileText::name);
    if (name.isPresent() && gf.child("ypts").isEmpty() && standalone.contains(name.get())) {
      return new Expr.LookupCall(new Expr.Reference(name.get(), List.of(), gf.tag()), x, x.span());
    }
    return graphs.read(gf).<Expr>map(table -> new Expr.InlineLookup(table, x, x.span())).orElse(x);
  }

  /// What a stock holds at the start: in a conveyor or queue perhaps a list.
  private Expr initial(XmlElement stock, Part part, Name name) {
    if (!BeltStock.isBelt(stock) || part.eqn().isEmpty()) {
      return value(part, name);
    }
    var listed = ListedContents.parts(part.eqn().get());
    if (listed.size() == 2 && listed.getLast().isBlank()) {
      complaints.add(
          ReadCode.BAD_LIST,
          part.place(),
          "nothing stands behind the comma: it is not clear whether this is a list",
          "a number alone is spread evenly; of a list all values are needed, as in '5, 0, 0'");
      return new Expr.Literal(Double.NaN, part.place());
    }
    if (listed.size() == 1) {
      var value = value(part, name);
      return ListedContents.slice(value)
          .filter(slice -> isListable(stock, part))
          .map(slice -> ListedContents.of(elements(slice)))
          .orElse(value);
    }
    if (!isListable(stock, part)) {
      return new Expr.Literal(Double.NaN, part.place());
    }
    if (listed.size() > ListedContents.MOST) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          part.place(),
          "a list of %d initial values is not supported yet; %d are"
              .formatted(listed.size(), ListedContents.MOST),
          "write their sum, which is spread as if it had come in evenly");
      return new Expr.Literal(Double.NaN, part.place());
    }
    return ListedContents.of(
        listed.stream()
            .map(
                one ->
                    one.isBlank()
                        ? missingValue(one)
                        : equations.parse(one, name, part.subscripts()))
            .toList());
  }

  private Expr missingValue(Passage blank) {
    complaints.add(
        ReadCode.BAD_LIST,
        blank.all(),
        "a value is missing in this list",
        "write 0 where there is nothing");
    return new Expr.Literal(Double.NaN, blank.all());
  }

  private boolean isListable(XmlElement stock, Part part) {
    if (BeltStock.hasParts(stock)) {
      return true;
    }
    complaints.add(
        ReadCode.UNSUPPORTED,
        part.place(),
        "an oven holds one batch at the start, not a list",
        "write the sum");
    return false;
  }

  private List<Expr> elements(Expr.Reference slice) {
    return slice.subscripts().stream()
        .filter(Subscript::reduced)
        .flatMap(star -> elements.of(List.of(star)).stream())
        .<Expr>map(
            element ->
                new Expr.Reference(
                    slice.name(),
                    slice.subscripts().stream()
                        .map(one -> one.reduced() ? element.getFirst() : one)
                        .toList(),
                    slice.span()))
        .toList();
  }

  private Expr missing(Part part, Name name) {
    complaints.add(ReadCode.MISSING_EQUATION, part.place(), "'%s' has no equation".formatted(name));
    return new Expr.Literal(Double.NaN, part.place());
  }

  private static boolean isNumber(Expr body) {
    return body instanceof Expr.Literal
        || body instanceof Expr.Unary unary
            && unary.op() != UnaryOp.NOT
            && unary.operand() instanceof Expr.Literal;
  }
}
