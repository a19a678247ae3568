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
  void longPathsAreWrittenAsSteps() {
    assertThat(StraightPaths.thinned("<path d=\"M0.5 9L1 3.2L2 9.25L3 1L4 9L10 -0.4\">"))
        .isEqualTo("<path d=\"M0.5 9l.5-5.8 1 6.1 1-8.3 1 8 6-9.4\">");
  }

  @Test
  void aClosedPathKeepsItsCorners() {
    assertThat(StraightPaths.thinned("<path d=\"M0 0L5 0L10 0L10 10L0 10L0 0Z\">"))
        .isEqualTo("<path d=\"M0 0l10 0 0 10-10 0 0-10Z\">");
  }

  @Test
  void curvesAreLeftAlone() {
    var curve = "<path d=\"M0 0C1 1 2 2 3 3A1 1 0 0 1 5 5\">";
    assertThat(StraightPaths.thinned(curve)).isEqualTo(curve);
  }
}
