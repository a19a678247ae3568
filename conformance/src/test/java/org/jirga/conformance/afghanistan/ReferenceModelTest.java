package org.jirga.conformance.afghanistan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The reference against what a pocket calculator gives, and against its own invariants.
class ReferenceModelTest {

  /// Rounding of a handful of operations.
  private static final double FEW_ULPS = 1e-14;

  /// In the step in which the escrow takes all that is left, the release runs too: W falls below 0
  /// by what is released in that step, and returns in the next.
  private static final double LAST_STEP_OF_ESCROW = .125 * .10 * .4375;

  private static final Map<String, Double> BEST = ReferenceParameter.bestValues();

  @Test
  void thereAre75ParametersAndNoneIsOutOfItsRange() {
    assertEquals(75, ReferenceParameter.all().size());
    ReferenceParameter.all()
        .forEach((symbol, p) -> assertTrue(p.low() <= p.best() && p.best() <= p.high(), symbol));
  }

  @Test
  void initialValuesAreThoseOfTheSpecification() {
    var run = statusQuo(BEST);
    assertEquals(204_000, run.at("V", 0));
    assertEquals(30_000, run.at("H", 0));
    assertEquals(45_000, run.at("E", 0));
    assertEquals(18_000, run.at("M", 0));
    assertEquals(3_000, run.at("R", 0));
    assertClose(21.6, run.at("att_s", 0));
    assertEquals(9.2, run.at("W", 0));
  }

  @Test
  void firstStepIsTheOneDoneByHand() {
    var run = statusQuo(BEST);
    double first = .125;
    // 0.001 (.5 + .35) 204000
    assertClose(.125 * 173.4, run.at("T", first));
    // .00035 (1 + .3 * 21.6 / 20) (1.3 - .6 * .35) = .000505106, on 204000 + 15000 + 22500
    assertClose(.125 * .000505106 * 241_500, run.at("D", first));
    // 900 + .045 * 1500 * .9 * 1 * (1 - 1800 / 8000) - (.018 * 1.02 + .01) 1500
    assertClose(1500 + .125 * (900 + 47.08125 - 42.54), run.at("K", first));
    // .3 + .00012 * 1800 - .36 - .01 * 25.2
    assertClose(1 - .125 * .096, run.at("Q", first));
    // [.6 + .9 * 1.45 / 20 - 1] / 5
    assertClose(1 - .125 * .06695, run.at("Y", first));
    // (.1 + .5 * .35 - .2) / 6
    assertClose(.2 + .125 * .0125, run.at("U", first));
    // .3 * .05^2
    assertClose(.125 * .00075, run.at("haz", first));
    assertClose(25.2, run.at("att", 0));
    assertClose(.125 * 14, run.at("needacc", first));
  }

  @Test
  void prisonersComeInTheFirstTwoMonthsAlone() {
    var without = ReferenceParameter.bestValuesWith(Map.of("prison", 0.0));
    double difference = statusQuo(BEST).at("K", .125) - statusQuo(without).at("K", .125);
    assertEquals(.125 * 900, difference, 1e-9);

    var quiet = ReferenceParameter.bestValuesWith(Map.of("k_rec", 0.0, "k_exit", 0.0, "lam0", 0.0));
    assertEquals(3300, statusQuo(quiet).at("K", 2), 1e-9);
    assertEquals(3300, statusQuo(quiet).at("K", 60), 1e-9);
  }

  @Test
  void nobodyDefectsWhereNobodyCanBeRecruited() {
    var run = statusQuo(ReferenceParameter.bestValuesWith(Map.of("phi", 0.0)));
    for (String empty : List.of("X", "XL", "cumdef", "dfc")) {
      assertEquals(0, run.peak(empty), empty);
    }
    assertTrue(run.at("D", 60) > 0);
  }

  @Test
  void escrowTakesExactlyThreeAndAHalfBillionInMonthThirteenWhateverT0() {
    for (var policy : List.of(ReferencePolicy.STATUS_QUO, ReferencePolicy.PACKAGE.startingAt(24))) {
      var run = ReferenceModel.run(BEST, policy, ReferenceStructure.BASE);
      assertEquals(0, run.at("S", 13));
      assertEquals(3.5, run.at("S", 14));
      assertEquals(3.5, run.at("S", 60));
    }
    assertEquals(0, base(ReferencePolicy.ISOLATION).at("S", 60));
  }

  @Test
  void leversRestBeforeTheirMonth() {
    var quo = statusQuo(BEST);
    var late = base(ReferencePolicy.PACKAGE.startingAt(24));
    for (String stock : ReferenceModel.STOCKS) {
      assertEquals(quo.at(stock, 24), late.at(stock, 24), stock);
    }
    assertTrue(late.at("cost", 24.125) > 0);
  }

  @Test
  void everyStockIsFiniteAndNotNegativeInEveryPolicySwitchAndCorner() {
    var lowest = new LinkedHashMap<String, Double>();
    var highest = new LinkedHashMap<String, Double>();
    ReferenceParameter.all()
        .forEach(
            (symbol, p) -> {
              lowest.put(symbol, p.low());
              highest.put(symbol, p.high());
            });
    var policies = new ArrayList<>(ReferencePolicy.nine().values());
    policies.addAll(ReferencePolicy.variants().values());
    for (var parameters : List.of(BEST, lowest, highest)) {
      for (var policy : policies) {
        assertSound(ReferenceModel.run(parameters, policy, ReferenceStructure.BASE));
      }
      for (var structure : ReferenceStructure.switches().values()) {
        assertSound(ReferenceModel.run(parameters, ReferencePolicy.PACKAGE, structure));
      }
    }
  }

  @Test
  void threeSetsOfZeroInputsStayFiniteAndConserve() {
    var noPeople = statusQuo(ReferenceParameter.bestValuesWith(Map.of("P0", 0.0)));
    assertSound(noPeople);
    for (String empty : List.of("V", "H", "E", "M", "R", "T", "X", "D", "cumdef")) {
      assertEquals(0, noPeople.peak(empty), empty);
    }
    var noGroup =
        statusQuo(
            ReferenceParameter.bestValuesWith(
                Map.of("K0", 0.0, "F0", 0.0, "prison", 0.0, "f_in", 0.0)));
    assertSound(noGroup);
    assertEquals(0, noGroup.peak("Kt"));
    assertEquals(0, noGroup.at("attacks", 60));
    assertSound(statusQuo(ReferenceParameter.bestValuesWith(Map.of("phi", 0.0))));
  }

  @Test
  void aQuarterOfTheStepChangesNoSeriesByOnePercentOfItsMaximum() {
    var coarse = statusQuo(BEST);
    var fine =
        ReferenceModel.run(BEST, ReferencePolicy.STATUS_QUO, ReferenceStructure.BASE, .125 / 4);
    for (String stock : ReferenceModel.STOCKS) {
      double largest = Math.abs(fine.peak(stock));
      for (int i = 0; i <= 480; i++) {
        double t = i * .125;
        double difference = Math.abs(coarse.at(stock, t) - fine.at(stock, t));
        assertTrue(difference <= .01 * largest, stock + " at " + t);
      }
    }
  }

  @Test
  void switchesWithoutAReleaseOrAConditionChangeNothing() {
    for (String name : List.of("S4", "S5")) {
      var switched =
          ReferenceModel.run(BEST, ReferencePolicy.STATUS_QUO, ReferenceStructure.alone(name));
      assertArrayEquals(statusQuo(BEST).rows()[480], switched.rows()[480]);
    }
  }

  @Test
  void everyOtherSwitchChangesTheStatusQuo() {
    for (String name : List.of("S1", "S2", "S3", "S6", "S7", "S8")) {
      var switched =
          ReferenceModel.run(BEST, ReferencePolicy.STATUS_QUO, ReferenceStructure.alone(name));
      assertTrue(switched.at("cumdef", 60) != statusQuo(BEST).at("cumdef", 60), name);
    }
  }

  @Test
  void bestValuesAreAPlausibleFuture() {
    var run = statusQuo(BEST);
    for (var criterion : ReferenceFilter.criteria()) {
      assertTrue(criterion.passes(run), criterion.id() + " " + criterion.value(run));
    }
  }

  @Test
  void unknownParameterIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> ReferenceParameter.bestValuesWith(Map.of("phy", .1)));
  }

  private static ReferenceTrajectory statusQuo(Map<String, Double> parameters) {
    return ReferenceModel.run(parameters, ReferencePolicy.STATUS_QUO, ReferenceStructure.BASE);
  }

  private static ReferenceTrajectory base(ReferencePolicy policy) {
    return ReferenceModel.run(BEST, policy, ReferenceStructure.BASE);
  }

  private static void assertSound(ReferenceTrajectory run) {
    for (String stock : ReferenceModel.STOCKS) {
      for (double value : run.series(stock)) {
        double lowest = stock.equals("W") ? -LAST_STEP_OF_ESCROW : 0;
        assertTrue(Double.isFinite(value) && value >= lowest, stock + " is " + value);
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, FEW_ULPS * Math.abs(expected));
  }
}
