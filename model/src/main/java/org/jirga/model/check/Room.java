package org.jirga.model.check;

import java.util.Locale;

/// How large a model may be: a few equations over a few ranges can ask for more than any machine
/// holds.
///
/// @param memory in bytes, for all of its elements and terms
record Room(long memory) {

  /// What every machine is taken to hold.
  static final long ELEMENTS = 1_000_000;

  private static final long TERMS = 5_000_000;

  /// Each element and each term is numbered by an `int`, some of them several times.
  private static final long MOST_ELEMENTS = 20_000_000;

  private static final long MOST_TERMS = 100_000_000;

  /// How many numbers, names and operators the equation of an element may have before these are
  /// counted as terms.
  static final int USUAL_PARTS = 3;

  /// What simulating took with little to spare: 868,000 elements in 700 MB, 250,000 elements and
  /// 750,000 terms in 250 MB, 642,000 elements with 1,280,000 terms and 3,840,000 parts beyond the
  /// usual ones in 950 MB.
  private static final long ELEMENT_BYTES = 850;

  private static final long TERM_BYTES = 60;

  /// What the memory of this process holds.
  static Room here() {
    return new Room(Runtime.getRuntime().maxMemory());
  }

  /// @param elements of all variables together
  /// @param terms of all equations together, once sums are written out
  boolean holds(long elements, long terms) {
    return elements <= ELEMENTS && terms <= TERMS
        || elements <= MOST_ELEMENTS && terms <= MOST_TERMS && bytes(elements, terms) <= memory;
  }

  /// What to do about a model that is too large.
  String hint(long elements, long terms) {
    if (elements > MOST_ELEMENTS || terms > MOST_TERMS) {
      return String.format(
          Locale.ROOT,
          "no model may have more than %,d elements and %,d terms; shorten its ranges",
          MOST_ELEMENTS,
          MOST_TERMS);
    }
    return String.format(
        Locale.ROOT,
        "that takes about %.1f GB, and there are %.1f: give it more with JIRGA_JAVA_OPTS=-Xmx%dg,"
            + " or shorten its ranges",
        bytes(elements, terms) / 1e9,
        memory / 1e9,
        1 + bytes(elements, terms) / (1 << 30));
  }

  private static long bytes(long elements, long terms) {
    return elements * ELEMENT_BYTES + terms * TERM_BYTES;
  }
}
