package org.jirga.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.run.Simulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the project's own models, one for each group of features, and compares them with results
/// that were derived by hand or from a closed form; the comments in a model say how. The results of
/// `x.mdl` and `x.xmile` are in `x.csv`, which names the variables that are compared.
class OwnModelsTest {

  private static final Path FOLDER = Path.of("src/test/resources/corpus");

  /// The results are doubles; what is left is the rounding of sums.
  private static final double SHARE = 1e-12;

  static Stream<Path> models() throws IOException {
    return Files.list(FOLDER).filter(file -> !file.toString().endsWith(".csv")).sorted();
  }

  @ParameterizedTest
  @MethodSource("models")
  void computesWhatWasDerived(Path file) throws IOException {
    var run = ModelRun.of(file);
    assertThat(run.errors()).isEmpty();
    var name = file.getFileName().toString();
    var results = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".csv");
    var comparison =
        Comparison.of(run.trajectory().orElseThrow(), PublishedResults.read(results), SHARE);
    assertThat(comparison.missing()).isEmpty();
    assertThat(comparison.differing()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyBackendComputesTheSameBits(Path file) throws IOException {
    var program = ModelRun.of(file).program().orElseThrow();
    var expected = Simulation.run(program, Backend.INTERPRETER);
    for (var backend : Backend.values()) {
      var run = Simulation.run(program, backend);
      for (var column = 0; column < expected.labels().size(); column++) {
        assertThat(run.columns()[column])
            .as("%s by %s", expected.labels().get(column), backend)
            .isEqualTo(expected.columns()[column]);
      }
    }
  }
}
