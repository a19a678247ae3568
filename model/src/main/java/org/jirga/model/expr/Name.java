package org.jirga.model.expr;

import java.util.Locale;

/// The name of a variable, dimension or element.
///
/// Names are equal when they differ only in case, in the amount of white space, or in underscores
/// for spaces, as Vensim and XMILE 1.0 (section 3.2.2) have it. [#text()] keeps what the modeller
/// wrote, without quotes.
public final class Name implements Comparable<Name> {

  private final String text;
  private final String key;

  private Name(String text, String key) {
    this.text = text;
    this.key = key;
  }

  public static Name of(String written) {
    var text = written.strip();
    return new Name(text, key(text));
  }

  /// As the modeller wrote it.
  public String text() {
    return text;
  }

  /// What names are compared by: lower case, single spaces.
  public String key() {
    return key;
  }

  private static String key(String text) {
    var out = new StringBuilder(text.length());
    var gap = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '_' || Character.isWhitespace(c) || c == '\u00a0') {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(Name other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name name && key.equals(name.key);
  }

  @Override
  public int hashCode() {
    // Names such as `age 1` and `age 2` differ in a character or two, and lists of them would meet
    // in the same few hashes.
    var hash = key.hashCode() * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  @Override
  public String toString() {
    return text;
  }
}
