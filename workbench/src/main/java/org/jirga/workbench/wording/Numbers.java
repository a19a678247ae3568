package org.jirga.workbench.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them.
///
/// A computed quantity has three significant digits, a count all of them, a share whole percents
/// except near 0 and 1, where whole percents would claim a certainty that the count does not give.
public final class Numbers {

  private static final int DIGITS = 3;

  /// From here on a number is written as a power of ten.
  private static final double HUGE = 1e15;

  private static final double TINY = 1e-4;

  /// U+2212, so that a minus is not read as a hyphen.
  private static final String MINUS = "\u2212";

  private static final String THIN_SPACE = "\u202f";

  private Numbers() {}

  /// `1,620`, `0.0316`, `7.2`, `−477`; `no value` for NaN.
  public static String quantity(double value) {
    return significant(value, DIGITS);
  }

  /// A quantity of things that come one by one: without a fraction from 1 on.
  public static String whole(double value) {
    return quantity(Math.abs(value) >= 1 ? Math.rint(value) : value);
  }

  /// With the sign also where it is positive: `+12`, `−477`, `0`.
  public static String difference(double value) {
    var text = quantity(value);
    return value > 0 && !text.equals("0") ? "+" + text : text;
  }

  /// All digits of a whole number: `101,790`.
  public static String count(long value) {
    return (value < 0 ? MINUS : "") + String.format(Locale.ROOT, "%,d", Math.abs(value));
  }

  /// A number that somebody wrote down, in full: `0.00012`, `180,000`.
  public static String exact(double value) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    var magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-6 || magnitude >= HUGE)) {
      return power(value, 17);
    }
    return grouped(new BigDecimal(Double.toString(value)));
  }

  /// Significant digits as asked for.
  public static String significant(double value, int digits) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : MINUS + "infinite";
    }
    var magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < TINY || magnitude >= HUGE)) {
      return power(value, digits);
    }
    return grouped(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
  }

  /// A point in time, `2021.5`: a year has no comma.
  public static String time(double value) {
    var plain = BigDecimal.valueOf(significantValue(value, 9)).stripTrailingZeros();
    return plain.abs().toPlainString().transform(it -> plain.signum() < 0 ? MINUS + it : it);
  }

  /// A share of a number of cases, 0 to 1: `61 %`, `0.9 %`, `less than 0.1 %`, `99.7 %`, `100 %`.
  public static String share(double value) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    var percent = value * 100;
    if (percent == 0 || percent == 100) {
      return (int) percent + THIN_SPACE + "%";
    }
    if (percent < 0.1) {
      return "less than 0.1" + THIN_SPACE + "%";
    }
    if (percent > 99.9) {
      return "more than 99.9" + THIN_SPACE + "%";
    }
    return (percent < 9.95 || percent > 99
            ? new BigDecimal(percent).setScale(1, RoundingMode.HALF_EVEN).toPlainString()
            : String.valueOf(Math.round(percent)))
        + THIN_SPACE
        + "%";
  }

  /// How one number differs from another: `−29 %`, `+3.2 %`, `0 %`.
  public static String change(double from, double to) {
    var percent = (to / from - 1) * 100;
    if (!Double.isFinite(percent)) {
      return "no value";
    }
    return difference(significantValue(percent, 2)) + THIN_SPACE + "%";
  }

  /// A bound of a share; unlike a share it may be rounded to 0 or 100.
  public static String shareBound(double value) {
    var percent = Math.round(value * 1000) / 10.0;
    return percent < 10 || percent > 99
        ? grouped(BigDecimal.valueOf(percent))
        : String.valueOf(Math.round(percent));
  }

  /// `8.7 to 11 %`.
  public static String shareRange(double low, double high) {
    return shareBound(low) + " to " + shareBound(high) + THIN_SPACE + "%";
  }

  /// A number with so many significant digits.
  public static double significantValue(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue()
        : value;
  }

  private static String grouped(BigDecimal value) {
    var plain = value.abs().stripTrailingZeros().toPlainString();
    var point = plain.indexOf('.');
    var whole = point < 0 ? plain : plain.substring(0, point);
    var fraction = point < 0 ? "" : plain.substring(point);
    var out = new StringBuilder(value.signum() < 0 ? MINUS : "");
    for (var i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(whole.charAt(i));
    }
    return out.append(fraction).toString();
  }

  private static String power(double value, int digits) {
    var exponent = (int) Math.floor(StrictMath.log10(Math.abs(value)));
    var leading = significantValue(value / StrictMath.pow(10, exponent), Math.min(digits, 15));
    return grouped(BigDecimal.valueOf(leading)) + "e" + exponent;
  }
}
