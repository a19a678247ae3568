package org.jirga.engine.program;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;

/// A model as a machine runs it.
///
/// A run takes the constants and the random numbers of the first step, executes [#initials()], and
/// then for each step `i` of the time axis: sets the time and the outputs of the pipelines,
/// executes [#dynamics()] (now every variable has its value at the time), and, unless it is the
/// last, executes [#netFlows()], takes in the inputs of the pipelines and integrates the stocks to
/// the next time.
///
/// @param constants what may be varied, with the value of the model or its override
/// @param variables every scalar of the model but lookups, in the order of the file
/// @param initials executed once a run, in order: initial values, and all that does not depend on
/// time or stocks
/// @param dynamics executed at each evaluation, in order
/// @param netFlows executed before each step, in order; what only stocks and pipelines need
/// @param stocks in the order of evaluation, hidden ones included
public record Program(
    String name,
    Layout layout,
    List<Constant> constants,
    List<Slot> variables,
    List<Assignment> initials,
    List<Assignment> dynamics,
    List<Assignment> netFlows,
    List<Integration> stocks,
    List<Pipeline> pipelines,
    TimeAxis time,
    Method method) {

  /// A constant of the model.
  public record Constant(Slot slot, double value) {
    public String label() {
      return slot.label();
    }
  }

  /// The index of the slot that holds the time of an evaluation.
  public static final int TIME = 0;

  /// The index of the slot that holds the time at the start of a step.
  public static final int STEP_TIME = 1;

  public Program {
    constants = List.copyOf(constants);
    variables = List.copyOf(variables);
    initials = List.copyOf(initials);
    dynamics = List.copyOf(dynamics);
    netFlows = List.copyOf(netFlows);
    stocks = List.copyOf(stocks);
    pipelines = List.copyOf(pipelines);
  }

  /// The scalar of the model with this label, `Time` included.
  public Optional<Slot> variable(String label) {
    return layout.find(label);
  }

  /// The constant with this label.
  public Optional<Constant> constant(String label) {
    return layout
        .find(label)
        .flatMap(
            slot -> constants.stream().filter(constant -> constant.slot().equals(slot)).findAny());
  }

  /// The constants that may have another value in each run: all but the [#timeSettings()].
  public List<Constant> freeConstants() {
    var settings = timeSettings();
    return constants.stream().filter(constant -> !settings.contains(constant.slot())).toList();
  }

  /// What decides about the time axis, as one of the time settings or behind one. It is a part of
  /// the program and cannot vary between its runs.
  public Set<Slot> timeSettings() {
    var deciding = new HashSet<Slot>(layout.find(Model.TIME_SETTINGS));
    for (var assignment : initials.reversed()) {
      if (deciding.contains(assignment.target())) {
        assignment.code().addLoads(deciding);
      }
    }
    return deciding;
  }

  /// The same program with other values for some constants.
  public Program withConstants(Map<Slot, Double> values) {
    return new Program(
        name,
        layout,
        constants.stream()
            .map(c -> new Constant(c.slot(), values.getOrDefault(c.slot(), c.value())))
            .toList(),
        variables,
        initials,
        dynamics,
        netFlows,
        stocks,
        pipelines,
        time,
        method);
  }

  /// The same program computed by other assignments.
  public Program withAssignments(
      Layout otherLayout,
      List<Assignment> otherInitials,
      List<Assignment> otherDynamics,
      List<Assignment> otherNetFlows) {
    return new Program(
        name,
        otherLayout,
        constants,
        variables,
        otherInitials,
        otherDynamics,
        otherNetFlows,
        stocks,
        pipelines,
        time,
        method);
  }
}
