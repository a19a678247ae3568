package org.jirga.engine.arithmetic;

/// The interest rate at which payments are worth nothing at the beginning.
public final class RateOfReturn {

  /// The rates from -1 to 1 at which is looked for a change of sign, in one direction.
  private static final int RATES = 64;

  private final double[] flows;
  private final int count;
  private final double payment;
  private final double paid;

  private RateOfReturn(double[] flows, int count, double payment, double paid) {
    this.flows = flows;
    this.count = count;
    this.payment = payment;
    this.paid = paid;
  }

  /// The rate from -1 to 1 that is nearest to 0; NaN where none is found.
  ///
  /// @param flows what each period brings at its end
  /// @param count how many periods there are
  /// @param payment one more
  /// @param paid when that is made, in periods after the beginning
  public static double of(double[] flows, int count, double payment, double paid) {
    var gains = payment > 0;
    var losses = payment < 0;
    for (var period = 0; period < count; period++) {
      gains |= flows[period] > 0;
      losses |= flows[period] < 0;
    }
    return gains && losses ? new RateOfReturn(flows, count, payment, paid).nearest() : Double.NaN;
  }

  private double nearest() {
    var upper = worth(0);
    var lower = upper;
    if (upper == 0) {
      return 0;
    }
    for (var rate = 1; rate <= RATES; rate++) {
      var above = worth((double) rate / RATES);
      if (changes(upper, above)) {
        return between((rate - 1.0) / RATES, (double) rate / RATES, above);
      }
      var below = rate < RATES ? worth(-(double) rate / RATES) : Double.NaN;
      if (changes(lower, below)) {
        return between(-(rate - 1.0) / RATES, -(double) rate / RATES, below);
      }
      upper = above;
      lower = below;
    }
    return Double.NaN;
  }

  private static boolean changes(double before, double after) {
    return before < 0 && after >= 0 || before > 0 && after <= 0;
  }

  /// @param worth what it is at the second rate, of the other sign than at the first
  private double between(double first, double second, double worth) {
    if (worth == 0) {
      return second;
    }
    var from = first;
    var to = second;
    while (true) {
      var middle = from + (to - from) / 2;
      if (middle == from || middle == to) {
        return to;
      }
      var here = worth(middle);
      if (here == 0) {
        return middle;
      }
      if (here > 0 == worth > 0) {
        to = middle;
      } else {
        from = middle;
      }
    }
  }

  /// What all is worth at the beginning.
  private double worth(double rate) {
    var discount = 1 / (1 + rate);
    var sum = 0.0;
    for (var period = count - 1; period >= 0; period--) {
      sum = (sum + flows[period]) * discount;
    }
    return payment == 0 ? sum : sum + payment * Elementary.pow(discount, paid);
  }
}
