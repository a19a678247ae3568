package org.jirga.formats.xmile;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Writes `<sim_specs>`. Times that are plain numbers are told by it alone; one that is computed
/// stays a variable too.
final class WrittenTimes {

  private final Model model;
  private final Complaints complaints;

  WrittenTimes(Model model, Complaints complaints) {
    this.model = model;
    this.complaints = complaints;
  }

  /// Whether `<sim_specs>` says all that the variable says.
  boolean tells(Variable variable) {
    var name = variable.name();
    var isTime =
        name.equals(Model.INITIAL_TIME)
            || name.equals(Model.FINAL_TIME)
            || name.equals(Model.TIME_STEP)
            || name.equals(Model.SAVEPER);
    return isTime
        && (number(variable).isPresent() || name.equals(Model.SAVEPER) && isStep(variable))
        && isBoilerplate(variable.description().comment());
  }

  /// What Vensim writes by itself.
  private static boolean isBoilerplate(String comment) {
    return comment.isBlank()
        || comment
            .strip()
            .replaceAll("\\s+", " ")
            .matches(
                "The (initial|final) time for the simulation\\.|The time step for the simulation\\."
                    + "|The frequency with which output is stored\\.");
  }

  void write(XmlText xml) {
    var method =
        switch (model.method()) {
          case EULER -> "Euler";
          case RK2 -> "RK2";
          case RK4 -> "RK4";
          case RK45 -> "RK45";
          case STIFF -> "Gear";
        };
    var unit =
        model
            .timeUnit()
            .or(() -> model.variable(Model.TIME_STEP).flatMap(v -> v.description().unit()))
            .or(() -> model.variable(Model.FINAL_TIME).flatMap(v -> v.description().unit()))
            .map(Written::text);
    if (unit.isPresent()) {
      xml.open("sim_specs", "method", method, "time_units", unit.get());
    } else {
      xml.open("sim_specs", "method", method);
    }
    xml.text("start", print(Model.INITIAL_TIME));
    xml.text("stop", print(Model.FINAL_TIME));
    xml.text("dt", print(Model.TIME_STEP));
    model
        .variable(Model.SAVEPER)
        .filter(variable -> !isStep(variable))
        .ifPresent(_ -> xml.text("save_step", print(Model.SAVEPER)));
    xml.close("sim_specs");
  }

  private String print(Name name) {
    var value = value(name, new HashSet<>());
    if (value.isEmpty()) {
      complaints.add(
          WriteCode.NOT_IN_FORMAT,
          model.variable(name).map(v -> v.description().span()).orElse(new Span(0, 0)),
          "XMILE needs a number for '%s'".formatted(name),
          "give it a number, or compute it from numbers by + - * /");
    }
    return XmileExpressions.print(value.orElse(0.0));
  }

  private static Optional<Expr> body(Variable variable) {
    var equations =
        switch (variable) {
          case Variable.Constant constant -> constant.equations();
          case Variable.Auxiliary auxiliary -> auxiliary.equations();
          case Variable.Flow flow -> flow.equations();
          case Variable.Stock _, Variable.Lookup _ ->
              java.util.List.<org.jirga.model.structure.Equation>of();
        };
    return equations.size() == 1 ? Optional.of(equations.getFirst().body()) : Optional.empty();
  }

  private static Optional<Double> number(Variable variable) {
    return body(variable)
        .flatMap(
            body ->
                switch (body) {
                  case Expr.Literal(var value, _) -> Optional.of(value);
                  case Expr.Unary(var op, Expr.Literal(var value, _), _) when op == UnaryOp.MINUS ->
                      Optional.of(-value);
                  default -> Optional.empty();
                });
  }

  private static boolean isStep(Variable variable) {
    return body(variable)
        .filter(
            body ->
                body instanceof Expr.Reference reference
                    && reference.name().equals(Model.TIME_STEP))
        .isPresent();
  }

  private Optional<Double> value(Name name, Set<Name> within) {
    return within.add(name)
        ? model.variable(name).flatMap(WrittenTimes::body).flatMap(body -> value(body, within))
        : Optional.empty();
  }

  private Optional<Double> value(Expr expr, Set<Name> within) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> Optional.of(value);
      case Expr.Reference reference when reference.subscripts().isEmpty() ->
          value(reference.name(), new HashSet<>(within));
      case Expr.Unary(var op, var operand, _) when op != UnaryOp.NOT ->
          value(operand, within).map(value -> op == UnaryOp.MINUS ? -value : value);
      case Expr.Binary binary ->
          value(binary.left(), within)
              .flatMap(
                  left ->
                      value(binary.right(), within)
                          .flatMap(
                              right ->
                                  switch (binary.op()) {
                                    case ADD -> Optional.of(left + right);
                                    case SUBTRACT -> Optional.of(left - right);
                                    case MULTIPLY -> Optional.of(left * right);
                                    case DIVIDE -> Optional.of(left / right);
                                    default -> Optional.empty();
                                  }));
      default -> Optional.empty();
    };
  }
}
