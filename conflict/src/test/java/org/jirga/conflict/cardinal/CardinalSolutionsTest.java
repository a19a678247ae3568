package org.jirga.conflict.cardinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.without;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Games whose solutions are published or found by hand.
class CardinalSolutionsTest {

  private static final Offset<Double> PRINTED = within(5e-6);
  private static final Offset<Double> CLOSE = within(1e-9);

  private static final Bimatrix CHICKEN =
      new Bimatrix(new double[][] {{6, 2}, {7, 0}}, new double[][] {{6, 7}, {2, 0}});

  /// Aumann 1974: half (6,6) and a quarter each of the others.
  @Test
  void mediatorOfChicken() {
    var table = CorrelatedEquilibrium.of(CHICKEN);
    assertThat(table[0][0]).isCloseTo(0.5, CLOSE);
    assertThat(table[0][1]).isCloseTo(0.25, CLOSE);
    assertThat(table[1][0]).isCloseTo(0.25, CLOSE);
    assertThat(table[1][1]).isCloseTo(0, CLOSE);
  }

  @Test
  void chickenHasTwoPureEquilibriaAndAMixedOne() {
    var equilibria = MixedEquilibria.of(CHICKEN).orElseThrow();
    assertThat(equilibria).hasSize(3);
    assertThat(equilibria.stream().filter(MixedProfile::isPure)).hasSize(2);
    var mixed = equilibria.stream().filter(it -> !it.isPure()).findFirst().orElseThrow();
    assertThat(mixed.row()[0]).isCloseTo(2.0 / 3, CLOSE);
    assertThat(mixed.payoffs(CHICKEN)[0]).isCloseTo(14.0 / 3, CLOSE);
  }

  /// Reiley, Urbancic and Walker 2008: Alice bets a queen one time in three, Bob calls two in
  /// three.
  @Test
  void strippedDownPoker() {
    // Alice: bet always, bet kings only, bet queens only, fold always; Bob: call, fold
    var alice = new double[][] {{0, 1}, {0.5, 0}, {-1.5, 0}, {-1, -1}};
    var bob = new double[4][2];
    for (var i = 0; i < 4; i++) {
      for (var j = 0; j < 2; j++) {
        bob[i][j] = -alice[i][j];
      }
    }
    var equilibria = MixedEquilibria.of(new Bimatrix(alice, bob)).orElseThrow();
    assertThat(equilibria).hasSize(1);
    assertThat(equilibria.getFirst().row())
        .containsExactly(new double[] {1.0 / 3, 2.0 / 3, 0, 0}, CLOSE);
    assertThat(equilibria.getFirst().column())
        .containsExactly(new double[] {2.0 / 3, 1.0 / 3}, CLOSE);
  }

  @Test
  void threeChoicesWithoutAPureEquilibrium() {
    var wins = new double[][] {{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}};
    var losses = new double[][] {{0, 1, -1}, {-1, 0, 1}, {1, -1, 0}};
    var equilibria = MixedEquilibria.of(new Bimatrix(wins, losses)).orElseThrow();
    assertThat(equilibria).hasSize(1);
    for (var p : equilibria.getFirst().row()) {
      assertThat(p).isCloseTo(1.0 / 3, CLOSE);
    }
  }

  /// The constant-sum game of Gambit's own test of its logit solver.
  @ParameterizedTest
  @CsvSource({"1, .64298, .58832", "2, .77268, .61174", "3, .85954, .60382"})
  void logitOfAConstantSumGame(double precision, double row, double column) {
    var game = new Bimatrix(new double[][] {{1, 1}, {0, 1}}, new double[][] {{1, 1}, {2, 1}});
    var profile = LogitEquilibrium.of(game, precision).orElseThrow();
    assertThat(profile.row()[0]).isCloseTo(row, PRINTED);
    assertThat(profile.column()[0]).isCloseTo(column, PRINTED);
  }

  @ParameterizedTest
  @CsvSource({".5, .65742, .46073", "1, .72194, .39082", "2, .71904, .29397", "5, .62620, .22064"})
  void logitOfAsymmetricMatchingPennies(double precision, double row, double column) {
    var game = new Bimatrix(new double[][] {{4, 0}, {0, 1}}, new double[][] {{0, 1}, {1, 0}});
    var profile = LogitEquilibrium.of(game, precision).orElseThrow();
    assertThat(profile.row()[0]).isCloseTo(row, PRINTED);
    assertThat(profile.column()[0]).isCloseTo(column, PRINTED);
  }

  @Test
  void withoutPrecisionAllIsAsLikely() {
    var profile = LogitEquilibrium.of(CHICKEN, 0).orElseThrow();
    assertThat(profile.row()).containsExactly(0.5, 0.5);
  }

  @Test
  void dividingAPieEqually() {
    var pie =
        new Bargaining(
            List.of(new Bargaining.Point(1, 0), new Bargaining.Point(0, 1)),
            new Bargaining.Point(0, 0));
    assertPoint(pie.nash().orElseThrow(), 0.5, 0.5);
    assertPoint(pie.kalaiSmorodinsky().orElseThrow(), 0.5, 0.5);
  }

  /// A corner at (1, 1/2) cut off: the two solutions differ, as in Kalai and Smorodinsky's paper.
  @Test
  void kalaiSmorodinskyHeedsWhatEachCouldHave() {
    var problem =
        new Bargaining(
            List.of(
                new Bargaining.Point(0, 1),
                new Bargaining.Point(1, 0.7),
                new Bargaining.Point(1, 0)),
            new Bargaining.Point(0, 0));
    assertPoint(problem.nash().orElseThrow(), 1, 0.7);
    assertPoint(problem.kalaiSmorodinsky().orElseThrow(), 1 / 1.3, 1 / 1.3);
  }

  /// Nash 1950, The bargaining problem: Bill gives book, whip, ball and bat for pen, toy and knife.
  @Test
  void billAndJackBarter() {
    // what each thing is worth to its owner and to the other: book, whip, ball, bat, box of Bill
    int[][] ofBill = {{2, 4}, {2, 2}, {2, 1}, {2, 2}, {4, 1}};
    // pen, toy, knife, hat of Jack, to Bill and to Jack
    int[][] ofJack = {{10, 1}, {4, 1}, {6, 2}, {2, 2}};
    var points = new ArrayList<Bargaining.Point>();
    for (var given = 0; given < 1 << 9; given++) {
      var bill = 0;
      var jack = 0;
      for (var thing = 0; thing < 9; thing++) {
        if ((given >> thing & 1) == 0) {
          continue;
        }
        var worth = thing < 5 ? ofBill[thing] : ofJack[thing - 5];
        bill += thing < 5 ? -worth[0] : worth[0];
        jack += thing < 5 ? worth[1] : -worth[1];
      }
      points.add(new Bargaining.Point(bill, jack));
    }
    var barter = new Bargaining(points, new Bargaining.Point(0, 0));
    assertPoint(barter.nash().orElseThrow(), 12, 5);
  }

  @Test
  void nothingToGainForBoth() {
    var problem = new Bargaining(List.of(new Bargaining.Point(2, -1)), new Bargaining.Point(0, 0));
    assertThat(problem.nash()).isEmpty();
    assertThat(problem.kalaiSmorodinsky()).isEmpty();
  }

  /// Rubinstein 1982: with equal patience the first has 1 / (1 + patience).
  @Test
  void whoOffersFirstHasMore() {
    assertThat(Bargaining.firstOffer(0.9, 0.9)).isCloseTo(1 / 1.9, CLOSE);
    assertThat(Bargaining.firstOffer(0, 0.5)).isCloseTo(0.5, CLOSE);
    assertThatThrownBy(() -> Bargaining.firstOffer(1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settingsAreChoicesWhereEveryPairIsFeasible() {
    assertThat(Bimatrix.choices(game(conflict("A: a b", "B: c"))).orElseThrow().states())
        .hasDimensions(4, 2);
    assertThat(Bimatrix.choices(game(without(conflict("A: a", "B: c"), "YY")))).isEmpty();
    assertThat(Bimatrix.choices(game(conflict("A: a", "B: b", "C: c")))).isEmpty();
  }

  private static void assertPoint(Bargaining.Point point, double first, double second) {
    assertThat(point.first()).isCloseTo(first, CLOSE);
    assertThat(point.second()).isCloseTo(second, CLOSE);
  }
}
