package org.jirga.conflict.condition;

import java.util.ArrayList;
import java.util.List;

/// Reads a pattern, one character for each option in the order of the conflict: `Y`, `N`, the
/// number of a level from 0, or `-` for any. Spaces and `|` may part it.
public final class PatternParser {

  private PatternParser() {}

  /// Whether a text looks like a pattern: so many settings and nothing else.
  public static boolean looksLikeOne(String text, Vocabulary words) {
    var settings = text.replaceAll("[ |]", "");
    return settings.length() == words.options() && settings.matches("[YyNn0-9–-]+");
  }

  public static ConditionParser.Reading read(String text, Vocabulary words) {
    var settings = new ArrayList<Condition>();
    var option = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == ' ' || c == '|') {
        continue;
      }
      if (option == words.options()) {
        return wrong(i, text.length(), "the pattern has more than %d settings", option);
      }
      if (c != '-' && c != '–') {
        var level = level(c, words, option);
        if (level < 0) {
          return wrong(
              i,
              i + 1,
              "'" + c + "' is not a setting of option %d: " + allowed(words, option),
              option + 1);
        }
        settings.add(new Condition.Setting(option, level));
      }
      option++;
    }
    if (option < words.options()) {
      return wrong(
          0,
          text.length(),
          "the pattern has " + option + " settings for %d options",
          words.options());
    }
    return new ConditionParser.Reading.Understood(
        settings.size() == 1 ? settings.getFirst() : new Condition.And(settings));
  }

  /// The level that a character stands for, or -1.
  private static int level(char c, Vocabulary words, int option) {
    if (words.isBinary(option)) {
      return switch (c) {
        case 'Y', 'y', '1' -> 1;
        case 'N', 'n', '0' -> 0;
        default -> -1;
      };
    }
    var level = Character.digit(c, Character.MAX_RADIX);
    return level < words.levels(option).size() ? level : -1;
  }

  private static String allowed(Vocabulary words, int option) {
    if (words.isBinary(option)) {
      return "Y, N or -";
    }
    return "0 to %d or -".formatted(words.levels(option).size() - 1);
  }

  private static ConditionParser.Reading wrong(int start, int end, String message, int number) {
    return new ConditionParser.Reading.NotUnderstood(
        new ConditionProblem(
            ConditionProblem.Kind.SYNTAX, start, end, message.formatted(number), "", List.of()));
  }
}
