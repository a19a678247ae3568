package org.jirga.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Files that are there whole or not at all.
final class Disk {
  static final String UNFINISHED = ".tmp";

  private static final int BUFFER = 1 << 16;

  private Disk() {}

  /// The name under which a file is written until it is whole.
  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /// Puts the finished file where [#unfinished] was written for, in place of what may be there.
  static void finish(Path file) throws IOException {
    var unfinished = unfinished(file);
    try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file.toAbsolutePath().resolveSibling(""));
  }

  /// Makes the folder's entries safe from a loss of power, on systems that can (Windows cannot).
  private static void forceFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system opens a folder. The entry then is safe once the system has written it.
    }
  }

  /// SHA-256 of the file's bytes, in hexadecimal.
  static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[BUFFER];
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
