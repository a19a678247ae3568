package org.jirga.engine.program;

import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Span;

/// Where a loop of equations is cut: a number that is sought, and follows from itself.
///
/// @param unknown the number
/// @param result what is made of it, or is to be 0
/// @param guess where the search begins
/// @param where the list of assignments that it is sought in
/// @param zero what `FIND ZERO` says of it; `SIMULTANEOUS` says nothing
record Tear(
    Slot unknown, Slot result, Code guess, List<Assignment> where, Span span, Optional<Zero> zero) {

  /// @param vector what the elements of one vector have in common
  /// @param element its place in the dimension of the vector, from 0
  record Zero(
      Object vector,
      int element,
      Code scale,
      Code resultScale,
      Code count,
      Code skipped,
      Code tolerance,
      Code most) {

    /// Whether it is one of those that are sought: the first are skipped, and those beyond a count.
    ///
    /// @param others all of its vector, this one among them
    Code isSought(List<Zero> others) {
      var place = others.stream().filter(other -> other.element < element).count();
      return Code.of(
          Op.AND,
          Code.of(Op.GREATER_OR_EQUAL, Code.of(place), skipped),
          Code.of(Op.LESS, Code.of(place), count));
    }
  }
}
