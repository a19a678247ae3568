package org.jirga.model.structure;

import java.util.Optional;
import org.jirga.model.source.Span;

/// What a modeller says about a variable beside its equation.
///
/// @param unit as written; absent when the modeller gave none
/// @param comment prose, possibly empty
/// @param group the heading under which it stands, if the file has headings
/// @param span of the variable's name where it is first defined
/// @param internal made by a reader for the model's own use, as the variables inside a macro are:
/// not shown among results
/// @param limits of sensible values, if the modeller gave any
public record Description(
    Optional<Written> unit,
    String comment,
    Optional<String> group,
    Span span,
    boolean internal,
    Optional<Limits> limits) {

  public Description(
      Optional<Written> unit, String comment, Optional<String> group, Span span, boolean internal) {
    this(unit, comment, group, span, internal, Optional.empty());
  }

  public Description(Optional<Written> unit, String comment, Optional<String> group, Span span) {
    this(unit, comment, group, span, false);
  }
}
