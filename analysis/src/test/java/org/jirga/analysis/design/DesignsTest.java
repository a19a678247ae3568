package org.jirga.analysis.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesignsTest {

  private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

  @Test
  void plainSequenceIsThePublishedOne() {
    var points = SobolSequence.plain(FIVE).points(0, 6);
    assertThat(points[0]).containsOnly(0);
    assertThat(points[1]).containsOnly(0.5);
    assertThat(points[5]).containsExactly(0.875, 0.875, 0.125, 0.375, 0.875);
  }

  @Test
  void scrambledPointsKeepOneInEachStratum() {
    for (var seed = 0; seed < 5; seed++) {
      var points = SobolSequence.scrambled(FIVE, seed).points(0, 256);
      for (var column = 0; column < 5; column++) {
        var at = column;
        assertThat(Arrays.stream(points).map(point -> (int) (point[at] * 256)).distinct())
            .hasSize(256);
      }
      // the first two dimensions are a net: one point in each box of 16 by 16
      assertThat(
              Arrays.stream(points)
                  .map(point -> (int) (point[0] * 16) * 16 + (int) (point[1] * 16))
                  .distinct())
          .hasSize(256);
    }
  }

  @Test
  void skippingAndExtendingLeavePointsAsTheyWere() {
    var sequence = SobolSequence.scrambled(FIVE, 4);
    var all = sequence.points(0, 64);
    assertThat(sequence.points(40, 24)).isDeepEqualTo(Arrays.copyOfRange(all, 40, 64));
    assertThat(SobolSequence.scrambled(FIVE.subList(0, 3), 4).points(0, 64))
        .isDeepEqualTo(
            Arrays.stream(all).map(point -> Arrays.copyOf(point, 3)).toArray(double[][]::new));
  }

  @Test
  void scramblingsAreUniformOverSeeds() {
    var sum = 0.0;
    var squares = 0.0;
    for (var seed = 0; seed < 4_000; seed++) {
      var value = SobolSequence.scrambled(List.of("a"), seed).points(3, 1)[0][0];
      sum += value;
      squares += value * value;
    }
    assertThat(sum / 4_000).isBetween(0.485, 0.515);
    assertThat(squares / 4_000).isBetween(0.318, 0.349);
  }

  @Test
  void sequenceGoesTo21201Dimensions() {
    var names = IntStream.range(0, SobolSequence.MOST_DIMENSIONS).mapToObj(i -> "x" + i).toList();
    assertThat(SobolSequence.scrambled(names, 1).points(1, 1)[0]).hasSize(21_201);
    assertThatThrownBy(
            () -> SobolSequence.plain(IntStream.range(0, 21_202).mapToObj(i -> "x" + i).toList()))
        .hasMessageContaining("21,201");
  }

  @Test
  void saltelliRowsMixTheTwoMatrices() {
    var design = SaltelliDesign.random(List.of("a", "b"), List.of("a", "b"), 3, true, 0);
    assertThat(design.points().length).isEqualTo(18);
    var rows = design.points();
    assertThat(rows[1]).containsExactly(rows[5][0], rows[0][1]);
    assertThat(rows[2]).containsExactly(rows[0][0], rows[5][1]);
    assertThat(rows[3]).containsExactly(rows[0][0], rows[5][1]);
    assertThat(rows[4]).containsExactly(rows[5][0], rows[0][1]);
  }

  @Test
  void anotherFactorMovesNoValueOfARandomDesign() {
    var two = SaltelliDesign.random(List.of("a", "b"), List.of("a", "b"), 3, false, 0);
    var three =
        SaltelliDesign.random(List.of("a", "new", "b"), List.of("a", "new", "b"), 5, false, 0);
    assertThat(three.points()[0][0]).isEqualTo(two.points()[0][0]);
    assertThat(three.points()[0][2]).isEqualTo(two.points()[0][1]);
  }

  @Test
  void trajectoriesMoveOneFactorAtATimeByHalfTheGrid() {
    var points = MorrisDesign.points(FIVE, 10, 4, 0);
    assertThat(points.length).isEqualTo(60);
    for (var row = 0; row < 60; row++) {
      assertThat(Arrays.stream(points[row]).allMatch(value -> value >= 0 && value <= 1)).isTrue();
      if (row % 6 > 0) {
        var at = row;
        var moved = IntStream.range(0, 5).filter(i -> points[at][i] != points[at - 1][i]).toArray();
        assertThat(moved).hasSize(1);
        assertThat(Math.abs(points[row][moved[0]] - points[row - 1][moved[0]]))
            .isBetween(0.6666, 0.6667);
      }
    }
  }

  @Test
  void factorialHasEveryCombinationOnce() {
    var points = Grids.factorial(2, 1, 3);
    assertThat(points)
        .isDeepEqualTo(
            new double[][] {
              {0, 0.5, 0}, {0, 0.5, 0.5}, {0, 0.5, 1}, {1, 0.5, 0}, {1, 0.5, 0.5}, {1, 0.5, 1}
            });
    assertThatThrownBy(() -> Grids.factorial(1_000, 1_000, 1_000))
        .hasMessageContaining("more than 10,000,000 combinations");
  }

  @Test
  void oneAtATimeLeavesTheOthersAtTheBase() {
    assertThat(Grids.oneAtATime(new double[] {0.2, 0.4}, 2))
        .isDeepEqualTo(new double[][] {{0.2, 0.4}, {0, 0.4}, {1, 0.4}, {0.2, 0}, {0.2, 1}});
  }

  @Test
  void haltonBeginsWithHalvesAndThirds() {
    assertThat(Grids.halton(2, 0, 2)[0]).containsExactly(0.5, 2.0 / 3);
    assertThat(Grids.halton(2, 1, 1)).isDeepEqualTo(new double[][] {Grids.halton(2, 0, 2)[1]});
  }
}
