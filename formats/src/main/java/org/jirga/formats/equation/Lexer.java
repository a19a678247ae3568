package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Token.Kind;

/// Cuts an equation into tokens.
///
/// A Vensim name may hold spaces and goes on to the next operator; `\` at the end of a line joins
/// it to the next one, inside a name too. An XMILE name has underscores for spaces.
public final class Lexer {

  /// Longest first, so that `<=` is not read as `<`.
  private static final List<String> VENSIM_SYMBOLS =
      List.of(
          "<->", "->", "<=", ">=", "<>", ":=", "==", "(", ")", "[", "]", ",", ";", "+", "-", "*",
          "/", "^", "<", ">", "=", "!", ":", "?");

  private static final List<String> XMILE_SYMBOLS =
      List.of(
          "//", "<=", ">=", "<>", "(", ")", "[", "]", ",", ";", "+", "-", "*", "/", "^", "<", ">",
          "=", ":", ".", "'", "@");

  /// Far more than any equation; the longest are tables of numbers.
  private static final int MOST_CHARACTERS = 4_000_000;

  /// How far behind the first closing brace that of a comment around it may be.
  private static final int MOST_AROUND_COMMENTS = 500;

  /// By how they are written without spacing.
  private static final Map<String, String> KEYWORDS =
      Stream.of(
              "AND",
              "OR",
              "NOT",
              "NA",
              "EXCEPT",
              "INTERPOLATE",
              "RAW",
              "HOLD BACKWARD",
              "LOOK FORWARD",
              "MACRO",
              "END OF MACRO",
              "IGNORE",
              "IMPLIES",
              "TEST INPUT",
              "THE CONDITION",
              "AT LEAST ONCE",
              "CROSSING",
              "IS",
              "SUP",
              "SUPPLEMENTARY")
          .collect(Collectors.toUnmodifiableMap(Lexer::withoutSpacing, word -> word));

  private static String withoutSpacing(String keyword) {
    return keyword.replaceAll("[\\s_]+", "").toUpperCase(Locale.ROOT);
  }

  private final Passage passage;
  private final Dialect dialect;
  private final String text;
  private final int end;
  private int at;

  private Lexer(Passage passage, Dialect dialect) {
    this.passage = passage;
    this.dialect = dialect;
    this.text = passage.text();
    this.at = passage.start();
    this.end = passage.end();
  }

  /// The tokens of a passage. What cannot be cut into tokens ends them, and is complained about by
  /// whoever gets that far.
  public static Tokens tokens(Passage passage, Dialect dialect) {
    var lexer = new Lexer(passage, dialect);
    if (passage.end() - passage.start() > MOST_CHARACTERS) {
      var failure =
          new SyntaxException(
              ReadCode.TOO_LONG,
              passage.span(passage.start(), passage.start() + 1),
              "this equation has more than %d characters".formatted(MOST_CHARACTERS));
      return new Tokens(List.of(lexer.end()), Optional.of(failure));
    }
    var tokens = new ArrayList<Token>();
    try {
      do {
        tokens.add(lexer.next());
      } while (tokens.getLast().kind() != Kind.END);
      return new Tokens(tokens, Optional.empty());
    } catch (SyntaxException failure) {
      tokens.add(lexer.end());
      return new Tokens(tokens, Optional.of(failure));
    }
  }

  private Token next() throws SyntaxException {
    skipBlanksAndComments();
    if (at >= end) {
      return end();
    }
    var c = text.charAt(at);
    if (isDigit(c) || c == '.' && at + 1 < end && isDigit(text.charAt(at + 1))) {
      return number();
    }
    if (c == '"') {
      return quoted('"', Kind.QUOTED_NAME, "name");
    }
    if (dialect == Dialect.VENSIM && c == '\'') {
      return quoted('\'', Kind.STRING, "text");
    }
    if (startsName(c)) {
      return name();
    }
    if (dialect == Dialect.VENSIM && c == ':') {
      var keyword = keyword();
      if (keyword.isPresent()) {
        return keyword.get();
      }
    }
    for (var symbol : dialect == Dialect.VENSIM ? VENSIM_SYMBOLS : XMILE_SYMBOLS) {
      if (at + symbol.length() <= end && text.startsWith(symbol, at)) {
        at += symbol.length();
        return new Token(Kind.SYMBOL, symbol, 0, passage.span(at - symbol.length(), at));
      }
    }
    throw strayCharacter(c);
  }

  private Token end() {
    var last = lastCharacter();
    return new Token(Kind.END, "", 0, passage.span(last, Math.min(last + 1, end)));
  }

  private SyntaxException strayCharacter(char c) {
    var span = passage.span(at, at + 1);
    if (dialect == Dialect.VENSIM) {
      return new SyntaxException(
          ReadCode.UNEXPECTED,
          span,
          "'%c' cannot stand in an equation".formatted(c),
          "a name that holds it must be in double quotes");
    }
    return new SyntaxException(
        ReadCode.UNEXPECTED, span, "'%c' cannot stand in an equation".formatted(c));
  }

  /// Where a complaint about a missing end is shown: the last character that is not blank.
  private int lastCharacter() {
    var last = end;
    while (last > passage.start() && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return last > passage.start() ? last - 1 : passage.start();
  }

  private void skipBlanksAndComments() throws SyntaxException {
    while (at < end) {
      var c = text.charAt(at);
      var continuation = continuationEnd(at);
      if (continuation > at) {
        at = continuation;
      } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
        at++;
      } else if (c == '{') {
        var close = closingBrace(text, at);
        if (close < 0 || close >= end) {
          throw new SyntaxException(
              ReadCode.UNCLOSED, passage.span(at, at + 1), "this comment is not closed by '}'");
        }
        at = close + 1;
      } else {
        return;
      }
    }
  }

  /// Where a comment ends that begins at an offset, or -1. A comment may hold others; a brace that
  /// is not closed in the same part of a definition is a part of the comment.
  public static int closingBrace(String text, int from) {
    var first = text.indexOf('}', from);
    var depth = 0;
    // Files of nothing but braces must not be searched from each of them to their end.
    var last = Math.min(text.length(), first + MOST_AROUND_COMMENTS);
    for (var at = from; at < last && first >= 0; at++) {
      switch (text.charAt(at)) {
        case '{' -> depth++;
        case '}' -> {
          depth--;
          if (depth == 0) {
            return at;
          }
        }
        case '~', '|' -> {
          if (at > first) {
            return first;
          }
        }
        default -> {}
      }
    }
    return first;
  }

  /// The offset after a `\` that ends a line and the tabulators that begin the next one, or the
  /// same offset if there is none. Spaces there belong to the name that goes on, as Vensim breaks
  /// lines before them.
  private int continuationEnd(int from) {
    if (dialect != Dialect.VENSIM || from >= end || text.charAt(from) != '\\') {
      return from;
    }
    var i = from + 1;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    if (i >= end || text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      return from;
    }
    while (i < end && Character.isWhitespace(text.charAt(i)) && text.charAt(i) != ' ') {
      i++;
    }
    return i;
  }

  private Token number() throws SyntaxException {
    var start = at;
    digits();
    if (at < end && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      var sign = at + 1 < end && (text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+') ? 1 : 0;
      if (at + 1 + sign < end && isDigit(text.charAt(at + 1 + sign))) {
        at += 1 + sign;
        digits();
      }
    }
    var written = text.substring(start, at);
    var value = Double.parseDouble(written);
    if (Double.isInfinite(value)) {
      throw new SyntaxException(
          ReadCode.BAD_NUMBER, passage.span(start, at), "'%s' is too large".formatted(written));
    }
    return new Token(Kind.NUMBER, written, value, passage.span(start, at));
  }

  private void digits() {
    while (at < end && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private Token quoted(char quote, Kind kind, String what) throws SyntaxException {
    var start = at;
    var content = new StringBuilder();
    at++;
    while (at < end && text.charAt(at) != quote) {
      var c = text.charAt(at);
      var continuation = continuationEnd(at);
      if (continuation > at) {
        at = continuation;
        continue;
      }
      if (c == '\n' || c == '\r') {
        break;
      }
      if (c == '\\' && at + 1 < end) {
        at++;
        content.append(unescaped(text.charAt(at)));
      } else {
        content.append(c);
      }
      at++;
    }
    if (at >= end || text.charAt(at) != quote) {
      throw new SyntaxException(
          ReadCode.UNCLOSED,
          passage.span(start, start + 1),
          "this quoted %s is not closed on its line".formatted(what));
    }
    at++;
    return new Token(kind, content.toString(), 0, passage.span(start, at));
  }

  /// `\"` and `\\` stand for themselves; XMILE's `\n` is white space in a name (1.0, section
  /// 3.2.2).
  private String unescaped(char c) {
    return switch (c) {
      case '"', '\\', '\'' -> String.valueOf(c);
      case 'n' -> dialect == Dialect.XMILE ? "\n" : "\\n";
      default -> "\\" + c;
    };
  }

  private Token name() {
    var start = at;
    var last = at;
    var name = new StringBuilder();
    while (at < end) {
      var c = text.charAt(at);
      var continuation = continuationEnd(at);
      if (continuation > at) {
        at = continuation;
      } else if (continuesName(c) || isWithinName(at)) {
        name.append(c);
        at++;
        if (c != ' ' && c != '\t') {
          last = at;
        }
      } else {
        break;
      }
    }
    at = last;
    return new Token(Kind.NAME, name.toString().strip(), 0, passage.span(start, last));
  }

  private static boolean startsName(char c) {
    return Character.isLetter(c) || c == '_' || isBeyondAscii(c);
  }

  private boolean continuesName(char c) {
    if (startsName(c) || Character.isDigit(c) || c == '$' || c == '\u00a0') {
      return true;
    }
    return dialect == Dialect.VENSIM && (c == ' ' || c == '\t' || c == '\'');
  }

  /// Whether an apostrophe stands between the letters of a name, as in Stella's
  /// `farmers'_income`: behind a whole name it transposes an array.
  private boolean isWithinName(int place) {
    return dialect == Dialect.XMILE
        && text.charAt(place) == '\''
        && place + 1 < end
        && continuesName(text.charAt(place + 1));
  }

  private static boolean isBeyondAscii(char c) {
    return c > 127 && c != '\u00a0' && c != '\ufeff' && !Character.isWhitespace(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// `:AND:` and its like, with any case, and any spacing inside or none.
  private Optional<Token> keyword() {
    var close = text.indexOf(':', at + 1);
    if (close < 0 || close >= end) {
      return Optional.empty();
    }
    var word = KEYWORDS.get(withoutSpacing(text.substring(at + 1, close)));
    if (word == null) {
      return Optional.empty();
    }
    var token = new Token(Kind.KEYWORD, ":" + word + ":", 0, passage.span(at, close + 1));
    at = close + 1;
    return Optional.of(token);
  }
}
