package org.jirga.store;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Overflow;
import org.jirga.analysis.experiment.RunArchive;
import org.jirga.analysis.experiment.RunCollector;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;

/// A study's archive in a store.
public final class StudyArchive implements RunArchive {
  private final RunStore store;

  /// The futures whose sampled values are kept, as far as anyone has asked.
  private final Map<Futures, BitSet> keptFutures = new HashMap<>();

  private record Futures(long seed, String name) {}

  /// @param store stays open for as long as the archive is used, and is closed by whoever opened it
  public StudyArchive(RunStore store) {
    this.store = store;
  }

  @Override
  public void recall(Ensemble ensemble, RunCollector wanted) {
    var tables = new RunTables(wanted.observation());
    for (var unit : store.units()) {
      if (isOf(ensemble, unit) && wanted.wantsAnyOf(unit.first(), unit.last()) && store.has(unit)) {
        wanted.add(read(unit, tableOf(ensemble), tables, wanted.times()));
      }
    }
  }

  private Runs read(UnitKey unit, Table outcomes, RunTables tables, double[] times) {
    try {
      return tables.runs(
          store.read(unit, outcomes).orElseThrow(),
          tables.hasSeries() ? store.read(unit, Table.SERIES) : Optional.empty(),
          store.read(unit, Table.FAILURES),
          times);
    } catch (IllegalArgumentException e) {
      throw new StoreMismatchException(
          store.path(), List.of("%s: %s".formatted(unit, e.getMessage())));
    }
  }

  @Override
  public BitSet stored(Ensemble ensemble) {
    var stored = new BitSet();
    for (var unit : store.units()) {
      if (isOf(ensemble, unit)) {
        store.addRuns(unit, stored);
      }
    }
    return stored;
  }

  @Override
  public void visit(
      Ensemble ensemble, Observation observation, double[] times, Consumer<Runs> visitor) {
    var tables = new RunTables(observation);
    for (var unit : store.units()) {
      if (isOf(ensemble, unit) && store.has(unit)) {
        visitor.accept(read(unit, tableOf(ensemble), tables, times));
      }
    }
  }

  @Override
  public void store(Ensemble ensemble, Runs runs) {
    if (runs.rows() == 0) {
      return;
    }
    var arm = ensemble.arm();
    var unit =
        new UnitKey(
            tableOf(ensemble),
            ensemble.seed(),
            ensemble.futures(),
            arm.policy(),
            arm.changes(),
            runs.runs()[0],
            runs.runs()[runs.rows() - 1]);
    store.append(unit, new RunTables(runs.observation()).tables(runs, tableOf(ensemble)));
  }

  @Override
  public void storeFutures(long seed, String futures, Inputs inputs) {
    var kept = keptFutures.computeIfAbsent(new Futures(seed, futures), this::kept);
    var rows =
        IntStream.range(0, inputs.rows())
            .filter(row -> !kept.get(Math.toIntExact(inputs.runs()[row])))
            .toArray();
    if (rows.length > 0) {
      var missing = inputs.select(rows);
      var unit = UnitKey.design(seed, futures, missing.runs()[0], missing.runs()[rows.length - 1]);
      store.append(unit, new TreeMap<>(Map.of(Table.DESIGN, RunTables.design(missing))));
      for (var run : missing.runs()) {
        kept.set((int) run);
      }
    }
  }

  /// A file beside the runs, so that it is on a disk that is meant for so much.
  @Override
  public Overflow overflow() {
    return OverflowFile.in(store.path());
  }

  private BitSet kept(Futures futures) {
    var kept = new BitSet();
    for (var unit : store.units()) {
      if (unit.seed() == futures.seed
          && unit.futures().equals(futures.name)
          && unit.table() == Table.DESIGN) {
        store.addRuns(unit, kept);
      }
    }
    return kept;
  }

  private static boolean isOf(Ensemble ensemble, UnitKey unit) {
    return unit.table() == tableOf(ensemble)
        && unit.seed() == ensemble.seed()
        && unit.futures().equals(ensemble.futures())
        && unit.policy().equals(ensemble.arm().policy())
        && unit.changes().equals(ensemble.arm().changes());
  }

  private static Table tableOf(Ensemble ensemble) {
    return switch (ensemble.stage()) {
      case DRAWS -> Table.DRAWS;
      case FUTURES -> Table.OUTCOMES;
    };
  }
}
