package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// The tokens of an equation with a finger on the next one.
public final class Tokens {

  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  private final List<Token> tokens;
  private final Optional<SyntaxException> failure;
  private int at;

  /// @param tokens the last one being the end
  /// @param failure why there are no more before the end of the text
  Tokens(List<Token> tokens, Optional<SyntaxException> failure) {
    this.tokens = List.copyOf(tokens);
    this.failure = failure;
  }

  /// The same, but with functions that only Vensim has in the words of XMILE: `vensim.MODULO(`
  /// where `MODULO(` is written. Their names may have spaces.
  Tokens withFunctionsOfVensim(Declared declared) {
    var all = new ArrayList<Token>();
    for (var token : tokens) {
      if (token.is("(")) {
        nameAsVensims(all, declared);
      }
      all.add(token);
    }
    return new Tokens(all, failure);
  }

  private static void nameAsVensims(List<Token> before, Declared declared) {
    var first = before.size();
    while (first > 0 && before.get(first - 1).kind() == Token.Kind.NAME) {
      first--;
    }
    if (first > 0 && before.get(first - 1).is(".")) {
      return;
    }
    for (; first < before.size(); first++) {
      var words = before.subList(first, before.size());
      var span = words.getFirst().span().to(words.getLast().span());
      var name = words.stream().map(Token::text).collect(Collectors.joining(" "));
      if (isOnlyVensims(name, declared)) {
        words.clear();
        before.add(new Token(Token.Kind.NAME, "vensim", 0, span));
        before.add(new Token(Token.Kind.SYMBOL, ".", 0, span));
        before.add(new Token(Token.Kind.NAME, name, 0, span));
        return;
      }
    }
  }

  private static boolean isOnlyVensims(String name, Declared declared) {
    return !FunctionNames.of(name, Dialect.VENSIM).isEmpty()
        && FunctionNames.of(name, Dialect.XMILE).isEmpty()
        && !declared.macros().isMacro(Name.of(name))
        && !declared.isVariable(Name.of(name));
  }

  public Token peek() {
    return peek(0);
  }

  /// The token after as many others; the end goes on for ever.
  public Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  public Token take() {
    var token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  public boolean at(String symbolOrKeyword) {
    return peek().is(symbolOrKeyword);
  }

  public boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /// Takes the symbol if it is next.
  public boolean took(String symbolOrKeyword) {
    if (at(symbolOrKeyword)) {
      take();
      return true;
    }
    return false;
  }

  public Token expect(String symbol, String after) throws SyntaxException {
    if (!at(symbol)) {
      throw unexpected("'" + symbol + "' " + after);
    }
    return take();
  }

  public Token expectName(String what) throws SyntaxException {
    if (!peek().isName()) {
      throw unexpected(what);
    }
    return take();
  }

  /// The name of an element, which may begin with a whole number or be one (`20`, `5 to 9`).
  ///
  /// @return a name, whatever it is made of
  public Token expectElement(String what) throws SyntaxException {
    if (peek().kind() != Token.Kind.NUMBER || !WHOLE.matcher(peek().text()).matches()) {
      return expectName(what);
    }
    var number = take();
    if (peek().kind() != Token.Kind.NAME) {
      return new Token(Token.Kind.NAME, number.text(), 0, number.span());
    }
    var rest = take();
    var gap = rest.span().start() > number.span().end() ? " " : "";
    return new Token(Token.Kind.NAME, number.text() + gap + rest.text(), 0, since(number));
  }

  public void expectEnd() throws SyntaxException {
    if (!atEnd() || failure.isPresent()) {
      throw unexpected("an operator or the end of the equation");
    }
  }

  /// The parenthesis or bracket that was opened has to be closed here.
  public Token expectClosing(Token opening) throws SyntaxException {
    var closing = opening.text().equals("[") ? "]" : ")";
    if (at(closing)) {
      return take();
    }
    if (atEnd() && failure.isEmpty()) {
      throw new SyntaxException(
          ReadCode.UNCLOSED,
          opening.span(),
          "this '%s' is not closed by '%s'".formatted(opening.text(), closing));
    }
    throw unexpected(
        (closing.equals("]") ? "" : "an operator, ") + "',' or '%s'".formatted(closing));
  }

  public SyntaxException unexpected(String expected) {
    if (atEnd() && failure.isPresent()) {
      return failure.get();
    }
    return new SyntaxException(
        ReadCode.UNEXPECTED,
        peek().span(),
        "expected %s but found %s".formatted(expected, peek().shown()));
  }

  /// From the first token to the last before the end.
  public Span all() {
    return tokens.getFirst().span().to(tokens.get(Math.max(tokens.size() - 2, 0)).span());
  }

  /// From the token given to the one taken last.
  public Span since(Token first) {
    return first.span().to(tokens.get(Math.max(at - 1, 0)).span());
  }
}
