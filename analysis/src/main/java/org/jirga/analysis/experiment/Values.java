package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.function.Consumer;

/// Numbers in a row, which may be too many for memory: read a part at a time, as often as wanted.
public interface Values {

  /// Numbers that are read at once.
  int PIECE = 4096;

  /// How many there are.
  int rows();

  /// The numbers from one row to another; the array is the reader's own.
  double[] read(int from, int to);

  /// All of them at once.
  default double[] all() {
    return read(0, rows());
  }

  /// Hands over all of them, in their order.
  default void visit(Consumer<double[]> visitor) {
    for (var from = 0; from < rows(); from += PIECE) {
      visitor.accept(read(from, Math.min(from + PIECE, rows())));
    }
  }

  /// The same as [Quantiles#of] all of them.
  default Quantiles quantiles() {
    return new ExactQuantiles(1).of(this);
  }

  /// Row by row, these less others.
  default Values minus(Values other) {
    var these = this;
    return new Values() {
      @Override
      public int rows() {
        return these.rows();
      }

      @Override
      public double[] read(int from, int to) {
        var differences = these.read(from, to);
        var others = other.read(from, to);
        for (var row = 0; row < differences.length; row++) {
          differences[row] -= others[row];
        }
        return differences;
      }
    };
  }

  /// Numbers that are at hand. The array is not copied.
  static Values of(double... values) {
    return new Values() {
      @Override
      public int rows() {
        return values.length;
      }

      @Override
      public double[] read(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
      }
    };
  }
}
