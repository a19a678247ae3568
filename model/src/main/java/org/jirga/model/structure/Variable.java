package org.jirga.model.structure;

import java.util.List;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;

/// A quantity of the model. A subscripted variable may have several equations, each for some of its
/// elements.
public sealed interface Variable {

  Name name();

  Description description();

  /// Accumulates its net flow from its initial value.
  record Stock(Name name, List<Accumulation> accumulations, Description description)
      implements Variable {
    public Stock {
      accumulations = List.copyOf(accumulations);
    }
  }

  /// The equation of a stock: `INTEG(netFlow, initial)`.
  ///
  /// @param exceptions as in [Equation]
  record Accumulation(
      List<Subscript> subscripts,
      List<List<Subscript>> exceptions,
      Expr netFlow,
      Expr initial,
      Span span) {
    public Accumulation {
      subscripts = List.copyOf(subscripts);
      exceptions = exceptions.stream().map(List::copyOf).toList();
    }

    public Accumulation(List<Subscript> subscripts, Expr netFlow, Expr initial, Span span) {
      this(subscripts, List.of(), netFlow, initial, span);
    }

    /// For the same elements.
    public Accumulation with(Expr otherNetFlow, Expr otherInitial) {
      return new Accumulation(subscripts, exceptions, otherNetFlow, otherInitial, span);
    }
  }

  /// What fills or drains stocks.
  record Flow(Name name, List<Equation> equations, Description description) implements Variable {
    public Flow {
      equations = List.copyOf(equations);
    }
  }

  /// Computed from others at each time.
  record Auxiliary(Name name, List<Equation> equations, Description description)
      implements Variable {
    public Auxiliary {
      equations = List.copyOf(equations);
    }
  }

  /// A number, or a number for each element: what a study may vary. Each body is a literal,
  /// possibly signed.
  record Constant(Name name, List<Equation> equations, Description description)
      implements Variable {
    public Constant {
      equations = List.copyOf(equations);
    }
  }

  /// A graphical function that other equations apply by name.
  record Lookup(Name name, List<Table> tables, Description description) implements Variable {
    public Lookup {
      tables = List.copyOf(tables);
    }
  }

  /// The points of a lookup, or of those of its elements that the left side names.
  ///
  /// @param exceptions as in [Equation]
  record Table(
      List<Subscript> subscripts, List<List<Subscript>> exceptions, LookupTable points, Span span) {
    public Table {
      subscripts = List.copyOf(subscripts);
      exceptions = exceptions.stream().map(List::copyOf).toList();
    }

    public Table(List<Subscript> subscripts, LookupTable points, Span span) {
      this(subscripts, List.of(), points, span);
    }
  }
}
