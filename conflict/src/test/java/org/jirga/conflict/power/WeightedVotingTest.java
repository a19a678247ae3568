package org.jirga.conflict.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedVotingTest {

  @Test
  void europeanEconomicCommunityOf1958() {
    var council = new WeightedVoting(12, 4, 4, 4, 2, 2, 1);
    assertThat(council.shapleyShubik().stream().map(Object::toString))
        .containsExactly("7/30", "7/30", "7/30", "3/20", "3/20", "0");
    assertThat(council.banzhaf().stream().map(Object::toString))
        .containsExactly("5/21", "5/21", "5/21", "1/7", "1/7", "0");
  }

  /// Banzhaf 1965, Weighted voting doesn't work: in the board of 1958 three of the six members,
  /// with 5 of 30 votes, had no say.
  @Test
  void nassauCounty() {
    var board = new WeightedVoting(16, 9, 9, 7, 3, 1, 1);
    assertThat(board.banzhaf().stream().map(Object::toString))
        .containsExactly("1/3", "1/3", "1/3", "0", "0", "0");
    assertThat(board.shapleyShubik()).isEqualTo(board.banzhaf());
  }

  @Test
  void securityCouncil() {
    var weights = IntStream.range(0, 15).map(i -> i < 5 ? 7 : 1).toArray();
    var council = new WeightedVoting(39, weights);
    assertThat(council.shapleyShubik().getFirst()).hasToString("421/2145");
    assertThat(council.shapleyShubik().getLast()).hasToString("4/2145");
    assertThat(council.banzhaf().getFirst()).hasToString("106/635");
    assertThat(council.banzhaf().getLast()).hasToString("21/1270");
  }

  @Test
  void aSmallPartnerCanHaveAsMuchSayAsALargeOne() {
    var company = new WeightedVoting(51, 50, 49, 1);
    assertThat(company.shapleyShubik().stream().map(Object::toString))
        .containsExactly("2/3", "1/6", "1/6");
    assertThat(company.banzhaf().stream().map(Object::toString))
        .containsExactly("3/5", "1/5", "1/5");
  }

  @Test
  void quotasOutOfReachAreRefused() {
    assertThatThrownBy(() -> new WeightedVoting(10, 4, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 1 and 9");
  }

  /// KTAB: twice the strength wins in 2 of 3 cases by the linear law, in 256 of 257 by the octic.
  @Test
  void whoIsTwiceAsStrongPrevailsByEachLaw() {
    var odds = new double[] {2 / 3.0, 4 / 5.0, 16 / 17.0, 256 / 257.0};
    for (var law : VictoryLaw.values()) {
      var odd = odds[law.ordinal()];
      assertThat(law.probability(2, 1)).isCloseTo(odd, within(1e-15));
      assertThat(law.probability(1, 2)).isCloseTo(1 - odd, within(1e-15));
      assertThat(law.probability(1e300, 1)).isEqualTo(1);
      assertThat(law.probability(0, 0)).isEqualTo(0.5);
      assertThat(new WeightedVoting(2, 2, 1).alone(law)[0]).isCloseTo(odd, within(1e-15));
    }
  }
}
