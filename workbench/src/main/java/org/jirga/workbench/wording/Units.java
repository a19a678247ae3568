package org.jirga.workbench.wording;

import java.util.Map;

/// Units of a model in words.
public final class Units {

  private static final Map<String, String> PLURALS =
      Map.of(
          "person", "people",
          "attack", "attacks",
          "Month", "months",
          "month", "months",
          "year", "years",
          "day", "days",
          "degree", "degrees");

  private Units() {}

  /// `people`, `million USD`, `attacks a month`, and nothing for a number without a unit. What has
  /// no words of its own stays as the modeller wrote it.
  public static String words(String unit) {
    var text = unit.strip();
    if (isDimensionless(text)) {
      return "";
    }
    var slash = text.indexOf('/');
    if (slash > 0 && text.indexOf('/', slash + 1) < 0) {
      var above = text.substring(0, slash);
      var below = text.substring(slash + 1);
      if (isName(below)) {
        return (above.equals("1") ? "" : simple(above) + " ") + each(below.toLowerCase());
      }
      return text;
    }
    return isName(text) ? simple(text) : text;
  }

  private static String each(String unit) {
    var sounds = "aeio".indexOf(unit.charAt(0)) >= 0 || unit.startsWith("hour");
    return (sounds ? "an " : "a ") + unit;
  }

  /// Whether what has this unit comes one by one.
  public static boolean isCounted(String unit) {
    var text = unit.strip();
    return text.equals("person") || text.equals("attack");
  }

  /// A quantity with its unit: `1,620 people`.
  public static String quantity(double value, String unit) {
    return with(number(value, unit), unit);
  }

  /// A quantity as its unit asks for, without the unit.
  public static String number(double value, String unit) {
    return isCounted(unit) ? Numbers.whole(value) : Numbers.quantity(value);
  }

  /// The number with its unit: `1,620 people`.
  public static String with(String number, String unit) {
    var words = words(unit);
    return words.isEmpty() ? number : number + "\u00a0" + words;
  }

  public static boolean isDimensionless(String unit) {
    var text = unit.strip();
    return text.isEmpty()
        || text.equals("1")
        || text.equalsIgnoreCase("dmnl")
        || text.equalsIgnoreCase("dimensionless");
  }

  private static String simple(String name) {
    var plural = PLURALS.get(name);
    if (plural != null) {
      return plural;
    }
    // Mperson, MUSD, BUSD: a prefix before a name that is itself a unit.
    var rest = name.substring(1);
    var known = PLURALS.containsKey(rest) || rest.length() == 3 && rest.equals(rest.toUpperCase());
    if (known && name.charAt(0) == 'M') {
      return "million " + simple(rest);
    }
    if (known && name.charAt(0) == 'B') {
      return "billion " + simple(rest);
    }
    return name;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> Character.isLetter(c) || Character.isWhitespace(c));
  }
}
