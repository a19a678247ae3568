package org.jirga.formats.equation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;

/// Decides what a name with arguments is: a function, a conditional, or a lookup applied to a
/// value.
///
/// What is none of them is complained about and becomes the number NaN.
final class Applications {

  /// What Vensim writes between colons.
  private static final Set<String> LOGIC = Set.of("not", "and", "or");

  private final Dialect dialect;
  private final Declared declared;
  private final Complaints complaints;

  Applications(Dialect dialect, Declared declared, Complaints complaints) {
    this.dialect = dialect;
    this.declared = declared;
    this.complaints = complaints;
  }

  /// Whether a name is, or begins with, what Vensim writes between colons.
  static boolean beginsWithLogic(Token name) {
    return name.kind() == Token.Kind.NAME
        && LOGIC.contains(Name.of(name.text()).key().split(" ", 2)[0]);
  }

  static String logicHint(String word) {
    return "Vensim writes :%s:"
        .formatted(Name.of(word).key().split(" ", 2)[0].toUpperCase(Locale.ROOT));
  }

  /// Why the format's function of that name is not read, or what to use instead.
  Optional<String> whyUnsupported(Token name) {
    return isConditional(name)
            || isOwnName(name)
            || !FunctionNames.of(name.text(), dialect).isEmpty()
            || dialect == Dialect.XMILE && XmileShorthands.mayRead(name.text())
        ? Optional.empty()
        : FunctionNames.whyUnsupported(name.text(), dialect);
  }

  /// @param span of the name and its arguments
  Expr of(Token name, List<Expr> arguments, Span span) {
    if (isConditional(name)) {
      return conditional(name, arguments, span);
    }
    if (dialect == Dialect.VENSIM) {
      var shorthand = new VensimShorthands(complaints).of(name, arguments, span);
      if (shorthand.isPresent()) {
        return shorthand.get();
      }
    }
    if (dialect == Dialect.XMILE && !isOwnName(name)) {
      var shorthand = XmileShorthands.of(name.text(), arguments, declared, span);
      if (shorthand.isPresent()) {
        XmileShorthands.openReading(name.text())
            .ifPresent(
                reading ->
                    complaints.add(
                        ReadCode.OPEN_READING,
                        name.span(),
                        "no reference says what '%s' does; here it is %s"
                            .formatted(name.text(), reading)));
        return shorthand.get();
      }
      var why = FunctionNames.whyUnsupported(name.text(), dialect);
      if (why.isPresent() && XmileShorthands.mayRead(name.text())) {
        complaints.add(
            ReadCode.UNSUPPORTED_FUNCTION,
            name.span(),
            "the function '%s' is not supported yet".formatted(name.text()),
            why.get());
        return new Expr.Literal(Double.NaN, span);
      }
    }
    var candidates = FunctionNames.of(name.text(), dialect);
    return candidates.isEmpty()
        ? lookupCall(name, arguments, span)
        : call(name, candidates, arguments, span);
  }

  /// Whether a name is a graph of the file, and not a function that nobody is sure of.
  private boolean isOwnName(Token name) {
    return declared.isVariable(Name.of(name.text()))
        && FunctionNames.whyUnsupported(name.text(), dialect).isPresent();
  }

  private boolean isConditional(Token name) {
    return dialect == Dialect.VENSIM && name.isWord("if then else");
  }

  private Expr conditional(Token name, List<Expr> arguments, Span span) {
    return arguments.size() == 3
        ? new Expr.Conditional(arguments.get(0), arguments.get(1), arguments.get(2), span)
        : wrongCount(name, 3, 3, arguments.size(), span);
  }

  private Expr call(Token name, List<Function> candidates, List<Expr> arguments, Span span) {
    var count = arguments.size();
    var fewest = Integer.MAX_VALUE;
    var most = 0;
    for (var function : candidates) {
      var least = FunctionNames.fewestArguments(function, dialect);
      if (count >= least && count <= FunctionNames.mostArguments(function, dialect)) {
        return new Expr.Call(function, arguments, span);
      }
      fewest = Math.min(fewest, least);
      most = Math.max(most, FunctionNames.mostArguments(function, dialect));
    }
    return wrongCount(name, fewest, most, count, span);
  }

  private Expr wrongCount(Token name, int fewest, int most, int count, Span span) {
    var takes = fewest == most ? String.valueOf(most) : fewest + " to " + most;
    complaints.add(
        ReadCode.WRONG_ARGUMENT_COUNT,
        name.span(),
        "'%s' takes %s argument%s, not %d"
            .formatted(name.text(), takes, most == 1 ? "" : "s", count));
    return new Expr.Literal(Double.NaN, span);
  }

  private Expr lookupCall(Token name, List<Expr> arguments, Span span) {
    if (dialect == Dialect.XMILE
        && name.isWord("lookup")
        && arguments.size() == 2
        && arguments.get(0) instanceof Expr.Reference lookup) {
      return new Expr.LookupCall(lookup, arguments.get(1), span);
    }
    if (dialect == Dialect.XMILE && name.isWord("lookup") && arguments.size() != 2) {
      return wrongCount(name, 2, 2, arguments.size(), span);
    }
    if (dialect == Dialect.VENSIM && LOGIC.contains(Name.of(name.text()).key())) {
      complaints.add(
          ReadCode.UNKNOWN_FUNCTION,
          name.span(),
          "unknown function '%s'".formatted(name.text()),
          logicHint(name.text()));
      return new Expr.Literal(Double.NaN, span);
    }
    if (arguments.size() == 1) {
      var lookup = new Expr.Reference(Name.of(name.text()), List.of(), name.span());
      return new Expr.LookupCall(lookup, arguments.getFirst(), span);
    }
    if (declared.isVariable(Name.of(name.text()))) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          name.span(),
          "'%s' is a variable: as a lookup it takes 1 argument, not %d"
              .formatted(name.text(), arguments.size()));
      return new Expr.Literal(Double.NaN, span);
    }
    complaints.add(
        ReadCode.UNKNOWN_FUNCTION,
        name.span(),
        "unknown function '%s'".formatted(name.text()),
        Suggestion.didYouMean(name.text(), FunctionNames.known(dialect)));
    return new Expr.Literal(Double.NaN, span);
  }
}
