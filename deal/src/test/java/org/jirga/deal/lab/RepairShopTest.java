package org.jirga.deal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepairShopTest {

  @Test
  void everyRepairAloneMakesThePromiseHold() {
    var random = new Random(3);
    var repaired = 0;
    for (var round = 0; round < 300; round++) {
      var every = 1 + random.nextInt(6);
      var terms =
          new Terms(
              60 * random.nextDouble(),
              every,
              random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(12)),
              random.nextBoolean() ? 0 : 50 * random.nextDouble(),
              new Watch(random.nextInt(12), 0.1 + 0.9 * random.nextDouble(), random.nextDouble()));
      var worth = 0.1 + random.nextDouble();
      var burden = 10 * random.nextDouble();
      var discount = 0.9 + 0.09 * random.nextDouble();
      for (var repair : RepairShop.of(terms, worth, burden, discount)) {
        repaired++;
        assertThat(with(terms, repair, worth, burden, discount).holds()).as("%s", repair).isTrue();
      }
    }
    assertThat(repaired).isGreaterThan(300);
  }

  private static Balance with(
      Terms terms, Repair repair, double worth, double burden, double discount) {
    var to = repair.to();
    var watch = terms.watch();
    var changed =
        switch (repair.kind()) {
          case SHORTER_LAG -> terms.with(watch.withLag((int) to));
          case BETTER_DETECTION -> terms.with(watch.withDetection(to));
          case SMALLER_TRANCHES -> terms.spread((int) to);
          case LARGER_SNAP_BACK -> terms.with(watch.withSnapBack(to));
          case NO_END -> terms.withoutEnd();
          case LARGER_TRANCHE -> terms.withTranche(to);
          case LARGER_ENDING -> terms.withEnding(to);
          case LIGHTER_BURDEN -> terms;
        };
    return changed.receiver(
        worth, repair.kind() == Repair.Kind.LIGHTER_BURDEN ? to : burden, discount);
  }

  @Test
  void whatCostsNothingComesFirst() {
    var terms = new Terms(10, 1, OptionalInt.empty(), 0, new Watch(12, 1, 0.5));
    var repairs = RepairShop.of(terms, 1, 4.5, 0.98);
    assertThat(repairs.getFirst().kind()).isEqualTo(Repair.Kind.SHORTER_LAG);
    assertThat(repairs.getFirst().to()).isEqualTo(5);
    assertThat(repairs.getLast().kind()).isEqualTo(Repair.Kind.LARGER_TRANCHE);
    assertThat(repairs.getLast().to())
        .isCloseTo(4.5 / (0.5 * StrictMath.pow(0.98, 12)), within(1e-6));
  }

  @Test
  void aPromiseThatHoldsNeedsNone() {
    var terms = new Terms(10, 1, OptionalInt.empty(), 0, new Watch(1, 1, 1));
    assertThat(RepairShop.of(terms, 1, 4, 0.98)).isEmpty();
  }
}
