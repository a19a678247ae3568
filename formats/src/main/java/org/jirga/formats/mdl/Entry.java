package org.jirga.formats.mdl;

import java.util.Optional;
import org.jirga.formats.equation.Passage;
import org.jirga.model.structure.Limits;
import org.jirga.model.structure.Written;

/// One entry of the file: `equation ~ unit ~ comment |`.
///
/// @param unit without its limits; absent when there is none
/// @param comment as prose, possibly empty
/// @param group the heading above the entry
/// @param limits written behind the unit
/// @param internal made of a macro's equation
record Entry(
    Passage equation,
    Optional<Written> unit,
    String comment,
    Optional<String> group,
    Optional<Limits> limits,
    boolean internal) {

  Entry(
      Passage equation,
      Optional<Written> unit,
      String comment,
      Optional<String> group,
      Optional<Limits> limits) {
    this(equation, unit, comment, group, limits, false);
  }

  /// The same for a variable that has neither a unit nor a comment of its own.
  static Entry without(Entry entry) {
    return new Entry(
        entry.equation(), Optional.empty(), "", entry.group(), Optional.empty(), entry.internal());
  }

  /// The same for an equation that a call of a macro became. The units inside of a macro are those
  /// of its arguments, which change from call to call.
  static Entry internal(Entry entry) {
    return new Entry(
        entry.equation(), Optional.empty(), entry.comment(), entry.group(), Optional.empty(), true);
  }
}
