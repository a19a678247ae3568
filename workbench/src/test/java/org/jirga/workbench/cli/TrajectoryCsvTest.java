package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jirga.engine.run.Trajectory;
import org.junit.jupiter.api.Test;

class TrajectoryCsvTest {

  @Test
  void namesAreQuotedWhereTheyNeedIt() throws IOException {
    var labels = List.of("a b", "x[p,q]", "the \"best\"");
    var columns = new double[][] {{1}, {2}, {3}};

    assertThat(written(new Trajectory(new double[] {0}, labels, columns)))
        .isEqualTo("time,a b,\"x[p,q]\",\"the \"\"best\"\"\"\n0.0,1.0,2.0,3.0\n");
  }

  @Test
  void numbersReadBackToTheSameBits() throws IOException {
    var values = new double[] {0.1 + 0.2, Double.MIN_VALUE, -0.0, 1e300 / 3, Double.NaN};
    var text = written(new Trajectory(new double[5], List.of("x"), new double[][] {values}));

    assertThat(text.lines().skip(1).mapToDouble(l -> Double.parseDouble(l.split(",")[1])))
        .containsExactly(0.1 + 0.2, Double.MIN_VALUE, -0.0, 1e300 / 3, Double.NaN);
  }

  private static String written(Trajectory trajectory) throws IOException {
    var out = new StringBuilder();
    new TrajectoryCsv(trajectory).write(out);
    return out.toString();
  }
}
