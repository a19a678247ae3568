package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Results lie near exact values, which `exact.py` computed with 160 bits, and have the properties
/// that modellers count on.
class ElementaryAccuracyTest {

  @ParameterizedTest
  @EnumSource
  void errorsStayBelowTheStatedBounds(Subject subject) {
    var values =
        EXACT.lines.stream().filter(line -> line.startsWith(subject.name() + ",")).toList();
    assertThat(values).hasSizeGreaterThan(200);
    assertThat(values)
        .allSatisfy(line -> assertThat(error(subject, line)).isLessThan(bound(subject)));
  }

  /// The maxima of `docs/explanation/elementary-functions.md`, rounded up.
  private static double bound(Subject subject) {
    return switch (subject) {
      case LOG10, LOG, ARCTAN -> 0.51;
      case ARCCOS -> 0.65;
      case ARCSIN -> 0.68;
      case LN, COS, SIN -> 0.8;
      case EXP, POW, COSH, TANH -> 0.85;
      case SINH, TAN -> 0.88;
    };
  }

  /// In units in the last place: the distance to the rounded value, less what rounding took.
  private static double error(Subject subject, String line) {
    var fields = List.of(line.split(","));
    var x = Double.parseDouble(fields.get(1));
    var y = Double.parseDouble(fields.get(2));
    var rounded = Double.parseDouble(fields.get(3));
    var rest = Double.parseDouble(fields.get(4));
    var actual = subject.apply(x, y);
    return Math.abs((actual - rounded) / Math.ulp(rounded) - rest);
  }

  @Test
  void logarithmOfAPowerOfTenIsItsExponent() {
    for (var n = -307; n <= 308; n++) {
      assertThat(Elementary.log10(Double.parseDouble("1e" + n))).isEqualTo(n);
    }
  }

  @Test
  void logarithmOfAPowerOfTheBaseIsItsExponent() {
    assertThat(Elementary.log(1000, 10)).isEqualTo(3);
    for (var base = 2; base < 100; base++) {
      var power = (double) base;
      for (var n = 1; power < 0x1p53; n++) {
        assertThat(Elementary.log(power, base)).isEqualTo(n);
        power *= base;
      }
    }
  }

  @Test
  void powersOfIntegersAreExactWhereTheyAreDoubles() {
    for (var base = -120; base <= 120; base++) {
      for (var n = 0; n < 60; n++) {
        var exact = new BigDecimal(BigInteger.valueOf(base).pow(n));
        if (exact.compareTo(new BigDecimal(exact.doubleValue())) == 0) {
          assertThat(Elementary.pow(base, n)).isEqualTo(exact.doubleValue());
        }
      }
    }
  }

  @Test
  void powersWithTheUsualExponentsAreRoundedCorrectly() {
    var random = new SplittableRandom(4);
    for (var i = 0; i < 1000; i++) {
      var x = random.nextDouble(0, 100);
      assertThat(Elementary.pow(x, 2)).isEqualTo(x * x);
      assertThat(Elementary.pow(x, 1)).isEqualTo(x);
      assertThat(Elementary.pow(x, 0.5)).isEqualTo(Math.sqrt(x));
    }
  }

  @Test
  void signsOfPowersFollowTheParityOfTheExponent() {
    assertThat(Elementary.pow(-2, 3)).isEqualTo(-8);
    assertThat(Elementary.pow(-1, 0x1p52 + 1)).isEqualTo(-1);
    assertThat(Elementary.pow(-1, 0x1p53 - 1)).isEqualTo(-1);
    assertThat(Elementary.pow(-1, 0x1p53)).isEqualTo(1);
    assertThat(Elementary.pow(-1, 0x1p52 - 0.5)).isNaN();
  }

  /// J.-M. Muller, Elementary Functions, names it as the double that comes nearest.
  @Test
  void anglesNextToAQuarterTurnKeepTheirDigits() {
    var x = 0x1.6ac5b262ca1ffp849;
    assertThat(Elementary.cos(x)).isCloseTo(-4.687165924254628e-19, within(1e-34));
    assertThat(Elementary.cos(Math.PI / 2)).isEqualTo(6.123233995736766e-17);
    assertThat(Elementary.sin(Math.PI)).isEqualTo(1.2246467991473532e-16);
    assertThat(Elementary.tan(Math.PI)).isEqualTo(-1.2246467991473532e-16);
  }

  @Test
  void functionsKeepTheSymmetryOfTheirGraphs() {
    var random = new SplittableRandom(5);
    for (var i = 0; i < 1000; i++) {
      var x = random.nextDouble(0, 30);
      var y = random.nextDouble(0, 1);
      assertThat(Elementary.sin(-x)).isEqualTo(-Elementary.sin(x));
      assertThat(Elementary.cos(-x)).isEqualTo(Elementary.cos(x));
      assertThat(Elementary.tan(-x)).isEqualTo(-Elementary.tan(x));
      assertThat(Elementary.arcsin(-y)).isEqualTo(-Elementary.arcsin(y));
      assertThat(Elementary.arctan(-x)).isEqualTo(-Elementary.arctan(x));
      assertThat(Elementary.sinh(-x)).isEqualTo(-Elementary.sinh(x));
      assertThat(Elementary.cosh(-x)).isEqualTo(Elementary.cosh(x));
      assertThat(Elementary.tanh(-x)).isEqualTo(-Elementary.tanh(x));
    }
  }

  @Test
  void functionsAscendWhereTheyShould() {
    ascends(Elementary::exp, -700, 700);
    ascends(Elementary::exp, -1, 1);
    ascends(Elementary::ln, 0, 4);
    ascends(Elementary::log10, 0, 4);
    ascends(Elementary::sin, 0, 1.57);
    ascends(x -> -Elementary.cos(x), 0, 3.14);
    ascends(Elementary::tan, 0, 1.57);
    ascends(Elementary::arcsin, -1, 1);
    ascends(x -> -Elementary.arccos(x), -1, 1);
    ascends(Elementary::arctan, -4, 4);
    ascends(Elementary::sinh, -4, 4);
    ascends(Elementary::cosh, 0, 4);
    ascends(Elementary::tanh, -4, 4);
    ascends(x -> Elementary.pow(x, 1.7), 0, 4);
    ascends(x -> Elementary.pow(1.7, x), -4, 4);
  }

  /// From neighbour to neighbour, at random places.
  private static void ascends(DoubleUnaryOperator function, double from, double to) {
    var random = new SplittableRandom(6);
    for (var i = 0; i < 200; i++) {
      var x = random.nextDouble(from, to);
      for (var step = 0; step < 50; step++) {
        var next = Math.nextUp(x);
        assertThat(function.applyAsDouble(next)).isGreaterThanOrEqualTo(function.applyAsDouble(x));
        x = next;
      }
    }
  }

  private static final Exact EXACT = Exact.read();

  private record Exact(List<String> lines) {

    static Exact read() {
      var stream =
          Objects.requireNonNull(ElementaryAccuracyTest.class.getResourceAsStream("exact.csv"));
      try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        return new Exact(reader.lines().toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
