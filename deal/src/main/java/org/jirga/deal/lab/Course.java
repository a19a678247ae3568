package org.jirga.deal.lab;

import java.util.Arrays;

/// Amounts by month: so much in each of the first months, and the same in every month after them.
///
/// @param months amounts from the first month of the deal on
/// @param afterwards the amount in every later month
public record Course(double[] months, double afterwards) {

  public Course {
    months = months.clone();
  }

  /// The same in every month, without end.
  public static Course constant(double amount) {
    return new Course(new double[0], amount);
  }

  /// The same for some months, then nothing.
  public static Course during(int months, double amount) {
    var all = new double[months];
    Arrays.fill(all, amount);
    return new Course(all, 0);
  }

  public double at(int month) {
    return month < months.length ? months[month] : afterwards;
  }

  public int length() {
    return months.length;
  }

  public Course times(double factor) {
    return new Course(
        Arrays.stream(months).map(amount -> amount * factor).toArray(), afterwards * factor);
  }
}
