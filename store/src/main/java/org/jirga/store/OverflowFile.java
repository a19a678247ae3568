package org.jirga.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jirga.analysis.experiment.Overflow;

/// Numbers in a file without a name: whatever ends the program, nothing is left of it.
final class OverflowFile implements Overflow {

  private final Path folder;
  private final FileChannel channel;
  private long end;

  private OverflowFile(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// @throws StoreException if no file can be made in the folder
  static OverflowFile in(Path folder) {
    try {
      var file = Files.createTempFile(folder, "overflow-", Disk.UNFINISHED);
      var channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // a system that does not let go of the name of an open file deletes it when it is closed
      }
      return new OverflowFile(folder, channel);
    } catch (IOException e) {
      throw StoreException.unwritable(folder, e);
    }
  }

  @Override
  public synchronized long add(double[] numbers) {
    var bytes = buffer(numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    var place = end;
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, place + bytes.position());
      }
    } catch (IOException e) {
      throw StoreException.unwritable(folder, e);
    }
    end += bytes.capacity();
    return place;
  }

  @Override
  public synchronized double[] read(long place, int from, int count) {
    var bytes = buffer(count);
    var start = place + (long) from * Double.BYTES;
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, start + bytes.position()) < 0) {
          throw new IOException("it ends too early");
        }
      }
    } catch (IOException e) {
      throw StoreException.unreadable(folder, e);
    }
    var numbers = new double[count];
    bytes.flip().order(ByteOrder.nativeOrder()).asDoubleBuffer().get(numbers);
    return numbers;
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(numbers, Double.BYTES))
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StoreException.unwritable(folder, e);
    }
  }
}
