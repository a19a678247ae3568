package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jirga.analysis.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimExpressionTest {

  private static final Study STUDY = new FishStudy().build();

  /// In the future of these tests the outcomes are 3, unknown and 8 under the baseline, and twice
  /// that anywhere else.
  private static double future(Arm arm, int measure) {
    var value = new double[] {3, Double.NaN, 8}[measure];
    return arm.equals(Arm.of("ten boats")) ? value : 2 * value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          fish at the end < 4                                   ; 1
          fish at the end[five boats] < 4                       ; 0
          fish at the end[S1] = 6                               ; 1
          fish at the end[shy fish, five boats] = 6             ; 1
          fish at the end[NO_GROWTH] = 6                        ; 1
          caught / fish at the end > 2.6                        ; 1
          - caught + 2 * fish at the end ^ 2                    ; 10
          IF THEN ELSE(caught > 5, 7, 9)                        ; 7
          MIN(caught, MAX(fish at the end, 5)) + ABS(0 - 1)     ; 6
          SQRT(16) + EXP(0) + LN(1)                             ; 5
          fish at the end > 1 :AND: caught > 9                  ; 0
          fish at the end > 1 :OR: caught > 9                   ; 1
          :NOT: (caught <> 8)                                   ; 1
          caught >= 8 :AND: caught <= 8                         ; 1
          caught / 0 > 1                                        ; NaN
          caught > 9 :AND: caught / 0 > 1                       ; 0
          caught < 9 :OR: caught / 0 > 1                        ; 1
          caught < 9 :AND: caught / 0 > 1                       ; NaN
          :NOT: (caught / 0 > 1)                                ; NaN
          IF THEN ELSE(caught / 0 > 1, 1, 1)                    ; NaN
          most fish > 1                                         ; NaN
          caught > 9 :AND: most fish > 1                        ; NaN
          """)
  void aTestIsArithmeticOverOutcomes(String test, Double expected) {
    assertThat(expression(test).value(ClaimExpressionTest::future)).isEqualTo(expected);
  }

  @Test
  void theArmsAreThoseThatItNames() {
    assertThat(expression("caught[five boats, N1] < caught + caught[s1]").arms())
        .containsExactlyInAnyOrder(
            new Arm("five boats", List.of("N1")),
            Arm.of("ten boats"),
            new Arm("ten boats", List.of("S1")));
  }

  @Test
  void aNullIsAddedToEachArmOnce() {
    assertThat(expression("caught[five boats, N1] < caught").under("N1").arms())
        .containsExactlyInAnyOrder(
            new Arm("five boats", List.of("N1")), new Arm("ten boats", List.of("N1")));
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> expression("boats > 1"))
        .withMessageContaining("boats");
    assertThatIllegalArgumentException().isThrownBy(() -> expression("caught[six boats] > 1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> expression("caught[five boats, ten boats] > 1"));
  }

  private static ClaimExpression expression(String test) {
    return ClaimExpression.of(FishStudy.expr(test), ArmNames.of(STUDY), STUDY.measures());
  }
}
