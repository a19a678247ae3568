package org.jirga.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StraightPathsTest {

  @Test
  void pointsOnALineAreLeftOut() {
    assertThat(StraightPaths.thinned("<path d=\"M0 0L1 0.1L2 0L3 0\" fill=\"none\">"))
        .isEqualTo("<path d=\"M0 0L3 0\" fill=\"none\">");
  }

  @Test
  void whatCanBeSeenStays() {
    var bent = "<path d=\"M0 0L1 0.2L2 0M-5 5L6 5\">";
    assertThat(StraightPaths.thinned(bent)).isEqualTo(bent);
  }

  @Test
  void aClosedPathKeepsItsCorners() {
    assertThat(StraightPaths.thinned("<path d=\"M0 0L5 0L10 0L10 10L0 10L0 0Z\">"))
        .isEqualTo("<path d=\"M0 0L10 0L10 10L0 10L0 0Z\">");
  }

  @Test
  void curvesAreLeftAlone() {
    var curve = "<path d=\"M0 0C1 1 2 2 3 3A1 1 0 0 1 5 5\">";
    assertThat(StraightPaths.thinned(curve)).isEqualTo(curve);
  }
}
