package org.jirga.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jirga.bench.Measurements.EnsembleFigures;
import org.jirga.bench.Measurements.PhaseFigures;
import org.jirga.bench.Measurements.ProcessFigures;
import org.jirga.engine.kernel.Backend;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures everything and writes the page. Started by `bench/run`.
public final class Main {

  /// @param warmup for each ensemble, before the rounds
  /// @param round runs are so many that a round of an ensemble takes about so long
  private record Effort(
      int rounds, double warmup, double round, int processes, int iterations, int forks) {

    static Effort quick() {
      return new Effort(5, 1.0, 0.15, 5, 2, 1);
    }

    static Effort full() {
      return new Effort(11, 8, 0.5, 15, 5, 2);
    }
  }

  private static final List<String> MODELS =
      List.of("sir", "wrld3-03", "c-learn-v77", "afghanistan", "array", "synthetic");

  private final Path root;
  private final Models models;
  private final Effort effort;
  private final PrintStream log;
  private final List<String> notes = new ArrayList<>();

  private Main(Path root, Path shared, Effort effort, PrintStream log) {
    this.root = root;
    this.models = new Models(root, shared);
    this.effort = effort;
    this.log = log;
  }

  /// @param args `quick` or `full`, the root of the repository, the folder of published models, the
  /// page to write, then `name=value` for the page's head
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    var effort = args[0].equals("full") ? Effort.full() : Effort.quick();
    var main = new Main(Path.of(args[1]), Path.of(args[2]), effort, System.err);
    var conditions = new LinkedHashMap<String, String>();
    for (var i = 4; i < args.length; i++) {
      var parts = args[i].split("=", 2);
      conditions.put(parts[0], parts[1]);
    }
    Files.writeString(Path.of(args[3]), PerformancePage.of(main.measure(conditions)));
  }

  private Measurements measure(Map<String, String> conditions)
      throws IOException, InterruptedException, RunnerException {
    var references = references();
    var figures = new TreeMap<Integer, Figures>();
    var ensembles = ensembles(references, figures);
    return new Measurements(conditions, figures, ensembles, phases(), processes(), notes);
  }

  // Ensembles, with C between them

  private List<CReference> references() throws IOException, InterruptedException {
    var folder = Files.createDirectories(root.resolve("bench/target/c"));
    var built = new ArrayList<CReference>();
    for (var lanes : List.of(1, 8, 32)) {
      CReference.build(root.resolve("bench/c/sir.c"), folder, lanes).ifPresent(built::add);
    }
    if (built.isEmpty()) {
      notes.add("C: there is no gcc, so no figure has a ratio.");
    }
    return built;
  }

  private record Candidate(
      Ensemble ensemble, Backend backend, int threads, List<Ensemble.Time> times) {}

  private List<EnsembleFigures> ensembles(
      List<CReference> references, Map<Integer, Figures> figures)
      throws IOException, InterruptedException {
    var candidates = candidates();
    var c = new TreeMap<Integer, List<Double>>();
    for (var round = 0; round < effort.rounds(); round++) {
      log.printf("round %d of %d%n", round + 1, effort.rounds());
      for (var reference : references) {
        c.computeIfAbsent(reference.lanes(), _ -> new ArrayList<>()).add(reference.time());
      }
      for (var candidate : candidates) {
        candidate.times().add(candidate.ensemble().time(candidate.backend(), candidate.threads()));
      }
    }
    c.forEach((lanes, times) -> figures.put(lanes, figures(times)));
    return candidates.stream()
        .map(
            it ->
                new EnsembleFigures(
                    it.ensemble().name(),
                    it.backend().label(),
                    it.threads(),
                    figures(it.times().stream().map(Ensemble.Time::processor).toList()),
                    figures(it.times().stream().map(Ensemble.Time::wall).toList())))
        .toList();
  }

  private static Figures figures(List<Double> values) {
    return new Figures(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Candidate> candidates() throws IOException {
    var candidates = new ArrayList<Candidate>();
    for (var model : MODELS) {
      var program = models.program(model);
      if (program.isEmpty()) {
        notes.add("%s: the file is not there, or has errors.".formatted(model));
        continue;
      }
      var all =
          switch (model) {
            case "sir" -> Ensemble.sir(program.get(), CReference.RUNS);
            case "afghanistan" -> Ensemble.afghanistan(root, program.get(), 40_000).orElseThrow();
            default -> Ensemble.of(model, program.get(), 20_000);
          };
      for (var backend : Backend.values()) {
        for (var threads : List.of(1, 2)) {
          log.printf("warming up %s, %s, %d%n", model, backend.label(), threads);
          candidates.add(
              new Candidate(warm(all, backend, threads), backend, threads, new ArrayList<>()));
        }
      }
    }
    return candidates;
  }

  /// Runs an ensemble until it is compiled, and cuts it so that a round takes as long as it should.
  private Ensemble warm(Ensemble all, Backend backend, int threads) {
    var part = all.first(64);
    var begin = System.nanoTime();
    var time = part.time(backend, threads);
    while (System.nanoTime() - begin < effort.warmup() * 1e9) {
      var runs = (int) Math.clamp(effort.round() * 1e9 / time.wall(), 64, all.inputs().rows());
      part = all.first(runs);
      time = part.time(backend, threads);
    }
    return part;
  }

  // Phases of single models

  private List<PhaseFigures> phases() throws IOException, RunnerException {
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
    var figures = new ArrayList<PhaseFigures>();
    for (var result : new Runner(options).run()) {
      var primary = result.getPrimaryResult();
      figures.add(
          new PhaseFigures(
              result.getParams().getParam("model"),
              primary.getLabel(),
              primary.getScore(),
              primary.getScoreError()));
    }
    return figures;
  }

  // Whole processes

  private List<ProcessFigures> processes() throws IOException, InterruptedException {
    var commands = new ArrayList<List<String>>();
    commands.add(List.of("./jirga", "--version"));
    commands.add(List.of("./jirga", "simulate", "cases/teacup/teacup.mdl"));
    for (var model : List.of("wrld3-03", "c-learn-v77")) {
      var file = models.shared().resolve("models").resolve(model + ".mdl");
      if (Files.exists(file)) {
        commands.add(List.of("./jirga", "check", file.toString()));
      }
      if (models.program(model).isPresent()) {
        commands.add(List.of("./jirga", "simulate", file.toString()));
      }
    }
    var figures = new ArrayList<ProcessFigures>();
    for (var command : commands) {
      log.println(String.join(" ", command));
      var times = new ArrayList<Double>();
      for (var time = 0; time < effort.processes(); time++) {
        times.add(time(command));
      }
      var shown = String.join(" ", command).replace(models.shared().toString(), "../shared");
      figures.add(new ProcessFigures(shown, figures(times)));
    }
    return figures;
  }

  private double time(List<String> command) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    new ProcessBuilder(command)
        .directory(root.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor(5, TimeUnit.MINUTES);
    return System.nanoTime() - begin;
  }
}
