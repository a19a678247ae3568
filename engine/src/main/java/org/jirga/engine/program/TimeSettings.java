package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Makes a time axis of the values of the four time variables, or says why there is none.
///
/// The last evaluation is at the last step that is not past `FINAL TIME`; that it misses it is a
/// warning. So is a save period that is no whole number of steps, for which see [TimeAxis].
final class TimeSettings {

  /// More steps than this are a slip of the hand, not a model.
  private static final double MOST_STEPS = 1e8;

  private final Model model;
  private final Map<Name, Double> values;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /// @param values of those time variables that are known before a run
  TimeSettings(Model model, Map<Name, Double> values) {
    this.model = model;
    this.values = values;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
  }

  /// Whether all four are known before a run.
  boolean areKnown() {
    return values.keySet().containsAll(Model.TIME_SETTINGS);
  }

  void complainOfChange() {
    complain(
        LoweringCode.UNEVEN_STEPS,
        Model.TIME_SETTINGS.stream()
            .filter(name -> !values.containsKey(name))
            .findFirst()
            .orElse(Model.TIME_STEP),
        "the model has delays of fixed length, samples or belts, which need time settings that stay"
            + " the same",
        "give the time settings numbers, or expressions of constants");
  }

  /// @param causes of which settings cannot be told before a run, and for want of what
  void complainOfUnknown(Map<Name, String> causes) {
    causes.forEach(
        (name, cause) ->
            complain(
                LoweringCode.NOT_CONSTANT,
                name,
                "'%s' depends on '%s', which only a run can tell".formatted(name, cause),
                "give it a number, or an expression of constants and Time"));
  }

  Optional<TimeAxis> axis() {
    if (!diagnostics.isEmpty()) {
      return Optional.empty();
    }
    if (!areKnown()) {
      complain(
          LoweringCode.NOT_CONSTANT,
          Model.FINAL_TIME,
          "the time settings lead to no end of the run",
          "TIME STEP and SAVEPER must stay above 0, and Time must reach FINAL TIME");
      return Optional.empty();
    }
    return fromValues();
  }

  private Optional<TimeAxis> fromValues() {
    var start = value(Model.INITIAL_TIME);
    var stop = value(Model.FINAL_TIME);
    var dt = value(Model.TIME_STEP);
    var save = value(Model.SAVEPER);
    if (!(dt > 0) || !Double.isFinite(dt)) {
      complain(
          LoweringCode.TIME_STEP,
          Model.TIME_STEP,
          "the time step is %s".formatted(dt),
          "it must be more than 0");
      return Optional.empty();
    }
    var steps = (stop - start) / dt;
    if (!(steps >= 0) || !(steps <= MOST_STEPS)) {
      complain(
          LoweringCode.FINAL_TIME,
          Model.FINAL_TIME,
          "no run leads from %s to %s in steps of %s".formatted(start, stop, dt),
          "at most %.0e steps can be taken".formatted(MOST_STEPS));
      return Optional.empty();
    }
    var count = (int) Math.floor(steps + TimeAxis.TOLERANCE);
    if (steps - count > TimeAxis.TOLERANCE) {
      complain(
          LoweringCode.FINAL_TIME_MISSED,
          Model.FINAL_TIME,
          "the run ends at %s: steps of %s from %s miss the final time %s"
              .formatted(start + count * dt, dt, start, stop),
          "make the span a whole number of steps");
    }
    var every = save / dt;
    if (!(save > 0) || !Double.isFinite(save)) {
      complain(
          LoweringCode.TIME_STEP,
          Model.SAVEPER,
          "the save period is %s".formatted(save),
          "it must be more than 0");
      return Optional.empty();
    }
    var whole = Math.rint(every);
    var isWhole = whole >= 1 && Math.abs(every - whole) <= TimeAxis.TOLERANCE;
    if (!isWhole && !(isAsWritten(Model.SAVEPER) && isAsWritten(Model.TIME_STEP))) {
      complain(
          LoweringCode.SAVEPER,
          Model.SAVEPER,
          "the save period %s is not a whole number of time steps of %s".formatted(save, dt),
          "saved is the first step not before each multiple of it");
    }
    return Optional.of(
        new TimeAxis(start, dt, count, isWhole ? whole : Math.max(1, Math.min(every, MOST_STEPS))));
  }

  /// Whether the value is the number that the model gives, of which the check has spoken.
  private boolean isAsWritten(Name name) {
    return model.variable(name).orElse(null) instanceof Variable.Constant constant
        && constant.equations().getFirst().body() instanceof Expr.Literal(var written, _)
        && written == value(name);
  }

  private double value(Name name) {
    return Objects.requireNonNull(values.get(name));
  }

  private void complain(LoweringCode code, Name name, String message, String hint) {
    var span =
        model.variable(name).map(variable -> variable.description().span()).orElse(new Span(0, 0));
    diagnostics.add(Diagnostic.of(code, model.source(), span, message, hint));
  }
}
