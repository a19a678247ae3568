package org.jirga.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The runs of a finished study, to be analysed: what was assumed beside what came out.
///
/// A future is matched with its outcomes by its number; one without either is left out.
public final class StoredRuns implements AutoCloseable {

  private static final String IN_FULL = "draws in full";

  /// What an analysis may hold beside each column that it reads: the same once more, sorted or
  /// ranked.
  private static final int COPIES = 2;

  private final RunStore store;
  private final Path folder;
  private final long memory;

  private StoredRuns(RunStore store, Path folder, long memory) {
    this.store = store;
    this.folder = folder;
    this.memory = memory;
  }

  /// Opens the store in a folder, whatever study it is of.
  ///
  /// @throws StoreException if there is none, it cannot be read, or another process has it open
  public static StoredRuns open(Path folder, Consumer<String> warnings) {
    return open(folder, warnings, Runtime.getRuntime().maxMemory());
  }

  /// @param memory bytes that may be taken
  static StoredRuns open(Path folder, Consumer<String> warnings, long memory) {
    try {
      var manifest =
          new ManifestFile(folder)
              .read()
              .orElseThrow(() -> new StoreException(folder, "there are no runs in it"));
      return new StoredRuns(RunStore.open(folder, manifest.identity(), warnings), folder, memory);
    } catch (IOException e) {
      throw StoreException.unreadable(folder, e);
    }
  }

  /// Futures and what came of them under one policy.
  ///
  /// @param constants none where they were not asked for
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
      return failed.length;
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
    return setting().map(this::policies).orElse(List.of());
  }

  /// Whether there are draws that ran to the end whatever they failed.
  public boolean hasPrior() {
    return store.units().stream()
        .anyMatch(unit -> unit.table() == Table.DRAWS && unit.futures().equals(IN_FULL));
  }

  /// The draws that ran to the end whatever they failed, under the baseline: what was believed
  /// before the filter. Absent where there was no filter.
  ///
  /// @throws UnknownOutcomeException if an outcome is wanted that the draws do not have
  public Optional<Sample> prior(Wanted wanted) {
    return store.units().stream()
        .filter(unit -> unit.table() == Table.DRAWS && unit.futures().equals(IN_FULL))
        .findFirst()
        .flatMap(unit -> sample(Table.DRAWS, Futures.of(unit), unit.policy(), wanted));
  }

  /// The plausible futures under a policy; absent where they were not run under it.
  ///
  /// @throws UnknownOutcomeException if an outcome is wanted that the runs do not have
  public Optional<Sample> plausible(String policy, Wanted wanted) {
    return plausible().flatMap(futures -> sample(Table.OUTCOMES, futures, policy, wanted));
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

  /// What policies were run under: a set of futures, and changes of the model if any.
  ///
  /// @param seed of the futures
  /// @param futures the set's name, such as `now`
  /// @param changes ids of the switches and nulls in force, sorted
  public record Setting(long seed, String futures, List<String> changes) {
    public Setting {
      changes = List.copyOf(changes);
    }

    private static Setting of(UnitKey unit) {
      return new Setting(unit.seed(), unit.futures(), unit.changes());
    }

    private Futures ofFutures() {
      return new Futures(seed, futures);
    }
  }

  /// A policy in a setting.
  public record Arm(Setting setting, String policy) {}

  /// The plausible futures and the model as it is: what is compared unless something else is asked.
  /// Absent where nothing was run.
  public Optional<Setting> setting() {
    return plausible().map(futures -> new Setting(futures.seed(), futures.name(), List.of()));
  }

  /// Every other setting, in the order of running.
  public List<Setting> otherSettings() {
    return store.units().stream()
        .filter(unit -> unit.table() == Table.OUTCOMES)
        .map(Setting::of)
        .distinct()
        .filter(it -> setting().filter(it::equals).isEmpty())
        .toList();
  }

  /// The policies that were run in a setting, in the order of running.
  public List<String> policies(Setting setting) {
    return store.units().stream()
        .filter(unit -> unit.table() == Table.OUTCOMES && Setting.of(unit).equals(setting))
        .map(UnitKey::policy)
        .distinct()
        .toList();
  }

  /// Which outcomes are read; the others take no memory.
  ///
  /// @param outcomes their names; all where absent
  public record Wanted(Optional<List<String>> outcomes) {

    public static Wanted all() {
      return new Wanted(Optional.empty());
    }

    public static Wanted of(List<String> outcomes) {
      return new Wanted(Optional.of(List.copyOf(outcomes)));
    }

    /// @throws UnknownOutcomeException if an outcome is wanted that is none of those
    public void check(List<String> known) {
      for (var name : outcomes.orElse(List.of())) {
        if (!known.contains(name)) {
          throw new UnknownOutcomeException(name, known);
        }
      }
    }
  }

  /// An outcome was asked for that the runs do not have.
  public static final class UnknownOutcomeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient List<String> known;

    public UnknownOutcomeException(String name, List<String> known) {
      super("There is no outcome '%s'.".formatted(name));
      this.name = name;
      this.known = List.copyOf(known);
    }

    public String name() {
      return name;
    }

    public List<String> known() {
      return known;
    }
  }

  /// The futures that were run in each of some arms, row by row the same ones, without their
  /// sampled values; no rows where there are none.
  ///
  /// @param arms all on the same set of futures
  /// @throws UnknownOutcomeException if no arm has one of the outcomes
  public List<Sample> together(List<Arm> arms, List<String> outcomes) {
    var known = new LinkedHashSet<String>();
    arms.forEach(arm -> known.addAll(numbers(Table.OUTCOMES, units(arm))));
    Wanted.of(outcomes).check(List.copyOf(known));
    return togetherAsFarAsKnown(arms, outcomes);
  }

  private List<UnitKey> units(Arm arm) {
    return units(Table.OUTCOMES, arm.setting().ofFutures())
        .filter(unit -> unit.policy().equals(arm.policy()))
        .filter(unit -> unit.changes().equals(arm.setting().changes()))
        .toList();
  }

  /// The same, where an outcome that an arm does not have is NaN.
  public List<Sample> togetherAsFarAsKnown(List<Arm> arms, List<String> outcomes) {
    var units = arms.stream().map(this::units).toList();
    refuseIfTooLarge(
        units.stream().mapToLong(it -> rows(Table.OUTCOMES, it) * outcomes.size()).sum());
    var tables = new ArrayList<RunColumns>();
    for (var ofArm : units) {
      tables.add(read(Table.OUTCOMES, ofArm, outcomes::contains));
    }
    var common = tables.getFirst().runs();
    for (var table : tables) {
      common = RunColumns.common(common, table.runs());
    }
    var samples = new ArrayList<Sample>();
    for (var index = 0; index < tables.size(); index++) {
      var table = tables.set(index, RunColumns.NONE).ofRuns(common);
      samples.add(
          new Sample(
              List.of(),
              new double[0][],
              outcomes,
              outcomes.stream().map(table::column).toArray(double[][]::new),
              table.failed()));
    }
    return samples;
  }

  private Optional<Sample> sample(Table table, Futures futures, String policy, Wanted wanted) {
    var units =
        units(table, futures)
            .filter(unit -> unit.policy().equals(policy) && unit.changes().isEmpty())
            .toList();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    var known = numbers(table, units);
    wanted.check(known);
    var names = wanted.outcomes().orElse(known);
    var designUnits = units(Table.DESIGN, futures).toList();
    var constants = numbers(Table.DESIGN, designUnits);
    refuseIfTooLarge(
        rows(table, units) * names.size() + rows(Table.DESIGN, designUnits) * constants.size());
    var outcomes = read(table, units, names::contains);
    var design = read(Table.DESIGN, designUnits, _ -> true);
    var runs = RunColumns.common(design.runs(), outcomes.runs());
    if (runs.length == 0) {
      return Optional.empty();
    }
    design = design.ofRuns(runs);
    outcomes = outcomes.ofRuns(runs);
    return Optional.of(
        new Sample(
            constants,
            constants.stream().map(design::column).toArray(double[][]::new),
            names,
            names.stream().map(outcomes::column).toArray(double[][]::new),
            outcomes.failed()));
  }

  private Stream<UnitKey> units(Table table, Futures futures) {
    return store.units().stream()
        .filter(unit -> unit.table() == table && futures.isOf(unit) && store.has(unit));
  }

  /// Names of the columns of numbers that any of the units has.
  private List<String> numbers(Table table, List<UnitKey> units) {
    var names = new LinkedHashSet<String>();
    units.forEach(unit -> names.addAll(store.numbers(unit, table)));
    return List.copyOf(names);
  }

  private long rows(Table table, List<UnitKey> units) {
    return units.stream().mapToLong(unit -> store.rows(unit, table)).sum();
  }

  /// @throws StoreException before anything is read that has no room
  private void refuseIfTooLarge(long numbers) {
    var needed = (double) COPIES * Double.BYTES * numbers;
    if (needed > memory) {
      throw StoreException.tooLarge(folder, needed, memory);
    }
  }

  private RunColumns read(Table table, List<UnitKey> units, Predicate<String> wanted) {
    var all = new RunColumns.Builder(Math.toIntExact(rows(table, units)));
    for (var unit : units) {
      store.read(unit, table, wanted).ifPresent(all::add);
    }
    return all.build();
  }

  @Override
  public void close() {
    store.close();
  }
}
