package org.jirga.workbench.wording;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

  /// An address within a page or a site, a name of a file: `people-in-need`. Of ASCII alone, which
  /// every disk and every address takes: `é` becomes `e`, and letters of other scripts their
  /// numbers (`ж` is `u436`), so that names in them stay apart. Empty only for a blank text.
  public static String slug(String text) {
    var slug = new StringBuilder();
    Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .codePoints()
        .filter(it -> UnicodeBlock.of(it) != UnicodeBlock.COMBINING_DIACRITICAL_MARKS)
        .mapToObj(it -> !isOfWord(it) ? "-" : it < 128 ? Character.toString(it) : number(it))
        .forEach(slug::append);
    var address = slug.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
    return address.isEmpty()
        ? text.strip().codePoints().mapToObj(Words::number).collect(Collectors.joining())
        : address;
  }

  /// Marks are the vowels of some scripts.
  private static boolean isOfWord(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
  }

  private static String number(int character) {
    return "u" + Integer.toHexString(character);
  }
}
