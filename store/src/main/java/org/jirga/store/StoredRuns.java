package org.jirga.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The runs of a finished study, to be analysed: what was assumed beside what came out.
///
/// A future is matched with its outcomes by its number; one without either is left out.
public final class StoredRuns implements AutoCloseable {

  private static final String FAILED = "failed";
  private static final String IN_FULL = "draws in full";

  private final RunStore store;

  private StoredRuns(RunStore store) {
    this.store = store;
  }

  /// Opens the store in a folder, whatever study it is of.
  ///
  /// @throws StoreException if there is none, it cannot be read, or another process has it open
  public static StoredRuns open(Path folder, Consumer<String> warnings) {
    try {
      var manifest =
          new ManifestFile(folder)
              .read()
              .orElseThrow(() -> new StoreException(folder, "there are no runs in it"));
      return new StoredRuns(RunStore.open(folder, manifest.identity(), warnings));
    } catch (IOException e) {
      throw StoreException.unreadable(folder, e);
    }
  }

  /// Futures and what came of them under one policy.
  ///
  /// @param columns for each constant a value for each future
  /// @param values for each outcome a value for each future, NaN where the run failed
  /// @param failed for each future whether the run failed
  public record Sample(
      List<String> constants,
      double[][] columns,
      List<String> outcomes,
      double[][] values,
      boolean[] failed) {
    public Sample {
      constants = List.copyOf(constants);
      outcomes = List.copyOf(outcomes);
    }

    public int rows() {
      return columns.length == 0 ? 0 : columns[0].length;
    }
  }

  /// The policy under which futures were drawn; where none were, the first one that was run.
  public Optional<String> baseline() {
    return policies(unit -> unit.table() == Table.DRAWS)
        .or(() -> policies(unit -> unit.table() == Table.OUTCOMES));
  }

  private Optional<String> policies(Predicate<UnitKey> which) {
    return store.units().stream().filter(which).map(UnitKey::policy).findFirst();
  }

  /// The policies that plausible futures were run under, as they are, in the order of running.
  public List<String> policies() {
    var plausible = plausible();
    return store.units().stream()
        .filter(
            unit ->
                unit.table() == Table.OUTCOMES
                    && unit.changes().isEmpty()
                    && plausible.filter(set -> set.isOf(unit)).isPresent())
        .map(UnitKey::policy)
        .distinct()
        .toList();
  }

  /// The draws that ran to the end whatever they failed, under the baseline: what was believed
  /// before the filter. Absent where there was no filter.
  public Optional<Sample> prior() {
    return store.units().stream()
        .filter(unit -> unit.table() == Table.DRAWS && unit.futures().equals(IN_FULL))
        .findFirst()
        .flatMap(unit -> sample(Table.DRAWS, Futures.of(unit), unit.policy()));
  }

  /// The plausible futures under a policy; absent where they were not run under it.
  public Optional<Sample> plausible(String policy) {
    return plausible().flatMap(futures -> sample(Table.OUTCOMES, futures, policy));
  }

  /// The set of futures that was run first is the one that all policies are run on.
  private Optional<Futures> plausible() {
    return store.units().stream()
        .filter(unit -> unit.table() == Table.OUTCOMES)
        .findFirst()
        .map(Futures::of);
  }

  private record Futures(long seed, String name) {
    private static Futures of(UnitKey unit) {
      return new Futures(unit.seed(), unit.futures());
    }

    private boolean isOf(UnitKey unit) {
      return unit.seed() == seed && unit.futures().equals(name);
    }
  }

  /// The plausible futures that were run under each of some policies, row by row the same ones; no
  /// rows where there are none.
  ///
  /// @param policies under each of which some plausible future was run
  public List<Sample> together(List<String> policies) {
    var futures = plausible().orElseThrow();
    var common = new TreeSet<Long>();
    for (var policy : policies) {
      var runs = read(Table.OUTCOMES, futures, policy).runs();
      if (policy.equals(policies.getFirst())) {
        common.addAll(runs);
      } else {
        common.retainAll(new HashSet<>(runs));
      }
    }
    return policies.stream()
        .map(policy -> read(Table.OUTCOMES, futures, policy).sample(List.copyOf(common)))
        .toList();
  }

  private Optional<Sample> sample(Table table, Futures futures, String policy) {
    var read = read(table, futures, policy);
    var runs = read.runs();
    return runs.isEmpty() ? Optional.empty() : Optional.of(read.sample(runs));
  }

  /// Sampled values, and what came of them.
  private record Read(Rows design, Rows outcomes) {
    /// Those that have both, ascending.
    private List<Long> runs() {
      return outcomes.rows.keySet().stream().filter(design.rows::containsKey).sorted().toList();
    }

    private Sample sample(List<Long> runs) {
      return new Sample(
          design.names,
          design.columns(runs),
          outcomes.names,
          outcomes.columns(runs),
          outcomes.failed(runs));
    }
  }

  private Read read(Table table, Futures futures, String policy) {
    var design = new Rows();
    var outcomes = new Rows();
    for (var unit : store.units()) {
      if (!futures.isOf(unit)) {
        continue;
      }
      if (unit.table() == Table.DESIGN) {
        store.read(unit, Table.DESIGN).ifPresent(design::add);
      } else if (unit.table() == table
          && unit.policy().equals(policy)
          && unit.changes().isEmpty()
          && store.has(unit)) {
        store.read(unit, table).ifPresent(outcomes::add);
      }
    }
    return new Read(design, outcomes);
  }

  /// Numbers by the run that they are of.
  private static final class Rows {
    private List<String> names = List.of();
    private final Map<Long, double[]> rows = new HashMap<>();
    private final Set<Long> failures = new HashSet<>();

    private void add(Columns part) {
      var numbers = new LinkedHashMap<String, Column.Doubles>();
      var failed = new boolean[part.rows()];
      for (var column : part.columns()) {
        switch (column) {
          case Column.Doubles doubles -> numbers.put(doubles.name(), doubles);
          case Column.Texts texts -> {
            for (var row = 0; row < failed.length; row++) {
              failed[row] = texts.values()[row].equals(FAILED);
            }
          }
          case Column.Longs _, Column.Flags _ -> {}
        }
      }
      names = new ArrayList<>(numbers.keySet());
      var columns = List.copyOf(numbers.values());
      for (var row = 0; row < part.rows(); row++) {
        var values = new double[columns.size()];
        for (var index = 0; index < values.length; index++) {
          values[index] = failed[row] ? Double.NaN : columns.get(index).value(row);
        }
        rows.put(part.longs(0)[row], values);
        if (failed[row]) {
          failures.add(part.longs(0)[row]);
        }
      }
    }

    private boolean[] failed(List<Long> runs) {
      var failed = new boolean[runs.size()];
      for (var row = 0; row < failed.length; row++) {
        failed[row] = failures.contains(runs.get(row));
      }
      return failed;
    }

    private double[][] columns(List<Long> runs) {
      var picked = runs.stream().map(rows::get).toArray(double[][]::new);
      var columns = new double[names.size()][];
      for (var index = 0; index < columns.length; index++) {
        var at = index;
        columns[index] = Arrays.stream(picked).mapToDouble(row -> row[at]).toArray();
      }
      return columns;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
