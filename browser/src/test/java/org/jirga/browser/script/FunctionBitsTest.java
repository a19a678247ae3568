package org.jirga.browser.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.engine.arithmetic.RandomKey;
import org.jirga.engine.program.Calculation;
import org.jirga.engine.program.Op;
import org.jirga.engine.script.ScriptWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The functions of a script have the bits of their Java twins, far outside of what models ask for.
class FunctionBitsTest {

  private static final List<Op> ELEMENTARY =
      List.of(
          Op.POWER,
          Op.TRUNCATE,
          Op.REMAINDER,
          Op.FLOOR_REMAINDER,
          Op.QUOTIENT,
          Op.MIN,
          Op.MAX,
          Op.EXP,
          Op.LN,
          Op.LOG,
          Op.LOG10,
          Op.SIN,
          Op.COS,
          Op.TAN,
          Op.ARCSIN,
          Op.ARCCOS,
          Op.ARCTAN,
          Op.SINH,
          Op.COSH,
          Op.TANH);

  /// Numbers that operands are taken from, besides 0 to 1.
  private static final double[] COMMON = {
    -30,
    -2,
    -1,
    -0.5,
    -0.0,
    0,
    1e-7,
    0.3,
    0.5,
    1,
    1.5,
    2,
    2.5,
    3,
    4,
    7,
    25,
    45.5,
    60,
    1e6,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private static final int KEY = 20211126;

  /// Of the names of functions and a number of arguments, the results in hexadecimal.
  private static final String ELEMENTARY_RESULTS =
      """
      (count) => {
        const view = new DataView(new ArrayBuffer(8));
        const hex = (word) => (word >>> 0).toString(16).padStart(8, "0");
        const text = (x) => {
          view.setFloat64(0, x);
          return x !== x ? "nan" : hex(view.getUint32(0)) + hex(view.getUint32(4));
        };
        // one in two of any size, the others of usual sizes
        const argument = (number) => {
          keyWith(0, %d, 0, number);
          if (number %% 4 < 2) {
            return (uniformOfKey() - 0.5) * (number %% 8 < 4 ? 4 : 200);
          }
          view.setInt32(0, key[0]);
          view.setInt32(4, key[1]);
          return view.getFloat64(0);
        };
        const lines = [];
        for (const apply of functions) {
          let line = "";
          for (let i = 0; i < count; i++) {
            line += text(apply(argument(3 * i), argument(3 * i + 1), argument(3 * i + 2)));
          }
          lines.push(line);
        }
        return lines.join("\\n");
      }\
      """
          .formatted(KEY);

  @Test
  void elementaryFunctionsInGraal() {
    try (var engine = new GraalEngine()) {
      compareElementary(engine, 300);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
  void elementaryFunctionsInChromium() {
    try (var engine = new ChromiumEngine()) {
      compareElementary(engine, 40_000);
    }
  }

  @Test
  void calculationsInGraal() {
    try (var engine = new GraalEngine()) {
      compareCalculations(engine, 10);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
  void calculationsInChromium() {
    try (var engine = new ChromiumEngine()) {
      compareCalculations(engine, 1000);
    }
  }

  private static void compareElementary(ScriptEngine engine, int count) {
    var functions =
        ELEMENTARY.stream()
            .map(FunctionBitsTest::javaScript)
            .collect(Collectors.joining(",\n", "const functions = [", "];\n"));
    var text =
        engine.text(
            "(() => {"
                + parts("arithmetic", "random")
                + functions
                + "return ("
                + ELEMENTARY_RESULTS
                + ")("
                + count
                + "); })()");
    var lines = text.split("\n");
    for (var line = 0; line < ELEMENTARY.size(); line++) {
      var op = ELEMENTARY.get(line);
      var expected =
          IntStream.range(0, count)
              .mapToObj(
                  i -> hex(op.apply(argument(3 * i), argument(3 * i + 1), argument(3 * i + 2))))
              .collect(Collectors.joining());
      assertThat(lines[line].equals(expected)).as("%s has the same bits", op).isTrue();
    }
  }

  /// As scripts call it.
  private static String javaScript(Op op) {
    return switch (op) {
      case POWER -> "pow";
      case REMAINDER -> "(a, b) => a % b";
      case FLOOR_REMAINDER -> "floorRemainder";
      case MIN -> "(a, b) => Math.min(a, b)";
      case MAX -> "(a, b) => Math.max(a, b)";
      default -> op.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static double argument(int number) {
    var bits = RandomKey.with(KEY, number);
    if (number % 4 < 2) {
      return (((bits >>> 12) + 0.5) * 0x1p-52 - 0.5) * (number % 8 < 4 ? 4 : 200);
    }
    return Double.longBitsToDouble(bits);
  }

  private record Call(Calculation calculation, int element, double[] operands) {

    String javaScript() {
      return Arrays.stream(operands)
          .mapToObj(Double::toString)
          .collect(
              Collectors.joining(
                  ", ", "Calculation.%s(%d, [".formatted(calculation, element), "])"));
    }
  }

  private static void compareCalculations(ScriptEngine engine, int times) {
    var random = new Random(KEY);
    var calls = new ArrayList<Call>();
    for (var calculation : Calculation.values()) {
      for (var time = 0; time < times; time++) {
        calls.add(call(calculation, random));
      }
    }
    var text =
        engine.text(
            "(() => {"
                + parts("arithmetic", "random", "tables", "calculations")
                + """
                const view = new DataView(new ArrayBuffer(8));
                const hex = (word) => (word >>> 0).toString(16).padStart(8, "0");
                const text = (x) => {
                  view.setFloat64(0, x);
                  return x !== x ? "nan" : hex(view.getUint32(0)) + hex(view.getUint32(4));
                };
                """
                + "return ["
                + calls.stream().map(Call::javaScript).collect(Collectors.joining(",\n"))
                + "].map(text).join(\"\\n\"); })()");
    var lines = text.split("\n");
    for (var at = 0; at < lines.length; at++) {
      var call = calls.get(at);
      assertThat(lines[at])
          .as(call.javaScript())
          .isEqualTo(hex(call.calculation().apply(call.element(), call.operands())));
    }
  }

  private static Call call(Calculation calculation, Random random) {
    IntFunction<double[]> any =
        count -> IntStream.range(0, count).mapToDouble(_ -> operand(random)).toArray();
    var operands =
        switch (calculation) {
          case SORT_ORDER, RANK, NTH_SMALLEST, ELEMENT_AT, STANDARD_DEVIATION -> any.apply(6);
          case NTH_SMALLEST_PAIR -> any.apply(7);
          case VECTOR_LOOKUP -> table(any.apply(4 + 5), random);
          case SELECT -> actions(any.apply(3 + 2 * 4), random);
          case ALLOCATION_TERMS -> profiles(any.apply(1 + 5 * 3), random);
          case ALLOCATE -> share(any.apply(4 + 5), random);
          case MARKET_PRICE -> market(profiles(any.apply(1 + 5 * 3), random), random);
          case DEMAND_AT_PRICE, SUPPLY_AT_PRICE -> profiles(any.apply(1 + 5), random);
          case INVERT_MATRIX -> any.apply(9);
          case GAMMA_LN, FACTORIAL -> any.apply(1);
          case DATE_PART -> date(any.apply(6), random);
          case COMBINATIONS, PERMUTATIONS -> few(any.apply(2), random);
          case ROUND, RESEED -> any.apply(2);
          case NORMAL_BELOW, NORMAL_DENSITY -> any.apply(3);
          case NORMAL_QUANTILE,
              RANDOM_NORMAL,
              RANDOM_EXPONENTIAL,
              RANDOM_POISSON,
              RANDOM_BINOMIAL,
              RANDOM_NEGATIVE_BINOMIAL,
              RANDOM_GAMMA,
              RANDOM_BETA,
              RANDOM_WEIBULL,
              RANDOM_TRIANGULAR,
              RANDOM_LOGISTIC,
              RANDOM_PARETO,
              RANDOM_GEOMETRIC ->
              chance(any.apply(7), random);
        };
    var element =
        switch (calculation) {
          case SORT_ORDER, RANK -> random.nextInt(5);
          case ALLOCATION_TERMS -> random.nextInt(4);
          case INVERT_MATRIX -> random.nextInt(9);
          default -> 0;
        };
    return new Call(calculation, element, operands);
  }

  private static double operand(Random random) {
    return random.nextInt(3) == 0 ? random.nextDouble() : COMMON[random.nextInt(COMMON.length)];
  }

  private static double[] table(double[] operands, Random random) {
    operands[1] = random.nextInt(3);
    operands[2] = 1 + random.nextInt(3);
    operands[3] = random.nextInt(11);
    return operands;
  }

  private static double[] actions(double[] operands, Random random) {
    operands[1] = random.nextInt(12);
    operands[2] = random.nextInt(4);
    return operands;
  }

  private static double[] profiles(double[] operands, Random random) {
    for (var at = 2; at < operands.length; at += 5) {
      operands[at] = random.nextInt(6);
    }
    return operands;
  }

  private static double[] share(double[] operands, Random random) {
    operands[0] = random.nextInt(3);
    operands[5] = random.nextInt(6);
    return operands;
  }

  private static double[] market(double[] operands, Random random) {
    operands[0] = 1 + random.nextInt(2);
    return operands;
  }

  private static double[] date(double[] operands, Random random) {
    operands[0] *= random.nextInt(-2000, 2000);
    operands[1] = random.nextInt(11);
    operands[2] = random.nextInt(-400, 2400);
    operands[3] = random.nextInt(1, 13);
    operands[4] = random.nextInt(1, 32);
    operands[5] = random.nextInt(9);
    return operands;
  }

  /// A loop of so many steps follows.
  private static double[] few(double[] operands, Random random) {
    operands[1] = random.nextInt(20);
    return operands;
  }

  private static double[] chance(double[] operands, Random random) {
    operands[0] = random.nextDouble();
    operands[1] = random.nextInt(3) == 0 ? -1 : Double.NEGATIVE_INFINITY;
    operands[2] = random.nextInt(3) == 0 ? 40 : Double.POSITIVE_INFINITY;
    for (var at = 3; at < operands.length; at++) {
      operands[at] = Math.clamp(operands[at], -30, 60);
    }
    return operands;
  }

  private static String parts(String... names) {
    return Stream.of(names).map(FunctionBitsTest::part).collect(Collectors.joining());
  }

  private static String part(String name) {
    try (var in = ScriptWriter.class.getResourceAsStream(name + ".js")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String hex(double value) {
    return Double.isNaN(value)
        ? "nan"
        : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
  }
}
