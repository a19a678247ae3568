package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Variable;

/// What a conveyor or a queue holds at the start, where it is a list (isee's help, "Initializing
/// Discrete Stocks").
final class ListedContents {

  /// More parts than any conveyor is given by hand.
  static final int MOST = 1000;

  private static final int KIND_OF_CONVEYOR = 0;
  private static final int KIND_OF_DISCRETE_CONVEYOR = 1;
  private static final int KIND_OF_QUEUE = 2;

  private ListedContents() {}

  /// The values of an equation, which commas or semicolons separate outside of brackets; fewer than
  /// two if it is no list.
  static List<Passage> parts(Passage equation) {
    var parts = new ArrayList<Passage>();
    var text = equation.text();
    var from = equation.start();
    var depth = 0;
    var isQuoted = false;
    for (var at = equation.start(); at < equation.end(); at++) {
      var c = text.charAt(at);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (isQuoted) {
        continue;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if ((c == ',' || c == ';') && depth == 0) {
        parts.add(XmileText.stripped(equation.part(from, at)));
        from = at + 1;
      }
    }
    parts.add(XmileText.stripped(equation.part(from, equation.end())));
    // one at the end separates nothing
    if (parts.size() > 2 && parts.getLast().isBlank()) {
      parts.removeLast();
    }
    return parts;
  }

  /// For a queue, until it is known what holds it.
  static Expr of(List<Expr> parts) {
    var span = parts.getFirst().span().to(parts.getLast().span());
    return made(KIND_OF_QUEUE, new Expr.Literal(0, span), parts, span);
  }

  private static Expr made(int kind, Expr length, List<Expr> parts, Span span) {
    var arguments = new ArrayList<Expr>(List.of(new Expr.Literal(kind, span), length));
    arguments.addAll(parts);
    return new Expr.Call(Function.LISTED_CONTENT, arguments, span);
  }

  static boolean isList(Expr initial) {
    return !parts(initial).isEmpty();
  }

  /// The values of a list; none if it is none.
  static List<Expr> parts(Expr initial) {
    return initial instanceof Expr.Call call && call.function() == Function.LISTED_CONTENT
        ? call.arguments().subList(2, call.arguments().size())
        : List.of();
  }

  /// A stock whose lists are those of the conveyor that it is.
  static Variable.Stock ofConveyor(
      BeltStock conveyor, Variable.Stock variable, boolean isDiscrete, Belts.Parser parse) {
    if (variable.accumulations().stream().noneMatch(one -> isList(one.initial()))) {
      return variable;
    }
    var kind = isDiscrete ? KIND_OF_DISCRETE_CONVEYOR : KIND_OF_CONVEYOR;
    return new Variable.Stock(
        variable.name(),
        variable.accumulations().stream()
            .map(
                one -> {
                  var terms = new Terms(one.subscripts(), one.span());
                  var length = ConveyorEquations.length(conveyor, parse, terms);
                  return one.with(
                      one.netFlow(),
                      isList(one.initial())
                          ? made(
                              kind,
                              length.orElseGet(() -> terms.number(Double.NaN)),
                              parts(one.initial()),
                              one.initial().span())
                          : one.initial());
                })
            .toList(),
        variable.description());
  }

  /// An array of one dimension stands for its elements: `profile[*]`.
  static Optional<Expr.Reference> slice(Expr equation) {
    return equation instanceof Expr.Reference reference
            && reference.subscripts().stream().filter(it -> it.reduced()).count() == 1
        ? Optional.of(reference)
        : Optional.empty();
  }
}
