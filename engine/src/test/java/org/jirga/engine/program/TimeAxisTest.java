package org.jirga.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

  @Test
  void aTimeIsFoundWithinAMillionthOfAStep() {
    var axis = new TimeAxis(1, 0.1, 100, 10);
    assertThat(axis.stepAt(1)).hasValue(0);
    assertThat(axis.stepAt(1.7)).hasValue(7);
    assertThat(axis.stepAt(11)).hasValue(100);
    assertThat(axis.stepAt(1.75)).isEmpty();
    assertThat(axis.stepAt(0.9)).isEmpty();
    assertThat(axis.stepAt(11.1)).isEmpty();
    assertThat(axis.stepAt(Double.NaN)).isEmpty();
  }

  @Test
  void theLastSaveIsNotPastTheEnd() {
    var axis = new TimeAxis(0, 0.25, 10, 4);
    assertThat(axis.saveTimes()).containsExactly(0, 1, 2);
    assertThat(axis.stop()).isEqualTo(2.5);
  }

  @Test
  void savedIsTheFirstStepNotBeforeEachMultipleOfTheSavePeriod() {
    var axis = new TimeAxis(0, 0.3, 10, 1 / 0.3);
    assertThat(axis.saveTimes()).containsExactly(0, 4 * 0.3, 7 * 0.3, 3);
    assertThat(IntStream.rangeClosed(0, 10).filter(axis::isSave)).containsExactly(0, 4, 7, 10);
    assertThat(axis.saveNumber(7)).isEqualTo(2);
  }

  @Test
  void aStepLeadsForward() {
    assertThatThrownBy(() -> new TimeAxis(0, -1, 5, 1)).hasMessageContaining("by -1.0");
  }
}
