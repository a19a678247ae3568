package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Awkward arguments give what `StrictMath` specifies.
class ElementarySpecialsTest {

  /// Ours and those of `StrictMath` are each within one.
  private static final double ULPS = 2;

  /// A quotient of two logarithms, each within one, is within about three.
  private static final double QUOTIENT_ULPS = 4;

  private static final double[] AWKWARD =
      DoubleStream.of(
              0,
              Double.MIN_VALUE,
              3 * Double.MIN_VALUE,
              Math.nextDown(Double.MIN_NORMAL),
              Double.MIN_NORMAL,
              1e-300,
              1e-20,
              0x1p-54,
              0x1p-28,
              Math.nextDown(0x1p-28),
              0.1,
              0.35,
              0.5,
              Math.nextUp(0.5),
              Math.PI / 4,
              Math.nextDown(1),
              1,
              Math.nextUp(1),
              1.5,
              Math.PI / 2,
              2,
              3,
              Math.PI,
              4,
              10,
              22,
              40,
              100,
              700,
              709.782712893384,
              Math.nextUp(709.782712893384),
              710.4758600739439,
              710.475860073944,
              711,
              745.1332191019411,
              745.1332191019412,
              746,
              1000,
              1023,
              1024,
              1074,
              1075,
              Angle.FAR,
              Math.nextDown(Angle.FAR),
              0x1p31,
              0x1p52 - 0.5,
              0x1p52 + 1,
              0x1p53 - 1,
              0x1p53,
              0x1p53 + 2,
              0x1p60,
              0x1p65,
              1e22,
              1e300,
              0x1p1000,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY,
              Double.NaN)
          .flatMap(x -> DoubleStream.of(x, -x))
          .toArray();

  @ParameterizedTest
  @EnumSource
  void awkwardArgumentsAreAsInStrictMath(Subject subject) {
    for (var x : AWKWARD) {
      for (var y : subject.hasTwoArguments() ? AWKWARD : new double[] {0}) {
        check(subject, x, y);
      }
    }
  }

  private static void check(Subject subject, double x, double y) {
    var expected = subject.strictly(x, y);
    var actual = subject.apply(x, y);
    if (Double.isNaN(expected) || expected == 0 || Double.isInfinite(expected)) {
      assertThat(actual).as("%s of %s, %s", subject, x, y).isEqualTo(Double.valueOf(expected));
      return;
    }
    var ulps = Math.abs(actual - expected) / Math.ulp(expected);
    if (!(ulps <= (subject == Subject.LOG ? QUOTIENT_ULPS : ULPS))) {
      fail("%s of %s, %s is %s, not %s (%s ulps)", subject, x, y, actual, expected, ulps);
    }
  }
}
