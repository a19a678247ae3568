package org.jirga.workbench.speech;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Numbers as English words.
final class Numerals {

  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final List<String> SCALES =
      List.of("", " thousand", " million", " billion", " trillion");

  private static final Map<String, String> IRREGULAR =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  /// Longer numbers are read digit by digit: nobody knows their names.
  private static final int MOST_DIGITS = 15;

  private Numerals() {}

  /// A number as written: with commas between thousands, with decimals.
  static String of(String written) {
    var plain = written.replace(",", "");
    var parts = plain.split("\\.");
    if (parts.length > 2) { // a version: 25.0.3
      return List.of(parts).stream().map(Numerals::of).collect(Collectors.joining(" point "));
    }
    var whole = isDigits(parts[0]) ? digits(parts[0]) : cardinal(Long.parseLong(parts[0]));
    return parts.length == 1 ? whole : whole + " point " + digits(parts[1]);
  }

  private static boolean isDigits(String text) {
    return text.length() > MOST_DIGITS || text.length() > 1 && text.startsWith("0");
  }

  private static String digits(String text) {
    return text.chars().mapToObj(c -> SMALL.get(c - '0')).collect(Collectors.joining(" "));
  }

  static String cardinal(long number) {
    if (number < 0) {
      return "minus " + cardinal(-number);
    }
    if (number < 1000) {
      return hundreds((int) number);
    }
    var groups = new ArrayList<String>();
    var rest = number;
    for (var scale = 0; rest > 0; scale++, rest /= 1000) {
      var group = (int) (rest % 1000);
      if (group > 0) {
        groups.addFirst(hundreds(group) + SCALES.get(scale));
      }
    }
    var last = (int) (number % 1000);
    if (last > 0 && last < 100) {
      groups.set(groups.size() - 1, "and " + groups.getLast());
    }
    return String.join(" ", groups);
  }

  private static String hundreds(int number) {
    if (number < SMALL.size()) {
      return SMALL.get(number);
    }
    if (number < 100) {
      var ones = number % 10;
      return TENS.get(number / 10) + (ones == 0 ? "" : "-" + SMALL.get(ones));
    }
    var rest = number % 100;
    return SMALL.get(number / 100) + " hundred" + (rest == 0 ? "" : " and " + hundreds(rest));
  }

  static String ordinal(long number) {
    var words = cardinal(number);
    var last = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
    return words.substring(0, last) + ordinal(words.substring(last));
  }

  private static String ordinal(String word) {
    var irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
  }

  /// A year of four digits: `nineteen oh five`, `two thousand and three`, `twenty twenty-one`.
  static String year(int year) {
    var century = year / 100;
    var rest = year % 100;
    if (century % 10 == 0 && rest < 10) {
      return cardinal(year);
    }
    if (rest == 0) {
      return hundreds(century) + " hundred";
    }
    return hundreds(century) + " " + yearInCentury(rest);
  }

  /// The second half of a year: `oh five`, `twenty-two`.
  static String yearInCentury(int rest) {
    return rest < 10 ? "oh " + SMALL.get(rest) : hundreds(rest);
  }

  /// `nineteen nineties`, `two thousands`; of a century that is not said, `nineties`.
  static String decade(int year) {
    var words = year < 100 ? hundreds(year) : year(year);
    return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
  }

  /// `one half`, `three quarters`, `two fifths`.
  static String fraction(int numerator, int denominator) {
    var one = numerator == 1;
    var part =
        switch (denominator) {
          case 2 -> one ? "half" : "halves";
          case 4 -> one ? "quarter" : "quarters";
          default -> ordinal(denominator) + (one ? "" : "s");
        };
    return cardinal(numerator) + " " + part;
  }

  /// The value of a Roman numeral of capitals.
  static int roman(String numeral) {
    var value = 0;
    var before = 0;
    for (var at = numeral.length() - 1; at >= 0; at--) {
      var here =
          switch (numeral.charAt(at)) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            default ->
                throw new IllegalArgumentException(
                    "'%s' is not a Roman numeral up to XXXIX.".formatted(numeral));
          };
      value += here < before ? -here : here;
      before = here;
    }
    return value;
  }

  /// Whether it is one, so that its unit has no plural.
  static boolean isOne(String written) {
    return written.matches("\\d+") && new BigInteger(written).equals(BigInteger.ONE);
  }
}
