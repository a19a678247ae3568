package org.jirga.formats.equation;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// Reads one expression that stands alone: the equation of an XMILE element, or a formula in a
/// study file.
public final class EquationParser {

  private EquationParser() {}

  /// An expression, or why there is none.
  ///
  /// @param expr absent when the grammar is broken; when something in it is only unknown or
  ///     unsupported, the number NaN stands in its place
  /// @param diagnostics sorted by place; without an error among them the expression is complete
  public record Parsed(Optional<Expr> expr, List<Diagnostic> diagnostics) {
    public Parsed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// Reads a stretch of a file that holds one expression and nothing else.
  ///
  /// @param span the stretch; places in the result are offsets in the source
  public static Parsed parse(Source source, Span span, Dialect dialect) {
    var complaints = new Complaints(source);
    var expr = parse(Passage.of(source, span), dialect, Declared.nothing(), complaints);
    return new Parsed(expr, complaints.sorted());
  }

  /// Reads a passage that holds one expression and nothing else.
  public static Optional<Expr> parse(Passage passage, Dialect dialect, Complaints complaints) {
    return parse(passage, dialect, Declared.nothing(), complaints);
  }

  /// The same, where the rest of the file matters.
  public static Optional<Expr> parse(
      Passage passage, Dialect dialect, Declared declared, Complaints complaints) {
    return parse(Lexer.tokens(passage, dialect), dialect, declared, complaints);
  }

  /// Reads an equation of XMILE with functions that only Vensim has, by Vensim's names, as
  /// converters of its models leave them: `MODULO(a, b)`, `VECTOR SELECT(a[*], …)`.
  public static Optional<Expr> parseConverted(
      Passage passage, Declared declared, Complaints complaints) {
    var tokens = Lexer.tokens(passage, Dialect.XMILE).withFunctionsOfVensim(declared);
    return parse(tokens, Dialect.XMILE, declared, complaints);
  }

  private static Optional<Expr> parse(
      Tokens tokens, Dialect dialect, Declared declared, Complaints complaints) {
    try {
      var expr = new ExpressionParser(tokens, dialect, declared, complaints).expression();
      tokens.expectEnd();
      return Optional.of(expr);
    } catch (SyntaxException broken) {
      broken.addTo(complaints);
      return Optional.empty();
    }
  }
}
