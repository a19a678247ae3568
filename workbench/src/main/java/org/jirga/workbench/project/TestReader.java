package org.jirga.workbench.project;

import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Yaml;

/// Reads what is judged in each future: an expression over outcomes, each under a policy.
final class TestReader {

  private final Context context;
  private final FormulaReader formulas;
  private final ArmNames arms;
  private final List<String> measures;

  /// @param measures names of the study's outcomes
  TestReader(Context context, ArmNames arms, List<String> measures) {
    this.context = context;
    this.formulas =
        new FormulaReader(context.problems(), this::isKnown, "a test compares outcomes");
    this.arms = arms;
    this.measures = measures;
  }

  /// The expression in a value, with its names checked; absent, and reported, where it is not one.
  Optional<Expr> read(Yaml.Scalar written) {
    return formulas.read(written);
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
}
