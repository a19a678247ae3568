package org.jirga.deal.lab;

import java.util.OptionalInt;

/// What one side of a deal gives, when, and how it watches the other.
///
/// @param tranche how much is given at a time
/// @param every months from one tranche to the next, at least 1
/// @param number of tranches; absent for a deal without an end
/// @param ending what is given besides at the end, if no breach was seen by then
public record Terms(double tranche, int every, OptionalInt number, double ending, Watch watch) {

  /// Months after which a deal without an end is taken to go on at its average: what lies beyond
  /// counts for little at any discount that is met.
  private static final int LONG = 480;

  public Terms {
    if (every < 1) {
      throw new IllegalArgumentException(
          "The months between tranches (%d) must be at least 1.".formatted(every));
    }
    if (number.isPresent() && number.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "The number of tranches (%d) must be at least 1.".formatted(number.getAsInt()));
    }
  }

  /// Months that the deal lasts; absent if it has no end.
  public OptionalInt duration() {
    return number.isPresent() ? OptionalInt.of(number.getAsInt() * every) : OptionalInt.empty();
  }

  /// What a month brings on average.
  public double monthly() {
    return tranche / every;
  }

  /// The side of the other: what keeping the promise brings and costs it.
  ///
  /// @param worth of a unit given to whom it is given
  /// @param burden of the promise a month
  public Balance receiver(double worth, double burden, double discount) {
    return new Balance(payments().times(worth), running(burden), ending * worth, watch, discount);
  }

  /// The side of the giver: what the other's promise is worth to it, and what giving costs it. It
  /// is answered at once: if it does not pay, the other stops in the next month.
  ///
  /// @param gain a month from the promise kept
  /// @param cost of a unit given
  public Balance giver(double gain, double cost, double discount) {
    return new Balance(running(gain), payments().times(cost), 0, new Watch(1, 1, 1), discount);
  }

  /// What is given in each month.
  public Course payments() {
    if (number.isEmpty() && every == 1) {
      return Course.constant(tranche);
    }
    var months = new double[duration().orElse(LONG / every * every)];
    for (var month = 0; month < months.length; month += every) {
      months[month] = tranche;
    }
    return new Course(months, number.isPresent() ? 0 : monthly());
  }

  private Course running(double amount) {
    var duration = duration();
    return duration.isPresent()
        ? Course.during(duration.getAsInt(), amount)
        : Course.constant(amount);
  }

  public Terms withTranche(double size) {
    return new Terms(size, every, number, ending, watch);
  }

  public Terms withEnding(double size) {
    return new Terms(tranche, every, number, size, watch);
  }

  public Terms with(Watch other) {
    return new Terms(tranche, every, number, ending, other);
  }

  public Terms withoutEnd() {
    return new Terms(tranche, every, OptionalInt.empty(), ending, watch);
  }

  /// The same money in smaller tranches, one every so many months.
  public Terms spread(int months) {
    return new Terms(
        monthly() * months,
        months,
        duration().isPresent()
            ? OptionalInt.of(Math.max(1, duration().getAsInt() / months))
            : OptionalInt.empty(),
        ending,
        watch);
  }
}
