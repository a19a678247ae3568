package org.jirga.engine.arithmetic;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// A function under test with its arguments: random ones over the whole range, and those where the
/// method is known to be weakest, such as the ends of its intervals. The same seed gives the same.
public enum Subject {
  EXP(Elementary::exp, StrictMath::exp) {
    @Override
    public double argument(SplittableRandom random) {
      return switch (random.nextInt(5)) {
        case 0 -> random.nextDouble(-745.2, 709.8);
        case 1 -> random.nextDouble(-1, 1);
        case 2 -> random.nextDouble(-745.2, -707);
        case 3 -> (random.nextInt(-1075, 1024) + 0.5 + near(random)) * LN2;
        default -> logarithmic(random, -60, 9.4);
      };
    }
  },
  LN(Elementary::ln, StrictMath::log) {
    @Override
    public double argument(SplittableRandom random) {
      return positive(random);
    }
  },
  LOG10(Elementary::log10, StrictMath::log10) {
    @Override
    public double argument(SplittableRandom random) {
      return positive(random);
    }
  },
  SIN(Elementary::sin, StrictMath::sin) {
    @Override
    public double argument(SplittableRandom random) {
      return angle(random);
    }
  },
  COS(Elementary::cos, StrictMath::cos) {
    @Override
    public double argument(SplittableRandom random) {
      return angle(random);
    }
  },
  TAN(Elementary::tan, StrictMath::tan) {
    @Override
    public double argument(SplittableRandom random) {
      return angle(random);
    }
  },
  ARCSIN(Elementary::arcsin, StrictMath::asin) {
    @Override
    public double argument(SplittableRandom random) {
      return proportion(random);
    }
  },
  ARCCOS(Elementary::arccos, StrictMath::acos) {
    @Override
    public double argument(SplittableRandom random) {
      return proportion(random);
    }
  },
  ARCTAN(Elementary::arctan, StrictMath::atan) {
    @Override
    public double argument(SplittableRandom random) {
      var break16 = (random.nextInt(-17, 17) + 0.5 + near(random)) / 16;
      return switch (random.nextInt(6)) {
        case 0 -> finite(random);
        case 1 -> random.nextDouble(-1.1, 1.1);
        case 2 -> random.nextDouble(-40, 40);
        case 3 -> break16;
        case 4 -> 1 / break16;
        default -> logarithmic(random, -60, 60);
      };
    }
  },
  SINH(Elementary::sinh, StrictMath::sinh) {
    @Override
    public double argument(SplittableRandom random) {
      return hyperbolic(random);
    }
  },
  COSH(Elementary::cosh, StrictMath::cosh) {
    @Override
    public double argument(SplittableRandom random) {
      return hyperbolic(random);
    }
  },
  TANH(Elementary::tanh, StrictMath::tanh) {
    @Override
    public double argument(SplittableRandom random) {
      return random.nextInt(3) == 0 ? random.nextDouble(-1, 1) : hyperbolic(random);
    }
  },
  POW(Elementary::pow, StrictMath::pow) {
    @Override
    public double argument(SplittableRandom random) {
      // a third where the logarithm's polynomial is longest
      return random.nextInt(3) == 0
          ? random.nextDouble(0.95, 1.05) * (random.nextBoolean() ? ROOT_OF_2 : 1 / ROOT_OF_2)
          : positive(random);
    }

    @Override
    public double second(SplittableRandom random, double x) {
      return switch (random.nextInt(5)) {
        // results from zero to infinity, and those next to them
        case 0 -> random.nextDouble(-746, 711) / StrictMath.log(x);
        case 1 -> random.nextDouble(650, 709.7) / StrictMath.log(x);
        case 2 -> random.nextDouble(-5, 5);
        case 3 -> random.nextInt(-20, 20);
        default -> logarithmic(random, -40, 40);
      };
    }
  },
  LOG(Elementary::log, (x, base) -> StrictMath.log(x) / StrictMath.log(base)) {
    @Override
    public double argument(SplittableRandom random) {
      return positive(random);
    }

    @Override
    public double second(SplittableRandom random, double x) {
      return random.nextBoolean() ? positive(random) : random.nextInt(2, 17);
    }
  };

  private static final double LN2 = StrictMath.log(2);
  private static final double ROOT_OF_2 = StrictMath.sqrt(2);

  private final DoubleBinaryOperator function;
  private final DoubleBinaryOperator strict;

  Subject(DoubleUnaryOperator function, DoubleUnaryOperator strict) {
    this((x, _) -> function.applyAsDouble(x), (x, _) -> strict.applyAsDouble(x));
  }

  Subject(DoubleBinaryOperator function, DoubleBinaryOperator strict) {
    this.function = function;
    this.strict = strict;
  }

  public abstract double argument(SplittableRandom random);

  public double second(SplittableRandom random, double x) {
    return 0;
  }

  double apply(double x, double y) {
    return function.applyAsDouble(x, y);
  }

  /// What `StrictMath` gives.
  double strictly(double x, double y) {
    return strict.applyAsDouble(x, y);
  }

  boolean hasTwoArguments() {
    return this == POW || this == LOG;
  }

  private static double positive(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> Double.longBitsToDouble(random.nextLong(1, 0x7ff0000000000000L));
      case 1 -> random.nextDouble(0.5, 2);
      case 2 -> 1 + logarithmic(random, -52, -4);
      case 3 -> random.nextDouble(0, 1e4);
      case 4 -> random.nextDouble(0, Double.MIN_NORMAL);
      // where numbers are taken apart
      default -> (ROOT_OF_2 + near(random)) * StrictMath.scalb(1.0, random.nextInt(80) - 40);
    };
  }

  private static double angle(SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0 -> random.nextDouble(-0.8, 0.8);
      case 1 -> random.nextDouble(-10, 10);
      case 2 -> random.nextDouble(-Angle.FAR, Angle.FAR);
      // next to multiples of pi / 2 and pi / 4, near and far
      case 3 -> random.nextInt(-4_000_000, 4_000_000) * (StrictMath.PI / 4);
      case 4 -> (random.nextInt(-40, 40) + near(random)) * (StrictMath.PI / 4);
      case 5 -> finite(random);
      default -> logarithmic(random, -60, 60);
    };
  }

  private static double proportion(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextDouble(-1, 1);
      case 1 -> (random.nextBoolean() ? 0.5 : -0.5) + near(random);
      case 2 ->
          (random.nextBoolean() ? 1 : -1) * (1 - StrictMath.abs(logarithmic(random, -54, -1)));
      default -> logarithmic(random, -60, 0);
    };
  }

  private static double hyperbolic(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextDouble(-711, 711);
      case 1 -> random.nextDouble(-1, 1);
      case 2 -> random.nextDouble(-45, 45);
      case 3 -> (random.nextInt(-60, 60) + 0.5 + near(random)) * (LN2 / 2);
      default -> logarithmic(random, -40, 9.5);
    };
  }

  private static double finite(SplittableRandom random) {
    var x = Double.longBitsToDouble(random.nextLong(1, 0x7ff0000000000000L));
    return random.nextBoolean() ? x : -x;
  }

  private static double near(SplittableRandom random) {
    return logarithmic(random, -50, -6);
  }

  /// Of either sign, its size a power of two between these.
  private static double logarithmic(SplittableRandom random, double from, double to) {
    var size = StrictMath.pow(2, random.nextDouble(from, to));
    return random.nextBoolean() ? size : -size;
  }
}
