package org.jirga.workbench.binding;

import java.util.List;

/// Comparisons that must all be true for the words that stand for them: `most` for
/// `share(3) > 0.5`.
public record Statement(List<Comparison> comparisons) {

  public Statement {
    comparisons = List.copyOf(comparisons);
  }

  public record Comparison(Formula left, Relation relation, Formula right) {}

  public enum Relation {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    boolean isTrue(double left, double right) {
      return switch (this) {
        case BELOW -> left < right;
        case AT_MOST -> left <= right;
        case ABOVE -> left > right;
        case AT_LEAST -> left >= right;
      };
    }
  }
}
