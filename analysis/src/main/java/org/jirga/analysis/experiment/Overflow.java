package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.List;

/// Room for numbers that a study does not hold in memory while it is at work.
public interface Overflow extends AutoCloseable {

  /// Takes numbers over.
  ///
  /// @return their place
  long add(double[] numbers);

  /// Some of the numbers from a place on; the array is the reader's own.
  ///
  /// @param from how many to pass over
  double[] read(long place, int from, int count);

  /// Gives up all of them.
  @Override
  void close();

  /// In memory after all, for studies of which nothing is kept.
  static Overflow inMemory() {
    return new Overflow() {
      private final List<double[]> kept = new ArrayList<>();

      @Override
      public long add(double[] numbers) {
        kept.add(numbers.clone());
        return kept.size() - 1L;
      }

      @Override
      public double[] read(long place, int from, int count) {
        var numbers = new double[count];
        System.arraycopy(kept.get((int) place), from, numbers, 0, count);
        return numbers;
      }

      @Override
      public void close() {
        kept.clear();
      }
    };
  }
}
