package org.jirga.engine.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Name;

/// Where an expression stands while it is lowered.
///
/// @param definition whose expression it is
/// @param reduced for each dimension that a `SUM` around it runs over, the present element
/// @param phase which of its two meanings is wanted
/// @param out where assignments go that the expression needs before it
record Scope(Definition definition, Map<Name, Name> reduced, Phase phase, List<Assignment> out) {

  enum Phase {
    /// The value when a run starts, from which stocks begin.
    INITIAL,
    /// The value at a time.
    DYNAMIC
  }

  Scope(Definition definition, Phase phase, List<Assignment> out) {
    this(definition, Map.of(), phase, out);
  }

  Scope reducing(Name dimension, Name element) {
    var more = new HashMap<>(reduced);
    more.put(dimension, element);
    return new Scope(definition, more, phase, out);
  }

  /// The same place, with a subscript of the left side standing for another element.
  Scope binding(Name dimension, Name element) {
    var bindings = new HashMap<>(definition.bindings());
    bindings.put(dimension, element);
    var other =
        new Definition(
            definition.variable(), definition.element(), definition.equation(), bindings);
    var more = new HashMap<>(reduced);
    more.put(dimension, element);
    return new Scope(other, more, phase, out);
  }

  /// The same place, with its needs going elsewhere.
  Scope into(List<Assignment> where) {
    return new Scope(definition, reduced, phase, where);
  }

  /// The same place, when the run starts.
  Scope initially(List<Assignment> where) {
    return new Scope(definition, reduced, Phase.INITIAL, where);
  }
}
