package org.jirga.formats.xmile;

import java.util.List;
import org.jirga.formats.data.DataException;
import org.jirga.model.source.Source;

/// Reads other files that a file names.
public interface Neighbours {

  /// The files of that name beside a file, in the order of their names; several only for a name
  /// with a star in it.
  ///
  /// @param resource as the file writes it: a path, relative to the file
  /// @throws DataException if there is none, or one cannot be read
  List<Source> read(String resource, Source beside) throws DataException;

  /// For a model that is in no folder.
  static Neighbours none() {
    return (resource, _) -> {
      throw new DataException(
          "the model is in no folder, so '%s' cannot be found".formatted(resource));
    };
  }
}
