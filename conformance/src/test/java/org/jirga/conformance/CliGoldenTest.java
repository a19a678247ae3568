package org.jirga.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.workbench.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The command line as a user sees it. Each file under `cli` begins with a command, which runs in a
/// copy of `cli/models`; the rest is what it wrote to the terminal and to files, and its exit code.
/// With `-Djirga.update=true` the files are written anew; read the difference before keeping it.
class CliGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/cli");

  /// A word, or several in quotes.
  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

  static Stream<Path> transcripts() throws IOException {
    return Files.list(FOLDER).filter(file -> file.toString().endsWith(".txt")).sorted();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void commandDoesWhatTheTranscriptSays(Path transcript, @TempDir Path folder)
      throws IOException, InterruptedException {
    var expected = Files.readString(transcript);
    var command = expected.lines().findFirst().orElseThrow();
    var work = copyOfModels(folder);
    var actual = command + "\n" + run(command, folder, work);
    if (Boolean.getBoolean("jirga.update")) {
      Files.writeString(transcript, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(transcript));
  }

  private static Path copyOfModels(Path folder) throws IOException {
    var models = FOLDER.resolve("models");
    var work = folder.resolve("work");
    for (var file : filesIn(models)) {
      var copy = work.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(models.resolve(file), copy);
    }
    return work;
  }

  private static String run(String command, Path folder, Path work)
      throws IOException, InterruptedException {
    var before = filesIn(work);
    var out = folder.resolve("out").toFile();
    var err = folder.resolve("err").toFile();
    var exit =
        new ProcessBuilder(java(arguments(command)))
            .directory(work.toFile())
            .redirectOutput(out)
            .redirectError(err)
            .start()
            .waitFor();
    var transcript = new StringBuilder(text(out));
    if (err.length() > 0) {
      transcript.append("[standard error]\n").append(text(err));
    }
    for (var file : filesIn(work)) {
      if (!before.contains(file)) {
        transcript.append("[file %s]%n".formatted(file));
        transcript.append(text(work.resolve(file).toFile()));
      }
    }
    return transcript.append("[exit %d]%n".formatted(exit)).toString();
  }

  private static List<String> java(List<String> arguments) {
    var classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    line.add(Main.class.getName());
    line.addAll(arguments);
    return line;
  }

  private static List<String> arguments(String command) {
    assertThat(command).startsWith("$ jirga");
    return ARGUMENT
        .matcher(command.substring("$ jirga".length()))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static Set<String> filesIn(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath(), UTF_8);
  }
}
