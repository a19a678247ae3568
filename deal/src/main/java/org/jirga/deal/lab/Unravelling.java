package org.jirga.deal.lab;

import java.util.OptionalInt;

/// What is left of a deal with an end once both sides look ahead.
///
/// The receiver would break its promise before the last tranche; the giver knows and does not give
/// from then on; so the deal ends earlier, and the same holds of its new end.
public final class Unravelling {

  private Unravelling() {}

  /// Tranches that are still given; absent for a deal without an end, which has nothing to unravel
  /// from.
  ///
  /// The ending is due only to whoever keeps through all tranches: a deal cut short has none.
  public static OptionalInt tranchesLeft(
      Terms terms, double worth, double burden, double discount) {
    if (terms.number().isEmpty()) {
      return OptionalInt.empty();
    }
    var left = terms;
    while (true) {
      var breach = left.receiver(worth, burden, discount).breaksIn();
      if (breach.isEmpty()) {
        return left.number();
      }
      // tranches of months before the breach have been given by then
      var number = Math.min(left.number().getAsInt() - 1, breach.getAsInt() / left.every());
      if (number < 1) {
        return OptionalInt.of(0);
      }
      left = new Terms(left.tranche(), left.every(), OptionalInt.of(number), 0, left.watch());
    }
  }
}
