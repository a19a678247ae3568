package org.jirga.formats.equation;

import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// The smallest piece of an equation.
///
/// @param text a name without its quotes, a keyword in capitals (`:AND:`), a symbol as it is
/// @param number the value of a number, otherwise 0
public record Token(Kind kind, String text, double number, Span span) {

  /// What sort of piece it is.
  public enum Kind {
    NUMBER,
    NAME,
    /// A name in double quotes, which is never a function or a keyword.
    QUOTED_NAME,
    /// A text in single quotes, as the functions that read files take.
    STRING,
    /// A Vensim word between colons.
    KEYWORD,
    SYMBOL,
    END
  }

  public boolean is(String symbolOrKeyword) {
    return (kind == Kind.SYMBOL || kind == Kind.KEYWORD) && text.equals(symbolOrKeyword);
  }

  /// Whether it is this unquoted word, in any case and spacing.
  public boolean isWord(String lowerCaseWord) {
    return kind == Kind.NAME && Name.of(text).key().equals(lowerCaseWord);
  }

  public boolean isName() {
    return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
  }

  /// For a message: `'+'`, `the end`.
  String shown() {
    return switch (kind) {
      case END -> "the end of the equation";
      case NUMBER, NAME, QUOTED_NAME, STRING, KEYWORD, SYMBOL -> "'" + text + "'";
    };
  }
}
