package org.jirga.workbench.summary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// The output folder of a run. The summary is written last: where it is, the rest is there.
public final class FinishedRun {

  private static final String SUMMARY = "summary.json";

  private FinishedRun() {}

  public static Path summary(Path folder) {
    return folder.resolve(SUMMARY);
  }

  /// Whether the folder holds the results of exactly this run.
  ///
  /// @param files that belong to the results beside the summary
  public static boolean isIn(Path folder, Identity identity, List<Path> files) throws IOException {
    var summary = summary(folder);
    if (!Files.isRegularFile(summary) || !files.stream().allMatch(Files::exists)) {
      return false;
    }
    // every JSON text is YAML
    var text = Files.readString(summary);
    return YamlReader.read(new Problems(new Source(summary.toString(), text)))
        .filter(
            root ->
                has(root, "case", identity.study())
                    && has(root, "modelHash", identity.modelHash())
                    && has(root, "studyHash", identity.studyHash())
                    && has(root, "seed", String.valueOf(identity.seed()))
                    && has(root, "runsPlanned", String.valueOf(identity.planned()))
                    && has(root, "arithmetic", identity.arithmetic())
                    && has(root, "version", identity.version()))
        .isPresent();
  }

  private static boolean has(Yaml.Entries root, String key, String value) {
    return root.entries().stream()
        .filter(entry -> entry.name().equals(key))
        .map(Yaml.Entry::value)
        .map(found -> found instanceof Yaml.Scalar scalar ? scalar.value() : "")
        .findFirst()
        .equals(Optional.of(value));
  }

  /// Takes away the mark of a finished run, before its files change.
  public static void begin(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(summary(folder));
  }

  /// Writes the summary as a whole or not at all.
  public static void finish(Path folder, Json summary) throws IOException {
    var part = folder.resolve(SUMMARY + ".part");
    Files.writeString(part, summary + "\n");
    Files.move(
        part, summary(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
