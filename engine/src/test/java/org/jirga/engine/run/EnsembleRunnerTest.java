package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.op;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jirga.engine.TestModel;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.program.Program;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Function;
import org.junit.jupiter.api.Test;

class EnsembleRunnerTest {

  private static final int RUNS = 200;

  /// Growth with a limit, a smooth, a delay whose length varies, a branch and powers.
  private static Program program() {
    return TestModel.over(0, 20, 0.25, 1)
        .constant("rate", 0.4)
        .constant("limit", 50)
        .constant("lag", 2)
        .constant("unused", 1)
        .aux("room", sub(n(1), div(v("x"), v("limit"))))
        .aux("growth", mul(mul(v("rate"), v("x")), v("room")))
        .aux("felt", call(Function.SMOOTH3, v("x"), v("lag")))
        .aux("late", call(Function.DELAY_FIXED, v("growth"), v("lag"), n(0)))
        .aux(
            "loss",
            when(
                op(BinaryOp.GREATER, v("felt"), n(20)),
                mul(n(0.05), op(BinaryOp.POWER, v("x"), n(0.9))),
                div(v("late"), n(10))))
        .aux("half time", div(call(Function.LN, n(2)), v("rate")))
        .stock("x", sub(v("growth"), v("loss")), n(1))
        .stock("lost", v("loss"), n(0))
        .stock("grown", v("growth"), n(0))
        .aux("error", sub(sub(v("grown"), v("lost")), sub(v("x"), n(1))))
        .program();
  }

  private static Inputs inputs(int runs) {
    var random = new Random(7);
    var ids = new long[runs];
    var values = new double[runs * 3];
    for (var run = 0; run < runs; run++) {
      ids[run] = 1000 + run;
      values[3 * run] = 0.2 + 0.4 * random.nextDouble();
      values[3 * run + 1] = 20 + 60 * random.nextDouble();
      values[3 * run + 2] = 0.5 + 5 * random.nextDouble();
    }
    return new Inputs(List.of("Rate", "limit", "lag"), ids, values);
  }

  private static Outcome outcome(String name, String variable, Reduction reduction) {
    return new Outcome(name, variable, reduction);
  }

  private static Observation observation(boolean stops) {
    return new Observation(
        List.of(
            outcome("end", "x", new Reduction.Final()),
            outcome("at 5", "x", new Reduction.At(5)),
            outcome("peak growth", "growth", new Reduction.Maximum()),
            outcome("least room", "room", new Reduction.Minimum()),
            outcome("mean", "felt", new Reduction.MeanAt(2, 8, 2)),
            outcome("half time", "half time", new Reduction.Final())),
        List.of("x", "late"),
        List.of(
            new Criterion("early", "at 5", 4, true, 20, true, stops),
            new Criterion("middle", "mean", 2, true, 20, false, stops),
            new Criterion("late", "end", 10, true, 60, true, stops)),
        List.of(new Expectation("kept", "error", -1e-9, 1e-9)));
  }

  private static Runs run(Observation observation, int threads, int blockSize) {
    return EnsembleRunner.run(
        program(),
        inputs(RUNS),
        observation,
        new RunOptions(threads, blockSize, Progress.silent(), () -> false));
  }

  /// What all runs share goes on without any of them.
  @Test
  void aBlockMayEndBeforeTheRunsDo() {
    var program =
        TestModel.over(0, 4, 1)
            .constant("k", 1)
            .stock("clock", add(v("Time"), n(1)), n(0))
            .stock("x", v("k"), n(0))
            .program();
    var stops =
        new Observation(
            List.of(outcome("x at 2", "x", new Reduction.At(2))),
            List.of(),
            List.of(new Criterion("none", "x at 2", 100, true, 200, true, true)),
            List.of());
    var fails =
        new Observation(
            List.of(outcome("end", "clock", new Reduction.Final())),
            List.of(),
            List.of(),
            List.of(new Expectation("early", "clock", 0, 1)));
    var inputs = new Inputs(List.of("k"), new long[] {1, 2}, new double[] {1, 2});
    var one = new Inputs(List.of("k"), new long[] {1}, new double[] {1});
    var options = RunOptions.threads(1);
    assertThat(EnsembleRunner.run(program, inputs, stops, options).statuses())
        .containsOnly(Status.STOPPED);
    assertThat(EnsembleRunner.run(program, one, fails, options).statuses())
        .containsOnly(Status.FAILED);
  }

  @Test
  void whatFollowsFromAnActiveInitialIsTheSameWhetherASwitchVariesOrNot() {
    var program =
        TestModel.over(0, 2, 1)
            .constant("k", 7)
            .constant("switch", 1)
            .aux("a", when(v("switch"), v("v"), v("Time")))
            .aux("v", call(Function.ACTIVE_INITIAL, mul(v("k"), n(2)), n(5)))
            .stock("x", v("a"), n(0))
            .program();
    var observation =
        new Observation(
            List.of(
                outcome("a", "a", new Reduction.Final()), outcome("x", "x", new Reduction.Final())),
            List.of(),
            List.of(),
            List.of());
    var options = RunOptions.threads(1);
    var varying = new Inputs(List.of("switch"), new long[] {1, 2}, new double[] {1, 0});
    var same = new Inputs(List.of("switch"), new long[] {1, 2}, new double[] {1, 1});
    var expected = EnsembleRunner.run(program, varying, observation, options);
    var folded = EnsembleRunner.run(program, same, observation, options);
    assertThat(expected.outcome(0, 0)).isEqualTo(14);
    assertThat(folded.outcome(0, 0)).isEqualTo(14);
    assertThat(folded.outcome(0, 1)).isEqualTo(expected.outcome(0, 1));
  }

  @Test
  void resultsDependNeitherOnThreadsNorOnBlocks() {
    var expected = run(observation(true), 1, 1);
    for (var threads = 1; threads <= 2; threads++) {
      for (var blockSize : new int[] {0, 1, 7, 64, 1000}) {
        var runs = run(observation(true), threads, blockSize);
        assertThat(runs.outcomes()).isEqualTo(expected.outcomes());
        assertThat(runs.statuses()).isEqualTo(expected.statuses());
        assertThat(runs.failedCriteria()).isEqualTo(expected.failedCriteria());
        assertThat(runs.series(0)).isEqualTo(expected.series(0));
        assertThat(runs.series(1)).isEqualTo(expected.series(1));
        assertThat(runs.failures()).isEqualTo(expected.failures());
      }
    }
    assertThat(expected.failures()).isEmpty();
  }

  @Test
  void aRunAloneIsTheSameRun() {
    var all = run(observation(false), 1, 64);
    var one = inputs(RUNS);
    for (var row : new int[] {0, 63, 64, 199}) {
      var values = new double[] {one.value(row, 0), one.value(row, 1), one.value(row, 2)};
      var single =
          EnsembleRunner.run(
              program(),
              new Inputs(one.constants(), new long[] {row}, values),
              observation(false),
              RunOptions.threads(1));
      for (var outcome = 0; outcome < 6; outcome++) {
        assertThat(single.outcome(0, outcome)).isEqualTo(all.outcome(row, outcome));
      }
    }
  }

  @Test
  void stoppingEarlyDecidesAsAFullRunDoes() {
    var full = run(observation(false), 1, 64);
    var early = run(observation(true), 1, 64);
    var stopped = 0;
    for (var row = 0; row < RUNS; row++) {
      for (var outcome = 0; outcome < 6; outcome++) {
        if (!Double.isNaN(early.outcome(row, outcome))) {
          assertThat(early.outcome(row, outcome)).isEqualTo(full.outcome(row, outcome));
        }
      }
      assertThat(full.status(row)).isEqualTo(Status.COMPLETE);
      assertThat(early.status(row) == Status.STOPPED).isEqualTo(full.failedCriteria()[row] != 0);
      assertThat(full.failedCriteria()[row] & early.failedCriteria()[row])
          .isEqualTo(early.failedCriteria()[row]);
      stopped += early.status(row) == Status.STOPPED ? 1 : 0;
    }
    assertThat(stopped).isBetween(20, RUNS - 20);
  }

  @Test
  void aCriterionIsJudgedWhenItsOutcomeIsKnown() {
    var early = run(observation(true), 1, 64);
    for (var row = 0; row < RUNS; row++) {
      if (early.failed(row, 0)) {
        assertThat(early.judged(row, 0)).isTrue();
        assertThat(early.judged(row, 1)).isFalse();
        assertThat(early.series(0).at(row, 5)).isEqualTo(early.outcome(row, 1));
        assertThat(early.series(0).at(row, 6)).isNaN();
      }
    }
  }

  @Test
  void outcomesReduceTheCourseOfTheirVariable() {
    var one = inputs(RUNS);
    var runs = run(observation(false), 2, 64);
    var row = 17;
    var program =
        program()
            .withConstants(
                java.util.Map.of(
                    program().constant("rate").orElseThrow().slot(), one.value(row, 0),
                    program().constant("limit").orElseThrow().slot(), one.value(row, 1),
                    program().constant("lag").orElseThrow().slot(), one.value(row, 2)));
    var every = new ArrayList<Double>();
    var course = Simulation.run(program);
    var x = course.columns()[course.labels().indexOf("x")];
    var felt = course.columns()[course.labels().indexOf("felt")];
    assertThat(runs.outcome(row, 0)).isEqualTo(x[20]);
    assertThat(runs.outcome(row, 1)).isEqualTo(x[5]);
    assertThat(runs.outcome(row, 4)).isEqualTo((felt[2] + felt[4] + felt[6] + felt[8]) / 4);
    assertThat(runs.outcome(row, 5)).isEqualTo(Elementary.ln(2) / one.value(row, 0));
    for (var save = 0; save <= 20; save++) {
      every.add(runs.series(0).at(row, save));
    }
    assertThat(every).containsExactly(java.util.Arrays.stream(x).boxed().toArray(Double[]::new));
  }

  @Test
  void extremesSeeEveryEvaluationTheFirstAndTheLastIncluded() {
    var program = TestModel.over(0, 60, 0.125, 0.5).aux("t", v("Time")).program();
    var runs =
        EnsembleRunner.run(
            program,
            new Inputs(List.of(), new long[] {1}, new double[0]),
            Observation.of(
                List.of(
                    outcome("first", "t", new Reduction.Minimum()),
                    outcome("last", "Time", new Reduction.Maximum()),
                    outcome("off the saves", "t", new Reduction.At(0.125)))),
            RunOptions.threads(1));
    assertThat(runs.outcomes()).containsExactly(0, 60, 0.125);
  }

  @Test
  void aRunThatBlowsUpFailsAndTheOthersGoOn() {
    var program =
        TestModel.over(0, 10, 1)
            .constant("rate", 0)
            .stock("x", mul(v("rate"), mul(v("x"), v("x"))), n(1))
            .aux("y", div(n(1), sub(v("x"), v("x"))))
            .program();
    var inputs = new Inputs(List.of("rate"), new long[] {5, 6, 7}, new double[] {0, 1e100, 0.01});
    var runs =
        EnsembleRunner.run(
            program,
            inputs,
            Observation.of(List.of(outcome("x", "x", new Reduction.Final()))),
            RunOptions.threads(1));
    assertThat(runs.statuses()).containsExactly(Status.COMPLETE, Status.FAILED, Status.COMPLETE);
    assertThat(runs.outcome(1, 0)).isNaN();
    assertThat(runs.failures()).hasSize(1);
    var failure = runs.failures().getFirst();
    assertThat(failure.run()).isEqualTo(6);
    assertThat(failure.cause()).isEqualTo(Failure.Cause.OVERFLOW);
    assertThat(failure.variable()).isEqualTo("x");
    assertThat(failure.time()).isEqualTo(3);
    assertThat(failure.message()).isEqualTo("'x' is infinite at time 3.0");
  }

  @Test
  void theFirstObservedVariableThatIsNotANumberIsNamed() {
    var program =
        TestModel.over(0, 10, 1)
            .constant("zero at", 4)
            .aux("b", mul(v("a"), n(2)))
            .aux("a", div(sub(v("t"), v("zero at")), sub(v("t"), v("zero at"))))
            .aux("t", v("Time"))
            .program();
    var runs =
        EnsembleRunner.run(
            program,
            new Inputs(List.of("zero at"), new long[] {1, 2}, new double[] {4, 4.5}),
            Observation.of(
                List.of(
                    outcome("b", "b", new Reduction.Final()),
                    outcome("a", "a", new Reduction.Final()))),
            RunOptions.threads(1));
    assertThat(runs.failures())
        .extracting(Failure::run, Failure::variable, Failure::time, Failure::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "a", 4.0, Failure.Cause.DIVISION_BY_ZERO));
  }

  @Test
  void anExpectationThatDoesNotHoldFailsTheRun() {
    var program = TestModel.over(0, 10, 1).constant("slope", 1).stock("x", v("slope"), n(0));
    var observation =
        new Observation(
            List.of(outcome("x", "x", new Reduction.Final())),
            List.of(),
            List.of(),
            List.of(new Expectation("x stays small", "x", 0, 5)));
    var runs =
        EnsembleRunner.run(
            program.program(),
            new Inputs(List.of("slope"), new long[] {1, 2}, new double[] {0.5, 0.75}),
            observation,
            RunOptions.threads(1));
    assertThat(runs.outcome(0, 0)).isEqualTo(5);
    assertThat(runs.failures().getFirst().message())
        .isEqualTo("x stays small: 'x' is 5.25 at time 7.0, expected from 0.0 to 5.0");
  }

  @Test
  void aBranchNotTakenMayDivideByZero() {
    var program =
        TestModel.over(0, 3, 1)
            .constant("d", 0)
            .aux("x", when(op(BinaryOp.EQUAL, v("d"), n(0)), n(7), div(v("Time"), v("d"))))
            .program();
    var runs =
        EnsembleRunner.run(
            program,
            new Inputs(List.of("d"), new long[] {1, 2}, new double[] {0, 2}),
            Observation.of(List.of(outcome("x", "x", new Reduction.Final()))),
            RunOptions.threads(1));
    assertThat(runs.outcomes()).containsExactly(7, 1.5);
  }

  @Test
  void aConstantThatIsTheSameInAllRunsIsThatOfTheInputs() {
    var program =
        TestModel.over(0, 1, 1)
            .constant("switch", 0)
            .constant("a", 1)
            .aux("x", when(v("switch"), mul(v("a"), n(10)), add(v("a"), v("Time"))))
            .program();
    var runs =
        EnsembleRunner.run(
            program,
            new Inputs(List.of("switch", "a"), new long[] {1, 2}, new double[] {1, 3, 1, 4}),
            Observation.of(
                List.of(
                    outcome("x", "x", new Reduction.Final()),
                    outcome("switch", "switch", new Reduction.Final()))),
            RunOptions.threads(1));
    assertThat(runs.outcomes()).containsExactly(30, 1, 40, 1);
  }

  @Test
  void anEmptyEnsembleHasNoRows() {
    var runs =
        EnsembleRunner.run(
            program(),
            new Inputs(List.of("rate"), new long[0], new double[0]),
            observation(true),
            RunOptions.threads(2));
    assertThat(runs.rows()).isZero();
  }

  @Test
  void progressEndsWithAllRuns() {
    var heard = new ArrayList<Long>();
    EnsembleRunner.run(
        program(), inputs(RUNS), observation(true), new RunOptions(2, 30, heard::add, () -> false));
    assertThat(heard).isSorted().hasSize(7).endsWith((long) RUNS);
  }

  @Test
  void aCancelledEnsembleEnds() {
    for (var threads = 1; threads <= 2; threads++) {
      var options = new RunOptions(threads, 10, Progress.silent(), () -> true);
      assertThatThrownBy(
              () -> EnsembleRunner.run(program(), inputs(RUNS), observation(true), options))
          .isInstanceOf(CancellationException.class);
    }
  }

  /// The pieces of a stream, put together.
  private static Runs streamed(Inputs inputs, Observation observation, RunOptions options) {
    var collected = new ArrayList<Runs>();
    var hash = new ResultHash[] {ResultHash.empty()};
    EnsembleRunner.stream(
        program(),
        InputSource.of(inputs),
        observation,
        options,
        (piece, runs) -> {
          assertThat(piece.runs()).isEqualTo(runs.runs());
          hash[0] = hash[0].plus(ResultHash.of("x", runs));
          collected.add(
              new Runs(
                  runs.observation(),
                  runs.runs().clone(),
                  runs.outcomes().clone(),
                  runs.statuses().clone(),
                  runs.failedCriteria().clone(),
                  runs.failures(),
                  runs.times(),
                  runs.series().stream().map(EnsembleRunnerTest::copy).toList()));
        });
    assertThat(collected).hasSizeGreaterThan(3);
    var all =
        new Runs(
            observation,
            collected.stream().flatMapToLong(runs -> Arrays.stream(runs.runs())).toArray(),
            collected.stream().flatMapToDouble(runs -> Arrays.stream(runs.outcomes())).toArray(),
            collected.stream()
                .flatMap(runs -> Arrays.stream(runs.statuses()))
                .toArray(Status[]::new),
            collected.stream().flatMapToLong(r -> Arrays.stream(r.failedCriteria())).toArray(),
            collected.stream().flatMap(runs -> runs.failures().stream()).toList(),
            collected.getFirst().times(),
            IntStream.range(0, observation.series().size())
                .mapToObj(
                    index ->
                        collected.stream()
                            .flatMapToDouble(runs -> Arrays.stream(runs.series(index).byRow()))
                            .toArray())
                .map(values -> rows(values, collected.getFirst().times().length))
                .toList());
    assertThat(hash[0]).isEqualTo(ResultHash.of("x", all));
    return all;
  }

  private static Series copy(Series series) {
    return rows(series.byRow().clone(), series.saves());
  }

  private static Series rows(double[] values, int saves) {
    return Series.ofRows(values, values.length / saves, saves);
  }

  @Test
  void aStreamHasTheRunsOfTheWhole() {
    var whole = run(observation(true), 1, 0);
    for (var threads = 1; threads <= 3; threads++) {
      for (var size : List.of(1, 7, 9)) {
        var options = new RunOptions(threads, size, Progress.silent(), () -> false);
        var all = streamed(inputs(RUNS), observation(true), options);
        assertThat(all.runs()).isEqualTo(whole.runs());
        assertThat(all.outcomes()).isEqualTo(whole.outcomes());
        assertThat(all.statuses()).isEqualTo(whole.statuses());
        assertThat(all.failedCriteria()).isEqualTo(whole.failedCriteria());
        assertThat(all.failures()).isEqualTo(whole.failures());
        assertThat(all.times()).isEqualTo(whole.times());
        for (var index = 0; index < 2; index++) {
          assertThat(all.series(index)).isEqualTo(whole.series(index));
        }
      }
    }
  }

  @Test
  void aStreamHoldsFewPiecesHoweverSlowItsSinkIs() {
    var read = new AtomicInteger();
    var most = new AtomicInteger();
    var taken = new AtomicInteger();
    var inputs = InputSource.of(inputs(RUNS));
    var counting =
        new InputSource() {
          @Override
          public List<String> constants() {
            return inputs.constants();
          }

          @Override
          public Map<String, Double> settings() {
            return Map.of("lag", 2.0);
          }

          @Override
          public long rows() {
            return inputs.rows();
          }

          @Override
          public Inputs read(long from, int count) {
            read.incrementAndGet();
            return inputs.read(from, count);
          }
        };
    var options = new RunOptions(2, 1, Progress.silent(), () -> false);
    EnsembleRunner.stream(
        program(),
        counting,
        observation(false),
        options,
        (_, _) -> {
          try {
            Thread.sleep(1);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          most.accumulateAndGet(read.get() - taken.getAndIncrement(), Math::max);
        });
    assertThat(taken.get()).isGreaterThan(10);
    // two threads and two to spare, one of which the sink has
    assertThat(most.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void whatASinkThrowsEndsAStream() {
    assertThatThrownBy(
            () ->
                EnsembleRunner.stream(
                    program(),
                    InputSource.of(inputs(RUNS)),
                    observation(true),
                    new RunOptions(2, 1, Progress.silent(), () -> false),
                    (_, _) -> {
                      throw new IllegalStateException("no room");
                    }))
        .hasMessage("no room");
    assertThatThrownBy(
            () ->
                EnsembleRunner.stream(
                    program(),
                    InputSource.of(inputs(RUNS)),
                    observation(true),
                    new RunOptions(2, 1, Progress.silent(), () -> true),
                    (_, _) -> {}))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aMeanAndATimeOfCrossingAreThoseOfTheCourse() {
    var watched =
        new Observation(
            List.of(
                outcome("mean", "x", new Reduction.Mean()),
                outcome("10", "x", new Reduction.Crossing(10, true)),
                outcome("never", "x", new Reduction.Crossing(1e9, true)),
                outcome("below", "down", new Reduction.Crossing(-20, false))),
            List.of("x", "down"),
            List.of(),
            List.of());
    var program =
        TestModel.over(0, 12, 0.5)
            .constant("k", 1)
            .stock("x", v("k"), n(3))
            .stock("down", sub(n(0), v("x")), n(0))
            .program();
    var inputs =
        new Inputs(List.of("k"), new long[] {1, 2, 3, 4, 5}, new double[] {0.1, 0.3, 1, 2, 70});
    var runs =
        EnsembleRunner.run(
            program, inputs, watched, new RunOptions(2, 2, Progress.silent(), () -> false));
    var saves = runs.times().length;
    for (var row = 0; row < runs.rows(); row++) {
      var sum = -0.0;
      var crossing = Double.POSITIVE_INFINITY;
      var below = Double.POSITIVE_INFINITY;
      for (var save = saves - 1; save >= 0; save--) {
        crossing = runs.series(0).at(row, save) >= 10 ? runs.times()[save] : crossing;
        below = runs.series(1).at(row, save) <= -20 ? runs.times()[save] : below;
      }
      for (var save = 0; save < saves; save++) {
        sum += runs.series(0).at(row, save);
      }
      assertThat(runs.outcome(row, 0)).isEqualTo(sum / saves);
      assertThat(runs.outcome(row, 1)).isEqualTo(crossing);
      assertThat(runs.outcome(row, 2)).isInfinite();
      assertThat(runs.outcome(row, 3)).isEqualTo(below);
    }
  }

  @Test
  void aRunThatTakesTooLongIsARowWithItsCause() {
    var options = RunOptions.threads(1).withSecondsPerRun(1e-12);
    var runs = EnsembleRunner.run(program(), inputs(20), observation(false), options);
    assertThat(runs.statuses()).containsOnly(Status.FAILED);
    assertThat(runs.failures())
        .hasSize(20)
        .allSatisfy(
            failure -> {
              assertThat(failure.cause()).isEqualTo(Failure.Cause.TIMEOUT);
              assertThat(failure.time()).isPositive();
              assertThat(failure.message()).startsWith("the run took longer than 1.0E-12 s");
            });
    assertThat(run(observation(false), 1, 0).failures())
        .isEqualTo(
            EnsembleRunner.run(
                    program(),
                    inputs(RUNS),
                    observation(false),
                    RunOptions.threads(1).withSecondsPerRun(1e9))
                .failures());
  }

  @Test
  void whatTheProgramDoesNotKnowIsNamed() {
    var row = new long[] {1};
    var one = new double[] {1};
    var none = Observation.of(List.of());
    var options = RunOptions.threads(1);
    assertThatThrownBy(
            () ->
                EnsembleRunner.run(
                    program(), new Inputs(List.of("growth"), row, one), none, options))
        .hasMessage("'growth' is no constant of the model.");
    assertThatThrownBy(
            () ->
                EnsembleRunner.run(
                    program(), new Inputs(List.of("TIME STEP"), row, one), none, options))
        .hasMessage("'TIME STEP' is the same for all runs of a program.");
    var between = Observation.of(List.of(outcome("o", "x", new Reduction.At(0.1))));
    assertThatThrownBy(
            () ->
                EnsembleRunner.run(
                    program(), new Inputs(List.of("rate"), row, one), between, options))
        .hasMessage("The outcome 'o' needs 'x' at time 0.1, which is no step of the run.");
  }
}
