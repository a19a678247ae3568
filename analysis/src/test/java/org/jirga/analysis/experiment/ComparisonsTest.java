package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonsTest {

  /// Ranks of the 95 % interval of a median (Conover 1999, Practical Nonparametric Statistics,
  /// table A3: the largest r with P(X < r) at most 0.025).
  @ParameterizedTest
  @CsvSource({"6, 1, 6", "10, 2, 9", "20, 6, 15", "100, 40, 61", "1000, 469, 532"})
  void theIntervalOfAMedianIsTwoOrderStatistics(int n, double low, double high) {
    var values = IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray();
    assertThat(Comparisons.medianInterval(Values.of(values))).containsExactly(low, high);
  }

  @Test
  void fiveValuesAreTooFew() {
    assertThat(Comparisons.medianInterval(Values.of(1, 2, 3, 4, 5)))
        .containsExactly(Double.NaN, Double.NaN);
    assertThat(Comparisons.medianInterval(Values.of())).containsExactly(Double.NaN, Double.NaN);
  }
}
