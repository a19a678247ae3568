package org.jirga.model.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Binary;
import org.jirga.model.expr.Expr.Conditional;
import org.jirga.model.expr.Expr.InlineLookup;
import org.jirga.model.expr.Expr.Literal;
import org.jirga.model.expr.Expr.LookupCall;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// Gives lookups constants by which they may be varied.
public final class VaryLookups {

  private final Map<Name, LookupVariation> variations = new LinkedHashMap<>();

  private VaryLookups(List<LookupVariation> variations) {
    variations.forEach(variation -> this.variations.put(variation.lookup(), variation));
  }

  /// The model with its new constants, which computes the same to the bit until they are set.
  public static Model in(Model model, List<LookupVariation> variations) {
    var rewriter = new VaryLookups(variations);
    var variables = new ArrayList<>(model.variables().stream().map(rewriter::variable).toList());
    for (var variation : variations) {
      var place = model.variable(variation.lookup()).orElseThrow().description().span();
      var what = "of '%s'".formatted(variation.lookup());
      variation.factor().ifPresent(it -> variables.add(constant(it, 1, "Factor " + what, place)));
      variation.shift().ifPresent(it -> variables.add(constant(it, 0, "Shift " + what, place)));
      variation.choice().ifPresent(it -> variables.add(constant(it, 0, "Choice " + what, place)));
    }
    return model.withVariables(variables);
  }

  /// Whether a variable has a table that can be varied.
  public static boolean hasTable(Variable variable) {
    return variable instanceof Variable.Lookup
        || Bodies.of(variable)
            .flatMap(body -> body.parts().stream())
            .anyMatch(InlineLookup.class::isInstance);
  }

  /// The variables that hand a lookup to a function as a whole, where it cannot be varied.
  public static List<Name> handedOn(Model model, Name lookup) {
    return model.variables().stream()
        .filter(
            variable ->
                Bodies.of(variable)
                    .flatMap(Expr::references)
                    .anyMatch(reference -> reference.name().equals(lookup)))
        .map(Variable::name)
        .toList();
  }

  private static Variable.Constant constant(Name name, double value, String comment, Span span) {
    var equation = new Equation(List.of(), new Literal(value, span), span);
    return new Variable.Constant(
        name,
        List.of(equation),
        new Description(Optional.empty(), comment, Optional.empty(), span));
  }

  private Variable variable(Variable variable) {
    var own = Optional.ofNullable(variations.get(variable.name()));
    return Bodies.replace(variable, body -> expr(body, own));
  }

  private Expr expr(Expr part, Optional<LookupVariation> own) {
    return switch (part) {
      case Literal _, Reference _ -> part;
      case Expr.Unary(var op, var operand, var span) ->
          new Expr.Unary(op, expr(operand, own), span);
      case Binary(var op, var left, var right, var span) ->
          new Binary(op, expr(left, own), expr(right, own), span);
      case Conditional(var test, var then, var otherwise, var span) ->
          new Conditional(expr(test, own), expr(then, own), expr(otherwise, own), span);
      case Expr.Call(var function, var arguments, var span) ->
          new Expr.Call(
              function, arguments.stream().map(argument -> expr(argument, own)).toList(), span);
      case LookupCall(var lookup, var x, var span) -> {
        var inner = expr(x, own);
        yield Optional.ofNullable(variations.get(lookup.name()))
            .<Expr>map(
                it -> {
                  var moved = shifted(it, inner, span);
                  return varied(it, new LookupCall(lookup, moved, span), moved, span);
                })
            .orElseGet(() -> new LookupCall(lookup, inner, span));
      }
      case InlineLookup(var table, var x, var span) -> {
        var inner = expr(x, own);
        yield own.<Expr>map(
                it -> {
                  var moved = shifted(it, inner, span);
                  return varied(it, new InlineLookup(table, moved, span), moved, span);
                })
            .orElseGet(() -> new InlineLookup(table, inner, span));
      }
    };
  }

  private static Expr shifted(LookupVariation variation, Expr x, Span span) {
    return variation
        .shift()
        .<Expr>map(shift -> new Binary(BinaryOp.SUBTRACT, x, scalar(shift, span), span))
        .orElse(x);
  }

  private static Expr varied(LookupVariation variation, Expr own, Expr x, Span span) {
    var chosen = own;
    for (var place = variation.alternatives().size(); place > 0; place--) {
      var isChosen =
          new Binary(
              BinaryOp.EQUAL,
              scalar(variation.choice().orElseThrow(), span),
              new Literal(place, span),
              span);
      chosen =
          new Conditional(
              isChosen,
              new InlineLookup(variation.alternatives().get(place - 1), x, span),
              chosen,
              span);
    }
    var value = chosen;
    return variation
        .factor()
        .<Expr>map(factor -> new Binary(BinaryOp.MULTIPLY, scalar(factor, span), value, span))
        .orElse(value);
  }

  private static Reference scalar(Name name, Span span) {
    return new Reference(name, List.of(), span);
  }
}
