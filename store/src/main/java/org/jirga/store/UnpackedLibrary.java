package org.jirga.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The library that DuckDB unpacks into the system's folder for temporary files, 70 MB at each
/// start, and deletes only where the process ends in peace.
final class UnpackedLibrary {
  private static final Path LOADED = Path.of("/proc/self/maps");
  private static final String PREFIX = "libduckdb_java";

  private UnpackedLibrary() {}

  /// Deletes the file once it is loaded, so that a process that is killed does not leave it. Linux
  /// keeps a file that is in use for as long as it is; on other systems this does nothing.
  static void deleteOnceLoaded() {
    if (!Files.isReadable(LOADED)) {
      return;
    }
    try (var lines = Files.lines(LOADED)) {
      var files =
          lines
              .filter(line -> line.contains("/" + PREFIX))
              .map(line -> Path.of(line.substring(line.indexOf('/'))))
              .distinct()
              .toList();
      for (var file : files) {
        if (file.startsWith(System.getProperty("java.io.tmpdir"))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The file stays until the process ends.
    }
  }
}
