package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.ModelRuns.Futures;
import org.jirga.analysis.experiment.StudyResults.CriterionResult;
import org.jirga.analysis.experiment.StudyResults.FilterResult;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Knowledge;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Study;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Status;

/// Draws futures and keeps the plausible ones, in the order of their numbers.
///
/// The first [Filter#full()] draws run to the end; a later one stops at the first criterion that it
/// fails in time, unless that is disputed. A draw that fails nothing but disputed criteria is kept
/// aside.
final class Drawing {

  /// Batches run together: enough for every thread, few beyond the last future wanted.
  static final int BATCHES = 4;

  /// The name of the draws that run to the end.
  static final String IN_FULL = "draws in full";

  private final Study study;
  private final ModelRuns runs;
  private final long seed;
  private final Shard shard;
  private final RunArchive archive;
  private final Sampling design;
  private final Arm baseline;

  /// @param shard the part of the draws to take
  /// @param archive has room for the futures that are kept
  Drawing(Study study, ModelRuns runs, long seed, Shard shard, RunArchive archive) {
    this.archive = archive;
    this.study = study;
    this.runs = runs;
    this.seed = seed;
    this.shard = shard;
    this.design = new Sampling(study, seed);
    this.baseline = Arm.of(study.baseline());
  }

  /// What came of drawing.
  ///
  /// @param accepted at most as many as wanted
  /// @param aside draws up to the last accepted that fail nothing but disputed criteria
  /// @param full the draws that ran to the end
  record Drawn(FutureTable accepted, FutureTable aside, FilterResult filter, Full full) {}

  /// The draws that ran to the end.
  ///
  /// @param outcomes for each measure a value for each draw
  /// @param failed for each draw, the criteria that it does not meet; all of them where it failed
  record Full(Inputs draws, double[][] outcomes, long[] failed) {
    /// How many draws meet all criteria of a mask.
    Share meeting(long mask) {
      var hits = 0;
      for (var row : failed) {
        hits += (row & mask) == 0 ? 1 : 0;
      }
      return new Share(hits, failed.length);
    }
  }

  /// Draws as many plausible futures as wanted, if the cap on draws allows; of a shard, its share.
  ///
  /// @param wantedInFull how many draws run to the end, as far as the design has so many
  Drawn draw(int wanted, int wantedInFull) {
    if (study.filter().isEmpty()) {
      return everything(wanted);
    }
    var planned = shard.share(wanted);
    var filter = study.filter();
    var fullDraws = (int) Math.min(wantedInFull, available());
    var limit = limit(wanted, fullDraws);
    var all = mask(ids(filter));
    var disputed = mask(filter.disputed());
    var accepted = futures();
    var aside = futures();
    var full = new FullBuilder(fullDraws);
    var drawn = own(0);
    while (drawn < fullDraws || accepted.rows() < planned && drawn < limit) {
      var isFull = drawn < fullDraws;
      var count = (int) Math.min(chunk(drawn), (isFull ? fullDraws : limit) - drawn);
      var draws = design.draws(drawn, count);
      var result =
          isFull
              ? runs.runUncounted(Futures.draws(seed, IN_FULL, draws), baseline, inFull())
              : runs.runUncounted(Futures.draws(seed, "draws", draws), baseline, stopping(all));
      for (var row = 0; row < count; row++) {
        var failed = failed(result, row, all);
        if (isFull) {
          full.add(draws, result, row, failed);
        }
        if (accepted.rows() < planned) {
          if (failed == 0) {
            accepted.add(draws, row);
          } else if (result.status(row) == Status.COMPLETE && (failed & ~disputed) == 0) {
            aside.add(draws, row);
          }
        }
      }
      drawn = own(drawn + count);
      runs.done(Math.min(accepted.rows(), planned));
    }
    var enough = accepted.rows() == planned;
    var tried = enough ? accepted.last() + 1 : drawn;
    var complete = full.build();
    return new Drawn(
        accepted.build(),
        aside.build(),
        new FilterResult(
            admitted(tried),
            new Share(accepted.rows(), tried),
            tried,
            aside.rows(),
            new Share(accepted.rows() + aside.rows(), tried),
            enough,
            criteria(complete, all)),
        complete);
  }

  /// Draws at most for so many plausible futures.
  long limit(int wanted, int fullDraws) {
    var most = Math.multiplyExact((long) wanted, (long) study.filter().most());
    return Math.min(Math.max(most, fullDraws), available());
  }

  /// The first draws that meet some of the criteria: the futures of another state of knowledge.
  ///
  /// @param full draws that ran to the end already
  FutureTable meeting(Knowledge knowledge, int wanted, Full full) {
    if (study.filter().isEmpty()) {
      return first(wanted).build();
    }
    var planned = shard.share(wanted);
    var mask = mask(knowledge.criteria());
    var found = futures();
    for (var row = 0; row < full.failed.length && found.rows() < planned; row++) {
      if ((full.failed[row] & mask) == 0) {
        found.add(full.draws, row);
      }
    }
    var limit = Math.min((long) wanted * study.filter().most(), available());
    for (var drawn = own(study.filter().full()); found.rows() < planned && drawn < limit; ) {
      var count = (int) Math.min(chunk(drawn), limit - drawn);
      var draws = design.draws(drawn, count);
      var result =
          runs.runUncounted(
              Futures.draws(seed, "draws for " + knowledge.id(), draws), baseline, stopping(mask));
      for (var row = 0; row < count && found.rows() < planned; row++) {
        if (failed(result, row, -1) == 0) {
          found.add(draws, row);
        }
      }
      drawn = own(drawn + count);
    }
    return found.build();
  }

  /// How many of the draws that ran to the end pass the whole filter when a change is in force.
  Share acceptance(Full full, Arm changed) {
    var filter = study.filter();
    var result =
        runs.run(
            Futures.draws(seed, IN_FULL, full.draws),
            changed,
            new Observation(
                filter.outcomes(),
                List.of(),
                filter.tests().stream().map(test -> stopping(test.criterion(), true)).toList(),
                study.expectations()));
    return new Share(passing(result), full.draws.rows());
  }

  /// How many runs of an observation with all criteria pass every one of them.
  int passing(Runs result) {
    return count(result, mask(ids(study.filter())));
  }

  /// How many runs of an observation with all criteria pass those of a state of knowledge.
  int passing(Runs result, Knowledge knowledge) {
    return count(result, mask(knowledge.criteria()));
  }

  /// How many runs of an observation with all criteria pass those that are not disputed.
  int passingUndisputed(Runs result) {
    return count(result, mask(ids(study.filter())) & ~mask(study.filter().disputed()));
  }

  private static int count(Runs result, long mask) {
    var passing = 0;
    for (var row = 0; row < result.rows(); row++) {
      passing += (failed(result, row, -1) & mask) == 0 ? 1 : 0;
    }
    return passing;
  }

  /// All measures, then what the criteria are about; nothing stops a run.
  Observation inFull() {
    return new Observation(
        Stream.concat(
                study.measures().stream().map(Measure::outcome), study.filter().outcomes().stream())
            .toList(),
        List.of(),
        study.filter().tests().stream().map(test -> stopping(test.criterion(), false)).toList(),
        study.expectations());
  }

  /// The criteria alone; a run stops at the first that it fails, unless that is disputed.
  Observation untilItFails() {
    return stopping(mask(ids(study.filter())));
  }

  private Drawn everything(int planned) {
    var first = first(planned);
    var draws = first.build();
    runs.done(draws.rows());
    var all = new Share(draws.rows(), draws.rows());
    return new Drawn(
        draws,
        futures().build(),
        new FilterResult(
            admitted(first.last() + 1),
            all,
            draws.rows(),
            0,
            all,
            !shard.isWhole() || draws.rows() == planned,
            List.of()),
        new Full(
            new InputsBuilder(none()).build(),
            new double[study.measures().size()][0],
            new long[0]));
  }

  private Share admitted(long tried) {
    var futures = Math.min(tried, available());
    return new Share(futures, design.tried(futures));
  }

  /// Only criteria of a mask; those that are not disputed stop a run.
  private Observation stopping(long mask) {
    var filter = study.filter();
    var criteria = new ArrayList<Criterion>();
    var outcomes = new ArrayList<Outcome>();
    for (var index = 0; index < filter.tests().size(); index++) {
      if ((mask >>> index & 1) != 0) {
        var criterion = filter.tests().get(index).criterion();
        criteria.add(stopping(criterion, !filter.disputed().contains(criterion.id())));
        outcomes.add(filter.outcomes().get(index));
      }
    }
    return new Observation(outcomes, List.of(), criteria, study.expectations());
  }

  private static Criterion stopping(Criterion criterion, boolean stops) {
    return new Criterion(
        criterion.id(),
        criterion.outcome(),
        criterion.low(),
        criterion.lowIncluded(),
        criterion.high(),
        criterion.highIncluded(),
        stops);
  }

  /// The criteria that a run does not meet, as a mask; all of them where it did not run through.
  private static long failed(Runs result, int row, long all) {
    return result.status(row) == Status.COMPLETE ? result.failedCriteria()[row] : all;
  }

  private List<CriterionResult> criteria(Full full, long all) {
    var results = new ArrayList<CriterionResult>();
    var ids = ids(study.filter());
    for (var index = 0; index < ids.size(); index++) {
      var one = 1L << index;
      results.add(
          new CriterionResult(
              ids.get(index),
              full.meeting(one),
              full.meeting(all & ~one),
              full.meeting(all & (one | one - 1))));
    }
    return results;
  }

  private long mask(Collection<String> criteria) {
    var ids = ids(study.filter());
    var mask = 0L;
    for (var index = 0; index < ids.size(); index++) {
      if (criteria.contains(ids.get(index))) {
        mask |= 1L << index;
      }
    }
    return mask;
  }

  private static List<String> ids(Filter filter) {
    return filter.tests().stream().map(test -> test.criterion().id()).toList();
  }

  /// Futures that the design has.
  private long available() {
    return design.size().orElse(Long.MAX_VALUE);
  }

  /// Draws to run together, from one of this shard on.
  private int chunk(long drawn) {
    var batch = study.filter().batch();
    return (int) ((drawn / batch + (shard.isWhole() ? BATCHES : 1)) * batch - drawn);
  }

  /// The next draw of this shard, from a number on.
  private long own(long drawn) {
    var batch = study.filter().batch();
    var next = drawn;
    while (!shard.has(next / batch)) {
      next = (next / batch + 1) * batch;
    }
    return next;
  }

  /// The first draws, as far as they are of this shard.
  private FutureTable.Builder first(int count) {
    var found = futures();
    var wanted =
        Stretches.missing(
            (int) Math.min(count, available()), study.filter().batch(), shard, new BitSet());
    for (var from = 0L; from < wanted.runs(); from += Sample.BLOCK) {
      wanted.between(
          from,
          Math.min(from + Sample.BLOCK, wanted.runs()),
          (first, rows) -> found.add(design.draws(first, rows)));
    }
    return found;
  }

  private FutureTable.Builder futures() {
    return new FutureTable.Builder(none(), archive);
  }

  private Inputs none() {
    return design.draws(0, 0);
  }

  private final class FullBuilder {
    private final InputsBuilder draws = new InputsBuilder(none());
    private final double[][] outcomes;
    private final long[] failed;

    FullBuilder(int count) {
      outcomes = new double[study.measures().size()][count];
      failed = new long[count];
    }

    void add(Inputs inputs, Runs result, int row, long missed) {
      var at = draws.rows();
      for (var measure = 0; measure < outcomes.length; measure++) {
        outcomes[measure][at] =
            result.status(row) == Status.FAILED ? Double.NaN : result.outcome(row, measure);
      }
      failed[at] = missed;
      draws.add(inputs, row);
    }

    Full build() {
      var rows = draws.rows();
      return new Full(
          draws.build(),
          Arrays.stream(outcomes)
              .map(column -> Arrays.copyOf(column, rows))
              .toArray(double[][]::new),
          Arrays.copyOf(failed, rows));
    }
  }
}
