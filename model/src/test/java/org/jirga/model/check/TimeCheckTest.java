package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.model.check.TestModel.ref;

import org.jirga.model.structure.Model;
import org.junit.jupiter.api.Test;

class TimeCheckTest {

  @Test
  void timeBoundsAndStepAreRequired() {
    assertThat(new TestModel().check().diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("T001", "T001", "T001");
  }

  @Test
  void missingSaveStepIsTheTimeStep() {
    var checked = bounds(0, 10, 0.5).check();

    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.model().variable(Model.SAVEPER)).isPresent();
    assertThat(checked.dynamicOrder()).extracting(Definition::label).containsExactly("SAVEPER");
  }

  @Test
  void timeStepIsPositive() {
    assertThat(bounds(0, 10, 0).complaints())
        .containsExactly("T002 'TIME STEP' must be more than 0 but is 0");
  }

  @Test
  void numberThatCouldNotBeReadIsNotComplainedOfAgain() {
    assertThat(bounds(0, 10, Double.NaN).complaints()).isEmpty();
  }

  @Test
  void finalTimeIsNotBeforeInitialTime() {
    assertThat(bounds(5, 1, 0.5).complaints())
        .containsExactly("T003 'FINAL TIME' (1) is before 'INITIAL TIME' (5)");
  }

  @Test
  void saveStepIsAWholeNumberOfTimeSteps() {
    assertThat(bounds(0, 10, 0.4).constant("SAVEPER", "Month", 1).complaints())
        .containsExactly(
            "T004 'SAVEPER' (1) is not a whole number of time steps of 0.4 (saved is the first step"
                + " not before each multiple; the nearest that fits is 0.8)");
    assertThat(bounds(0, 10, 1).constant("SAVEPER", "Month", 0.25).complaints())
        .containsExactly(
            "T004 'SAVEPER' (0.25) is not a whole number of time steps of 1 (saved is the first"
                + " step not before each multiple; the nearest that fits is 1)");
  }

  @Test
  void decimalFractionsMayMissTheWholeNumberByRounding() {
    assertThat(bounds(0, 10, 0.1).constant("SAVEPER", "Month", 0.3).complaints()).isEmpty();
  }

  @Test
  void saveStepMayBeAnEquation() {
    assertThat(bounds(0, 10, 0.1).auxiliary("SAVEPER", "Month", ref("TIME STEP")).complaints())
        .isEmpty();
  }

  private static TestModel bounds(double start, double end, double step) {
    return new TestModel()
        .constant("INITIAL TIME", "Month", start)
        .constant("FINAL TIME", "Month", end)
        .constant("TIME STEP", "Month", step);
  }
}
