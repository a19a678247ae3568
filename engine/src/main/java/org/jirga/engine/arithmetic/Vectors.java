package org.jirga.engine.arithmetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;

/// Functions of whole vectors. Equal elements keep their order.
public final class Vectors {

  /// Vensim's `:NA:`.
  public static final double NOT_AVAILABLE = -0x1p109;

  private Vectors() {}

  /// NaN is above all.
  private static int compare(double a, double b) {
    return Double.compare(unsigned(a), unsigned(b));
  }

  /// Zero for minus zero, which is equal to it.
  private static double unsigned(double x) {
    return x + 0.0;
  }

  /// The number, from 0, of the element that comes at a place when all are in order.
  ///
  /// @param operands the direction (rising if positive), then the vector
  public static double order(double[] operands, int place) {
    var count = operands.length - 1;
    var rises = operands[0] > 0;
    var value = nth(operands, rises ? place : count - 1 - place);
    var equals = place;
    for (var element = 0; element < count; element++) {
      var order = compare(operands[1 + element], value);
      equals -= (rises ? order < 0 : order > 0) ? 1 : 0;
    }
    var element = 0;
    while (compare(operands[1 + element], value) != 0 || equals-- > 0) {
      element++;
    }
    return element;
  }

  /// The n-th smallest, from 0, of a vector, by the partitions of quicksort.
  ///
  /// @param operands the vector behind another number
  /// @see "C. A. R. Hoare (1961), Algorithm 65: Find, Commun. ACM 4"
  private static double nth(double[] operands, int n) {
    var values = new double[operands.length - 1];
    var count = 0;
    for (var i = 1; i < operands.length; i++) {
      if (!Double.isNaN(operands[i])) {
        values[count++] = operands[i];
      }
    }
    if (n >= count) {
      return Double.NaN;
    }
    var low = 0;
    var high = count - 1;
    while (low < high) {
      var pivot = values[(low + high) >>> 1];
      var i = low;
      var j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          var kept = values[i];
          values[i++] = values[j];
          values[j--] = kept;
        }
      }
      low = n >= i ? i : low;
      high = n <= j ? j : high;
      if (n > j && n < i) {
        break;
      }
    }
    return values[n];
  }

  /// At which place, from 1, an element comes.
  ///
  /// @param operands as of [#order]
  public static double rank(double[] operands, int element) {
    var own = operands[1 + element];
    var rises = operands[0] > 0;
    var place = 1.0;
    for (var other = 0; other < operands.length - 1; other++) {
      var order = compare(operands[1 + other], own);
      if ((rises ? order < 0 : order > 0) || order == 0 && other < element) {
        place++;
      }
    }
    return place;
  }

  /// @param operands n, then a vector
  /// @return which element, from 1, is its n-th smallest; NaN if there is none
  public static double nthSmallest(double[] operands) {
    var n = operands[0];
    if (!(n >= 1 && n <= operands.length - 1)) {
      return Double.NaN;
    }
    var rising = operands.clone();
    rising[0] = 1;
    return order(rising, (int) n - 1) + 1;
  }

  /// @param operands n, a vector, and one as long that decides between equals
  /// @return as [#nthSmallest]
  public static double nthSmallestPair(double[] operands) {
    var n = operands[0];
    var count = (operands.length - 1) / 2;
    if (!(n >= 1 && n <= count)) {
      return Double.NaN;
    }
    var places = new Integer[count];
    Arrays.setAll(places, place -> place);
    Arrays.sort(
        places,
        Comparator.<Integer>comparingDouble(place -> unsigned(operands[1 + place]))
            .thenComparingDouble(place -> unsigned(operands[1 + count + place])));
    return places[(int) n - 1] + 1.0;
  }

  /// @param operands an index from 0, then a vector
  public static double elementAt(double[] operands) {
    return elementAt(operands[0], operands.length - 1, place -> operands[1 + place]);
  }

  /// One of many numbers, without looking at the others.
  ///
  /// @param index from 0
  /// @param vector of so many elements
  public static double elementAt(double index, int count, IntToDoubleFunction vector) {
    var place = Math.rint(index);
    if (Double.isNaN(place)) {
      return Double.NaN;
    }
    return place >= 0 && place < count ? vector.applyAsDouble((int) place) : NOT_AVAILABLE;
  }

  /// Actions 0 to 4 take selection times expression: their sum, product, smallest, largest, mean.
  /// Action 5 is the product of expression to the power of selection. Actions 6 to 10 take the
  /// expressions alone, again as sum, product, smallest, largest, mean.
  ///
  /// @param operands the missing value, the action, the error action, then pairs of selection and
  /// expression
  /// @return NaN if the error action forbids that none (1), several (2) or either (3) are selected,
  /// or there is no such action
  /// @see "Vensim reference manual, VECTOR SELECT"
  /// @see "SDXorg test-models, tests/vector_select: Vensim's results, also of action 5"
  public static double select(double[] operands) {
    var action = (int) operands[1];
    var kind = action == 5 ? 1 : action > 5 ? action - 6 : action;
    var result =
        switch (kind) {
          case 0, 4 -> 0.0;
          case 1 -> 1.0;
          case 2 -> Double.POSITIVE_INFINITY;
          case 3 -> Double.NEGATIVE_INFINITY;
          default -> Double.NaN;
        };
    var selected = 0;
    for (var at = 3; at < operands.length; at += 2) {
      var selection = operands[at];
      if (selection != 0) {
        selected++;
        var expression = operands[at + 1];
        var value =
            action == 5
                ? Elementary.pow(expression, selection)
                : action > 5 ? expression : selection * expression;
        result =
            switch (kind) {
              case 0, 4 -> result + value;
              case 1 -> result * value;
              case 2 -> Math.min(result, value);
              default -> Math.max(result, value);
            };
      }
    }
    var error = operands[2];
    if ((error == 1 || error == 3) && selected == 0 || (error == 2 || error == 3) && selected > 1) {
      return Double.NaN;
    }
    if (selected == 0) {
      return operands[0];
    }
    return kind == 4 ? result / selected : result;
  }

  public static double standardDeviation(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    var mean = sum / values.length;
    var squares = 0.0;
    for (var value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  /// To so many decimals, halves away from zero.
  public static double round(double x, double decimals) {
    if (decimals == 0) {
      return halfAway(x);
    }
    var scale = Elementary.pow(10, Math.abs(Math.rint(decimals)));
    return decimals > 0 ? halfAway(x * scale) / scale : halfAway(x / scale) * scale;
  }

  private static double halfAway(double x) {
    var whole = Arithmetic.truncate(x);
    return Math.abs(x - whole) >= 0.5 ? whole + Math.signum(x) : whole;
  }
}
