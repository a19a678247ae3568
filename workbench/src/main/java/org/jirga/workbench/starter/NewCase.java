package org.jirga.workbench.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A case that is not on disk yet.
public record NewCase(List<Part> parts) {

  /// A file of the case.
  ///
  /// @param purpose a few words for the user
  public record Part(String name, byte[] content, String purpose) {}

  public NewCase {
    parts = List.copyOf(parts);
  }

  /// Writes the files into a folder, which is made if it is missing.
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var part : parts) {
      Files.write(folder.resolve(part.name()), part.content());
    }
  }
}
