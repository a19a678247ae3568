package org.jirga.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.run.Simulation;

/// One model run by run in a process of its own, as `jirga simulate` has it: every variable saved,
/// the serial collector, nothing warm.
final class Course {

  /// Runs from here on are those of a process that is warm.
  static final int WARM = 300;

  private static final int RUNS = 400;
  private static final int TENTH = 9;

  private Course() {}

  /// @param tenth nanoseconds of the tenth run
  /// @param warm the median of runs after [#WARM], in nanoseconds
  record Times(double tenth, double warm) {}

  /// @param args the model, the root of the repository, and the folder of published models
  public static void main(String[] args) throws IOException {
    var program = new Models(Path.of(args[1]), Path.of(args[2])).program(args[0]).orElseThrow();
    var kernel = Simulation.kernel(program, Backend.SCALAR, new KernelCompiler());
    for (var run = 0; run < RUNS; run++) {
      var begin = System.nanoTime();
      var trajectory = Simulation.run(kernel, Map.of());
      System.out.println(System.nanoTime() - begin);
      if (trajectory.values().length == 0) {
        throw new IllegalStateException("A run that saved nothing.");
      }
    }
  }

  static Times time(String model, Models models) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    words.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(Course.class.getName(), model));
    words.addAll(List.of(models.root().toString(), models.shared().toString()));
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var times = text.lines().mapToDouble(Double::parseDouble).toArray();
    if (process.waitFor() != 0 || times.length != RUNS) {
      throw new IOException("The runs of '%s' did not succeed.".formatted(model));
    }
    return new Times(times[TENTH], new Figures(Arrays.copyOfRange(times, WARM, RUNS)).median());
  }
}
