package org.jirga.browser.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Status;
import org.jirga.engine.script.ScriptWriter;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;

/// Compares runs of a model's script with the interpreter's, all 64 bits of all variables at all
/// saved times; every NaN counts as the same.
final class ModelBits {

  private static final int MOST_VARYING = 5;
  private static final int SEED = 7;

  /// Runs beside the one with the model's own constants.
  private static final int MORE_RUNS = 2;

  private static final HexFormat HEX = HexFormat.of();

  /// Of a model and runs, one line for each variable of each run: its values in hexadecimal.
  private static final String LINES =
      """
      ((model, runs) => {
        const bytes = new Uint8Array(8);
        const view = new DataView(bytes.buffer);
        const hex = (word) => (word >>> 0).toString(16).padStart(8, "0");
        const double = (x) => {
          view.setFloat64(0, x);
          return x !== x ? "nan" : hex(view.getUint32(0)) + hex(view.getUint32(4));
        };
        return runs
          .map((options) => {
            const { series } = model.run(options);
            return model.variables.map((name) => Array.from(series[name], double).join("")).join("\\n");
          })
          .join("\\n");
      })\
      """;

  private ModelBits() {}

  /// The program of a file; empty if it has errors, which other tests watch.
  static Optional<Program> program(Path file) {
    var reading = ModelReader.read(file);
    if (reading.hasErrors() || !reading.hasModel()) {
      return Optional.empty();
    }
    var checked = new ModelChecker().check(reading.model());
    return checked.hasErrors() ? Optional.empty() : Lowering.lower(checked).program();
  }

  /// The run with the model's own constants and some with others and with noise of other seeds.
  static void compare(Program program, ScriptEngine engine) {
    var labels = program.variables().stream().map(Slot::label).toList();
    var expected = new ArrayList<String>();
    var names = new ArrayList<String>();
    var options = new ArrayList<String>();
    var once = Simulation.run(program, Backend.INTERPRETER);
    options.add("{}");
    for (var label = 0; label < labels.size(); label++) {
      names.add(labels.get(label));
      expected.add(hex(once.column(label)));
    }
    var inputs = inputs(program);
    var runs =
        EnsembleRunner.run(
            program,
            inputs,
            new Observation(List.of(), labels, List.of(), List.of()),
            RunOptions.threads(1).withBackend(Backend.INTERPRETER));
    for (var row = 0; row < runs.rows(); row++) {
      if (runs.status(row) != Status.COMPLETE) {
        continue; // its series end where it failed
      }
      options.add(options(inputs, row));
      var saves = runs.times().length;
      for (var label = 0; label < labels.size(); label++) {
        var values = new double[saves];
        runs.series(label).copy(row, values, 0);
        names.add(labels.get(label) + " in run " + inputs.runs()[row]);
        expected.add(hex(values));
      }
    }
    var script = ScriptWriter.module(program);
    var model = script.substring(script.indexOf("(function"), script.lastIndexOf("})()") + 4);
    var lines =
        engine
            .text(LINES + "(" + model + ", [" + String.join(", ", options) + "])")
            .split("\n", -1);
    assertThat(lines).hasSameSizeAs(expected);
    for (var line = 0; line < lines.length; line++) {
      assertThat(lines[line]).as(names.get(line)).isEqualTo(expected.get(line));
    }
  }

  /// The first constants, a little off their values in each run.
  private static Inputs inputs(Program program) {
    var varying = program.freeConstants().stream().limit(MOST_VARYING).toList();
    var random = new Random(SEED);
    var values =
        IntStream.range(0, MORE_RUNS)
            .boxed()
            .flatMapToDouble(
                _ ->
                    varying.stream()
                        .mapToDouble(it -> it.value() * (1 + 0.2 * (random.nextDouble() - 0.5))))
            .toArray();
    return new Inputs(
        varying.stream().map(Program.Constant::label).toList(),
        IntStream.range(0, MORE_RUNS).mapToLong(run -> 10 + run).toArray(),
        values,
        SEED);
  }

  private static String options(Inputs inputs, int row) {
    return IntStream.range(0, inputs.constants().size())
        .mapToObj(
            column ->
                "[%s]: %s"
                    .formatted(
                        quoted(inputs.constants().get(column)),
                        Double.toString(inputs.value(row, column))))
        .collect(
            Collectors.joining(
                ", ",
                "{ seed: %d, run: %d, set: {".formatted(inputs.seed(), inputs.runs()[row]),
                "} }"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static String hex(double[] values) {
    var out = new StringBuilder();
    for (var value : values) {
      out.append(Double.isNaN(value) ? "nan" : HEX.toHexDigits(Double.doubleToRawLongBits(value)));
    }
    return out.toString();
  }
}
