package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.formats.layout.Layouter;
import org.jirga.formats.layout.View;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Limits;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;
import org.jirga.model.unit.UnitParser;

/// Writes a model as XMILE 1.0.
public final class XmileWriter {

  private final CheckedModel checked;
  private final Map<Name, List<XmileForm.Attached>> flows;
  private final XmileExpressions expressions;
  private final WrittenEquations equations;
  private final Complaints complaints;
  private final List<View> views;
  private final WrittenBelts belts;
  private final XmlText xml = new XmlText();

  private XmileWriter(XmileForm form, Layouter layouter, Complaints complaints) {
    this.views = layouter.views(drawn(form));
    this.checked = new ModelChecker().check(form.model());
    this.flows = form.flows();
    this.belts = new WrittenBelts(form, checked.shapes());
    this.complaints = complaints;
    this.expressions = new XmileExpressions(checked.shapes(), complaints);
    this.equations = new WrittenEquations(checked, complaints);
  }

  /// @param layouter draws the model, possibly with more than it has
  /// @param complaints takes what XMILE cannot say
  public static String write(Model model, Layouter layouter, Complaints complaints) {
    for (var expectation : model.expectations()) {
      complaints.add(
          WriteCode.LEFT_OUT,
          expectation.span(),
          "XMILE has no word for the expectation '%s'; it is left out"
              .formatted(expectation.name()));
    }
    var written = EmptyArrays.leftOut(model, complaints);
    var writer = new XmileWriter(XmileForm.of(WrittenNumbers.of(written)), layouter, complaints);
    var text = writer.text();
    writer.belts.complain(text, complaints);
    return text;
  }

  /// The model with stocks that are filled and drained by flows of a name.
  private static Model drawn(XmileForm form) {
    return form.model()
        .withVariables(
            form.model().variables().stream()
                .map(
                    variable ->
                        variable instanceof Variable.Stock stock
                                && form.flows().containsKey(stock.name())
                            ? tied(stock, form.flows().getOrDefault(stock.name(), List.of()))
                            : variable)
                .toList());
  }

  private static Variable tied(Variable.Stock stock, List<XmileForm.Attached> flows) {
    var span = stock.description().span();
    Expr net = new Expr.Literal(0, span);
    for (var attached : flows) {
      var flow = new Expr.Reference(attached.flow(), List.of(), span);
      net = new Expr.Binary(attached.fills() ? BinaryOp.ADD : BinaryOp.SUBTRACT, net, flow, span);
    }
    var rate = net;
    return new Variable.Stock(
        stock.name(),
        stock.accumulations().stream().map(one -> one.with(rate, one.initial())).toList(),
        stock.description());
  }

  private String text() {
    var model = checked.model();
    var attributes =
        new ArrayList<>(
            List.of(
                "version",
                "1.0",
                "xmlns",
                "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0",
                "xmlns:vensim",
                "http://www.vensim.com/xmile",
                "xmlns:jirga",
                XmileDimensions.NAMESPACE));
    if (belts.isOfVendor()) {
      attributes.addAll(List.of("xmlns:isee", "http://iseesystems.com/XMILE"));
    }
    xml.open("xmile", attributes.toArray(String[]::new));
    header(model);
    var times = new WrittenTimes(model, complaints);
    times.write(xml);
    units(XmileUnits.declarations(model));
    dimensions(model.dimensions());
    xml.open("model").open("variables");
    model.variables().stream().filter(v -> !times.tells(v)).forEach(this::variable);
    groups(model.variables());
    xml.close("variables");
    var tags = new LinkedHashMap<Name, String>();
    model.variables().stream()
        .filter(v -> !times.tells(v))
        .forEach(variable -> tags.put(variable.name(), tag(variable)));
    new ViewWriter(tags, xml).write(views);
    xml.close("model").close("xmile");
    return xml.toString();
  }

  private void header(Model model) {
    xml.open("header");
    xml.text("vendor", "Jirga").text("product", "Jirga", "version", "0.1.0", "lang", "en");
    xml.text("name", model.name());
    if (model.dimensions().isEmpty()) {
      xml.empty("options", "namespace", "std, vensim");
    } else {
      var most = checked.shapes().values().stream().mapToInt(List::size).max().orElse(1);
      xml.open("options", "namespace", "std, vensim");
      xml.empty("uses_arrays", "maximum_dimensions", String.valueOf(Math.max(1, most)));
      xml.close("options");
    }
    xml.close("header");
  }

  private void units(List<List<String>> declarations) {
    if (declarations.isEmpty()) {
      return;
    }
    xml.open("model_units");
    for (var words : declarations) {
      if (words.size() == 1) {
        xml.empty("unit", "name", words.getFirst());
        continue;
      }
      xml.open("unit", "name", words.getFirst());
      words.stream().skip(1).filter(UnitParser::isMade).forEach(word -> xml.text("eqn", word));
      words.stream().skip(1).filter(w -> !UnitParser.isMade(w)).forEach(w -> xml.text("alias", w));
      xml.close("unit");
    }
    xml.close("model_units");
  }

  private void dimensions(List<Dimension> dimensions) {
    if (dimensions.isEmpty()) {
      return;
    }
    xml.open("dimensions");
    for (var dimension : dimensions) {
      var size = dimension.elements().size();
      var isNumbered =
          IntStream.range(0, size)
              .allMatch(i -> dimension.elements().get(i).text().equals(String.valueOf(i + 1)));
      if (isNumbered && dimension.mappings().isEmpty()) {
        xml.empty("dim", "name", attribute(dimension.name()), "size", String.valueOf(size));
      } else {
        xml.open("dim", "name", attribute(dimension.name()));
        dimension.elements().forEach(element -> xml.empty("elem", "name", attribute(element)));
        dimension.mappings().forEach(mapping -> mapping(dimension, mapping));
        xml.close("dim");
      }
    }
    xml.close("dimensions");
  }

  /// What XMILE has no word for. Equations that use it are written out for each element, so that
  /// others need not know it.
  private void mapping(Dimension dimension, Dimension.Mapping mapping) {
    for (var i = 0; i < dimension.elements().size(); i++) {
      for (var image : mapping.images().get(i)) {
        xml.empty(
            XmileDimensions.MAP,
            "element",
            attribute(dimension.elements().get(i)),
            "to",
            attribute(mapping.target()),
            "image",
            attribute(image));
      }
    }
  }

  /// A name in an attribute, where a backslash escapes (XMILE 1.0, section 3.2.2).
  static String attribute(Name name) {
    return name.text().replaceAll("[\\s\u00a0]+", " ").replace("\\", "\\\\");
  }

  private static String tag(Variable variable) {
    return switch (variable) {
      case Variable.Stock _ -> "stock";
      case Variable.Flow _ -> "flow";
      case Variable.Auxiliary _, Variable.Constant _, Variable.Lookup _ -> "aux";
    };
  }

  private void variable(Variable variable) {
    var tag = tag(variable);
    var attributes = new ArrayList<>(List.of("name", attribute(variable.name())));
    attributes.addAll(belts.attributes(variable.name()));
    xml.open(tag, attributes.toArray(String[]::new));
    if (!variable.description().comment().isBlank()) {
      xml.text("doc", variable.description().comment());
    }
    var shape = checked.shapes().getOrDefault(variable.name(), List.of());
    if (!shape.isEmpty()) {
      xml.open("dimensions");
      shape.forEach(dimension -> xml.empty("dim", "name", attribute(dimension.name())));
      xml.close("dimensions");
    }
    var driven = belts.driven(variable.name());
    if (driven.isPresent()) {
      driven(driven.get());
    } else {
      equations(belts.wanted(variable), shape);
    }
    for (var flow : flows.getOrDefault(variable.name(), List.of())) {
      xml.text(flow.fills() ? "inflow" : "outflow", XmileExpressions.print(flow.flow()));
    }
    belts.write(variable.name(), expressions, xml);
    belts
        .profile(variable.name())
        .ifPresent(profile -> xml.text("isee:distrib_eq", expressions.print(profile)));
    describe(variable.description());
    xml.close(tag);
  }

  /// A flow without an equation of its own.
  private void driven(WrittenBelts.Driven flow) {
    if (flow.isOverflow()) {
      xml.empty("overflow");
    }
    if (!flow.leak().isEmpty()) {
      if (flow.fractions().isEmpty()) {
        xml.text("leak", expressions.print(flow.leak().getFirst()));
      } else {
        xml.empty("leak");
        flow.fractions().forEach(this::fraction);
      }
      if (flow.leak().getLast() instanceof Expr.Literal(var whole, _) && whole != 0) {
        xml.empty("leak_integers");
      }
    }
  }

  private void fraction(WrittenBelts.Fraction one) {
    xml.open(
        "element",
        "subscript",
        one.element().stream().map(XmileWriter::attribute).collect(Collectors.joining(", ")));
    xml.text("eqn", expressions.print(one.fraction()));
    xml.close("element");
  }

  private void describe(Description description) {
    description.unit().map(Written::text).ifPresent(unit -> xml.text("units", unit));
    description.limits().ifPresent(this::limits);
  }

  /// The step of a slider is a vendor's: XMILE has none.
  private void limits(Limits limits) {
    var attributes = new ArrayList<String>();
    if (Double.isFinite(limits.low())) {
      attributes.addAll(List.of("min", XmileExpressions.print(limits.low())));
    }
    if (Double.isFinite(limits.high())) {
      attributes.addAll(List.of("max", XmileExpressions.print(limits.high())));
    }
    limits
        .step()
        .ifPresent(step -> attributes.addAll(List.of("jirga:step", XmileExpressions.print(step))));
    if (!attributes.isEmpty()) {
      xml.empty("range", attributes.toArray(String[]::new));
    }
  }

  private void equations(Variable variable, List<Dimension> shape) {
    var written = equations.of(variable);
    var isForAll =
        written.size() == 1
            && written.getFirst().subscripts().equals(shape.stream().map(Dimension::name).toList());
    if (isForAll) {
      equation(written.getFirst());
      return;
    }
    for (var one : written) {
      xml.open(
          "element",
          "subscript",
          one.subscripts().stream().map(XmileWriter::attribute).collect(Collectors.joining(", ")));
      equation(one);
      xml.close("element");
    }
  }

  private void equation(WrittenEquations.Written one) {
    one.points().ifPresent(this::graph);
    one.body().ifPresent(this::body);
  }

  private void body(Expr body) {
    switch (body) {
      case Expr.Call(var function, var arguments, _) when function == Function.ACTIVE_INITIAL -> {
        body(arguments.get(0));
        xml.text("init_eqn", expressions.print(arguments.get(1)));
      }
      case Expr.InlineLookup(var table, var x, _) -> {
        xml.text("eqn", expressions.print(x));
        graph(table);
      }
      case Expr.Call list when ListedContents.isList(list) ->
          xml.text(
              "eqn",
              ListedContents.parts(list).stream()
                  .map(expressions::print)
                  .collect(Collectors.joining(", ")));
      default -> xml.text("eqn", expressions.print(body));
    }
  }

  private void graph(LookupTable table) {
    var type =
        switch (table.kind()) {
          case CONTINUOUS -> "continuous";
          case EXTRAPOLATE -> "extrapolate";
          case DISCRETE -> "discrete";
        };
    xml.open("gf", "type", type);
    var x = table.points().stream().map(LookupTable.Point::x).toList();
    var y = table.points().stream().map(LookupTable.Point::y).toList();
    scale("xscale", x);
    scale("yscale", y);
    xml.text("xpts", numbers(x)).text("ypts", numbers(y));
    xml.close("gf");
  }

  private void scale(String name, List<Double> values) {
    var sorted = values.stream().sorted().toList();
    xml.empty(
        name,
        "min",
        XmileExpressions.print(sorted.getFirst()),
        "max",
        XmileExpressions.print(sorted.getLast()));
  }

  private static String numbers(List<Double> numbers) {
    return numbers.stream().map(XmileExpressions::print).collect(Collectors.joining(","));
  }

  private void groups(List<Variable> variables) {
    var groups = new LinkedHashMap<String, List<Name>>();
    for (var variable : variables) {
      variable
          .description()
          .group()
          .ifPresent(
              group -> groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(variable.name()));
    }
    groups.forEach(
        (group, members) -> {
          xml.open("group", "name", group.replace("\\", "\\\\"));
          Optional.ofNullable(checked.model().groupComments().get(group))
              .ifPresent(comment -> xml.text("doc", comment));
          members.forEach(member -> xml.empty("entity", "name", attribute(member)));
          xml.close("group");
        });
  }
}
