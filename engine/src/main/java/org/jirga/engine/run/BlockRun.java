package org.jirga.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.engine.arithmetic.RandomKey;
import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Interruption;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.kernel.Stretch;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.TimeAxis;

/// Runs some rows of an ensemble side by side and watches them. Used by one thread; may be used
/// again for other rows.
final class BlockRun {

  /// So many steps may lie between two looks at whether to go on.
  private static final int LONGEST_LEAP = 1024;

  private final Program program;
  private final Kernel kernel;
  private final Plan plan;
  private final RunOptions options;
  private final TimeAxis time;
  private final Block block;

  /// For each lane, its row in the results.
  private final int[] rows;

  private final boolean[] ended;
  private final int[] kept;

  /// For each outcome and lane: the sum of its values so far, or the extreme.
  private final double[][] gathered;

  /// What goes over many steps, where nothing is to be seen in them.
  private final Optional<Stretch> stretch;

  /// What is gathered of outcomes that follow their variable.
  private final double[][] followed;

  /// A run that ended since a value is not finite.
  private record NotFinite(int row, int step, Slot slot, Failure failure) {}

  private final List<NotFinite> notFinite = new ArrayList<>();

  private final double[][] out;
  private int saves;
  private boolean anyEnded;
  private Results results;

  /// @param program what the kernel executes, before anything was folded in
  /// @param results where the first rows go
  /// @param capacity how many runs side by side
  BlockRun(
      Program program,
      Kernel kernel,
      Plan plan,
      RunOptions options,
      Results results,
      int capacity) {
    this.program = program;
    this.kernel = kernel;
    this.plan = plan;
    this.options = options;
    this.results = results;
    this.time = kernel.program().time();
    this.block = kernel.block(capacity);
    this.rows = new int[capacity];
    this.ended = new boolean[capacity];
    this.kept = new int[capacity];
    this.gathered =
        Stream.generate(block::newRow).limit(plan.outcomes.length).toArray(double[][]::new);
    this.out = new double[plan.series.length][];
    this.stretch =
        plan.watch()
            .filter(_ -> capacity % LaneFunctions.LANES == 0)
            .flatMap(watch -> kernel.stretch(block, watch));
    this.followed =
        IntStream.of(plan.following)
            .mapToObj(outcome -> gathered[outcome])
            .toArray(double[][]::new);
  }

  /// How many runs are computed side by side.
  int capacity() {
    return block.capacity();
  }

  /// Writes to other results from now on.
  void writeTo(Results others) {
    results = others;
  }

  /// Runs the rows from one to another.
  ///
  /// @param constants what varies
  void run(Inputs inputs, Varying constants, int from, int to) {
    for (var row = from; row < to; row += block.capacity()) {
      runAtOnce(inputs, constants, row, Math.min(row + block.capacity(), to));
    }
  }

  private void runAtOnce(Inputs inputs, Varying constants, int from, int to) {
    for (var lane = 0; lane < to - from; lane++) {
      rows[lane] = from + lane;
      load(lane, inputs, constants, from + lane);
    }
    if (!go(to - from, stretch)) {
      results.clear(from, to);
      go(to - from, Optional.empty());
    }
    if (!notFinite.isEmpty()) {
      explain(inputs, constants);
      notFinite.forEach(it -> results.fail(it.row, it.failure));
      notFinite.clear();
    }
  }

  private void load(int lane, Inputs inputs, Varying constants, int row) {
    block.setRun(lane, RandomKey.with(inputs.seed(), inputs.runs()[row]));
    for (var index = 0; index < constants.slots().length; index++) {
      block.set(constants.slots()[index], lane, inputs.value(row, constants.columns()[index]));
    }
  }

  /// @return whether all is well; otherwise something became infinite or not a number in steps that
  /// were not watched, and all must be done again without such steps
  private boolean go(int lanes, Optional<Stretch> leaps) {
    begin();
    var allowed = options.nanosecondsFor(lanes);
    var started = System.nanoTime();
    kernel.start(block, lanes);
    var looked = 0;
    for (var step = 0; ; step++) {
      if (leaps.isPresent() && !anyEnded) {
        var next = Math.min(plan.nextEvent(step), step + LONGEST_LEAP);
        if (!leap(leaps.get(), step, next)) {
          return false;
        }
        step = next;
      }
      kernel.evaluate(block, step);
      watch(step);
      if (step == time.count() || block.lanes() == 0) {
        return true;
      }
      kernel.advance(block, step);
      var interruption = block.interruption();
      if (interruption.isPresent()) {
        failIntegration(interruption.get());
        dropEnded();
        return true;
      }
      if (allowed < Long.MAX_VALUE && System.nanoTime() - started > allowed) {
        failTimeouts(step + 1);
        dropEnded();
        return true;
      }
      if (step - looked >= LONGEST_LEAP) {
        looked = step;
        if (options.isCancelled()) {
          throw new CancellationException("The ensemble was cancelled.");
        }
      }
    }
  }

  private boolean leap(Stretch leaps, int from, int to) {
    if (from == to) {
      return true;
    }
    for (var index = 0; index < out.length; index++) {
      out[index] = results.series.get(index).values();
    }
    var at = out.length == 0 ? 0 : results.series.getFirst().place(rows[0], saves);
    saves = time.saveNumber(to - 1) + 1;
    return leaps.run(from, to, followed, out, at, block.capacity());
  }

  private void begin() {
    saves = 0;
    anyEnded = false;
    Arrays.fill(ended, false);
    for (var outcome = 0; outcome < gathered.length; outcome++) {
      var start =
          switch (plan.observation.outcomes().get(outcome).reduction()) {
            case Reduction.Maximum _ -> Double.NEGATIVE_INFINITY;
            case Reduction.Minimum _, Reduction.Crossing _ -> Double.POSITIVE_INFINITY;
            // Minus zero plus any number is this number, zeros of either sign included.
            case Reduction.Final _, Reduction.At _, Reduction.MeanAt _, Reduction.Mean _ -> -0.0;
          };
      Arrays.fill(gathered[outcome], start);
    }
  }

  private void watch(int step) {
    if (findFailures(step)) {
      dropEnded();
    }
    gather(step);
    save(step);
    if (judge(step)) {
      dropEnded();
    }
  }

  // Failures

  private boolean findFailures(int step) {
    var found = false;
    if (!block.areFinite(plan.finite)) {
      for (var lane = 0; lane < block.lanes(); lane++) {
        found |= failNotFinite(lane, step);
      }
    }
    for (var index = 0; index < plan.expectations.length; index++) {
      var expectation = plan.observation.expectations().get(index);
      var slot = plan.expectations[index];
      if (block.isWithin(slot, expectation.low(), expectation.high())) {
        continue;
      }
      for (var lane = 0; lane < block.lanes(); lane++) {
        var value = block.value(slot, lane);
        var holds = value >= expectation.low() && value <= expectation.high();
        if (!holds && !ended[lane]) {
          failExpectation(lane, step, expectation, value);
          found = true;
        }
      }
    }
    return found;
  }

  private boolean failNotFinite(int lane, int step) {
    for (var slot : plan.finite) {
      var value = block.value(slot, lane);
      if (!Double.isFinite(value)) {
        ended[lane] = true;
        var at = time.time(step);
        var failure =
            new Failure(
                results.run(rows[lane]),
                Double.isNaN(value) ? Failure.Cause.NOT_A_NUMBER : Failure.Cause.OVERFLOW,
                slot.label(),
                at,
                value,
                DivisionTrace.isAt(slot, value, at));
        notFinite.add(new NotFinite(rows[lane], step, slot, failure));
        return true;
      }
    }
    return false;
  }

  /// Does the runs that have a value that is not finite once more, up to where it came from, and
  /// says so where that is a division by zero. Runs that do not fail cost nothing.
  private void explain(Inputs inputs, Varying constants) {
    var divisions = DivisionTrace.of(program, Set.of(constants.slots()));
    if (divisions.isEmpty()) {
      return;
    }
    var trace = divisions.get();
    var last = 0;
    for (var lane = 0; lane < notFinite.size(); lane++) {
      var one = notFinite.get(lane);
      load(lane, inputs, constants, one.row);
      last = Math.max(last, trace.stepToLookAt(one.slot, one.step));
    }
    kernel.start(block, notFinite.size());
    for (var step = 0; ; step++) {
      kernel.evaluate(block, step);
      for (var lane = 0; lane < notFinite.size(); lane++) {
        var one = notFinite.get(lane);
        if (trace.stepToLookAt(one.slot, one.step) == step) {
          notFinite.set(lane, explained(trace, one, step, lane));
        }
      }
      if (step == last) {
        return;
      }
      kernel.advance(block, step);
      if (block.interruption().isPresent()) {
        return;
      }
      if (step % LONGEST_LEAP == 0 && options.isCancelled()) {
        throw new CancellationException("The ensemble was cancelled.");
      }
    }
  }

  private NotFinite explained(DivisionTrace trace, NotFinite one, int step, int lane) {
    return trace
        .of(
            one.slot,
            one.step,
            // what was folded away has no place
            slot -> block.offset(slot) < 0 ? Double.NaN : block.value(slot, lane))
        .map(
            division -> {
              var before = one.failure;
              var at = time.time(division.isAtStart() ? 0 : step);
              return new NotFinite(
                  one.row,
                  one.step,
                  one.slot,
                  new Failure(
                      before.run(),
                      division.isUnsolved()
                          ? Failure.Cause.NO_SOLUTION
                          : Failure.Cause.DIVISION_BY_ZERO,
                      division.label(),
                      at,
                      division.value(),
                      division.said(at, one.slot, before.value(), before.time())));
            })
        .orElse(one);
  }

  private void failIntegration(Interruption interruption) {
    fail(
        0,
        interruption.time(),
        switch (interruption.cause()) {
          case STEP_TOO_SHORT -> Failure.Cause.STEP_TOO_SHORT;
          case TOO_MANY_STEPS -> Failure.Cause.TIMEOUT;
        },
        interruption.stock().label(),
        interruption.value(),
        interruption.message());
  }

  private void failTimeouts(int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      fail(
          lane,
          time.time(step),
          Failure.Cause.TIMEOUT,
          "",
          Double.NaN,
          "the run took longer than %s s, and had come to time %s"
              .formatted(options.secondsPerRun(), time.time(step)));
    }
  }

  private void failExpectation(int lane, int step, Expectation expectation, double value) {
    fail(
        lane,
        time.time(step),
        Failure.Cause.EXPECTATION,
        expectation.variable(),
        value,
        "%s: '%s' is %s at time %s, expected from %s to %s"
            .formatted(
                expectation.name(),
                expectation.variable(),
                value,
                time.time(step),
                expectation.low(),
                expectation.high()));
  }

  private void fail(
      int lane, double at, Failure.Cause cause, String variable, double value, String message) {
    ended[lane] = true;
    var row = rows[lane];
    var run = results.run(row);
    results.fail(row, new Failure(run, cause, variable, at, value, message));
  }

  // Outcomes

  private void gather(int step) {
    for (var outcome : plan.following) {
      follow(outcome, step);
    }
    for (var outcome : plan.sampled(step)) {
      block.addTo(gathered[outcome], plan.outcomes[outcome]);
      if (step == plan.known(outcome)) {
        record(outcome);
      }
    }
    if (step == time.count()) {
      for (var outcome : plan.following) {
        record(outcome);
      }
    }
  }

  private void follow(int outcome, int step) {
    switch (plan.observation.outcomes().get(outcome).reduction()) {
      case Reduction.Maximum _ -> block.raise(gathered[outcome], plan.outcomes[outcome]);
      case Reduction.Minimum _ -> block.lower(gathered[outcome], plan.outcomes[outcome]);
      case Reduction.Mean _ -> block.addTo(gathered[outcome], plan.outcomes[outcome]);
      case Reduction.Crossing crossing -> noteCrossings(outcome, crossing, step);
      case Reduction.Final _, Reduction.At _, Reduction.MeanAt _ ->
          throw new IllegalStateException("Only some steps belong to this outcome.");
    }
  }

  private void noteCrossings(int outcome, Reduction.Crossing crossing, int step) {
    var times = gathered[outcome];
    var numbers = block.numbers(plan.outcomes[outcome]);
    var offset = block.offset(plan.outcomes[outcome]);
    for (var lane = 0; lane < block.lanes(); lane++) {
      if (times[lane] == Double.POSITIVE_INFINITY && crossing.isBeyond(numbers[offset + lane])) {
        times[lane] = time.time(step);
      }
    }
  }

  private void record(int outcome) {
    var samples = plan.samples(outcome);
    for (var lane = 0; lane < block.lanes(); lane++) {
      var value = gathered[outcome][lane];
      results.outcomes[rows[lane] * plan.outcomes.length + outcome] =
          samples > 1 ? value / samples : value;
    }
  }

  private void save(int step) {
    if (!time.isSave(step)) {
      return;
    }
    for (var index = 0; index < plan.series.length; index++) {
      var series = results.series.get(index);
      var numbers = block.numbers(plan.series[index]);
      var offset = block.offset(plan.series[index]);
      if (anyEnded) {
        for (var lane = 0; lane < block.lanes(); lane++) {
          series.values()[series.place(rows[lane], saves)] = numbers[offset + lane];
        }
      } else {
        var at = series.place(rows[0], saves);
        System.arraycopy(numbers, offset, series.values(), at, block.lanes());
      }
    }
    saves++;
  }

  // Criteria

  private boolean judge(int step) {
    var found = false;
    for (var index : plan.judged(step)) {
      var criterion = plan.observation.criteria().get(index);
      var outcome = plan.outcome(criterion);
      for (var lane = 0; lane < block.lanes(); lane++) {
        var row = rows[lane];
        if (!criterion.holds(results.outcomes[row * plan.outcomes.length + outcome])) {
          results.failedCriteria[row] |= 1L << index;
          if (criterion.stops()) {
            results.statuses[row] = Status.STOPPED;
            ended[lane] = true;
            found = true;
          }
        }
      }
    }
    return found;
  }

  /// Closes the gaps that ended runs leave, so that they cost nothing any more.
  private void dropEnded() {
    anyEnded = true;
    var count = 0;
    for (var lane = 0; lane < block.lanes(); lane++) {
      if (ended[lane]) {
        for (var series : results.series) {
          series.end(rows[lane], saves);
        }
      } else {
        kept[count++] = lane;
      }
    }
    for (var lane = 0; lane < count; lane++) {
      rows[lane] = rows[kept[lane]];
      for (var values : gathered) {
        values[lane] = values[kept[lane]];
      }
    }
    Arrays.fill(ended, 0, block.lanes(), false);
    block.keep(kept, count);
  }
}
