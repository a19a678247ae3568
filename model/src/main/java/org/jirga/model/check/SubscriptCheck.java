package org.jirga.model.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;

/// Checks the subscripts on right sides against the shapes of what they select from.
///
/// A dimension in a body stands for the element that the left side gives it (see [Bindings]); with
/// `!` inside a `SUM` it runs over all its elements. A dimension may select from a variable of
/// another dimension if that one has all elements it stands for, so a subrange selects from the
/// range.
final class SubscriptCheck {

  private final Names names;
  private final Map<Name, Shape> shapes;
  private final Meant meant;
  private final Complaints complaints;

  /// The left side around the body that is being checked.
  ///
  /// @param meant what dimensions stand for, as far as it was asked
  private record Left(Formula formula, List<Definition> definitions, Map<Name, StandsFor> meant) {
    Left(Formula formula, List<Definition> definitions) {
      this(formula, definitions, new HashMap<>());
    }

    StandsFor meant(Name dimension) {
      return meant.computeIfAbsent(dimension, name -> StandsFor.of(name, definitions));
    }
  }

  /// What a dimension stands for, over all that a left side means.
  ///
  /// @param elements in the order of the left side
  /// @param unbound the first element of the left side for which it stands for nothing
  private record StandsFor(Set<Name> elements, Optional<Definition> unbound) {
    static StandsFor of(Name dimension, List<Definition> left) {
      var elements = new LinkedHashSet<Name>();
      var unbound = Optional.<Definition>empty();
      for (var definition : left) {
        var element = definition.bindings().get(dimension);
        if (element != null) {
          elements.add(element);
        } else if (unbound.isEmpty()) {
          unbound = Optional.of(definition);
        }
      }
      return new StandsFor(elements, unbound);
    }
  }

  SubscriptCheck(Names names, Map<Name, Shape> shapes, Complaints complaints) {
    this.names = names;
    this.shapes = shapes;
    this.meant = new Meant(names);
    this.complaints = complaints;
  }

  void check() {
    for (var variable : names.variables()) {
      var shape = shapes.get(variable.name());
      if (shape != null) {
        var defined =
            shape.definitions().stream().collect(Collectors.groupingBy(Definition::equation));
        for (var formula : Formula.of(variable)) {
          var left = new Left(formula, defined.getOrDefault(formula.index(), List.of()));
          formula.bodies().forEach(body -> check(body, left, false));
        }
      }
    }
  }

  private void check(Expr expr, Left left, boolean inSum) {
    switch (expr) {
      case Reference reference -> checkReference(reference, left, inSum);
      case LookupCall call -> checkReference(call.lookup(), left, inSum);
      case Call call when call.function().reduces() -> checkSum(call);
      case Call _,
          Expr.Literal _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Conditional _,
          Expr.InlineLookup _ -> {}
    }
    if (expr instanceof Call call) {
      checkArguments(call, left, inSum || call.function().reduces());
    } else {
      expr.children().forEach(child -> check(child, left, inSum));
    }
  }

  private void checkArguments(Call call, Left left, boolean inSum) {
    for (var place = 0; place < call.arguments().size(); place++) {
      var argument = call.arguments().get(place);
      var wide = call.function().wideSubscripts(place);
      if (wide > 0 && !isOneForAll(call, place)) {
        checkVector(call, place, left, inSum);
      } else if (call.function() != Function.ELMCOUNT) {
        check(argument, left, inSum);
      }
    }
  }

  /// Whether what may have one value for each fiscal period has a single one.
  private boolean isOneForAll(Call call, int place) {
    return call.function() == Function.DEPRECIATE_BY_SCHEDULE
        && place == 2
        && !(call.arguments().get(place) instanceof Reference reference
            && !reference.subscripts().isEmpty());
  }

  private void checkVector(Call call, int place, Left left, boolean inSum) {
    var wide = call.function().wideSubscripts(place);
    var needed = call.function() == Function.INVERT_MATRIX ? 2 : 1;
    if (!(call.arguments().get(place) instanceof Reference reference)
        || shapes.containsKey(reference.name()) && reference.subscripts().size() < needed) {
      complaints.add(
          CheckCode.VECTOR_EXPECTED,
          call.arguments().get(place).span(),
          "argument %d of %s must be a variable with subscripts"
              .formatted(place + 1, call.function().word()),
          "give the expression a name of its own");
      return;
    }
    var shape = shapes.get(reference.name());
    if (shape != null && checkCount(reference, shape.dimensions())) {
      if (call.function() == Function.VECTOR_ELM_MAP) {
        // It counts on from one element.
        checkReference(reference, left, inSum);
      } else {
        checkNames(reference, shape.dimensions());
      }
      checkReference(meant.widened(reference, wide, shape.dimensions()), left, true);
    }
  }

  /// Subscripts that stand for all elements are not looked at again.
  private void checkNames(Reference reference, List<Dimension> dimensions) {
    for (var place = 0; place < dimensions.size(); place++) {
      var subscript = reference.subscripts().get(place);
      if (!dimensions.get(place).elements().contains(subscript.name())
          && names.dimension(subscript.name()).isEmpty()) {
        complaints.add(
            CheckCode.VECTOR_EXPECTED,
            subscript.span(),
            "'%s' is neither a dimension nor an element of '%s'"
                .formatted(subscript.name(), dimensions.get(place).name()),
            "name one of them");
      }
    }
  }

  private void checkSum(Call sum) {
    if (sum.arguments().stream().noneMatch(SubscriptCheck::reduces)) {
      complaints.add(
          CheckCode.SUM_OF_NOTHING,
          sum.span(),
          "this %s has no subscript to run over".formatted(sum.function().word()),
          "mark the subscript with '!', as in '%s(sales[region!])'"
              .formatted(sum.function().word()));
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
    var anotherSum = expr instanceof Call call && call.function().reduces();
    return here || !anotherSum && expr.children().stream().anyMatch(SubscriptCheck::reduces);
  }

  private static boolean reduces(List<Subscript> subscripts) {
    return subscripts.stream().anyMatch(Subscript::reduced);
  }

  private void checkReference(Reference reference, Left left, boolean inSum) {
    if (reference.name().equals(Model.TIME)) {
      checkCount(reference, List.of());
      return;
    }
    var shape = shapes.get(reference.name());
    if (shape == null) {
      checkNumber(reference, left);
      return;
    }
    if (!checkCount(reference, shape.dimensions())) {
      return;
    }
    var sound = true;
    for (var i = 0; i < shape.dimensions().size(); i++) {
      var subscript = reference.subscripts().get(i);
      sound &= checkSubscript(reference.name(), subscript, shape.dimensions().get(i), left, inSum);
    }
    if (sound && !shape.isComplete()) {
      checkDefined(reference, shape, left);
    }
  }

  private boolean checkCount(Reference reference, List<Dimension> dimensions) {
    var fits = reference.subscripts().size() == dimensions.size();
    if (!fits) {
      complainOfCount(reference, dimensions);
    }
    return fits;
  }

  /// A dimension that is used as a number is that of its element on the left side.
  private void checkNumber(Reference reference, Left left) {
    var dimension = names.dimension(reference.name());
    if (dimension.isPresent() && names.variable(reference.name()).isEmpty()) {
      var subscript = new Subscript(reference.name(), false, reference.span());
      checkBound(subscript, dimension.get(), left);
    }
  }

  private void checkDefined(Reference reference, Shape shape, Left left) {
    var dimensions = shape.dimensions();
    for (var definition : left.definitions()) {
      for (var offset : meant.offsets(reference, dimensions, definition.bindings())) {
        if (shape.placeOf(offset).isEmpty()) {
          complaints.add(
              CheckCode.ELEMENT_NOT_DEFINED,
              reference.span(),
              "'%s' has no equation for '%s'"
                  .formatted(reference.name(), meant.element(offset, dimensions)),
              "give it one");
          return;
        }
      }
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
          "'%s' needs %s, not %d"
              .formatted(
                  name, Diagnostic.counted(count, "subscript"), reference.subscripts().size()),
          "write '%s[%s]' or elements of these"
              .formatted(
                  name,
                  dimensions.stream()
                      .map(dimension -> dimension.name().text())
                      .collect(Collectors.joining(","))));
    }
  }

  private boolean checkSubscript(
      Name variable, Subscript subscript, Dimension of, Left left, boolean inSum) {
    var name = subscript.name();
    var dimension = names.dimension(name);
    if (subscript.reduced() && !inSum) {
      complaints.add(
          CheckCode.REDUCED_OUTSIDE_SUM,
          subscript.span(),
          "all elements of '%s' can only stand inside SUM and its like".formatted(name));
      return false;
    }
    if (dimension.isEmpty()) {
      return checkElement(variable, subscript, of);
    }
    if (subscript.reduced()) {
      return checkCovered(variable, subscript, dimension.get().elements(), of);
    }
    return checkBound(subscript, dimension.get(), left)
        && checkCovered(variable, subscript, left.meant(name).elements(), of);
  }

  private boolean checkElement(Name variable, Subscript subscript, Dimension of) {
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
    } else {
      return true;
    }
    return false;
  }

  private boolean checkBound(Subscript subscript, Dimension dimension, Left left) {
    var unbound = left.meant(subscript.name()).unbound();
    unbound.ifPresent(definition -> complainOfUnbound(subscript, dimension, left, definition));
    return unbound.isEmpty();
  }

  private void complainOfUnbound(
      Subscript subscript, Dimension dimension, Left left, Definition unbound) {
    var name = subscript.name();
    var isBoundElsewhere = !left.meant(name).elements().isEmpty();
    if (isBoundElsewhere || left.formula().left().stream().anyMatch(l -> isMapped(l, dimension))) {
      complaints.add(
          CheckCode.SUBSCRIPT_NOT_BOUND,
          subscript.span(),
          "it is not clear which element of '%s' belongs to '%s'"
              .formatted(name, Names.joined(unbound.element())),
          "a mapping has to tie exactly one element of '%s' to it".formatted(name));
      return;
    }
    var related =
        left.formula().left().stream()
            .flatMap(other -> names.dimension(other.name()).stream())
            .filter(other -> other.elements().stream().anyMatch(names.members(dimension)::contains))
            .map(other -> other.name().text())
            .findFirst();
    complaints.add(
        CheckCode.SUBSCRIPT_NOT_BOUND,
        subscript.span(),
        "'%s' is not a subscript of the left side".formatted(name),
        related.isPresent()
            ? "write '%s' as on the left side, or map one of the two to the other ('->')"
                .formatted(related.get())
            : "name one of its elements, or sum over it: 'SUM(…[%s!])'".formatted(name));
  }

  private boolean isMapped(Subscript left, Dimension dimension) {
    return names
        .dimension(left.name())
        .filter(other -> maps(other, dimension) || maps(dimension, other))
        .isPresent();
  }

  private static boolean maps(Dimension from, Dimension to) {
    return from.mappings().stream().anyMatch(mapping -> mapping.target().equals(to.name()));
  }

  private boolean checkCovered(
      Name variable, Subscript subscript, Collection<Name> elements, Dimension of) {
    var outside =
        elements.stream().filter(element -> !names.members(of).contains(element)).findFirst();
    outside.ifPresent(
        element ->
            complaints.add(
                CheckCode.ELEMENT_OUTSIDE,
                subscript.span(),
                "'%s' has the element '%s', for which '%s' is not defined"
                    .formatted(subscript.name(), element, variable)));
    return outside.isEmpty();
  }
}
