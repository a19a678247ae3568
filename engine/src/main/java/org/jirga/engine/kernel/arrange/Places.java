package org.jirga.engine.kernel.arrange;

import java.util.List;

/// Where an operand of a batch is found in the frame, for each of its equations.
public sealed interface Places {

  /// The place for an equation of the batch.
  int at(int equation);

  /// `first`, `first + stride`, …; one place for all where the stride is zero.
  record Even(int first, int stride) implements Places {
    @Override
    public int at(int equation) {
      return first + equation * stride;
    }
  }

  /// Any places.
  record Scattered(List<Integer> places) implements Places {
    public Scattered {
      places = List.copyOf(places);
    }

    @Override
    public int at(int equation) {
      return places.get(equation);
    }
  }

  /// The simplest that fits.
  ///
  /// @param places at least one
  static Places of(List<Integer> places) {
    var first = places.getFirst();
    var stride = places.size() > 1 ? places.get(1) - first : 0;
    for (var equation = 2; equation < places.size(); equation++) {
      if (places.get(equation) != first + equation * stride) {
        return new Scattered(places);
      }
    }
    return new Even(first, stride);
  }
}
