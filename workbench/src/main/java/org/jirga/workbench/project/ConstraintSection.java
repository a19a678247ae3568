package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.formula.Formula;
import org.jirga.analysis.study.Constraint;
import org.jirga.analysis.study.Design.Method;
import org.jirga.analysis.study.Study;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads `constraints`: what the values of a future must meet together. Draws that do not are
/// passed over.
final class ConstraintSection {

  static final List<String> KEYS = List.of("test", "description");

  /// Draws that are tried before a study is taken for one that can be drawn.
  private static final int TRIED = 1 << 17;

  /// Fewer of them than this are hardly ever found again.
  private static final int FEWEST = 10;

  private final Context context;
  private final List<String> uncertainties;
  private final FormulaReader formulas;

  /// @param uncertainties names as they are written and as the model labels them
  ConstraintSection(Context context, List<String> uncertainties) {
    this.context = context;
    this.uncertainties = uncertainties;
    this.formulas =
        new FormulaReader(
            context.problems(), this::isKnown, "a constraint is about uncertain constants");
  }

  List<Constraint> read(List<Yaml.Entry> entries) {
    var constraints = new ArrayList<Constraint>();
    for (var entry : entries) {
      if (entry.value() instanceof Yaml.Scalar written) {
        constraint(entry.name(), written, "").ifPresent(constraints::add);
      } else {
        Section.of(entry, "a constraint", context.problems(), KEYS)
            .flatMap(
                section ->
                    section
                        .requiredScalar("test")
                        .flatMap(
                            test -> constraint(entry.name(), test, section.text("description"))))
            .ifPresent(constraints::add);
      }
    }
    return constraints;
  }

  private Optional<Constraint> constraint(String id, Yaml.Scalar written, String description) {
    var read = formulas.read(written);
    if (read.isPresent() && read.get().references().findAny().isEmpty()) {
      context
          .problems()
          .add(StudyCode.BAD_TEST, written.span(), "the constraint names no uncertain constant");
      return Optional.empty();
    }
    return read.map(test -> new Constraint(id, test, written.value().strip(), description));
  }

  private boolean isKnown(Expr.Reference reference) {
    var written = Formula.label(reference).text();
    var key = ModelNames.key(written);
    if (uncertainties.stream().anyMatch(name -> ModelNames.key(name).equals(key))) {
      return true;
    }
    context
        .problems()
        .unknown(
            StudyCode.UNKNOWN_CONSTANT,
            reference.span(),
            "the study has no uncertainty '%s'".formatted(written),
            written,
            uncertainties);
    return false;
  }

  /// Reports constraints that do not go with the design, or that hardly any draw meets.
  void check(Study study, Span place) {
    switch (study.design().method()) {
      case Method.Trajectories _, Method.Saltelli _ ->
          report(place, "a design for indices has no place for constraints", Optional.empty());
      case Method.LatinHypercube _,
          Method.MaximinHypercube _,
          Method.OrthogonalHypercube _,
          Method.Random _,
          Method.Sobol _,
          Method.Halton _ -> {
        var met = new Sampling(study, study.seed()).meeting(TRIED);
        if (met < FEWEST) {
          report(
              place,
              "%s of %,d draws %s the constraints"
                  .formatted(
                      met == 0 ? "none" : String.valueOf(met), TRIED, met <= 1 ? "meets" : "meet"),
              Optional.of("narrow the ranges to where the constraints can be met"));
        }
      }
      case Method.Factorial _, Method.OneAtATime _, Method.Table _ -> {
        if (new Sampling(study, study.seed()).size().orElseThrow() == 0) {
          report(
              place,
              "none of the %,d futures of the design meets the constraints"
                  .formatted(study.design().size(study.uncertainties().size()).orElseThrow()),
              Optional.empty());
        }
      }
    }
  }

  private void report(Span place, String message, Optional<String> hint) {
    hint.ifPresentOrElse(
        it -> context.problems().add(StudyCode.CONTRADICTION, place, message, it),
        () -> context.problems().add(StudyCode.CONTRADICTION, place, message));
  }
}
