package org.jirga.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.engine.run.Inputs;

/// A model in C, built here and now.
///
/// @param arguments of the program behind the number of runs and of repetitions
record CReference(String model, int lanes, Path program, List<String> arguments) {

  static final int RUNS = 2048;

  static final List<String> COMPILER = List.of("gcc", "-O3", "-march=native", "-Wno-psabi");

  /// Builds one whose inputs are in its source; empty where there is no gcc.
  static Optional<CReference> build(Path source, Path folder, int lanes)
      throws IOException, InterruptedException {
    return build(source, folder, lanes, List.of());
  }

  /// Builds one that reads its inputs.
  ///
  /// @param inputs of at least [#RUNS] runs
  static Optional<CReference> build(Path source, Path folder, int lanes, Inputs inputs)
      throws IOException, InterruptedException {
    var width = inputs.constants().size();
    var bytes = ByteBuffer.allocate(RUNS * width * Double.BYTES).order(ByteOrder.nativeOrder());
    for (var row = 0; row < RUNS; row++) {
      for (var column = 0; column < width; column++) {
        bytes.putDouble(inputs.value(row, column));
      }
    }
    var file = folder.resolve(name(source) + ".in");
    Files.write(file, bytes.array());
    return build(source, folder, lanes, List.of(file.toString()));
  }

  private static Optional<CReference> build(
      Path source, Path folder, int lanes, List<String> arguments)
      throws IOException, InterruptedException {
    var program = folder.resolve(name(source) + "-" + lanes);
    var words = new ArrayList<>(COMPILER);
    words.addAll(List.of("-DLANES=" + lanes, "-o", program.toString(), source.toString()));
    words.addAll(List.of("-lmvec", "-lm"));
    try {
      var process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? Optional.of(new CReference(name(source), lanes, program, arguments))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String name(Path source) {
    return source.getFileName().toString().replace(".c", "");
  }

  /// Nanoseconds of processor time for a run.
  double time() throws IOException, InterruptedException {
    return Double.parseDouble(lines(arguments).getLast());
  }

  private List<String> lines(List<String> more) throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.addAll(List.of(program.toString(), String.valueOf(RUNS), "3"));
    words.addAll(more);
    var process = new ProcessBuilder(words).start();
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s ended with %d".formatted(program, process.exitValue()));
    }
    return text.lines().toList();
  }

  /// What it computes, run by run.
  double[] results() throws IOException, InterruptedException {
    var file = program.resolveSibling(program.getFileName() + ".out");
    var words = new ArrayList<>(arguments);
    words.add(file.toString());
    lines(words);
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    var values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }
}
