package org.jirga.conformance.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Progress;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.ResultHash;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Simulation;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every model that can be read has the same results on every backend, with one thread and with
/// two, in blocks of any size: our own cases, and the public models where they are at hand.
class SameBitsTest {

  private static final int[] BLOCK_SIZES = {1, 7, 64, 1000};

  /// Divided by the equations and steps of a model, the number of runs of its ensemble.
  private static final double WORK = 1e6;

  private static final int MOST_RUNS = 70;
  private static final int MOST_OUTCOMES = 300;
  private static final int MOST_VARYING = 5;

  private final Path root = Path.of(System.getProperty("jirga.root", ".."));
  private final Path shared =
      Path.of(System.getProperty("jirga.shared", root.resolve("../shared").toString()));

  @TestFactory
  Stream<DynamicTest> ownModels() throws IOException {
    var corpus = root.resolve("conformance/src/test/resources/corpus");
    return Stream.concat(models(root.resolve("cases")), models(corpus))
        .map(file -> test(file, program(file).orElseThrow()));
  }

  /// Those that can be run; which these are is on the conformance page, whose test watches it.
  @TestFactory
  Stream<DynamicTest> publicModels() throws IOException {
    var folder = shared.resolve("conformance/test-models");
    return Files.isDirectory(folder)
        ? models(folder).flatMap(file -> program(file).map(it -> test(file, it)).stream())
        : Stream.of(absent("the public test models", folder));
  }

  @Test
  void worldModel() throws IOException {
    var file = shared.resolve("models/wrld3-03.mdl");
    assumeTrue(Files.exists(file), "no model " + file);
    assertThat(program(file)).hasValueSatisfying(SameBitsTest::compare);
  }

  private static DynamicTest absent(String what, Path folder) {
    return DynamicTest.dynamicTest(
        what, () -> assumeTrue(false, "%s are not at %s".formatted(what, folder)));
  }

  private static Stream<Path> models(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(SameBitsTest::isModel).sorted().toList().stream();
    }
  }

  private static boolean isModel(Path file) {
    var name = file.getFileName().toString();
    return Stream.of(".mdl", ".xmile", ".stmx", ".itmx").anyMatch(name::endsWith);
  }

  private static DynamicTest test(Path file, Program program) {
    return DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(program));
  }

  private static Optional<Program> program(Path file) {
    var reading = ModelReader.read(file);
    if (reading.hasErrors() || !reading.hasModel()) {
      return Optional.empty();
    }
    var checked = new ModelChecker().check(reading.model());
    return checked.hasErrors() ? Optional.empty() : Lowering.lower(checked).program();
  }

  private static void compare(Program program) {
    var once = Simulation.run(program, Backend.INTERPRETER);
    for (var backend : Backend.values()) {
      assertThat(Simulation.run(program, backend).values())
          .as("one run by %s", backend.label())
          .containsExactly(once.values());
    }
    var inputs = inputs(program);
    var observation = observation(program);
    var expected =
        EnsembleRunner.run(
            program, inputs, observation, RunOptions.threads(1).withBackend(Backend.INTERPRETER));
    for (var backend : Backend.values()) {
      for (var threads = 1; threads <= 2; threads++) {
        for (var size : BLOCK_SIZES) {
          var options =
              new RunOptions(threads, size, Progress.silent(), () -> false).withBackend(backend);
          var runs = EnsembleRunner.run(program, inputs, observation, options);
          assertThat(fingerprint(runs))
              .as("%s, %d threads, blocks of %d", backend.label(), threads, size)
              .isEqualTo(fingerprint(expected));
        }
      }
    }
  }

  private static List<Object> fingerprint(Runs runs) {
    return List.of(
        ResultHash.of("corpus", runs), List.of(runs.statuses()), List.copyOf(runs.failures()));
  }

  /// The first constants, a little off their values in each run.
  private static Inputs inputs(Program program) {
    var varying = program.freeConstants().stream().limit(MOST_VARYING).toList();
    var evaluations = (double) program.time().count() * program.layout().size();
    var runs = (int) Math.clamp(WORK / evaluations, 3, MOST_RUNS);
    var random = new Random(runs);
    var values = new ArrayList<Double>();
    for (var run = 0; run < runs; run++) {
      for (var constant : varying) {
        values.add(constant.value() * (1 + 0.2 * (random.nextDouble() - 0.5)));
      }
    }
    return new Inputs(
        varying.stream().map(Program.Constant::label).toList(),
        IntStream.range(0, runs).mapToLong(run -> 10 + run).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Observation observation(Program program) {
    var outcomes = new ArrayList<Outcome>();
    program.variables().stream()
        .limit(MOST_OUTCOMES)
        .map(Slot::label)
        .forEach(
            label -> {
              outcomes.add(new Outcome("last " + label, label, new Reduction.Final()));
              outcomes.add(new Outcome("most " + label, label, new Reduction.Maximum()));
            });
    return Observation.of(outcomes);
  }
}
