package org.jirga.engine.run;

import java.util.List;
import java.util.Map;

/// Where the inputs of an ensemble come from that is too large to be held: some runs at a time.
public interface InputSource {

  /// Labels of the constants that differ from run to run, as in [Inputs].
  List<String> constants();

  /// Constants that have one value in all runs, whether they vary otherwise or not; by label.
  Map<String, Double> settings();

  /// How many runs there are.
  long rows();

  /// The inputs of the runs from a row on; the same whenever and by whichever thread it is asked.
  Inputs read(long from, int count);

  /// Inputs that are held.
  static InputSource of(Inputs inputs) {
    return new InputSource() {
      @Override
      public List<String> constants() {
        return inputs.constants();
      }

      @Override
      public Map<String, Double> settings() {
        return Map.of();
      }

      @Override
      public long rows() {
        return inputs.rows();
      }

      @Override
      public Inputs read(long from, int count) {
        return inputs.part((int) from, (int) from + count);
      }
    };
  }
}
