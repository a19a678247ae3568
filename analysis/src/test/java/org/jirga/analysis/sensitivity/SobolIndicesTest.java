package org.jirga.analysis.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jirga.analysis.design.MorrisDesign;
import org.jirga.analysis.design.SaltelliDesign;
import org.junit.jupiter.api.Test;

class SobolIndicesTest {

  private static final List<String> THREE = List.of("x1", "x2", "x3");
  private static final List<String> EIGHT = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  private static SobolIndices indices(
      SaltelliDesign design, ToDoubleFunction<double[]> function, long seed) {
    return SobolIndices.of(
        design, Arrays.stream(design.points()).mapToDouble(function).toArray(), seed);
  }

  @Test
  void ishigamiIndicesLieInTheirIntervals() {
    var design = SaltelliDesign.scrambled(THREE, THREE, 8, 512, true, 1);
    var found = indices(design, Functions::ishigami, 1);
    for (var factor = 0; factor < 3; factor++) {
      assertThat(found.first().get(factor).covers(Functions.ISHIGAMI_FIRST[factor])).isTrue();
      assertThat(found.total().get(factor).covers(Functions.ISHIGAMI_TOTAL[factor])).isTrue();
      assertThat(found.total().get(factor).halfWidth()).isLessThan(0.06);
    }
    // x1 and x3 act together, the other pairs do not
    assertThat(found.second().get(1).estimate().value()).isCloseTo(0.2437, within(0.03));
    assertThat(found.second().get(0).estimate().value()).isCloseTo(0, within(0.03));
  }

  @Test
  void gFunctionIndicesLieInTheirIntervals() {
    var design = SaltelliDesign.scrambled(EIGHT, EIGHT, 8, 256, false, 1);
    var found = indices(design, Functions::g, 1);
    for (var factor = 0; factor < 4; factor++) {
      assertThat(found.first().get(factor).value())
          .isCloseTo(Functions.G_FIRST[factor], within(0.02));
      assertThat(found.total().get(factor).value())
          .isCloseTo(Functions.G_TOTAL[factor], within(0.02));
    }
    assertThat(found.second()).isEmpty();
  }

  @Test
  void groupsShareOneIndex() {
    var design = SaltelliDesign.scrambled(THREE, List.of("one", "two", "one"), 8, 256, false, 3);
    var found = indices(design, Functions::ishigami, 3);
    assertThat(found.groups()).containsExactly("one", "two");
    // x1, x3 and their interaction
    assertThat(found.first().getFirst().value()).isCloseTo(1 - 0.4424, within(0.02));
    assertThat(found.total().getFirst().value()).isCloseTo(1 - 0.4424, within(0.02));
  }

  /// How many of the first intervals hold the true value.
  private static int held(List<Estimate> found, double[] truth, int factors) {
    var held = 0;
    for (var factor = 0; factor < factors; factor++) {
      held += found.get(factor).covers(truth[factor]) ? 1 : 0;
    }
    return held;
  }

  /// Of 95 % intervals over repeated seeds, 93 to 97 of 100 hold the true value.
  @Test
  void bootstrapIntervalsHoldTheTruthAsOftenAsTheySay() {
    var times = 400;
    var held = 0;
    for (var seed = 0; seed < times; seed++) {
      var design = SaltelliDesign.random(THREE, THREE, 256, false, seed);
      var found = indices(design, Functions::ishigami, seed);
      held += held(found.first(), Functions.ISHIGAMI_FIRST, 3);
      held += held(found.total(), Functions.ISHIGAMI_TOTAL, 3);
    }
    assertThat(held / (6.0 * times)).isBetween(0.93, 0.97);
  }

  @Test
  void intervalsBetweenSequencesHoldTheTruthAsOftenAsTheySay() {
    var times = 150;
    var held = 0;
    for (var seed = 0; seed < times; seed++) {
      var design = SaltelliDesign.scrambled(THREE, THREE, 16, 64, false, seed);
      var found = indices(design, Functions::ishigami, seed);
      held += held(found.first(), Functions.ISHIGAMI_FIRST, 3);
      held += held(found.total(), Functions.ISHIGAMI_TOTAL, 3);
    }
    assertThat(held / (6.0 * times)).isBetween(0.93, 0.97);
  }

  @Test
  void gFunctionIntervalsHoldTheTruthAsOftenAsTheySay() {
    var times = 150;
    var held = 0;
    for (var seed = 0; seed < times; seed++) {
      var design = SaltelliDesign.scrambled(EIGHT, EIGHT, 16, 64, false, seed);
      var found = indices(design, Functions::g, seed);
      held += held(found.first(), Functions.G_FIRST, 4);
      held += held(found.total(), Functions.G_TOTAL, 4);
    }
    assertThat(held / (8.0 * times)).isBetween(0.93, 0.97);
  }

  @Test
  void seedZeroIsASeedLikeAnyOther() {
    var design = SaltelliDesign.random(THREE, THREE, 64, false, 0);
    var again = SaltelliDesign.random(THREE, THREE, 64, false, 0);
    assertThat(indices(design, Functions::ishigami, 0).first())
        .isEqualTo(indices(again, Functions::ishigami, 0).first());
  }

  @Test
  void effectOfX2IsTheSameFromEverywhere() {
    var points = MorrisDesign.points(THREE, 200, 4, 1);
    var outcomes = Arrays.stream(points).mapToDouble(Functions::ishigami).toArray();
    var found = ElementaryEffects.of(THREE, points, outcomes, 1);
    assertThat(found.sizes().get(1).value()).isCloseTo(7.875, within(1e-9));
    assertThat(found.sizes().get(1).halfWidth()).isCloseTo(0, within(1e-9));
    assertThat(Math.abs(found.means()[1])).isLessThan(2);
    assertThat(found.sizes().get(0).value()).isGreaterThan(found.sizes().get(2).low());
  }
}
