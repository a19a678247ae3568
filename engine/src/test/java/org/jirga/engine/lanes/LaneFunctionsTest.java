package org.jirga.engine.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jirga.engine.TestModel;
import org.jirga.engine.arithmetic.Subject;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Table;
import org.jirga.model.expr.LookupTable.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows of numbers against the definitions, number by number.
class LaneFunctionsTest {

  private static final int ROW = 256;
  private static final int ROWS = 800; // 204,800 arguments of each operation
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    -0.5,
    3,
    1e-7,
    0x1p-28,
    0x1p51 + 0.5,
    0x1p52,
    -0x1p53,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    709.78,
    710,
    -746,
    0x1.9p20
  };

  private static final int A = LaneFunctions.SCRATCH;
  private static final int B = A + ROW;
  private static final int C = B + ROW;
  private static final int T = C + ROW;

  private final SplittableRandom random = new SplittableRandom(20260101);
  private final double[] numbers = new double[T + ROW];

  private static Stream<LaneFunctions> functions() {
    return Stream.of(new VectorFunctions(), new PlainFunctions());
  }

  @ParameterizedTest
  @EnumSource(Op.class)
  void operationsHaveTheBitsOfTheirDefinition(Op op) {
    functions()
        .forEach(
            functions -> {
              for (var row = 0; row < (functions.isVectorised() ? ROWS : 8); row++) {
                fill(op);
                var before = numbers.clone();
                functions.apply(op, numbers, T, A, B, C, ROW);
                for (var i = 0; i < ROW; i++) {
                  var expected = op.apply(before[A + i], before[B + i], before[C + i]);
                  check(op, expected, numbers[T + i], before[A + i], before[B + i], before[C + i]);
                }
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Op.class)
  void theTargetMayBeAnOperand(Op op) {
    functions()
        .forEach(
            functions -> {
              for (var target : new int[] {A, B}) {
                fill(op);
                var before = numbers.clone();
                functions.apply(op, numbers, target, A, B, C, ROW);
                for (var i = 0; i < ROW; i++) {
                  var expected = op.apply(before[A + i], before[B + i], before[C + i]);
                  check(op, expected, numbers[target + i], before[A + i], before[B + i], 0);
                }
              }
            });
  }

  @Test
  void selectionTakesWhatTheTestSays() {
    functions()
        .forEach(
            functions -> {
              fill(Op.ADD);
              functions.select(numbers, T, A, B, C, ROW);
              for (var i = 0; i < ROW; i++) {
                var expected = numbers[(numbers[A + i] != 0 ? B : C) + i];
                assertThat(differ(expected, numbers[T + i])).isFalse();
              }
            });
  }

  @Test
  void aStepIsRoundedAfterEachOperation() {
    functions()
        .forEach(
            functions -> {
              fill(Op.ADD);
              functions.step(numbers, T, A, 0.1, B, ROW);
              for (var i = 0; i < ROW; i++) {
                var expected = numbers[A + i] + 0.1 * numbers[B + i];
                check(Op.ADD, expected, numbers[T + i], numbers[A + i], numbers[B + i], 0.1);
              }
            });
  }

  @Test
  void tablesOfEveryShapeHaveTheBitsOfTheirDefinition() {
    for (var points = 1; points <= LaneTable.MOST + 3; points++) {
      for (var kind : Kind.values()) {
        check(equallySpaced(kind, points));
        check(unequallySpaced(kind, points, 0));
        check(unequallySpaced(kind, points, 0.25));
      }
    }
  }

  private Table equallySpaced(Kind kind, int points) {
    var numbers = new double[2 * points];
    for (var i = 0; i < points; i++) {
      numbers[2 * i] = -1 + i * 0.1;
      numbers[2 * i + 1] = random.nextDouble(-5, 5);
    }
    return new Table(TestModel.table(kind, numbers));
  }

  /// With places that have several values.
  ///
  /// @param zeros the share of values that are minus zero
  private Table unequallySpaced(Kind kind, int points, double zeros) {
    var numbers = new double[2 * points];
    for (var i = 0; i < points; i++) {
      numbers[2 * i] = i == 0 ? -1 : numbers[2 * i - 2] + random.nextInt(3) * 0.1;
      numbers[2 * i + 1] = random.nextDouble() < zeros ? -0.0 : random.nextDouble(-5, 5);
    }
    return new Table(TestModel.table(kind, numbers));
  }

  private void check(Table table) {
    var points = table.points().points();
    for (var i = 0; i < ROW; i++) {
      var x = points.get(random.nextInt(points.size())).x();
      numbers[A + i] =
          switch (random.nextInt(8)) {
            case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 1 -> x;
            case 2 -> Math.nextUp(x);
            case 3 -> Math.nextDown(x);
            default -> random.nextDouble(-1.2, points.getLast().x() + 0.2);
          };
    }
    functions()
        .forEach(
            functions -> {
              functions.look(new LaneTable(table), numbers, T, A, ROW);
              for (var i = 0; i < ROW; i++) {
                var expected = table.at(numbers[A + i]);
                if (differ(expected, numbers[T + i])) {
                  fail("%s of %s".formatted(table, numbers[A + i]));
                }
              }
            });
  }

  private void fill(Op op) {
    var subject =
        Stream.of(Subject.values())
            .filter(it -> it.name().equals(op == Op.POWER ? "POW" : op.name()))
            .findAny();
    for (var i = 0; i < ROW; i++) {
      numbers[A + i] = argument(subject);
      numbers[B + i] =
          subject.isPresent() && random.nextInt(4) > 0
              ? subject.get().second(random, numbers[A + i])
              : argument(Optional.empty());
      numbers[C + i] = argument(Optional.empty());
    }
  }

  private double argument(Optional<Subject> subject) {
    if (subject.isPresent() && random.nextInt(8) > 0) {
      return subject.get().argument(random);
    }
    return switch (random.nextInt(5)) {
      case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 1 -> Double.longBitsToDouble(random.nextLong());
      case 2 -> random.nextInt(-5, 6);
      default -> random.nextDouble(-20, 20);
    };
  }

  private static void check(Op op, double expected, double actual, double a, double b, double c) {
    if (differ(expected, actual)) {
      fail("%s(%s, %s, %s) is %s, not %s".formatted(op, a, b, c, expected, actual));
    }
  }

  /// In any bit, but for those of NaN.
  private static boolean differ(double a, double b) {
    return Double.doubleToLongBits(a) != Double.doubleToLongBits(b);
  }
}
