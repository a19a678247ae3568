package org.jirga.engine.expectation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Trajectory;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Expectation.Constraint;
import org.jirga.model.structure.Expectation.TestInput;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Tests what a model is expected to do.
///
/// The model runs once as it is: whenever a condition is true of itself, its consequence has to be.
/// And it runs once with the condition made true, from `RC START TIME` on or, without a variable of
/// that name, from the first step after the initial time, as far as the condition says that
/// variables are equal to something. A condition that says something else is only waited for.
public final class ExpectationTester {

  private static final Name START = Name.of("RC START TIME");
  private static final Name CONDITION = Name.of("condition of the expectation");
  private static final Name CONSEQUENCE = Name.of("consequence of the expectation");

  private final Model model;
  private final Forcing forcing;

  /// What came of it.
  ///
  /// @param problem absent if the expectation was asked for and holds
  public record Finding(Constraint constraint, Optional<Diagnostic> problem) {}

  private ExpectationTester(Model model) {
    this.model = model;
    this.forcing = new Forcing(testInputs(model), start(model));
  }

  /// Tests all constraints of a model without errors, in the order of the file.
  public static List<Finding> test(Model model) {
    var test = new ExpectationTester(model);
    return model.expectations().stream()
        .filter(expectation -> expectation instanceof Constraint)
        .map(expectation -> test.finding((Constraint) expectation))
        .toList();
  }

  private static Map<Name, TestInput> testInputs(Model model) {
    var inputs = new HashMap<Name, TestInput>();
    for (var expectation : model.expectations()) {
      if (expectation instanceof TestInput input) {
        inputs.put(input.name(), input);
      }
    }
    return inputs;
  }

  private static Expr start(Model model) {
    var span = new Span(0, 0);
    if (model.variable(START).isPresent()) {
      return new Expr.Reference(START, List.of(), span);
    }
    return new Expr.Binary(
        BinaryOp.ADD,
        new Expr.Reference(Model.INITIAL_TIME, List.of(), span),
        new Expr.Reference(Model.TIME_STEP, List.of(), span),
        span);
  }

  private Finding finding(Constraint constraint) {
    var written = forcing.written(constraint.condition());
    var asked = new Asked(new LinkedHashSet<>(), new HashSet<>());
    if (!Course.isIn(written)) {
      var asItIs = problem(constraint, written, model.variables(), "", asked);
      if (asItIs.isPresent()) {
        return new Finding(constraint, asItIs);
      }
    }
    var forced = forcing.forced(written, model);
    if (forced.isEmpty()) {
      return new Finding(constraint, neverAsked(constraint, asked));
    }
    var variables = model.variables();
    for (var condition : forced) {
      var next = forcing.force(variables, condition, model);
      if (next.isEmpty()) {
        var name = ((Expr.Reference) condition.left()).name();
        return new Finding(
            constraint,
            Optional.of(
                problem(
                    ExpectationCode.NOT_TESTED,
                    constraint,
                    condition.span(),
                    "'%s' cannot be given a value here".formatted(name))));
      }
      variables = next.get();
    }
    // Once made true the condition is not asked for again: rounding must not undo it.
    var isNow = forcing.isNow(forced);
    var madeTrue = problem(constraint, isNow, variables, " when the condition is made true", asked);
    return new Finding(constraint, madeTrue.or(() -> neverAsked(constraint, asked)));
  }

  /// For which elements of a condition, as they stand behind its name, there is one, and for which
  /// it was true at some time.
  private record Asked(Set<String> all, Set<String> met) {}

  private Optional<Diagnostic> neverAsked(Constraint constraint, Asked asked) {
    var never = asked.all().stream().filter(it -> !asked.met().contains(it)).toList();
    if (never.isEmpty()) {
      return Optional.empty();
    }
    var of = asked.met().isEmpty() ? "" : " for " + String.join(", ", never);
    return Optional.of(
        problem(
            ExpectationCode.NEVER_ASKED,
            constraint,
            constraint.condition().span(),
            "'%s' was not put to the test%s: its condition is never true"
                .formatted(constraint.name(), of)));
  }

  private Optional<Diagnostic> problem(
      Constraint constraint, Expr condition, List<Variable> variables, String when, Asked asked) {
    var all = new ArrayList<>(variables);
    all.add(auxiliary(CONDITION, constraint, condition));
    all.add(
        auxiliary(CONSEQUENCE, constraint, Course.checked(constraint.consequence(), start(model))));
    var checked = new ModelChecker().check(model.withVariables(all));
    var errors = checked.diagnostics().stream().filter(Diagnostic::isError).findFirst();
    if (errors.isPresent()) {
      return Optional.of(notTested(constraint, when, errors.get()));
    }
    var lowered = Lowering.lower(checked);
    if (lowered.program().isEmpty()) {
      return lowered.diagnostics().stream()
          .findFirst()
          .map(error -> notTested(constraint, when, error));
    }
    return violation(constraint, Simulation.run(lowered.program().get()), when, asked);
  }

  private Diagnostic notTested(Constraint constraint, String when, Diagnostic error) {
    return problem(
        ExpectationCode.NOT_TESTED,
        constraint,
        constraint.span(),
        "the model cannot be run%s: %s".formatted(when, error.message()));
  }

  private static Variable auxiliary(Name name, Constraint constraint, Expr body) {
    var equation = new Equation(constraint.subscripts(), body, constraint.span());
    var description = new Description(Optional.empty(), "", Optional.empty(), constraint.span());
    return new Variable.Auxiliary(name, List.of(equation), description);
  }

  private Optional<Diagnostic> violation(
      Constraint constraint, Trajectory run, String when, Asked asked) {
    for (var column = 0; column < run.labels().size(); column++) {
      var label = run.labels().get(column);
      if (label.startsWith(CONDITION.text())) {
        var elements = label.substring(CONDITION.text().length());
        var consequence = run.labels().indexOf(CONSEQUENCE.text() + elements);
        asked.all().add(elements);
        if (isEverTrue(run, column)) {
          asked.met().add(elements);
        }
        var found = violation(constraint, run, column, consequence);
        if (found.isPresent()) {
          var of = elements.isEmpty() ? "" : " for " + elements;
          return Optional.of(
              problem(
                  ExpectationCode.FAILS,
                  constraint,
                  constraint.consequence().span(),
                  "'%s' fails%s%s: %s".formatted(constraint.name(), of, when, found.get())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isEverTrue(Trajectory run, int condition) {
    return IntStream.range(0, run.times().length).anyMatch(row -> run.value(row, condition) != 0);
  }

  private static Optional<String> violation(
      Constraint constraint, Trajectory run, int condition, int consequence) {
    var asked = false;
    for (var row = 0; row < run.times().length; row++) {
      if (Double.isNaN(run.value(row, condition))) {
        return Optional.of("the condition is not a number at time %s".formatted(run.times()[row]));
      }
      if (run.value(row, condition) != 0) {
        asked = true;
        var outcome = run.value(row, consequence);
        var holds = outcome != 0 && !Double.isNaN(outcome);
        if (holds && constraint.once()) {
          return Optional.empty();
        }
        if (!holds && !constraint.once()) {
          return Optional.of(
              "the consequence is not %s at time %s"
                  .formatted(Double.isNaN(outcome) ? "a number" : "true", run.times()[row]));
        }
      }
    }
    return asked && constraint.once()
        ? Optional.of("the consequence is never true")
        : Optional.empty();
  }

  private Diagnostic problem(
      ExpectationCode code, Constraint constraint, Span span, String message) {
    var text =
        code == ExpectationCode.NOT_TESTED
            ? "'%s' cannot be tested: %s".formatted(constraint.name(), message)
            : message;
    return Diagnostic.of(code, model.source(), span, text);
  }
}
