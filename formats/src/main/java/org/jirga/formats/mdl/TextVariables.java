package org.jirga.formats.mdl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.Lexer;
import org.jirga.formats.equation.Token.Kind;
import org.jirga.model.expr.Name;

/// `name :IS: 'text'`: texts that may stand for a file, a tab or a cell in `GET … DATA` and its kin
/// (Vensim reference manual, "Variable Types").
final class TextVariables {

  static final String KEYWORD = ":IS:";

  private final Map<Name, String> texts = new HashMap<>();

  private TextVariables() {}

  /// Those that entries define, whose equations have that form; the first of each name.
  static TextVariables of(List<Entry> entries) {
    var found = new TextVariables();
    entries.stream()
        .filter(entry -> entry.equation().text().indexOf('\'') >= 0)
        .filter(entry -> entry.equation().text().contains(":"))
        .forEach(found::add);
    return found;
  }

  private void add(Entry entry) {
    var tokens = Lexer.tokens(entry.equation(), Dialect.VENSIM);
    var name = tokens.take();
    if (name.isName() && tokens.took(KEYWORD) && tokens.peek().kind() == Kind.STRING) {
      texts.putIfAbsent(Name.of(name.text()), tokens.peek().text());
    }
  }

  Optional<String> of(Name name) {
    return Optional.ofNullable(texts.get(name));
  }
}
