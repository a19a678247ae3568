package org.jirga.conformance.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.jirga.analysis.discovery.ConstrainedPrim;
import org.jirga.analysis.discovery.Objective;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.discovery.Rotation;
import org.junit.jupiter.api.Test;

/// Variants of PRIM on the table of Bryant and Lempert (2010), as EMA Workbench has them.
class PrimVariantsGoldenTest {

  private static final PrimSettings SETTINGS =
      new PrimSettings(0.1, 0.05, 0.05, Objective.LENIENT1);

  @Test
  void rotationHasThePublishedAxes() throws IOException {
    var cases = Golden.bryant();
    var rotation = Rotation.of(cases);
    var table = Golden.table("bryant_pca_rotation.csv");
    for (var factor = 0; factor < rotation.factors().size(); factor++) {
      var row = table.get(factor + 1);
      assertThat(rotation.factors().get(factor)).isEqualTo(row[0]);
      for (var axis = 0; axis < rotation.axes().size(); axis++) {
        assertThat(Math.abs(rotation.weights()[axis][factor]))
            .isCloseTo(Math.abs(Double.parseDouble(row[axis + 1])), within(1e-9));
      }
    }
  }

  @Test
  void primOnTheAxesGoesRowForRow() throws IOException {
    var cases = Golden.bryant();
    var found = new Prim(SETTINGS).search(Rotation.of(cases).apply(cases));
    PrimGoldenTest.assertTrajectory(found, "bryant_pca");
  }

  @Test
  void constrainedFrontHasThePublishedBoxes() throws IOException {
    var table = Golden.table("bryant_constrained_traj.csv");
    var front = new ConstrainedPrim(SETTINGS, 0.05).front(Golden.bryant());
    assertThat(
            front.stream()
                .map(
                    step ->
                        "%d limits: %d of %d"
                            .formatted(
                                step.score().dimensions(),
                                step.score().ofInterest(),
                                step.score().cases())))
        .containsExactlyElementsOf(
            table.subList(1, table.size()).stream()
                .map(row -> "%s limits: %s of %s".formatted(row[5], row[1], row[0]))
                .toList());
  }
}
