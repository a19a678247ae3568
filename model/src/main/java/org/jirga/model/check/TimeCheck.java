package org.jirga.model.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Checks the four variables that say when a simulation begins, ends, steps and saves. Values that
/// are not plain numbers are for the run to check.
final class TimeCheck {

  /// A save step may miss a whole number of time steps by this share: decimal fractions such as 0.1
  /// are not exact in binary.
  private static final double ROUNDING = 1e-9;

  private static final MathContext SHOWN = new MathContext(12);

  private static final List<Name> REQUIRED =
      List.of(Model.INITIAL_TIME, Model.FINAL_TIME, Model.TIME_STEP);

  private final Names names;
  private final Complaints complaints;

  TimeCheck(Names names, Complaints complaints) {
    this.names = names;
    this.complaints = complaints;
  }

  void check() {
    for (var name : REQUIRED) {
      if (names.variable(name).isEmpty()) {
        complaints.add(
            CheckCode.CONTROL_MISSING,
            new Span(0, 0),
            "the model does not define '%s'".formatted(name),
            "add an equation such as '%s = %s'"
                .formatted(
                    name,
                    name.equals(Model.FINAL_TIME)
                        ? "100"
                        : name.equals(Model.TIME_STEP) ? "1" : "0"));
      }
    }
    checkScalar(Model.INITIAL_TIME);
    checkScalar(Model.FINAL_TIME);
    checkPositive(Model.TIME_STEP);
    checkPositive(Model.SAVEPER);
    checkEnd();
    checkSaveStep();
  }

  private void checkScalar(Name name) {
    formula(name)
        .filter(formula -> !formula.left().isEmpty())
        .ifPresent(
            formula ->
                complaints.add(
                    CheckCode.CONTROL_WITH_SUBSCRIPTS,
                    formula.leftSpan(),
                    "'%s' cannot have subscripts".formatted(name)));
  }

  private void checkPositive(Name name) {
    checkScalar(name);
    var value = number(name);
    if (value.isPresent() && !(value.getAsDouble() > 0)) {
      complaints.add(
          CheckCode.STEP_NOT_POSITIVE,
          bodySpan(name),
          "'%s' must be more than 0 but is %s".formatted(name, shown(value.getAsDouble())));
    }
  }

  private void checkEnd() {
    var start = number(Model.INITIAL_TIME);
    var end = number(Model.FINAL_TIME);
    if (start.isPresent() && end.isPresent() && end.getAsDouble() < start.getAsDouble()) {
      complaints.add(
          CheckCode.ENDS_BEFORE_START,
          bodySpan(Model.FINAL_TIME),
          "'%s' (%s) is before '%s' (%s)"
              .formatted(
                  Model.FINAL_TIME,
                  shown(end.getAsDouble()),
                  Model.INITIAL_TIME,
                  shown(start.getAsDouble())));
    }
  }

  private void checkSaveStep() {
    var step = number(Model.TIME_STEP);
    var save = number(Model.SAVEPER);
    if (step.isEmpty() || save.isEmpty() || step.getAsDouble() <= 0 || save.getAsDouble() <= 0) {
      return;
    }
    var steps = save.getAsDouble() / step.getAsDouble();
    var whole = Math.rint(steps);
    if (whole < 1 || Math.abs(steps - whole) > ROUNDING * whole) {
      complaints.add(
          CheckCode.SAVE_STEP_NOT_WHOLE,
          bodySpan(Model.SAVEPER),
          "'%s' (%s) is not a whole number of time steps of %s"
              .formatted(Model.SAVEPER, shown(save.getAsDouble()), shown(step.getAsDouble())),
          "saved is the first step not before each multiple; the nearest that fits is %s"
              .formatted(shown(Math.max(1, whole) * step.getAsDouble())));
    }
  }

  private Optional<Formula> formula(Name name) {
    return names.variable(name).flatMap(variable -> Formula.of(variable).stream().findFirst());
  }

  private Span bodySpan(Name name) {
    return formula(name).orElseThrow().bodies().getFirst().span();
  }

  /// The value of a variable that is a plain number; NaN stands for one that could not be read.
  private OptionalDouble number(Name name) {
    return formula(name)
        .filter(formula -> formula.bodies().size() == 1)
        .flatMap(formula -> Numbers.value(formula.bodies().getFirst()))
        .filter(value -> !value.isNaN())
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /// `1`, not `1.0`, and `0.9`, not `0.8999999999999999`.
  private static String shown(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
