package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.DesignRuns;
import org.jirga.analysis.experiment.RunBasis;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.StudyProgress;
import org.jirga.analysis.sensitivity.Method;
import org.jirga.analysis.sensitivity.SobolIndices.Estimator;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.model.expr.Name;
import org.jirga.store.Identity;
import org.jirga.store.RunStore;
import org.jirga.store.StoreMismatchException;
import org.jirga.store.StoredRuns;
import org.jirga.store.StudyArchive;
import org.jirga.workbench.About;
import org.jirga.workbench.analyse.CourseFindings;
import org.jirga.workbench.analyse.Designed;
import org.jirga.workbench.analyse.DesignedFindings;
import org.jirga.workbench.analyse.Finding;
import org.jirga.workbench.analyse.SensitivityFindings;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.CaseReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Analyses that need runs of their own: those on designs, and courses over time.
final class DesignOptions {

  /// Methods that ask for a design of their own.
  static final List<String> DESIGNED = List.of("sobol", "morris");

  /// Numbers kept at once: 1.6 GB.
  private static final long MOST_NUMBERS = 200_000_000L;

  /// Second-order indices double the runs, and are many where groups are.
  private static final int SECOND_ORDER_UP_TO = 10;

  private static final int MORRIS = 100;
  private static final int ROWS = 1_024;

  enum Points {
    SOBOL,
    RANDOM
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Of analyses that run the model: base rows of Sobol' indices (1024; in all N times two"
              + " more than constants), trajectories of Morris (100), draws of the others (1024).")
  private Optional<Integer> rows = Optional.empty();

  @Option(
      names = "--over-time",
      paramLabel = "VARIABLE",
      description = "Of sensitivity and courses: the course of this variable; may be given again.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "NAME=CONSTANT;…",
      description = "Of sobol: constants that count as one; may be given again.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--points",
      paramLabel = "KIND",
      description = "Of sobol: sobol, 16 scrambled sequences, or random, with bootstrap intervals.")
  private Points points = Points.SOBOL;

  @Option(
      names = "--second-order",
      negatable = true,
      description = "Of sobol: also what two constants do only together; with up to 10 by default.")
  private Optional<Boolean> isSecondOrder = Optional.empty();

  @Option(
      names = "--estimator",
      paramLabel = "NAME",
      description = "Of sobol: how first-order indices are estimated, saltelli or jansen.")
  private Estimator estimator = Estimator.SALTELLI;

  @Option(names = "--levels", paramLabel = "N", description = "Of morris: levels of the grid, 4.")
  private int levels = 4;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads that run the model; without it, one for each processor.")
  private Optional<Integer> threads = Optional.empty();

  /// Whether a sensitivity cannot be told from stored runs.
  boolean areNeeded(Path folder, List<String> methods) {
    return CaseReader.isCase(folder)
        || !variables.isEmpty()
        || methods.stream().anyMatch(DESIGNED::contains);
  }

  /// The options that a sensitivity with runs of its own heeds.
  ///
  /// @param isPlausible runs on the plausible futures of a finished run
  Set<String> usedBySensitivity(List<String> methods, boolean isPlausible) {
    var all = methods.isEmpty() ? List.of("sobol") : methods;
    var used =
        new HashSet<>(Set.of("--outcome", "--method", "--over-time", "--policy", "--threads"));
    used.add("--seed");
    if (all.contains("sobol")) {
      used.addAll(List.of("--group", "--points", "--second-order", "--estimator"));
    }
    if (all.contains("morris")) {
      used.add("--levels");
    }
    var isOnSample = all.stream().anyMatch(method -> !DESIGNED.contains(method));
    if (isOnSample) {
      used.add("--futures");
    }
    if (!isPlausible || all.stream().anyMatch(DESIGNED::contains)) {
      used.add("--runs");
    }
    return used;
  }

  /// The options that courses heed.
  ///
  /// @param isPlausible runs on the plausible futures of a finished run
  Set<String> usedByCourses(boolean isPlausible) {
    var used = new HashSet<>(Set.of("--over-time", "--policy", "--futures", "--seed", "--threads"));
    if (!isPlausible) {
      used.add("--runs");
    }
    return used;
  }

  /// What an analysis is asked of.
  ///
  /// @param isPlausible futures that passed the filter, not the prior
  /// @param policy absent for the baseline
  record Question(
      Path folder,
      List<String> outcomes,
      List<String> methods,
      boolean isPlausible,
      Optional<String> policy,
      long seed) {}

  /// Absent where the case has errors.
  Optional<List<Finding>> sensitivity(Question question, Terminal terminal) throws IOException {
    var content = CaseFolder.read(question.folder, spec.commandLine(), terminal);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    var wanted = wanted(question, content.get());
    var findings = new ArrayList<Finding>();
    try (var store = store(question.folder, content.get(), terminal)) {
      for (var id : question.methods.isEmpty() ? List.of("sobol") : question.methods) {
        var designed = designed(content.get(), question, id, wanted, store);
        switch (id) {
          case "sobol" -> findings.addAll(DesignedFindings.sobol(designed));
          case "morris" -> findings.addAll(DesignedFindings.morris(designed));
          default -> findings.addAll(onSample(designed, method(id), question, terminal));
        }
      }
    }
    return Optional.of(findings);
  }

  private List<Finding> onSample(
      Designed designed, Method method, Question question, Terminal terminal) {
    var columns = question.isPlausible ? plausible(designed, question, terminal) : designed.draws();
    var result = designed.run(question.isPlausible ? "plausible" : "prior", columns);
    return SensitivityFindings.ofRuns(
        designed, columns, result, method, question.isPlausible, question.seed);
  }

  /// Absent where the case has errors.
  Optional<List<Finding>> courses(Question question, Terminal terminal) throws IOException {
    if (variables.isEmpty()) {
      throw wrong("courses needs --over-time VARIABLE");
    }
    var content = CaseFolder.read(question.folder, spec.commandLine(), terminal);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    var findings = new ArrayList<Finding>();
    try (var store = store(question.folder, content.get(), terminal)) {
      var designed = designed(content.get(), question, "courses", List.of(), store);
      var columns =
          question.isPlausible ? plausible(designed, question, terminal) : designed.draws();
      var result = designed.run(question.isPlausible ? "plausible" : "prior", columns);
      for (var index = 0; index < designed.variables().size(); index++) {
        findings.add(
            CourseFindings.of(
                result,
                index,
                designed.variables().get(index),
                question.isPlausible ? "plausible future" : "draw"));
      }
    }
    return Optional.of(findings);
  }

  private Designed designed(
      Case content, Question question, String method, List<String> wanted, RunStore store) {
    var study = content.study();
    if (study.uncertainties().isEmpty()) {
      throw wrong("%s has no uncertainties".formatted(question.folder));
    }
    var tie = study.constraints().isEmpty() ? "correlations" : "constraints";
    var isTied = !study.constraints().isEmpty() || !study.design().correlations().isEmpty();
    if (DESIGNED.contains(method) && isTied) {
      throw wrong(
          "%s needs constants that vary on their own, and the study has %s; take another --method"
              .formatted(method, tie));
    }
    var policy = question.policy.orElse(study.baseline());
    var policies = study.policies().stream().map(it -> it.name()).toList();
    if (!policies.contains(policy)) {
      throw unknown("policy", policy, policies);
    }
    var count = rows.orElse(method.equals("morris") ? MORRIS : ROWS);
    if (count < 8) {
      throw wrong("--runs must be at least 8, not %d".formatted(count));
    }
    if (levels < 2 || levels % 2 != 0) {
      throw wrong("--levels must be even, not %d".formatted(levels));
    }
    var grouped = groups(study.uncertainties().stream().map(it -> it.constant()).toList());
    var width =
        (int)
            study.uncertainties().stream()
                .map(it -> grouped.getOrDefault(it.constant(), it.constant()))
                .distinct()
                .count();
    var second = isSecondOrder.orElse(width <= SECOND_ORDER_UP_TO);
    var settings =
        new RunSettings(
            count,
            question.seed,
            atLeastOne(threads.orElse(Runtime.getRuntime().availableProcessors())),
            StudyProgress.silent(),
            Thread.currentThread()::isInterrupted);
    var designed =
        new Designed(
            study,
            new DesignRuns(study, content.model(), settings, new StudyArchive(store)),
            policy,
            count,
            grouped,
            points == Points.RANDOM,
            second,
            estimator,
            levels,
            study.measures().stream().map(it -> it.outcome()).toList(),
            wanted,
            labels(content),
            question.seed);
    var runs =
        method.equals("sobol")
            ? (long) count * ((second ? 2L : 1L) * width + 2)
            : method.equals("morris") ? count * (width + 1L) : count;
    if (runs * (designed.outcomes().size() + 100L * variables.size()) > MOST_NUMBERS) {
      throw wrong(
          "%,d runs would need too much memory; ask for fewer with --runs, --group or"
                  .formatted(runs)
              + " --no-second-order");
    }
    return designed;
  }

  private int atLeastOne(int number) {
    if (number < 1) {
      throw wrong("--threads must be at least 1, not %d".formatted(number));
    }
    return number;
  }

  /// The variables as the model labels them.
  private List<String> labels(Case content) {
    var known = new ModelScalars(content.model());
    return variables.stream()
        .map(
            name ->
                known.labels().stream()
                    .filter(label -> Name.of(label).equals(Name.of(name)))
                    .findFirst()
                    .orElseThrow(() -> unknown("variable", name, known.labels())))
        .toList();
  }

  private List<String> wanted(Question question, Case content) {
    var known = content.study().measures().stream().map(it -> it.outcome().name()).toList();
    for (var outcome : question.outcomes) {
      if (!known.contains(outcome)) {
        throw unknown("outcome", outcome, known);
      }
    }
    // a course alone was asked for
    return question.outcomes.isEmpty() && variables.isEmpty() ? known : question.outcomes;
  }

  private Map<String, String> groups(List<String> constants) {
    var groupOf = new HashMap<String, String>();
    for (var group : groups) {
      var at = group.indexOf('=');
      if (at < 1) {
        throw wrong("--group needs NAME=CONSTANT;CONSTANT, not '%s'".formatted(group));
      }
      for (var name : group.substring(at + 1).split(";")) {
        var constant =
            constants.stream()
                .filter(it -> Name.of(it).equals(Name.of(name)))
                .findFirst()
                .orElseThrow(() -> unknown("uncertain constant", name.strip(), constants));
        if (groupOf.put(constant, group.substring(0, at).strip()) != null) {
          throw wrong("'%s' is in two groups".formatted(constant));
        }
      }
    }
    return groupOf;
  }

  private Method method(String id) {
    var known = new ArrayList<>(DESIGNED);
    Method.all().stream().map(Method::id).forEach(known::add);
    return Method.all().stream()
        .filter(method -> method.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("method", id, known));
  }

  /// The values of the plausible futures of a finished run, in the order of the study's constants.
  private double[][] plausible(Designed designed, Question question, Terminal terminal) {
    var runs = question.folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      throw wrong(
          "%s has no plausible futures; name the output folder of jirga run"
              .formatted(question.folder));
    }
    try (var stored = StoredRuns.open(runs, terminal.err()::println)) {
      var sample =
          stored
              .baseline()
              .flatMap(policy -> stored.plausible(policy, StoredRuns.Wanted.of(List.of())))
              .orElseThrow(() -> wrong("%s has no plausible futures".formatted(question.folder)));
      return designed.study().uncertainties().stream()
          .map(it -> column(sample, it.constant()))
          .toArray(double[][]::new);
    }
  }

  private static double[] column(StoredRuns.Sample sample, String constant) {
    var at =
        IntStream.range(0, sample.constants().size())
            .filter(i -> Name.of(sample.constants().get(i)).equals(Name.of(constant)))
            .findFirst();
    if (at.isEmpty()) {
      var none = new double[sample.rows()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return sample.columns()[at.getAsInt()];
  }

  /// Runs are kept beside the results of the case, so that the next question finds them.
  private RunStore store(Path folder, Case content, Terminal terminal) {
    var results = CaseReader.isCase(folder) ? Path.of("out", content.study().name()) : folder;
    var path = results.resolve("designs");
    var identity =
        new Identity(
            content.study().name(),
            content.modelHash(),
            RunBasis.hash(content.study()),
            Elementary.VERSION,
            About.version());
    try {
      return RunStore.open(path, identity, terminal.err()::println);
    } catch (StoreMismatchException _) {
      RunStore.discard(path);
      return RunStore.open(path, identity, terminal.err()::println);
    }
  }

  private ParameterException unknown(String kind, String name, List<String> known) {
    return UnknownName.of(spec.commandLine(), kind, name, known);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
