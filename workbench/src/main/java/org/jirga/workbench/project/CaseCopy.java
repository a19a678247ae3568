package org.jirga.workbench.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/// The files of a case as they were when it was run, kept beside the results, so that later
/// versions can be compared with it.
public final class CaseCopy {

  /// Its name in the output folder.
  public static final String FOLDER = "case";

  /// Deeper files belong to something else.
  private static final int DEPTH = 4;

  /// As large as a file of a case may be.
  private static final long LARGEST = 64L << 20;

  private CaseCopy() {}

  /// Copies the visible files of a case, in the place of an earlier copy. Where the output lies
  /// inside of the case it is left out.
  ///
  /// @param output the folder that the copy goes to
  public static void write(Case content, Path output) throws IOException {
    var target = output.resolve(FOLDER);
    remove(target);
    for (var file : files(content.folder(), output)) {
      var copy = target.resolve(content.folder().relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Path> files(Path folder, Path output) throws IOException {
    var aside = output.toAbsolutePath().normalize();
    try (var walk = Files.walk(folder, DEPTH)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.toAbsolutePath().normalize().startsWith(aside))
          .filter(file -> isVisible(folder.relativize(file)))
          .filter(file -> file.toFile().length() <= LARGEST)
          .toList();
    }
  }

  private static boolean isVisible(Path file) {
    for (var part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var walk = Files.walk(folder)) {
        for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
