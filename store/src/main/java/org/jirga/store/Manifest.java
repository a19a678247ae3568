package org.jirga.store;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a store holds: the contents of `manifest.json`.
///
/// @param schema version of the files' layout
/// @param identity what every number rests on
/// @param units in the order in which they were stored
record Manifest(int schema, Identity identity, List<Unit> units) {

  /// Raised whenever a reader of the files would have to know.
  static final int SCHEMA = 1;

  /// The layout while a study is at work that has stored many units: those that came last are in a
  /// log beside the manifest, [ManifestFile#log()].
  static final int LOGGED = 2;

  Manifest {
    Objects.requireNonNull(identity, "identity");
    units = List.copyOf(units);
  }

  /// A unit of work that is stored.
  record Unit(UnitKey key, List<Part> parts) {
    Unit {
      Objects.requireNonNull(key, "key");
      parts = List.copyOf(parts);
    }
  }

  /// One Parquet file.
  ///
  /// @param file relative to the store, with `/`
  record Part(Table table, String file, int rows, long bytes, String sha256) {
    private static final Pattern FILE = Pattern.compile("[a-z]+/part-\\d{6,9}\\.parquet");

    Part {
      Objects.requireNonNull(table, "table");
      if (!FILE.matcher(file).matches()) {
        throw new IllegalArgumentException("'%s' is no part's place.".formatted(file));
      }
      Objects.requireNonNull(sha256, "sha256");
    }
  }
}
