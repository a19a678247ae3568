package org.jirga.conformance.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jirga.analysis.sensitivity.ElementaryEffects;
import org.jirga.analysis.sensitivity.Observed;
import org.jirga.analysis.sensitivity.Pawn;
import org.jirga.analysis.sensitivity.SobolIndices;
import org.jirga.analysis.sensitivity.SobolIndices.Outcomes;
import org.jirga.workbench.yaml.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The estimators of SALib on its own samples: the same numbers in give the same numbers out.
class EstimatorsGoldenTest {

  /// Sums in another order differ in their last digits.
  private static final Offset<Double> SAME = within(1e-9);

  private static final List<String> THREE = List.of("x1", "x2", "x3");

  @ParameterizedTest
  @ValueSource(strings = {"sobol_unscrambled_N64", "sobol_scrambled_N128"})
  void sobolIndicesAreThoseOfSalib(String sample) throws IOException {
    var golden = Golden.at(Golden.json("salib_ishigami_golden.json"), sample);
    var y = Golden.numbers(Golden.at(golden, "Y"));
    var found =
        SobolIndices.of(
            THREE,
            new Outcomes(
                part(y, 0),
                part(y, 7),
                new double[][] {part(y, 1), part(y, 2), part(y, 3)},
                new double[][] {part(y, 4), part(y, 5), part(y, 6)},
                0),
            1);
    var first = Golden.numbers(Golden.at(golden, "res", "S1"));
    var total = Golden.numbers(Golden.at(golden, "res", "ST"));
    for (var factor = 0; factor < 3; factor++) {
      assertThat(found.first().get(factor).value()).isCloseTo(first[factor], SAME);
      assertThat(found.total().get(factor).value()).isCloseTo(total[factor], SAME);
    }
    var second = ((Yaml.Items) Golden.at(golden, "res", "S2")).items();
    for (var pair : found.second()) {
      assertThat(pair.estimate().value())
          .isCloseTo(number(second.get(pair.one()), pair.other()), SAME);
    }
    assertThat(found.second()).hasSize(3);
  }

  @Test
  void elementaryEffectsAreThoseOfSalib() throws IOException {
    var golden = Golden.at(Golden.json("salib_ishigami_golden.json"), "morris_20x4");
    var points =
        rows(golden, "X").stream()
            .map(row -> Arrays.stream(row).map(x -> (x + Math.PI) / (2 * Math.PI)).toArray())
            .toArray(double[][]::new);
    var found = ElementaryEffects.of(THREE, points, Golden.numbers(Golden.at(golden, "Y")), 1);
    var means = Golden.numbers(Golden.at(golden, "res", "mu"));
    var sizes = Golden.numbers(Golden.at(golden, "res", "mu_star"));
    var spreads = Golden.numbers(Golden.at(golden, "res", "sigma"));
    for (var factor = 0; factor < 3; factor++) {
      assertThat(found.means()[factor]).isCloseTo(means[factor], SAME);
      assertThat(found.sizes().get(factor).value()).isCloseTo(sizes[factor], SAME);
      assertThat(found.spreads()[factor]).isCloseTo(spreads[factor], SAME);
    }
  }

  /// SALib leaves the largest value of a factor out of the last of its slices, here one of fifty.
  @Test
  void pawnIsThatOfSalibButForTheValueThatItLeavesOut() throws IOException {
    var golden = Golden.at(Golden.json("salib_ishigami_golden.json"), "lhs500");
    var rows = rows(golden, "X");
    var columns =
        IntStream.range(0, 3)
            .mapToObj(factor -> rows.stream().mapToDouble(row -> row[factor]).toArray())
            .toArray(double[][]::new);
    var outcome = Golden.numbers(Golden.at(golden, "Y"));
    var distances = new Pawn(10).distances(new Observed(THREE, columns, outcome));
    var medians = Golden.numbers(Golden.at(golden, "pawn_S10", "median"));
    var largest = Golden.numbers(Golden.at(golden, "pawn_S10", "maximum"));
    var smallest = Golden.numbers(Golden.at(golden, "pawn_S10", "minimum"));
    for (var factor = 0; factor < 3; factor++) {
      var sorted = Arrays.stream(distances[factor]).sorted().toArray();
      assertThat(sorted).hasSize(10);
      assertThat((sorted[4] + sorted[5]) / 2).isCloseTo(medians[factor], within(0.02));
      assertThat(sorted[9]).isCloseTo(largest[factor], within(0.02));
      assertThat(sorted[0]).isCloseTo(smallest[factor], within(0.02));
    }
  }

  private static List<double[]> rows(Yaml golden, String name) {
    return ((Yaml.Items) Golden.at(golden, name)).items().stream().map(Golden::numbers).toList();
  }

  private static double number(Yaml row, int column) {
    return Double.parseDouble(((Yaml.Scalar) ((Yaml.Items) row).items().get(column)).value());
  }

  private static double[] part(double[] outcomes, int kind) {
    return IntStream.range(0, outcomes.length / 8)
        .mapToDouble(i -> outcomes[8 * i + kind])
        .toArray();
  }
}
