package org.jirga.workbench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// Writes figures into a folder: each as a picture (SVG, with its finding inside) and its numbers
/// in full (CSV).
public final class FigureFiles {

  private FigureFiles() {}

  /// @param folder is made if it is not there
  public static void write(Path folder, List<Figure> figures, ChartRenderer renderer)
      throws IOException {
    Files.createDirectories(folder);
    for (var figure : figures) {
      Files.writeString(folder.resolve(figure.id() + ".svg"), renderer.standalone(figure) + "\n");
      Files.write(folder.resolve(figure.id() + ".csv"), figure.data().csv());
    }
  }

  /// The same into a folder that is for figures alone: those that are no longer among them go.
  public static void replace(Path folder, List<Figure> figures, ChartRenderer renderer)
      throws IOException {
    write(folder, figures, renderer);
    var wanted = new HashSet<String>();
    figures.forEach(figure -> wanted.addAll(List.of(figure.id() + ".svg", figure.id() + ".csv")));
    try (var files = Files.newDirectoryStream(folder, "*.{svg,csv}")) {
      for (var file : files) {
        if (!wanted.contains(String.valueOf(file.getFileName()))) {
          Files.delete(file);
        }
      }
    }
  }
}
