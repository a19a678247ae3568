package org.jirga.formats;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.data.DataException;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.data.DataSeries;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlReader;
import org.jirga.formats.xmile.Neighbours;
import org.jirga.formats.xmile.XmileFiles;
import org.jirga.formats.xmile.XmileReader;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;

/// Reads a model file in the format that its ending names: `.mdl` is Vensim; `.xmile`, `.stmx`,
/// `.itmx` and `.xml` are XMILE.
public final class ModelReader {

  /// Far above any model (the largest public ones have 2 MB).
  private static final long MOST_BYTES = 64L << 20;

  private static final Set<String> XMILE_ENDINGS = Set.of("xmile", "stmx", "itmx", "xml");

  /// Endings of models that only the program can read which wrote them, and what to do.
  private static final Map<String, String> BINARY =
      Map.of(
          "vmf", "a binary model of Vensim: save it there as text, with the ending .mdl",
          "vpm", "published for Vensim's Model Reader alone: ask its author for the .mdl file",
          "vpmx", "published for Vensim's Model Reader alone: ask its author for the .mdl file",
          "stm", "a binary model of Stella: save it in version 10 or later, as .stmx",
          "itm", "a binary model of iThink: save it in version 10 or later, as .itmx");

  private ModelReader() {}

  /// A model as far as it could be read, and what was wrong with the file.
  ///
  /// Where something could not be read the number NaN stands in its place, so a model may be
  /// checked, but not run, when a diagnostic is an error.
  ///
  /// @param diagnostics sorted by place
  public record Reading(Model model, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
      return Diagnostic.anyError(diagnostics);
    }

    /// Whether there is a model to check. If not, the file was missing, or not of its format at
    /// all, and more complaints would not help.
    public boolean hasModel() {
      return !model.variables().isEmpty() || !hasErrors();
    }
  }

  /// Reads a file. Messages show its name as the path is given.
  public static Reading read(Path file) {
    return read(file, List.of());
  }

  /// Reads a file whose data variables have their values in other files.
  ///
  /// @param data `.csv`, `.tab`, `.tsv` and `.dat` files; of two with the same variable the first
  /// counts
  public static Reading read(Path file, List<Path> data) {
    try {
      var binary = BINARY.get(ending(fileName(file.toString())));
      if (binary != null && Files.isRegularFile(file)) {
        return nothing(file, ReadCode.UNKNOWN_FORMAT, "this file is " + binary);
      }
      var series = DataSeries.read(data, file);
      if (Files.size(file) > MOST_BYTES) {
        return nothing(file, ReadCode.FILE_TOO_LARGE, "the file has more than 64 MB");
      }
      var decoded = TextDecoder.decode(Files.readAllBytes(file));
      if (decoded.text().isBlank()) {
        return nothing(file, ReadCode.UNREADABLE_FILE, "the file is empty");
      }
      if (decoded.text().indexOf('\0') >= 0) {
        return nothing(file, ReadCode.UNREADABLE_FILE, "the file is not a text");
      }
      var source = new Source(file.toString(), decoded.text());
      return read(
          source,
          decoded
              .wrongEncoding()
              .map(name -> "the file says that it is in %s, but it is not".formatted(name)),
          DataFolder.of(file, series),
          new FilesBeside(MOST_BYTES));
    } catch (DataException broken) {
      return nothing(file, ReadCode.DATA_NOT_FOUND, broken.reason());
    } catch (NoSuchFileException missing) {
      return nothing(file, ReadCode.UNREADABLE_FILE, "there is no such file");
    } catch (AccessDeniedException denied) {
      return nothing(file, ReadCode.UNREADABLE_FILE, "permission to read the file is denied");
    } catch (IOException failure) {
      var reason = Files.isDirectory(file) ? "it is a folder" : failure.getMessage();
      return nothing(file, ReadCode.UNREADABLE_FILE, "the file cannot be read: " + reason);
    }
  }

  /// Reads a text that is already in memory; the ending of the source's name gives the format.
  public static Reading read(Source source) {
    return read(source, Optional.empty(), DataFolder.none(), Neighbours.none());
  }

  private static Reading read(
      Source source, Optional<String> encodingProblem, DataFolder folder, Neighbours neighbours) {
    var name = fileName(source.name());
    var dot = name.lastIndexOf('.');
    var title = dot > 0 ? name.substring(0, dot) : name;
    var ending = ending(name);
    if (XMILE_ENDINGS.contains(ending)) {
      return xmile(title, source, encodingProblem, folder, neighbours);
    }
    var complaints = new Complaints(source);
    encodingProblem.ifPresent(
        problem -> complaints.add(ReadCode.BAD_ENCODING, new Span(0, 0), problem));
    complainOfData(folder, complaints);
    var model =
        switch (ending) {
          case "mdl" -> MdlReader.read(title, source, folder, complaints);
          default -> {
            complaints.add(
                ReadCode.UNKNOWN_FORMAT,
                new Span(0, 0),
                ending.isEmpty()
                    ? "the file name has no ending that says which format it is"
                    : "'.%s' is not the ending of a model format".formatted(ending),
                "models end in .mdl, .xmile, .stmx, .itmx or .xml");
            yield empty(title, source);
          }
        };
    return new Reading(model, complaints.sorted());
  }

  private static void complainOfData(DataFolder folder, Complaints complaints) {
    folder
        .series()
        .leftOut()
        .forEach(
            what ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    new Span(0, 0),
                    what,
                    "give it the name of a variable if one shall have its values"));
  }

  private static String ending(String name) {
    var dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static Reading xmile(
      String title,
      Source source,
      Optional<String> encodingProblem,
      DataFolder folder,
      Neighbours neighbours) {
    var files = XmileFiles.gather(source, neighbours);
    var complaints = new Complaints(files.source());
    encodingProblem.ifPresent(
        problem -> complaints.add(ReadCode.BAD_ENCODING, new Span(0, 0), problem));
    complainOfData(folder, complaints);
    return new Reading(XmileReader.read(title, files, folder, complaints), complaints.sorted());
  }

  private static String fileName(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static Reading nothing(Path file, ReadCode code, String message) {
    var source = new Source(file.toString(), "");
    var diagnostic = Diagnostic.of(code, source, new Span(0, 0), message);
    return new Reading(empty(file.toString(), source), List.of(diagnostic));
  }

  private static Model empty(String name, Source source) {
    return new Model(name, source, Method.EULER, Optional.empty(), List.of(), List.of());
  }
}
