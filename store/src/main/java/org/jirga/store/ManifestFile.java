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
import java.util.Optional;
import java.util.function.Supplier;

/// Reads and replaces a store's `manifest.json`.
///
/// To write all units anew for each that is added would take longer and longer. Where there are
/// many, a new one is a line of `manifest.log`, and the manifest says that there is a log. When the
/// log has become as long as the manifest, or the store is closed, all go into the manifest again.
final class ManifestFile {

  /// So many units are written anew for each that is added.
  static final int FEW = 256;

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

  /// The manifest; absent where there is no file.
  ///
  /// @throws StoreException if it is none that this version of Jirga can read
  Optional<Manifest> read() throws IOException {
    try {
      return readOnce();
    } catch (NoSuchFileException e) {
      // units go from the log into the manifest, and then the log goes: who reads meanwhile reads
      // once more
      try {
        return readOnce();
      } catch (NoSuchFileException missing) {
        throw StoreException.unknown(folder, "'%s' is missing".formatted(log));
      }
    }
  }

  private Optional<Manifest> readOnce() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var text = Files.readString(file);
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
      var manifest = gson.fromJson(json, Manifest.class);
      listed = manifest.units().size();
      return Optional.of(schema == Manifest.LOGGED ? withLog(manifest) : manifest);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      // Gson wraps what our records throw in bare RuntimeExceptions.
      throw StoreException.unknown(folder, "'%s' is no manifest".formatted(file));
    }
  }

  private Manifest withLog(Manifest manifest) throws IOException {
    var units = new ArrayList<>(manifest.units());
    var text = Files.readString(log);
    // what has no end was being written when the program was killed
    text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(it -> line.fromJson(it, Manifest.Unit.class))
        .forEach(units::add);
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
