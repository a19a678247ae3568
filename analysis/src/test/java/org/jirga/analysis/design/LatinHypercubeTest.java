package org.jirga.analysis.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Inputs;
import org.junit.jupiter.api.Test;

class LatinHypercubeTest {

  private static final int BATCH = 1024;
  private static final long SEED = 20211015;

  @Test
  void eachStratumIsHitOnce() {
    var design = design(uniform("a"), uniform("b"));
    for (var name : List.of("a", "b")) {
      for (var batch = 0; batch < 5; batch++) {
        var strata =
            Arrays.stream(design.shares(name, batch))
                .mapToInt(share -> (int) (share * BATCH))
                .sorted()
                .toArray();
        assertThat(strata).isEqualTo(IntStream.range(0, BATCH).toArray());
      }
    }
  }

  @Test
  void placesInsideAStratumAreUniform() {
    // the mean of 10 x 1,024 uniform numbers has a standard error of 0.0029, a variance of 1/12
    var design = design(uniform("a"));
    var places =
        IntStream.range(0, 10)
            .boxed()
            .flatMapToDouble(batch -> Arrays.stream(design.shares("a", batch)))
            .map(share -> share * BATCH - Math.floor(share * BATCH))
            .toArray();
    var mean = Arrays.stream(places).average().orElseThrow();
    var variance = Arrays.stream(places).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(3 * 0.0029));
    assertThat(variance).isCloseTo(1.0 / 12, within(0.003));
  }

  @Test
  void triangularMomentsAreThoseOfTheDistribution() {
    // mean (a+b+c)/3, variance (a2+b2+c2-ab-ac-bc)/18; strata leave errors of order 1/n
    var design =
        design(
            of("skewed", new Triangular(0, 1, 5)),
            of("mode at the end", new Triangular(18, 20, 20)),
            of("mode at the start", new Triangular(2, 2, 4)));
    var draws = design.draws(0, BATCH);
    assertMoments(column(draws, 0), 0, 1, 5);
    assertMoments(column(draws, 1), 18, 20, 20);
    assertMoments(column(draws, 2), 2, 2, 4);
  }

  private static void assertMoments(double[] values, double a, double b, double c) {
    var mean = Arrays.stream(values).average().orElseThrow();
    var variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    var expected = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
    assertThat(mean).isCloseTo((a + b + c) / 3, within(2 * (c - a) / BATCH));
    assertThat(variance).isCloseTo(expected, within(0.01 * expected));
    assertThat(Arrays.stream(values)).allMatch(value -> a <= value && value <= c);
  }

  @Test
  void columnsAreNotCorrelated() {
    var names = IntStream.range(0, 20).mapToObj(i -> "x" + i).toList();
    var design =
        new LatinHypercube(names.stream().map(LatinHypercubeTest::uniform).toList(), SEED, BATCH);
    var draws = design.draws(0, 10 * BATCH);
    for (var i = 0; i < names.size(); i++) {
      for (var j = 0; j < i; j++) {
        // standard error 1/sqrt(n) = 0.0099; 190 pairs: 4 of them
        assertThat(correlation(column(draws, i), column(draws, j))).isBetween(-0.04, 0.04);
      }
    }
  }

  @Test
  void batchesAndSeedsAreNotCorrelated() {
    var design = design(uniform("a"));
    var other = new LatinHypercube(List.of(uniform("a")), SEED + 1, BATCH);
    var first = design.shares("a", 0);
    // standard error 0.031
    assertThat(correlation(first, design.shares("a", 1))).isBetween(-0.12, 0.12);
    assertThat(correlation(first, other.shares("a", 0))).isBetween(-0.12, 0.12);
    assertThat(correlation(design.shares("a", 1), other.shares("a", 0))).isBetween(-0.12, 0.12);
  }

  @Test
  void anotherUncertaintyMovesNoValue() {
    var alone = design(uniform("a"), uniform("b")).draws(0, 3000);
    var among = design(uniform("c"), uniform("b"), uniform("a")).draws(0, 3000);
    assertThat(column(among, 2)).isEqualTo(column(alone, 0));
    assertThat(column(among, 1)).isEqualTo(column(alone, 1));
  }

  @Test
  void drawsDoNotDependOnWhatIsAskedFor() {
    var design = design(uniform("a"), uniform("b"));
    var all = design.draws(0, 5000);
    var some = design.draws(1000, 2000);
    assertThat(some.runs()[0]).isEqualTo(1000);
    for (var row = 0; row < some.rows(); row++) {
      for (var column = 0; column < 2; column++) {
        assertThat(some.value(row, column)).isEqualTo(all.value(1000 + row, column));
      }
    }
    assertThat(design.draws(7, 0).rows()).isZero();
  }

  /// A change of the generator, the key or the library would show here: it changes every result.
  @Test
  void valuesStayTheSameFromVersionToVersion() {
    var shares = design(uniform("room temperature")).shares("Room_Temperature", 3);
    assertThat(new double[] {shares[0], shares[1], shares[1023]}).isEqualTo(GOLDEN);
  }

  @Test
  void drawsPassTheSeedOnToTheModelsOwnRandomNumbers() {
    assertThat(design(uniform("a")).draws(3, 2).seed()).isEqualTo(SEED);
  }

  private static final double[] GOLDEN = {0.6543395473213147, 0.698224678463614, 0.779890106999127};

  private static LatinHypercube design(Uncertainty... uncertainties) {
    return new LatinHypercube(new ArrayList<>(List.of(uncertainties)), SEED, BATCH);
  }

  private static Uncertainty uniform(String name) {
    return of(name, new Uniform(0, 1));
  }

  private static Uncertainty of(String name, Distribution distribution) {
    return new Uncertainty(name, "", distribution, "", List.of(), "");
  }

  private static double[] column(Inputs inputs, int column) {
    return IntStream.range(0, inputs.rows())
        .mapToDouble(row -> inputs.value(row, column))
        .toArray();
  }

  private static double correlation(double[] x, double[] y) {
    var meanX = Arrays.stream(x).average().orElseThrow();
    var meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (var i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
