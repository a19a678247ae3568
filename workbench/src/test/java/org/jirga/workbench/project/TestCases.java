package org.jirga.workbench.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Cases for tests: the folder of diagnostics holds a small model with its evidence, and studies of
/// it, good and bad.
public final class TestCases {

  private static final Path FOLDER =
      Path.of("src", "test", "resources", "diagnostics", "study").toAbsolutePath();

  private TestCases() {}

  /// Names of the studies, without ending.
  static List<String> studies() {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path expected(String study) {
    return FOLDER.resolve(study + ".txt");
  }

  /// Lays the case in a folder of its own.
  public static Path lay(String study, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(FOLDER)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(".mdl") || name.endsWith(".csv")) {
          Files.copy(file, folder.resolve(name));
        }
      }
    }
    Files.copy(FOLDER.resolve(study + ".yaml"), folder.resolve("study.yaml"));
    return folder;
  }
}
