package org.jirga.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/// The store cannot be read or written. What was stored before is still there.
public sealed class StoreException extends RuntimeException permits StoreMismatchException {
  private static final long serialVersionUID = 1;
  private static final double GIGABYTE = 1e9;

  private final transient Path path;

  StoreException(Path path, String message) {
    super(message);
    this.path = path;
  }

  private StoreException(Path path, String message, Exception cause) {
    super(message, cause);
    this.path = path;
  }

  static StoreException unreadable(Path path, Exception cause) {
    return new StoreException(
        path, "'%s' cannot be read: %s.".formatted(path, reason(cause)), cause);
  }

  /// Of a folder whose manifest says nothing that this version can rely on. What is in it stays.
  static StoreException unknown(Path folder, String why) {
    return new StoreException(
        folder,
        "The runs in '%s' cannot be told, and are left as they are: %s. Move them away, or take another folder."
            .formatted(folder, why));
  }

  /// Of more runs than there is room for.
  static StoreException tooLarge(Path folder, double needed, double there) {
    return new StoreException(
        folder,
        String.format(
            Locale.ROOT,
            "The runs in '%s' would take %.1f GB of memory, and Java may take %.1f GB."
                + " Ask for fewer outcomes, or give it more with JIRGA_JAVA_OPTS=-Xmx%.0fg.",
            folder,
            needed / GIGABYTE,
            there / GIGABYTE,
            Math.ceil(1.5 * needed / GIGABYTE)));
  }

  static StoreException unwritable(Path path, Exception cause) {
    return new StoreException(
        path, "Runs cannot be kept in '%s': %s.".formatted(path, reason(cause)), cause);
  }

  private static String reason(Exception cause) {
    var reason =
        switch (cause) {
          case AccessDeniedException denied -> "permission denied";
          case FileSystemException failed when failed.getReason() != null -> failed.getReason();
          case SQLException failed when isDiskFull(failed) -> "no space left on the device";
          case SQLException failed when failed.getMessage() != null -> failed.getMessage();
          case IOException failed when failed.getMessage() != null -> failed.getMessage();
          default -> cause.toString();
        };
    var firstLine = reason.lines().findFirst().orElse("unknown reason").strip();
    return firstLine.endsWith(".") ? firstLine.substring(0, firstLine.length() - 1) : firstLine;
  }

  private static boolean isDiskFull(Throwable cause) {
    // DuckDB wraps the system's words in its own and in JSON.
    return cause.getMessage() != null && cause.getMessage().contains("No space left on device");
  }

  /// Whether there was no room for more: with room, the same can be tried again.
  public boolean isDiskFull() {
    return getCause() != null && isDiskFull(getCause());
  }

  /// The folder or file that it is about.
  public Path path() {
    return path;
  }
}
