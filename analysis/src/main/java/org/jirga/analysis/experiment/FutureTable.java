package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.engine.run.Inputs;

/// Futures: the number of each, and the sampled value of each constant. They may be too many for
/// memory.
public final class FutureTable {

  private final List<String> constants;
  private final long seed;
  private final Shelf shelf;

  /// The numbers of the futures, then the constants.
  private final NumberTable table;

  private FutureTable(List<String> constants, long seed, Shelf shelf, NumberTable table) {
    this.constants = List.copyOf(constants);
    this.seed = seed;
    this.shelf = shelf;
    this.table = table;
  }

  /// Futures that are at hand.
  public static FutureTable of(Inputs futures) {
    var builder = new Builder(futures, RunArchive.none());
    for (var row = 0; row < futures.rows(); row++) {
      builder.add(futures, row);
    }
    return builder.build();
  }

  /// The names of what differs between futures.
  public List<String> constants() {
    return constants;
  }

  /// How many futures there are.
  public int rows() {
    return table.rows();
  }

  /// The number of each future: so many that they must fit in memory.
  public long[] runs() {
    return Arrays.stream(table.column(0).all()).mapToLong(run -> (long) run).toArray();
  }

  /// The values of a constant, by its place in [#constants()].
  public Values values(int constant) {
    return table.column(constant + 1);
  }

  /// The first futures, at most so many.
  public Inputs first(int most) {
    return read(0, Math.min(most, rows()));
  }

  /// The futures from one row to another.
  public Inputs read(int from, int to) {
    var rows = to - from;
    var width = constants.size();
    var runs = Arrays.stream(table.column(0).read(from, to)).mapToLong(run -> (long) run).toArray();
    var values = new double[rows * width];
    for (var constant = 0; constant < width; constant++) {
      var column = values(constant).read(from, to);
      for (var row = 0; row < rows; row++) {
        values[row * width + constant] = column[row];
      }
    }
    return new Inputs(constants, runs, values, seed);
  }

  /// Gives up all that is not in memory.
  void close() {
    shelf.close();
  }

  /// Collects futures with the same constants and seed.
  static final class Builder {

    private final Inputs like;
    private final Shelf shelf;
    private final NumberTable table;
    private final double[] row;
    private long last = -1;

    Builder(Inputs like, RunArchive archive) {
      this.like = like;
      this.shelf = new Shelf(archive);
      this.table = new NumberTable(like.constants().size() + 1, shelf);
      this.row = new double[like.constants().size() + 1];
    }

    void add(Inputs from, int future) {
      last = from.runs()[future];
      // draws are numbered far below 2^53, so that a double has them exactly
      row[0] = last;
      System.arraycopy(from.values(), future * (row.length - 1), row, 1, row.length - 1);
      table.add(row, 0);
    }

    void add(Inputs from) {
      IntStream.range(0, from.rows()).forEach(future -> add(from, future));
    }

    int rows() {
      return table.rows();
    }

    /// The number of the future that was added last.
    long last() {
      return last;
    }

    FutureTable build() {
      table.complete();
      return new FutureTable(like.constants(), like.seed(), shelf, table);
    }
  }
}
