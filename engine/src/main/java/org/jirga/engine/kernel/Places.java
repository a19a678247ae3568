package org.jirga.engine.kernel;

import org.jirga.engine.program.Question;

/// Answers what is asked about the places of a conveyor or the batches of a queue.
final class Places {

  private Places() {}

  static boolean answers(Question question) {
    return switch (question) {
      case PLACES, MEAN_PLACE, SMALLEST_PLACE, LARGEST_PLACE, DEVIATION_OF_PLACES, PLACE -> true;
      default -> false;
    };
  }

  /// @param held what each place holds, the first to leave first
  /// @param operands the second is the number of a place, if one is asked for
  static double answer(Question question, double[] held, double[] operands) {
    if (question == Question.PLACES) {
      return held.length;
    }
    if (question == Question.PLACE) {
      return at(operands[1], held);
    }
    if (held.length == 0) {
      return 0;
    }
    return switch (question) {
      case MEAN_PLACE -> mean(held);
      case SMALLEST_PLACE -> smallest(held);
      case LARGEST_PLACE -> largest(held);
      case DEVIATION_OF_PLACES -> deviation(held);
      default -> throw new IllegalArgumentException(question + " is not about places.");
    };
  }

  private static double at(double number, double[] held) {
    if (Double.isNaN(number)) {
      return Double.NaN;
    }
    return number >= 1 && number < held.length + 1.0 ? held[(int) number - 1] : 0;
  }

  private static double mean(double[] held) {
    var sum = 0.0;
    for (var one : held) {
      sum += one;
    }
    return sum / held.length;
  }

  private static double smallest(double[] held) {
    var least = held[0];
    for (var one : held) {
      least = Math.min(least, one);
    }
    return least;
  }

  private static double largest(double[] held) {
    var most = held[0];
    for (var one : held) {
      most = Math.max(most, one);
    }
    return most;
  }

  private static double deviation(double[] held) {
    var mean = mean(held);
    var squares = 0.0;
    for (var one : held) {
      squares += (one - mean) * (one - mean);
    }
    return Math.sqrt(squares / held.length);
  }
}
