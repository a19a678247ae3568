package org.jirga.analysis.experiment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jirga.analysis.formula.Formula;
import org.jirga.analysis.study.Measure;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Name;

/// The test of a claim, to be evaluated future by future.
///
/// A value may be unknown, which is NaN: where a run that the test refers to has failed, and where
/// [Formula] has no value.
public final class ClaimExpression {

  /// What came out in one future.
  @FunctionalInterface
  public interface Future {
    /// @param measure its place among the study's measures
    double outcome(Arm arm, int measure);
  }

  private record Term(Arm arm, int measure) {}

  private final Expr expr;
  private final Map<Reference, Term> terms;

  private ClaimExpression(Expr expr, Map<Reference, Term> terms) {
    this.expr = expr;
    this.terms = terms;
  }

  /// Looks up the outcomes and arms that an expression names.
  ///
  /// @throws IllegalArgumentException if it names one that the study does not have
  public static ClaimExpression of(Expr expr, ArmNames names, List<Measure> measures) {
    var terms = new LinkedHashMap<Reference, Term>();
    resolve(expr, names, measures, terms);
    return new ClaimExpression(expr, terms);
  }

  /// The same expression with a null in force in each arm, besides what it names.
  public ClaimExpression under(String change) {
    var changed = new LinkedHashMap<Reference, Term>();
    terms.forEach(
        (reference, term) -> changed.put(reference, new Term(term.arm.with(change), term.measure)));
    return new ClaimExpression(expr, changed);
  }

  /// The same expression with all that it names taken under one arm.
  ClaimExpression in(Arm arm) {
    var taken = new LinkedHashMap<Reference, Term>();
    terms.forEach((reference, term) -> taken.put(reference, new Term(arm, term.measure)));
    return new ClaimExpression(expr, taken);
  }

  /// The arms that must have been run.
  public Set<Arm> arms() {
    var arms = new LinkedHashSet<Arm>();
    terms.values().forEach(term -> arms.add(term.arm));
    return arms;
  }

  /// Whether the test is true in a future: not 0; NaN where it cannot be judged.
  public double value(Future future) {
    for (var term : terms.values()) {
      if (Double.isNaN(future.outcome(term.arm, term.measure))) {
        return Double.NaN;
      }
    }
    return Formula.value(
        expr,
        reference -> {
          var term = Objects.requireNonNull(terms.get(reference));
          return future.outcome(term.arm, term.measure);
        });
  }

  private static void resolve(
      Expr part, ArmNames names, List<Measure> measures, Map<Reference, Term> terms) {
    if (part instanceof Reference reference) {
      var arm =
          names
              .arm(reference.subscripts())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'%s' is not taken under a policy, switch or null of the study."
                              .formatted(reference.name())));
      terms.put(reference, new Term(arm, measure(reference.name(), measures)));
    }
    part.children().forEach(child -> resolve(child, names, measures, terms));
  }

  private static int measure(Name name, List<Measure> measures) {
    for (var index = 0; index < measures.size(); index++) {
      if (Name.of(measures.get(index).outcome().name()).equals(name)) {
        return index;
      }
    }
    throw new IllegalArgumentException("The study has no outcome '%s'.".formatted(name));
  }
}
