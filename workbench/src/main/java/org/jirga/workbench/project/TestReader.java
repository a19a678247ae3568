package org.jirga.workbench.project;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Yaml;

/// Reads what is judged in each future: an expression over outcomes, each under a policy.
final class TestReader {

  /// What a test may compute: no state and no time.
  private static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.ABS, Function.MIN, Function.MAX, Function.EXP, Function.LN, Function.SQRT);

  private final Context context;
  private final ArmNames arms;
  private final List<String> measures;

  /// @param measures names of the study's outcomes
  TestReader(Context context, ArmNames arms, List<String> measures) {
    this.context = context;
    this.arms = arms;
    this.measures = measures;
  }

  /// The expression in a value, with its names checked; absent, and reported, where it is not one.
  Optional<Expr> read(Yaml.Scalar written) {
    var complaints = new Complaints(context.problems().source());
    var parsed =
        EquationParser.parse(passage(written), Dialect.VENSIM, Declared.nothing(), complaints);
    var diagnostics = complaints.sorted();
    context.problems().addAll(diagnostics);
    if (parsed.isEmpty() || !diagnostics.isEmpty()) {
      return Optional.empty();
    }
    return isSound(parsed.get()) ? parsed : Optional.empty();
  }

  private boolean isSound(Expr expr) {
    var here =
        switch (expr) {
          case Expr.Literal _, Expr.Unary _, Expr.Binary _, Expr.Conditional _ -> true;
          case Expr.Reference reference -> isKnown(reference);
          case Expr.Call call when FUNCTIONS.contains(call.function()) -> true;
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
    context
        .problems()
        .add(
            StudyCode.BAD_TEST,
            span,
            "'%s' cannot be used here; a test compares outcomes".formatted(function));
    return false;
  }

  private boolean isKnown(Expr.Reference reference) {
    var problems = context.problems();
    var name = reference.name();
    var known = measures.stream().anyMatch(measure -> Name.of(measure).equals(name));
    if (!known) {
      var length = reference.name().text().length();
      var start = reference.span().start();
      problems.unknown(
          StudyCode.UNKNOWN_OUTCOME,
          new Span(start, Math.min(reference.span().end(), start + length)),
          "the study has no outcome '%s'".formatted(name),
          name.text(),
          measures);
    }
    var allArms = true;
    for (var subscript : reference.subscripts()) {
      if (!arms.knows(subscript.name())) {
        problems.unknown(
            StudyCode.UNKNOWN_POLICY,
            subscript.span(),
            "the study has no policy, switch or null '%s'".formatted(subscript.name()),
            subscript.name().text(),
            arms.all());
        allArms = false;
      }
    }
    if (allArms && arms.arm(reference.subscripts()).isEmpty()) {
      problems.add(
          StudyCode.BAD_TEST, reference.span(), "an outcome is taken under one policy, not two");
      allArms = false;
    }
    return known && allArms;
  }

  /// Where each character of the value stands: as it is for plain text and for quotes without
  /// escapes, else at the start of the value.
  private Passage passage(Yaml.Scalar written) {
    var text = context.problems().source().text();
    var value = written.value();
    for (var start = written.span().start(); start <= written.span().start() + 1; start++) {
      if (text.startsWith(value, start)) {
        return Passage.of(context.problems().source(), new Span(start, start + value.length()));
      }
    }
    var span = written.span();
    var offsets = IntStream.rangeClosed(0, value.length()).map(_ -> span.start()).toArray();
    offsets[value.length()] = span.end();
    return Passage.decoded(value, offsets);
  }
}
