package org.jirga.analysis.discovery;

import java.util.List;

/// Some futures, described so that it can be said of any case whether it is one of them.
public interface Region {

  /// For each case whether it lies in the region.
  boolean[] holds(Cases cases);

  /// The factors that it depends on, most telling first where an order is known.
  List<String> factors();
}
