package org.jirga.workbench.project;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jirga.analysis.formula.Formula;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;

/// Reads a formula in a value: an expression in the grammar of Vensim, without state and time.
final class FormulaReader {

  private final Problems problems;
  private final Predicate<Expr.Reference> names;
  private final String purpose;

  /// @param names whether a name may stand in it; reports it where not
  /// @param purpose for messages, `a test compares outcomes`
  FormulaReader(Problems problems, Predicate<Expr.Reference> names, String purpose) {
    this.problems = problems;
    this.names = names;
    this.purpose = purpose;
  }

  /// The expression in a value, with its names checked; absent, and reported, where it is not one.
  Optional<Expr> read(Yaml.Scalar written) {
    var complaints = new Complaints(problems.source());
    var parsed =
        EquationParser.parse(passage(written), Dialect.VENSIM, Declared.nothing(), complaints);
    var diagnostics = complaints.sorted();
    problems.addAll(diagnostics);
    if (parsed.isEmpty() || !diagnostics.isEmpty()) {
      return Optional.empty();
    }
    return isSound(parsed.get()) ? parsed : Optional.empty();
  }

  private boolean isSound(Expr expr) {
    var here =
        switch (expr) {
          case Expr.Literal _, Expr.Unary _, Expr.Binary _, Expr.Conditional _ -> true;
          case Expr.Reference reference -> names.test(reference);
          case Expr.Call call when Formula.FUNCTIONS.contains(call.function()) -> true;
          case Expr.Call call -> refuse(call.span(), call.function().word());
          case Expr.LookupCall call -> refuse(call.span(), call.lookup().name().text());
          case Expr.InlineLookup lookup -> refuse(lookup.span(), "WITH LOOKUP");
        };
    for (var child : expr.children()) {
      here &= isSound(child);
    }
    return here;
  }

  private boolean refuse(Span span, String function) {
    problems.add(
        StudyCode.BAD_TEST, span, "'%s' cannot be used here; %s".formatted(function, purpose));
    return false;
  }

  /// Where each character of the value stands: as it is for plain text and for quotes without
  /// escapes, else at the start of the value.
  private Passage passage(Yaml.Scalar written) {
    var text = problems.source().text();
    var value = written.value();
    for (var start = written.span().start(); start <= written.span().start() + 1; start++) {
      if (text.startsWith(value, start)) {
        return Passage.of(problems.source(), new Span(start, start + value.length()));
      }
    }
    var span = written.span();
    var offsets = IntStream.rangeClosed(0, value.length()).map(_ -> span.start()).toArray();
    offsets[value.length()] = span.end();
    return Passage.decoded(value, offsets);
  }
}
