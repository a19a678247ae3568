package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Variable;

/// Lets each `*` of a reference run by itself, also where the array has a dimension twice: in
/// `SUM(moves[*, *])` it runs over all pairs, while Vensim's `SUM(moves[Age!, Age!])` sees those of
/// an element with itself. A second `*` runs over another dimension with the same elements.
final class SeparateStars {

  private final Map<Name, Dimension> dimensions = new HashMap<>();
  private final Set<Name> taken = new HashSet<>();

  /// By dimension, those that stand for it the second time, the third, and so on.
  private final Map<Name, List<Dimension>> others = new HashMap<>();

  /// What a model is made of.
  record Parts(List<Dimension> dimensions, List<Variable> variables) {}

  private SeparateStars(Parts parts) {
    for (var dimension : parts.dimensions()) {
      dimensions.put(dimension.name(), dimension);
      taken.add(dimension.name());
      taken.addAll(dimension.elements());
    }
    parts.variables().forEach(variable -> taken.add(variable.name()));
  }

  static Parts in(Parts parts) {
    var stars = new SeparateStars(parts);
    var variables =
        parts.variables().stream().map(one -> Bodies.replace(one, stars::separated)).toList();
    var all = new ArrayList<>(parts.dimensions());
    stars.others.values().forEach(all::addAll);
    return new Parts(all, variables);
  }

  private Expr separated(Expr body) {
    return Rewriting.bottomUp(
        body,
        part ->
            switch (part) {
              case Expr.Reference reference -> separated(reference);
              case Expr.LookupCall(var lookup, var x, var span) ->
                  new Expr.LookupCall(separated(lookup), x, span);
              case Expr.Literal _,
                  Expr.Unary _,
                  Expr.Binary _,
                  Expr.Conditional _,
                  Expr.Call _,
                  Expr.InlineLookup _ ->
                  part;
            });
  }

  private Expr.Reference separated(Expr.Reference reference) {
    var subscripts = new ArrayList<Subscript>();
    var times = new HashMap<Name, Integer>();
    for (var subscript : reference.subscripts()) {
      var before = subscript.reduced() ? times.merge(subscript.name(), 1, Integer::sum) - 1 : 0;
      subscripts.add(
          before > 0 && dimensions.containsKey(subscript.name())
              ? new Subscript(other(subscript.name(), before), true, subscript.span())
              : subscript);
    }
    return subscripts.equals(reference.subscripts())
        ? reference
        : new Expr.Reference(reference.name(), subscripts, reference.span());
  }

  private Name other(Name name, int number) {
    var known = others.computeIfAbsent(name, _ -> new ArrayList<>());
    var like = Objects.requireNonNull(dimensions.get(name));
    while (known.size() < number) {
      known.add(new Dimension(free(name), like.elements(), like.span()));
    }
    return known.get(number - 1).name();
  }

  private Name free(Name name) {
    for (var number = 2; ; number++) {
      var wanted = Name.of("%s %d".formatted(name.text(), number));
      if (taken.add(wanted)) {
        return wanted;
      }
    }
  }
}
