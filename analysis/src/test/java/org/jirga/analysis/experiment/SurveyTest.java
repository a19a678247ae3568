package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jirga.analysis.design.LatinHypercube;
import org.jirga.analysis.study.Study;
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
