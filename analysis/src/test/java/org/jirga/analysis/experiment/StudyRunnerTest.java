package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jirga.analysis.design.LatinHypercube;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Study;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.RunOptions;
import org.junit.jupiter.api.Test;

class StudyRunnerTest {

  private static final long SEED = 7;

  @Test
  void threadsChangeNoBit() {
    var study = withClaims().build();
    var one = run(study, 30, SEED, 1);
    var two = run(study, 30, SEED, 2);
    assertThat(two.resultHash()).isEqualTo(one.resultHash()).hasSize(32);
    assertThat(two.claims()).isEqualTo(one.claims());
    assertThat(two.comparisons()).isEqualTo(one.comparisons());
    assertThat(two.refilters()).isEqualTo(one.refilters());
    assertThat(two.filter()).isEqualTo(one.filter());
    assertThat(two.correlations()).isEqualTo(one.correlations());
    assertThat(two.attribution()).isEqualTo(one.attribution());
  }

  @Test
  void anotherSeedGivesAnotherHash() {
    var study = new FishStudy().build();
    assertThat(run(study, 10, SEED + 1, 1).resultHash())
        .isNotEqualTo(run(study, 10, SEED, 1).resultHash());
  }

  @Test
  void moreFuturesKeepTheFirst() {
    var study = new FishStudy().build();
    var few = run(study, 20, SEED, 1).futures();
    var many = run(study, 45, SEED, 1).futures();
    assertThat(Arrays.copyOf(many.runs(), 20)).isEqualTo(few.runs());
    assertThat(many.first(20).values()).isEqualTo(few.first(20).values());
  }

  @Test
  void acceptedFuturesAreTheFirstDrawsThatMeetEveryCriterion() {
    var study = new FishStudy().build();
    var results = run(study, 100, SEED, 2);
    var accepted = new ArrayList<Long>();
    var aside = 0;
    var failed = failedCriteria(study, 2000);
    var draw = 0;
    for (; accepted.size() < 100; draw++) {
      if (failed[draw] == 0) {
        accepted.add((long) draw);
      } else if (failed[draw] == 4) {
        aside++;
      }
    }
    assertThat(draw).as("draws beyond those that run in full").isGreaterThan(128);
    assertThat(results.futures().runs())
        .isEqualTo(accepted.stream().mapToLong(Long::longValue).toArray());
    assertThat(results.filter().tried()).isEqualTo(draw);
    assertThat(results.filter().acceptance()).isEqualTo(new Share(100, draw));
    assertThat(results.filter().removedByDisputed()).isEqualTo(aside).isPositive();
    assertThat(results.filter().acceptanceWithoutDisputed())
        .isEqualTo(new Share(100 + aside, draw));
    assertThat(results.filter().enough()).isTrue();
  }

  @Test
  void criteriaAreCountedOverTheDrawsThatRunInFull() {
    var study = new FishStudy().build();
    var failed = failedCriteria(study, 128);
    var criteria = run(study, 10, SEED, 1).filter().criteria();
    for (var index = 0; index < 3; index++) {
      var one = 1L << index;
      var others = 7 & ~one;
      assertThat(criteria.get(index).passes()).isEqualTo(new Share(count(failed, one), 128));
      assertThat(criteria.get(index).acceptanceWithout())
          .isEqualTo(new Share(count(failed, others), 128));
    }
  }

  private static long count(long[] failed, long mask) {
    return Arrays.stream(failed).filter(row -> (row & mask) == 0).count();
  }

  @Test
  void theCapEndsDrawing() {
    var fish = new FishStudy();
    fish.most = 1;
    fish.full = 0;
    var results = run(fish.build(), 100, SEED, 1);
    assertThat(results.filter().enough()).isFalse();
    assertThat(results.filter().tried()).isEqualTo(100);
    assertThat(results.futures().rows()).isLessThan(100).isPositive();
  }

  @Test
  void withoutAFilterEveryDrawIsPlausible() {
    var fish = withClaims();
    fish.filtered = false;
    var results = run(fish.build(), 50, SEED, 1);
    assertThat(results.futures().runs()).isEqualTo(IntStream.range(0, 50).asLongStream().toArray());
    assertThat(results.filter().acceptance().value()).isEqualTo(1);
    assertThat(results.refilters()).isEmpty();
    assertThat(results.claims().getFirst().lines()).hasSize(1);
    assertThat(results.correlations())
        .allMatch(one -> Double.compare(one.prior(), one.plausible()) == 0);
  }

  @Test
  void armsAreRunOnceAndPoliciesFirst() {
    var results = run(withClaims().build(), 20, SEED, 1);
    assertThat(results.arms())
        .extracting(arm -> arm.arm().toString())
        .startsWith("ten boats", "five boats", "hundred boats", "ten boats + S1", "five boats + S1")
        .contains("ten boats + N1", "ten boats + N2", "ten boats + N1 + N2")
        .doesNotHaveDuplicates();
    assertThat(results.arms().getFirst().fans())
        .singleElement()
        .satisfies(
            fan -> {
              assertThat(fan.times()).hasSize(11);
              assertThat(fan.quantiles().getFirst().p5()).isBetween(20.0, 80.0);
              assertThat(fan.courses()).hasDimensions(20, 11);
              assertThat(
                      Quantiles.of(
                          Arrays.stream(fan.courses()).mapToDouble(it -> it[10]).toArray()))
                  .isEqualTo(fan.quantiles().get(10));
            });
  }

  @Test
  void policiesAreComparedFutureByFuture() {
    var results = run(new FishStudy().build(), 30, SEED, 1);
    var fewerBoats = results.comparisons().getFirst();
    assertThat(fewerBoats.policy()).isEqualTo("five boats");
    assertThat(fewerBoats.measure()).isEqualTo("fish at the end");
    assertThat(fewerBoats.better()).isEqualTo(new Share(30, 30));
    assertThat(fewerBoats.worse()).isEqualTo(new Share(0, 30));
    assertThat(fewerBoats.medianLow()).isPositive().isLessThan(fewerBoats.difference().p50());
    var paired =
        IntStream.range(0, 30)
            .mapToDouble(
                row ->
                    results.arms().get(1).outcomes().get(0).all()[row]
                        - results.arms().get(0).outcomes().get(0).all()[row])
            .toArray();
    assertThat(fewerBoats.difference()).isEqualTo(Quantiles.of(paired));
  }

  @Test
  void aNullTakesTheSampledValuesPlace() {
    var results = run(new FishStudy().build(), 20, SEED, 1);
    var noGrowth = results.arm(Arm.of("ten boats").with("N1")).orElseThrow();
    // without growth fish only fall, by a step's share of 0.2 a year
    for (var row = 0; row < 20; row++) {
      var initial = results.futures().values(2).all()[row];
      assertThat(noGrowth.outcomes().get(1).all()[row]).isEqualTo(initial);
      assertThat(noGrowth.outcomes().get(0).all()[row])
          .isCloseTo(initial * Math.pow(1 - 0.25 * 0.2, 40), within(1e-9));
    }
  }

  @Test
  void theFilterIsRunAnewWithEachChange() {
    var study = new FishStudy().build();
    var results = run(study, 20, SEED, 1);
    var refilters = results.refilters();
    assertThat(refilters)
        .extracting(StudyResults.Refilter::change)
        .containsExactly("", "N1", "N2", "S1");
    assertThat(refilters.getFirst().acceptance())
        .isEqualTo(new Share(count(failedCriteria(study, 128), 7), 128));
    assertThat(refilters.getFirst().stillPass()).isEqualTo(new Share(20, 20));
    // few fish at the start grow, but not to 40 within two years
    assertThat(refilters.get(2).acceptance()).isEqualTo(new Share(0, 128));
    assertThat(refilters.get(2).stillPass()).isEqualTo(new Share(0, 20));
    assertThat(refilters.get(3).stillPass().of()).isEqualTo(20);
  }

  @Test
  void aClaimIsJudgedInEachStateOfKnowledge() {
    var results = run(withClaims().build(), 40, SEED, 1);
    var moreFish = results.claims().getFirst();
    assertThat(moreFish.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(moreFish.lines())
        .extracting(StudyResults.ClaimLine::knowledge)
        .containsExactly("then", "now", "now");
    assertThat(moreFish.lines())
        .extracting(StudyResults.ClaimLine::withoutDisputed)
        .containsExactly(false, false, true);
    assertThat(moreFish.lines().get(2).share().of())
        .isEqualTo(40 + results.filter().removedByDisputed());
    assertThat(moreFish.lines().get(1).nulls())
        .extracting(StudyResults.NullLine::change)
        .containsExactly("N1", "N2");
    assertThat(moreFish.lines().get(1).nulls()).allMatch(StudyResults.NullLine::explainsAsWell);
    assertThat(results.claims().get(1).verdict()).isEqualTo(Verdict.FAILS);
    assertThat(results.claims().get(1).lines()).hasSize(2);
  }

  @Test
  void theDecidingAssumptionIsFound() {
    var fish = new FishStudy().claim("1", "most fish[hundred boats] > 50", false);
    fish.filtered = false;
    var claim = run(fish.build(), 200, SEED, 1).claims().getFirst();
    assertThat(claim.verdict()).isEqualTo(Verdict.DEPENDS);
    assertThat(claim.deciding().getFirst().uncertainty()).isEqualTo("initial fish");
    assertThat(claim.deciding().getFirst().correlation()).isGreaterThan(0.8);
  }

  @Test
  void aFailedRunIsReportedAndNotJudged() {
    var fish =
        new FishStudy()
            .claim("1", "caught[hundred boats] > caught", true)
            .claim("2", "caught[five boats] < caught", true);
    fish.expectations = List.of(new Expectation("some fish remain", "fish", 1e-4, 1e6));
    var results = run(fish.build(), 20, SEED, 1);
    assertThat(results.claims().getFirst().lines().get(1).share()).isEqualTo(new Share(0, 0));
    assertThat(results.claims().getFirst().verdict()).isEqualTo(Verdict.DEPENDS);
    assertThat(results.claims().get(1).lines().get(1).share()).isEqualTo(new Share(20, 20));
    assertThat(results.arm(Arm.of("hundred boats")).orElseThrow().outcomes().get(2).all())
        .containsOnly(Double.NaN);
    assertThat(results.failures())
        .isNotEmpty()
        .allMatch(failure -> failure.message().contains("under 'hundred boats"));
  }

  @Test
  void attributionTakesOneChannelAwayAtATime() {
    var results = run(new FishStudy().build(), 20, SEED, 1);
    var divided = results.attribution().getFirst();
    assertThat(divided.measure()).isEqualTo("most fish");
    var whole = results.arm(Arm.of("ten boats")).orElseThrow().outcomes().get(1).all();
    var noGrowth =
        results.arm(Arm.of("ten boats").with("N1")).orElseThrow().outcomes().get(1).all();
    var expected = IntStream.range(0, 20).mapToDouble(row -> whole[row] - noGrowth[row]).toArray();
    assertThat(divided.first()).isEqualTo(Quantiles.of(expected));
    assertThat(divided.neither()).isEqualTo(new Quantiles(5, 5, 5, 5, 5));
  }

  @Test
  void aSweepSetsItsConstantInEveryFuture() {
    var fish =
        new FishStudy()
            .sweep("growth rate", "fish at the end < 5", 0.0, 0.5)
            .sweep("catchability", "caught > 0", 0.0, 0.02);
    var sweeps = run(fish.build(), 20, SEED, 1).sweeps();
    var noGrowth = run(fish.build(), 20, SEED, 1).arm(Arm.of("ten boats").with("N1")).orElseThrow();
    var few = Arrays.stream(noGrowth.outcomes().get(0).all()).filter(left -> left < 5).count();
    assertThat(sweeps.getFirst().shares().getFirst()).isEqualTo(new Share(few, 20));
    assertThat(sweeps.getFirst().shares().get(1)).isEqualTo(new Share(0, 20));
    assertThat(sweeps.get(1).shares()).containsExactly(new Share(0, 20), new Share(20, 20));
  }

  @Test
  void otherSeedsGiveTheSameKindOfAnswers() {
    var fish = withClaims();
    fish.seeds = 3;
    var results = run(fish.build(), 20, SEED, 1);
    assertThat(results.seeds()).extracting(seed -> seed.seed()).containsExactly(7L, 8L, 9L);
    assertThat(results.seeds().getFirst().acceptance()).isEqualTo(results.filter().acceptance());
    assertThat(results.seeds().getFirst().claims().getFirst())
        .isEqualTo(results.claims().getFirst().lines().get(1).share());
    assertThat(results.seeds().get(1).claims()).hasSize(2);
    assertThat(results.seeds().get(1).acceptance())
        .isEqualTo(run(fish.build(), 20, SEED + 1, 1).filter().acceptance());
  }

  @Test
  void progressReachesTheEndOfEachStage() {
    var stages = new ArrayList<String>();
    var open = new long[2];
    var progress =
        new StudyProgress() {
          @Override
          public void stage(String title, long units) {
            assertThat(open[1]).as("stage before " + title).isEqualTo(open[0]);
            stages.add(title);
            open[0] = units;
            open[1] = 0;
          }

          @Override
          public void done(long units) {
            assertThat(units).isBetween(open[1], open[0]);
            open[1] = units;
          }
        };
    StudyRunner.run(
        withClaims().build(),
        FishStudy.model(),
        new RunSettings(20, SEED, 2, progress, () -> false));
    assertThat(stages).first().isEqualTo("drawing futures");
    assertThat(open[1]).isEqualTo(open[0]);
  }

  @Test
  void whatExecutesTheModelsChangesNoResult() {
    var study = withClaims().build();
    var expected = run(study, 20, SEED, 1).resultHash();
    for (var backend : Backend.values()) {
      var settings =
          new RunSettings(20, SEED, 2, Optional.of(backend), StudyProgress.silent(), () -> false);
      assertThat(StudyRunner.run(study, FishStudy.model(), settings).resultHash())
          .as(backend.label())
          .isEqualTo(expected);
    }
  }

  @Test
  void runsOfAnArchiveAreNotComputedAgain() {
    var study = withClaims().build();
    var archive = new MemoryArchive();
    var first = archived(study, 20, archive);
    var stored = archive.stored;
    assertThat(archived(study, 20, archive).resultHash()).isEqualTo(first.resultHash());
    assertThat(archive.stored).isEqualTo(stored);
    var more = archived(study, 30, archive);
    assertThat(more.resultHash()).isEqualTo(run(study, 30, SEED, 1).resultHash());
    assertThat(more.claims()).isEqualTo(run(study, 30, SEED, 1).claims());
    assertThat(archive.stored).isGreaterThan(stored);
  }

  @Test
  void aStoppedStudyGoesOn() {
    var study = withClaims().build();
    var expected = run(study, 20, SEED, 1);
    var archive = new MemoryArchive();
    var stops = 0;
    for (var blocks = 3; ; blocks += 3) {
      var left = new AtomicInteger(blocks);
      var settings =
          new RunSettings(20, SEED, 1, StudyProgress.silent(), () -> left.getAndDecrement() <= 0);
      try {
        var results = StudyRunner.run(study, FishStudy.model(), settings, archive);
        assertThat(results.resultHash()).isEqualTo(expected.resultHash());
        assertThat(results.claims()).isEqualTo(expected.claims());
        assertThat(results.refilters()).isEqualTo(expected.refilters());
        break;
      } catch (CancellationException _) {
        stops++;
      }
    }
    assertThat(stops).isGreaterThan(2);
  }

  private static StudyResults archived(Study study, int planned, RunArchive archive) {
    return StudyRunner.run(study, FishStudy.model(), RunSettings.of(planned, SEED, 1), archive);
  }

  @Test
  void aDesignWithAnEndHasNoMoreFuturesThanItHas() {
    var fish = new FishStudy();
    fish.filtered = false;
    fish.design = new Design(new Design.Method.Factorial(2), List.of(), 1);
    var results = StudyRunner.run(fish.build(), FishStudy.model(), RunSettings.of(20, 1, 1));
    assertThat(results.futures().rows()).isEqualTo(8);
    assertThat(results.filter().acceptance().of()).isEqualTo(8);
  }

  @Test
  void aStudyCanBeCancelled() {
    var study = new FishStudy().build();
    var settings = new RunSettings(20, SEED, 1, StudyProgress.silent(), () -> true);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> StudyRunner.run(study, FishStudy.model(), settings));
  }

  private static FishStudy withClaims() {
    return new FishStudy()
        .claim("more", "fish at the end[five boats] > fish at the end", true)
        .claim("less", "fish at the end[hundred boats] > fish at the end", false);
  }

  private static StudyResults run(Study study, int planned, long seed, int threads) {
    return StudyRunner.run(study, FishStudy.model(), RunSettings.of(planned, seed, threads));
  }

  /// The criteria that each draw fails, found by running every one of them to its end.
  private static long[] failedCriteria(Study study, int draws) {
    var inputs = new LatinHypercube(study.uncertainties(), SEED, 64).draws(0, draws);
    var tests = study.filter().tests();
    var runs =
        EnsembleRunner.run(
            Lowering.lower(FishStudy.model()).program().orElseThrow(),
            new Inputs(inputs.constants(), inputs.runs(), inputs.values()),
            Observation.of(study.filter().outcomes()),
            RunOptions.threads(1));
    var failed = new long[draws];
    for (var row = 0; row < draws; row++) {
      for (var index = 0; index < tests.size(); index++) {
        if (!tests.get(index).criterion().holds(runs.outcome(row, index))) {
          failed[row] |= 1L << index;
        }
      }
    }
    return failed;
  }
}
