package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.ModelRuns.Futures;
import org.jirga.analysis.experiment.RunArchive.Ensemble;
import org.jirga.analysis.study.Study;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;
import org.jirga.model.check.CheckedModel;

/// What carrying out a study will take, before anything of it is kept: how many runs, how long, how
/// much memory.
///
/// The counts follow from the study; where they depend on how many draws are plausible, and for the
/// time, the study's first draws are run until that has taken about as long as it may. A range is
/// what the sample leaves open, not a promise: another load of the machine is beyond it.
///
/// @param stages of the work, in their order
/// @param sample what was run for the forecast
/// @param seconds of all stages
/// @param memory bytes, with what Java itself needs
/// @param values numbers that are stored
public record Forecast(
    List<Stage> stages, Sampled sample, Range seconds, Range memory, Range values) {

  /// Runs that are held in memory, to be stored, at once.
  private static final int BLOCK = 32_768;

  /// What Java and the program take without any run, measured at 70 to 160 MB.
  private static final long STANDING = 150_000_000;

  /// How much slower than the sample a long run may be, whose machine gets warm and has more to do.
  private static final double SLOWER = 1.5;

  /// Seconds that reading, judging and the report take beside the runs: few pictures, or a hundred.
  private static final Range ASIDE = new Range(3, 30);

  private static final int MOST_AT_FIRST = 1024;

  private static final int GROWTH = 8;

  private static final int FEW = 5;

  private static final int MOST_BUDGETS = 8;

  /// A long run is not so much faster for each run than the sample.
  private static final double LEAST_SHARE = 0.4;

  private static final String SAMPLE = "sample";

  public Forecast {
    stages = List.copyOf(stages);
  }

  /// A part of the work.
  ///
  /// @param arms under which futures are run, one after the other
  /// @param stops whether a run ends at the first criterion that it fails
  public record Stage(String title, int arms, Range runs, boolean stops) {}

  /// From a low to a high guess.
  public record Range(double low, double high) {
    static Range of(double value) {
      return new Range(value, value);
    }

    public Range plus(Range other) {
      return new Range(low + other.low, high + other.high);
    }

    public Range times(double factor) {
      return new Range(low * factor, high * factor);
    }

    Range minus(double amount) {
      return new Range(low - amount, high - amount);
    }
  }

  /// Draws that were run under the baseline.
  ///
  /// @param kept of them, those that an archive was given
  /// @param passing the whole filter; all that ran through where there is none
  /// @param failures by cause
  public record Sampled(
      int runs, int kept, double seconds, Share passing, FailureCounts failures) {}

  /// All runs.
  public Range runs() {
    return stages.stream().map(Stage::runs).reduce(Range.of(0), Range::plus);
  }

  /// Looks ahead.
  ///
  /// @param further arms that are run on the plausible futures after the study, for its deals
  /// @param budget seconds that the sample may take, about
  /// @param archive keeps the sample: how large it gets tells how large all will
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  public static Forecast of(
      Study study,
      CheckedModel model,
      int further,
      RunSettings settings,
      double budget,
      RunArchive archive) {
    return of(study, model, further, settings, budget, archive, System::nanoTime);
  }

  /// @param clock nanoseconds
  static Forecast of(
      Study study,
      CheckedModel model,
      int further,
      RunSettings settings,
      double budget,
      RunArchive archive,
      LongSupplier clock) {
    var program = Lowering.lower(model).program().orElseThrow();
    return new Work(study, program, settings, archive, clock).forecast(further, budget);
  }

  private static final class Work {

    private final Study study;
    private final Program program;
    private final RunSettings settings;
    private final RunArchive archive;
    private final StudyWork work;
    private final Drawing drawing;
    private final ModelRuns runs;
    private final LongSupplier clock;

    Work(
        Study study,
        Program program,
        RunSettings settings,
        RunArchive archive,
        LongSupplier clock) {
      this.study = study;
      this.program = program;
      this.archive = archive;
      this.clock = clock;
      this.settings =
          settings.with(
              settings
                  .backend()
                  .orElseGet(
                      () -> EnsembleRunner.backend(program, Math.min(settings.planned(), BLOCK))));
      this.work = new StudyWork(study, new ClaimJudge(study));
      this.runs = new ModelRuns(study, program, this.settings, RunArchive.none());
      this.drawing = new Drawing(study, runs, settings.seed(), Shard.whole(), RunArchive.none());
    }

    Forecast forecast(int further, double budget) {
      var observation = study.filter().isEmpty() ? Sample.measures(study) : drawing.inFull();
      var design = new Sampling(study, settings.seed());
      var available = (int) Math.min(design.size().orElse(Integer.MAX_VALUE), BLOCK);
      var baseline = Arm.of(study.baseline());
      var failures = new FailureCounts();
      var start = clock.getAsLong();
      var passing = 0;
      var undisputed = 0;
      var former = work.formerKnowledge();
      var known = new int[former.size()];
      var times = 0;
      Pace pace;
      Pace paceToStop;
      var drawn = 0;
      var count = Math.min(first(design, baseline, budget), available);
      while (true) {
        var draws = Futures.draws(settings.seed(), SAMPLE, design.draws(drawn, count));
        var result = runs.runUncounted(draws, baseline, observation);
        times++;
        passing += passing(result);
        if (!study.filter().isEmpty()) {
          undisputed += drawing.passingUndisputed(result);
          for (var state = 0; state < known.length; state++) {
            known[state] += drawing.passing(result, former.get(state));
          }
        }
        result.failures().forEach(failures::add);
        drawn += count;
        if (drawn == available || isEnough(times, passing, elapsed(start) / budget)) {
          pace = pace(draws, baseline, observation);
          paceToStop =
              study.filter().isEmpty() ? pace : pace(draws, baseline, drawing.untilItFails());
          archive.store(
              new Ensemble(settings.seed(), RunArchive.Stage.DRAWS, SAMPLE, baseline), result);
          break;
        }
        count = Math.min(GROWTH * count, available - drawn);
      }
      var sample = new Sampled(drawn, count, elapsed(start), new Share(passing, drawn), failures);
      var of = drawn;
      var shares = Arrays.stream(known).mapToObj(hits -> new Share(hits, of)).toList();
      return forecast(
          sample,
          new Share(Math.max(0, undisputed - passing), drawn),
          shares,
          further,
          pace,
          paceToStop);
    }

    /// What runs take the second time.
    private Pace pace(Futures draws, Arm arm, Observation observation) {
      var many = draws.inputs().rows();
      var few = Math.max(1, many / GROWTH);
      var fewer = Futures.draws(settings.seed(), SAMPLE, draws.inputs().part(0, few));
      var start = clock.getAsLong();
      runs.runUncounted(fewer, arm, observation);
      var between = clock.getAsLong();
      runs.runUncounted(draws, arm, observation);
      var replications = study.design().replications();
      return Pace.of(
          few * replications, (between - start) / 1e9, many * replications, elapsed(between));
    }

    /// How many draws to begin with: a few are interpreted, without being made ready for.
    private int first(Sampling design, Arm baseline, double budget) {
      var count = (int) Math.min(FEW, design.size().orElse(FEW));
      var interpreted =
          new ModelRuns(study, program, settings.with(Backend.INTERPRETER), RunArchive.none());
      var draws = Futures.draws(settings.seed(), SAMPLE, design.draws(0, count));
      var observation = Sample.measures(study);
      interpreted.runUncounted(draws, baseline, observation);
      var before = clock.getAsLong();
      interpreted.runUncounted(draws, baseline, observation);
      return (int) Math.clamp(budget / (elapsed(before) / count), FEW, MOST_AT_FIRST);
    }

    /// Where hardly any draw is plausible, a few more tell much.
    private boolean isEnough(int times, int passing, double spent) {
      return times > 1
          && spent > 1
          && (study.filter().isEmpty() || passing >= FEW || spent > MOST_BUDGETS);
    }

    private Forecast forecast(
        Sampled sample,
        Share disputed,
        List<Share> known,
        int further,
        Pace pace,
        Pace paceToStop) {
      var stages = new ArrayList<Stage>();
      var planned = settings.planned();
      var replications = study.design().replications();
      var full = fullDraws();
      var draws = draws(sample.passing(), full);
      var futures = futures(sample.passing(), full);
      if (!study.filter().isEmpty()) {
        add(stages, "draws that run to the end", Range.of(full), 1);
        stages.add(
            new Stage("draws that stop early", 1, draws.minus(full).times(replications), true));
      }
      var isFactorial = study.design().isFactorial();
      add(
          stages,
          isFactorial ? "policies, switches and nulls" : "futures, each under one policy",
          futures,
          isFactorial ? work.arms().size() : 1);
      add(
          stages,
          "the filter with each null and switch",
          Range.of(full),
          study.filter().isEmpty() ? 0 : work.changes().size());
      if (!study.filter().isEmpty()) {
        var aside = new Range(draws.low() * disputed.low(), draws.high() * disputed.high());
        add(stages, "what is disputed, set aside", aside, work.armsOfDisputed().size());
        var before =
            known.stream()
                .map(share -> draws(share, 0).minus(full))
                .map(range -> new Range(Math.max(0, range.low()), Math.max(0, range.high())))
                .reduce(Range.of(0), Range::plus);
        stages.add(new Stage("draws for what was known", 1, before.times(replications), true));
      }
      add(
          stages,
          "what was known before",
          futures,
          work.formerKnowledge().size() * work.armsOfKnowledge().size());
      add(stages, "sweeps", futures, work.armsOfSweeps());
      var seeds = study.seedsCompared() - 1;
      if (!study.filter().isEmpty() && seeds > 0) {
        var again = draws(sample.passing(), 0).times((double) seeds * replications);
        stages.add(new Stage("draws of further seeds", seeds, again, true));
      }
      add(stages, "further seeds", futures, seeds * work.armsOfSeeds().size());
      add(stages, "deals", futures, isFactorial ? further : 0);
      stages.removeIf(stage -> stage.runs().high() == 0);
      var seconds = Range.of(0);
      for (var stage : stages) {
        var each = stage.stops() ? paceToStop : pace;
        var together = stage.stops() ? Drawing.BATCHES * study.filter().batch() : BLOCK;
        seconds =
            seconds.plus(
                new Range(
                    each.seconds(
                        Math.max(stage.arms(), stage.runs().low() / together), stage.runs().low()),
                    each.seconds(
                        Math.max(stage.arms(), stage.runs().high() / together),
                        stage.runs().high())));
      }
      return new Forecast(
          stages,
          sample,
          new Range(LEAST_SHARE * seconds.low(), SLOWER * seconds.high() + sample.seconds())
              .plus(ASIDE),
          memory(futures, full, further),
          values(futures, stages));
    }

    private void add(List<Stage> stages, String title, Range futures, int arms) {
      if (arms > 0) {
        stages.add(
            new Stage(
                title, arms, futures.times((double) arms * study.design().replications()), false));
      }
    }

    private int fullDraws() {
      var size = Sampling.size(study.uncertainties(), study.constraints(), study.design());
      return study.filter().isEmpty()
          ? 0
          : (int) Math.min(study.filter().full(), size.orElse(Long.MAX_VALUE));
    }

    /// Draws until so many are plausible as wanted.
    private Range draws(Share passing, int full) {
      var limit = drawing.limit(settings.planned(), full);
      return new Range(
          Math.clamp(Math.ceil(settings.planned() / passing.high()), full, limit),
          Math.clamp(Math.ceil(settings.planned() / passing.low()), full, limit));
    }

    /// Plausible futures: as many as wanted, if there may be so many draws.
    private Range futures(Share passing, int full) {
      if (study.filter().isEmpty()) {
        var size = Sampling.size(study.uncertainties(), study.constraints(), study.design());
        return Range.of(Math.min(settings.planned(), size.orElse(Long.MAX_VALUE)));
      }
      var limit = drawing.limit(settings.planned(), full);
      return new Range(
          Math.min(settings.planned(), limit * passing.low()),
          Math.min(settings.planned(), limit * passing.high()));
    }

    private int passing(Runs result) {
      if (!study.filter().isEmpty()) {
        return drawing.passing(result);
      }
      var passing = 0;
      for (var row = 0; row < result.rows(); row++) {
        passing += result.status(row) == Status.COMPLETE ? 1 : 0;
      }
      return passing;
    }

    /// Draws that ran in full, courses of the first futures, and a block of runs are held; of all
    /// else, what fits on a shelf: so much for futures, and as much for their outcomes.
    private Range memory(Range futures, int full, int further) {
      var width = study.uncertainties().size() + 1;
      var measures = study.measures().size();
      var criteria = study.filter().outcomes().size();
      // a survey hands its runs on
      var arms = study.design().isFactorial() ? work.arms().size() + further : 0;
      var former = work.formerKnowledge().size();
      var courses = (double) study.series().size() * program.time().saveTimes().length;
      var drawn = Drawing.BATCHES * study.filter().batch() * (width + criteria);
      var held =
          onShelf(futures.times(width))
              .times(1 + former)
              .plus(onShelf(futures.times((double) arms * measures)))
              .plus(
                  onShelf(futures.times((double) work.armsOfKnowledge().size() * measures))
                      .times(former))
              .plus(Range.of((double) full * (width + measures)))
              .plus(
                  new Range(
                      Math.min(futures.low(), StudyRunner.MOST_IN_FANS) * courses,
                      Math.min(futures.high(), StudyRunner.MOST_IN_FANS) * courses))
              .plus(
                  new Range(
                      Math.min(futures.low(), BLOCK) * (3.0 * width + measures + criteria),
                      Math.min(futures.high(), BLOCK) * (3.0 * width + measures + criteria)
                          + (study.filter().isEmpty() ? 0 : drawn)))
              .times(Double.BYTES);
      return new Range(STANDING + held.low(), 2 * STANDING + 3 * held.high());
    }

    private static Range onShelf(Range numbers) {
      return new Range(
          Math.min(numbers.low(), Shelf.MOST_HELD), Math.min(numbers.high(), Shelf.MOST_HELD));
    }

    /// Numbers in the tables: sampled values, outcomes, what criteria are about, courses.
    private Range values(Range futures, List<Stage> stages) {
      var all = futures.times(study.uncertainties().size());
      for (var stage : stages) {
        var width = stage.stops() ? study.filter().outcomes().size() : study.measures().size();
        all = all.plus(stage.runs().times((width + 1.0) / study.design().replications()));
      }
      var courses = study.series().size() * program.time().saveTimes().length;
      return all.plus(
          new Range(
              Math.min(futures.low(), StudyRunner.MOST_IN_FANS) * courses,
              Math.min(futures.high(), StudyRunner.MOST_IN_FANS) * courses));
    }

    private double elapsed(long start) {
      return (clock.getAsLong() - start) / 1e9;
    }
  }
}
