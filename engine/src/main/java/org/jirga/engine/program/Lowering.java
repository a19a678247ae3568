package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.Definition;
import org.jirga.model.check.SharedSums;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Makes a program of a checked model: flat scalar slots and assignments in the order of
/// evaluation.
public final class Lowering {

  private final CheckedModel checked;
  private final Map<String, Double> overrides;
  private final Draft draft = new Draft();
  private final Scalars scalars;

  private Lowering(CheckedModel checked, Map<String, Double> overrides) {
    this.checked = checked;
    this.scalars = new Scalars(checked);
    this.overrides = overrides;
  }

  /// Lowers a model without errors, with the values of the model.
  public static Lowered lower(CheckedModel checked) {
    return lower(checked, Map.of());
  }

  /// Lowers a model without errors.
  ///
  /// @param overrides values for constants, and for the four time variables even where they are
  /// computed, by label; compared as [Layout#find] does
  /// @throws IllegalArgumentException if the model has errors, or an override names no constant:
  /// what a user wrote has to be looked up first, in [Program#constants()] of the model as it is
  public static Lowered lower(CheckedModel checked, Map<String, Double> overrides) {
    if (checked.hasErrors()) {
      throw new IllegalArgumentException(
          "The model '%s' has errors.".formatted(checked.model().name()));
    }
    var byKey = new HashMap<String, Double>();
    overrides.forEach((label, value) -> byKey.put(Layout.key(label), value));
    return new Lowering(checked, byKey).lower();
  }

  private Lowered lower() {
    scalars.putTime(draft.slot(Slot.Role.TIME, Model.TIME.text()));
    draft.slot(Slot.Role.STEP_TIME, "time at the start of the step");
    var definitions =
        checked.initialOrder().stream()
            .filter(definition -> !(definition.variable() instanceof Variable.Lookup))
            .toList();
    definitions.forEach(this::addSlot);
    checkOverrides(definitions);
    var expressions =
        new ExpressionLowering(
            draft,
            scalars,
            new SharedSums(checked.initialOrder()),
            timeSlot(definitions, Model.TIME_STEP),
            timeSlot(definitions, Model.INITIAL_TIME));
    // Constants first: how many stages a delay has may depend on them.
    for (var definition : definitions) {
      if (definition.variable() instanceof Variable.Constant) {
        lowerInitial(definition, expressions);
      }
    }
    for (var definition : definitions) {
      if (!(definition.variable() instanceof Variable.Constant)) {
        lowerInitial(definition, expressions);
      }
    }
    for (var definition : checked.dynamicOrder()) {
      lowerDynamic(definition, expressions);
    }
    for (var definition : definitions) {
      lowerNetFlow(definition, expressions);
    }
    complainOfMethod();
    draft.initials.replaceAll(Lowering::folded);
    draft.dynamics.replaceAll(Lowering::folded);
    draft.netFlows.replaceAll(Lowering::folded);
    AlgebraicLoops.solve(draft);
    Invariants.hoist(draft);
    var settings = new TimeSettings(checked.model(), timeValues(definitions));
    var changing = changingTime(definitions, settings);
    var axis = changing.or(settings::axis);
    var diagnostics = new ArrayList<>(settings.diagnostics());
    draft.complaints.forEach(complaint -> diagnostics.add(diagnostic(complaint)));
    diagnostics.sort(Diagnostic.BY_PLACE);
    var program =
        Diagnostic.anyError(diagnostics)
            ? Optional.<Program>empty()
            : axis.map(times -> program(times, definitions));
    return new Lowered(program, diagnostics);
  }

  /// What is on a conveyor, in a queue or in an oven moves from step to step, and takes in what
  /// flows at the start of one; a restricted stock is what the restrictions make of a step. The
  /// mean of the stages of a method is not that.
  private void complainOfMethod() {
    if (checked.model().method() == Method.EULER) {
      return;
    }
    checked.model().variables().stream()
        .flatMap(Bodies::of)
        .flatMap(body -> body.parts().stream())
        .filter(part -> part instanceof Expr.Call call && call.function().needsEuler())
        .findFirst()
        .ifPresent(
            part ->
                draft.complain(
                    new Draft.Complaint(
                        LoweringCode.STEPWISE,
                        part.span(),
                        ((Expr.Call) part).function().isOfBelts()
                            ? "conveyors, queues and ovens move from step to step, with Euler's"
                                + " method only"
                            : "SINTEG keeps to its restrictions from step to step, with Euler's"
                                + " method only",
                        "choose Euler's method, and shorter steps where it is not exact enough")));
  }

  /// The times of a run whose settings change with the time; delays need steps of one length.
  private Optional<TimeAxis> changingTime(List<Definition> definitions, TimeSettings settings) {
    if (settings.areKnown()) {
      return Optional.empty();
    }
    var slots = new HashMap<Name, Slot>();
    definitions.stream()
        .filter(Lowering::isTimeSetting)
        .forEach(definition -> slots.put(definition.variable().name(), scalars.slot(definition)));
    var changing = new ChangingTime(draft, slots);
    var axis = changing.axis();
    if (axis.isEmpty()) {
      settings.complainOfUnknown(changing.causes());
    }
    if (axis.flatMap(TimeAxis::uneven).filter(uneven -> !uneven.isOfOneLength()).isPresent()
        && draft.pipelines.stream().anyMatch(it -> !(it instanceof RandomStream))) {
      settings.complainOfChange();
    }
    return axis;
  }

  private Diagnostic diagnostic(Draft.Complaint complaint) {
    return Diagnostic.of(
        complaint.code(),
        checked.model().source(),
        complaint.span(),
        complaint.message(),
        complaint.hint());
  }

  private static Assignment folded(Assignment assignment) {
    return new Assignment(assignment.target(), ConstantFolding.fold(assignment.code()));
  }

  private void addSlot(Definition definition) {
    var role =
        switch (definition.variable()) {
          case Variable.Constant _ -> Slot.Role.CONSTANT;
          case Variable.Stock _ -> Slot.Role.STOCK;
          case Variable.Flow _, Variable.Auxiliary _, Variable.Lookup _ ->
              definition.variable().description().internal()
                  ? Slot.Role.HIDDEN
                  : Slot.Role.VARIABLE;
        };
    scalars.put(definition, draft.slot(role, definition.label()));
  }

  private void checkOverrides(List<Definition> definitions) {
    if (overrides.isEmpty()) {
      return;
    }
    var wanted = new HashMap<>(overrides);
    definitions.stream()
        .filter(this::canBeOverridden)
        .forEach(definition -> wanted.remove(Layout.key(definition.label())));
    if (!wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is no constant of the model.".formatted(wanted.keySet().iterator().next()));
    }
  }

  private boolean canBeOverridden(Definition definition) {
    return definition.variable() instanceof Variable.Constant || isTimeSetting(definition);
  }

  private static boolean isTimeSetting(Definition definition) {
    return Model.TIME_SETTINGS.contains(definition.variable().name());
  }

  private Slot timeSlot(List<Definition> definitions, Name name) {
    return definitions.stream()
        .filter(definition -> definition.variable().name().equals(name))
        .findFirst()
        .map(scalars::slot)
        .orElseThrow(
            () -> new IllegalArgumentException("The model does not define '%s'.".formatted(name)));
  }

  private void lowerInitial(Definition definition, ExpressionLowering expressions) {
    var slot = scalars.slot(definition);
    var scope = new Scope(definition, Scope.Phase.INITIAL, draft.initials);
    switch (definition.variable()) {
      case Variable.Constant constant -> {
        var body = equation(constant.equations(), definition).body();
        var code = overridden(definition, expressions, scope, body);
        if (!(ConstantFolding.fold(code) instanceof Code.Const(var value))) {
          throw new IllegalStateException("'%s' is not a number.".formatted(definition.label()));
        }
        draft.constants.put(slot, value);
      }
      case Variable.Stock stock -> {
        var initial = stock.accumulations().get(definition.equation()).initial();
        var code = expressions.lower(initial, scope);
        draft.initials.add(new Assignment(slot, code));
      }
      case Variable.Flow flow -> {
        var body = equation(flow.equations(), definition).body();
        var code = expressions.lower(body, scope);
        draft.initials.add(new Assignment(slot, code));
      }
      case Variable.Auxiliary auxiliary -> {
        var body = equation(auxiliary.equations(), definition).body();
        var code = overridden(definition, expressions, scope, body);
        draft.initials.add(new Assignment(slot, code));
      }
      case Variable.Lookup _ -> {}
    }
  }

  private void lowerDynamic(Definition definition, ExpressionLowering expressions) {
    var scope = new Scope(definition, Scope.Phase.DYNAMIC, draft.dynamics);
    switch (definition.variable()) {
      case Variable.Flow flow -> {
        var body = equation(flow.equations(), definition).body();
        var code = expressions.lower(body, scope);
        draft.dynamics.add(new Assignment(scalars.slot(definition), code));
      }
      case Variable.Auxiliary auxiliary -> {
        var body = equation(auxiliary.equations(), definition).body();
        var code = overridden(definition, expressions, scope, body);
        draft.dynamics.add(new Assignment(scalars.slot(definition), code));
      }
      case Variable.Constant _, Variable.Stock _, Variable.Lookup _ -> {}
    }
  }

  private void lowerNetFlow(Definition definition, ExpressionLowering expressions) {
    if (definition.variable() instanceof Variable.Stock stock) {
      var scope = new Scope(definition, Scope.Phase.DYNAMIC, draft.netFlows);
      var netFlow = stock.accumulations().get(definition.equation()).netFlow();
      draft.integrate(scalars.slot(definition), expressions.lower(netFlow, scope));
    }
  }

  private static Equation equation(List<Equation> equations, Definition definition) {
    return equations.get(definition.equation());
  }

  /// What is written, unless another value was asked for.
  private Code overridden(
      Definition definition, ExpressionLowering expressions, Scope scope, Expr written) {
    var override =
        !overrides.isEmpty() && canBeOverridden(definition)
            ? overrides.get(Layout.key(definition.label()))
            : null;
    return override == null ? expressions.lower(written, scope) : Code.of(override);
  }

  private Map<Name, Double> timeValues(List<Definition> definitions) {
    var evaluation = new Evaluation(draft.slots.size());
    draft.constants.forEach(evaluation::set);
    draft.initials.stream()
        .filter(assignment -> assignment.target().role() != Slot.Role.STOCK)
        .filter(assignment -> assignment.target().role() != Slot.Role.DELAYED)
        .forEach(evaluation::execute);
    var values = new HashMap<Name, Double>();
    definitions.stream()
        .filter(Lowering::isTimeSetting)
        .forEach(
            definition ->
                evaluation
                    .value(scalars.slot(definition))
                    .ifPresent(value -> values.put(definition.variable().name(), value)));
    return values;
  }

  private Program program(TimeAxis axis, List<Definition> definitions) {
    var variables = scalars.inOrderOfFile(definitions);
    return new Program(
        checked.model().name(),
        new Layout(draft.slots),
        variables.stream()
            .filter(slot -> slot.role() == Slot.Role.CONSTANT)
            .map(
                slot ->
                    new Program.Constant(slot, Objects.requireNonNull(draft.constants.get(slot))))
            .toList(),
        variables,
        draft.initials,
        draft.dynamics,
        draft.netFlows,
        draft.stocks,
        draft.pipelines,
        axis,
        checked.model().method());
  }
}
