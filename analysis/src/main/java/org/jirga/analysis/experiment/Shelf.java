package org.jirga.analysis.experiment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the numbers of a set of futures are kept: the first ones in memory, what is more in the
/// [Overflow] of the archive. What comes out does not depend on which.
final class Shelf implements AutoCloseable {

  /// Numbers in memory: 8 MB. What is more is written and read again in no time.
  static final long MOST_HELD = 1_048_576;

  private final RunArchive archive;
  private final long most;
  private long held;
  private @Nullable Overflow overflow;

  Shelf(RunArchive archive) {
    this(archive, MOST_HELD);
  }

  /// @param most numbers in memory
  Shelf(RunArchive archive, long most) {
    this.archive = archive;
    this.most = most;
  }

  /// Some numbers, wherever they are.
  interface Kept {
    double[] read(int from, int count);
  }

  Kept keep(double[] numbers) {
    if (held + numbers.length <= most) {
      held += numbers.length;
      return (from, count) -> Arrays.copyOfRange(numbers, from, from + count);
    }
    var room = overflow;
    if (room == null) {
      room = archive.overflow();
      overflow = room;
    }
    var place = room.add(numbers);
    var where = room;
    return (from, count) -> where.read(place, from, count);
  }

  @Override
  public void close() {
    if (overflow != null) {
      overflow.close();
      overflow = null;
    }
  }
}
