package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Gives the lookups that stand inside of equations names of their own, where a format has no other
/// way to write them.
public final class OwnLookups {

  private final Set<Name> taken = new HashSet<>();
  private final Map<LookupTable, Name> names = new HashMap<>();
  private final List<Variable> lookups = new ArrayList<>();

  public OwnLookups(Model model) {
    model.variables().forEach(variable -> taken.add(variable.name()));
    model.dimensions().forEach(dimension -> taken.add(dimension.name()));
  }

  /// The name of a lookup with these points.
  ///
  /// @param of the variable in whose equation they stand
  public Expr.Reference named(LookupTable table, Variable of, Expr at) {
    var name = names.computeIfAbsent(table, points -> add(points, of));
    return new Expr.Reference(name, List.of(), at.span());
  }

  private Name add(LookupTable table, Variable of) {
    var name = free("graph of " + of.name().text());
    var like = of.description();
    var description = new Description(Optional.empty(), "", like.group(), like.span());
    var points = new Variable.Table(List.of(), table, like.span());
    lookups.add(new Variable.Lookup(name, List.of(points), description));
    return name;
  }

  /// A name that nothing in the model has yet.
  public Name free(String wanted) {
    var name = Name.of(wanted);
    for (var number = 2; !taken.add(name); number++) {
      name = Name.of("%s %d".formatted(wanted, number));
    }
    return name;
  }

  /// The lookups that were named.
  public List<Variable> all() {
    return List.copyOf(lookups);
  }
}
