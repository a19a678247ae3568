package org.jirga.formats.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The data files of a model: those beside it, which it names, and those it is given. Each is read
/// when it is first asked for, and kept.
public final class DataFolder {

  private static final long MOST_BYTES = 64L << 20;

  private final Optional<Path> folder;
  private final DataSeries series;
  private final Map<String, String> tags;
  private final Map<Path, Map<String, Sheet>> books = new HashMap<>();
  private final Map<String, Sheet> texts = new HashMap<>();

  private DataFolder(Optional<Path> folder, DataSeries series, Map<String, String> tags) {
    this.folder = folder;
    this.series = series;
    this.tags = Map.copyOf(tags);
  }

  /// The folder in which a model file is.
  ///
  /// @param series the values of data variables
  public static DataFolder of(Path model, DataSeries series) {
    var parent = model.toAbsolutePath().getParent();
    return new DataFolder(Optional.ofNullable(parent), series, Map.of());
  }

  /// For a model that is in no folder.
  public static DataFolder none() {
    return new DataFolder(Optional.empty(), DataSeries.none(), Map.of());
  }

  /// The same folder, for a model that calls some of its files by a tag, `?data`.
  ///
  /// @param tags which file each tag in small letters stands for
  public DataFolder tagged(Map<String, String> tags) {
    return new DataFolder(folder, series, tags);
  }

  /// The values of data variables, which the model does not say where to find.
  public DataSeries series() {
    return series;
  }

  /// A sheet of a file.
  ///
  /// @param tab the sheet's name; for a text file, what separates its cells
  public Sheet sheet(String name, String tab) throws DataException {
    var file = tags.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    var path = find(file);
    if (isSpreadsheet(file)) {
      var book = books.get(path);
      if (book == null) {
        book = Workbooks.read(path);
        books.put(path, book);
      }
      var sheet = book.get(tab.strip().toLowerCase(Locale.ROOT));
      if (sheet == null) {
        throw new DataException("'%s' has no sheet '%s'".formatted(file, tab));
      }
      return sheet;
    }
    var separator = separator(file, tab);
    var key = separator + path.toString();
    var sheet = texts.get(key);
    if (sheet == null) {
      sheet = DelimitedText.read(text(path), separator);
      texts.put(key, sheet);
    }
    return sheet;
  }

  /// Whether a file is in the folder of the model, or in one inside of it, also when links are
  /// followed.
  public boolean isInside(String name) {
    try {
      var file = find(tags.getOrDefault(name.toLowerCase(Locale.ROOT), name));
      return folder.isPresent() && isInside(file, folder.get());
    } catch (DataException _) {
      return false;
    }
  }

  /// Whether a file is in a folder, or in one inside of it, also when links are followed.
  static boolean isInside(Path file, Path folder) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException _) {
      return false;
    }
  }

  private Path find(String file) throws DataException {
    if (file.startsWith("?")) {
      throw new DataException(
          "'%s' stands for a file that the settings of the model do not name".formatted(file));
    }
    if (folder.isEmpty()) {
      throw new DataException("the model is in no folder, so '%s' cannot be found".formatted(file));
    }
    try {
      var path = existing(folder.get().resolve(file.replace('\\', '/')));
      if (!Files.isRegularFile(path)) {
        throw new DataException("there is no file '%s' beside the model".formatted(file));
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new DataException("'%s' has more than 64 MB".formatted(file));
      }
      return path;
    } catch (InvalidPathException | IOException broken) {
      throw new DataException("'%s' cannot be read".formatted(file));
    }
  }

  /// Models from Windows name files in whatever case: where there is no file of that name, the one
  /// whose name differs in its case alone.
  private static Path existing(Path path) throws IOException {
    var parent = path.getParent();
    if (Files.exists(path) || parent == null) {
      return path;
    }
    var folder = existing(parent);
    if (!Files.isDirectory(folder)) {
      return path;
    }
    var wanted = path.getFileName().toString();
    try (var files = Files.list(folder)) {
      var found =
          files.filter(file -> file.getFileName().toString().equalsIgnoreCase(wanted)).toList();
      return found.size() == 1 ? found.getFirst() : path;
    }
  }

  private static boolean isSpreadsheet(String file) {
    var name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".xls") || name.endsWith(".xlsx") || name.endsWith(".xlsm");
  }

  private static char separator(String file, String tab) {
    return switch (tab) {
      case "," -> ',';
      case ";" -> ';';
      case "\t", "\\t" -> '\t';
      default -> {
        var isMark = tab.length() == 1 && !Character.isLetterOrDigit(tab.charAt(0));
        if (isMark) {
          yield tab.charAt(0);
        }
        // Vensim's default, which depends on the ending alone.
        yield file.toLowerCase(Locale.ROOT).endsWith(".csv") ? ',' : '\t';
      }
    };
  }

  static String text(Path path) throws DataException {
    try {
      var bytes = Files.readAllBytes(path);
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(java.nio.ByteBuffer.wrap(bytes))
            .toString();
      } catch (CharacterCodingException _) {
        return new String(bytes, Charset.forName("windows-1252"));
      }
    } catch (IOException broken) {
      throw new DataException("'%s' cannot be read".formatted(path.getFileName()));
    }
  }
}
