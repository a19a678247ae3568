package org.jirga.workbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.Interruption;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.run.Simulation;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga simulate`: one run of each model, as CSV.
@Command(
    name = "simulate",
    description = "Run models once and write what every variable does, as CSV.",
    footer = {
      "",
      "The first column is the time, then comes every variable, and every element of it, in the"
          + " order of the file; there is one row for each saved step. The numbers read back to the"
          + " same bits. The result of one model goes to the terminal unless --out names a folder."
    })
final class SimulateCommand implements Subcommand {

  /// Below, the rounding of doubles is in the way; above, a method does not choose its steps.
  private static final double LEAST_TOLERANCE = 1e-12;

  private static final double MOST_TOLERANCE = 0.1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description = "A model file: .mdl (Vensim), .xmile, .stmx, .itmx or .xml (XMILE).")
  private List<Path> files = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Another value for a constant, a time bound or a step. May be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Write this variable or element, and no others. May be repeated.")
  private List<String> saved = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "A .csv, .tab, .tsv or .dat file with the values of data variables. May be repeated.")
  private List<Path> data = List.of();

  @Option(
      names = "--method",
      description =
          "euler, rk2, rk4, rk45 or stiff; without it, the method that the file names. rk45 and"
              + " stiff choose their steps.")
  private Optional<Method> method = Optional.empty();

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "For methods that choose their steps: how large the error of a step may be, as a share"
              + " of a stock's largest value. Without it, 1e-6.")
  private double tolerance = KernelCompiler.TOLERANCE;

  @Option(
      names = "--backend",
      description =
          "interpreter, scalar or lanes; without it, what is expected to be ready first. The"
              + " numbers are the same.")
  private Optional<Backend> backend = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for DIR/<file name without extension>.csv; made if it is missing.")
  private Optional<Path> out = Optional.empty();

  /// One run that is ready to begin.
  ///
  /// @param columns labels to write; all if empty
  private record Job(Path file, Program program, Set<String> columns) {}

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    refuseTolerance();
    if (files.size() > 1 && out.isEmpty()) {
      throw wrong("the results of %d models need a folder: --out DIR".formatted(files.size()));
    }
    var targets = targets();
    var jobs = new ArrayList<Job>();
    for (var file : files) {
      prepare(file, terminal).ifPresent(jobs::add);
    }
    var allFinite = true;
    for (var job : jobs) {
      allFinite &= run(job, Optional.ofNullable(targets.get(job.file())), terminal);
    }
    return allFinite && jobs.size() == files.size() ? ExitCode.DONE : ExitCode.MODEL_ERRORS;
  }

  private void refuseTolerance() {
    if (!(tolerance >= LEAST_TOLERANCE && tolerance <= MOST_TOLERANCE)) {
      throw wrong(
          "--tolerance must be from %s to %s, not %s"
              .formatted(LEAST_TOLERANCE, MOST_TOLERANCE, tolerance));
    }
  }

  private Map<Path, Path> targets() {
    return out.map(
            folder ->
                ResultFiles.in(folder, files)
                    .orElseThrow(
                        () ->
                            wrong(
                                "two models would have the same result file; run one of them with"
                                    + " another --out")))
        .orElse(Map.of());
  }

  private Optional<Job> prepare(Path file, Terminal terminal) {
    var model = LoadedModel.load(file, data, withMethod());
    if (model.report().hasErrors() || model.checked().isEmpty()) {
      print(model.report(), terminal);
      return Optional.empty();
    }
    var checked = model.checked().get();
    var scalars = new ModelScalars(checked);
    var lowered = Lowering.lower(checked, settings(file, scalars));
    print(model.report().with(lowered.diagnostics()), terminal);
    var columns = columns(file, scalars);
    return lowered.program().map(program -> new Job(file, program, columns));
  }

  private UnaryOperator<Model> withMethod() {
    return method
        .<UnaryOperator<Model>>map(other -> model -> model.withMethod(other))
        .orElse(UnaryOperator.identity());
  }

  /// Errors in full; of warnings only how many there are.
  private static void print(FileReport report, Terminal terminal) {
    report.diagnostics().stream()
        .filter(Diagnostic::isError)
        .forEach(error -> terminal.err().print(DiagnosticPrinter.print(error)));
    if (!report.diagnostics().isEmpty()) {
      terminal.err().println(report.summary() + (report.hasErrors() ? "" : "; see 'jirga check'"));
    }
  }

  private Map<String, Double> settings(Path file, ModelScalars scalars) {
    var values = new LinkedHashMap<String, Double>();
    for (var setting : settings) {
      var equals = setting.lastIndexOf('=');
      if (equals < 1) {
        throw wrong("--set needs NAME=VALUE, not '%s'".formatted(setting));
      }
      var name = setting.substring(0, equals).strip();
      var value = number(name, setting.substring(equals + 1).strip());
      var found = scalars.find(name);
      if (found.isEmpty()) {
        throw unknown("--set", name, file, scalars);
      }
      for (var scalar : found) {
        if (!ModelScalars.canBeSet(scalar)) {
          throw wrong(
              "--set: '%s' has an equation in %s; only constants, time bounds and steps can be set"
                  .formatted(name, file));
        }
        values.put(scalar.label(), value);
      }
    }
    return values;
  }

  private double number(String name, String text) {
    try {
      var value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw wrong("--set: '%s' is not a number for '%s'".formatted(text, name));
  }

  private Set<String> columns(Path file, ModelScalars scalars) {
    var labels = new LinkedHashSet<String>();
    for (var name : saved) {
      var found = scalars.find(name);
      if (found.isEmpty()) {
        throw unknown("--save", name, file, scalars);
      }
      found.forEach(scalar -> labels.add(scalar.label()));
    }
    return labels;
  }

  /// @return whether all values are finite
  private boolean run(Job job, Optional<Path> target, Terminal terminal) throws IOException {
    var chosen = backend.orElseGet(() -> Simulation.backend(job.program()));
    if (CommandLineRunner.isVerbose(spec)) {
      terminal.err().printf("%s: computed by %s%n", job.file(), chosen.label());
    }
    Optional<String> trouble;
    if (target.isPresent()) {
      var folder = Optional.ofNullable(target.get().getParent());
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
      }
      // rows are written as they are computed: a run that was cut off must not look like a whole
      // one
      var part = target.get().resolveSibling(target.get().getFileName() + ".part");
      try (var writer = Files.newBufferedWriter(part)) {
        trouble = write(job, chosen, writer);
      }
      Files.move(
          part, target.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      terminal.err().printf("%s: wrote %s%n", job.file(), target.get());
    } else {
      trouble = write(job, chosen, terminal.out());
      terminal.out().flush();
    }
    trouble.ifPresent(text -> terminal.err().printf("%s: %s%n", job.file(), text));
    return trouble.isEmpty();
  }

  /// A variable that is not finite, and the number of the save time at which that showed first.
  private record Odd(Slot variable, int save, double value) {}

  /// @return what is wrong with the run
  private Optional<String> write(Job job, Backend chosen, Appendable out) throws IOException {
    var program = job.program();
    var labels = program.variables().stream().map(Slot::label).toList();
    var written = columns(labels, job.columns());
    var table = RunCsv.begin(out, Arrays.stream(written).mapToObj(labels::get).toList());
    var times = program.time().saveTimes();
    var row = new double[written.length];
    var odd = new ArrayList<Odd>();
    var kernel = Simulation.kernel(program, chosen, new KernelCompiler(tolerance));
    var interruption =
        Simulation.run(
            kernel,
            Map.of(),
            (save, values) -> {
              if (odd.isEmpty()) {
                firstNotFinite(values)
                    .ifPresent(
                        it -> odd.add(new Odd(program.variables().get(it), save, values[it])));
              }
              for (var column = 0; column < row.length; column++) {
                row[column] = values[written[column]];
              }
              try {
                table.write(times[save], row);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return interruption
        .map(reason -> interrupted(reason, program.method()))
        .or(
            () ->
                odd.stream()
                    .findFirst()
                    .map(
                        it ->
                            Simulation.whyNotFinite(kernel, it.variable(), it.save(), it.value())));
  }

  /// The places of the labels to write; all if none are asked for.
  private static int[] columns(List<String> labels, Set<String> asked) {
    return IntStream.range(0, labels.size())
        .filter(column -> asked.isEmpty() || asked.contains(labels.get(column)))
        .toArray();
  }

  private static String interrupted(Interruption reason, Method method) {
    var isStiff = reason.cause() == Interruption.Cause.TOO_MANY_STEPS && method == Method.RK45;
    return reason.message() + (isStiff ? "; try --method stiff" : "");
  }

  private static OptionalInt firstNotFinite(double[] values) {
    return IntStream.range(0, values.length)
        .filter(column -> !Double.isFinite(values[column]))
        .findFirst();
  }

  private ParameterException unknown(String option, String name, Path file, ModelScalars scalars) {
    return wrong(
        "%s: %s has no variable '%s'%s"
            .formatted(option, file, name, scalars.didYouMean(name).map("; "::concat).orElse("")));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
