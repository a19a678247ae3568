package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bits of 100,000 results of each function, as one number: they are the same on every machine,
/// and nobody changes them without another [Elementary#VERSION].
class ElementaryBitsTest {

  private static final int RESULTS = 100_000;

  @ParameterizedTest
  @EnumSource
  void bitsAreThoseOfTheVersion(Subject subject) {
    assertThat(Elementary.VERSION).isEqualTo("jirga-1");
    assertThat(Long.toHexString(hash(subject))).isEqualTo(expected(subject));
  }

  private static String expected(Subject subject) {
    return switch (subject) {
      case EXP -> "2b9d9afc3d17199c";
      case LN -> "d168521acb0b8407";
      case LOG10 -> "7d6e4f41f88094d5";
      case SIN -> "8606d88d2eb2b1c7";
      case COS -> "595ba6e2382978bd";
      case TAN -> "bd963e05482fc600";
      case ARCSIN -> "8d1407964b25cd0c";
      case ARCCOS -> "62b7a7e49c42b919";
      case ARCTAN -> "cb096cd50b9dff0b";
      case SINH -> "51e238bfbba83334";
      case COSH -> "998f46fdc7ba2336";
      case TANH -> "619eee9d3f92ba89";
      case POW -> "993a8771e20583c5";
      case LOG -> "c9efb3abe1e93185";
    };
  }

  private static long hash(Subject subject) {
    var random = new SplittableRandom(7);
    var hash = 0L;
    for (var i = 0; i < RESULTS; i++) {
      var x = subject.argument(random);
      var y = subject.second(random, x);
      var bits = Double.doubleToLongBits(subject.apply(x, y));
      hash = Long.rotateLeft(hash ^ bits, 29) * 0x9E3779B97F4A7C15L;
    }
    return hash;
  }
}
