package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.formats.equation.Complaints;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Writes a model as XMILE 1.0.
public final class XmileWriter {

  private final CheckedModel checked;
  private final Map<Name, List<XmileForm.Attached>> flows;
  private final XmileExpressions expressions;
  private final WrittenEquations equations;
  private final Complaints complaints;
  private final XmlText xml = new XmlText();

  private XmileWriter(XmileForm form, Complaints complaints) {
    this.checked = new ModelChecker().check(form.model());
    this.flows = form.flows();
    this.complaints = complaints;
    this.expressions = new XmileExpressions(checked.shapes(), complaints);
    this.equations = new WrittenEquations(checked, complaints);
  }

  /// @param complaints takes what XMILE cannot say
  public static String write(Model model, Complaints complaints) {
    return new XmileWriter(XmileForm.of(model), complaints).text();
  }

  private String text() {
    var model = checked.model();
    xml.open(
        "xmile",
        "version",
        "1.0",
        "xmlns",
        "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0",
        "xmlns:vensim",
        "http://www.vensim.com/xmile",
        "xmlns:jirga",
        XmileDimensions.NAMESPACE);
    header(model);
    var times = new WrittenTimes(model, complaints);
    times.write(xml);
    dimensions(model.dimensions());
    xml.open("model").open("variables");
    model.variables().stream().filter(v -> !times.tells(v)).forEach(this::variable);
    groups(model.variables());
    xml.close("variables").close("model").close("xmile");
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
  private static String attribute(Name name) {
    return name.text().replaceAll("[\\s\u00a0]+", " ").replace("\\", "\\\\");
  }

  private void variable(Variable variable) {
    var tag =
        switch (variable) {
          case Variable.Stock _ -> "stock";
          case Variable.Flow _ -> "flow";
          case Variable.Auxiliary _, Variable.Constant _, Variable.Lookup _ -> "aux";
        };
    xml.open(tag, "name", attribute(variable.name()));
    if (!variable.description().comment().isBlank()) {
      xml.text("doc", variable.description().comment());
    }
    var shape = checked.shapes().getOrDefault(variable.name(), List.of());
    if (!shape.isEmpty()) {
      xml.open("dimensions");
      shape.forEach(dimension -> xml.empty("dim", "name", attribute(dimension.name())));
      xml.close("dimensions");
    }
    equations(variable, shape);
    for (var flow : flows.getOrDefault(variable.name(), List.of())) {
      xml.text(flow.fills() ? "inflow" : "outflow", XmileExpressions.print(flow.flow()));
    }
    describe(variable.description());
    xml.close(tag);
  }

  private void describe(Description description) {
    description.unit().map(Written::text).ifPresent(unit -> xml.text("units", unit));
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
          members.forEach(member -> xml.empty("entity", "name", attribute(member)));
          xml.close("group");
        });
  }
}
