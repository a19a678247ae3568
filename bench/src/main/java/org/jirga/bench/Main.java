package org.jirga.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jirga.bench.Measurements.CourseFigures;
import org.jirga.bench.Measurements.EnsembleFigures;
import org.jirga.bench.Measurements.PhaseFigures;
import org.jirga.bench.Measurements.ProcessFigures;
import org.jirga.bench.Measurements.ReferenceFigures;
import org.jirga.bench.Measurements.WorkFigures;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.run.RunOptions;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures everything and writes the page. Started by `bench/run`.
public final class Main {

  /// @param warmup for each ensemble, before the rounds, at least
  /// @param patience the longest warm-up of an ensemble that goes on to get faster
  /// @param round runs are so many that a round of an ensemble takes about so long
  private record Effort(
      int rounds,
      double warmup,
      double patience,
      double round,
      int processes,
      int iterations,
      int forks) {

    static Effort quick() {
      return new Effort(5, 2, 12, 0.3, 5, 2, 1);
    }

    static Effort full() {
      return new Effort(11, 8, 60, 0.5, 15, 5, 2);
    }
  }

  private static final List<String> MODELS =
      List.of("sir", "wrld3-03", "c-learn-v77", "afghanistan", "array", "synthetic");

  /// Fewer runs would not fill the lanes.
  private static final int FEWEST_RUNS = 64;

  static final String EXPERIMENT =
      "an experiment: four values drawn, a model of one step, the outcome kept";

  static final String PRIM = "PRIM, 100,000 cases of 30 factors";

  /// Processes for the course of a model.
  private static final int COURSES = 3;

  private final Path root;
  private final Models models;
  private final Path page;
  private final Effort effort;
  private final PrintStream log;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> conditions = new LinkedHashMap<>();
  private final Map<CReference, List<Double>> c = new LinkedHashMap<>();
  private final List<EnsembleFigures> ensembles = new ArrayList<>();
  private final List<PhaseFigures> phases = new ArrayList<>();
  private final List<CourseFigures> courses = new ArrayList<>();
  private final List<WorkFigures> exploration = new ArrayList<>();
  private final List<ProcessFigures> processes = new ArrayList<>();

  private Main(Path root, Path shared, Path page, Effort effort, PrintStream log) {
    this.root = root;
    this.models = new Models(root, shared);
    this.page = page;
    this.effort = effort;
    this.log = log;
  }

  /// @param args `quick` or `full`, the root of the repository, the folder of published models, the
  /// page to write, then `name=value` for the page's head
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    var effort = args[0].equals("full") ? Effort.full() : Effort.quick();
    var main = new Main(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), effort, System.err);
    for (var i = 4; i < args.length; i++) {
      var parts = args[i].split("=", 2);
      main.conditions.put(parts[0], parts[1]);
    }
    main.measure();
  }

  /// The page is written after each part, so that what was measured is not lost with the rest.
  private void measure() throws IOException, InterruptedException, RunnerException {
    buildReferences();
    for (var model : MODELS) {
      ensembles(model);
      write("the measurement was cut off after the ensembles of " + model);
    }
    phases();
    write("the measurement was cut off after the phases");
    courses();
    exploration();
    processes();
    write();
  }

  private void write(String... more) throws IOException {
    var said = new ArrayList<>(notes);
    said.addAll(List.of(more));
    var figures =
        c.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(
                entry ->
                    new ReferenceFigures(
                        entry.getKey().model(), entry.getKey().lanes(), figures(entry.getValue())))
            .toList();
    Files.writeString(
        page,
        PerformancePage.of(
            new Measurements(
                conditions, figures, ensembles, phases, courses, exploration, processes, said)));
  }

  // Ensembles, with C between them

  private void buildReferences() throws IOException, InterruptedException {
    var folder = Files.createDirectories(root.resolve("bench/target/c"));
    for (var lanes : List.of(1, 8, 32)) {
      CReference.build(root.resolve("bench/c/sir.c"), folder, lanes)
          .ifPresent(it -> c.put(it, new ArrayList<>()));
    }
    var program = models.program("afghanistan").orElseThrow();
    var inputs = Ensemble.afghanistan(root, program, CReference.RUNS).orElseThrow().inputs();
    for (var lanes : List.of(1, 8)) {
      CReference.build(root.resolve("bench/c/afghanistan.c"), folder, lanes, inputs)
          .ifPresent(it -> c.put(it, new ArrayList<>()));
    }
    if (c.isEmpty()) {
      notes.add("C: there is no gcc, so no figure has a ratio.");
    }
  }

  private record Candidate(
      Ensemble ensemble, Backend backend, RunOptions options, List<Ensemble.Time> times) {}

  private void ensembles(String model) throws IOException, InterruptedException {
    var candidates = candidates(model);
    for (var round = 0; round < effort.rounds(); round++) {
      for (var reference : c.entrySet()) {
        // that of SIR is the measure of all
        if (reference.getKey().model().equals("sir") || reference.getKey().model().equals(model)) {
          reference.getValue().add(reference.getKey().time());
        }
      }
      for (var candidate : candidates) {
        candidate.times().add(candidate.ensemble().time(candidate.options()));
      }
    }
    for (var it : candidates) {
      ensembles.add(
          new EnsembleFigures(
              it.ensemble().name(),
              it.backend().label(),
              it.options().threads(),
              figures(it.times().stream().map(Ensemble.Time::processor).toList()),
              figures(it.times().stream().map(Ensemble.Time::wall).toList())));
    }
  }

  private static Figures figures(List<Double> values) {
    return new Figures(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Candidate> candidates(String model) throws IOException {
    var program = models.program(model);
    if (program.isEmpty()) {
      notes.add("%s: the file is not there, or has errors.".formatted(model));
      return List.of();
    }
    var all =
        switch (model) {
          case "sir" -> Ensemble.sir(program.get(), 300_000);
          case "afghanistan" -> Ensemble.afghanistan(root, program.get(), 40_000).orElseThrow();
          default -> Ensemble.of(model, program.get(), 20_000);
        };
    var candidates = new ArrayList<Candidate>();
    for (var backend : Backend.values()) {
      for (var threads : backend == Backend.LANES ? List.of(1, 2) : List.of(1)) {
        log.printf("%s, %s, threads: %d%n", model, backend.label(), threads);
        // The options keep what is compiled from round to round.
        var options = RunOptions.threads(threads).withBackend(backend);
        candidates.add(new Candidate(warm(all, options), backend, options, new ArrayList<>()));
      }
    }
    return candidates;
  }

  /// Runs an ensemble until it gets no faster, and cuts it so that a round takes as long as it
  /// should.
  private Ensemble warm(Ensemble all, RunOptions options) {
    var part = all.first(FEWEST_RUNS);
    var begin = System.nanoTime();
    var time = part.time(options).wall();
    var least = time;
    for (var sinceLeast = 0; ; sinceLeast++) {
      var elapsed = (System.nanoTime() - begin) / 1e9;
      var isSteady = sinceLeast > 4 && elapsed > effort.warmup();
      if (isSteady || elapsed > effort.patience()) {
        return part;
      }
      var wanted = effort.round() * 1e9 / time;
      var most = all.inputs().rows();
      // Whole blocks, so that no lane is idle.
      var runs = (int) Math.clamp(wanted / 256, 0, most / 256) * 256;
      part = all.first(Math.max(FEWEST_RUNS, runs));
      time = part.time(options).wall();
      if (time < 0.97 * least) {
        least = time;
        sinceLeast = 0;
      }
    }
  }

  // Phases of single models

  private void phases() throws IOException, RunnerException {
    var there = new ArrayList<String>();
    for (var model : List.of("teacup", "afghanistan", "wrld3-03", "c-learn-v77", "synthetic")) {
      if (models.program(model).isPresent()) {
        there.add(model);
      }
    }
    log.println("phases of " + there);
    var options =
        new OptionsBuilder()
            .include(PhaseBenchmark.class.getName())
            .param("model", there.toArray(String[]::new))
            .forks(effort.forks())
            .warmupIterations(effort.iterations())
            .measurementIterations(effort.iterations() + 1)
            .warmupTime(TimeValue.milliseconds(700))
            .measurementTime(TimeValue.milliseconds(300))
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("-Djirga.root=" + root, "-Djirga.shared=" + models.shared())
            .build();
    for (var result : new Runner(options).run()) {
      var primary = result.getPrimaryResult();
      phases.add(
          new PhaseFigures(
              result.getParams().getParam("model"),
              primary.getLabel(),
              primary.getScore(),
              primary.getScoreError()));
    }
  }

  private void courses() throws IOException, InterruptedException {
    for (var model : List.of("wrld3-03", "c-learn-v77")) {
      if (models.program(model).isPresent()) {
        log.println(model + ", run by run");
        var times = new ArrayList<Course.Times>();
        for (var process = 0; process < COURSES; process++) {
          times.add(Course.time(model, models));
        }
        courses.add(
            new CourseFigures(
                model,
                figures(times.stream().map(Course.Times::tenth).toList()),
                figures(times.stream().map(Course.Times::warm).toList())));
      }
    }
  }

  private void exploration() throws IOException {
    log.println("experiments and boxes");
    var rounds = effort.rounds();
    exploration.add(
        new WorkFigures(
            EXPERIMENT,
            Exploration.experiments(models.program("trivial").orElseThrow(), 500_000, rounds)));
    exploration.add(new WorkFigures(PRIM, Exploration.prim(100_000, 30, rounds)));
  }

  // Whole processes

  private void processes() throws IOException, InterruptedException {
    measure(effort.processes(), "--version");
    measure(effort.processes(), "simulate", "cases/teacup/teacup.mdl");
    for (var model : List.of("wrld3-03", "c-learn-v77")) {
      var file = models.shared().resolve("models").resolve(model + ".mdl");
      if (Files.exists(file)) {
        measure(effort.processes(), "check", file.toString());
      }
      if (models.program(model).isPresent()) {
        measure(effort.processes(), "simulate", file.toString());
        var first = models.program(model).orElseThrow().variables().getFirst().label();
        measure(effort.processes(), "simulate", file.toString(), "--save", first);
      }
    }
    var out = root.resolve("bench/target/million");
    delete(out);
    measure(
        1,
        "run",
        "cases/afghanistan-2021",
        "--unfiltered",
        "--policy",
        "status quo",
        "--runs",
        "1000000",
        "--out",
        out.toString());
    delete(out);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void measure(int times, String... arguments) throws IOException, InterruptedException {
    var shown =
        String.join(" ", arguments)
            .replace(models.shared().toString(), "../shared")
            .replace(root + "/", "");
    log.println("./jirga " + shown);
    var taken = new ArrayList<Double>();
    for (var time = 0; time < times; time++) {
      taken.add(time(arguments));
    }
    processes.add(new ProcessFigures("./jirga " + shown, figures(taken)));
  }

  private double time(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("./jirga"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    if (arguments[0].equals("run")) {
      builder.environment().put("JIRGA_JAVA_OPTS", "-Xmx2g");
    }
    var begin = System.nanoTime();
    var process =
        builder
            .directory(root.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("'%s' did not succeed.".formatted(String.join(" ", command)));
    }
    return System.nanoTime() - begin;
  }
}
