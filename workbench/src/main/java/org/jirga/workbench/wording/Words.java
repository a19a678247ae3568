package org.jirga.workbench.wording;

import java.util.List;
import java.util.Locale;

/// Small changes that a phrase needs to stand in a sentence.
public final class Words {

  private Words() {}

  /// `1 claim`, `12 claims`, `1,024 draws`.
  public static String counted(long count, String word) {
    return Numbers.count(count) + " " + word + (count == 1 ? "" : "s");
  }

  /// For the middle of a sentence; an abbreviation or a single capital keeps its case.
  public static String lowerFirst(String text) {
    return text.length() > 1 && Character.isLowerCase(text.charAt(1))
        ? Character.toLowerCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  /// For the beginning of a sentence.
  public static String upperFirst(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  public static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /// The whole words that all texts begin with, without a space at the end; none where one of the
  /// texts would be left empty.
  public static String commonStart(List<String> texts) {
    if (texts.size() < 2) {
      return "";
    }
    var start = texts.getFirst();
    for (var text : texts) {
      var same = 0;
      while (same < Math.min(start.length(), text.length())
          && start.charAt(same) == text.charAt(same)) {
        same++;
      }
      start = start.substring(0, same);
    }
    var end = start.lastIndexOf(' ');
    return end < 0 ? "" : start.substring(0, end);
  }

  /// An address within a page: `people-in-need`.
  public static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
