package org.jirga.workbench.figure;

/// The colours of charts: names of CSS variables, whose values are the page's.
final class Palette {

  static final String TEXT = "var(--chart-text)";
  static final String MUTED = "var(--chart-muted)";
  static final String GRID = "var(--chart-grid)";
  static final String LINE = "var(--chart-line)";
  static final String OUTER = "var(--chart-outer)";
  static final String INNER = "var(--chart-inner)";
  static final String SECOND = "var(--chart-second)";
  static final String SURFACE = "var(--chart-surface)";

  private Palette() {}
}
