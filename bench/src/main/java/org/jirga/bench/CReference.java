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

/// The SIR model in C, built here and now.
record CReference(int lanes, Path program) {

  static final int RUNS = 2048;

  static final List<String> COMPILER = List.of("gcc", "-O3", "-march=native", "-Wno-psabi");

  /// Builds it; empty where there is no gcc.
  static Optional<CReference> build(Path source, Path folder, int lanes)
      throws IOException, InterruptedException {
    var program = folder.resolve("sir-" + lanes);
    var words = new ArrayList<>(COMPILER);
    words.addAll(List.of("-DLANES=" + lanes, "-o", program.toString(), source.toString()));
    try {
      var process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? Optional.of(new CReference(lanes, program))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Nanoseconds of processor time for a run.
  double time() throws IOException, InterruptedException {
    return Double.parseDouble(lines().getLast());
  }

  private List<String> lines(String... more) throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.addAll(List.of(program.toString(), String.valueOf(RUNS), "3"));
    words.addAll(List.of(more));
    var process = new ProcessBuilder(words).start();
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s ended with %d".formatted(program, process.exitValue()));
    }
    return text.lines().toList();
  }

  /// The last value of every run.
  double[] results() throws IOException, InterruptedException {
    var file = program.resolveSibling("sir-" + lanes + ".bin");
    lines(file.toString());
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    var values = new double[RUNS];
    bytes.asDoubleBuffer().get(values);
    return values;
  }
}
