package org.jirga.workbench.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jirga.workbench.binding.Binding.Closeness;
import org.jirga.workbench.wording.Numbers;

/// A number as people write it: `1,620`, `−0.3`, `60 %`.
///
/// @param value what stands there, percent not yet divided
/// @param decimals digits after the point
/// @param percent whether it is a share in percent
public record WrittenNumber(double value, int decimals, boolean percent) {

  private static final Pattern NUMBER =
      Pattern.compile("[-\u2212]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-\u2212]?\\d+(?:\\.\\d+)?");

  /// Spaces that may stand before a percent sign.
  private static final Pattern PERCENT =
      Pattern.compile("^[ \u00a0\u202f]?(%|percent\\b|per cent\\b)");

  /// A number of two digits that is about right may be off by this part of itself.
  private static final double A_TENTH = 0.1;

  /// Room for the last bits of a decimal fraction.
  private static final double BITS = 1e-9;

  /// All numbers in a text.
  static List<WrittenNumber> in(String text) {
    var found = new ArrayList<WrittenNumber>();
    NUMBER.matcher(text).results().forEach(match -> found.add(of(match, text)));
    return found;
  }

  /// A text that is one number and nothing else, but for a sign of percent.
  static Optional<WrittenNumber> whole(String text) {
    var match = NUMBER.matcher(text);
    return match.lookingAt()
            && (match.end() == text.length()
                || PERCENT.matcher(text.substring(match.end())).matches())
        ? Optional.of(of(match.toMatchResult(), text))
        : Optional.empty();
  }

  /// What it stands for: a share is a part of 1.
  public double amount() {
    return percent ? value / 100 : value;
  }

  private static WrittenNumber of(MatchResult match, String text) {
    var digits = match.group().replace(",", "").replace('\u2212', '-');
    var point = digits.indexOf('.');
    return new WrittenNumber(
        Double.parseDouble(digits),
        point < 0 ? 0 : digits.length() - point - 1,
        PERCENT.matcher(text.substring(match.end())).find());
  }

  /// The value in the words of this number: a share becomes percent.
  double inItsUnit(double computed) {
    return percent ? computed * 100 : computed;
  }

  /// Whether a value, rounded as this number is, gives this number.
  boolean follows(double computed, Closeness how) {
    var difference = Math.abs(inItsUnit(computed) - value);
    return difference <= tolerance(how) * (1 + BITS);
  }

  /// In the unit of the number.
  double tolerance(Closeness how) {
    var half = 0.5 * StrictMath.pow(10, -decimals);
    return switch (how) {
      case ROUNDED -> half;
      case ABOUT -> Math.max(half, Math.min(0.5 * lastDigit(), A_TENTH * Math.abs(value)));
    };
  }

  /// What the last digit that is not 0 counts.
  private double lastDigit() {
    if (value == 0 || decimals > 0) {
      return StrictMath.pow(10, -decimals);
    }
    var unit = 1.0;
    while (value % (unit * 10) == 0) {
      unit *= 10;
    }
    return unit;
  }

  /// What would have to be written for a value now.
  String now(double computed) {
    var shown = inItsUnit(computed);
    if (!Double.isFinite(shown)) {
      return "no value";
    }
    var scale = StrictMath.pow(10, decimals);
    var rounded = Math.rint(shown * scale) / scale;
    return Numbers.exact(rounded) + (percent ? " %" : "");
  }
}
