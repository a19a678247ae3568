package org.jirga.analysis.experiment;

import java.util.BitSet;
import java.util.function.Consumer;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;

/// Keeps what ensembles gave, so that a study that was stopped goes on where it was.
///
/// An archive is of one study of one model. In it the same run of the same ensemble always has the
/// same inputs and the same results, so that nothing tells whether it was computed or recalled.
public interface RunArchive {

  /// An ensemble within a study. All its runs are watched in the same way.
  ///
  /// @param seed of its futures
  /// @param stage what it is run for
  /// @param futures the set that its runs are of, such as `now`
  /// @param arm what they are run under
  record Ensemble(long seed, Stage stage, String futures, Arm arm) {}

  /// What runs are for.
  enum Stage {
    /// To tell whether a draw is plausible.
    DRAWS,
    /// To tell what comes of a plausible future.
    FUTURES
  }

  /// Adds to the collector whichever of its runs are kept.
  void recall(Ensemble ensemble, RunCollector wanted);

  /// Which runs of an ensemble are kept.
  BitSet stored(Ensemble ensemble);

  /// Hands over the runs of an ensemble that are kept, some at a time, in no order.
  ///
  /// @param observation of the ensemble
  /// @param times when series are saved
  void visit(Ensemble ensemble, Observation observation, double[] times, Consumer<Runs> visitor);

  /// Keeps runs of which none was kept before. They are kept for good when this returns.
  ///
  /// @param runs in ascending order of their ids
  void store(Ensemble ensemble, Runs runs);

  /// Keeps the sampled values of a set of futures, as far as they are not kept yet.
  ///
  /// @param futures the set's name
  /// @param inputs in ascending order of their ids
  void storeFutures(long seed, String futures, Inputs inputs);

  /// Room for numbers that a study at work does not hold in memory. Whoever asked closes it.
  default Overflow overflow() {
    return Overflow.inMemory();
  }

  /// Keeps nothing.
  static RunArchive none() {
    return new RunArchive() {
      @Override
      public void recall(Ensemble ensemble, RunCollector wanted) {}

      @Override
      public BitSet stored(Ensemble ensemble) {
        return new BitSet();
      }

      @Override
      public void visit(
          Ensemble ensemble, Observation observation, double[] times, Consumer<Runs> visitor) {}

      @Override
      public void store(Ensemble ensemble, Runs runs) {}

      @Override
      public void storeFutures(long seed, String futures, Inputs inputs) {}
    };
  }
}
