package org.jirga.workbench.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the results of models go: to the model's name with the ending `.csv`, or after its full
/// file name where two would have the same.
final class ResultFiles {

  private ResultFiles() {}

  /// The result of each model, if no two models have the same file name.
  static Optional<Map<Path, Path>> in(Path folder, List<Path> models) {
    var results = new LinkedHashMap<Path, Path>();
    var taken = new HashSet<String>();
    for (var model : models) {
      var stem = stem(model);
      var alike = models.stream().filter(other -> folded(stem(other)).equals(folded(stem))).count();
      var name = (alike == 1 ? stem : fileName(model)) + ".csv";
      if (!taken.add(folded(name))) {
        return Optional.empty();
      }
      results.put(model, folder.resolve(name));
    }
    return Optional.of(results);
  }

  private static String fileName(Path file) {
    return Optional.ofNullable(file.getFileName()).orElse(file).toString();
  }

  private static String stem(Path file) {
    return fileName(file).replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  /// Some file systems do not tell upper from lower case.
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
