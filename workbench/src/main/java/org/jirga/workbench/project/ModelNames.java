package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;

/// The scalars of a model, as a study may name them.
///
/// A name is found whatever its case and white space, as in the model itself; what is handed on is
/// the label that results carry.
final class ModelNames {

  /// A scalar of the model.
  record Scalar(String label, Variable variable) {
    boolean isConstant() {
      return variable instanceof Variable.Constant;
    }

    /// The unit as the modeller wrote it, possibly empty.
    String unit() {
      return variable.description().unit().map(written -> written.text().strip()).orElse("");
    }
  }

  // a share of a step, as in the engine's time axis
  private static final double STEP_TOLERANCE = 1e-6;

  private final Model model;
  private final Map<Name, List<Dimension>> shapes;
  private final boolean complete;
  private final Map<Name, Scalar> scalars = new LinkedHashMap<>();
  private final Map<Name, List<String>> subscripted = new LinkedHashMap<>();

  /// @param shapes the dimensions of each variable
  /// @param complete whether the whole model could be read; if not, a name that is not found is not
  ///     reported, since it may be what could not be read
  ModelNames(Model model, Map<Name, List<Dimension>> shapes, boolean complete) {
    this.model = model;
    this.shapes = shapes;
    this.complete = complete;
    for (var variable : model.variables()) {
      if (!(variable instanceof Variable.Lookup)) {
        add(variable);
      }
    }
  }

  /// The constant that a study may vary or set; reported where there is none.
  Optional<Scalar> constant(Yaml.Scalar name, Problems problems) {
    var found = scalars.get(key(name.value()));
    if (found == null) {
      reportUnknown(StudyCode.UNKNOWN_CONSTANT, "constant", name, true, problems);
      return Optional.empty();
    }
    if (!found.isConstant()) {
      problems.add(
          StudyCode.UNKNOWN_CONSTANT,
          name.span(),
          "'%s' is computed by the model; only a constant can be set".formatted(found.label()));
      return Optional.empty();
    }
    return Optional.of(found);
  }

  /// The constants that a study may set under one name: one, or all elements of an array in their
  /// order; reported where there is none.
  List<Scalar> constants(Yaml.Scalar name, Problems problems) {
    var elements = subscripted.get(Name.of(name.value()));
    if (elements == null) {
      return constant(name, problems).stream().toList();
    }
    var found = elements.stream().map(label -> scalars.get(key(label))).toList();
    if (!found.stream().allMatch(Scalar::isConstant)) {
      problems.add(
          StudyCode.UNKNOWN_CONSTANT,
          name.span(),
          "'%s' is computed by the model; only a constant can be set".formatted(name.value()));
      return List.of();
    }
    return found;
  }

  /// The variable that a study may watch; reported where there is none.
  Optional<Scalar> variable(Yaml.Scalar name, Problems problems) {
    var found = Optional.ofNullable(scalars.get(key(name.value())));
    if (found.isEmpty()) {
      reportUnknown(StudyCode.UNKNOWN_VARIABLE, "variable", name, false, problems);
    }
    return found;
  }

  /// Reports a time at which the model has no value.
  void checkTime(double time, Span place, Problems problems) {
    var start = value(Model.INITIAL_TIME);
    var stop = value(Model.FINAL_TIME);
    var dt = value(Model.TIME_STEP);
    if (start.isEmpty() || stop.isEmpty() || dt.isEmpty()) {
      return;
    }
    if (time < start.getAsDouble() || time > stop.getAsDouble()) {
      problems.add(
          StudyCode.NO_SUCH_TIME,
          place,
          "the model runs from %s to %s and has no value at %s"
              .formatted(
                  Words.number(start.getAsDouble()),
                  Words.number(stop.getAsDouble()),
                  Words.number(time)));
      return;
    }
    var steps = (time - start.getAsDouble()) / dt.getAsDouble();
    if (Math.abs(steps - Math.rint(steps)) > STEP_TOLERANCE) {
      problems.add(
          StudyCode.NO_SUCH_TIME,
          place,
          "the time %s lies between two steps of %s"
              .formatted(Words.number(time), Words.number(dt.getAsDouble())));
    }
  }

  private OptionalDouble value(Name name) {
    return model
        .variable(name)
        .filter(Variable.Constant.class::isInstance)
        .map(Variable.Constant.class::cast)
        .map(constant -> literal(constant.equations().getFirst().body()))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble literal(Expr body) {
    return switch (body) {
      case Expr.Literal literal -> OptionalDouble.of(literal.value());
      case Expr.Unary(UnaryOp op, Expr.Literal literal, Span _) when op == UnaryOp.MINUS ->
          OptionalDouble.of(-literal.value());
      default -> OptionalDouble.empty();
    };
  }

  private void add(Variable variable) {
    var labels = labels(variable);
    for (var label : labels) {
      scalars.put(key(label), new Scalar(label, variable));
    }
    if (labels.size() != 1 || !labels.getFirst().equals(variable.name().text())) {
      subscripted.put(variable.name(), labels);
    }
  }

  private List<String> labels(Variable variable) {
    var dimensions = shapes.getOrDefault(variable.name(), List.of());
    if (dimensions.isEmpty()) {
      return List.of(variable.name().text());
    }
    var elements = List.of("");
    for (var dimension : dimensions) {
      var longer = new ArrayList<String>();
      for (var before : elements) {
        for (var element : dimension.elements()) {
          longer.add(before.isEmpty() ? element.text() : before + "," + element.text());
        }
      }
      elements = longer;
    }
    return elements.stream().map(list -> variable.name().text() + "[" + list + "]").toList();
  }

  private void reportUnknown(
      StudyCode code, String kind, Yaml.Scalar name, boolean constants, Problems problems) {
    if (!complete) {
      return;
    }
    var elements = subscripted.get(Name.of(name.value()));
    if (elements != null) {
      problems.add(
          code,
          name.span(),
          "'%s' has subscripts; one element is needed".formatted(name.value()),
          "write '%s', for example".formatted(elements.getFirst()));
      return;
    }
    var known =
        scalars.values().stream()
            .filter(scalar -> !constants || scalar.isConstant())
            .map(Scalar::label)
            .toList();
    problems.unknown(
        code,
        name.span(),
        "the model has no %s '%s'".formatted(kind, name.value()),
        name.value(),
        known);
  }

  /// What labels are compared by: white space beside brackets and commas does not matter.
  static Name key(String label) {
    return Name.of(label.replaceAll("\\s*([\\[\\],])\\s*", "$1"));
  }
}
