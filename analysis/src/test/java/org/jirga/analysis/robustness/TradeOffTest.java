package org.jirga.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.robustness.TradeOff.Outcome;
import org.jirga.analysis.robustness.TradeOff.Place;
import org.junit.jupiter.api.Test;

class TradeOffTest {

  /// Yield, more is better, in four futures; the last is unknown under one policy.
  private static final Outcome YIELD =
      new Outcome(
          new double[][] {
            {1, 2, 3, 9}, {2, 3, 5, 9}, {0, 1, 2, Double.NaN}, {1, 1, 1, 9},
          },
          true);

  /// Cost, less is better.
  private static final Outcome COST =
      new Outcome(
          new double[][] {
            {10, 10, 10, 0}, {12, 9, 14, 0}, {5, 5, 5, 0}, {11, 11, 11, 0},
          },
          false);

  private static final TradeOff TRADE_OFF =
      TradeOff.of(List.of("none", "more", "cheap", "bad"), YIELD, COST);

  private static Place place(int policy) {
    return TRADE_OFF.places().get(policy);
  }

  @Test
  void futureWithoutAValueUnderOnePolicyIsLeftOutUnderAll() {
    assertThat(TRADE_OFF.futures()).isEqualTo(3);
    assertThat(place(0).first().p50()).isEqualTo(2);
  }

  @Test
  void gainIsAnImprovementWhicheverWayTheOutcomeIs() {
    assertThat(place(1).firstGain().p50()).isEqualTo(1);
    assertThat(place(1).secondGain().p50()).isEqualTo(-2);
    assertThat(place(2).firstGain().p50()).isEqualTo(-1);
    assertThat(place(2).secondGain().p50()).isEqualTo(5);
    assertThat(place(0).firstGain().p50()).isZero();
  }

  @Test
  void sharesCountFuturesThatAreBetterOrWorseInBoth() {
    assertThat(place(1).betterInBoth()).isEqualTo(new Share(1, 3));
    assertThat(place(1).worseInBoth()).isEqualTo(new Share(0, 3));
    assertThat(place(3).betterInBoth()).isEqualTo(new Share(0, 3));
    assertThat(place(3).worseInBoth()).isEqualTo(new Share(3, 3));
    assertThat(place(0).betterInBoth()).isEqualTo(new Share(0, 3));
  }

  @Test
  void policyThatAnotherBeatsInBothIsNoPartOfTheTradeOff() {
    assertThat(place(3).beatenBy()).isEqualTo(OptionalInt.of(0));
    assertThat(TRADE_OFF.unbeaten())
        .extracting(Place::policy)
        .containsExactly("none", "more", "cheap");
  }

  @Test
  void policiesThatAreAlikeDoNotBeatEachOther() {
    var same = new Outcome(new double[][] {{1, 2}, {1, 2}}, true);
    var alike = TradeOff.of(List.of("a", "b"), same, same);
    assertThat(alike.unbeaten()).hasSize(2);
    assertThat(alike.isTraded()).isFalse();
    assertThat(TRADE_OFF.isTraded()).isTrue();
  }

  @Test
  void rowsThatDoNotGoWithThePoliciesAreRefused() {
    assertThatThrownBy(() -> TradeOff.of(List.of("a"), YIELD, COST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 policies do not go with 4 and 4 rows");
  }
}
