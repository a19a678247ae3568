package org.jirga.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps others out of a store's folder while it is open. The system lets go of it when the process
/// ends, however it ends.
final class FolderLock {
  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Makes the folder where it is missing and takes it.
  ///
  /// @throws StoreException if the folder cannot be written, or another has it
  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        channel.close();
        throw new StoreException(
            folder, "The runs in '%s' are in use by another Jirga.".formatted(folder));
      }
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      throw StoreException.unwritable(folder, e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another store of this process has it.
      return false;
    }
  }

  /// Lets go of the folder; a second time does nothing.
  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StoreException.unwritable(folder, e);
    }
  }
}
