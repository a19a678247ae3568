package org.jirga.engine.arithmetic;

/// Shares of what is scarce, and prices at which markets clear.
///
/// Each who asks or offers has a quantity and a profile of four numbers: kind, priority, width and
/// one more. The profile says which share of the quantity is asked for at a price: all of it far
/// below the priority, none far above, in between as the kind's distribution has it. Kinds: 0
/// always all, 1 uniform, 2 triangular, 3 normal, 4 two-sided exponential. Other kinds give NaN.
/// (Vensim reference manual, ALLOCATE AVAILABLE.)
///
/// What the manual leaves open is as in results that Vensim computed: what is too little for those
/// of kind 0 is divided by what they ask for, a normal distribution is no narrower than 0.05, and a
/// market price is sought no farther out than the distributions go, the normal one five widths and
/// the exponential one ten. A width below 0 counts as 0.
public final class Allocation {

  private static final int NUMBERS = 5;

  /// Enough halvings to come within a last bit of any price that is not nearly 0.
  private static final int MOST_HALVINGS = 100;

  private Allocation() {}

  /// On which of these terms those who ask get their shares.
  private static final int NOTHING = 0;

  private static final int ALL_OF_IT = 1;
  private static final int BY_PRICE = 2;
  private static final int PART_OF_THE_FIXED = 3;

  /// So near to a price that a leap there is all that is between.
  private static final double NEARLY = 0x1p-50;

  private static final double LEAST_NORMAL_WIDTH = 0.05;

  /// What decides about the shares of all who ask; [#share] takes the four in their order: the
  /// terms, two prices around the one at which as much is asked for as there is, and the part that
  /// all get of what they ask for at the lower price only, or those of kind 0 of what they ask for.
  ///
  /// @param operands what there is, then quantity and profile of each
  public static double terms(double[] operands, int which) {
    var available = operands[0];
    var wanted = 0.0;
    var fixed = 0.0;
    var low = Double.POSITIVE_INFINITY;
    var high = Double.NEGATIVE_INFINITY;
    for (var one = 1; one < operands.length; one += NUMBERS) {
      wanted += operands[one];
      fixed += operands[one + 1] == 0 ? operands[one] : 0;
      low = Math.min(low, operands[one + 2] - reach(operands, one));
      high = Math.max(high, operands[one + 2] + reach(operands, one));
    }
    if (Double.isNaN(wanted) || Double.isNaN(available) || Double.isNaN(low)) {
      return Double.NaN;
    }
    if (available >= wanted) {
      return which == 0 ? ALL_OF_IT : 0;
    }
    if (available <= 0) {
      return which == 0 ? NOTHING : 0;
    }
    if (available < fixed) {
      return which == 0 ? PART_OF_THE_FIXED : which == 3 ? available / fixed : 0;
    }
    if (which == 0) {
      return BY_PRICE;
    }
    for (var i = 0; i < MOST_HALVINGS; i++) {
      var middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (demanded(operands, 1, operands.length, middle) > available) {
        low = middle;
      } else {
        high = middle;
      }
    }
    if (which < 3) {
      return which == 1 ? low : high;
    }
    // Where the demand leaps at a price, all who leap get the same part of it.
    var atLow = demanded(operands, 1, operands.length, low);
    var atHigh = demanded(operands, 1, operands.length, high);
    return atLow > atHigh ? (available - atHigh) / (atLow - atHigh) : 0;
  }

  /// What one of those who ask gets.
  ///
  /// @param operands the four terms, then its quantity and profile
  public static double share(double[] operands) {
    var at = 4;
    if (Double.isNaN(operands[0])) {
      return Double.NaN;
    }
    if (operands[0] == ALL_OF_IT) {
      return operands[at];
    }
    if (operands[0] == NOTHING) {
      return 0;
    }
    if (operands[0] == PART_OF_THE_FIXED) {
      return operands[at + 1] == 0 ? operands[3] * operands[at] : 0;
    }
    var least = demand(operands, at, operands[2]);
    return least + operands[3] * (demand(operands, at, operands[1]) - least);
  }

  /// @param operands how many ask, then quantity and profile of each who asks and each who offers
  public static double marketPrice(double[] operands) {
    var split = 1 + (int) operands[0] * NUMBERS;
    var low = Double.POSITIVE_INFINITY;
    var high = Double.NEGATIVE_INFINITY;
    var none = true;
    for (var one = 1; one < operands.length; one += NUMBERS) {
      none &= operands[one + 1] == 0;
    }
    for (var one = 1; one < operands.length; one += NUMBERS) {
      if (none || operands[one + 1] != 0) {
        low = Math.min(low, operands[one + 2] - search(operands, one));
        high = Math.max(high, operands[one + 2] + search(operands, one));
      }
    }
    var sum = 0.0;
    for (var operand : operands) {
      sum += 0 * operand;
    }
    if (Double.isNaN(sum)) {
      return Double.NaN;
    }
    for (var i = 0; i < MOST_HALVINGS; i++) {
      var middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      var excess = demanded(operands, 1, split, middle) - offered(operands, split, middle);
      if (excess > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  private static double demanded(double[] operands, int from, int to, double price) {
    var sum = 0.0;
    for (var one = from; one < to; one += NUMBERS) {
      sum += demand(operands, one, price);
    }
    return sum;
  }

  private static double offered(double[] operands, int from, double price) {
    var sum = 0.0;
    for (var one = from; one < operands.length; one += NUMBERS) {
      sum += supply(operands, one, price);
    }
    return sum;
  }

  /// @param at where quantity and profile begin
  public static double demand(double[] operands, int at, double price) {
    return operands[at] * above(operands, at, price);
  }

  /// @param at where quantity and profile begin
  public static double supply(double[] operands, int at, double price) {
    return operands[at] * (operands[at + 1] == 0 ? 1 : 1 - above(operands, at, price));
  }

  /// The share of the quantity for which the price is not too high.
  private static double above(double[] operands, int at, double price) {
    var kind = operands[at + 1];
    if (kind == 0) {
      return 1;
    }
    var away = price - operands[at + 2];
    var width = width(operands, at);
    if (width == 0) {
      return away < 0 ? 1 : 0;
    }
    var x = away / width;
    if (kind == 1) {
      return Math.clamp(0.5 - x, 0, 1);
    }
    if (kind == 2) {
      return triangular(x);
    }
    if (kind == 3) {
      return normal(x);
    }
    if (kind == 4) {
      return x < 0 ? 1 - 0.5 * Elementary.exp(x) : 0.5 * Elementary.exp(-x);
    }
    return Double.NaN;
  }

  /// The share of a normal distribution above x with an error of a hundred-thousandth: results that
  /// Vensim computed show that it uses this approximation and no better one.
  ///
  /// @see "M. Abramowitz, I. A. Stegun (1964), Handbook of Mathematical Functions, 26.2.16"
  private static double normal(double x) {
    var t = 1 / (1 + 0.33267 * Math.abs(x));
    var tail = Normal.density(x) * t * (0.4361836 + t * (-0.1201676 + t * 0.9372980));
    return x > 0 ? tail : 1 - tail;
  }

  /// A triangle from -1/2 to 1/2 around the priority.
  private static double triangular(double x) {
    if (x <= -0.5) {
      return 1;
    }
    if (x >= 0.5) {
      return 0;
    }
    return x < 0 ? 1 - 2 * (x + 0.5) * (x + 0.5) : 2 * (0.5 - x) * (0.5 - x);
  }

  /// How far from its priority a profile is neither 0 nor 1.
  private static double reach(double[] operands, int at) {
    var width = width(operands, at);
    if (width == 0) {
      return NEARLY * Math.abs(operands[at + 2]) + Double.MIN_NORMAL;
    }
    return operands[at + 1] == 3 ? 40 * width : operands[at + 1] == 4 ? 750 * width : width;
  }

  /// How far from a priority a market price is sought; one of kind 0 has no say, as long as there
  /// is any other.
  private static double search(double[] operands, int at) {
    var width = width(operands, at);
    return operands[at + 1] == 3 ? 5 * width : operands[at + 1] == 4 ? 10 * width : width / 2;
  }

  private static double width(double[] operands, int at) {
    var width = operands[at + 3];
    return Math.max(width, operands[at + 1] == 3 ? LEAST_NORMAL_WIDTH : 0);
  }
}
