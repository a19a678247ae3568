package org.jirga.model.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jirga.model.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExprPrinterTest {

  private static final Span NOWHERE = new Span(0, 0);

  private static Expr name(String name) {
    return new Expr.Reference(Name.of(name), List.of(), NOWHERE);
  }

  private static Expr binary(Expr left, BinaryOp op, Expr right) {
    return new Expr.Binary(op, left, right, NOWHERE);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "0.1, 0.1",
    "1e-5, 0.00001",
    "1e-7, 1e-07",
    "-1.5e20, -1.5e20",
    "1234567, 1234567",
    "0, 0",
    "-0.0, -0"
  })
  void numbersAreShort(double number, String printed) {
    assertThat(ExprPrinter.print(number)).isEqualTo(printed);
  }

  @Test
  void numbersReadBackToTheSameDouble() {
    var random = new Random(7);
    for (var i = 0; i < 10_000; i++) {
      var number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertThat(Double.parseDouble(ExprPrinter.print(number))).isEqualTo(number);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heat loss's $ 2 | heat loss's $ 2",
        "Größe | Größe",
        "IS-K | \"IS-K\"",
        "1st | \"1st\"",
        "a\\b | \"a\\\\b\""
      })
  void namesAreQuotedWhereTheyMustBe(String name, String printed) {
    assertThat(ExprPrinter.print(Name.of(name))).isEqualTo(printed);
  }

  @Test
  void parenthesesKeepTheTree() {
    var a = name("a");
    var b = name("b");
    var sum = binary(a, BinaryOp.ADD, b);
    assertThat(ExprPrinter.print(binary(sum, BinaryOp.MULTIPLY, a))).isEqualTo("(a + b) * a");
    assertThat(ExprPrinter.print(binary(a, BinaryOp.SUBTRACT, sum))).isEqualTo("a - (a + b)");
    assertThat(ExprPrinter.print(binary(sum, BinaryOp.SUBTRACT, a))).isEqualTo("a + b - a");
    var power = binary(a, BinaryOp.POWER, b);
    assertThat(ExprPrinter.print(binary(power, BinaryOp.POWER, a))).isEqualTo("(a^b)^a");
    assertThat(ExprPrinter.print(binary(a, BinaryOp.POWER, power))).isEqualTo("a^a^b");
  }

  @Test
  void aLookupNamedAsAFunctionIsQuoted() {
    var lookup = new Expr.Reference(Name.of("step"), List.of(), NOWHERE);
    assertThat(ExprPrinter.print(new Expr.LookupCall(lookup, name("x"), NOWHERE)))
        .isEqualTo("\"step\"(x)");
  }
}
