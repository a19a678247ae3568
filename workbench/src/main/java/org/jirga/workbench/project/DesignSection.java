package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.design.Copula;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Design.Correlation;
import org.jirga.analysis.study.Design.Method;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads how futures are drawn: `design`, a word or a section, and `correlations`.
final class DesignSection {

  static final List<String> KEYS =
      List.of("method", "levels", "trajectories", "base", "second order", "file");

  private static final String TABLE = "table";
  private static final String CENTRED = "centred latin hypercube";
  private static final String ORTHOGONAL = "orthogonal latin hypercube";
  private static final List<String> METHODS =
      List.of(
          "latin hypercube",
          CENTRED,
          "maximin latin hypercube",
          ORTHOGONAL,
          "random",
          "sobol",
          "halton",
          "factorial",
          "one at a time",
          "morris",
          "saltelli",
          TABLE);
  private static final int MOST_LEVELS = 1000;
  private static final int MOST_ROWS = 1 << 20;
  private static final int MOST_IN_HALTON = 40;

  private final Context context;
  private final CaseFiles files;
  private final List<Uncertainty> uncertainties;
  private final List<Yaml.Entry> declared;
  private boolean isTableOfExperiments;

  /// @param declared the study's uncertainties as written
  DesignSection(
      Context context,
      CaseFiles files,
      List<Uncertainty> uncertainties,
      List<Yaml.Entry> declared) {
    this.context = context;
    this.files = files;
    this.uncertainties = uncertainties;
    this.declared = declared;
  }

  /// The design of a study; the standard one where nothing is said.
  ///
  /// @param batch futures in one Latin hypercube
  Design read(Section root, int replications, double secondsPerRun, int batch) {
    isTableOfExperiments = CombinationSection.isTable(root);
    var method = root.entry("design").flatMap(this::method);
    var correlations = correlations(root.named("correlations"));
    method.ifPresent(found -> check(root, found, correlations, batch));
    var design =
        new Design(
            method.orElse(Design.STANDARD.method()), correlations, replications, secondsPerRun);
    if (root.entry("design").isPresent() && method.isPresent()) {
      checkSize(root, design);
    }
    return design;
  }

  private Optional<Method> method(Yaml.Entry entry) {
    if (entry.value() instanceof Yaml.Scalar word) {
      return method(word, Optional.empty());
    }
    return Section.of(entry, "a design", context.problems(), KEYS)
        .flatMap(
            section ->
                section
                    .requiredScalar("method")
                    .flatMap(word -> method(word, Optional.of(section))));
  }

  private Optional<Method> method(Yaml.Scalar word, Optional<Section> section) {
    if (!context.known(StudyCode.CONTRADICTION, word, METHODS, "there is no design '%s'")) {
      return Optional.empty();
    }
    var name = Context.canonical(word.value(), METHODS);
    var isGrid = name.equals("factorial") || name.equals("one at a time");
    section.ifPresent(
        it -> {
          belongs(it, "levels", isGrid || name.equals("morris"), name);
          belongs(it, "trajectories", name.equals("morris"), name);
          belongs(it, "base", name.equals("saltelli"), name);
          belongs(it, "second order", name.equals("saltelli"), name);
          belongs(it, "file", name.equals("table"), name);
        });
    var levels =
        (int)
            section
                .map(it -> it.whole("levels", 2, MOST_LEVELS).orElse(isGrid ? 3 : 4))
                .orElse(isGrid ? 3L : 4L)
                .longValue();
    return switch (name) {
      case "latin hypercube" -> Optional.of(new Method.LatinHypercube(false));
      case CENTRED -> Optional.of(new Method.LatinHypercube(true));
      case "maximin latin hypercube" -> Optional.of(new Method.MaximinHypercube());
      case ORTHOGONAL -> Optional.of(new Method.OrthogonalHypercube());
      case "morris" -> trajectories(section, levels);
      case "saltelli" -> saltelli(section);
      case "random" -> Optional.of(new Method.Random());
      case "sobol" -> Optional.of(new Method.Sobol());
      case "halton" -> Optional.of(new Method.Halton());
      case "factorial" -> Optional.of(new Method.Factorial(levels));
      case "one at a time" -> Optional.of(new Method.OneAtATime(levels));
      default -> table(word.span(), section);
    };
  }

  private Optional<Method> trajectories(Optional<Section> section, int levels) {
    var count = section.map(it -> it.whole("trajectories", 1, MOST_ROWS).orElse(20)).orElse(20L);
    if (levels % 2 != 0) {
      report(
          section.orElseThrow().entry("levels").orElseThrow().value().span(),
          "trajectories need an even number of levels, not " + levels);
      return Optional.empty();
    }
    return Optional.of(new Method.Trajectories(count.intValue(), levels));
  }

  private Optional<Method> saltelli(Optional<Section> section) {
    var base = section.map(it -> it.whole("base", 2, MOST_ROWS).orElse(256)).orElse(256L);
    if (Long.bitCount(base) != 1) {
      report(
          section.orElseThrow().entry("base").orElseThrow().value().span(),
          "the base of a saltelli design is a power of two, such as %d, and is not %d"
              .formatted(Long.highestOneBit(base), base));
      return Optional.empty();
    }
    return Optional.of(
        new Method.Saltelli(
            base.intValue(), section.map(it -> it.flag("second order")).orElse(false)));
  }

  private void belongs(Section section, String key, boolean fits, String method) {
    if (!fits) {
      section
          .entry(key)
          .ifPresent(
              entry ->
                  context
                      .problems()
                      .add(
                          StudyCode.CONTRADICTION,
                          entry.key().span(),
                          "'%s' does not belong to the design '%s'".formatted(key, method)));
    }
  }

  private Optional<Method> table(Span place, Optional<Section> section) {
    if (section.isEmpty()) {
      context
          .problems()
          .add(
              StudyCode.CHOOSE_ONE,
              place,
              "a table of futures needs a file",
              "write 'design: {method: table, file: futures.csv}'");
      return Optional.empty();
    }
    return section
        .get()
        .requiredScalar("file")
        .flatMap(name -> files.open(name, context.problems()))
        .flatMap(
            source -> {
              var problems = new Problems(source);
              var rows = rows(CsvTable.read(problems), problems);
              context.problems().addAll(problems.all());
              return problems.all().isEmpty()
                  ? Optional.of(new Method.Table(rows))
                  : Optional.empty();
            });
  }

  /// The uncertainties' values, in the study's order; every one has a column. Other columns are a
  /// mistake, but in a table of experiments.
  private List<List<Double>> rows(CsvTable table, Problems problems) {
    var known = new HashSet<Name>();
    for (var uncertainty : uncertainties) {
      known.add(Name.of(uncertainty.constant()));
      if (table.column(uncertainty.constant()).isEmpty() && !table.header().isEmpty()) {
        problems.add(
            StudyCode.BAD_TABLE,
            table.header().getFirst().span(),
            "the table has no column '%s'".formatted(uncertainty.constant()));
      }
    }
    for (var cell : isTableOfExperiments ? List.<CsvTable.Cell>of() : table.header()) {
      if (!known.contains(Name.of(cell.value().strip()))
          && declared.stream().noneMatch(it -> it.name().equals(cell.value().strip()))) {
        problems.add(
            StudyCode.UNKNOWN_CONSTANT,
            cell.span(),
            "the study has no uncertainty '%s'".formatted(cell.value().strip()),
            "columns of policies and levers need 'combine: table'");
      }
    }
    var rows = new ArrayList<List<Double>>();
    if (!problems.all().isEmpty()) {
      return rows;
    }
    for (var row : table.rows()) {
      var values = new ArrayList<Double>();
      for (var uncertainty : uncertainties) {
        var cell = row.get(table.column(uncertainty.constant()).orElseThrow());
        var value = table.number(row, uncertainty.constant(), problems);
        if (value.isEmpty() && cell.value().isBlank()) {
          problems.add(StudyCode.BAD_TABLE, cell.span(), "a value is missing");
        }
        values.add(value.orElse(Double.NaN));
      }
      rows.add(values);
    }
    if (rows.isEmpty()) {
      problems.add(StudyCode.BAD_TABLE, new Span(0, 0), "the table has no futures");
    }
    return rows;
  }

  private List<Correlation> correlations(List<Yaml.Entry> entries) {
    var correlations = new ArrayList<Correlation>();
    for (var entry : entries) {
      if (!(entry.value() instanceof Yaml.Entries pairs)) {
        context
            .problems()
            .add(
                StudyCode.CONTRADICTION,
                entry.value().span(),
                "'%s' needs the constants that it goes with".formatted(entry.name()),
                "for example '%s: {another constant: 0.5}'".formatted(entry.name()));
        continue;
      }
      for (var pair : pairs.entries()) {
        correlation(entry.key(), pair, correlations).ifPresent(correlations::add);
      }
    }
    if (!entries.isEmpty() && Copula.of(names(), correlations).isEmpty()) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              entries.getFirst().key().span(),
              "these rank correlations cannot hold together: their matrix is not positive definite",
              "bring the largest of them nearer to 0");
    }
    return correlations;
  }

  private Optional<Correlation> correlation(
      Yaml.Scalar first, Yaml.Entry pair, List<Correlation> before) {
    var written = declared.stream().map(Yaml.Entry::name).toList();
    var message = "the study has no uncertainty '%s'";
    var areKnown =
        context.known(StudyCode.UNKNOWN_CONSTANT, first, written, message)
            & context.known(StudyCode.UNKNOWN_CONSTANT, pair.key(), written, message);
    var rank = Values.number(pair.value(), "'" + pair.name() + "'", context.problems());
    if (!areKnown || rank.isEmpty()) {
      return Optional.empty();
    }
    var one = Name.of(first.value());
    var other = Name.of(pair.name());
    if (one.equals(other) || !(Math.abs(rank.getAsDouble()) < 1)) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              pair.value().span(),
              one.equals(other)
                  ? "a constant is not correlated with itself"
                  : "a rank correlation lies between -1 and 1, and is not "
                      + Words.number(rank.getAsDouble()));
      return Optional.empty();
    }
    for (var earlier : before) {
      var pairBefore = List.of(Name.of(earlier.first()), Name.of(earlier.second()));
      if (pairBefore.contains(one) && pairBefore.contains(other)) {
        context
            .problems()
            .add(
                StudyCode.NAME_TAKEN,
                pair.key().span(),
                "the correlation of '%s' and '%s' is given already"
                    .formatted(first.value(), pair.name()));
        return Optional.empty();
      }
    }
    // what could not be read of an uncertainty was reported there
    return names().stream().map(Name::of).toList().containsAll(List.of(one, other))
        ? Optional.of(
            new Correlation(
                Context.canonical(first.value(), names()),
                Context.canonical(pair.name(), names()),
                rank.getAsDouble()))
        : Optional.empty();
  }

  private List<String> names() {
    return uncertainties.stream().map(Uncertainty::constant).toList();
  }

  /// What does not go with a design.
  private void check(Section root, Method method, List<Correlation> correlations, int batch) {
    var place = root.entry("design").orElseThrow().value().span();
    var isGrid = method instanceof Method.Factorial || method instanceof Method.OneAtATime;
    var isForIndices = method instanceof Method.Trajectories || method instanceof Method.Saltelli;
    if ((isGrid || isForIndices || method instanceof Method.Table) && !correlations.isEmpty()) {
      report(place, "a grid, a design for indices or a table has no place for correlations");
    }
    if (method instanceof Method.OrthogonalHypercube
        && !Sampling.canBeOrthogonal(batch, uncertainties.size())) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              place,
              "there is no orthogonal latin hypercube of %,d draws for %d uncertainties"
                  .formatted(batch, uncertainties.size()),
              "let 'batch' of the filter be the square of a prime number from %d on, such as %d"
                  .formatted(
                      Math.max(2, uncertainties.size() - 1),
                      Sampling.orthogonalBatch(uncertainties.size())));
    }
    if (isGrid || method instanceof Method.Trajectories) {
      for (var uncertainty : uncertainties) {
        var distribution = uncertainty.distribution();
        if (Double.isInfinite(distribution.low()) || Double.isInfinite(distribution.high())) {
          report(
              place,
              "a grid needs bounds, and '%s' has none; give it a 'range'"
                  .formatted(uncertainty.constant()));
        }
      }
    }
    if (method instanceof Method.Halton && uncertainties.size() > MOST_IN_HALTON) {
      report(
          place,
          "Halton's sequence has at most %d dimensions, and the study %d uncertainties"
              .formatted(MOST_IN_HALTON, uncertainties.size()));
    }
    if ((isGrid || method instanceof Method.Table || method instanceof Method.Halton)
        && root.whole("seeds compared", 1, Long.MAX_VALUE).orElse(1) > 1) {
      report(
          place, "this design draws the same futures with every seed; leave 'seeds compared' out");
    }
  }

  private void checkSize(Section root, Design design) {
    var size = design.size(uncertainties.size());
    var place = root.entry("design").orElseThrow().value().span();
    if (size.isPresent() && size.getAsLong() >= Method.MOST) {
      report(
          place,
          "the design has more than %,d futures; take fewer levels".formatted(Method.MOST - 1));
    } else if (size.isPresent()
        && root.whole("runs", 1, Long.MAX_VALUE).orElse(1) > size.getAsLong()) {
      report(
          root.entry("runs").orElseThrow().value().span(),
          "the design has %,d futures and no more; leave 'runs' out to have all"
              .formatted(size.getAsLong()));
    }
  }

  private void report(Span place, String message) {
    context.problems().add(StudyCode.CONTRADICTION, place, message);
  }
}
