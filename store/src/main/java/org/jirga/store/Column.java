package org.jirga.store;

/// One named column of a part. Values stay in the arrays that they came in; the arrays are not
/// copied and must not be changed.
public sealed interface Column {
  String name();

  int rows();

  /// Whole numbers.
  record Longs(String name, long[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /// Numbers, bit for bit: NaN and its payload, infinities and -0.0 are kept.
  ///
  /// The value of row `r` is `values[first + r * step]`, so that a column of a row-major matrix is
  /// written as it lies.
  record Doubles(String name, double[] values, int first, int step, int rows) implements Column {
    public Doubles {
      if (first < 0
          || step < 1
          || rows < 0
          || rows > 0 && first + (rows - 1L) * step >= values.length) {
        throw new IllegalArgumentException(
            "%d rows from %d in steps of %d do not fit %d values of '%s'."
                .formatted(rows, first, step, values.length, name));
      }
    }

    public Doubles(String name, double[] values) {
      this(name, values, 0, 1, values.length);
    }

    public double value(int row) {
      return values[first + row * step];
    }
  }

  /// Words.
  record Texts(String name, String[] values) implements Column {
    @Override
    public int rows() {
      return values.length;
    }
  }

  /// Yes or no: a bit of each word.
  record Flags(String name, long[] words, int bit) implements Column {
    public Flags {
      if (bit < 0 || bit >= Long.SIZE) {
        throw new IllegalArgumentException("There is no bit %d in a word.".formatted(bit));
      }
    }

    @Override
    public int rows() {
      return words.length;
    }

    public boolean value(int row) {
      return (words[row] >>> bit & 1) != 0;
    }
  }
}
