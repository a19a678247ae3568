package org.jirga.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jirga.bench.Measurements.CourseFigures;
import org.jirga.bench.Measurements.EnsembleFigures;
import org.jirga.bench.Measurements.PhaseFigures;
import org.jirga.bench.Measurements.ProcessFigures;
import org.jirga.bench.Measurements.ReferenceFigures;
import org.jirga.bench.Measurements.WorkFigures;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.ResultHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That the benchmarks measure what they say, at tiny sizes.
class BenchTest {

  private static final Path ROOT = Path.of(System.getProperty("jirga.root", ".."));

  private final Models models = new Models(ROOT, Path.of("nowhere"));

  @TempDir private Path folder;

  private Ensemble ensemble(String model, int runs) throws IOException {
    var program = models.program(model).orElseThrow();
    return switch (model) {
      case "sir" -> Ensemble.sir(program, runs);
      case "afghanistan" -> Ensemble.afghanistan(ROOT, program, runs).orElseThrow();
      default -> Ensemble.of(model, program, runs);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"sir", "afghanistan", "array", "synthetic"})
  void everyModelOfOursRunsAlikeOnEveryBackend(String model) throws IOException {
    var ensemble = ensemble(model, 3);
    var expected = ensemble.run(Backend.INTERPRETER, 1);
    assertThat(expected.failures()).isEmpty();
    assertThat(expected.outcome(0, 0)).isFinite().isNotEqualTo(expected.outcome(1, 0));
    for (var backend : Backend.values()) {
      assertThat(ResultHash.of("", ensemble.run(backend, 2)))
          .isEqualTo(ResultHash.of("", expected));
    }
  }

  @Test
  void theSyntheticModelIsAsLargeAsItSays() throws IOException {
    var program = models.program("synthetic").orElseThrow();
    assertThat(program.variables()).hasSizeBetween(3500, 3600);
    assertThat(program.time().count()).isEqualTo(1000);
    assertThat(models.program("array").orElseThrow().stocks()).hasSize(1000);
  }

  @Test
  void cAgrees() throws IOException, InterruptedException {
    var source = ROOT.resolve("bench/c/sir.c");
    var ours = ensemble("sir", CReference.RUNS).run(Backend.SCALAR, 2).outcomeColumn(0);
    for (var lanes : List.of(1, 8)) {
      var reference = CReference.build(source, folder, lanes);
      assumeTrue(reference.isPresent(), "no gcc");
      var values = reference.get().results();
      for (var run = 0; run < values.length; run++) {
        assertThat(Math.abs(values[run] / ours[run] - 1)).isLessThan(1e-9);
      }
    }
  }

  @Test
  void cAgreesOnAfghanistan() throws IOException, InterruptedException {
    var ensemble = ensemble("afghanistan", CReference.RUNS);
    var inputs = ensemble.inputs();
    var variables =
        List.of(
            "ex personnel at large",
            "ex personnel in ISK",
            "total ISK fighters",
            "killed in reprisal",
            "ever defected",
            "killed in ISK attacks",
            "external hazard",
            "people in need accumulated");
    var last = variables.stream().map(it -> new Outcome(it, it, new Reduction.Final())).toList();
    var ours =
        new Ensemble("afghanistan", ensemble.program(), inputs, Observation.of(last))
            .run(Backend.INTERPRETER, 2);
    for (var lanes : List.of(1, 8)) {
      var source = ROOT.resolve("bench/c/afghanistan.c");
      var reference = CReference.build(source, folder, lanes, inputs);
      assumeTrue(reference.isPresent(), "no gcc");
      var values = reference.get().results();
      assertThat(values).hasSize(ours.outcomes().length);
      for (var place = 0; place < values.length; place++) {
        assertThat(values[place]).isCloseTo(ours.outcomes()[place], withPercentage(1e-7));
      }
    }
  }

  @Test
  void aModelThatIsNotThereIsLeftOut() throws IOException {
    assertThat(models.program("wrld3-03")).isEmpty();
  }

  @Test
  void everyPhaseCanBeMeasured() throws IOException {
    System.setProperty("jirga.root", ROOT.toString());
    var benchmark = new PhaseBenchmark();
    benchmark.model = "teacup";
    benchmark.prepare();
    assertThat(benchmark.read().hasErrors()).isFalse();
    assertThat(benchmark.check().hasErrors()).isFalse();
    assertThat(benchmark.lower().program()).isPresent();
    assertThat(benchmark.compile().program().stocks()).hasSize(1);
    assertThat(benchmark.compiled().values()).isEqualTo(benchmark.interpreted().values());
  }

  @Test
  void explorationIsTimedAtTinySizes() throws IOException {
    var program = models.program("trivial").orElseThrow();
    assertThat(Exploration.experiments(program, 64, 2).median()).isNotNegative();
    assertThat(Exploration.prim(400, 4, 2).median()).isNotNegative();
    assertThat(Exploration.table(400, 4).ofInterest()).isBetween(20, 120);
  }

  @Test
  void thePageHoldsTargetsToWhatWasMeasured() {
    var c = new ReferenceFigures("sir", 1, new Figures(new double[] {20_000}));
    var page =
        PerformancePage.of(
            new Measurements(
                Map.of("machine", "a machine"),
                List.of(c),
                List.of(
                    new EnsembleFigures(
                        "sir",
                        "lanes",
                        1,
                        new Figures(new double[] {1_000, 2_000, 3_000}),
                        new Figures(new double[] {2_500}))),
                List.of(new PhaseFigures("wrld3-03", "compiled", 0.5, 0.01)),
                List.of(
                    new CourseFigures(
                        "c-learn-v77",
                        new Figures(new double[] {2e7}),
                        new Figures(new double[] {1.4e7}))),
                List.of(
                    new WorkFigures(Main.EXPERIMENT, new Figures(new double[] {700, 400, 300})),
                    new WorkFigures(Main.PRIM, new Figures(new double[] {9e8}))),
                List.of(
                    new ProcessFigures("./jirga simulate teacup", new Figures(new double[] {4e8}))),
                List.of("C-LEARN: not there.")));
    assertThat(page)
        .contains("| ≥ 10 × scalar C | 10.0 × | met |")
        .contains("| ≤ 0.300 ms | 0.500 ms | missed |")
        .contains("| ≤ 0.500 µs | 0.400 µs | met |")
        .contains("| ≤ 0.600 s | 0.900 s | missed |")
        .contains("| ≤ 0.500 s | 0.400 s | met |")
        .contains("| C-LEARN, the tenth run of a process, all saved | ≤ 40.0 ms | 20.0 ms | met |")
        .contains("| C-LEARN, a run after 300, all saved | ≤ 13.0 ms | 14.0 ms | missed |")
        .contains("| c-learn-v77 | 20.0 (20.0 to 20.0) | 14.0 (14.0 to 14.0) |")
        .contains("| SIR ensemble, two threads | ≥ 1.8 × one thread | | not measured |")
        .contains(
            "| sir | lanes | 1 | 2.00 (1.00 to 3.00) | 2.50 (2.50 to 2.50) | 10.0 | 10.0 |  |")
        .contains("* C-LEARN: not there.");
  }
}
