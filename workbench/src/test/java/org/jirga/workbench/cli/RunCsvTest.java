package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCsvTest {

  @Test
  void namesAreQuotedWhereTheyNeedIt() throws IOException {
    var labels = List.of("a b", "x[p,q]", "the \"best\"");

    assertThat(written(labels, new double[][] {{1, 2, 3}}))
        .isEqualTo("time,a b,\"x[p,q]\",\"the \"\"best\"\"\"\n0.0,1.0,2.0,3.0\n");
  }

  @Test
  void numbersReadBackToTheSameBits() throws IOException {
    var values = new double[][] {{0.1 + 0.2}, {Double.MIN_VALUE}, {-0.0}, {1e300 / 3}, {0.0 / 0}};

    assertThat(
            written(List.of("x"), values)
                .lines()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1])))
        .containsExactly(0.1 + 0.2, Double.MIN_VALUE, -0.0, 1e300 / 3, Double.NaN);
  }

  @Test
  void aNumberIsWrittenAsItIsThenAlthoughItIsTheSameArray() throws IOException {
    var out = new StringBuilder();
    var csv = RunCsv.begin(out, List.of("same", "other", "zero"));
    var row = new double[] {1, 2, 0.0};
    csv.write(0, row);
    row[1] = 3;
    row[2] = -0.0;
    csv.write(0.5, row);

    assertThat(out).hasToString("time,same,other,zero\n0.0,1.0,2.0,0.0\n0.5,1.0,3.0,-0.0\n");
  }

  private static String written(List<String> labels, double[][] rows) throws IOException {
    var out = new StringBuilder();
    var csv = RunCsv.begin(out, labels);
    for (var time = 0; time < rows.length; time++) {
      csv.write(time, rows[time]);
    }
    return out.toString();
  }
}
