package org.jirga.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads and replaces a store's `manifest.json`.
final class ManifestFile {
  private final Path folder;
  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  ManifestFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("manifest.json");
  }

  Path path() {
    return file;
  }

  /// The manifest; absent where there is no file.
  ///
  /// @throws StoreMismatchException if it is none that this version of Jirga can read
  Optional<Manifest> read() throws IOException {
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
      if (schema != Manifest.SCHEMA) {
        throw new StoreMismatchException(
            folder,
            List.of(
                "their files have layout %d, this Jirga knows %d"
                    .formatted(schema, Manifest.SCHEMA)));
      }
      return Optional.of(gson.fromJson(json, Manifest.class));
    } catch (StoreMismatchException e) {
      throw e;
    } catch (RuntimeException e) {
      // Gson wraps what our records throw in bare RuntimeExceptions.
      throw new StoreMismatchException(folder, List.of("'%s' is no manifest".formatted(file)));
    }
  }

  void write(Manifest manifest) throws IOException {
    Files.writeString(Disk.unfinished(file), gson.toJson(manifest) + "\n");
    Disk.finish(file);
  }
}
