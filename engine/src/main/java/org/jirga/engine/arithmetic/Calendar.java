package org.jirga.engine.arithmetic;

/// What Vensim's `GET TIME VALUE` tells of a date (Vensim reference manual, GET TIME VALUE).
///
/// Where time counts years, quarters or months a year has 360 days and each month 30, as that page
/// has it; otherwise the calendar is the Gregorian one, also before it was introduced, and 1 BC is
/// the year 0. Moments are taken to the millisecond, so that a sum of steps that ends at midnight
/// is not in the day before.
public final class Calendar {

  private static final double SECONDS_OF_DAY = 86_400;

  /// Of a year, a quarter, a month, a week, a day, an hour, a minute and a second.
  private static final double[] SECONDS = {
    360 * SECONDS_OF_DAY,
    90 * SECONDS_OF_DAY,
    30 * SECONDS_OF_DAY,
    7 * SECONDS_OF_DAY,
    SECONDS_OF_DAY,
    3600,
    60,
    1
  };

  private static final int MONTH = 2;

  /// From the first of March of the year 0 to the first day of that year.
  private static final double DAYS_BEFORE_MARCH = 60;

  private static final double DAYS_OF_400_YEARS = 146_097;

  private record Date(double year, double month, double day) {}

  private Calendar() {}

  /// @param operands a time; the measure, from 1 to 9; the year, month and day of time 0; and the
  /// unit of time, from 0, a year, to 7, a second
  /// @return not a number for another measure or unit
  public static double measure(double[] operands) {
    var unit = operands[5];
    if (!(unit >= 0 && unit < SECONDS.length)) {
      return Double.NaN;
    }
    var seconds = Math.floor(operands[0] * SECONDS[(int) unit] * 1000 + 0.5) / 1000;
    var later = Math.floor(seconds / SECONDS_OF_DAY);
    var ofDay = seconds - later * SECONDS_OF_DAY;
    var hasEqualMonths = unit <= MONTH;
    var origin = new Date(operands[2], operands[3], operands[4]);
    var days = (hasEqualMonths ? daysOfEqualMonths(origin) : days(origin)) + later;
    var date = hasEqualMonths ? dateOfEqualMonths(days) : date(days);
    return switch ((int) operands[1]) {
      case 1 -> date.year;
      case 2 -> Math.floor((date.month - 1) / 3) + 1;
      case 3 -> date.month;
      case 4 -> date.day;
      // the year 0 begins on a Saturday
      case 5 -> days + 6 - 7 * Math.floor((days + 6) / 7);
      case 6 -> days;
      case 7 -> Math.floor(ofDay / 3600);
      case 8 -> Math.floor(ofDay / 60) - 60 * Math.floor(ofDay / 3600);
      case 9 -> ofDay - 60 * Math.floor(ofDay / 60);
      default -> Double.NaN;
    };
  }

  private static double daysOfEqualMonths(Date date) {
    return (date.year * 12 + date.month - 1) * 30 + date.day - 1;
  }

  private static Date dateOfEqualMonths(double days) {
    var months = Math.floor(days / 30);
    var year = Math.floor(months / 12);
    return new Date(year, months - 12 * year + 1, days - 30 * months + 1);
  }

  /// Since the first day of the year 0. Years are counted from March, so that a leap day is their
  /// last.
  private static double days(Date date) {
    var year = date.month > 2 ? date.year : date.year - 1;
    var month = date.month > 2 ? date.month - 3 : date.month + 9;
    var century = Math.floor(year / 100);
    var leapDays = Math.floor(year / 4) - century + Math.floor(century / 4);
    return year * 365 + leapDays + daysBefore(month) + date.day - 1 + DAYS_BEFORE_MARCH;
  }

  private static Date date(double days) {
    var sinceMarch = days - DAYS_BEFORE_MARCH;
    var era = Math.floor(sinceMarch / DAYS_OF_400_YEARS);
    var ofEra = sinceMarch - era * DAYS_OF_400_YEARS;
    var leapDays =
        Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
    var yearOfEra = Math.floor((ofEra - leapDays) / 365);
    var before = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
    var ofYear = ofEra - before;
    var month = Math.floor((5 * ofYear + 2) / 153);
    var day = ofYear - daysBefore(month) + 1;
    var year = era * 400 + yearOfEra;
    return month < 10 ? new Date(year, month + 3, day) : new Date(year + 1, month - 9, day);
  }

  /// The days of a year from March on before so many months.
  private static double daysBefore(double months) {
    return Math.floor((153 * months + 2) / 5);
  }
}
