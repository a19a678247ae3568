package org.jirga.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.store.Manifest.Part;

/// The files of a store: `<table>/part-<number>.parquet` beside the manifest. Files of others in
/// the same folders are left alone.
final class StoreFolder {
  private static final String DAMAGED = ".damaged";
  private static final Pattern PART =
      Pattern.compile("part-(\\d{6,9})\\.parquet(\\.tmp|\\.damaged)?");

  private final Path path;
  private final ManifestFile manifest;
  private int lastNumber;

  StoreFolder(Path path) {
    this.path = path;
    this.manifest = new ManifestFile(path);
  }

  Path path() {
    return path;
  }

  ManifestFile manifest() {
    return manifest;
  }

  Path file(Part part) {
    return path.resolve(part.file());
  }

  /// The number of the next unit's parts. None is given twice, not even if the part was damaged.
  int nextNumber() {
    return ++lastNumber;
  }

  /// The place of a part, relative to the store, in a folder that exists afterwards.
  String newFile(Table table, int number) throws IOException {
    Files.createDirectories(path.resolve(table.folder()));
    return "%s/part-%06d.parquet".formatted(table.folder(), number);
  }

  /// What is wrong with a part as far as a glance can tell; empty where nothing is.
  Optional<String> complaintOf(Part part) throws IOException {
    var file = file(part);
    if (!Files.isRegularFile(file)) {
      return Optional.of("is missing");
    }
    var size = Files.size(file);
    return size == part.bytes()
        ? Optional.empty()
        : Optional.of("is damaged (%d bytes instead of %d)".formatted(size, part.bytes()));
  }

  /// Keeps a damaged part where no query finds it.
  void setAside(Part part) throws IOException {
    var file = file(part);
    if (Files.isRegularFile(file)) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + DAMAGED),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Deletes what runs that were killed left: unfinished parts, and parts that are not listed.
  void sweep(List<Part> listed) throws IOException {
    Files.deleteIfExists(Disk.unfinished(manifest.path()));
    var kept = new HashSet<Path>();
    for (var part : listed) {
      kept.add(file(part));
    }
    for (var file : ownFiles()) {
      if (file.getFileName().toString().endsWith(DAMAGED)) {
        lastNumber = Math.max(lastNumber, number(file));
      } else if (kept.contains(file)) {
        lastNumber = Math.max(lastNumber, number(file));
      } else {
        Files.delete(file);
      }
    }
  }

  /// Deletes parts, finished or not, as far as possible: what stays is swept another time.
  void deleteParts(List<Part> parts) {
    for (var part : parts) {
      try {
        Files.deleteIfExists(file(part));
        Files.deleteIfExists(Disk.unfinished(file(part)));
      } catch (IOException e) {
        // Not listed in the manifest, so it does no harm.
      }
    }
  }

  /// Deletes the parts and the folders that they leave empty.
  void deleteAll() throws IOException {
    for (var file : ownFiles()) {
      Files.delete(file);
    }
    for (var table : Table.values()) {
      var folder = path.resolve(table.folder());
      if (Files.isDirectory(folder) && isEmpty(folder)) {
        Files.delete(folder);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  private List<Path> ownFiles() throws IOException {
    var own = new ArrayList<Path>();
    for (var table : Table.values()) {
      var folder = path.resolve(table.folder());
      if (Files.isDirectory(folder)) {
        try (var files = Files.newDirectoryStream(folder)) {
          for (var file : files) {
            if (PART.matcher(file.getFileName().toString()).matches()) {
              own.add(file);
            }
          }
        }
      }
    }
    return own;
  }

  private static int number(Path file) {
    var matcher = PART.matcher(file.getFileName().toString());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' is no part.".formatted(file));
    }
    return Integer.parseInt(matcher.group(1));
  }
}
