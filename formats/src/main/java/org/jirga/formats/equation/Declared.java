package org.jirga.formats.equation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Model;

/// What the rest of a file says that the reading of an equation depends on.
///
/// @param macros that the file defines; calls of them are gathered there
/// @param dimensions of the variables that XMILE equations may write as `x[*]`
/// @param ranges all dimensions of the file by the names that they have there, which may also be
///     those of elements; none where they are not known
/// @param constants variables that are numbers, as far as is known
/// @param elsewhere the dimensions of variables of other models, by what they are called here
public record Declared(
    MacroCalls macros,
    Map<Name, List<Name>> dimensions,
    Map<Name, Name> ranges,
    Set<Name> constants,
    Function<Name, Optional<List<Name>>> elsewhere) {

  private static final Set<Name> TIMES =
      Set.of(Model.INITIAL_TIME, Model.FINAL_TIME, Model.TIME_STEP);

  public Declared {
    dimensions = Map.copyOf(dimensions);
    ranges = Map.copyOf(ranges);
    constants = Set.copyOf(constants);
  }

  public Declared(MacroCalls macros, Map<Name, List<Name>> dimensions) {
    this(macros, dimensions, Map.of(), Set.of(), _ -> Optional.empty());
  }

  public static Declared nothing() {
    return new Declared(new MacroCalls(Set.of()), Map.of());
  }

  /// Whether a dimension of the file has this name, as far as is known.
  boolean isDimension(Name name) {
    return ranges.isEmpty() || ranges.containsKey(name);
  }

  /// The dimension that the file calls so.
  public Name range(Name written) {
    return ranges.getOrDefault(written, written);
  }

  /// Whether an expression has the same value throughout a run, as far as is known.
  boolean isConstant(Expr expr) {
    return switch (expr) {
      case Expr.Literal _ -> true;
      case Expr.Reference(var name, _, _) -> constants.contains(name) || TIMES.contains(name);
      case Expr.Unary _, Expr.Binary _ -> expr.children().stream().allMatch(this::isConstant);
      case Expr.Conditional _, Expr.Call _, Expr.LookupCall _, Expr.InlineLookup _ -> false;
    };
  }

  /// The dimensions of a variable; none of one that has none, or that is not known.
  public List<Name> dimensionsOf(Name variable) {
    var own = dimensions.get(variable);
    return own != null ? own : elsewhere.apply(variable).orElse(List.of());
  }

  /// Whether there is a variable of this name, here or in another model.
  public boolean isVariable(Name name) {
    return dimensions.containsKey(name) || elsewhere.apply(name).isPresent();
  }

  /// The same, but for the dimensions of one variable.
  public Declared with(Name variable, List<Name> itsDimensions) {
    var all = new HashMap<>(dimensions);
    all.put(variable, itsDimensions);
    return new Declared(macros, all, ranges, constants, elsewhere);
  }

  /// The dimension of a variable at a position from 0.
  Optional<Name> dimension(Name variable, int position) {
    return dimensionsOf(variable).stream().skip(position).findFirst();
  }
}
