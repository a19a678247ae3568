package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jirga.engine.run.Expectation;
import org.junit.jupiter.api.Test;

class RunBasisTest {

  @Test
  void equalStudiesHaveTheSameBasis() {
    assertThat(RunBasis.hash(new FishStudy().build()))
        .isEqualTo(RunBasis.hash(new FishStudy().build()))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void whatIsAskedOfTheRunsIsNotInIt() {
    assertThat(RunBasis.hash(new FishStudy().claim("9", "caught > 1", false).build()))
        .isEqualTo(RunBasis.hash(new FishStudy().build()));
  }

  @Test
  void whatDecidesAboutRunsIsInIt() {
    var unfiltered = new FishStudy();
    unfiltered.filtered = false;
    var expecting = new FishStudy();
    expecting.expectations = List.of(new Expectation("some fish remain", "fish", 1e-4, 1e6));
    var fuller = new FishStudy();
    fuller.full = 256;
    assertThat(List.of(new FishStudy(), unfiltered, expecting, fuller))
        .extracting(fish -> RunBasis.hash(fish.build()))
        .doesNotHaveDuplicates();
  }
}
