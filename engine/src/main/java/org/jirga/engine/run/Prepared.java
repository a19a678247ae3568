package org.jirga.engine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// A program made ready for an ensemble.
///
/// @param capacity how many runs side by side
record Prepared(
    Program program, Kernel kernel, Plan plan, Varying varying, RunOptions options, int capacity) {

  /// Rows that a step touches should fit half of a usual core's second-level cache.
  private static final int BLOCK_BYTES = 512 * 1024;

  /// What the series of a block should fit, a part of a usual third-level cache.
  private static final int SERIES_BYTES = 4 << 20;

  private static final int MOST_LANES = 256;
  private static final int FEWEST_LANES = 8;

  // Loops made for a program pay where vector instructions one by one would take longer than the
  // compilation of the loops, and as long again as that: measured on SIR, WRLD3-03, C-LEARN, the
  // Afghanistan model and an array of 1,000 elements.
  private static final double ASSIGNMENTS_A_SECOND = 6e8;
  private static final double SECONDS_TO_COMPILE = 2;
  private static final double SECONDS_FOR_AN_ASSIGNMENT = 0.015;

  /// Of inputs that are held: what is the same in all of them is folded in.
  static Prepared of(Program program, Inputs inputs, Observation observation, RunOptions options) {
    var slots = slots(program, inputs.constants());
    var same = inputs.sameInAllRuns(slots.toArray(Slot[]::new));
    return of(program, slots, same, inputs.rows(), observation, options);
  }

  /// Of inputs that come some at a time.
  static Prepared of(
      Program program, InputSource source, Observation observation, RunOptions options) {
    var settings = new HashMap<Slot, Double>();
    var timeSettings = program.timeSettings();
    source
        .settings()
        .forEach((label, value) -> settings.put(slot(program, label, timeSettings), value));
    return of(
        program, slots(program, source.constants()), settings, source.rows(), observation, options);
  }

  private static Prepared of(
      Program program,
      List<Slot> constants,
      Map<Slot, Double> settings,
      long rows,
      Observation observation,
      RunOptions options) {
    var fixed = program.withConstants(settings);
    var columns =
        IntStream.range(0, constants.size())
            .filter(column -> !settings.containsKey(constants.get(column)))
            .toArray();
    var varying =
        new Varying(columns, IntStream.of(columns).mapToObj(constants::get).toArray(Slot[]::new));
    var plan = new Plan(fixed, observation);
    var backend = options.backend().orElseGet(() -> EnsembleRunner.backend(program, rows));
    var lasting = options.backend().isPresent() || isLasting(program, rows);
    var compiler = lasting ? options.compiler().lasting() : options.compiler();
    var kernel =
        compiler.compile(fixed, backend, new HashSet<>(Set.of(varying.slots())), plan.observed());
    var capacity =
        Math.min(
            blockSize(
                options, kernel.workingRows(), fixed.time().saves() * plan.series.length, rows),
            kernel.mostLanes());
    return new Prepared(fixed, kernel, plan, varying, options, capacity);
  }

  private static boolean isLasting(Program program, long rows) {
    var assignments = program.dynamics().size() + program.netFlows().size();
    var compiling = SECONDS_TO_COMPILE + assignments * SECONDS_FOR_AN_ASSIGNMENT;
    return EnsembleRunner.work(program, rows) >= 2 * compiling * ASSIGNMENTS_A_SECOND;
  }

  private static List<Slot> slots(Program program, List<String> labels) {
    var timeSettings = program.timeSettings();
    return labels.stream().map(label -> slot(program, label, timeSettings)).toList();
  }

  private static Slot slot(Program program, String label, Set<Slot> timeSettings) {
    var constant =
        program
            .constant(label)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is no constant of the model.".formatted(label)));
    if (timeSettings.contains(constant.slot())) {
      throw new IllegalArgumentException(
          "'%s' is the same for all runs of a program.".formatted(label));
    }
    return constant.slot();
  }

  /// @param saved how many numbers of a run are saved
  private static int blockSize(RunOptions options, int workingRows, int saved, long rows) {
    if (options.blockSize() > 0) {
      return (int) Math.min(options.blockSize(), Math.max(1, rows));
    }
    var working = BLOCK_BYTES / (Double.BYTES * Math.max(1, workingRows));
    var fitting = Math.min(working, SERIES_BYTES / (Double.BYTES * Math.max(1, saved))) / 8 * 8;
    var lanes = Math.clamp(fitting, FEWEST_LANES, MOST_LANES);
    var share = (rows + options.threads() - 1) / options.threads();
    return (int) Math.max(1, Math.min(lanes, share));
  }

  /// For one thread.
  ///
  /// @param results where the first runs go
  BlockRun blockRun(Results results) {
    return new BlockRun(program, kernel, plan, options, results, capacity);
  }

  Results results(long[] runs) {
    return new Results(plan.observation, runs, program.time(), capacity);
  }
}
