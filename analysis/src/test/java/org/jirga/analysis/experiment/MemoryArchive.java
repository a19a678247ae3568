package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;
import org.jirga.engine.run.Series;

/// Keeps runs in memory, for tests.
final class MemoryArchive implements RunArchive {
  private record Kept(Ensemble ensemble, Runs runs) {}

  private final List<Kept> kept = new ArrayList<>();
  int stored;

  @Override
  public void recall(Ensemble ensemble, RunCollector wanted) {
    kept.stream().filter(k -> k.ensemble().equals(ensemble)).forEach(k -> wanted.add(k.runs()));
  }

  @Override
  public BitSet stored(Ensemble ensemble) {
    var stored = new BitSet();
    kept.stream()
        .filter(k -> k.ensemble().equals(ensemble))
        .flatMapToLong(k -> Arrays.stream(k.runs().runs()))
        .forEach(run -> stored.set((int) run));
    return stored;
  }

  @Override
  public void visit(
      Ensemble ensemble, Observation observation, double[] times, Consumer<Runs> visitor) {
    kept.stream().filter(k -> k.ensemble().equals(ensemble)).forEach(k -> visitor.accept(k.runs()));
  }

  @Override
  public void store(Ensemble ensemble, Runs runs) {
    kept.add(new Kept(ensemble, copy(runs)));
    stored += runs.rows();
  }

  @Override
  public void storeFutures(long seed, String futures, Inputs inputs) {}

  /// A stream uses its arrays again.
  private static Runs copy(Runs runs) {
    return new Runs(
        runs.observation(),
        runs.runs().clone(),
        runs.outcomes().clone(),
        runs.statuses().clone(),
        runs.failedCriteria().clone(),
        runs.failures(),
        runs.times(),
        runs.series().stream()
            .map(it -> Series.ofRows(it.byRow().clone(), it.rows(), it.saves()))
            .toList());
  }
}
