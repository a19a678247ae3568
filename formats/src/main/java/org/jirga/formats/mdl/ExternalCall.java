package org.jirga.formats.mdl;

import java.util.List;
import java.util.Optional;
import org.jirga.formats.equation.SyntaxException;
import org.jirga.formats.equation.Token;
import org.jirga.formats.equation.Token.Kind;
import org.jirga.formats.equation.Tokens;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// `GET XLS DATA('file', 'tab', 'A', 'B2')` and its kin, which take numbers or names from a file.
///
/// @param direct whether it is one of the functions `GET DIRECT …`
/// @param arguments the texts between the quotes
record ExternalCall(What what, boolean direct, List<String> arguments, Span span) {

  enum What {
    DATA(4),
    LOOKUPS(4),
    CONSTANTS(3),
    SUBSCRIPT(5);

    private final int arguments;

    What(int arguments) {
      this.arguments = arguments;
    }

    int arguments() {
      return arguments;
    }
  }

  ExternalCall {
    arguments = List.copyOf(arguments);
  }

  String file() {
    return arguments.get(0);
  }

  String tab() {
    return arguments.get(1);
  }

  /// What is taken, if a call of such a function comes next.
  static Optional<What> next(Tokens tokens) {
    return tokens.peek(1).is("(") ? what(tokens.peek()) : Optional.empty();
  }

  private static Optional<What> what(Token token) {
    if (token.kind() != Kind.NAME) {
      return Optional.empty();
    }
    return switch (Name.of(token.text()).key()) {
      case "get xls data", "get direct data" -> Optional.of(What.DATA);
      case "get xls lookups", "get direct lookups" -> Optional.of(What.LOOKUPS);
      case "get xls constants", "get direct constants" -> Optional.of(What.CONSTANTS);
      case "get xls subscript", "get direct subscript" -> Optional.of(What.SUBSCRIPT);
      default -> Optional.empty();
    };
  }

  /// Reads the call, after [#next] has said that there is one.
  static ExternalCall read(What what, Tokens tokens, TextVariables texts) throws SyntaxException {
    var name = tokens.take();
    var opening = tokens.take();
    var arguments = new java.util.ArrayList<String>();
    for (var i = 0; i < what.arguments(); i++) {
      if (i > 0) {
        tokens.expect(",", "before the next argument of '%s'".formatted(name.text()));
      }
      var text =
          switch (tokens.peek().kind()) {
            case STRING -> Optional.of(tokens.peek().text());
            case NAME, QUOTED_NAME -> texts.of(Name.of(tokens.peek().text()));
            default -> Optional.<String>empty();
          };
      arguments.add(
          text.orElseThrow(
              () -> tokens.unexpected("a text in single quotes or a variable that is one")));
      tokens.take();
    }
    tokens.expectClosing(opening);
    var direct = Name.of(name.text()).key().startsWith("get direct");
    return new ExternalCall(what, direct, arguments, tokens.since(name));
  }
}
