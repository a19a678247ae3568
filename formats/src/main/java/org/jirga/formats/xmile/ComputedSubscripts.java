package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Dimension;

/// Puts elements for subscripts that are worked out, such as the `Age - 1` of
/// `IF Age = 1 THEN births ELSE growing[Age - 1]`, in the equation of one element.
///
/// They must follow from the elements on the left side. A choice that these decide is decided, so
/// that what lies outside of a dimension may stand in the branch that is never taken.
final class ComputedSubscripts {

  /// Brackets with more in them than names, numbers and stars.
  private static final Pattern COMPUTED =
      Pattern.compile("\\[[^\\]]*([-+/(]|[\\p{L}\\p{Nd}_\\s]\\*)[^\\]]*\\]");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private final Declared declared;
  private final Map<Name, Dimension> dimensions = new HashMap<>();
  private final Map<Name, Name> left;
  private final Complaints complaints;

  /// @param left for each dimension of the variable, what stands on its left side
  ComputedSubscripts(
      Declared declared, List<Dimension> dimensions, Map<Name, Name> left, Complaints complaints) {
    this.declared = declared;
    this.left = left;
    this.complaints = complaints;
    dimensions.forEach(dimension -> this.dimensions.put(dimension.name(), dimension));
  }

  /// Whether an equation has such subscripts, and so has to be read for each element by itself.
  static boolean areIn(Passage equation) {
    return COMPUTED.matcher(QUOTED.matcher(equation.content()).replaceAll("q")).find();
  }

  Expr of(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Reference reference -> of(reference);
      case Expr.Unary(var op, var operand, var span) -> new Expr.Unary(op, of(operand), span);
      case Expr.Binary(var op, var a, var b, var span) -> new Expr.Binary(op, of(a), of(b), span);
      case Expr.Conditional(var test, var then, var otherwise, var span) -> {
        var known = mentionsLeft(test) ? value(test) : OptionalDouble.empty();
        yield known.isPresent()
            ? of(known.getAsDouble() != 0 ? then : otherwise)
            : new Expr.Conditional(of(test), of(then), of(otherwise), span);
      }
      case Expr.Call(var function, var arguments, var span) ->
          new Expr.Call(function, arguments.stream().map(this::of).toList(), span);
      case Expr.LookupCall(var lookup, var x, var span) ->
          new Expr.LookupCall(at(lookup).orElse(lookup), of(x), span);
      case Expr.InlineLookup(var table, var x, var span) ->
          new Expr.InlineLookup(table, of(x), span);
    };
  }

  private Expr of(Expr.Reference reference) {
    var number = number(reference);
    if (number.isPresent()) {
      return new Expr.Literal(number.getAsDouble(), reference.span());
    }
    return at(reference).<Expr>map(it -> it).orElse(new Expr.Literal(Double.NaN, reference.span()));
  }

  /// The reference with elements for all that the left side decides; nothing after a complaint.
  private Optional<Expr.Reference> at(Expr.Reference reference) {
    var subscripts = new ArrayList<Subscript>();
    for (var subscript : reference.subscripts()) {
      if (ExpressionParser.isComputed(subscript)) {
        var element = element(reference, subscripts.size(), subscript);
        if (element.isEmpty()) {
          return Optional.empty();
        }
        subscripts.add(new Subscript(element.get(), false, subscript.span()));
      } else {
        subscripts.add(
            subscript.reduced()
                ? subscript
                : new Subscript(
                    left.getOrDefault(subscript.name(), subscript.name()),
                    false,
                    subscript.span()));
      }
    }
    return Optional.of(new Expr.Reference(reference.name(), subscripts, reference.span()));
  }

  private Optional<Name> element(Expr.Reference reference, int place, Subscript computed) {
    var names = declared.dimensions().getOrDefault(reference.name(), List.of());
    var dimension =
        place < names.size()
            ? Optional.ofNullable(dimensions.get(names.get(place)))
            : Optional.<Dimension>empty();
    var number =
        EquationParser.parse(
                Passage.of(complaints.source(), computed.span()),
                Dialect.XMILE,
                declared,
                complaints)
            .map(this::value)
            .orElse(OptionalDouble.empty());
    if (dimension.isEmpty() || number.isEmpty()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          computed.span(),
          "this subscript cannot be worked out before a run, which is not supported yet",
          "a subscript may be computed from numbers and the dimensions of the left side; for others"
              + " list the elements by IF … THEN … ELSE");
      return Optional.empty();
    }
    var index = number.getAsDouble();
    var elements = dimension.get().elements();
    if (index < 1 || index > elements.size() || index != Math.rint(index)) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          computed.span(),
          "'%s' has no element %s here"
              .formatted(dimension.get().name(), XmileExpressions.print(index)),
          "say by IF … THEN … ELSE what is meant at the ends of the dimension");
      return Optional.empty();
    }
    return Optional.of(elements.get((int) index - 1));
  }

  /// The number of an element for a dimension that stands in an equation as a value.
  private OptionalDouble number(Expr.Reference reference) {
    var element = left.get(reference.name());
    var dimension = dimensions.get(reference.name());
    if (element == null
        || dimension == null
        || !reference.subscripts().isEmpty()
        || declared.dimensions().containsKey(reference.name())) {
      return OptionalDouble.empty();
    }
    var at = dimension.elements().indexOf(element);
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(at + 1.0);
  }

  private boolean mentionsLeft(Expr expr) {
    return expr instanceof Expr.Reference reference && number(reference).isPresent()
        || expr.children().stream().anyMatch(this::mentionsLeft);
  }

  private OptionalDouble value(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> OptionalDouble.of(value);
      case Expr.Reference reference -> number(reference);
      case Expr.Unary(var op, var operand, _) -> {
        var of = value(operand);
        yield of.isEmpty() ? of : OptionalDouble.of(value(op, of.getAsDouble()));
      }
      case Expr.Binary(var op, var left, var right, _) -> {
        var a = value(left);
        var b = value(right);
        yield a.isEmpty() || b.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(value(op, a.getAsDouble(), b.getAsDouble()));
      }
      case Expr.Conditional _, Expr.Call _, Expr.LookupCall _, Expr.InlineLookup _ ->
          OptionalDouble.empty();
    };
  }

  private static double value(UnaryOp op, double of) {
    return switch (op) {
      case PLUS -> of;
      case MINUS -> -of;
      case NOT -> truth(of == 0);
    };
  }

  private static double value(BinaryOp op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> StrictMath.pow(a, b);
      case LESS -> truth(a < b);
      case LESS_OR_EQUAL -> truth(a <= b);
      case GREATER -> truth(a > b);
      case GREATER_OR_EQUAL -> truth(a >= b);
      case EQUAL -> truth(a == b);
      case NOT_EQUAL -> truth(a != b);
      case AND -> truth(a != 0 && b != 0);
      case OR -> truth(a != 0 || b != 0);
    };
  }

  private static double truth(boolean is) {
    return is ? 1 : 0;
  }
}
