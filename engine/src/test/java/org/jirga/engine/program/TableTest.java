package org.jirga.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.table;

import java.util.Random;
import org.jirga.model.expr.LookupTable.Kind;
import org.junit.jupiter.api.Test;

class TableTest {

  private static Table of(Kind kind) {
    return new Table(table(kind, 0, 1, 2, 5, 4, 3));
  }

  @Test
  void valuesLieOnStraightLinesBetweenPoints() {
    var table = of(Kind.CONTINUOUS);
    assertThat(table.at(0)).isEqualTo(1);
    assertThat(table.at(0.5)).isEqualTo(2);
    assertThat(table.at(2)).isEqualTo(5);
    assertThat(table.at(3)).isEqualTo(4);
    assertThat(table.at(4)).isEqualTo(3);
  }

  @Test
  void beyondThePointsEndValuesStay() {
    var table = of(Kind.CONTINUOUS);
    assertThat(table.at(-1)).isEqualTo(1);
    assertThat(table.at(9)).isEqualTo(3);
    assertThat(table.at(Double.POSITIVE_INFINITY)).isEqualTo(3);
  }

  @Test
  void anExtrapolatedTableKeepsItsEndSlopes() {
    var table = of(Kind.EXTRAPOLATE);
    assertThat(table.at(-1)).isEqualTo(-1);
    assertThat(table.at(0)).isEqualTo(1);
    assertThat(table.at(1)).isEqualTo(3);
    assertThat(table.at(4)).isEqualTo(3);
    assertThat(table.at(6)).isEqualTo(1);
  }

  @Test
  void aDiscreteTableKeepsTheLastPointPassed() {
    var table = of(Kind.DISCRETE);
    assertThat(table.at(-1)).isEqualTo(1);
    assertThat(table.at(1.999)).isEqualTo(1);
    assertThat(table.at(2)).isEqualTo(5);
    assertThat(table.at(9)).isEqualTo(3);
  }

  @Test
  void aPointIsMetExactly() {
    var thirds = new Table(table(Kind.CONTINUOUS, 0, 0, 0.3, 0.1, 0.7, 0.2, 1, 0.3));
    assertThat(thirds.at(0.3)).isEqualTo(0.1);
    assertThat(thirds.at(0.7)).isEqualTo(0.2);
  }

  @Test
  void atAStepAContinuousTableHasTheFirstValueAndADiscreteTheLast() {
    assertThat(new Table(table(Kind.CONTINUOUS, 0, 0, 1, 0, 1, 8, 2, 8)).at(1)).isEqualTo(0);
    assertThat(new Table(table(Kind.CONTINUOUS, 0, 0, 1, 0, 1, 8, 2, 8)).at(1.5)).isEqualTo(8);
    assertThat(new Table(table(Kind.DISCRETE, 0, 0, 1, 0, 1, 8, 2, 8)).at(1)).isEqualTo(8);
  }

  @Test
  void oneValueIsAConstant() {
    for (var kind : Kind.values()) {
      assertThat(new Table(table(kind, 3, 7)).at(-5)).isEqualTo(7);
      assertThat(new Table(table(kind, 3, 7)).at(3)).isEqualTo(7);
      assertThat(new Table(table(kind, 3, 7)).at(5)).isEqualTo(7);
    }
  }

  @Test
  void notANumberStaysNotANumber() {
    for (var kind : Kind.values()) {
      assertThat(of(kind).at(Double.NaN)).isNaN();
    }
  }

  @Test
  void anyShapeIsSearchedAsFromTheFirstPointOn() {
    var random = new Random(7);
    for (var round = 0; round < 400; round++) {
      var numbers = numbers(random);
      for (var kind : Kind.values()) {
        var searched = new Table(table(kind, numbers));
        for (var probe = 0; probe < 60; probe++) {
          var place = place(random, numbers);
          assertThat(searched.at(place))
              .as("%s at %s of %s", kind, place, searched)
              .isEqualTo(fromTheFirstPointOn(kind, numbers, place));
        }
      }
    }
  }

  /// Points at equal distances, at any, in clusters, some of them at the same x.
  private static double[] numbers(Random random) {
    var numbers = new double[2 * (1 + random.nextInt(random.nextInt(10) == 0 ? 900 : 12))];
    var scale = Math.pow(10, random.nextInt(30) - 15);
    var shape = random.nextInt(4);
    var x = scale * random.nextGaussian();
    for (var at = 0; at < numbers.length; at += 2) {
      numbers[at] = x;
      numbers[at + 1] = random.nextGaussian();
      x +=
          switch (shape) {
            case 0 -> 0.1 * scale;
            case 1 -> random.nextInt(3) == 0 ? 0 : random.nextDouble() * scale;
            case 2 -> Math.exp(12 * random.nextGaussian()) * scale;
            default -> random.nextInt(4) == 0 ? scale : Math.ulp(x);
          };
    }
    return numbers;
  }

  private static double place(Random random, double[] numbers) {
    var point = numbers[2 * random.nextInt(numbers.length / 2)];
    return switch (random.nextInt(5)) {
      case 0 -> point;
      case 1 -> Math.nextUp(point);
      case 2 -> Math.nextDown(point);
      case 3 -> numbers[0] + 1.2 * random.nextDouble() * (numbers[numbers.length - 2] - numbers[0]);
      default -> numbers[0] - random.nextDouble();
    };
  }

  private static double fromTheFirstPointOn(Kind kind, double[] numbers, double place) {
    var points = numbers.length / 2;
    var last = points - 1;
    if (kind == Kind.DISCRETE) {
      var passed = 0;
      while (passed < last && numbers[2 * passed + 2] <= place) {
        passed++;
      }
      return numbers[2 * passed + 1];
    }
    if (points == 1 || place == numbers[0]) {
      return numbers[1];
    }
    var isBelow = place < numbers[0];
    var isAbove = place > numbers[2 * last];
    if (kind == Kind.CONTINUOUS && (isBelow || isAbove)) {
      return isBelow ? numbers[1] : numbers[2 * last + 1];
    }
    var low = 0;
    while (!isBelow && low < last - 1 && numbers[2 * low + 2] < place) {
      low++;
    }
    if (!isAbove && place == numbers[2 * low + 2]) {
      return numbers[2 * low + 3];
    }
    var width = numbers[2 * low + 2] - numbers[2 * low];
    var slope = width > 0 ? (numbers[2 * low + 3] - numbers[2 * low + 1]) / width : 0;
    return isAbove
        ? numbers[2 * last + 1] + slope * (place - numbers[2 * last])
        : numbers[2 * low + 1] + slope * (place - numbers[2 * low]);
  }
}
