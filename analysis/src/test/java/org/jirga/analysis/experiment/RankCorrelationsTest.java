package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jirga.engine.run.Inputs;
import org.junit.jupiter.api.Test;

class RankCorrelationsTest {

  private static final double ROUNDING = 1e-12;

  /// The textbook's example of IQ and hours of television: rho = -29/165.
  private static final double[] IQ = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};

  private static final double[] HOURS = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

  @Test
  void ranksAreCorrelated() {
    assertThat(new RankCorrelations(inputs(IQ)).with(HOURS)[0])
        .isCloseTo(-29.0 / 165, within(ROUNDING));
  }

  @Test
  void tiesShareTheirMeanRank() {
    // ranks 1.5, 1.5, 3 against 1, 2, 3: 1.5 / sqrt(1.5 * 2)
    assertThat(new RankCorrelations(inputs(5, 5, 8)).with(new double[] {1, 2, 3})[0])
        .isCloseTo(1.5 / Math.sqrt(3), within(ROUNDING));
  }

  @Test
  void futuresWithoutAnOutcomeAreLeftOut() {
    var correlation =
        new RankCorrelations(inputs(1, 2, 3, 4)).with(new double[] {1, Double.NaN, 2, 3});
    assertThat(correlation[0]).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void aConstantOutcomeHasNone() {
    assertThat(new RankCorrelations(inputs(1, 2, 3)).with(new double[] {4, 4, 4})[0]).isNaN();
    assertThat(new RankCorrelations(inputs()).with(new double[0])[0]).isNaN();
  }

  @Test
  void aCourseHasOneAtEachTime() {
    var courses = new double[][] {{1, 9, 4}, {2, 5, 4}, {Double.NaN, 0, 4}, {4, 1, 4}};
    var map = RankCorrelations.overTime(inputs(1, 2, 3, 4), new double[] {0, 5, 10}, courses);
    assertThat(map.factors()).containsExactly("x");
    assertThat(map.indices()[0][0]).isCloseTo(1, within(ROUNDING));
    // ranks 1 to 4 against 4, 3, 1, 2
    assertThat(map.indices()[0][1]).isCloseTo(-0.8, within(ROUNDING));
    assertThat(map.indices()[0][2]).isNaN();
  }

  private static Inputs inputs(double... values) {
    return new Inputs(List.of("x"), new long[values.length], values);
  }
}
