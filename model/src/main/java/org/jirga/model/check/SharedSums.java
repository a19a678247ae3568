package org.jirga.model.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;

/// Finds the sums, and their like, that elements of an equation have in common, since what is
/// summed does not depend on all subscripts of the left side: the total of which each element is a
/// share.
///
/// Counted anew for each element, such sums are what makes a model of large arrays grow beyond any
/// machine.
public final class SharedSums {

  /// What the elements that have a sum in common agree on.
  ///
  /// @param bindings of the subscripts that the sum names
  public record Sum(Expr.Call call, Map<Name, Name> bindings) {
    public Sum {
      bindings = Map.copyOf(bindings);
    }

    /// No two calls of a file begin at the same place and are different, but in its macros; and to
    /// go through a whole call for its hash, once for each element, would take long.
    @Override
    public int hashCode() {
      return 31 * call.span().hashCode() + bindings.hashCode();
    }
  }

  /// One of a variable's equations.
  record Equation(Name variable, int index) {
    static Equation of(Definition definition) {
      return new Equation(definition.variable().name(), definition.equation());
    }
  }

  /// A call where it stands. It is told from others by what it is: to compare it would be to walk
  /// through it, once for each element.
  private record Place(Equation equation, Expr.Call call) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place place && place.call == call && place.equation.equals(equation);
    }

    @Override
    public int hashCode() {
      return 31 * equation.hashCode() + System.identityHashCode(call);
    }
  }

  private final Map<Equation, List<Definition>> elements = new HashMap<>();
  private final Map<Place, Optional<Set<Name>>> named = new HashMap<>();

  /// @param definitions all of the model
  public SharedSums(List<Definition> definitions) {
    for (var definition : definitions) {
      if (!definition.bindings().isEmpty()) {
        elements.computeIfAbsent(Equation.of(definition), _ -> new ArrayList<>()).add(definition);
      }
    }
  }

  /// The sum that a call means at an element; nothing if no two elements have it in common, or if
  /// each has its own state or random numbers in it.
  public Optional<Sum> at(Definition definition, Expr.Call call) {
    if (!call.function().reduces() || definition.bindings().isEmpty()) {
      return Optional.empty();
    }
    var place = new Place(Equation.of(definition), call);
    return named
        .computeIfAbsent(place, this::shared)
        .map(names -> new Sum(call, restricted(definition.bindings(), names)));
  }

  /// The subscripts that a call names, if it is the same for several elements of its equation.
  private Optional<Set<Name>> shared(Place place) {
    var all = elements.getOrDefault(place.equation(), List.of());
    if (all.size() < 2 || !place.call().parts().stream().allMatch(SharedSums::isPlain)) {
      return Optional.empty();
    }
    var names = names(place.call());
    var distinct = new HashSet<Map<Name, Name>>();
    all.forEach(definition -> distinct.add(restricted(definition.bindings(), names)));
    return distinct.size() < all.size() ? Optional.of(names) : Optional.empty();
  }

  private static boolean isPlain(Expr part) {
    return !(part instanceof Expr.Call(var function, var arguments, _))
        || !function.keepsState()
            && !function.isRandom()
            && IntStream.range(0, arguments.size())
                .allMatch(argument -> function.wideSubscripts(argument) == 0);
  }

  private static Set<Name> names(Expr.Call call) {
    var names = new HashSet<Name>();
    for (var part : call.parts()) {
      switch (part) {
        case Expr.Reference reference -> addNames(reference, names);
        case Expr.LookupCall looked -> addNames(looked.lookup(), names);
        case Expr.Literal _,
            Expr.Unary _,
            Expr.Binary _,
            Expr.Conditional _,
            Expr.Call _,
            Expr.InlineLookup _ -> {}
      }
    }
    return names;
  }

  /// A name without subscripts may be that of a subscript, whose number is then meant.
  private static void addNames(Expr.Reference reference, Set<Name> names) {
    names.add(reference.name());
    reference.subscripts().stream()
        .filter(subscript -> !subscript.reduced())
        .forEach(subscript -> names.add(subscript.name()));
  }

  private static Map<Name, Name> restricted(Map<Name, Name> bindings, Set<Name> names) {
    var restricted = new HashMap<Name, Name>();
    for (var name : names) {
      var element = bindings.get(name);
      if (element != null) {
        restricted.put(name, element);
      }
    }
    return restricted;
  }
}
