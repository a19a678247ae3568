package org.jirga.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jirga.formats.data.DataException;
import org.jirga.formats.xmile.Neighbours;
import org.jirga.model.source.Source;

/// Files named relative to the folder of the file that names them.
final class FilesBeside implements Neighbours {

  private final long mostBytes;

  FilesBeside(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public List<Source> read(String resource, Source beside) throws DataException {
    if (resource.contains("://")) {
      throw new DataException(
          "'%s' is not on this machine, and nothing is fetched from elsewhere".formatted(resource));
    }
    try {
      var path = Path.of(beside.name()).resolveSibling(relative(resource)).normalize();
      var sources = new ArrayList<Source>();
      for (var file : matching(path)) {
        sources.add(read(file, resource));
      }
      if (sources.isEmpty()) {
        throw new DataException("there is no file '%s' beside the model".formatted(resource));
      }
      return sources;
    } catch (InvalidPathException | IOException | UncheckedIOException broken) {
      throw new DataException("'%s' cannot be read".formatted(resource));
    }
  }

  /// Stella puts an `r` before a relative path, `r../macros.xmile`.
  private static String relative(String resource) {
    var path = resource.replace('\\', '/');
    return path.startsWith("r./") || path.startsWith("r../") ? path.substring(1) : path;
  }

  private static List<Path> matching(Path path) throws IOException {
    var name = String.valueOf(path.getFileName());
    if (name.indexOf('*') < 0) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    var folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    // a star is the only character with a meaning
    var pattern =
        Pattern.compile(
            Arrays.stream(name.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    try (var found = Files.list(folder)) {
      return found
          .map(file -> file.getFileName().toString())
          .filter(file -> pattern.matcher(file).matches())
          .map(path::resolveSibling)
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private Source read(Path file, String resource) throws IOException, DataException {
    if (Files.size(file) > mostBytes) {
      throw new DataException("'%s' has more than 64 MB".formatted(resource));
    }
    var decoded = TextDecoder.decode(Files.readAllBytes(file));
    if (decoded.wrongEncoding().isPresent() || decoded.text().indexOf('\0') >= 0) {
      throw new DataException(
          "'%s' is not a text in the encoding that it claims".formatted(resource));
    }
    // A message quotes the line where it belongs: nothing but a model may be looked into.
    if (!decoded.text().stripLeading().startsWith("<")) {
      throw new DataException("'%s' is not XML".formatted(resource));
    }
    return new Source(file.toString(), decoded.text());
  }
}
