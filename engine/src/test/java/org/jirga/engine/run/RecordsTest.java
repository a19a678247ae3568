package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {

  @Test
  void aBoundThatIsNotIncludedIsOutside() {
    var criterion = new Criterion("c", "o", 1, true, 2, false, true);
    assertThat(criterion.holds(1)).isTrue();
    assertThat(criterion.holds(2)).isFalse();
    assertThat(criterion.holds(Double.NaN)).isFalse();
  }

  @Test
  void inputsNeedAValueForEachRunAndConstant() {
    assertThatThrownBy(() -> new Inputs(List.of("a", "b"), new long[] {1}, new double[] {1}))
        .hasMessageContaining("1 runs of 2 constants need 2 values");
  }

  @Test
  void someRunsAreSelectedWithTheirValues() {
    var inputs =
        new Inputs(List.of("a", "b"), new long[] {5, 6, 7}, new double[] {1, 2, 3, 4, 5, 6});
    var selected = inputs.select(new int[] {2, 0});
    assertThat(selected.runs()).containsExactly(7, 5);
    assertThat(selected.values()).containsExactly(5, 6, 1, 2);
  }

  @Test
  void aConstantIsGivenOnceHoweverItIsWritten() {
    assertThatThrownBy(() -> new Inputs(List.of("aid cut", "Aid_Cut"), new long[0], new double[0]))
        .hasMessageContaining("'Aid_Cut' is given twice");
  }

  @Test
  void aCriterionIsAboutAnOutcome() {
    var outcome = new Outcome("peak", "x", new Reduction.Maximum());
    var criterion = new Criterion("c", "paek", 0, true, 1, true, true);
    assertThatThrownBy(
            () -> new Observation(List.of(outcome), List.of(), List.of(criterion), List.of()))
        .hasMessageContaining("'paek'");
  }

  @Test
  void aMeanNeedsAStep() {
    assertThatThrownBy(() -> new Reduction.MeanAt(0, 4, 0)).hasMessageContaining("every 0.0");
  }
}
