package org.jirga.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Trajectory;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs small models of our own, one or more for each feature of the formats, and compares them
/// with results that were worked out by hand or by a closed form. Beside `x.mdl` stands `x.csv`: a
/// header of labels, the first being the time, and some of the saved steps.
class OwnModelsTest {

  private static final Path MODELS = Path.of("src/test/resources/models");

  /// The results have at most seven digits where they are not short.
  private static final double RELATIVE = 1e-7;

  static Stream<Path> models() throws IOException {
    try (var files = Files.list(MODELS)) {
      var found = files.filter(file -> !ending(file).equals("csv")).filter(Files::isRegularFile);
      return found.filter(file -> Files.exists(expected(file))).sorted().toList().stream();
    }
  }

  private static String ending(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Path expected(Path model) {
    var name = model.getFileName().toString();
    return model.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".csv");
  }

  @ParameterizedTest
  @MethodSource("models")
  void givesTheResultsWorkedOutByHand(Path model) throws IOException {
    var trajectory = run(model);
    var lines = Files.readAllLines(expected(model));
    var labels = cells(lines.getFirst());
    for (var line : lines.subList(1, lines.size())) {
      var cells = cells(line);
      var row = row(trajectory, Double.parseDouble(cells.getFirst()));
      for (var column = 1; column < cells.size(); column++) {
        var label = labels.get(column);
        assertThat(trajectory.labels()).contains(label);
        var value = trajectory.columns()[trajectory.labels().indexOf(label)][row];
        var wanted = Double.parseDouble(cells.get(column));
        assertThat(value)
            .as("%s at %s", label, cells.getFirst())
            .isCloseTo(wanted, within(RELATIVE * Math.abs(wanted)));
      }
    }
  }

  private static Trajectory run(Path file) {
    var reading = ModelReader.read(file);
    assertNoError(reading.diagnostics());
    var checked = new ModelChecker().check(reading.model());
    assertNoError(checked.diagnostics());
    var lowered = Lowering.lower(checked);
    assertNoError(lowered.diagnostics());
    return Simulation.run(lowered.program().orElseThrow());
  }

  private static void assertNoError(List<Diagnostic> diagnostics) {
    assertThat(diagnostics.stream().filter(Diagnostic::isError).map(DiagnosticPrinter::print))
        .isEmpty();
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(" *; *"));
  }

  private static int row(Trajectory trajectory, double time) {
    for (var row = 0; row < trajectory.times().length; row++) {
      if (Math.abs(trajectory.times()[row] - time) < 1e-9) {
        return row;
      }
    }
    throw new IllegalArgumentException("The model saves nothing at time %s.".formatted(time));
  }
}
