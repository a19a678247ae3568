package org.jirga.deal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BalanceTest {

  /// Sums of a few hundred terms in floating point.
  private static final double ROUNDING = 1e-9;

  @Test
  void theGeneralComputationAgreesWithTheClosedFormOverRandomParameters() {
    var random = new Random(7);
    var held = 0;
    for (var round = 0; round < 5_000; round++) {
      var watch =
          new Watch(
              random.nextInt(25),
              random.nextBoolean() ? 1 : 0.02 + 0.98 * random.nextDouble(),
              random.nextDouble());
      var discount = 0.5 + 0.499 * random.nextDouble();
      var benefit = 100 * random.nextDouble();
      var bearable = SelfEnforcement.bearable(benefit, watch, discount);
      var burden =
          bearable * (random.nextBoolean() ? 0.2 : 1.2) * (0.9 + 0.7 * random.nextDouble());
      // a stretch of months before the perpetuity must change nothing
      var stretch = random.nextInt(60);
      var balance =
          new Balance(stretched(stretch, benefit), stretched(stretch, burden), 0, watch, discount);
      var holds = SelfEnforcement.holds(benefit, burden, watch, discount);
      held += holds ? 1 : 0;
      assertThat(balance.holds()).as("%s", balance).isEqualTo(holds);
      assertThat(balance.breaksIn()).isEqualTo(holds ? OptionalInt.empty() : OptionalInt.of(0));
      if (burden > 0) {
        assertThat(balance.bearable().orElseThrow() * burden)
            .isCloseTo(bearable, within(ROUNDING * (1 + bearable)));
      }
    }
    assertThat(held).isBetween(1_000, 4_000);
  }

  @Test
  void theTextbookFormIsBenefitTimesShareTimesDiscountedLag() {
    var watch = new Watch(3, 1, 0.8);
    assertThat(SelfEnforcement.bearable(10, watch, 0.9))
        .isCloseTo(10 * 0.8 * 0.9 * 0.9 * 0.9, within(ROUNDING));
  }

  /// In the repeated prisoner's dilemma a threat never to cooperate again holds if and only if the
  /// discount factor is at least (T - R) / (T - P): who cheats is seen a month later.
  @Test
  void theGrimTriggerOfTheRepeatedPrisonersDilemma() {
    var random = new Random(5);
    for (var round = 0; round < 1_000; round++) {
      var punishment = random.nextDouble();
      var reward = punishment + 0.01 + random.nextDouble();
      var temptation = reward + 0.01 + random.nextDouble();
      var threshold = (temptation - reward) / (temptation - punishment);
      var discount = 0.999 * random.nextDouble();
      assertThat(
              SelfEnforcement.holds(
                  temptation - punishment, temptation - reward, new Watch(1, 1, 1), discount))
          .isEqualTo(discount >= threshold);
    }
  }

  @Test
  void whatIsLostIsWhatEveryCourseOfDetectionLosesOnAverage() {
    var random = new Random(11);
    for (var round = 0; round < 500; round++) {
      var months = 1 + random.nextInt(30);
      var amounts = random.doubles(months, 0, 10).toArray();
      var watch =
          new Watch(random.nextInt(6), 0.05 + 0.95 * random.nextDouble(), random.nextDouble());
      var ending = 20 * random.nextDouble();
      var discount = 0.99 * random.nextDouble();
      var balance =
          new Balance(new Course(amounts, 0), Course.during(months, 1), ending, watch, discount);
      var breach = random.nextInt(months);
      assertThat(balance.loses(breach))
          .isCloseTo(
              byEachMonthOfDetection(amounts, ending, watch, discount, breach),
              within(ROUNDING * 300));
    }
  }

  /// Sums over the month in which the breach is seen, each with its probability.
  private static double byEachMonthOfDetection(
      double[] amounts, double ending, Watch watch, double discount, int breach) {
    var lost = 0.0;
    var unseen = 1.0;
    for (var seen = breach + watch.lag(); seen <= amounts.length + watch.lag(); seen++) {
      var probability = unseen * watch.detection();
      unseen -= probability;
      var stopped = 0.0;
      for (var month = seen; month < amounts.length; month++) {
        stopped += StrictMath.pow(discount, month - breach) * watch.snapBack() * amounts[month];
      }
      lost +=
          probability
              * (stopped
                  + StrictMath.pow(discount, amounts.length + watch.lag() - breach) * ending);
    }
    return lost;
  }

  @Test
  void theMonthOfTheBreachIsTheBestOfAllMonths() {
    var random = new Random(13);
    for (var round = 0; round < 500; round++) {
      var months = 1 + random.nextInt(24);
      var balance =
          new Balance(
              new Course(random.doubles(months, 0, 10).toArray(), 0),
              new Course(random.doubles(months, 0, 6).toArray(), 0),
              20 * random.nextDouble(),
              new Watch(random.nextInt(4), 0.3 + 0.7 * random.nextDouble(), random.nextDouble()),
              0.8 + 0.19 * random.nextDouble());
      var best = OptionalInt.empty();
      var most = 0.0;
      for (var month = 0; month <= months; month++) {
        var gain =
            StrictMath.pow(balance.discount(), month)
                * (balance.saves(month) - balance.loses(month));
        if (gain > most + ROUNDING) {
          most = gain;
          best = OptionalInt.of(month);
        }
      }
      assertThat(balance.breaksIn()).isEqualTo(best);
      assertThat(balance.holds()).isEqualTo(best.isEmpty());
    }
  }

  @Test
  void aLumpSumIsKeptByNobody() {
    var lump = new Terms(1_000, 1, OptionalInt.of(1), 0, new Watch(1, 1, 1));
    assertThat(lump.receiver(1, 0.01, 0.99).holds()).isFalse();
    var irrevocable = new Watch(0, 1, 0);
    assertThat(SelfEnforcement.holds(1e9, 1e-9, irrevocable, 0.999)).isFalse();
  }

  @Test
  void aDealWithAnEndUnravelsUnlessSomethingRemains() {
    var watch = new Watch(1, 1, 1);
    var finite = new Terms(10, 1, OptionalInt.of(24), 0, watch);
    var balance = finite.receiver(1, 4, 0.98);
    assertThat(balance.breaksIn()).hasValue(23);
    assertThat(Unravelling.tranchesLeft(finite, 1, 4, 0.98)).hasValue(0);
    var needed = balance.smallestEnding().orElseThrow();
    var saved = finite.withEnding(needed);
    assertThat(saved.receiver(1, 4, 0.98).holds()).isTrue();
    assertThat(finite.withEnding(0.99 * needed).receiver(1, 4, 0.98).holds()).isFalse();
    assertThat(Unravelling.tranchesLeft(saved, 1, 4, 0.98)).hasValue(24);
    assertThat(finite.withoutEnd().receiver(1, 4, 0.98).holds()).isTrue();
  }

  @Test
  void theSmallestBenefitAndTheLongestLagJustHold() {
    var terms = new Terms(30, 3, OptionalInt.empty(), 0, new Watch(2, 0.7, 0.9));
    var times = terms.receiver(1, 9, 0.97).smallestBenefit().orElseThrow();
    assertThat(times).isGreaterThan(1);
    assertThat(terms.withTranche(30 * times * 1.001).receiver(1, 9, 0.97).holds()).isTrue();
    assertThat(terms.withTranche(30 * times * 0.999).receiver(1, 9, 0.97).holds()).isFalse();
    var eased = terms.receiver(1, 5, 0.97);
    var lag = eased.longestLag(100).orElseThrow();
    assertThat(eased.with(terms.watch().withLag(lag)).holds()).isTrue();
    assertThat(eased.with(terms.watch().withLag(lag + 1)).holds()).isFalse();
  }

  @Test
  void theGiverHonoursTranchesThatAreWorthLessThanWhatFollows() {
    var terms = new Terms(10, 1, OptionalInt.empty(), 0, new Watch(3, 1, 1));
    assertThat(terms.giver(11, 1, 0.98).holds()).isTrue();
    assertThat(terms.giver(9, 1, 0.98).holds()).isFalse();
  }

  @Test
  void aStopIsCredibleOnceTheHarmIsExempt() {
    var stop = new CredibleStop(10, 40, 0);
    assertThat(stop.holds()).isFalse();
    assertThat(new CredibleStop(10, 40, stop.exemptNeeded()).holds()).isTrue();
  }

  private static Course stretched(int months, double amount) {
    return new Course(Course.during(months, amount).months(), amount);
  }
}
