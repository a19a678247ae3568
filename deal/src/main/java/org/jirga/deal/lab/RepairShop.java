package org.jirga.deal.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/// Finds the single changes of a deal that would make a promise hold, the cheapest first.
public final class RepairShop {

  /// Halvings of an interval: enough for six digits.
  private static final int STEPS = 40;

  private final Terms terms;
  private final double worth;
  private final double burden;
  private final double discount;

  private RepairShop(Terms terms, double worth, double burden, double discount) {
    this.terms = terms;
    this.worth = worth;
    this.burden = burden;
    this.discount = discount;
  }

  /// The repairs of a promise, each alone sufficient; none where it holds already.
  ///
  /// Those that cost the giver no money come first, then those that cost least; among equals in the
  /// order of [Repair.Kind].
  ///
  /// @param worth of a unit given to whom it is given
  /// @param burden of the promise a month
  public static List<Repair> of(Terms terms, double worth, double burden, double discount) {
    var shop = new RepairShop(terms, worth, burden, discount);
    return shop.holds(terms) ? List.of() : shop.repairs();
  }

  private List<Repair> repairs() {
    var found = new ArrayList<Repair>();
    var watch = terms.watch();
    for (var lag = watch.lag() - 1; lag >= 0; lag--) {
      if (holds(terms.with(watch.withLag(lag)))) {
        found.add(new Repair(Repair.Kind.SHORTER_LAG, watch.lag(), lag, 0));
        break;
      }
    }
    least(watch.detection(), 1, value -> terms.with(watch.withDetection(value)))
        .forEach(to -> add(found, Repair.Kind.BETTER_DETECTION, watch.detection(), to));
    for (var every = terms.every() - 1; every >= 1; every--) {
      if (terms.every() % every == 0 && holds(terms.spread(every))) {
        add(found, Repair.Kind.SMALLER_TRANCHES, terms.every(), every);
        break;
      }
    }
    least(watch.snapBack(), 1, value -> terms.with(watch.withSnapBack(value)))
        .forEach(to -> add(found, Repair.Kind.LARGER_SNAP_BACK, watch.snapBack(), to));
    var duration = terms.duration();
    if (duration.isPresent() && holds(terms.withoutEnd())) {
      found.add(
          new Repair(
              Repair.Kind.NO_END, duration.getAsInt(), Double.POSITIVE_INFINITY, terms.monthly()));
    }
    var balance = terms.receiver(worth, burden, discount);
    balance.bearable().stream()
        .filter(times -> times > 0)
        .forEach(times -> add(found, Repair.Kind.LIGHTER_BURDEN, burden, burden * times));
    balance
        .smallestBenefit()
        .ifPresent(
            times ->
                found.add(
                    new Repair(
                        Repair.Kind.LARGER_TRANCHE,
                        terms.tranche(),
                        terms.tranche() * times,
                        (times - 1) * terms.monthly())));
    if (duration.isPresent() && worth > 0) {
      balance
          .smallestEnding()
          .ifPresent(
              ending ->
                  found.add(
                      new Repair(
                          Repair.Kind.LARGER_ENDING,
                          terms.ending(),
                          ending / worth,
                          (ending / worth - terms.ending()) / duration.getAsInt())));
    }
    found.sort(Comparator.comparingDouble(Repair::money).thenComparing(Repair::kind));
    return found;
  }

  private boolean holds(Terms changed) {
    return changed.receiver(worth, burden, discount).holds();
  }

  private static void add(List<Repair> found, Repair.Kind kind, double from, double to) {
    found.add(new Repair(kind, from, to, 0));
  }

  /// The least value up to a bound with which the promise holds; none where none does.
  private List<Double> least(double from, double bound, DoubleFunction<Terms> change) {
    if (from >= bound || !holds(change.apply(bound))) {
      return List.of();
    }
    var fails = from;
    var does = bound;
    for (var step = 0; step < STEPS; step++) {
      var middle = (fails + does) / 2;
      if (holds(change.apply(middle))) {
        does = middle;
      } else {
        fails = middle;
      }
    }
    return List.of(does);
  }
}
