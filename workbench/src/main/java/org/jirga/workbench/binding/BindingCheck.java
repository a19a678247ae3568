package org.jirga.workbench.binding;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.workbench.binding.Statement.Comparison;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.yaml.Problems;

/// Says whether words still follow from the results that they are bound to.
public final class BindingCheck {

  private static final int SHOWN_DIGITS = 4;

  private final Quantities quantities;
  private final Problems problems;

  public BindingCheck(Quantities quantities, Problems problems) {
    this.quantities = quantities;
    this.problems = problems;
  }

  /// What a binding is bound to, for readers.
  ///
  /// @param formula as the author wrote it
  /// @param now the present value in words
  public record Bound(String written, String formula, String now) {}

  /// Reports what no longer follows; absent where the results have no value for it, and for what
  /// follows from nothing.
  public Optional<Bound> check(Binding binding) {
    return switch (binding) {
      case Binding.OfNumber number -> number(number);
      case Binding.OfWords words -> words(words);
      case Binding.OfSetting _ -> Optional.empty();
    };
  }

  private Optional<Bound> number(Binding.OfNumber binding) {
    var value = value(binding.formula());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var now = value.getAsDouble();
    var number = binding.number();
    if (!number.follows(now, binding.how())) {
      problems.add(
          PublicationCode.STALE_NUMBER,
          binding.span(),
          "'%s' no longer follows: %s is %s"
              .formatted(binding.written(), text(binding.formula()), exact(number, now)),
          "write " + number.now(now));
    }
    return Optional.of(new Bound(binding.written(), text(binding.formula()), exact(number, now)));
  }

  private Optional<Bound> words(Binding.OfWords binding) {
    var now = new StringBuilder();
    var formulas = new StringBuilder();
    for (var comparison : binding.statement().comparisons()) {
      var left = value(comparison.left());
      var right = value(comparison.right());
      if (left.isEmpty() || right.isEmpty()) {
        return Optional.empty();
      }
      if (!comparison.relation().isTrue(left.getAsDouble(), right.getAsDouble())) {
        problems.add(
            PublicationCode.STALE_WORDS,
            comparison.left().span().to(comparison.right().span()),
            "'%s' no longer follows: %s is %s, %s is %s"
                .formatted(
                    binding.written(),
                    text(comparison.left()),
                    shown(left.getAsDouble()),
                    text(comparison.right()),
                    shown(right.getAsDouble())));
      }
      now.append(now.isEmpty() ? "" : "; ").append(shown(left.getAsDouble()));
      formulas.append(formulas.isEmpty() ? "" : " and ").append(text(comparison));
    }
    return Optional.of(new Bound(binding.written(), formulas.toString(), now.toString()));
  }

  private OptionalDouble value(Formula formula) {
    return switch (formula) {
      case Formula.Literal literal -> OptionalDouble.of(literal.value());
      case Formula.Quantity quantity -> quantities.value(quantity, problems);
      case Formula.Negation negation -> {
        var of = value(negation.of());
        yield of.isEmpty() ? of : OptionalDouble.of(-of.getAsDouble());
      }
      case Formula.Arithmetic arithmetic -> arithmetic(arithmetic);
    };
  }

  private OptionalDouble arithmetic(Formula.Arithmetic formula) {
    var left = value(formula.left());
    var right = value(formula.right());
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    var a = left.getAsDouble();
    var b = right.getAsDouble();
    var result =
        switch (formula.operator()) {
          case PLUS -> a + b;
          case MINUS -> a - b;
          case TIMES -> a * b;
          case BY -> a / b;
        };
    if (!Double.isFinite(result)) {
      problems.add(
          PublicationCode.NO_VALUE,
          formula.span(),
          "'%s' has no value: it is %s by %s".formatted(text(formula), shown(a), shown(b)));
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(result);
  }

  /// A value with one digit more than was written, so that its distance can be seen.
  private static String exact(WrittenNumber number, double computed) {
    var shown = number.inItsUnit(computed);
    return shown(shown) + (number.percent() ? " %" : "");
  }

  private static String shown(double value) {
    return Numbers.significant(value, SHOWN_DIGITS);
  }

  private String text(Comparison comparison) {
    return text(comparison.left())
        + " "
        + comparison.relation().sign()
        + " "
        + text(comparison.right());
  }

  private String text(Formula formula) {
    return problems
        .source()
        .text()
        .substring(formula.span().start(), formula.span().end())
        .replaceAll("\\s+", " ");
  }
}
