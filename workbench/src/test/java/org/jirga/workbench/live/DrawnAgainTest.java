package org.jirga.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Reduction;
import org.jirga.workbench.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawnAgainTest {

  private Optional<Context> context = Optional.empty();

  @BeforeAll
  void load() throws IOException {
    var engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    var made = Context.newBuilder("js").engine(engine).build();
    try (var in = DrawnAgain.class.getResourceAsStream("draws.js")) {
      made.eval("js", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    context = Optional.of(made);
  }

  @AfterAll
  void close() {
    context.ifPresent(it -> it.close(true));
  }

  private static Study study(int batch) {
    return StudyBuilder.named("draws")
        .uncertainty("Birth Rate", new Distribution.Triangular(0.1, 0.3, 1.7), "1/year")
        .uncertainty("at its low end", new Distribution.Triangular(-2, -2, 5), "")
        .uncertainty("level", new Distribution.Uniform(-3, 4), "")
        .uncertainty("bell", new Distribution.Bell(0, 1, -2, 2), "")
        .policy("as it is", "", Map.of())
        .measure("m", "level", new Reduction.Final(), "")
        .filter(new Filter(List.of(), List.of(), Set.of(), batch, 0, 100))
        .build();
  }

  /// Some draws of several batches, as a filter leaves them.
  private static Inputs futures(Study study, long seed, int count) {
    var all = new Sampling(study, seed).draws(0, count);
    var kept = IntStream.range(0, count).filter(row -> row % 3 != 1).toArray();
    var width = all.constants().size();
    var values = new double[kept.length * width];
    for (var row = 0; row < kept.length; row++) {
      for (var column = 0; column < width; column++) {
        values[row * width + column] = all.value(kept[row], column);
      }
    }
    return new Inputs(
        all.constants(),
        IntStream.of(kept).mapToLong(row -> all.runs()[row]).toArray(),
        values,
        seed);
  }

  private Value computed(Json recipe, Inputs futures, int batch) {
    var runs = new ArrayList<String>();
    for (var run : futures.runs()) {
      runs.add(String.valueOf(run));
    }
    return context
        .orElseThrow()
        .eval(
            "js",
            "drawnValues(%s, '%d', %d, [%s])"
                .formatted(recipe, futures.seed(), batch, String.join(",", runs)));
  }

  @Test
  void aScriptDrawsTheSameBits() {
    // odd and even batches, one of one draw, and seeds with either half empty or negative
    for (var batch : List.of(1, 2, 7, 64, 1023, 1024)) {
      for (var seed : List.of(0L, 20210815L, -1L, 1L << 40)) {
        var study = study(batch);
        var futures = futures(study, seed, Math.max(20, 2 * batch + 5));
        var drawn = DrawnAgain.of(study, futures);
        assertThat(drawn.constants()).hasSize(3);
        for (var column = 0; column < 3; column++) {
          var values = computed(drawn.constants().get(column), futures, batch);
          for (var row = 0; row < futures.rows(); row++) {
            assertThat(values.getArrayElement(row).asDouble())
                .as("batch %d, seed %d, constant %d, row %d", batch, seed, column, row)
                .isEqualTo(futures.value(row, column));
          }
        }
      }
    }
  }

  @Test
  void whatNoScriptDrawsIsWritten() {
    var study = study(64);
    var futures = futures(study, 5, 100);
    assertThat(DrawnAgain.of(study, futures).written())
        .containsExactly(
            IntStream.range(0, futures.rows()).mapToDouble(row -> futures.value(row, 3)).toArray());
  }

  @Test
  void aConstantWithAnotherValueInOneFutureIsWritten() {
    var study = study(64);
    var futures = futures(study, 5, 100);
    futures.values()[4 * 50 + 2] = 0.5; // the level of row 50
    var drawn = DrawnAgain.of(study, futures);
    assertThat(drawn.constants()).hasSize(2);
    assertThat(drawn.written()).hasSize(2 * futures.rows());
  }

  @Test
  void drawsOfAllBatchesTogetherAreNotTooMany() {
    var study = study(1024);
    var all = new Sampling(study, 5).draws(0, 33 * 1024);
    for (var batches : List.of(32, 33)) {
      // one future of each batch
      var runs = IntStream.range(0, batches).mapToLong(it -> it * 1024L).toArray();
      var width = all.constants().size();
      var values = new double[batches * width];
      for (var row = 0; row < batches; row++) {
        for (var column = 0; column < width; column++) {
          values[row * width + column] = all.value(row * 1024, column);
        }
      }
      var drawn = DrawnAgain.of(study, new Inputs(all.constants(), runs, values, 5));
      assertThat(drawn.constants()).hasSize(batches == 32 ? 3 : 0);
      assertThat(drawn.written()).hasSize(batches * (batches == 32 ? width - 3 : width));
    }
  }
}
