package org.jirga.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jirga.analysis.design.LatinHypercube;
import org.jirga.analysis.study.Measure;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.InputSource;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.workbench.project.CaseReader;

/// Many runs of one model, to be measured in rounds.
record Ensemble(String name, Program program, Inputs inputs, Observation observation) {

  /// Processor time and wall time for a run, in nanoseconds.
  record Time(double processor, double wall) {}

  /// The SIR model with the inputs of `sir.c`; one variable saved at each step.
  static Ensemble sir(Program program, int runs) {
    var values = new double[2 * runs];
    for (var run = 0; run < runs; run++) {
      values[2 * run] = 0.2 + 0.2 * run / runs;
      values[2 * run + 1] = 4 + 4.0 * (run * 7L % runs) / runs;
    }
    var ids = LongStream.range(0, runs).toArray();
    var last = new Outcome("last", "infectious", new Reduction.Final());
    return new Ensemble(
        "sir",
        program,
        new Inputs(List.of("infectivity", "duration"), ids, values),
        new Observation(List.of(last), List.of("infectious"), List.of(), List.of()));
  }

  /// Two constants move by a tenth; the last value and the largest of a stock are kept.
  static Ensemble of(String name, Program program, int runs) {
    var varied =
        program.freeConstants().stream()
            .filter(constant -> constant.value() != 0)
            .limit(2)
            .toList();
    var values = new double[varied.size() * runs];
    for (var run = 0; run < runs; run++) {
      for (var place = 0; place < varied.size(); place++) {
        var share = (run * (7L + 4 * place) % runs) / (double) runs;
        values[varied.size() * run + place] = varied.get(place).value() * (0.95 + 0.1 * share);
      }
    }
    var stock =
        program.variables().stream()
            .filter(slot -> program.stocks().stream().anyMatch(it -> it.stock().equals(slot)))
            .findFirst()
            .orElseThrow()
            .label();
    return new Ensemble(
        name,
        program,
        new Inputs(
            varied.stream().map(Program.Constant::label).toList(),
            LongStream.range(0, runs).toArray(),
            values),
        Observation.of(
            List.of(
                new Outcome("last", stock, new Reduction.Final()),
                new Outcome("peak", stock, new Reduction.Maximum()))));
  }

  /// The uncertainties and outcomes of the study of Afghanistan; nothing is filtered.
  static Optional<Ensemble> afghanistan(Path root, Program program, int runs) throws IOException {
    var study = CaseReader.read(root.resolve("cases/afghanistan-2021")).content();
    return study.map(
        content ->
            new Ensemble(
                "afghanistan",
                program,
                new LatinHypercube(content.study().uncertainties(), 1, 1024).draws(0, runs),
                Observation.of(
                    content.study().measures().stream().map(Measure::outcome).toList())));
  }

  Runs run(Backend backend, int threads) {
    var options = RunOptions.threads(threads).withBackend(backend);
    return EnsembleRunner.run(program, inputs, observation, options);
  }

  /// Runs all once, and lets go of the runs piece by piece as they come. The clock of the process
  /// counts all threads, and may tick in hundredths of a second.
  Time time(RunOptions options) {
    var processor = processorTime();
    var wall = System.nanoTime();
    EnsembleRunner.stream(
        program, InputSource.of(inputs), observation, options, (_, runs) -> seen(runs));
    return new Time(
        (processorTime() - processor) / (double) inputs.rows(),
        (System.nanoTime() - wall) / (double) inputs.rows());
  }

  private static void seen(Runs runs) {
    if (runs.rows() == 0) {
      throw new IllegalStateException("A piece without runs.");
    }
  }

  /// Of all threads of this process, in nanoseconds.
  static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /// The same ensemble with the first of its runs only.
  Ensemble first(int runs) {
    var rows = new ArrayList<Integer>();
    for (var row = 0; row < Math.min(runs, inputs.rows()); row++) {
      rows.add(row);
    }
    return new Ensemble(
        name,
        program,
        inputs.select(rows.stream().mapToInt(Integer::intValue).toArray()),
        observation);
  }
}
