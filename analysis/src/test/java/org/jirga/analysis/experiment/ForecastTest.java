package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.jirga.analysis.experiment.Forecast.Stage;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Study;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final RunSettings SETTINGS = RunSettings.of(200, 1, 1);

  @Test
  void theRunsOfAStudyAreWithinItsForecast() {
    var fish =
        new FishStudy()
            .claim("1", "caught[five boats] < caught :AND: most fish[N1] > 1", true)
            .sweep("capacity", "most fish[hundred boats] > most fish", 60.0, 80.0);
    fish.most = 1000;
    var study = fish.build();

    var forecast = forecast(study);

    var archive = new MemoryArchive();
    var results = StudyRunner.run(study, FishStudy.model(), SETTINGS, archive);
    assertThat(results.filter().enough()).isTrue();
    assertThat(stage(forecast, "policies, switches and nulls"))
        .isEqualTo(200.0 * results.arms().size());
    assertThat(stage(forecast, "sweeps")).isEqualTo(200.0 * 2 * 2);
    assertThat(stage(forecast, "the filter with each null and switch")).isEqualTo(128.0 * 3);
    // a study draws whole chunks of batches, each time
    var about = 3 * 4 * 64;
    assertThat((double) archive.stored)
        .isBetween(forecast.runs().low() - about, forecast.runs().high() + about);
    var aside =
        forecast.stages().stream()
            .filter(stage -> stage.title().equals("what is disputed, set aside"))
            .findFirst()
            .orElseThrow()
            .runs();
    // the test's arms, and the same under each null
    assertThat((double) results.filter().removedByDisputed() * 8)
        .isBetween(aside.low(), aside.high());
    assertThat(forecast.sample().passing().hits()).isPositive();
    assertThat(forecast.seconds().low()).isPositive().isLessThan(forecast.seconds().high());
    assertThat(forecast.memory().low()).isLessThan(forecast.memory().high());
  }

  @Test
  void withoutAFilterEveryRunIsKnownBeforehand() {
    var fish = new FishStudy();
    fish.filtered = false;
    fish.seeds = 1;
    var study = fish.build();

    var forecast = forecast(study);

    var archive = new MemoryArchive();
    StudyRunner.run(study, FishStudy.model(), SETTINGS, archive);
    assertThat(forecast.runs().low()).isEqualTo(forecast.runs().high());
    assertThat((double) archive.stored).isEqualTo(forecast.runs().low());
  }

  @Test
  void aSampleThatTakesTooLongIsCutShort() {
    var study = new FishStudy().build();
    var settings = new RunSettings(200, 1, 1, StudyProgress.silent(), () -> true);
    Assertions.assertThatThrownBy(
            () -> Forecast.of(study, FishStudy.model(), 0, settings, 0.01, RunArchive.none()))
        .isInstanceOf(CancellationException.class);
  }

  /// By a clock that goes on with each look at it, whatever was run: the same futures take the same
  /// time, so that ten replications of each are ten times as many runs of a tenth of the time.
  @Test
  void replicationsAreCountedOnceInTheTime() {
    var seconds = new ArrayList<Double>();
    for (var replications : List.of(1, 10)) {
      var fish = new FishStudy();
      fish.filtered = false;
      fish.design = new Design(new Design.Method.LatinHypercube(false), List.of(), replications);
      var looks = new AtomicLong();
      var forecast =
          Forecast.of(
              fish.build(),
              FishStudy.model(),
              0,
              SETTINGS,
              0.5,
              RunArchive.none(),
              () -> looks.updateAndGet(now -> 2 * now + 1_000_000));
      assertThat(forecast.runs().low() % replications).isZero();
      seconds.add(forecast.seconds().low());
    }
    assertThat(seconds.getFirst()).isPositive();
    assertThat(seconds.getLast()).isCloseTo(seconds.getFirst(), within(1e-9));
  }

  private static Forecast forecast(Study study) {
    return Forecast.of(study, FishStudy.model(), 0, SETTINGS, 0.5, RunArchive.none());
  }

  private static double stage(Forecast forecast, String title) {
    return forecast.stages().stream()
        .filter(stage -> stage.title().equals(title))
        .map(Stage::runs)
        .findFirst()
        .orElseThrow()
        .high();
  }
}
