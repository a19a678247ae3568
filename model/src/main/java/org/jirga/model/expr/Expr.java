package org.jirga.model.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.model.source.Span;

/// An expression as written. Immutable; each node knows its place.
public sealed interface Expr {

  Span span();

  /// The operands in the order in which they are written.
  List<Expr> children();

  /// It and all that it consists of, each before its operands.
  default List<Expr> parts() {
    var parts = new ArrayList<Expr>();
    var open = new ArrayDeque<Expr>(List.of(this));
    while (!open.isEmpty()) {
      var part = open.pop();
      parts.add(part);
      part.children().reversed().forEach(open::push);
    }
    return parts;
  }

  /// The references among its parts, without the lookups that are called.
  default Stream<Reference> references() {
    return parts().stream().filter(Reference.class::isInstance).map(Reference.class::cast);
  }

  /// A number. Vensim's `:NA:`, not available, is the number [#NOT_AVAILABLE].
  record Literal(double value, Span span) implements Expr {
    /// "The value -2^109": Vensim reference manual, `:NA:`.
    public static final double NOT_AVAILABLE = -0x1p109;

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /// A variable, or one or more elements of it.
  record Reference(Name name, List<Subscript> subscripts, Span span) implements Expr {
    public Reference {
      subscripts = List.copyOf(subscripts);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  record Unary(UnaryOp op, Expr operand, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  record Binary(BinaryOp op, Expr left, Expr right, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }
  }

  /// `IF THEN ELSE`: the test is true when it is not zero.
  record Conditional(Expr test, Expr then, Expr otherwise, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(test, then, otherwise);
    }
  }

  /// A built-in function with as many arguments as [Function] allows.
  record Call(Function function, List<Expr> arguments, Span span) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expr> children() {
      return arguments;
    }
  }

  /// A named lookup applied to a value, `effect of pressure(pressure)`. Whether the name is a
  /// lookup is for the check to say.
  record LookupCall(Reference lookup, Expr x, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(x);
    }
  }

  /// A lookup written in place, `WITH LOOKUP(x, (…))`, or a graphical function over an equation.
  record InlineLookup(LookupTable table, Expr x, Span span) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(x);
    }
  }
}
