package org.jirga.workbench.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Source;

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
    inherited(
        content.folder().resolve(CaseReader.STUDY_FILE),
        target.resolve(CaseReader.STUDY_FILE),
        content.folder(),
        output);
  }

  /// Copies the studies that a study extends, with what is beside them, where they lie outside of
  /// the case; the copy names them in their new place.
  ///
  /// @param study where it is
  /// @param copy what was copied of it
  /// @param inside what is copied already
  private static void inherited(Path study, Path copy, Path inside, Path output)
      throws IOException {
    var text = Files.readString(copy);
    var names = StudyInheritance.named(new Source(copy.toString(), text));
    for (var index = names.size() - 1; index >= 0; index--) {
      var name = names.get(index);
      var base = StudyInheritance.named(study, name.value());
      var around = Optional.ofNullable(base.toAbsolutePath().normalize().getParent()).orElseThrow();
      if (around.startsWith(inside.toAbsolutePath().normalize())) {
        inherited(base, StudyInheritance.named(copy, name.value()), inside, output);
        continue;
      }
      var place = "extends-" + (index + 1);
      for (var file : files(around, output)) {
        var aside = copy.resolveSibling(place).resolve(around.relativize(file).toString());
        Files.createDirectories(aside.getParent());
        Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
      }
      text =
          text.substring(0, name.span().start())
              + place
              + "/"
              + base.getFileName()
              + text.substring(name.span().end());
      inherited(base, copy.resolveSibling(place).resolve(base.getFileName()), around, output);
    }
    Files.writeString(copy, text);
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
