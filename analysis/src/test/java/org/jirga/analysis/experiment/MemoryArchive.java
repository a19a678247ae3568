package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Runs;

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
  public void store(Ensemble ensemble, Runs runs) {
    kept.add(new Kept(ensemble, runs));
    stored += runs.rows();
  }

  @Override
  public void storeFutures(long seed, String futures, Inputs inputs) {}
}
