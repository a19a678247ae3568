package org.jirga.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.RunArchive.Ensemble;
import org.jirga.analysis.experiment.RunArchive.Stage;
import org.jirga.analysis.experiment.RunCollector;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Series;
import org.jirga.engine.run.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyArchiveTest {
  private static final Identity IDENTITY =
      new Identity("teacup", "aa11", "bb22", "strict-1", "0.1.0");
  private static final Ensemble BASE = new Ensemble(7, Stage.FUTURES, "now", Arm.of("status quo"));
  private static final double[] TIMES = {0, 1, 2};
  // Names that a model may have and that the tables' own columns have too.
  private static final Observation OBSERVATION =
      new Observation(
          List.of(
              new Outcome("Status", "x", new Reduction.Final()),
              new Outcome("peak", "x", new Reduction.Maximum()),
              new Outcome("Peak", "x", new Reduction.Minimum())),
          List.of("time", "x[north, \"young\"]"),
          List.of(
              new Criterion("def16", "peak", 0, true, 1, true, false),
              new Criterion("Kt5", "peak", 0, true, 1, true, false)),
          List.of());

  @TempDir private Path folder;

  @Test
  void runsAreRecalledAsTheyWere() {
    var runs = runs(0, 1, 2, 3, 4, 5);
    try (var store = open()) {
      new StudyArchive(store).store(BASE, runs);
    }
    try (var store = open()) {
      assertSame(recalled(store, BASE, 0, 1, 2, 3, 4, 5).runs(), runs);
    }
  }

  @Test
  void onlyTheRunsAskedForAreRecalled() {
    try (var store = open()) {
      var archive = new StudyArchive(store);
      archive.store(BASE, runs(0, 2, 4));
      archive.store(BASE, runs(5, 6, 8));
      var collector = recalled(store, BASE, 1, 2, 3, 6);
      assertThat(collector.missing()).containsExactly(0, 2);
      collector.add(runs(1, 3));
      assertSame(collector.runs(), runs(1, 2, 3, 6));
    }
  }

  @Test
  void seriesThatAreNotAskedForAreNotRecalled() {
    try (var store = open()) {
      new StudyArchive(store).store(BASE, runs(0, 1));
      var withoutSeries =
          new Observation(OBSERVATION.outcomes(), List.of(), OBSERVATION.criteria(), List.of());
      var collector = new RunCollector(withoutSeries, new long[] {0, 1}, TIMES);
      new StudyArchive(store).recall(BASE, collector);
      assertThat(collector.runs().series()).isEmpty();
      assertThat(bits(collector.runs().outcomes())).isEqualTo(bits(runs(0, 1).outcomes()));
    }
  }

  @Test
  void ensemblesAreKeptApart() {
    try (var store = open()) {
      var archive = new StudyArchive(store);
      archive.store(BASE, runs(0, 1));
      for (var other :
          List.of(
              new Ensemble(7, Stage.DRAWS, "now", Arm.of("status quo")),
              new Ensemble(8, Stage.FUTURES, "now", Arm.of("status quo")),
              new Ensemble(7, Stage.FUTURES, "then", Arm.of("status quo")),
              new Ensemble(7, Stage.FUTURES, "now", Arm.of("package")),
              new Ensemble(7, Stage.FUTURES, "now", new Arm("status quo", List.of("N1"))))) {
        assertThat(recalled(store, other, 0, 1).missing()).hasSize(2);
        archive.store(other, runs(0, 1));
        assertThat(recalled(store, other, 0, 1).missing()).isEmpty();
      }
    }
  }

  @Test
  void drawsHaveATableOfTheirOwn() {
    try (var store = open()) {
      new StudyArchive(store)
          .store(new Ensemble(7, Stage.DRAWS, "now", Arm.of("status quo")), runs(0, 1));
      assertThat(store.files(Table.DRAWS)).hasSize(1);
      assertThat(store.files(Table.OUTCOMES)).isEmpty();
    }
  }

  @Test
  void columnsAreNamedAfterWhatTheyHold() {
    try (var store = open()) {
      var archive = new StudyArchive(store);
      archive.store(BASE, runs(0, 1));
      archive.storeFutures(
          7, "now", new Inputs(List.of("Run", "aid cut"), new long[] {4}, new double[] {1, 2}));
      var outcomes = store.read(store.units().getFirst(), Table.OUTCOMES).orElseThrow();
      assertThat(outcomes.names())
          .containsExactly("run", "status", "fails def16", "fails Kt5", "Status_", "peak", "Peak_");
      var series = store.read(store.units().getFirst(), Table.SERIES).orElseThrow();
      assertThat(series.names()).containsExactly("run", "time", "time_", "x[north, \"young\"]");
      var design = store.read(store.units().getLast(), Table.DESIGN).orElseThrow();
      assertThat(design.names()).containsExactly("run", "Run_", "aid cut");
    }
  }

  @Test
  void eachFutureIsKeptOnce() {
    try (var store = open()) {
      var archive = new StudyArchive(store);
      archive.storeFutures(7, "now", inputs(1, 3));
      archive.storeFutures(7, "now", inputs(1, 3));
      archive.storeFutures(7, "now", inputs(1, 3, 4, 8));
      assertThat(store.units())
          .containsExactly(UnitKey.design(7, "now", 1, 3), UnitKey.design(7, "now", 4, 8));
      var added = store.read(UnitKey.design(7, "now", 4, 8), Table.DESIGN).orElseThrow();
      assertThat(added.longs(0)).containsExactly(4, 8);
      assertThat(added.doubles(2).values()).containsExactly(-4, -8);
    }
  }

  @Test
  void runsOfAnotherObservationAreRefused() {
    try (var store = open()) {
      new StudyArchive(store).store(BASE, runs(0, 1));
      var other = Observation.of(List.of(new Outcome("end", "x", new Reduction.Final())));
      assertThatExceptionOfType(StoreMismatchException.class)
          .isThrownBy(
              () ->
                  new StudyArchive(store)
                      .recall(BASE, new RunCollector(other, new long[] {0, 1}, TIMES)))
          .withMessageContaining("status quo on 'now' of seed 7, runs 0 to 1");
    }
  }

  private RunStore open() {
    return RunStore.open(
        folder,
        IDENTITY,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  private static RunCollector recalled(RunStore store, Ensemble ensemble, long... ids) {
    var collector = new RunCollector(OBSERVATION, ids, TIMES);
    new StudyArchive(store).recall(ensemble, collector);
    return collector;
  }

  private static Inputs inputs(long... ids) {
    return new Inputs(
        List.of("a", "b"),
        ids,
        LongStream.of(ids)
            .boxed()
            .flatMap(id -> List.of(id, -id).stream())
            .mapToDouble(id -> id)
            .toArray());
  }

  /// Runs of which every third has stopped and every third has failed.
  private static Runs runs(long... ids) {
    var statuses = new Status[ids.length];
    var outcomes = new double[ids.length * 3];
    var failedCriteria = new long[ids.length];
    var failures = new ArrayList<Failure>();
    var course = new double[ids.length * TIMES.length];
    for (var row = 0; row < ids.length; row++) {
      var id = ids[row];
      statuses[row] = Status.values()[(int) (id % 3)];
      outcomes[3 * row] = statuses[row] == Status.COMPLETE ? id / 7.0 : Double.NaN;
      outcomes[3 * row + 1] = -0.0;
      outcomes[3 * row + 2] = Double.longBitsToDouble(0xfff8_0000_0000_0000L | id);
      failedCriteria[row] = id % 4;
      if (statuses[row] == Status.FAILED) {
        failures.add(
            new Failure(id, Failure.Cause.NOT_A_NUMBER, "x", 0.125, Double.NaN, "is no number"));
      }
      for (var save = 0; save < TIMES.length; save++) {
        course[row * TIMES.length + save] = id + save / 3.0;
      }
    }
    return new Runs(
        OBSERVATION,
        ids,
        outcomes,
        statuses,
        failedCriteria,
        failures,
        TIMES,
        List.of(
            Series.ofRows(course, ids.length, TIMES.length),
            Series.ofRows(course.clone(), ids.length, TIMES.length)));
  }

  private static void assertSame(Runs actual, Runs expected) {
    assertThat(actual.observation()).isEqualTo(expected.observation());
    assertThat(actual.runs()).isEqualTo(expected.runs());
    assertThat(bits(actual.outcomes())).isEqualTo(bits(expected.outcomes()));
    assertThat(actual.statuses()).isEqualTo(expected.statuses());
    assertThat(actual.failedCriteria()).isEqualTo(expected.failedCriteria());
    assertThat(actual.failures()).isEqualTo(expected.failures());
    assertThat(actual.times()).isEqualTo(expected.times());
    for (var index = 0; index < OBSERVATION.series().size(); index++) {
      assertThat(bits(actual.series(index).byRow()))
          .isEqualTo(bits(expected.series(index).byRow()));
    }
  }

  private static long[] bits(double[] values) {
    var bits = new long[values.length];
    for (var index = 0; index < values.length; index++) {
      bits[index] = Double.doubleToRawLongBits(values[index]);
    }
    return bits;
  }
}
