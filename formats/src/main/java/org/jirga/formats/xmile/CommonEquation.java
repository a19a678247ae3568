package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;

/// One equation for all elements of an array, where those of single elements differ only by the
/// element: `days[Line]` for `days[slow]` and `days[fast]`.
///
/// @param left for each of the elements what its equation stands for
/// @param dimensions of the array
record CommonEquation(List<List<Name>> left, List<Dimension> dimensions) {

  static CommonEquation of(List<Equation> equations, List<Dimension> dimensions) {
    return new CommonEquation(
        equations.stream()
            .map(equation -> equation.subscripts().stream().map(Subscript::name).toList())
            .toList(),
        dimensions);
  }

  /// Nothing if they differ in another way.
  ///
  /// @param expressions for each of the elements, in the order of the left sides
  Optional<Expr> of(List<Expr> expressions) {
    var first = expressions.getFirst();
    if (expressions.size() == 1) {
      return Optional.of(first);
    }
    return switch (first) {
      case Expr.Literal literal -> number(literal, expressions);
      case Expr.Reference reference -> reference(reference, expressions);
      case Expr.Unary unary ->
          children(expressions, it -> it instanceof Expr.Unary other && other.op() == unary.op())
              .map(operands -> new Expr.Unary(unary.op(), operands.getFirst(), unary.span()));
      case Expr.Binary binary ->
          children(expressions, it -> it instanceof Expr.Binary other && other.op() == binary.op())
              .map(
                  operands ->
                      new Expr.Binary(
                          binary.op(), operands.get(0), operands.get(1), binary.span()));
      case Expr.Conditional(_, _, _, var span) ->
          children(expressions, it -> it instanceof Expr.Conditional)
              .map(parts -> new Expr.Conditional(parts.get(0), parts.get(1), parts.get(2), span));
      case Expr.Call call ->
          children(
                  expressions,
                  it -> it instanceof Expr.Call other && other.function() == call.function())
              .map(arguments -> new Expr.Call(call.function(), arguments, call.span()));
      case Expr.LookupCall call -> lookup(call, expressions);
      case Expr.InlineLookup _ -> Optional.empty();
    };
  }

  /// The number that is the same in all, or the dimension in which each element has its number.
  private Optional<Expr> number(Expr.Literal first, List<Expr> expressions) {
    if (!expressions.stream().allMatch(it -> it instanceof Expr.Literal)) {
      return Optional.empty();
    }
    var numbers = expressions.stream().map(it -> ((Expr.Literal) it).value()).toList();
    return numbers.stream().allMatch(numbers.getFirst()::equals)
        ? Optional.of(first)
        : dimension((place, i) -> number(place, left.get(i).get(place)) == numbers.get(i))
            .map(dimension -> new Expr.Reference(dimension, List.of(), first.span()));
  }

  private int number(int place, Name element) {
    return dimensions.get(place).elements().indexOf(element) + 1;
  }

  /// Whether something is so for a place of the left side and an expression.
  private interface AtPlace {
    boolean holds(int place, int expression);
  }

  private Optional<Name> dimension(AtPlace same) {
    return IntStream.range(0, dimensions.size())
        .filter(
            place ->
                IntStream.range(0, left.size())
                    .allMatch(i -> place < left.get(i).size() && same.holds(place, i)))
        .mapToObj(place -> dimensions.get(place).name())
        .findFirst();
  }

  /// Whether an expression is of the same kind as the first.
  private interface Likeness {
    boolean holds(Expr expression);
  }

  private Optional<List<Expr>> children(List<Expr> expressions, Likeness likeness) {
    var count = expressions.getFirst().children().size();
    if (!expressions.stream().allMatch(it -> likeness.holds(it) && it.children().size() == count)) {
      return Optional.empty();
    }
    var children = new ArrayList<Expr>();
    for (var i = 0; i < count; i++) {
      var place = i;
      var common = of(expressions.stream().map(it -> it.children().get(place)).toList());
      if (common.isEmpty()) {
        return Optional.empty();
      }
      children.add(common.get());
    }
    return Optional.of(children);
  }

  private Optional<Expr> lookup(Expr.LookupCall call, List<Expr> expressions) {
    if (!expressions.stream().allMatch(it -> it instanceof Expr.LookupCall)) {
      return Optional.empty();
    }
    var calls = expressions.stream().map(it -> (Expr.LookupCall) it).toList();
    var lookup = reference(call.lookup(), calls.stream().<Expr>map(it -> it.lookup()).toList());
    var x = of(calls.stream().map(Expr.LookupCall::x).toList());
    return lookup.isPresent() && x.isPresent()
        ? Optional.of(new Expr.LookupCall((Expr.Reference) lookup.get(), x.get(), call.span()))
        : Optional.empty();
  }

  private Optional<Expr> reference(Expr.Reference first, List<Expr> expressions) {
    var count = first.subscripts().size();
    var isSame =
        expressions.stream()
            .allMatch(
                it ->
                    it instanceof Expr.Reference other
                        && other.name().equals(first.name())
                        && other.subscripts().size() == count);
    if (!isSame) {
      return Optional.empty();
    }
    var references = expressions.stream().map(it -> (Expr.Reference) it).toList();
    var subscripts = new ArrayList<Subscript>();
    for (var i = 0; i < count; i++) {
      var place = i;
      var subscript = subscript(references.stream().map(it -> it.subscripts().get(place)).toList());
      if (subscript.isEmpty()) {
        return Optional.empty();
      }
      subscripts.add(subscript.get());
    }
    return Optional.of(new Expr.Reference(first.name(), subscripts, first.span()));
  }

  /// The dimension whose elements they are, or the element that is the same in all.
  private Optional<Subscript> subscript(List<Subscript> subscripts) {
    var first = subscripts.getFirst();
    if (subscripts.stream().anyMatch(it -> it.reduced() != first.reduced())) {
      return Optional.empty();
    }
    var dimension =
        first.reduced()
            ? Optional.<Name>empty()
            : dimension((place, i) -> left.get(i).get(place).equals(subscripts.get(i).name()));
    if (dimension.isPresent()) {
      return Optional.of(new Subscript(dimension.get(), false, first.span()));
    }
    return subscripts.stream().allMatch(it -> it.name().equals(first.name()))
        ? Optional.of(first)
        : Optional.empty();
  }
}
