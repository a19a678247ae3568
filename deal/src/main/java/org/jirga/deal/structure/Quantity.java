package org.jirga.deal.structure;

import org.jirga.analysis.study.Distribution;

/// A number that is not known: drawn anew in each future, or taken from it.
///
/// @param basis where it comes from, in words; `judgement` if nothing else is known
public record Quantity(Kind kind, String basis) {

  public sealed interface Kind {

    /// The same in every future.
    record Known(double value) implements Kind {}

    /// From a belief of its own.
    record Drawn(Distribution distribution) implements Kind {}

    /// The value that an uncertain constant of the study has in the future.
    record Constant(String name) implements Kind {}
  }

  public static Quantity known(double value, String basis) {
    return new Quantity(new Kind.Known(value), basis);
  }
}
