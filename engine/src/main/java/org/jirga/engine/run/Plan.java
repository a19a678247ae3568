package org.jirga.engine.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jirga.engine.kernel.Stretch;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// An observation with its labels looked up in a program, and what is to be done at which step.
final class Plan {

  final Observation observation;
  final Slot[] outcomes;
  final Slot[] series;
  final Slot[] expectations;

  /// What may not become NaN or infinite: stocks, then what is observed, each in the order of
  /// evaluation.
  final Slot[] finite;

  /// Outcomes that follow their variable at every step.
  final int[] following;

  private final int[][] sampled;
  private final int[][] judged;
  private final int[] nextEvents;
  private final int[] samples;
  private final int[] known;

  /// @throws IllegalArgumentException if a label means no variable, or a time no step
  Plan(Program program, Observation observation) {
    this.observation = observation;
    this.outcomes = slots(program, observation.outcomes(), Outcome::variable);
    this.series = slots(program, observation.series(), Function.identity());
    this.expectations = slots(program, observation.expectations(), Expectation::variable);
    this.finite = finite(program);
    var count = program.time().count();
    var sampledAt = new ArrayList<List<Integer>>();
    var judgedAt = new ArrayList<List<Integer>>();
    for (var step = 0; step <= count; step++) {
      sampledAt.add(new ArrayList<>());
      judgedAt.add(new ArrayList<>());
    }
    this.samples = new int[outcomes.length];
    this.known = new int[outcomes.length];
    var everyStep = new ArrayList<Integer>();
    for (var index = 0; index < outcomes.length; index++) {
      var outcome = observation.outcomes().get(index);
      var steps = steps(program, outcome);
      samples[index] = outcome.reduction() instanceof Reduction.Mean ? count + 1 : steps.size();
      known[index] = steps.isEmpty() ? count : steps.getLast();
      if (steps.isEmpty()) {
        everyStep.add(index);
      }
      for (var step : steps) {
        sampledAt.get(step).add(index);
      }
    }
    for (var index = 0; index < observation.criteria().size(); index++) {
      judgedAt.get(known[outcome(observation.criteria().get(index))]).add(index);
    }
    this.sampled = arrays(sampledAt);
    this.judged = arrays(judgedAt);
    this.following = array(everyStep);
    this.nextEvents = nextEvents(sampled, judged);
  }

  /// What has to be looked at in steps without an event; empty if it takes more than to save, to
  /// gather and to see that all is finite.
  Optional<Stretch.Watch> watch() {
    var gatherings = new ArrayList<Stretch.Gathering>();
    for (var outcome : following) {
      operation(observation.outcomes().get(outcome).reduction())
          .ifPresent(op -> gatherings.add(new Stretch.Gathering(op, outcomes[outcome])));
    }
    return gatherings.size() == following.length && expectations.length == 0
        ? Optional.of(new Stretch.Watch(List.of(series), List.of(finite), gatherings))
        : Optional.empty();
  }

  private static Optional<Op> operation(Reduction reduction) {
    return switch (reduction) {
      case Reduction.Maximum _ -> Optional.of(Op.MAX);
      case Reduction.Minimum _ -> Optional.of(Op.MIN);
      case Reduction.Mean _ -> Optional.of(Op.ADD);
      case Reduction.Crossing _, Reduction.Final _, Reduction.At _, Reduction.MeanAt _ ->
          Optional.empty();
    };
  }

  /// The next step, this one included, that has to be looked at; the last step has.
  int nextEvent(int step) {
    return nextEvents[step];
  }

  private static int[] nextEvents(int[][] sampled, int[][] judged) {
    var next = new int[sampled.length];
    for (var step = next.length - 1; step >= 0; step--) {
      var isQuiet = step < next.length - 1 && sampled[step].length == 0 && judged[step].length == 0;
      next[step] = isQuiet ? next[step + 1] : step;
    }
    return next;
  }

  /// The outcomes to which the values at a step belong.
  int[] sampled(int step) {
    return sampled[step];
  }

  /// The criteria to be judged at a step, after its outcomes.
  int[] judged(int step) {
    return judged[step];
  }

  /// How many values are added up to an outcome; 0 where none are.
  int samples(int outcome) {
    return samples[outcome];
  }

  /// The step at which an outcome is known.
  int known(int outcome) {
    return known[outcome];
  }

  /// The outcome that a criterion is about.
  int outcome(Criterion criterion) {
    for (var index = 0; index < observation.outcomes().size(); index++) {
      if (observation.outcomes().get(index).name().equals(criterion.outcome())) {
        return index;
      }
    }
    throw new IllegalStateException("'%s' is no outcome.".formatted(criterion.outcome()));
  }

  /// All slots that are looked at.
  Set<Slot> observed() {
    var all = new HashSet<Slot>();
    all.addAll(List.of(outcomes));
    all.addAll(List.of(series));
    all.addAll(List.of(expectations));
    return all;
  }

  /// The steps whose values make up an outcome; none if every step does.
  private static List<Integer> steps(Program program, Outcome outcome) {
    return switch (outcome.reduction()) {
      case Reduction.Final _ -> List.of(program.time().count());
      case Reduction.At(var time) -> List.of(step(program, outcome, time));
      case Reduction.Maximum _, Reduction.Minimum _, Reduction.Mean _, Reduction.Crossing _ ->
          List.of();
      case Reduction.MeanAt(var from, var to, var every) -> {
        var steps = new ArrayList<Integer>();
        // A thousandth: times given with three digits must reach the last of them.
        var count = (int) Math.floor((to - from) / every + 1e-3);
        for (var index = 0; index <= count; index++) {
          steps.add(step(program, outcome, from + index * every));
        }
        yield steps;
      }
    };
  }

  private static int step(Program program, Outcome outcome, double time) {
    return program
        .time()
        .stepAt(time)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The outcome '%s' needs '%s' at time %s, which is no step of the run."
                        .formatted(outcome.name(), outcome.variable(), time)));
  }

  private static <T> Slot[] slots(Program program, List<T> watched, Function<T, String> label) {
    return watched.stream().map(label).map(name -> slot(program, name)).toArray(Slot[]::new);
  }

  private static Slot slot(Program program, String label) {
    return program
        .variable(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException("'%s' is no variable of the model.".formatted(label)));
  }

  private Slot[] finite(Program program) {
    var slots = new LinkedHashSet<Slot>();
    program.stocks().forEach(stock -> slots.add(stock.stock()));
    var observed = observed();
    program.initials().stream()
        .map(Assignment::target)
        .filter(observed::contains)
        .filter(slot -> program.dynamics().stream().noneMatch(a -> a.target().equals(slot)))
        .forEach(slots::add);
    program.dynamics().stream()
        .map(Assignment::target)
        .filter(observed::contains)
        .forEach(slots::add);
    return slots.toArray(Slot[]::new);
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream().map(Plan::array).toArray(int[][]::new);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
