package org.jirga.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.model.expr.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitRuleTest {

  @ParameterizedTest
  @EnumSource
  void everyArgumentHasARule(Function function) {
    assertThat(UnitRule.of(function).arguments()).hasSize(function.mostArguments());
  }
}
