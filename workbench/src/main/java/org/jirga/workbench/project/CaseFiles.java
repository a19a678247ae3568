package org.jirga.workbench.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;

/// The files of one case. A study names them by their path in the case's folder and cannot reach
/// out of it.
public final class CaseFiles {

  private static final long LARGEST = 64L << 20;

  private final Path folder;
  private final Map<Path, Source> read = new HashMap<>();

  CaseFiles(Path folder) {
    this.folder = folder;
  }

  /// Whether a path leads into a folder. Both may be relative: of `.` and `model.mdl` nothing is
  /// to be seen before they are absolute.
  public static boolean isIn(Path folder, Path path) {
    return path.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
  }

  /// A file that the study names; reported where there is none.
  Optional<Path> find(Yaml.Scalar name, Problems problems) {
    var base = base(name, problems);
    try {
      var path = base.resolve(name.value()).normalize();
      if (Path.of(name.value()).isAbsolute() || !isIn(base, path)) {
        problems.add(
            StudyCode.MISSING_FILE,
            name.span(),
            "'%s' lies outside of the case's folder".formatted(name.value()),
            "copy it into the case");
        return Optional.empty();
      }
      if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException _) {
      // no file has such a name: reported like one that is missing
    }
    problems.unknown(
        StudyCode.MISSING_FILE,
        name.span(),
        "the case has no file '%s'".formatted(name.value()),
        name.value(),
        files(base));
    return Optional.empty();
  }

  /// The folder of the file that names another: what an inherited study names is beside it.
  private Path base(Yaml.Scalar name, Problems problems) {
    var file = Path.of(problems.file(name.span()).name());
    return Optional.ofNullable(file.getParent()).filter(Files::isDirectory).orElse(folder);
  }

  /// Takes note of the text of an inherited study.
  void inherited(Path path, Source source) {
    read.put(path.normalize(), source);
  }

  /// The text of a file that the study names.
  Optional<Source> open(Yaml.Scalar name, Problems problems) {
    return find(name, problems)
        .flatMap(
            path -> {
              var before = read.get(path);
              if (before != null) {
                return Optional.of(before);
              }
              var text = text(path);
              if (text.isEmpty()) {
                problems.add(
                    StudyCode.BAD_TABLE,
                    name.span(),
                    "'%s' is not a text in UTF-8 of at most %d MB"
                        .formatted(name.value(), LARGEST >> 20));
                return Optional.<Source>empty();
              }
              var source =
                  new Source(base(name, problems).resolve(name.value()).toString(), text.get());
              read.put(path, source);
              return Optional.of(source);
            });
  }

  /// The text of a file that a case may have; absent if it has none.
  Optional<Source> open(String name) {
    var path = folder.resolve(name).normalize();
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    return text(path)
        .map(
            text -> {
              var source = new Source(folder.resolve(name).toString(), text);
              read.put(path, source);
              return source;
            });
  }

  /// The texts that were opened, by their path in the folder.
  SortedMap<String, String> opened() {
    var texts = new TreeMap<String, String>();
    read.forEach(
        (path, source) ->
            texts.put(
                folder.normalize().relativize(path).toString().replace('\\', '/'), source.text()));
    return texts;
  }

  static Optional<String> text(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        return Optional.empty();
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      var text = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(path))).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(Path folder) {
    try (var files = Files.walk(folder, 2)) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
