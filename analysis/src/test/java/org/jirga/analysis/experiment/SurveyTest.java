package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jirga.analysis.design.LatinHypercube;
import org.jirga.analysis.study.Combination;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.ResultHash;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Status;
import org.junit.jupiter.api.Test;

class SurveyTest {

  private static final long SEED = 11;
  private final Study study = new FishStudy().build();

  private Survey.Results run(int planned, int threads, Shard shard, RunArchive archive) {
    return Survey.run(
        study,
        FishStudy.model(),
        List.of(study.baseline()),
        false,
        RunSettings.of(planned, SEED, threads).with(shard),
        archive);
  }

  @Test
  void itHasTheRunsOfAnEnsembleThatIsHeld() {
    var survey = run(300, 2, Shard.whole(), new MemoryArchive());
    var arm = Arm.of(study.baseline());
    var draws =
        new LatinHypercube(study.uncertainties(), SEED, study.filter().batch()).draws(0, 300);
    var runs =
        EnsembleRunner.run(
            Lowering.lower(FishStudy.model()).program().orElseThrow(),
            draws.with(ModelRuns.settings(study, arm)),
            Sample.measures(study),
            RunOptions.threads(1));
    assertThat(survey.resultHash()).isEqualTo(ResultHash.of(arm.toString(), runs));
    var summary = survey.arms().getFirst();
    assertThat(summary.runs()).isEqualTo(300);
    assertThat(summary.failures().total())
        .isEqualTo(List.of(runs.statuses()).stream().filter(Status.FAILED::equals).count());
    for (var measure = 0; measure < summary.outcomes().size(); measure++) {
      assertThat(summary.outcomes().get(measure))
          .isEqualTo(Quantiles.of(Sample.column(runs, measure)));
    }
  }

  @Test
  void pairedFuturesAreRunUnderOnePolicyEachInTurn() {
    var paired = combined(new Combination.Paired());
    var archive = new MemoryArchive();
    for (var number : List.of(2, 1)) {
      all(paired, 200, new Shard(number, 2), archive);
    }
    var merged = all(paired, 200, Shard.whole(), archive);
    assertThat(merged.computed()).isZero();
    assertThat(merged.arms()).extracting(Survey.ArmSummary::runs).containsExactly(67L, 67L, 66L);
    assertThat(archive.stored(ensemble("five boats")).stream().limit(3)).containsExactly(1, 4, 7);
    assertThat(all(paired, 200, Shard.whole(), new MemoryArchive()).resultHash())
        .isEqualTo(merged.resultHash());
    var more = all(paired, 5000, Shard.whole(), archive);
    assertThat(more.computed()).isEqualTo(4800);
    assertThat(more.resultHash())
        .isEqualTo(all(paired, 5000, Shard.whole(), new MemoryArchive()).resultHash());
    // the same runs as of a survey of all futures under all policies
    var factorial = new MemoryArchive();
    all(study, 200, Shard.whole(), factorial);
    assertThat(outcome(archive, "five boats", 196))
        .isEqualTo(outcome(factorial, "five boats", 196));
  }

  @Test
  void aTableSaysThePolicyAndTheLeversOfEachFuture() {
    var rows =
        List.of(List.of(0.5, 100.0, 50.0), List.of(0.5, 100.0, 50.0), List.of(0.5, 90.0, 9.0));
    var design =
        new Design(
            new Design.Method.Table(rows),
            List.of(),
            1,
            Double.POSITIVE_INFINITY,
            new Combination.Rows(
                List.of("ten boats", "five boats", "ten boats"),
                List.of("catchability"),
                List.of(List.of(0.02), List.of(0.04), List.of(0.0))));
    var archive = new MemoryArchive();
    var results = all(StudyBuilder.of(study).design(design).build(), 3, Shard.whole(), archive);
    assertThat(results.arms()).extracting(Survey.ArmSummary::runs).containsExactly(2L, 1L, 0L);
    // five boats that catch twice as much are ten boats
    assertThat(outcome(archive, "five boats", 1)).isEqualTo(outcome(archive, "ten boats", 0));
    assertThat(outcome(archive, "ten boats", 2)).isNotEqualTo(outcome(archive, "ten boats", 0));
  }

  private Study combined(Combination combination) {
    var design = study.design();
    return StudyBuilder.of(study)
        .design(new Design(design.method(), List.of(), 1, Double.POSITIVE_INFINITY, combination))
        .build();
  }

  private static RunArchive.Ensemble ensemble(String policy) {
    return new RunArchive.Ensemble(SEED, RunArchive.Stage.FUTURES, Survey.FUTURES, Arm.of(policy));
  }

  private double outcome(MemoryArchive archive, String policy, long run) {
    var collector =
        new RunCollector(Sample.measures(study), new long[] {run}, new double[] {0, 1, 2});
    archive.recall(ensemble(policy), collector);
    return collector.runs().outcome(0, 0);
  }

  private static Survey.Results all(Study study, int planned, Shard shard, RunArchive archive) {
    return Survey.run(
        study,
        FishStudy.model(),
        study.policies().stream().map(Policy::name).toList(),
        false,
        RunSettings.of(planned, SEED, 2).with(shard),
        archive);
  }

  @Test
  void moreRunsKeepThoseThatAreThere() {
    var archive = new MemoryArchive();
    run(100, 1, Shard.whole(), archive);
    var more = run(257, 2, Shard.whole(), archive);
    assertThat(more.computed()).isEqualTo(157);
    assertThat(run(257, 1, Shard.whole(), archive).computed()).isZero();
    assertThat(more.resultHash())
        .isEqualTo(run(257, 1, Shard.whole(), new MemoryArchive()).resultHash());
    var fewer = run(100, 1, Shard.whole(), archive);
    assertThat(fewer.computed()).isZero();
    assertThat(fewer.arms().getFirst().runs()).isEqualTo(100);
    assertThat(fewer.resultHash())
        .isEqualTo(run(100, 1, Shard.whole(), new MemoryArchive()).resultHash());
  }

  @Test
  void shardsInAnyOrderMakeTheWhole() {
    var whole = run(250, 1, Shard.whole(), new MemoryArchive());
    var archive = new MemoryArchive();
    var computed = 0L;
    for (var number : List.of(3, 1, 2)) {
      computed += run(250, number, new Shard(number, 3), archive).computed();
    }
    assertThat(computed).isEqualTo(250);
    var merged = run(250, 1, Shard.whole(), archive);
    assertThat(merged.computed()).isZero();
    assertThat(merged.resultHash()).isEqualTo(whole.resultHash());
    assertThat(merged.arms().getFirst().outcomes()).isEqualTo(whole.arms().getFirst().outcomes());
  }
}
