package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.study.Attribution;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlCode;

/// Reads the keys of a study, each part by its section, and checks them against each other.
final class StudyReader {

  static final List<String> KEYS =
      List.of(
          StudyInheritance.KEY,
          "title",
          "summary",
          "source",
          "model",
          "evidence",
          "runs",
          "seed",
          "seeds compared",
          "replications",
          "time limit",
          "design",
          CombinationSection.KEY,
          "correlations",
          "baseline",
          "limits",
          "lookups",
          "uncertainties",
          "constraints",
          "levers",
          "policies",
          "variants",
          "switches",
          "switch policies",
          "nulls",
          "outcomes",
          "outlets",
          "series",
          "filter",
          "expectations",
          "knowledge",
          "verdicts",
          "attribution",
          "sweeps",
          "claims");
  static final List<String> VERDICT_KEYS = List.of("holds", "fails");
  static final List<String> ATTRIBUTION_KEYS =
      List.of("first", "first title", "second", "second title", "outcomes");

  private static final int RUNS = 1000;
  private static final int MOST_RUNS = 10_000_000;
  private static final int MOST_SEEDS = 100;
  private static final int MOST_REPLICATIONS = 10_000;

  private final Section root;
  private final Context context;
  private final CaseFiles files;

  StudyReader(Section root, Context context, CaseFiles files) {
    this.root = root;
    this.context = context;
    this.files = files;
  }

  /// The study as far as it makes sense; it may be run when nothing was reported.
  ///
  /// @param name of the case
  Study read(String name) {
    root.requiredScalar("title");
    var filtering = new FilterSection(context);
    var filter = filtering.filter(root.entry("filter"));
    var uncertain = new UncertaintySection(context);
    var uncertainties = uncertain.read(root.named("uncertainties"));
    var design =
        new DesignSection(context, files, uncertainties, root.named("uncertainties"))
            .read(
                root,
                (int) root.whole("replications", 1, MOST_REPLICATIONS).orElse(1),
                timeLimit(),
                filter.batch());
    var constraining =
        new ConstraintSection(
            context,
            Stream.concat(
                    root.named("uncertainties").stream().map(Yaml.Entry::name),
                    uncertainties.stream().map(Uncertainty::constant))
                .distinct()
                .toList());
    var constraints = constraining.read(root.named("constraints"));
    var setting = new PolicySection(context, root.named("levers"));
    var levers = setting.levers();
    checkApart(uncertainties, levers);
    var policies = policies(setting, levers);
    var switches = setting.changes(root.named("switches"), "a switch", uncertain.positive());
    var nulls = setting.changes(root.named("nulls"), "a null", uncertain.positive());
    checkNames(policies, switches, nulls);
    var baseline = baseline(policies);
    if (levers.size() == root.named("levers").size()) {
      warnOfTwins(policies, baseline);
    }
    var measures = new OutcomeSection(context).read(root.named("outcomes"));
    checkDistinct(root.named("outcomes"));
    // by name alone, so that a mistake in an outcome is not reported again where it is used
    var outcomes = root.named("outcomes").stream().map(Yaml.Entry::name).toList();
    var tests =
        new TestReader(context, new ArmNames(baseline, policies, switches, nulls), outcomes);
    var study =
        new Study(
            name,
            root.text("title"),
            root.text("summary"),
            root.text("source"),
            (int) root.whole("runs", 1, MOST_RUNS).orElse(RUNS),
            root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1),
            baseline,
            uncertainties,
            constraints,
            design,
            levers,
            policies,
            switches,
            switchPolicies(policies, switches, baseline),
            nulls,
            measures,
            outcomes(root.words("outlets"), outcomes),
            new SeriesSection(context, files).read(root.named("series")),
            filter,
            filtering.expectations(root.named("expectations")),
            filtering.knowledge(
                root.entry("knowledge"),
                root.named("knowledge"),
                filtering.ids(root.entry("filter")),
                filter.tests()),
            new ClaimSection(context, tests).read(root.named("claims")),
            verdicts(),
            attribution(nulls, outcomes),
            new SweepSection(context, tests, levers).read(root.named("sweeps")),
            (int) root.whole("seeds compared", 1, MOST_SEEDS).orElse(1),
            limits());
    if (!constraints.isEmpty() && !Diagnostic.anyError(context.problems().all())) {
      constraining.check(study, root.entry("constraints").orElseThrow().key().span());
    }
    return new CombinationSection(root, context, files)
        .read(root.has("runs") ? study : withAll(study));
  }

  private double timeLimit() {
    var limit = root.number("time limit");
    if (limit.isPresent() && !(limit.getAsDouble() > 0)) {
      context
          .problems()
          .add(
              StudyCode.NOT_POSITIVE,
              root.entry("time limit").orElseThrow().value().span(),
              "'time limit' must be above 0 seconds, not " + Words.number(limit.getAsDouble()));
      return Double.POSITIVE_INFINITY;
    }
    return limit.orElse(Double.POSITIVE_INFINITY);
  }

  /// A design with an end has all its futures run, unless the study wants fewer.
  private static Study withAll(Study study) {
    var size = Sampling.size(study.uncertainties(), study.constraints(), study.design());
    return size.isEmpty()
        ? study
        : StudyBuilder.of(study).runs((int) Math.min(size.getAsLong(), MOST_RUNS)).build();
  }

  private List<Policy> policies(PolicySection setting, List<Lever> levers) {
    var policies = new ArrayList<>(setting.policies(root.named("policies"), false, levers));
    if (policies.isEmpty()) {
      policies.add(new Policy("base", "The model as it is.", false, "", Map.<String, Double>of()));
    }
    policies.addAll(setting.policies(root.named("variants"), true, levers));
    return policies;
  }

  private String baseline(List<Policy> policies) {
    var names = policies.stream().map(Policy::name).toList();
    var written = root.scalar("baseline");
    if (written.isPresent()) {
      return context.known(
              StudyCode.UNKNOWN_POLICY, written.get(), names, "the study has no policy '%s'")
          ? Context.canonical(written.get().value(), names)
          : names.getFirst();
    }
    if (root.named("policies").size() > 1) {
      context
          .problems()
          .add(
              YamlCode.MISSING_KEY,
              root.entry("policies").orElseThrow().key().span(),
              "a study with several policies needs 'baseline', the one to compare with",
              "for example 'baseline: %s'".formatted(names.getFirst()));
    }
    return names.getFirst();
  }

  private void checkApart(List<Uncertainty> uncertainties, List<Lever> levers) {
    var levered = new HashSet<>(levers.stream().map(Lever::constant).toList());
    for (var uncertainty : uncertainties) {
      if (levered.contains(uncertainty.constant())) {
        var place =
            root.named("levers").stream()
                .filter(entry -> Name.of(entry.name()).equals(Name.of(uncertainty.constant())))
                .findFirst();
        place.ifPresent(
            entry ->
                context
                    .problems()
                    .add(
                        StudyCode.CONTRADICTION,
                        entry.key().span(),
                        "'%s' is both an uncertainty and a lever"
                            .formatted(uncertainty.constant())));
      }
    }
    checkDistinct(root.named("uncertainties"));
    checkDistinct(root.named("levers"));
  }

  /// Names that differ only in case or white space would be one name to the model.
  private void checkDistinct(List<Yaml.Entry> entries) {
    var seen = new HashMap<Name, Yaml.Entry>();
    for (var entry : entries) {
      var before = seen.putIfAbsent(Name.of(entry.name()), entry);
      if (before != null) {
        taken(entry, before);
      }
    }
  }

  /// In a claim's test a name must stand for one policy, switch or null.
  private void checkNames(List<Policy> policies, List<Change> switches, List<Change> nulls) {
    var owners = new HashMap<Name, String>();
    policies.forEach(policy -> owners.putIfAbsent(Name.of(policy.name()), "a policy"));
    var entries =
        Stream.of("policies", "variants").flatMap(key -> root.named(key).stream()).toList();
    checkDistinct(entries);
    for (var key : List.of("switches", "nulls")) {
      for (var entry : root.named(key)) {
        Stream.concat(switches.stream(), nulls.stream())
            .filter(change -> change.id().equals(entry.name()))
            .flatMap(change -> Stream.of(Name.of(change.id()), Name.of(change.name())).distinct())
            .forEach(
                name -> {
                  var before = owners.putIfAbsent(name, "a switch or null");
                  if (before != null) {
                    context
                        .problems()
                        .add(
                            StudyCode.NAME_TAKEN,
                            entry.key().span(),
                            "'%s' is the name of %s already".formatted(name, before));
                  }
                });
      }
    }
  }

  private void taken(Yaml.Entry entry, Yaml.Entry before) {
    var line = context.problems().line(before.key().span());
    context
        .problems()
        .add(
            StudyCode.NAME_TAKEN,
            entry.key().span(),
            "'%s' is the name in line %d already".formatted(entry.name(), line));
  }

  private void warnOfTwins(List<Policy> policies, String baseline) {
    var settings =
        policies.stream()
            .filter(policy -> policy.name().equals(baseline))
            .map(Policy::settings)
            .findFirst();
    for (var entry :
        Stream.of("policies", "variants").flatMap(key -> root.named(key).stream()).toList()) {
      if (!entry.name().equals(baseline)
          && policies.stream()
              .anyMatch(
                  policy ->
                      policy.name().equals(entry.name())
                          && Optional.of(policy.settings()).equals(settings))) {
        context
            .problems()
            .add(
                StudyCode.SETS_NOTHING,
                entry.key().span(),
                "'%s' sets no lever otherwise than the baseline '%s'"
                    .formatted(entry.name(), baseline));
      }
    }
  }

  private List<String> switchPolicies(
      List<Policy> policies, List<Change> switches, String baseline) {
    var names = policies.stream().map(Policy::name).toList();
    if (!root.has("switch policies")) {
      return switches.isEmpty() ? List.of() : List.of(baseline);
    }
    return root.words("switch policies").stream()
        .filter(
            word ->
                context.known(
                    StudyCode.UNKNOWN_POLICY, word, names, "the study has no policy '%s'"))
        .map(word -> Context.canonical(word.value(), names))
        .distinct()
        .toList();
  }

  private List<String> outcomes(List<Yaml.Scalar> words, List<String> names) {
    return words.stream()
        .filter(
            word ->
                context.known(
                    StudyCode.UNKNOWN_OUTCOME, word, names, "the study has no outcome '%s'"))
        .map(word -> Context.canonical(word.value(), names))
        .distinct()
        .toList();
  }

  private VerdictRule verdicts() {
    var standard = new VerdictRule(0.9, 0.1);
    var section =
        root.entry("verdicts")
            .flatMap(entry -> Section.of(entry, "the verdicts", context.problems(), VERDICT_KEYS));
    if (section.isEmpty()) {
      return standard;
    }
    var holds = section.get().number("holds").orElse(standard.holds());
    var fails = section.get().number("fails").orElse(standard.fails());
    if (!(0 <= fails && fails < holds && holds <= 1)) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              section.get().place(),
              "a claim cannot hold from a share of %s on and fail up to %s"
                  .formatted(Words.number(holds), Words.number(fails)));
      return standard;
    }
    return new VerdictRule(holds, fails);
  }

  private Optional<Attribution> attribution(List<Change> nulls, List<String> outcomes) {
    return root.entry("attribution")
        .flatMap(
            entry -> Section.of(entry, "the attribution", context.problems(), ATTRIBUTION_KEYS))
        .flatMap(
            section -> {
              var first = nullOf(section, "first", nulls);
              var second = nullOf(section, "second", nulls);
              section.required("outcomes");
              var divided = outcomes(section.words("outcomes"), outcomes);
              if (first.isEmpty() || second.isEmpty()) {
                return Optional.empty();
              }
              if (first.get().equals(second.get())) {
                context
                    .problems()
                    .add(
                        StudyCode.CONTRADICTION,
                        section.entry("second").orElseThrow().value().span(),
                        "the two nulls of an attribution must differ");
                return Optional.empty();
              }
              return Optional.of(
                  new Attribution(
                      first.get().id(),
                      title(section, "first title", first.get()),
                      second.get().id(),
                      title(section, "second title", second.get()),
                      divided));
            });
  }

  private Optional<Change> nullOf(Section section, String key, List<Change> nulls) {
    var ids = nulls.stream().map(Change::id).toList();
    return section
        .requiredScalar(key)
        .filter(
            word ->
                context.known(StudyCode.UNKNOWN_CHANGE, word, ids, "the study has no null '%s'"))
        .map(word -> nulls.get(ids.indexOf(Context.canonical(word.value(), ids))));
  }

  private static String title(Section section, String key, Change change) {
    var title = section.text(key);
    return title.isEmpty() ? change.name() : title;
  }

  private List<String> limits() {
    return root.words("limits").stream().map(word -> word.value().strip()).toList();
  }
}
