package org.jirga.workbench.starter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.structure.Variable;

/// A constant of a model, or an element of one, as a study may list it.
///
/// @param label as results show it: `x` or `x[a]`
/// @param share whether it may be a share of a whole: between 0 and 1, without a unit
/// @param doubt why a range around its value would make no sense; absent where it would
record ListedConstant(
    String label, Variable.Constant variable, double value, boolean share, Optional<Doubt> doubt) {

  enum Doubt {
    ZERO("it is 0"),
    SWITCH("it is 1 without a unit: perhaps a switch"),
    TIME("the time of the run depends on it"),
    UNIT("it is one of a unit"),
    CONVERSION("it converts units"),
    EXTREME("it is too large or too small");

    private final String words;

    Doubt(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final MathContext DIGITS = new MathContext(6);

  boolean isVaried() {
    return doubt.isEmpty();
  }

  /// A starting range, `[0.8, 1, 1.2]`: a fifth of the value on either side, a share at most 1, and
  /// from 0 to 1 where the value is one of them.
  String range() {
    if (value == 0 || doubt.filter(Doubt.SWITCH::equals).isPresent()) {
      return "[0, 1]";
    }
    var best = new BigDecimal(Double.toString(value));
    var below = best.multiply(new BigDecimal("0.8"), DIGITS);
    var above = best.multiply(new BigDecimal("1.2"), DIGITS);
    var low = below.min(above);
    var high = share ? above.min(BigDecimal.ONE) : below.max(above);
    return Stream.of(low, best, high)
        .map(YamlText::number)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
