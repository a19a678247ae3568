package org.jirga.analysis.discovery;

import java.util.Arrays;
import java.util.List;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;

/// One assumption over all cases.
///
/// @param values one for each case; for categories the index of the label. Not copied, and must not
///     be changed
public record Factor(String name, Scale scale, double[] values) {

  public Factor {
    for (var row = 0; row < values.length; row++) {
      check(name, scale, values[row], row);
    }
  }

  public static Factor continuous(String name, double... values) {
    return new Factor(name, new Scale.Continuous(), values);
  }

  public static Factor ordinal(String name, double... values) {
    return new Factor(name, new Scale.Ordinal(), values);
  }

  public static Factor nominal(String name, List<String> labels, double... values) {
    return new Factor(name, new Scale.Nominal(labels), values);
  }

  /// What is assumed of an uncertainty: categories are kinds, whole numbers an order, all else
  /// numbers.
  ///
  /// @param values as the model has them, not indices
  public static Factor of(Uncertainty uncertainty, double... values) {
    var name = uncertainty.constant();
    return switch (uncertainty.distribution()) {
      case Distribution.Whole _ when Arrays.stream(values).allMatch(it -> it == Math.rint(it)) ->
          ordinal(name, values);
      case Distribution.Values(var known, var _)
          when !uncertainty.categories().isEmpty()
              && Arrays.stream(values).allMatch(known::contains) ->
          nominal(
              name, uncertainty.categories(), Arrays.stream(values).map(known::indexOf).toArray());
      case Distribution.Whole _,
          Distribution.Values _,
          Distribution.Uniform _,
          Distribution.Triangular _,
          Distribution.Stretched _,
          Distribution.Bell _,
          Distribution.LogBell _ ->
          continuous(name, values);
    };
  }

  boolean isNominal() {
    return scale instanceof Scale.Nominal;
  }

  double smallest() {
    return Arrays.stream(values).min().orElseThrow();
  }

  double largest() {
    return Arrays.stream(values).max().orElseThrow();
  }

  /// The same factor of some cases.
  public Factor select(int[] rows) {
    return new Factor(name, scale, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
  }

  private static void check(String name, Scale scale, double value, int row) {
    var fits =
        switch (scale) {
          case Scale.Continuous _ -> Double.isFinite(value);
          case Scale.Ordinal _ -> Double.isFinite(value) && value == Math.rint(value);
          case Scale.Nominal nominal ->
              value == Math.rint(value) && value >= 0 && value < nominal.labels().size();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "The value %s of '%s' in case %d does not fit its scale.".formatted(value, name, row));
    }
  }
}
