package org.jirga.workbench.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that is installed.
public record Program(Path file) {

  /// How much of what a program says is kept.
  private static final int MOST_OUTPUT = 20_000;

  /// What came of running it.
  ///
  /// @param exit absent if it was stopped because it took too long
  /// @param output what it said, on both of its streams
  public record Outcome(Optional<Integer> exit, String output) {

    public boolean isDone() {
      return exit.isPresent() && exit.get() == 0;
    }

    /// Why it failed, in a few words: the last line that it wrote is mostly the reason.
    public String complaint() {
      var how = exit.map(it -> "ended with " + it).orElse("took too long");
      var lines = output.strip().lines().toList();
      return lines.isEmpty() ? how : how + ": " + lines.getLast().strip();
    }
  }

  /// The first that is there, by names on the search path or by the path of a file.
  public static Optional<Program> find(String... names) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(
            name ->
                name.contains(File.separator)
                    ? Stream.of(Path.of(name))
                    : Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Program::new);
  }

  /// Runs it to its end. It ends with us: also when we are interrupted.
  ///
  /// @param input what it reads from its standard input
  /// @throws IOException if it cannot be started
  public Outcome run(List<String> arguments, String input, Duration most)
      throws IOException, InterruptedException {
    var given = Files.createTempFile("jirga-input", ".txt");
    var said = Files.createTempFile("jirga-output", ".log");
    try {
      Files.writeString(given, input);
      var command = new ArrayList<>(List.of(file.toString()));
      command.addAll(arguments);
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(given.toFile())
              .redirectOutput(said.toFile())
              .start();
      try {
        var ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        return new Outcome(
            ended ? Optional.of(process.exitValue()) : Optional.empty(), beginning(said));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(given);
      Files.deleteIfExists(said);
    }
  }

  private static String beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
    }
  }
}
