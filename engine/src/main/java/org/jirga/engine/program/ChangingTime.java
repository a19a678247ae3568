package org.jirga.engine.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Model;

/// Follows time settings that change during a run, as `TIME STEP = IF THEN ELSE(Time < 4, 1, 0.5)`
/// does, before the run: they may depend on constants and on the time, on nothing else.
///
/// Each setting is read at each evaluation. A step is as long as `TIME STEP` is at its start; the
/// run ends at the first evaluation that is not before `FINAL TIME`; the next save is one `SAVEPER`
/// after the last.
final class ChangingTime {

  /// More steps than this are not worth a list of their times.
  private static final int MOST_STEPS = 1_000_000;

  private final Draft draft;
  private final Map<Name, Slot> settings;
  private final Evaluation evaluation;
  private final List<Assignment> needed;

  /// @param settings the slots of the four time variables
  ChangingTime(Draft draft, Map<Name, Slot> settings) {
    this.draft = draft;
    this.settings = settings;
    this.evaluation = new Evaluation(draft.slots.size());
    this.needed = needed();
  }

  private List<Assignment> needed() {
    var slots = new HashSet<>(settings.values());
    var all = new ArrayList<Assignment>();
    for (var assignment : draft.dynamics.reversed()) {
      if (slots.contains(assignment.target())) {
        all.add(assignment);
        assignment.code().addLoads(slots);
      }
    }
    return all.reversed();
  }

  /// Nothing where a setting depends on what only a run can tell, or leads to no end.
  Optional<TimeAxis> axis() {
    var start = start();
    return start.isPresent() ? from(start.getAsDouble()) : Optional.empty();
  }

  /// `INITIAL TIME` at the time that it gives itself, if asked at time 0 first.
  private OptionalDouble start() {
    draft.constants.forEach(evaluation::set);
    setTime(0);
    initially();
    var asked = evaluation.value(slot(Model.INITIAL_TIME));
    asked.ifPresent(this::setTime);
    initially();
    return asked.equals(evaluation.value(slot(Model.INITIAL_TIME)))
        ? asked
        : OptionalDouble.empty();
  }

  private void initially() {
    draft.initials.stream()
        .filter(assignment -> assignment.target().role() != Slot.Role.STOCK)
        .filter(assignment -> assignment.target().role() != Slot.Role.DELAYED)
        .forEach(evaluation::execute);
  }

  private Slot slot(Name name) {
    return settings.getOrDefault(name, draft.slots.get(Program.TIME));
  }

  private void setTime(double time) {
    evaluation.set(draft.slots.get(Program.TIME), time);
    evaluation.set(draft.slots.get(Program.STEP_TIME), time);
  }

  private Optional<TimeAxis> from(double start) {
    var times = new ArrayList<Double>();
    var lengths = new ArrayList<Double>();
    var saves = new ArrayList<Integer>();
    var time = start;
    var nextSave = start;
    // times since the length last changed are multiples of it, not sums
    var from = start;
    var stepsFrom = 0;
    while (times.size() <= MOST_STEPS) {
      setTime(time);
      needed.forEach(evaluation::execute);
      var stop = value(Model.FINAL_TIME);
      var dt = value(Model.TIME_STEP);
      var save = value(Model.SAVEPER);
      if (!(dt > 0) || !(save > 0) || Double.isNaN(stop)) {
        return Optional.empty();
      }
      var near = TimeAxis.TOLERANCE * dt;
      if (time >= nextSave - near) {
        saves.add(times.size());
        nextSave = (nextSave < time - near ? time : nextSave) + save;
      }
      times.add(time);
      if (time + dt > stop + near) {
        return Optional.of(TimeAxis.of(new TimeAxis.Uneven(times, lengths, saves)));
      }
      if (!lengths.isEmpty() && lengths.getLast() != dt) {
        from = time;
        stepsFrom = 0;
      }
      lengths.add(dt);
      stepsFrom++;
      time = from + stepsFrom * dt;
    }
    return Optional.empty();
  }

  /// The settings that depend on what only a run can tell, each with the name of such a thing. To
  /// be asked after the axis.
  Map<Name, String> causes() {
    var causes = new LinkedHashMap<Name, String>();
    settings.forEach((name, slot) -> cause(slot).ifPresent(label -> causes.put(name, label)));
    return causes;
  }

  private Optional<String> cause(Slot setting) {
    var sources = new HashMap<Slot, Code>();
    draft.dynamics.forEach(assignment -> sources.put(assignment.target(), assignment.code()));
    var reached = new LinkedHashSet<>(Set.of(setting));
    var waiting = new ArrayDeque<>(reached);
    while (!waiting.isEmpty()) {
      var slot = waiting.remove();
      if (evaluation.value(slot).isPresent()) {
        continue;
      }
      var source = sources.get(slot);
      if (source == null) {
        return Optional.of(slot.label());
      }
      var loads = new LinkedHashSet<Slot>();
      source.addLoads(loads);
      loads.stream().filter(reached::add).forEach(waiting::add);
    }
    return Optional.empty();
  }

  private double value(Name name) {
    return evaluation.value(slot(name)).orElse(Double.NaN);
  }
}
