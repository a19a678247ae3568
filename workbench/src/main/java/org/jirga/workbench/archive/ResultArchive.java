package org.jirga.workbench.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.formats.data.Cell;
import org.jirga.formats.data.DelimitedText;
import org.jirga.model.source.Source;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.store.StoredRuns.Wanted;
import org.jirga.workbench.analyse.Rivals;
import org.jirga.workbench.analyse.Samples;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// What EMA Workbench's `save_results` wrote: a `.tar.gz` with the experiments and a table for each
/// outcome, by its versions 2 and 3 (`metadata.json`) or those before (`experiments metadata.csv`).
///
/// The archive doesn't say which columns are uncertainties and which are levers. Under one policy,
/// what varies is uncertain. A series over time stands for three outcomes: its last, smallest and
/// largest value. Arrays of more dimensions are left out.
public final class ResultArchive implements Samples {

  private static final String EXPERIMENTS = "experiments.csv";
  private static final String METADATA = "metadata.json";
  private static final String OLD_METADATA = "experiments metadata.csv";
  private static final Set<String> TABLES_ABOUT = Set.of(OLD_METADATA, "outcomes metadata.csv");
  private static final List<String> SCENARIOS = List.of("scenario", "scenario_id");
  private static final String POLICY = "policy";
  private static final String MODEL = "model";

  /// A bomb is larger.
  private static final long MOST_BYTES = 1L << 31;

  private static final long MOST_IN_A_TABLE = 1L << 29;

  private final List<Column> columns;
  private final Set<String> whole;
  private final Map<String, double[]> outcomes;
  private final Optional<Column> policy;
  private final List<Optional<Column>> futures;

  private ResultArchive(List<Column> columns, Set<String> whole, Map<String, double[]> outcomes) {
    this.columns =
        columns.stream()
            .filter(it -> !it.name().equals(POLICY) && !SCENARIOS.contains(it.name()))
            .toList();
    this.whole = whole;
    this.outcomes = outcomes;
    this.policy = named(columns, POLICY);
    this.futures =
        List.of(
            named(columns, MODEL),
            SCENARIOS.stream().flatMap(name -> named(columns, name).stream()).findFirst());
  }

  private static Optional<Column> named(List<Column> columns, String name) {
    return columns.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// Reads an archive.
  ///
  /// @param warnings takes what is left out
  /// @throws ArchiveException if it is none, or its tables do not fit each other
  public static ResultArchive read(Path file, Consumer<String> warnings)
      throws IOException, ArchiveException {
    var tables = new LinkedHashMap<String, String>();
    var read = 0L;
    try (var packed = new BufferedInputStream(Files.newInputStream(file));
        var tar = new TarArchiveInputStream(new GZIPInputStream(packed), "UTF-8")) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var name = entry.getName().replaceFirst("^\\./", "");
        if (!entry.isFile()) {
          continue;
        }
        if (!name.endsWith(".csv") && !name.equals(METADATA)) {
          warnings.accept("%s of %s has no table of numbers and is left out".formatted(name, file));
          continue;
        }
        read += entry.getSize();
        if (entry.getSize() > MOST_IN_A_TABLE || read > MOST_BYTES) {
          throw new ArchiveException("%s is too large to be read".formatted(name));
        }
        tables.put(name, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      if (!Files.isReadable(file)) {
        throw e;
      }
      throw new ArchiveException("it is no archive of results (.tar.gz): " + e.getMessage());
    }
    if (!tables.containsKey(EXPERIMENTS)) {
      throw new ArchiveException(
          "there is no experiments.csv in it, as EMA Workbench's save_results writes");
    }
    return of(tables);
  }

  private static ResultArchive of(Map<String, String> tables) throws ArchiveException {
    var experiments = rows(tables, EXPERIMENTS);
    if (experiments.size() < 2) {
      throw new ArchiveException("there are no experiments in experiments.csv");
    }
    var header = experiments.getFirst();
    var columns = new ArrayList<Column>();
    for (var column = 0; column < header.size(); column++) {
      var cells = new ArrayList<Cell>();
      for (var row = 1; row < experiments.size(); row++) {
        if (experiments.get(row).size() != header.size()) {
          throw new ArchiveException(
              "row %d of experiments.csv has %d values, its header %d"
                  .formatted(row, experiments.get(row).size(), header.size()));
        }
        cells.add(experiments.get(row).get(column));
      }
      columns.add(Column.of(name(header.get(column), column), cells));
    }
    var names = new Metadata(tables);
    var outcomes = new LinkedHashMap<String, double[]>();
    for (var table : tables.keySet()) {
      if (table.endsWith(".csv") && !table.equals(EXPERIMENTS) && !TABLES_ABOUT.contains(table)) {
        add(outcomes, names.outcome(table), table, rows(tables, table), experiments.size() - 1);
      }
    }
    if (outcomes.isEmpty()) {
      throw new ArchiveException("there is no table of an outcome in it");
    }
    return new ResultArchive(columns, names.whole(), outcomes);
  }

  private static List<List<Cell>> rows(Map<String, String> tables, String name) {
    var text = tables.getOrDefault(name, "");
    // as NumPy's savetxt writes headers
    return DelimitedText.read(text.startsWith("# ") ? text.substring(2) : text, ',').rows();
  }

  private static String name(Cell cell, int column) throws ArchiveException {
    return switch (cell) {
      case Cell.Text(var text) -> text;
      case Cell.Number(var value) -> String.valueOf(value);
      case Cell.Blank _, Cell.Uncomputed _ ->
          throw new ArchiveException(
              "column %d of experiments.csv has no name".formatted(column + 1));
    };
  }

  private static void add(
      Map<String, double[]> outcomes,
      String outcome,
      String table,
      List<List<Cell>> rows,
      int experiments)
      throws ArchiveException {
    if (rows.size() != experiments) {
      throw new ArchiveException(
          "%s has %,d rows for %,d experiments".formatted(table, rows.size(), experiments));
    }
    var values = new double[rows.size()][];
    for (var row = 0; row < values.length; row++) {
      var cells = rows.get(row);
      if (cells.size() != rows.getFirst().size()) {
        throw new ArchiveException(
            "row %d of %s has %d values, the first %d"
                .formatted(row + 1, table, cells.size(), rows.getFirst().size()));
      }
      for (var cell : cells) {
        if (cell instanceof Cell.Text(var text) && !Column.isNan(cell)) {
          throw new ArchiveException(
              "row %d of %s has '%s' where a number is due".formatted(row + 1, table, text));
        }
      }
      values[row] = cells.stream().mapToDouble(Column::number).toArray();
    }
    if (rows.getFirst().size() == 1) {
      outcomes.put(outcome, Arrays.stream(values).mapToDouble(it -> it[0]).toArray());
      return;
    }
    outcomes.put(
        outcome + ", last", Arrays.stream(values).mapToDouble(it -> it[it.length - 1]).toArray());
    outcomes.put(
        outcome + ", smallest", Arrays.stream(values).mapToDouble(it -> extreme(it, -1)).toArray());
    outcomes.put(
        outcome + ", largest", Arrays.stream(values).mapToDouble(it -> extreme(it, 1)).toArray());
  }

  /// NaN where any value is.
  private static double extreme(double[] course, int sign) {
    return sign
        * Arrays.stream(course).map(it -> sign * it).reduce(Double.NEGATIVE_INFINITY, Math::max);
  }

  /// What an archive says of its own tables.
  private static final class Metadata {
    private final Map<String, String> outcomes = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    Metadata(Map<String, String> tables) throws ArchiveException {
      for (var row : rows(tables, OLD_METADATA)) {
        if (row.size() == 2) {
          types.put(name(row.get(0), 0), name(row.get(1), 1));
        }
      }
      if (tables.containsKey(METADATA)) {
        var problems = new Problems(new Source(METADATA, tables.getOrDefault(METADATA, "")));
        var all = YamlReader.read(problems);
        if (all.isEmpty()) {
          throw new ArchiveException("metadata.json cannot be read");
        }
        for (var entry : all.get().entries()) {
          read(entry);
        }
      }
    }

    private void read(Yaml.Entry entry) {
      if (entry.name().equals("experiments") && entry.value() instanceof Yaml.Entries all) {
        for (var type : all.entries()) {
          if (type.value() instanceof Yaml.Scalar word) {
            types.put(type.name(), word.value());
          }
        }
      }
      if (entry.name().equals("outcomes") && entry.value() instanceof Yaml.Items all) {
        for (var outcome : all.items()) {
          if (outcome instanceof Yaml.Items(var parts, var _)
              && parts.size() == 3
              && parts.get(1) instanceof Yaml.Scalar name
              && parts.get(2) instanceof Yaml.Scalar file) {
            outcomes.put(file.value(), name.value());
          }
        }
      }
    }

    String outcome(String table) {
      return outcomes.getOrDefault(table, table.substring(0, table.length() - ".csv".length()));
    }

    /// The columns of whole numbers: `int64`, and `<i8` in older archives.
    Set<String> whole() {
      var whole = new TreeSet<String>();
      types.forEach(
          (name, type) -> {
            if (type.toLowerCase(Locale.ROOT).matches("u?int\\d*|[<>|=]?[iu]\\d")) {
              whole.add(name);
            }
          });
      return whole;
    }
  }

  private int rows() {
    return columns.isEmpty()
        ? outcomes.values().iterator().next().length
        : columns.getFirst().values().length;
  }

  @Override
  public boolean hasPrior() {
    return false;
  }

  @Override
  public Optional<Sample> prior(Wanted wanted) {
    return Optional.empty();
  }

  @Override
  public Optional<Sample> plausible(String name, Wanted wanted) {
    var rows = of(name);
    wanted.check(List.copyOf(outcomes.keySet()));
    return rows.isEmpty() ? Optional.empty() : Optional.of(sample(rows, wanted));
  }

  private List<Integer> of(String name) {
    return IntStream.range(0, rows()).filter(row -> policyOf(row).equals(name)).boxed().toList();
  }

  private String policyOf(int row) {
    return policy.map(it -> it.label(row)).orElse("");
  }

  /// What a future is told by, under whatever policy.
  private String future(int row) {
    return String.join(
        "\n", futures.stream().flatMap(it -> it.stream()).map(it -> it.label(row)).toList());
  }

  @Override
  public List<Sample> together(List<String> names, List<String> outcomes) {
    var wanted = Wanted.of(outcomes);
    wanted.check(List.copyOf(this.outcomes.keySet()));
    var byFuture = new ArrayList<TreeMap<String, Integer>>();
    for (var name : names) {
      var rows = new TreeMap<String, Integer>();
      of(name).forEach(row -> rows.put(future(row), row));
      byFuture.add(rows);
    }
    var common = new TreeSet<>(byFuture.getFirst().keySet());
    byFuture.forEach(rows -> common.retainAll(rows.keySet()));
    return byFuture.stream()
        .map(
            rows ->
                sample(
                    rows.entrySet().stream()
                        .filter(entry -> common.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                    wanted))
        .toList();
  }

  private Sample sample(List<Integer> rows, Wanted wanted) {
    var names = wanted.outcomes().orElse(List.copyOf(outcomes.keySet()));
    var varying =
        columns.stream()
            .filter(
                column ->
                    rows.stream().map(row -> column.values()[row]).distinct().limit(2).count() == 2)
            .toList();
    var values =
        names.stream()
            .map(outcomes::get)
            .map(all -> rows.stream().mapToDouble(row -> all[row]).toArray())
            .toArray(double[][]::new);
    var failed = new boolean[rows.size()];
    for (var row = 0; row < failed.length; row++) {
      var at = rows.get(row);
      failed[row] = outcomes.values().stream().allMatch(it -> Double.isNaN(it[at]));
    }
    return new Sample(
        varying.stream().map(Column::name).toList(),
        varying.stream().map(it -> it.select(rows)).toArray(double[][]::new),
        names,
        values,
        failed);
  }

  @Override
  public List<String> policies() {
    return IntStream.range(0, rows()).mapToObj(this::policyOf).distinct().toList();
  }

  @Override
  public int otherPolicies() {
    return 0;
  }

  /// An archive has one set of futures, and the models in it are told apart as futures.
  @Override
  public List<Rivals> rivals() {
    return List.of();
  }

  @Override
  public RivalSamples beside(Rivals rivals, List<String> outcomes) {
    throw new IllegalArgumentException("There is no '%s' in an archive.".formatted(rivals.name()));
  }

  /// There is one only where nothing else could be meant.
  @Override
  public Optional<String> baseline() {
    return policies().size() == 1 ? Optional.of(policies().getFirst()) : Optional.empty();
  }

  /// An archive does not say which way is better.
  @Override
  public List<Measure> measures() {
    return List.of();
  }

  @Override
  public List<Uncertainty> uncertainties() {
    return columns.stream()
        .flatMap(column -> column.uncertainty(whole.contains(column.name())).stream())
        .sorted(Comparator.comparing(Uncertainty::constant))
        .toList();
  }

  @Override
  public void close() {}
}
