package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.analysis.study.TimeSeries.Observed;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads `series`, and what was observed of them from tables of the case.
final class SeriesSection {

  static final List<String> KEYS = List.of("title", "unit", "observed", "courses");
  static final List<String> OBSERVED_KEYS = List.of("file", "variable");

  private static final List<String> COLUMNS = List.of("variable", "from", "to", "best");

  private final Context context;
  private final CaseFiles files;

  SeriesSection(Context context, CaseFiles files) {
    this.context = context;
    this.files = files;
  }

  List<TimeSeries> read(List<Yaml.Entry> entries) {
    var series = new ArrayList<TimeSeries>();
    for (var entry : entries) {
      var variable = context.model().variable(entry.key(), context.problems());
      Section.of(entry, "a series", context.problems(), KEYS)
          .ifPresent(
              section -> {
                var title = section.text("title");
                var unit = variable.map(found -> context.unit(section, found)).orElse("");
                var observed = observed(section);
                var courses = section.flag("courses");
                variable.ifPresent(
                    found ->
                        series.add(
                            new TimeSeries(
                                found.label(),
                                title.isEmpty() ? found.label() : title,
                                unit,
                                observed,
                                courses)));
              });
    }
    return series;
  }

  private List<Observed> observed(Section section) {
    return section
        .entry("observed")
        .flatMap(entry -> Section.of(entry, "the observations", context.problems(), OBSERVED_KEYS))
        .map(this::rows)
        .orElse(List.of());
  }

  private List<Observed> rows(Section section) {
    var variable = section.requiredScalar("variable");
    var file = section.requiredScalar("file");
    if (variable.isEmpty() || file.isEmpty()) {
      return List.of();
    }
    var source = files.open(file.get(), context.problems());
    if (source.isEmpty()) {
      return List.of();
    }
    var problems = new Problems(source.get());
    var table = CsvTable.read(problems);
    var observed = read(table, variable.get(), problems);
    context.problems().addAll(problems.all());
    return observed;
  }

  private List<Observed> read(CsvTable table, Yaml.Scalar variable, Problems problems) {
    for (var column : COLUMNS) {
      if (!table.header().isEmpty() && name(table, column).isEmpty()) {
        problems.add(
            StudyCode.BAD_TABLE,
            table.header().getFirst().span(),
            "observations need a column '%s'".formatted(column));
        return List.of();
      }
    }
    var rows =
        table.rows().stream()
            .filter(row -> table.text(row, "variable").equals(variable.value()))
            .toList();
    if (rows.isEmpty() && !table.header().isEmpty()) {
      context
          .problems()
          .unknown(
              StudyCode.UNKNOWN_VARIABLE,
              variable.span(),
              "%s has no row of '%s'".formatted(table.source().name(), variable.value()),
              variable.value(),
              table.rows().stream().map(row -> table.text(row, "variable")).distinct().toList());
    }
    return rows.stream().flatMap(row -> observed(table, row, problems).stream()).toList();
  }

  private static Optional<Observed> observed(
      CsvTable table, List<CsvTable.Cell> row, Problems problems) {
    var from = table.number(row, name(table, "from").orElseThrow(), problems);
    var to = table.number(row, name(table, "to").orElseThrow(), problems);
    var best = table.number(row, "best", problems);
    if (from.isEmpty() || best.isEmpty()) {
      return Optional.empty();
    }
    var low = table.number(row, "low", problems).orElse(best.getAsDouble());
    var high = table.number(row, "high", problems).orElse(best.getAsDouble());
    var evidence = table.text(row, "evidence");
    return Optional.of(
        new Observed(
            from.getAsDouble(),
            to.orElse(from.getAsDouble()),
            low,
            best.getAsDouble(),
            high,
            evidence.isEmpty() ? table.text(row, "source") : evidence,
            confidence(table, row)));
  }

  /// How sure one can be, and whether anybody has looked: `high`, `medium, unverified`.
  private static String confidence(CsvTable table, List<CsvTable.Cell> row) {
    var confidence = table.text(row, "confidence");
    var unverified =
        EvidenceRow.Status.of(table.text(row, "status"))
            .filter(EvidenceRow.Status::isUnverified)
            .isPresent();
    return unverified ? confidence + (confidence.isEmpty() ? "" : ", ") + "unverified" : confidence;
  }

  /// The column of that name, or of that name with the unit of time: `from_month`.
  private static Optional<String> name(CsvTable table, String column) {
    return table.header().stream()
        .map(cell -> cell.value().strip())
        .filter(header -> header.equals(column) || header.startsWith(column + "_"))
        .findFirst();
  }
}
