package org.jirga.workbench.binding;

import java.util.List;
import org.jirga.model.source.Span;

/// What a number in an article is computed from.
public sealed interface Formula {

  Span span();

  record Literal(double value, Span span) implements Formula {}

  /// A quantity of the results: `median(defectors, package)`.
  record Quantity(String name, List<Argument> arguments, Span span) implements Formula {
    public Quantity {
      arguments = List.copyOf(arguments);
    }
  }

  record Argument(String text, Span span) {}

  record Negation(Formula of, Span span) implements Formula {}

  record Arithmetic(Operator operator, Formula left, Formula right, Span span) implements Formula {}

  enum Operator {
    PLUS,
    MINUS,
    TIMES,
    BY
  }
}
