package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.look;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.table;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Program;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lanes have the bits of the interpreter where vectors are shorter, slower or missing: in another
/// JVM that is told so.
class OtherMachinesTest {

  private static final int RUNS = 300;
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  @ParameterizedTest
  @ValueSource(strings = {VECTORS, VECTORS + " -XX:UseAVX=2", VECTORS + " -XX:UseAVX=0", ""})
  void resultsHaveTheSameHash(String options) throws IOException, InterruptedException {
    assertThat(hashInAnotherJvm(options)).isEqualTo(hash(Backend.INTERPRETER));
  }

  private static String hashInAnotherJvm(String options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // another processor's JVM does not know the option
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), OtherMachinesTest.class.getName()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.strip();
  }

  public static void main(String[] arguments) {
    System.out.println(hash(Backend.LANES));
  }

  private static String hash(Backend backend) {
    var runs =
        EnsembleRunner.run(
            program(), inputs(), observation(), RunOptions.threads(1).withBackend(backend));
    return ResultHash.of("machines", runs).toString();
  }

  private static Program program() {
    var stock = v("s");
    var a = add(mul(stock, v("a")), n(0.5));
    return TestModel.over(0, 5, 0.125)
        .constant("a", 0.5)
        .constant("b", 1.5)
        .aux("exponential", call(Function.EXP, mul(a, n(0.1))))
        .aux("logarithm", call(Function.LN, v("exponential")))
        .aux("decimal", call(Function.LOG10, v("exponential")))
        .aux("based", call(Function.LOG, v("exponential"), v("b")))
        .aux("power", call(Function.POWER, v("exponential"), v("b")))
        .aux("waves", add(call(Function.SIN, a), call(Function.COS, a)))
        .aux("tangent", call(Function.TAN, a))
        .aux("whole", add(call(Function.FLOOR, a), call(Function.INTEGER, a)))
        .aux("looked up", look(table(Kind.CONTINUOUS, -1, 0, 0, 2, 1, 1, 2, 5), a))
        .aux("chosen", when(call(Function.MAX, a, v("waves")), v("power"), v("whole")))
        .aux("squashed", call(Function.TANH, add(v("chosen"), v("looked up"))))
        .stock("s", add(v("squashed"), v("waves")), v("b"))
        .program();
  }

  private static Inputs inputs() {
    var random = new Random(7);
    var values = random.doubles(2L * RUNS, 0.2, 3).toArray();
    return new Inputs(List.of("a", "b"), LongStream.range(0, RUNS).toArray(), values);
  }

  private static Observation observation() {
    return Observation.of(
        program().variables().stream()
            .map(slot -> new Outcome(slot.label(), slot.label(), new Reduction.Maximum()))
            .toList());
  }
}
