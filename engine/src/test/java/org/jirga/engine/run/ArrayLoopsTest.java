package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.div;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.op;
import static org.jirga.engine.TestModel.sub;
import static org.jirga.engine.TestModel.v;
import static org.jirga.engine.TestModel.when;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jirga.engine.TestModel;
import org.jirga.engine.kernel.Backend;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The elements of an array share a loop over lanes, and have the bits of each by itself.
class ArrayLoopsTest {

  private static final int RUNS = 37;

  /// Cells that hand on what they hold and get a share of the whole; some do so in another way.
  private static TestModel model(int cells) {
    var elements = IntStream.range(0, cells).mapToObj(i -> "c" + i).toArray(String[]::new);
    var own = IntStream.range(0, cells).mapToDouble(i -> 0.1 + 0.01 * i).toArray();
    var d = List.of("d");
    return TestModel.over(0, 10, 0.25, 1)
        .dimension("d", elements)
        .constants("own", "d", own)
        .constant("pace", 4)
        .constant("turn", 30)
        .aux("total", call(Function.SUM, v("out", "d!")))
        .aux("warm", d, call(Function.EXP, mul(n(-0.01), v("level", "d"))))
        .aux("full", d, op(BinaryOp.GREATER, v("level", "d"), v("turn")))
        .aux("pushed", d, when(v("full", "d"), n(2), v("warm", "d")))
        .aux("out", d, div(mul(v("own", "d"), v("level", "d")), add(v("pace"), v("pushed", "d"))))
        .aux("shown", d, sub(v("out", "d"), div(v("total"), n(cells))))
        .stock("level", d, sub(div(v("total"), n(cells)), v("out", "d")), n(10));
  }

  private static Runs run(TestModel model, RunOptions options) {
    var values = new double[2 * RUNS];
    for (var run = 0; run < RUNS; run++) {
      values[2 * run] = 2 + 0.25 * run;
      values[2 * run + 1] = 8 + 0.5 * (run % 7);
    }
    var inputs = new Inputs(List.of("pace", "turn"), LongStream.range(0, RUNS).toArray(), values);
    var last = new Reduction.Final();
    return EnsembleRunner.run(
        model.program(),
        inputs,
        new Observation(
            List.of(
                new Outcome("total", "total", last),
                new Outcome("first", "level[c0]", last),
                new Outcome("most", "shown[c2]", new Reduction.Maximum())),
            List.of("level[c1]", "shown[c3]"),
            List.of(),
            List.of()),
        options);
  }

  @ParameterizedTest
  @CsvSource({"4, false", "30, false", "200, false", "200, true"})
  void theyHaveTheBitsOfTheInterpreter(int cells, boolean rungeKutta) {
    var model = rungeKutta ? model(cells).rungeKutta() : model(cells);
    var expected = run(model, RunOptions.threads(1).withBackend(Backend.INTERPRETER));
    var loops = run(model, RunOptions.threads(2).withBackend(Backend.LANES).withBlockSize(16));
    assertThat(loops.outcomes()).isEqualTo(expected.outcomes());
    assertThat(loops.series()).isEqualTo(expected.series());
  }
}
