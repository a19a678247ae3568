package org.jirga.engine.kernel.emit;

import org.jirga.engine.arithmetic.Vectors;

/// Collects operands that are too many to be written out one by one: no method may have more than
/// 65,535 bytes.
final class Gathering {

  private Gathering() {}

  /// The number at one of the places.
  ///
  /// @param index from 0
  static double elementAt(double index, double[] frame, int[] places, double[] numbers) {
    return Vectors.elementAt(
        index, places.length, place -> places[place] < 0 ? numbers[place] : frame[places[place]]);
  }

  /// @param places in the frame; -1 where the number at the same place is meant
  static double[] of(double[] frame, int[] places, double[] numbers) {
    var operands = new double[places.length];
    for (var place = 0; place < places.length; place++) {
      operands[place] = places[place] < 0 ? numbers[place] : frame[places[place]];
    }
    return operands;
  }
}
