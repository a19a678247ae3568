package org.jirga.model.structure;

import java.util.List;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;

/// What defines a variable, or those of its elements that the left side names.
///
/// @param subscripts of the left side: dimensions or elements; empty for a scalar
/// @param exceptions left sides whose elements this equation does not define (`:EXCEPT:`)
public record Equation(
    List<Subscript> subscripts, List<List<Subscript>> exceptions, Expr body, Span span) {
  public Equation {
    subscripts = List.copyOf(subscripts);
    exceptions = exceptions.stream().map(List::copyOf).toList();
  }

  public Equation(List<Subscript> subscripts, Expr body, Span span) {
    this(subscripts, List.of(), body, span);
  }
}
