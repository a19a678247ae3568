package org.jirga.bench;

import java.util.Arrays;

/// Repeated measurements of one thing, in nanoseconds.
record Figures(double[] values) {

  Figures {
    values = values.clone();
    Arrays.sort(values);
    if (values.length == 0) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
  }

  double median() {
    var middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  double least() {
    return values[0];
  }

  double most() {
    return values[values.length - 1];
  }
}
