package org.jirga.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads and replaces a store's `manifest.json`.
///
/// To write all units anew for each that is added would take longer and longer. Where there are
/// many, a new one is a line of `manifest.log`, and the manifest says that there is a log. When the
/// log has become as long as the manifest, or the store is closed, all go into the manifest again.
class ManifestFile {

  /// So many units are written anew for each that is added.
  static final int FEW = 256;

  /// A store grows by a unit now and then; no reader needs as many.
  private static final int ATTEMPTS = 100;

  private final Path folder;
  private final Path file;
  private final Path log;
  private final Gson line = new GsonBuilder().disableHtmlEscaping().create();

  /// Units in the manifest, and those in the log.
  private int listed;

  private int logged;

  private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  ManifestFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("manifest.json");
    this.log = folder.resolve("manifest.log");
  }

  Path path() {
    return file;
  }

  /// Units that were stored last, while there are many: one in a line, as the manifest has it.
  Path log() {
    return log;
  }

  /// Whether units are in the log.
  boolean isLogged() {
    return logged > 0;
  }

  /// Deletes both. The manifest goes first: a log without one counts for nothing.
  void delete() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(log);
    listed = 0;
    logged = 0;
  }

  /// The manifest; absent where there is no file. Another process may be adding units meanwhile:
  /// what it had added when this was called is there.
  ///
  /// @throws StoreException if it is none that this version of Jirga can read
  Optional<Manifest> read() throws IOException {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var text = text(file);
      var manifest = manifest(text);
      if (manifest.schema() != Manifest.LOGGED) {
        listed = manifest.units().size();
        logged = 0;
        return Optional.of(manifest);
      }
      // units may go from the log into the manifest between the two: then the log that is read is
      // gone, or holds later units only
      var lines = Files.exists(log) ? logText() : Optional.<String>empty();
      if (!Files.exists(file) || !text(file).equals(text)) {
        continue;
      }
      return Optional.of(
          withLog(
              manifest,
              lines.orElseThrow(
                  () -> StoreException.unknown(folder, "'%s' is missing".formatted(log)))));
    }
    throw StoreException.unknown(folder, "'%s' changes while it is read".formatted(file));
  }

  private Optional<String> logText() throws IOException {
    try {
      return Optional.of(text(log));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// What a file holds now.
  String text(Path path) throws IOException {
    return Files.readString(path);
  }

  private Manifest manifest(String text) {
    try {
      var json = gson.fromJson(text, JsonElement.class);
      if (!(json instanceof JsonObject object) || object.get("schema") == null) {
        throw new JsonParseException("there is no schema in it");
      }
      var schema = object.get("schema").getAsInt();
      if (schema != Manifest.SCHEMA && schema != Manifest.LOGGED) {
        throw StoreException.unknown(
            folder,
            "their files have layout %d, this Jirga knows %d".formatted(schema, Manifest.SCHEMA));
      }
      return gson.fromJson(json, Manifest.class);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      // Gson wraps what our records throw in bare RuntimeExceptions.
      throw StoreException.unknown(folder, "'%s' is no manifest".formatted(file));
    }
  }

  private Manifest withLog(Manifest manifest, String text) {
    var units = new ArrayList<>(manifest.units());
    listed = units.size();
    // what has no end was being written when the program was killed
    var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    for (var number = 1; number <= lines.size(); number++) {
      try {
        units.add(
            Objects.requireNonNull(line.fromJson(lines.get(number - 1), Manifest.Unit.class)));
      } catch (RuntimeException e) {
        throw StoreException.unknown(
            folder, "line %d of '%s' names no unit".formatted(number, log));
      }
    }
    logged = units.size() - listed;
    return new Manifest(Manifest.SCHEMA, manifest.identity(), units);
  }

  /// Names all units in the manifest.
  void write(Manifest manifest) throws IOException {
    replace(manifest);
    Files.deleteIfExists(log);
    listed = manifest.units().size();
    logged = 0;
  }

  private void replace(Manifest manifest) throws IOException {
    Files.writeString(Disk.unfinished(file), gson.toJson(manifest) + "\n");
    Disk.finish(file);
  }

  /// Names one more unit. It is named for good when this returns.
  ///
  /// @param all units, and this one the last of them
  void add(Manifest.Unit unit, Supplier<Manifest> all) throws IOException {
    if (listed < FEW || logged >= listed) {
      write(all.get());
      return;
    }
    if (logged == 0) {
      Files.deleteIfExists(log);
    }
    try {
      append(unit);
    } catch (IOException e) {
      // whatever the log holds now, the next unit is written with all others
      logged = listed;
      throw e;
    }
    if (logged == 0) {
      var manifest = all.get();
      replace(
          new Manifest(
              Manifest.LOGGED,
              manifest.identity(),
              manifest.units().subList(0, manifest.units().size() - 1)));
    }
    logged++;
  }

  private void append(Manifest.Unit unit) throws IOException {
    var bytes = ByteBuffer.wrap((line.toJson(unit) + "\n").getBytes(StandardCharsets.UTF_8));
    try (var channel =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var before = channel.size();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    }
  }
}
