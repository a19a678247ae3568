package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.formats.layout.Layouter;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Expectation;
import org.jirga.model.structure.Limits;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Writes a model as Vensim's `.mdl`: subscript ranges, then the variables under their headings,
/// the times last, and the settings.
public final class MdlWriter {

  private static final String STARS = "*".repeat(56);
  private static final String CONTROL = "Control";

  private final Model model;
  private final String timeLabels;
  private final Layouter layouter;
  private final Complaints complaints;
  private final StringBuilder out = new StringBuilder("{UTF-8}\n");

  /// @param timeLabels lines of the settings
  private MdlWriter(Model model, String timeLabels, Layouter layouter, Complaints complaints) {
    this.model = model;
    this.timeLabels = timeLabels;
    this.layouter = layouter;
    this.complaints = complaints;
  }

  /// @param layouter draws the model, possibly with more than it has; a Vensim file's own sketch is
  /// copied instead
  /// @param complaints takes what Vensim cannot say
  public static String write(Model model, Layouter layouter, Complaints complaints) {
    var form = VensimForm.of(model, complaints);
    return new MdlWriter(form, TimeLabels.written(model, complaints), layouter, complaints).text();
  }

  private String text() {
    model.dimensions().forEach(this::dimension);
    var groups = new LinkedHashMap<Optional<String>, List<Variable>>();
    // What has no heading has to stand before the first one.
    groups.put(Optional.empty(), new ArrayList<>());
    groups.put(Optional.of(CONTROL), new ArrayList<>());
    for (var variable : model.variables()) {
      var group = isTime(variable.name()) ? Optional.of(CONTROL) : variable.description().group();
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(variable);
    }
    groups.forEach(
        (group, members) -> {
          if (!group.equals(Optional.of(CONTROL))) {
            group(group, members);
          }
        });
    model.expectations().forEach(this::expectation);
    group(Optional.of(CONTROL), groups.getOrDefault(Optional.of(CONTROL), List.of()));
    settings();
    return out.toString();
  }

  private static boolean isTime(Name name) {
    return Model.TIME_SETTINGS.contains(name);
  }

  private void dimension(Dimension dimension) {
    out.append(ExprPrinter.print(dimension.name())).append(":\n\t");
    out.append(names(dimension.elements()));
    if (!dimension.mappings().isEmpty()) {
      out.append(
          dimension.mappings().stream()
              .map(mapping -> mapping(mapping, dimension.span()))
              .collect(Collectors.joining(", ", "\n\t-> ", "")));
    }
    out.append("\n\t~\n\t~\n\t|\n\n");
  }

  private String mapping(Dimension.Mapping mapping, Span span) {
    return mapping.images().stream()
        .map(image -> ExprPrinter.print(image(image, span)))
        .collect(Collectors.joining(", ", "(" + ExprPrinter.print(mapping.target()) + ": ", ")"));
  }

  /// An element, or the subrange that has just these elements.
  private Name image(List<Name> elements, Span span) {
    if (elements.size() == 1) {
      return elements.getFirst();
    }
    var subrange =
        model.dimensions().stream()
            .filter(dimension -> dimension.elements().equals(elements))
            .map(Dimension::name)
            .findFirst();
    if (subrange.isEmpty()) {
      complaints.add(
          WriteCode.NOT_IN_FORMAT,
          span,
          "no subscript range has just the elements %s that one element is mapped to"
              .formatted(names(elements)),
          "define a range of them");
    }
    return subrange.orElse(elements.getFirst());
  }

  private static String names(List<Name> names) {
    return names.stream().map(ExprPrinter::print).collect(Collectors.joining(", "));
  }

  private void expectation(Expectation expectation) {
    var name = ExprPrinter.print(expectation.name());
    switch (expectation) {
      case Expectation.TestInput(_, var variable, var value, _) ->
          out.append(name)
              .append(" :TEST INPUT:\n\t")
              .append(right(variable))
              .append(" = ")
              .append(right(value));
      case Expectation.Constraint(_, var subscripts, var condition, var consequence, var once, _) ->
          out.append(left(name, subscripts, List.of()))
              .append(" :THE CONDITION:\n\t")
              .append(right(condition))
              .append("\n\t:IMPLIES:")
              .append(once ? " :AT LEAST ONCE:" : "")
              .append("\n\t")
              .append(right(consequence));
    }
    out.append("\n\t~\t\n\t~\t\n\t|\n\n");
  }

  private void group(Optional<String> heading, List<Variable> members) {
    if (members.isEmpty()) {
      return;
    }
    heading.ifPresent(
        name ->
            out.append(
                "%s\n\t.%s\n%s~\n\t\t%s\n\t|\n\n"
                    .formatted(
                        STARS,
                        plain(name),
                        STARS,
                        changed(model.groupComments().getOrDefault(name, ""), new Span(0, 0))
                            .replace("\n", "\n\t\t"))));
    members.forEach(this::variable);
  }

  private void variable(Variable variable) {
    var name = ExprPrinter.print(variable.name());
    var equations =
        switch (variable) {
          case Variable.Stock stock ->
              stock.accumulations().stream()
                  .map(one -> left(name, one.subscripts(), one.exceptions()) + "= " + integral(one))
                  .toList();
          case Variable.Flow flow -> equations(name, flow.equations());
          case Variable.Auxiliary auxiliary -> equations(name, auxiliary.equations());
          case Variable.Constant constant -> constant(name, constant);
          case Variable.Lookup lookup ->
              lookup.tables().stream()
                  .map(
                      table ->
                          left(name, table.subscripts(), table.exceptions())
                              + "(\n\t"
                              + points(table.points())
                              + ")")
                  .toList();
        };
    for (var i = 0; i < equations.size() - 1; i++) {
      out.append(equations.get(i)).append("\n\t~~|\n");
    }
    out.append(equations.getLast()).append('\n');
    describe(variable.description());
  }

  private String integral(Variable.Accumulation one) {
    return restricted(one)
        .map(
            arguments ->
                arguments.stream()
                    .map(ExprPrinter::print)
                    .collect(Collectors.joining(", ", "SINTEG (", ")")))
        .map(LongLines::wrapped)
        .orElseGet(
            () -> "INTEG (\n\t" + right(one.netFlow()) + ",\n\t\t" + right(one.initial()) + ")");
  }

  /// The arguments of `SINTEG`, where the reader made the stock of it.
  private static Optional<List<Expr>> restricted(Variable.Accumulation one) {
    if (one.netFlow() instanceof Expr.Binary(var op, Expr.Binary(_, var next, _, _), _, _)
        && op == BinaryOp.DIVIDE
        && next instanceof Expr.Call(var function, var all, _)
        && function == Function.RESTRICTED
        && all.getFirst() instanceof Expr.Binary(_, _, Expr.Binary(_, var rate, _, _), _)
        && one.initial() instanceof Expr.Call(_, var initial, _)) {
      var arguments = new ArrayList<>(List.of(rate, initial.getFirst()));
      arguments.addAll(all.subList(1, all.size()));
      return Optional.of(arguments);
    }
    return Optional.empty();
  }

  private void describe(Description description) {
    out.append("\t~\t").append(description.unit().map(Written::text).map(this::plain).orElse(""));
    description.limits().ifPresent(limits -> out.append(' ').append(limits(limits)));
    out.append("\n\t~\t");
    out.append(changed(description.comment(), description.span()).replace("\n", "\n\t\t"));
    out.append("\n\t|\n\n");
  }

  private static String limits(Limits limits) {
    return "[%s,%s%s]"
        .formatted(
            limit(limits.low()),
            limit(limits.high()),
            limits.step().map(step -> "," + limit(step)).orElse(""));
  }

  private static String limit(double value) {
    return Double.isFinite(value) ? ExprPrinter.digits(value) : "?";
  }

  /// Vensim's comments cannot hold the signs that separate the parts of an entry.
  private String changed(String comment, Span place) {
    var plain = plain(comment);
    if (!plain.equals(comment)) {
      complaints.add(
          WriteCode.TEXT_CHANGED,
          place,
          "a comment in Vensim cannot hold '|' or '~'; '/' and '-' stand in their place");
    }
    return plain;
  }

  private String plain(String text) {
    return text.replace('|', '/').replace('~', '-');
  }

  private static List<String> equations(String name, List<Equation> equations) {
    return equations.stream()
        .map(
            equation ->
                left(name, equation.subscripts(), equation.exceptions())
                    + "=\n\t"
                    + right(equation.body()))
        .toList();
  }

  /// Numbers for all elements of one or two dimensions are written as a list, as modellers do.
  private List<String> constant(String name, Variable.Constant constant) {
    return NumberTable.of(constant.equations(), model.dimensions())
        .map(table -> List.of(name + table.subscripts() + "=\n\t" + table.numbers()))
        .orElseGet(() -> equations(name, constant.equations()));
  }

  private static String left(
      String name, List<Subscript> subscripts, List<List<Subscript>> exceptions) {
    var excepted = exceptions.stream().map(MdlWriter::bracketed).collect(Collectors.joining(", "));
    return name
        + (subscripts.isEmpty() ? "" : bracketed(subscripts))
        + (excepted.isEmpty() ? "" : " :EXCEPT: " + excepted);
  }

  private static String bracketed(List<Subscript> subscripts) {
    return subscripts.stream()
        .map(subscript -> ExprPrinter.print(subscript.name()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String right(Expr expr) {
    return LongLines.wrapped(ExprPrinter.print(TimeLabels.undated(expr)));
  }

  private static String points(LookupTable table) {
    var points = table.points();
    var low = points.stream().mapToDouble(LookupTable.Point::y).min().orElse(0);
    var high = points.stream().mapToDouble(LookupTable.Point::y).max().orElse(0);
    return LongLines.wrapped(
        "[(%s,%s)-(%s,%s)], %s"
            .formatted(
                ExprPrinter.digits(points.getFirst().x()),
                ExprPrinter.digits(low),
                ExprPrinter.digits(points.getLast().x()),
                ExprPrinter.digits(high),
                points.stream()
                    .map(
                        point ->
                            "(%s,%s)"
                                .formatted(
                                    ExprPrinter.digits(point.x()), ExprPrinter.digits(point.y())))
                    .collect(Collectors.joining(", "))));
  }

  private String sketch() {
    var names = model.variables().stream().map(Variable::name).collect(Collectors.toSet());
    return SketchReader.text(model.source())
        .orElseGet(
            () ->
                SketchWriter.write(
                    layouter.views(model).stream().map(view -> view.of(names::contains)).toList()));
  }

  /// Vensim looks for the settings behind a sketch.
  private void settings() {
    var method =
        switch (model.method()) {
          case EULER -> 0;
          case RK45 -> 1;
          case RK2 -> 4;
          case RK4 -> 5;
          case STIFF -> 5;
        };
    if (model.method() == Method.STIFF) {
      complaints.add(
          WriteCode.NOT_IN_FORMAT,
          new Span(0, 0),
          "Vensim has no integration method for stiff models",
          "choose RK4 or RK45 in the file");
    }
    out.append(sketch());
    out.append(":L\u007f<%^E!@\n");
    model.unitSynonyms().stream()
        .filter(words -> words.size() > 1)
        .forEach(
            words ->
                out.append(
                    words.stream()
                        .map(Written::text)
                        .collect(Collectors.joining(",", "22:", "\n"))));
    out.append("15:0,0,0,%d,0,0\n".formatted(method));
    out.append(timeLabels);
  }
}
