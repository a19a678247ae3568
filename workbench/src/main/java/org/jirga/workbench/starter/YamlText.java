package org.jirga.workbench.starter;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes single values so that a YAML reader gives the same back.
final class YamlText {

  /// Plain in every place, also between braces: `Susceptible`, `1/Month`, `person/(day*km)`.
  private static final Pattern PLAIN =
      Pattern.compile("(\\p{L}|1/\\p{L})([\\p{L}\\p{N}_/()*^.%+$'-]| (?! |$))*");

  /// What other YAML readers take for a truth value or nothing.
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{C}\\p{Z}]+");
  private static final int LONGEST_NUMBER = 16;

  private YamlText() {}

  /// A text, in quotes where it needs them.
  static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    var escaped =
        NOT_PRINTED
            .matcher(text.replace("\\", "\\\\").replace("\"", "\\\""))
            .replaceAll(found -> "\\\\U%08X".formatted(found.group().codePointAt(0)));
    return "\"" + escaped + "\"";
  }

  static String number(BigDecimal value) {
    var tidy = value.stripTrailingZeros();
    var plain = tidy.toPlainString();
    return plain.length() <= LONGEST_NUMBER ? plain : tidy.toString();
  }

  /// One line of a comment, cut at a word where it is too long.
  static String comment(String text, int longest) {
    var line = BLANKS.matcher(text).replaceAll(" ").strip();
    if (line.length() <= longest) {
      return line;
    }
    var end = line.lastIndexOf(' ', longest - 1);
    return line.substring(0, end > 0 ? end : longest - 1) + "…";
  }
}
