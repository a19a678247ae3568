package org.jirga.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.program.Lowered;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Trajectory;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Source;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The phases of one model, each by itself and warm: from its text to one run with every variable
/// saved.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PhaseBenchmark {

  /// Set by [Main], which leaves out what is not there.
  @Param({"teacup"})
  public String model = "";

  private @Nullable Subject subject;

  /// One model in all its states.
  private record Subject(
      Source source,
      ModelReader.Reading reading,
      CheckedModel checked,
      Program program,
      Kernel interpreter,
      Kernel scalar) {}

  @Setup
  public void prepare() throws IOException {
    var models =
        new Models(
            Path.of(System.getProperty("jirga.root", ".")),
            Path.of(System.getProperty("jirga.shared", "../shared")));
    var source = models.source(model).orElseThrow();
    var reading = ModelReader.read(source);
    var checked = new ModelChecker().check(reading.model());
    var program = Lowering.lower(checked).program().orElseThrow();
    subject =
        new Subject(
            source,
            reading,
            checked,
            program,
            kernel(program, Backend.INTERPRETER),
            kernel(program, Backend.SCALAR));
  }

  private Subject subject() {
    return Objects.requireNonNull(subject, "not prepared");
  }

  @Benchmark
  public ModelReader.Reading read() {
    return ModelReader.read(subject().source());
  }

  @Benchmark
  public CheckedModel check() {
    return new ModelChecker().check(subject().reading().model());
  }

  @Benchmark
  public Lowered lower() {
    return Lowering.lower(subject().checked());
  }

  @Benchmark
  public Kernel compile() {
    return kernel(subject().program(), Backend.SCALAR);
  }

  @Benchmark
  public Trajectory interpreted() {
    return Simulation.run(subject().interpreter(), Map.of());
  }

  @Benchmark
  public Trajectory compiled() {
    return Simulation.run(subject().scalar(), Map.of());
  }

  private static Kernel kernel(Program program, Backend backend) {
    return Simulation.kernel(program, backend, new KernelCompiler());
  }
}
