package org.jirga.analysis.discovery;

/// What a peel is chosen by.
public enum Objective {
  /// The density of the box that is left (Friedman and Fisher 1999).
  ORIGINAL {
    @Override
    double of(int oldCases, int oldHits, int cases, int hits) {
      return cases == 0 ? -1 : mean(cases, hits);
    }
  },
  /// The gain in density for each case given up: fair to factors whose peels are of unequal size.
  LENIENT1 {
    @Override
    double of(int oldCases, int oldHits, int cases, int hits) {
      var gain = mean(cases, hits) - mean(oldCases, oldHits);
      return gain == 0 ? 0 : gain / Math.abs(oldCases - cases);
    }
  },
  /// The same, weighted with the cases that are left (Friedman and Fisher 1999, 14.6).
  LENIENT2 {
    @Override
    double of(int oldCases, int oldHits, int cases, int hits) {
      var gain = mean(cases, hits) - mean(oldCases, oldHits);
      return gain == 0 ? 0 : cases * gain / Math.abs(oldCases - cases);
    }
  };

  abstract double of(int oldCases, int oldHits, int cases, int hits);

  private static double mean(int cases, int hits) {
    return cases == 0 ? 0 : (double) hits / cases;
  }
}
