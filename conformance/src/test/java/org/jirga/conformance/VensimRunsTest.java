package org.jirga.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Trajectory;
import org.jirga.formats.ModelReader;
import org.jirga.formats.data.Cell;
import org.jirga.formats.data.DelimitedText;
import org.jirga.formats.data.Place;
import org.jirga.formats.data.Sheet;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Expr.Literal;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.junit.jupiter.api.Test;

/// Runs two large published models, unmodified, and compares every variable with what Vensim itself
/// computed, in single precision. An empty cell of the results is `:NA:`.
class VensimRunsTest {

  /// Share of the largest value of a series. World3-03 reaches 2e-6 in double precision.
  private static final double WORLD3 = 1e-5;

  private static final double C_LEARN = 1e-4;

  /// Small differences of large numbers.
  private static final double C_LEARN_DIFFERENCES = 1e-3;

  /// A decimal constant in single precision, relative.
  private static final double CONSTANT = 1e-6;

  private static final Path SHARED =
      Path.of(
          System.getProperty(
              "jirga.shared",
              Path.of(System.getProperty("jirga.root", ".."), "../shared").toString()));

  private static Path shared(String file) {
    var path = SHARED.resolve("models").resolve(file);
    assumeTrue(Files.exists(path), "not there: " + path);
    return path;
  }

  private static Sheet results(String file) throws IOException {
    return DelimitedText.read(Files.readString(shared("results/" + file)), ',');
  }

  @Test
  void world3HasVensimsResults() throws IOException {
    var wanted = results("wrld3-03.csv");
    var run = new Run(simulate("wrld3-03.mdl"));

    assertThat(run.differences(wanted, _ -> WORLD3)).isEmpty();
    assertThat(wanted.rows().getFirst()).hasSize(261);
  }

  @Test
  void cLearnHasVensimsResults() throws IOException {
    var wanted = results("c-learn-v77.csv");
    var run = new Run(simulate("c-learn-v77.mdl"));

    assertThat(run.differences(wanted, VensimRunsTest::cLearnTolerance)).isEmpty();
    assertThat(wanted.rows().getFirst()).hasSize(1717);
  }

  @Test
  void cLearnHasVensimsConstants() throws IOException {
    var wanted = results("c-learn-v77-constants.csv");
    var run = new Run(simulate("c-learn-v77.mdl"));

    assertThat(run.constantDifferences(wanted)).isEmpty();
    assertThat(wanted.rows()).hasSize(1827);
  }

  private static double cLearnTolerance(String label) {
    var key = key(label);
    if (key.equals("co2eq gap closing percentage")) {
      // 100 times the difference of two equal numbers: nothing but rounding.
      return Double.POSITIVE_INFINITY;
    }
    return key.startsWith("atmospheric retention[")
            || key.startsWith("diffusion flux[") && key.contains("layer4")
        ? C_LEARN_DIFFERENCES
        : C_LEARN;
  }

  private static Trajectory simulate(String file) {
    var reading = ModelReader.read(shared(file));
    assertNoError(reading.diagnostics());
    var checked = new ModelChecker().check(reading.model());
    assertNoError(checked.diagnostics());
    return Simulation.run(Lowering.lower(checked).program().orElseThrow());
  }

  private static void assertNoError(List<Diagnostic> diagnostics) {
    assertThat(diagnostics.stream().filter(Diagnostic::isError).map(DiagnosticPrinter::print))
        .isEmpty();
  }

  private static String key(String label) {
    return Name.of(label).key().replaceAll(" ?([\\[\\],]) ?", "$1");
  }

  private interface Tolerance {
    double of(String label);
  }

  private static final class Run {

    private final Trajectory trajectory;
    private final Map<String, double[]> columns = new HashMap<>();

    Run(Trajectory trajectory) {
      this.trajectory = trajectory;
      for (var column = 0; column < trajectory.labels().size(); column++) {
        columns.put(key(trajectory.labels().get(column)), trajectory.columns()[column]);
      }
    }

    List<String> differences(Sheet wanted, Tolerance tolerance) {
      assertThat(wanted.rows()).hasSize(trajectory.times().length + 1);
      var differences = new ArrayList<String>();
      var labels = wanted.rows().getFirst();
      for (var column = 1; column < labels.size(); column++) {
        var label = ((Cell.Text) labels.get(column)).text();
        var values = columns.get(key(label));
        var worst = values == null ? Double.NaN : worst(values, wanted, column);
        if (!(worst <= tolerance.of(label))) {
          differences.add("%s: %s".formatted(label, worst));
        }
      }
      return differences;
    }

    /// The largest difference as a share of the largest value; infinite where one is `:NA:` and
    /// the other is not.
    private static double worst(double[] values, Sheet wanted, int column) {
      var largest = 0.0;
      var worst = 0.0;
      for (var row = 0; row < values.length; row++) {
        var isMissing = values[row] == Literal.NOT_AVAILABLE;
        switch (wanted.at(new Place(row + 1, column))) {
          case Cell.Number(var value) -> {
            largest = Math.max(largest, Math.abs(value));
            worst = isMissing ? Double.POSITIVE_INFINITY : greater(worst, values[row] - value);
          }
          case Cell.Blank _ -> worst = isMissing ? worst : Double.POSITIVE_INFINITY;
          case Cell.Text(var text) -> throw new IllegalArgumentException(text);
          case Cell.Uncomputed uncomputed ->
              throw new IllegalArgumentException(uncomputed.toString());
        }
      }
      return worst == 0 ? 0 : worst / largest;
    }

    /// NaN wins.
    private static double greater(double worst, double difference) {
      return Math.max(worst, Math.abs(difference));
    }

    List<String> constantDifferences(Sheet wanted) {
      var differences = new ArrayList<String>();
      for (var row : wanted.rows().subList(1, wanted.rows().size())) {
        var label = ((Cell.Text) row.getFirst()).text();
        var value = row.get(1) instanceof Cell.Number(var number) ? number : Literal.NOT_AVAILABLE;
        var values = columns.getOrDefault(key(label), new double[] {Double.NaN});
        for (var each : values) {
          if (!(Math.abs(each - value) <= CONSTANT * Math.abs(value))) {
            differences.add("%s: %s, not %s".formatted(label, each, value));
            break;
          }
        }
      }
      return differences;
    }
  }
}
