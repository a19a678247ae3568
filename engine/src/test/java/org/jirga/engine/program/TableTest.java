package org.jirga.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.table;

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
}
