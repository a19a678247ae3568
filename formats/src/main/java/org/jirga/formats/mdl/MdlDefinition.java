package org.jirga.formats.mdl;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Expectation;

/// What the equation of one entry defines.
sealed interface MdlDefinition {

  /// Of what it defines.
  Span span();

  /// `dimension : element, (e2-e4), subrange`. An element may be the name of another dimension,
  /// which stands for its elements.
  ///
  /// @param external where the elements are listed in a file instead
  /// @param alias written `dimension <-> other`, of which there is one member
  record Range(
      Name name,
      List<Member> members,
      Optional<ExternalCall> external,
      List<Mapping> mappings,
      boolean alias,
      Span span)
      implements MdlDefinition {
    public Range {
      members = List.copyOf(members);
      mappings = List.copyOf(mappings);
    }
  }

  /// What is expected of the model's behaviour.
  record Expected(Expectation expectation) implements MdlDefinition {
    @Override
    public Span span() {
      return expectation.span();
    }
  }

  /// `-> target`, or `-> (target: image, image, …)` with one image for each element.
  ///
  /// @param images elements or subranges of the target; none if the elements are tied in order
  record Mapping(Name target, List<Member> images, Span span) {
    public Mapping {
      images = List.copyOf(images);
    }
  }

  record Member(Name name, Span span) {}

  /// A variable or some of its elements.
  ///
  /// @param exceptions left sides after `:EXCEPT:`
  /// @param nameSpan of the name on the left side
  /// @param span of the whole equation
  record Formula(
      Name name,
      List<Subscript> subscripts,
      List<List<Subscript>> exceptions,
      Body body,
      Entry entry,
      Span nameSpan,
      Span span)
      implements MdlDefinition {
    public Formula {
      subscripts = List.copyOf(subscripts);
      exceptions = exceptions.stream().map(List::copyOf).toList();
    }

    /// The same left side with another right side.
    Formula with(Body other) {
      return of(subscripts, other);
    }

    /// For other elements of the same variable.
    Formula of(List<Subscript> left, Body other) {
      return new Formula(name, left, exceptions, other, entry, nameSpan, span);
    }
  }

  /// The right side of a formula.
  sealed interface Body {

    /// The expressions that it is made of.
    default List<Expr> exprs() {
      return switch (this) {
        case Value(var expr) -> List.of(expr);
        case Computed(var expr, _) -> List.of(expr);
        case Integral(var netFlow, var initial) -> List.of(netFlow, initial);
        case Numbers _, Points _, External _, Data _, Sketched _, Broken _ -> List.of();
      };
    }

    record Value(Expr expr) implements Body {}

    /// A data equation: what `:=` computes from other data, and how it goes on between their times.
    record Computed(Expr expr, Optional<DataMode> mode) implements Body {}

    record Integral(Expr netFlow, Expr initial) implements Body {}

    /// `1, 2; 3, 4`: rows of numbers with their signs.
    record Numbers(List<List<Expr>> rows, Span span) implements Body {
      public Numbers {
        rows = rows.stream().map(List::copyOf).toList();
      }
    }

    record Points(LookupTable table) implements Body {}

    /// What a file holds.
    record External(ExternalCall call, Optional<DataMode> mode) implements Body {}

    /// A data variable, whose values come from a run or file that the model does not name.
    record Data(Optional<DataMode> mode) implements Body {}

    /// `A FUNCTION OF(…)`, which only lists what the variable depends on in the sketch. Vensim
    /// writes it in front of an equation as well.
    ///
    /// @param word of its name
    record Sketched(Span word) implements Body {}

    /// Could not be read, which has been complained about.
    record Broken() implements Body {}
  }
}
