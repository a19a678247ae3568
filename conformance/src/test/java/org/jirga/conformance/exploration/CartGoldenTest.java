package org.jirga.conformance.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.jirga.analysis.discovery.Cart;
import org.jirga.analysis.discovery.Limit;
import org.junit.jupiter.api.Test;

/// CART on the table of Bryant and Lempert (2010), as scikit-learn grows it for EMA Workbench.
class CartGoldenTest {

  /// scikit-learn keeps numbers in single precision.
  private static final double SINGLE = 1e-6;

  @Test
  void leavesAreThePublishedOnes() throws IOException {
    var cases = Golden.bryant();
    var leaves = new Cart(0.05).grow(cases).leaves();
    var stats = Golden.table("bryant_cart_stats.csv");
    var boxes = Golden.table("bryant_cart_boxes.csv");
    assertThat(leaves).hasSize(stats.size() - 1);
    for (var index = 0; index < leaves.size(); index++) {
      var score = leaves.get(index).score();
      var row = stats.get(index + 1);
      assertThat(score.coverage()).isCloseTo(Double.parseDouble(row[1]), within(1e-12));
      assertThat(score.density()).isCloseTo(Double.parseDouble(row[2]), within(1e-12));
      assertThat(score.dimensions()).isEqualTo(Integer.parseInt(row[3]));
      assertThat(score.mass()).isCloseTo(Double.parseDouble(row[4]), within(1e-12));
      for (var line : boxes.subList(2, boxes.size())) {
        if (leaves.get(index).box().limits().get(line[0]) instanceof Limit.Between limit) {
          assertEnd(limit.hasLow(), limit.low(), line[1 + 2 * index]);
          assertEnd(limit.hasHigh(), limit.high(), line[2 + 2 * index]);
        }
      }
    }
  }

  private static void assertEnd(boolean isLimited, double found, String expected) {
    if (isLimited) {
      var value = Double.parseDouble(expected);
      assertThat(found).isCloseTo(value, within(SINGLE * Math.abs(value)));
    }
  }
}
