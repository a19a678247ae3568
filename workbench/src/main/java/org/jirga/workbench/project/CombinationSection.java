package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.experiment.ClaimExpression;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Combination;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Design.Method;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads `combine`: which futures are run under which policies.
final class CombinationSection {

  static final String KEY = "combine";

  private static final String FACTORIAL = "factorial";
  private static final String PAIRED = "paired";
  private static final String TABLE = "table";
  private static final List<String> WAYS = List.of(FACTORIAL, PAIRED, TABLE);

  /// The column that names policies.
  private static final String POLICY = "policy";

  private final Section root;
  private final Context context;
  private final CaseFiles files;

  CombinationSection(Section root, Context context, CaseFiles files) {
    this.root = root;
    this.context = context;
    this.files = files;
  }

  /// Whether a study asks for a table of experiments, right or wrong.
  static boolean isTable(Section root) {
    return root.entry(KEY)
        .filter(it -> it.value() instanceof Yaml.Scalar word && word.value().strip().equals(TABLE))
        .isPresent();
  }

  /// The study with the combination that it asks for, as far as it makes sense.
  Study read(Study study) {
    var word = root.scalar(KEY);
    if (word.isEmpty()
        || !context.known(
            StudyCode.CONTRADICTION, word.get(), WAYS, "policies are not combined '%s'")) {
      return study;
    }
    var way = Context.canonical(word.get().value(), WAYS);
    if (way.equals(FACTORIAL)) {
      return study;
    }
    refuseWhatNeedsAll(study, way);
    var combination = way.equals(PAIRED) ? paired(study) : table(study, word.get().span());
    combination.ifPresent(it -> checkClaims(study, it));
    return combination
        .map(
            it -> {
              var design = study.design();
              return StudyBuilder.of(study)
                  .design(
                      new Design(
                          design.method(),
                          design.correlations(),
                          design.replications(),
                          design.secondsPerRun(),
                          it))
                  .build();
            })
        .orElse(study);
  }

  /// No future is run under two policies, so that nothing can be compared in one.
  private void refuseWhatNeedsAll(Study study, String way) {
    refuse("filter", !study.filter().isEmpty(), way);
    refuse("switches", !study.switches().isEmpty(), way);
    refuse("nulls", !study.nulls().isEmpty(), way);
    refuse("attribution", study.attribution().isPresent(), way);
    refuse("sweeps", !study.sweeps().isEmpty(), way);
    refuse("replications", study.design().replications() > 1, way);
    refuse("seeds compared", study.seedsCompared() > 1, way);
    refuse("constraints", way.equals(TABLE) && !study.constraints().isEmpty(), way);
  }

  /// A claim is judged in each future under the policy of that future, or in the futures of the one
  /// policy that it names.
  private void checkClaims(Study study, Combination combination) {
    var measures = study.measures().stream().map(it -> Name.of(it.outcome().name())).toList();
    if (root.named("outcomes").stream().anyMatch(it -> !measures.contains(Name.of(it.name())))) {
      return;
    }
    // no policy has this name
    var names = new ArmNames("", study.policies(), study.switches(), study.nulls());
    for (var claim : study.claims()) {
      if (claim.kind() instanceof Claim.Simulated simulated) {
        var arms = ClaimExpression.of(simulated.test(), names, study.measures()).arms();
        if (arms.size() > 1) {
          report(
              claim,
              "claim %s compares %s, and no future is run under two policies"
                  .formatted(
                      claim.id(),
                      arms.stream()
                          .map(Arm::policy)
                          .map(it -> it.isEmpty() ? "a future's own policy" : "'" + it + "'")
                          .collect(Collectors.joining(" and "))),
              "let the test name one policy, or none: then it is judged under the policy of each"
                  + " future");
        }
        arms.stream()
            .map(Arm::policy)
            .filter(it -> !it.isEmpty() && !isRun(combination, it))
            .forEach(
                it ->
                    report(
                        claim,
                        "claim %s is about '%s', under which the table runs no future"
                            .formatted(claim.id(), it),
                        "add a row with this policy to the table"));
      }
    }
  }

  private static boolean isRun(Combination combination, String policy) {
    return !(combination instanceof Combination.Rows rows) || rows.policies().contains(policy);
  }

  private void report(Claim claim, String message, String hint) {
    root.named("claims").stream()
        .filter(entry -> entry.name().equals(claim.id()))
        .flatMap(
            entry ->
                entry.value() instanceof Yaml.Entries written
                    ? written.entries().stream().filter(it -> it.name().equals("test"))
                    : Stream.of())
        .forEach(
            test ->
                context
                    .problems()
                    .add(StudyCode.CONTRADICTION, test.value().span(), message, hint));
  }

  private void refuse(String key, boolean isThere, String way) {
    if (isThere) {
      root.entry(key)
          .ifPresent(
              entry ->
                  context
                      .problems()
                      .add(
                          StudyCode.CONTRADICTION,
                          entry.key().span(),
                          "'%s' does not go with 'combine: %s', by which each future is run once"
                              .formatted(key, way),
                          "leave it out, or run every future under every policy: 'combine:"
                              + " factorial'"));
    }
  }

  private Optional<Combination> paired(Study study) {
    var policies = study.policies().size();
    if (root.has("runs") && study.runs() < policies) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              root.entry("runs").orElseThrow().value().span(),
              "too few futures (%d) to pair with %d policies: some would not be run"
                  .formatted(study.runs(), policies));
    }
    return Optional.of(new Combination.Paired());
  }

  private Optional<Combination> table(Study study, Span place) {
    if (!(study.design().method() instanceof Method.Table)) {
      if (!Diagnostic.anyError(context.problems().all())) {
        context
            .problems()
            .add(
                StudyCode.CONTRADICTION,
                place,
                "a table of experiments needs a design that is a table",
                "write 'design: {method: table, file: experiments.csv}'");
      }
      return Optional.empty();
    }
    if (Diagnostic.anyError(context.problems().all())) {
      return Optional.empty();
    }
    // it was read before without a mistake, for the futures
    return root.entry("design")
        .flatMap(entry -> Section.of(entry, "a design", context.problems(), DesignSection.KEYS))
        .flatMap(section -> section.scalar("file"))
        .flatMap(name -> files.open(name, context.problems()))
        .flatMap(
            source -> {
              var problems = new Problems(source);
              var rows = rows(CsvTable.read(problems), study, problems);
              context.problems().addAll(problems.all());
              return problems.all().isEmpty() ? Optional.of(rows) : Optional.empty();
            });
  }

  private Combination rows(CsvTable table, Study study, Problems problems) {
    var levers = new ArrayList<Lever>();
    var seen = new HashSet<Name>();
    for (var cell : table.header()) {
      var name = Name.of(cell.value().strip());
      var lever =
          study.levers().stream().filter(it -> Name.of(it.constant()).equals(name)).findFirst();
      if (!seen.add(name)) {
        problems.add(
            StudyCode.NAME_TAKEN,
            cell.span(),
            "the table has two columns '%s'".formatted(cell.value().strip()));
        continue;
      }
      lever.ifPresent(levers::add);
      var isKnown =
          lever.isPresent()
              || name.equals(Name.of(POLICY))
              || study.uncertainties().stream().anyMatch(it -> Name.of(it.constant()).equals(name));
      if (!isKnown) {
        problems.add(
            StudyCode.UNKNOWN_CONSTANT,
            cell.span(),
            "'%s' is neither 'policy' nor an uncertainty or a lever of the study"
                .formatted(cell.value().strip()));
      }
    }
    if (levers.isEmpty() && table.column(POLICY).isEmpty()) {
      problems.add(
          StudyCode.BAD_TABLE,
          table.header().getFirst().span(),
          "a table of experiments needs a column 'policy', or one for each lever that it sets");
    }
    var policies = new ArrayList<String>();
    var settings = new ArrayList<List<Double>>();
    for (var row : table.rows()) {
      policies.add(policy(table, row, study, problems));
      settings.add(levers.stream().map(it -> setting(table, row, it, problems)).toList());
    }
    return new Combination.Rows(policies, levers.stream().map(Lever::constant).toList(), settings);
  }

  /// Without such a column, the baseline.
  private static String policy(
      CsvTable table, List<CsvTable.Cell> row, Study study, Problems problems) {
    var column = table.column(POLICY);
    if (column.isEmpty()) {
      return study.baseline();
    }
    var cell = row.get(column.get());
    var names = study.policies().stream().map(Policy::name).toList();
    var wanted = Name.of(cell.value());
    var found = names.stream().filter(name -> Name.of(name).equals(wanted)).findFirst();
    if (found.isEmpty()) {
      problems.unknown(
          StudyCode.UNKNOWN_POLICY,
          cell.span(),
          "the study has no policy '%s'".formatted(cell.value().strip()),
          cell.value().strip(),
          names);
    }
    return found.orElse(study.baseline());
  }

  private static double setting(
      CsvTable table, List<CsvTable.Cell> row, Lever lever, Problems problems) {
    var cell = row.get(table.column(lever.constant()).orElseThrow());
    var value = table.number(row, lever.constant(), problems);
    if (value.isEmpty() && cell.value().isBlank()) {
      problems.add(StudyCode.BAD_TABLE, cell.span(), "a value is missing");
    } else if (value.isPresent()
        && (value.getAsDouble() < lever.low() || value.getAsDouble() > lever.high())) {
      problems.add(
          StudyCode.LEVER_OUT_OF_RANGE,
          cell.span(),
          "'%s' is set to %s; its range is %s to %s"
              .formatted(
                  lever.constant(),
                  Words.number(value.getAsDouble()),
                  Words.number(lever.low()),
                  Words.number(lever.high())));
    }
    return value.orElse(Double.NaN);
  }
}
