package org.jirga.model.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Call;
import org.jirga.model.expr.Expr.LookupCall;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;

/// Checks the subscripts on right sides against the shapes of what they select from.
///
/// A dimension in a body stands for the element that the left side binds under the same name; with
/// `!` inside a `SUM` it runs over all its elements. A dimension may select from a variable of
/// another dimension if that one has all its elements, so a subrange selects from the range.
final class SubscriptCheck {

  private final Names names;
  private final Map<Name, Shape> shapes;
  private final Complaints complaints;

  SubscriptCheck(Names names, Map<Name, Shape> shapes, Complaints complaints) {
    this.names = names;
    this.shapes = shapes;
    this.complaints = complaints;
  }

  void check() {
    for (var variable : names.variables()) {
      for (var formula : Formula.of(variable)) {
        var bound =
            formula.left().stream()
                .map(Subscript::name)
                .filter(name -> names.dimension(name).isPresent())
                .collect(Collectors.toSet());
        formula.bodies().forEach(body -> check(body, bound, false));
      }
    }
  }

  private void check(Expr expr, Set<Name> bound, boolean inSum) {
    switch (expr) {
      case Reference reference -> checkReference(reference, bound, inSum);
      case LookupCall call -> checkReference(call.lookup(), bound, inSum);
      case Call call when call.function() == Function.SUM -> checkSum(call);
      case Call _,
          Expr.Literal _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Conditional _,
          Expr.InlineLookup _ -> {}
    }
    var within = inSum || expr instanceof Call call && call.function() == Function.SUM;
    expr.children().forEach(child -> check(child, bound, within));
  }

  private void checkSum(Call sum) {
    if (sum.arguments().stream().noneMatch(SubscriptCheck::reduces)) {
      complaints.add(
          CheckCode.SUM_OF_NOTHING,
          sum.span(),
          "this SUM has no subscript to run over",
          "mark the subscript with '!', as in 'SUM(sales[region!])'");
    }
  }

  /// Whether an expression has a reduced subscript of its own, not one of a sum inside it.
  private static boolean reduces(Expr expr) {
    var here =
        switch (expr) {
          case Reference reference -> reduces(reference.subscripts());
          case LookupCall call -> reduces(call.lookup().subscripts());
          case Call _,
              Expr.Literal _,
              Expr.Unary _,
              Expr.Binary _,
              Expr.Conditional _,
              Expr.InlineLookup _ ->
              false;
        };
    var anotherSum = expr instanceof Call call && call.function() == Function.SUM;
    return here || !anotherSum && expr.children().stream().anyMatch(SubscriptCheck::reduces);
  }

  private static boolean reduces(List<Subscript> subscripts) {
    return subscripts.stream().anyMatch(Subscript::reduced);
  }

  private void checkReference(Reference reference, Set<Name> bound, boolean inSum) {
    var dimensions =
        reference.name().equals(Model.TIME)
            ? Optional.of(List.<Dimension>of())
            : Optional.ofNullable(shapes.get(reference.name())).map(Shape::dimensions);
    if (dimensions.isEmpty()) {
      return;
    }
    var written = reference.subscripts();
    if (written.size() != dimensions.get().size()) {
      complainOfCount(reference, dimensions.get());
      return;
    }
    for (var i = 0; i < written.size(); i++) {
      checkSubscript(reference.name(), written.get(i), dimensions.get().get(i), bound, inSum);
    }
  }

  private void complainOfCount(Reference reference, List<Dimension> dimensions) {
    var name = reference.name();
    if (dimensions.isEmpty()) {
      complaints.add(
          CheckCode.SUBSCRIPT_COUNT,
          reference.span(),
          "'%s' has no subscripts".formatted(name),
          "write '%s' alone".formatted(name));
    } else {
      var count = dimensions.size();
      complaints.add(
          CheckCode.SUBSCRIPT_COUNT,
          reference.span(),
          "'%s' needs %d subscript%s, not %d"
              .formatted(name, count, count == 1 ? "" : "s", reference.subscripts().size()),
          "write '%s[%s]' or elements of these"
              .formatted(
                  name,
                  dimensions.stream()
                      .map(dimension -> dimension.name().text())
                      .collect(Collectors.joining(","))));
    }
  }

  private void checkSubscript(
      Name variable, Subscript subscript, Dimension of, Set<Name> bound, boolean inSum) {
    var name = subscript.name();
    var dimension = names.dimension(name);
    if (subscript.reduced() && !inSum) {
      complaints.add(
          CheckCode.REDUCED_OUTSIDE_SUM,
          subscript.span(),
          "'%s!' can only stand inside SUM".formatted(name));
    } else if (dimension.isEmpty()) {
      checkElement(variable, subscript, of);
    } else if (!subscript.reduced() && !bound.contains(name)) {
      complainOfUnbound(subscript, dimension.get(), bound);
    } else {
      checkCovered(variable, subscript, dimension.get(), of);
    }
  }

  private void checkElement(Name variable, Subscript subscript, Dimension of) {
    var name = subscript.name();
    if (subscript.reduced()) {
      complaints.add(
          CheckCode.UNKNOWN_SUBSCRIPT,
          subscript.span(),
          "'%s' is not a subscript range".formatted(name),
          "use '!' after a range such as '%s'".formatted(of.name()));
    } else if (!names.isElement(name)) {
      complaints.add(
          CheckCode.UNKNOWN_SUBSCRIPT,
          subscript.span(),
          "'%s' is not a subscript range or one of its elements".formatted(name),
          Suggestion.didYouMean(name.text(), names.subscriptTexts()));
    } else if (!names.members(of).contains(name)) {
      complaints.add(
          CheckCode.ELEMENT_OUTSIDE,
          subscript.span(),
          "'%s' is not an element of '%s', over which '%s' is defined"
              .formatted(name, of.name(), variable));
    }
  }

  private void complainOfUnbound(Subscript subscript, Dimension dimension, Set<Name> bound) {
    var members = names.members(dimension);
    var related =
        bound.stream()
            .flatMap(name -> names.dimension(name).stream())
            .filter(other -> other.elements().stream().anyMatch(members::contains))
            .map(other -> other.name().text())
            .sorted()
            .findFirst();
    complaints.add(
        CheckCode.SUBSCRIPT_NOT_BOUND,
        subscript.span(),
        "'%s' is not a subscript of the left side".formatted(subscript.name()),
        related.isPresent()
            ? "write '%s' as on the left side; going from one range to another is not supported yet"
                .formatted(related.get())
            : "name one of its elements, or sum over it: 'SUM(…[%s!])'"
                .formatted(subscript.name()));
  }

  private void checkCovered(Name variable, Subscript subscript, Dimension dimension, Dimension of) {
    var outside =
        dimension.elements().stream()
            .filter(element -> !names.members(of).contains(element))
            .findFirst();
    outside.ifPresent(
        element ->
            complaints.add(
                CheckCode.ELEMENT_OUTSIDE,
                subscript.span(),
                "'%s' has the element '%s', for which '%s' is not defined"
                    .formatted(dimension.name(), element, variable)));
  }
}
