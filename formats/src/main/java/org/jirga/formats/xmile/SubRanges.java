package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;

/// Pairs the elements of arrays with those on the left side where one of the two dimensions is a
/// part of the other: those of the same name belong together, and what the array does not have is 0
/// (XMILE 1.1, section 3.7.1.1).
final class SubRanges {

  private final Map<Name, Set<Name>> elements = new HashMap<>();
  private final Map<Name, Boolean> wholes = new HashMap<>();
  private final Complaints complaints;

  /// @param dimensions of the file
  SubRanges(List<Dimension> dimensions, Complaints complaints) {
    this.complaints = complaints;
    dimensions.forEach(one -> elements.put(one.name(), new LinkedHashSet<>(one.elements())));
  }

  /// Whether a dimension of a left side has elements that another dimension lacks which is a part
  /// of it.
  boolean mayLackElements(LeftSide left) {
    return left.dimensions().stream().anyMatch(own -> wholes.computeIfAbsent(own, this::isWhole));
  }

  private boolean isWhole(Name dimension) {
    return elements.keySet().stream()
        .anyMatch(other -> isPart(other, dimension) && !isPart(dimension, other));
  }

  /// Whether an equation is another one for elements that an array in it lacks, so that each
  /// element needs its own.
  boolean lacksElements(Expr equation, Declared declared, LeftSide left) {
    return equation
        .references()
        .anyMatch(
            reference -> {
              var dimensions = declared.dimensionsOf(reference.name());
              var written = written(reference, dimensions);
              for (var place = 0; place < written.size(); place++) {
                var own = onTheLeft(written.get(place), dimensions.get(place), written, left);
                if (own.isPresent() && !isPart(own.get(), dimensions.get(place))) {
                  return true;
                }
              }
              return false;
            });
  }

  /// @param left of the equation
  Expr of(Expr equation, Declared declared, LeftSide left) {
    return Rewriting.bottomUp(
        equation,
        expr ->
            expr instanceof Expr.Reference reference
                ? of(reference, declared.dimensionsOf(reference.name()), left)
                : expr);
  }

  private Expr of(Expr.Reference reference, List<Name> dimensions, LeftSide left) {
    var subscripts = new ArrayList<Subscript>();
    var isPaired = false;
    var all = written(reference, dimensions);
    for (var written : all) {
      var dimension = dimensions.get(subscripts.size());
      var entry = onTheLeft(written, dimension, all, left).flatMap(own -> left.entry(own, 1));
      if (entry.isEmpty()) {
        complainOfStray(written, all, left);
        subscripts.add(written);
      } else if (elements.containsKey(entry.get()) || has(dimension, entry.get())) {
        subscripts.add(new Subscript(entry.get(), false, written.span()));
        isPaired = true;
      } else {
        return new Expr.Literal(0, reference.span());
      }
    }
    return isPaired
        ? new Expr.Reference(reference.name(), subscripts, reference.span())
        : reference;
  }

  /// In `near[From] = distance[From, To]` nothing says which element of `To` is meant, even if it
  /// has those of `From`.
  private void complainOfStray(Subscript written, List<Subscript> all, LeftSide left) {
    var name = written.name();
    if (!written.reduced()
        && elements.containsKey(name)
        && !left.dimensions().contains(name)
        && left.dimensions().stream()
            .anyMatch(
                own ->
                    elements.get(name).equals(elements.get(own))
                        && all.stream().anyMatch(it -> it.name().equals(own)))) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          written.span(),
          "'%s' is not a dimension of the variable of this equation".formatted(name),
          "name one of its elements, or take all of them, SUM(…[*])");
    }
  }

  /// The dimension of the left side that stands for another one of an array.
  ///
  /// @param all subscripts of the array: what one of them names stands for that one alone
  private Optional<Name> onTheLeft(
      Subscript written, Name dimension, List<Subscript> all, LeftSide left) {
    if (written.reduced() || !elements.containsKey(written.name())) {
      return Optional.empty();
    }
    return left.dimensions().stream()
        .filter(own -> own.equals(written.name()))
        .findFirst()
        .or(
            () ->
                left.dimensions().stream()
                    .filter(own -> all.stream().noneMatch(it -> it.name().equals(own)))
                    .filter(own -> isPart(own, written.name()) || isPart(written.name(), own))
                    .findFirst())
        .filter(own -> !own.equals(dimension));
  }

  /// The subscripts of a reference, or those that one without them stands for.
  private static List<Subscript> written(Expr.Reference reference, List<Name> dimensions) {
    if (reference.subscripts().isEmpty()) {
      return dimensions.stream().map(one -> new Subscript(one, false, reference.span())).toList();
    }
    return reference.subscripts().size() == dimensions.size() ? reference.subscripts() : List.of();
  }

  private boolean isPart(Name part, Name whole) {
    return elements
        .getOrDefault(whole, Set.of())
        .containsAll(elements.getOrDefault(part, Set.of()));
  }

  private boolean has(Name dimension, Name element) {
    return elements.getOrDefault(dimension, Set.of()).contains(element);
  }
}
