package org.jirga.formats.equation;

import java.util.Optional;
import org.jirga.formats.equation.Token.Kind;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Expectation;

/// Reads what follows the name of an expectation. What is not supported is warned of and left out,
/// since no run of the model depends on it.
public final class ExpectationParser {

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final Complaints complaints;

  public ExpectationParser(Tokens tokens, ExpressionParser expressions, Complaints complaints) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.complaints = complaints;
  }

  /// @param left the name and its subscripts, which have been read
  public Optional<Expectation> read(Expr.Reference left) throws SyntaxException {
    var unsupported = unsupported();
    if (unsupported.isPresent()) {
      var token = unsupported.get();
      complaints.add(
          ReadCode.EXPECTATION_NOT_READ,
          token.span(),
          "the expectation '%s' is left out: '%s' in it is not supported"
              .formatted(left.name(), token.text()),
          instead(token));
      return Optional.empty();
    }
    return Optional.of(tokens.took(":TEST INPUT:") ? testInput(left) : constraint(left));
  }

  private static String instead(Token unsupported) {
    if (unsupported.is("*")) {
      return "name the variables that are meant, one by one";
    }
    return unsupported.kind() == Kind.NAME
        ? "no other run is at hand: compare with data, or with RC STEP and its kin"
        : "say what holds at each time, by comparisons with :AND:, :OR: and :NOT:";
  }

  private Optional<Token> unsupported() {
    for (var ahead = 0; tokens.peek(ahead).kind() != Kind.END; ahead++) {
      var token = tokens.peek(ahead);
      var isFunction = token.kind() == Kind.NAME && tokens.peek(ahead + 1).is("(");
      if (isFunction && Name.of(token.text()).key().startsWith("rc compare")
          || isEveryVariable(ahead)
          || token.is(":CROSSING:")
          || token.is(":IGNORE:")) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  /// A star where a variable stands.
  private boolean isEveryVariable(int ahead) {
    var before = ahead > 0 ? tokens.peek(ahead - 1).text() : ":";
    return tokens.peek(ahead).is("*") && (before.startsWith(":") || before.equals("("));
  }

  private Expectation testInput(Expr.Reference left) throws SyntaxException {
    var variable = expressions.reference();
    tokens.expect("=", "after the variable of the test input");
    var value = expressions.expectation();
    tokens.expectEnd();
    return new Expectation.TestInput(left.name(), variable, value, span(left));
  }

  private Expectation constraint(Expr.Reference left) throws SyntaxException {
    tokens.expect(":THE CONDITION:", "before the condition");
    var condition = expressions.expectation();
    tokens.expect(":IMPLIES:", "before the consequence");
    var once = tokens.took(":AT LEAST ONCE:");
    var consequence = expressions.expectation();
    tokens.expectEnd();
    return new Expectation.Constraint(
        left.name(), left.subscripts(), condition, consequence, once, span(left));
  }

  private Span span(Expr.Reference left) {
    return left.span().to(tokens.all());
  }
}
