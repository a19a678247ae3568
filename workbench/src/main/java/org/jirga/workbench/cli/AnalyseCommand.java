package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Objective;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.robustness.Performance;
import org.jirga.analysis.robustness.TradeOff;
import org.jirga.analysis.sensitivity.Method;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Study;
import org.jirga.store.StoreException;
import org.jirga.store.StoredRuns;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.store.StoredRuns.UnknownOutcomeException;
import org.jirga.store.StoredRuns.Wanted;
import org.jirga.workbench.analyse.AnalysisFiles;
import org.jirga.workbench.analyse.Contrast;
import org.jirga.workbench.analyse.DiscoveryFindings;
import org.jirga.workbench.analyse.Finding;
import org.jirga.workbench.analyse.KeptRuns;
import org.jirga.workbench.analyse.PrimVariants;
import org.jirga.workbench.analyse.Rivals;
import org.jirga.workbench.analyse.RobustnessFindings;
import org.jirga.workbench.analyse.Samples;
import org.jirga.workbench.analyse.SensitivityFindings;
import org.jirga.workbench.analyse.TradeOffFindings;
import org.jirga.workbench.archive.ArchiveException;
import org.jirga.workbench.archive.ResultArchive;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.project.CaseCopy;
import org.jirga.workbench.project.CaseReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga analyse`: what the stored runs of a study say.
@Command(
    name = "analyse",
    description = "Analyse the runs of a finished study, or make runs for an analysis.",
    footer = {
      "",
      "sensitivity: which constants the outcomes depend on. discovery: in which futures an outcome"
          + " is above or below a threshold. robustness: how the policies compare. courses: how a"
          + " variable goes. Sobol' indices, elementary effects (Morris) and all that is over time"
          + " run the model on a design; so does every sensitivity of a case."
    })
final class AnalyseCommand implements Subcommand {

  enum Analysis {
    SENSITIVITY,
    DISCOVERY,
    ROBUSTNESS,
    COURSES
  }

  enum Futures {
    PRIOR,
    PLAUSIBLE
  }

  enum Better {
    HIGHER,
    LOWER
  }

  private static final int MOST_RESAMPLED = 1000;
  private static final int MOST_BOXES = 20;

  /// What every analysis takes.
  private static final Set<String> ALWAYS = Set.of("--out", "--json", "--help");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OUT-FOLDER|CASE|ARCHIVE",
      description =
          "The folder that jirga run wrote its results to, or of a case; or results that EMA"
              + " Workbench saved (.tar.gz).")
  private Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "ANALYSIS",
      description = "sensitivity, discovery, robustness or courses.")
  private Analysis analysis = Analysis.SENSITIVITY;

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      description = "The outcome to analyse; may be given again. All of them by default.")
  private List<String> outcomes = new ArrayList<>();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "Of sensitivity: sobol, morris, delta, pawn, regional, prcc, srrc or trees; may be given"
              + " again.")
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--futures",
      paramLabel = "SET",
      description =
          "plausible, or prior: the draws that ran in full, before the filter, under the baseline."
              + " Without it and without --policy, sensitivity takes prior where it is there, and"
              + " so does discovery of failures; all others take plausible.")
  private Optional<Futures> futures = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "The policy in force on plausible futures; the baseline by default.")
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--above",
      paramLabel = "NUMBER",
      description = "Of discovery: futures with a larger outcome are of interest.")
  private Optional<Double> above = Optional.empty();

  @Option(
      names = "--below",
      paramLabel = "NUMBER",
      description = "Of discovery: futures with a smaller outcome are of interest.")
  private Optional<Double> below = Optional.empty();

  @Option(
      names = "--failed",
      description = "Of discovery: futures in which the run failed are of interest.")
  private boolean failed;

  @Option(
      names = "--peel",
      paramLabel = "SHARE",
      description = "Of discovery: the share of the cases that PRIM takes away at a time, 0.05.")
  private double peel = 0.05;

  @Option(
      names = "--paste",
      paramLabel = "SHARE",
      description = "Of discovery: the share of the cases that PRIM adds at a time, 0.05.")
  private double paste = 0.05;

  @Option(
      names = "--mass",
      paramLabel = "SHARE",
      description = "Of discovery: the share of the cases in the smallest box, 0.05.")
  private double mass = 0.05;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description = "Of discovery: what PRIM peels by: lenient1, lenient2 or original.")
  private Objective objective = Objective.LENIENT1;

  @Option(
      names = "--rotated",
      description = "Of discovery: also boxes on axes that are sums of constants (PCA-PRIM).")
  private boolean rotated;

  @Option(
      names = "--constrained",
      description = "Of discovery: also the best boxes for each number of limits.")
  private boolean constrained;

  @Option(
      names = "--resample",
      paramLabel = "N",
      description =
          "Of discovery: also how often N searches in half of the cases limit the same constants.")
  private int resampled;

  @Option(
      names = "--boxes",
      paramLabel = "N",
      description =
          "Of discovery: also up to N boxes, each among the cases that lie in none before it.")
  private int boxes = 1;

  @Option(
      names = "--better",
      paramLabel = "WAY",
      description =
          "Of robustness: higher or lower, which way the outcome is better; once for each"
              + " --outcome. As the study says by default.")
  private List<Better> better = new ArrayList<>();

  @Option(
      names = "--threshold",
      paramLabel = "NUMBER",
      description =
          "Of robustness: from where, or up to where, an outcome satisfies; once for each"
              + " --outcome, 0 by default.")
  private List<Double> thresholds = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What random parts of the sample depend on; 1.")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "A folder for tables as CSV, figures as SVG, and all of them as a page.")
  private Optional<Path> out = Optional.empty();

  @Mixin private DesignOptions designs = new DesignOptions();

  @Option(names = "--json", description = "Write JSON instead of the lines for people.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
    refuseIdleOptions();
    var question =
        new DesignOptions.Question(folder, outcomes, methods, isOfPlausible(), policy, seed);
    try {
      if (analysis == Analysis.COURSES) {
        return show(designs.courses(question, terminal), terminal);
      }
      if (analysis == Analysis.SENSITIVITY && designs.areNeeded(folder, methods)) {
        return show(designs.sensitivity(question, terminal), terminal);
      }
    } catch (StoreException e) {
      terminal.err().println("jirga: " + e.getMessage());
      return ExitCode.MODEL_ERRORS;
    } catch (CancellationException _) {
      throw new InterruptedException("The analysis was stopped.");
    }
    return show(stored(terminal), terminal);
  }

  /// An option that this analysis would pass over is a mistake of whoever gives it.
  private void refuseIdleOptions() {
    var used = new TreeSet<>(used());
    for (var option : spec.commandLine().getParseResult().matchedOptions()) {
      var name = option.longestName();
      if (!ALWAYS.contains(name) && !used.contains(name)) {
        throw wrong(
            "%s has no effect on this %s, which takes %s"
                .formatted(
                    name, analysis.name().toLowerCase(Locale.ROOT), String.join(", ", used)));
      }
    }
    if (policy.isPresent() && futures.filter(Futures.PRIOR::equals).isPresent()) {
      throw wrong("--policy needs plausible futures: the draws ran under the baseline alone");
    }
  }

  private Set<String> used() {
    return switch (analysis) {
      case SENSITIVITY ->
          designs.areNeeded(folder, methods)
              ? designs.usedBySensitivity(methods, isOfPlausible())
              : Set.of("--outcome", "--method", "--futures", "--policy", "--seed");
      case DISCOVERY ->
          Set.of(
              "--outcome",
              "--above",
              "--below",
              "--failed",
              "--futures",
              "--policy",
              "--peel",
              "--paste",
              "--mass",
              "--objective",
              "--rotated",
              "--constrained",
              "--resample",
              "--boxes",
              "--seed");
      case ROBUSTNESS -> Set.of("--outcome", "--better", "--threshold");
      case COURSES -> designs.usedByCourses(isOfPlausible());
    };
  }

  private boolean isOfPlausible() {
    return futures.filter(Futures.PLAUSIBLE::equals).isPresent();
  }

  /// Absent where the store or the archive has errors.
  private Optional<List<Finding>> stored(Terminal terminal) throws IOException {
    try (var samples = samples(terminal)) {
      return Optional.of(
          switch (analysis) {
            case SENSITIVITY -> sensitivity(samples);
            case DISCOVERY -> discovery(samples);
            case ROBUSTNESS -> robustness(samples);
            case COURSES -> List.<Finding>of();
          });
    } catch (UnknownOutcomeException e) {
      throw unknown("outcome", e.name(), e.known());
    } catch (StoreException e) {
      terminal.err().println("jirga: " + e.getMessage());
      return Optional.empty();
    } catch (ArchiveException e) {
      terminal.err().println("jirga: %s: %s".formatted(folder, e.getMessage()));
      return Optional.empty();
    }
  }

  private Samples samples(Terminal terminal) throws IOException, ArchiveException {
    if (Files.isRegularFile(folder) && !CaseReader.isCase(folder)) {
      return ResultArchive.read(
          folder, warning -> terminal.err().println("jirga: %s".formatted(warning)));
    }
    var runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      throw wrong("%s has no runs; name the output folder of jirga run".formatted(folder));
    }
    return new KeptRuns(StoredRuns.open(runs, terminal.err()::println), study());
  }

  private ExitCode show(Optional<List<Finding>> found, Terminal terminal) throws IOException {
    if (found.isEmpty()) {
      return ExitCode.MODEL_ERRORS;
    }
    var findings = found.get();
    if (out.isPresent()) {
      AnalysisFiles.write(
          out.get(), analysis.name().toLowerCase(Locale.ROOT), folder.toString(), findings);
    }
    if (json) {
      terminal.out().println(Json.of(findings.stream().map(Finding::json).toList()));
    } else {
      for (var finding : findings) {
        finding.lines().forEach(terminal.out()::println);
        terminal.out().println();
      }
    }
    return ExitCode.DONE;
  }

  private List<Finding> sensitivity(Samples store) {
    var hasPrior = store.hasPrior();
    var isPrior = futures.map(Futures.PRIOR::equals).orElse(hasPrior && policy.isEmpty());
    var wanted = outcomes.isEmpty() ? Wanted.all() : Wanted.of(outcomes);
    var sample = isPrior ? prior(store, wanted) : plausible(store, wanted);
    var chosen =
        methods.isEmpty()
            ? List.of(Method.all().getFirst())
            : methods.stream().map(this::method).toList();
    var findings = new ArrayList<Finding>();
    for (var outcome : sample.outcomes()) {
      for (var method : chosen) {
        findings.add(SensitivityFindings.of(sample, outcome, method, !isPrior && hasPrior, seed));
      }
    }
    return findings;
  }

  private Method method(String id) {
    return Method.all().stream()
        .filter(method -> method.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("method", id, Method.all().stream().map(Method::id).toList()));
  }

  private List<Finding> discovery(Samples store) {
    var isOfOutcome = outcomes.size() == 1 && above.isPresent() != below.isPresent();
    var isOfNone = outcomes.isEmpty() && above.isEmpty() && below.isEmpty();
    if (failed ? !isOfNone : !isOfOutcome) {
      throw wrong("discovery needs one --outcome, and --above or --below; or --failed alone");
    }
    if (!(peel > 0 && peel <= 0.5)) {
      throw wrong("--peel must be above 0 and at most 0.5, not %s".formatted(peel));
    }
    // what passed a filter has hardly failed
    var isPrior =
        futures.map(Futures.PRIOR::equals).orElse(failed && policy.isEmpty() && store.hasPrior());
    var wanted = Wanted.of(outcomes);
    var sample = isPrior ? prior(store, wanted) : plausible(store, wanted);
    var settings =
        new PrimSettings(peel, share("--paste", paste, 0.5), share("--mass", mass, 1), objective);
    if (resampled < 0 || resampled > MOST_RESAMPLED) {
      throw wrong("--resample must be 0 to %d, not %d".formatted(MOST_RESAMPLED, resampled));
    }
    if (boxes < 1 || boxes > MOST_BOXES) {
      throw wrong("--boxes must be 1 to %d, not %d".formatted(MOST_BOXES, boxes));
    }
    var variants = new PrimVariants(rotated, constrained, resampled, boxes);
    try {
      return discovery(store, sample, settings, variants);
    } catch (IllegalArgumentException e) {
      // too few cases of interest, or too many constants
      throw wrong(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private List<Finding> discovery(
      Samples store, Sample sample, PrimSettings settings, PrimVariants variants) {
    return failed
        ? DiscoveryFindings.ofFailures(sample, store.uncertainties(), settings, variants, seed)
        : DiscoveryFindings.of(
            sample,
            store.uncertainties(),
            outcomes.getFirst(),
            above.or(() -> below).orElseThrow(),
            above.isPresent(),
            settings,
            variants,
            seed);
  }

  /// As the copy of the case says that the run kept; absent where it kept none.
  private Optional<Study> study() throws IOException {
    var kept = folder.resolve(CaseCopy.FOLDER);
    return CaseReader.isCase(kept)
        ? CaseReader.read(kept).content().map(it -> it.study())
        : Optional.empty();
  }

  private double share(String option, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw wrong("%s must be above 0 and at most %s, not %s".formatted(option, most, value));
    }
    return value;
  }

  private List<Finding> robustness(Samples store) {
    if (outcomes.isEmpty()) {
      throw wrong("robustness needs an --outcome; two or more are set against each other as well");
    }
    if (outcomes.stream().distinct().count() < outcomes.size()) {
      throw wrong("--outcome names the same outcome twice");
    }
    onceForEachOutcome("--better", better.size());
    onceForEachOutcome("--threshold", thresholds.size());
    var policies = new ArrayList<>(store.policies());
    store.baseline().filter(policies::remove).ifPresent(policies::addFirst);
    if (policies.isEmpty()) {
      throw wrong("%s has no runs of a policy".formatted(folder));
    }
    var samples = store.together(policies, outcomes);
    if (samples.getFirst().failed().length == 0) {
      throw wrong("no future was run under all policies of %s".formatted(folder));
    }
    var found = new ArrayList<TradeOff.Outcome>();
    for (var name : outcomes) {
      found.add(new TradeOff.Outcome(values(samples, name), isHigherBetter(store, found.size())));
      refuseUnknown(policies, name, found.getLast().values());
    }
    var findings = new ArrayList<Finding>();
    var rivals = policies.size() > 1 ? store.rivals() : List.<Rivals>of();
    var beside = rivals.stream().map(it -> store.beside(it, outcomes)).toList();
    for (var index = 0; index < outcomes.size(); index++) {
      var outcome = found.get(index);
      var name = outcomes.get(index);
      var contrasts =
          IntStream.range(0, rivals.size())
              .mapToObj(
                  it ->
                      new Contrast(
                          rivals.get(it),
                          values(beside.get(it).asTheyAre(), name),
                          values(beside.get(it).elsewhere(), name)))
              .toList();
      findings.addAll(
          RobustnessFindings.of(
              policies,
              outcome.values(),
              name,
              outcome.moreIsBetter(),
              thresholds.isEmpty() ? 0 : thresholds.get(index),
              store.otherPolicies(),
              contrasts));
    }
    for (var first = 0; first < outcomes.size(); first++) {
      for (var second = first + 1; second < outcomes.size(); second++) {
        findings.add(
            TradeOffFindings.of(
                TradeOff.of(policies, found.get(first), found.get(second)),
                outcomes.get(first),
                outcomes.get(second)));
      }
    }
    return findings;
  }

  private static double[][] values(List<Sample> samples, String outcome) {
    return samples.stream()
        .map(sample -> sample.values()[sample.outcomes().indexOf(outcome)])
        .toArray(double[][]::new);
  }

  private void refuseUnknown(List<String> policies, String outcome, double[][] values) {
    if (Performance.known(values).length == 0) {
      throw wrong(
          "'%s' is known under all policies in no future; it is known in %s"
              .formatted(
                  outcome,
                  IntStream.range(0, policies.size())
                      .mapToObj(
                          it ->
                              "%d under '%s'"
                                  .formatted(
                                      Arrays.stream(values[it]).filter(Double::isFinite).count(),
                                      policies.get(it)))
                      .collect(Collectors.joining(", "))));
    }
  }

  private void onceForEachOutcome(String option, int times) {
    if (times > 0 && times != outcomes.size()) {
      throw wrong(
          "%s must be given once for each --outcome: %d, not %d"
              .formatted(option, outcomes.size(), times));
    }
  }

  private boolean isHigherBetter(Samples store, int index) {
    if (!better.isEmpty()) {
      return better.get(index) == Better.HIGHER;
    }
    var outcome = outcomes.get(index);
    return switch (store.measures().stream()
        .filter(it -> it.outcome().name().equals(outcome))
        .findFirst()
        .map(Measure::better)
        .orElse(Measure.Direction.NEITHER)) {
      case HIGHER -> true;
      case LOWER -> false;
      case NEITHER ->
          throw wrong(
              "nothing says which way '%s' is better: give --better higher or --better lower"
                  .formatted(outcome));
    };
  }

  private Sample prior(Samples store, Wanted wanted) {
    return store
        .prior(wanted)
        .orElseThrow(() -> wrong("%s has no draws that ran in full".formatted(folder)));
  }

  private Sample plausible(Samples store, Wanted wanted) {
    var name = policy.or(store::baseline).orElse("");
    if (policy.isEmpty() && store.baseline().isEmpty()) {
      throw wrong(
          "name one policy with --policy; there are: " + String.join(", ", store.policies()));
    }
    return store
        .plausible(name, wanted)
        .orElseThrow(() -> unknown("policy", name, store.policies()));
  }

  private ParameterException unknown(String kind, String name, List<String> known) {
    return UnknownName.of(spec.commandLine(), kind, name, known);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
