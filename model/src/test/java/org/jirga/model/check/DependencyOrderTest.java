package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.model.check.TestModel.apply;
import static org.jirga.model.check.TestModel.call;
import static org.jirga.model.check.TestModel.equation;
import static org.jirga.model.check.TestModel.number;
import static org.jirga.model.check.TestModel.plus;
import static org.jirga.model.check.TestModel.ref;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.model.expr.Function;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {

  @Test
  void eachComesAfterWhatItNeeds() {
    var checked =
        TestModel.timed()
            .auxiliary("c", "1", plus(ref("b"), ref("level")))
            .auxiliary("b", "1", apply("effect", ref("a")))
            .auxiliary("a", "1", ref("k"))
            .lookup("effect", "1")
            .constant("k", "1", 1)
            .stock("level", "1", number(0), ref("b"))
            .auxiliary("free", "1", number(2))
            .check();

    assertThat(checked.hasErrors()).isFalse();
    assertThat(labels(checked.dynamicOrder())).containsExactly("a", "b", "c", "free");
    assertThat(labels(checked.initialOrder()))
        .endsWith("effect", "k", "a", "b", "level", "c", "free");
  }

  @Test
  void stocksBreakLoops() {
    var model =
        TestModel.timed()
            .stock("level", "1", ref("flow"), number(1))
            .auxiliary("flow", "1/Month", ref("level"));

    assertThat(model.check().hasErrors()).isFalse();
  }

  @Test
  void wholeCycleIsShown() {
    var model =
        TestModel.timed()
            .auxiliary("a", "1", ref("b"))
            .auxiliary("b", "1", plus(ref("c"), ref("d")))
            .auxiliary("c", "1", ref("a"))
            .auxiliary("d", "1", ref("a"))
            .auxiliary("self", "1", ref("self"));

    assertThat(model.complaints())
        .containsExactly(
            "C001 circular definition: a -> b -> c -> a (each needs the next at the same time;"
                + " a stock or a delay in between breaks the loop)",
            "C001 circular definition: self -> self (each needs the next at the same time;"
                + " a stock or a delay in between breaks the loop)");
  }

  @Test
  void cycleThroughEachElementIsOneComplaint() {
    var model =
        TestModel.timed()
            .range("r", "x", "y", "z")
            .elements("a", "1", equation(ref("b", "r"), "r"))
            .elements("b", "1", equation(ref("a", "r"), "r"));

    assertThat(model.complaints())
        .containsExactly(
            "C001 circular definition: a[x] -> b[x] -> a[x] (each needs the next at the same time;"
                + " a stock or a delay in between breaks the loop)");
  }

  @Test
  void elementsMayNeedOthersOfTheSameVariable() {
    var checked =
        TestModel.timed()
            .range("r", "x", "y", "z")
            .elements(
                "a",
                "1",
                equation(ref("a", "y"), "x"),
                equation(ref("a", "z"), "y"),
                equation(number(1), "z"))
            .check();

    assertThat(checked.hasErrors()).isFalse();
    assertThat(labels(checked.dynamicOrder())).containsExactly("a[z]", "a[y]", "a[x]");
  }

  @Test
  void delaysBreakLoopsAfterTheInitialTime() {
    var model =
        TestModel.timed()
            .auxiliary("a", "1", call(Function.SMOOTHI, ref("b"), ref("TIME STEP"), number(0)))
            .auxiliary("b", "1", plus(ref("a"), number(1)));

    assertThat(model.check().hasErrors()).isFalse();
  }

  @Test
  void initialValuesMayBeCircularAlone() {
    var model =
        TestModel.timed()
            .auxiliary("a", "1", call(Function.SMOOTH, ref("b"), ref("TIME STEP")))
            .auxiliary("b", "1", plus(ref("a"), number(1)));

    assertThat(model.complaints())
        .containsExactly(
            "C002 circular initial values: a -> b -> a (each initial value needs the next;"
                + " give one of them a number, or use ACTIVE INITIAL)");
  }

  @Test
  void activeInitialBreaksInitialLoops() {
    var model =
        TestModel.timed()
            .stock("level", "1", number(0), ref("a"))
            .auxiliary("a", "1", call(Function.ACTIVE_INITIAL, ref("level"), number(5)));

    assertThat(model.check().hasErrors()).isFalse();
  }

  @Test
  void longChainsDoNotOverflow() {
    var model = TestModel.timed();
    var length = 50_000;
    for (var i = 0; i < length; i++) {
      model.auxiliary("v" + i, "1", i + 1 < length ? ref("v" + (i + 1)) : number(1));
    }
    var order = labels(model.check().dynamicOrder());

    assertThat(order).hasSize(length).startsWith("v49999", "v49998").endsWith("v1", "v0");
  }

  @Test
  void longCyclesAreCutInTheMessage() {
    var model = TestModel.timed();
    var length = 50_000;
    for (var i = 0; i < length; i++) {
      model.auxiliary("v" + i, "1", ref("v" + (i + 1) % length));
    }

    assertThat(model.complaints())
        .singleElement()
        .asString()
        .startsWith("C001 circular definition: v0 -> v1 -> ")
        .contains("v39 -> … 49960 more … -> v0");
  }

  @Test
  void sumsOfSumsAreBounded() {
    var names = names(250);
    var model =
        TestModel.timed()
            .range("d1", names)
            .range("d2", names)
            .range("d3", names)
            .elements("a", "1", equation(ref("Time"), "d1"))
            .elements("c", "1", equation(ref("Time"), "d1", "d2"))
            .elements(
                "b",
                "1",
                equation(
                    call(Function.SUM, plus(ref("a", "d3!"), ref("c", "d1", "d2"))), "d1", "d2"));

    assertThat(model.check(new Room(500_000_000)).diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .anyMatch(
            message ->
                message.matches("with 'b' the equations have [0-9]+ terms and more, which .*"));
  }

  @Test
  void aSumThatElementsHaveInCommonIsCountedOnce() {
    var names = names(2500);
    var model =
        TestModel.timed()
            .range("d1", names)
            .elements("a", "1", equation(number(1), "d1"))
            .elements("b", "1", equation(call(Function.SUM, ref("a", "d1!")), "d1"));

    assertThat(model.complaints()).isEmpty();
    assertThat(labels(model.check().dynamicOrder())).hasSize(5000).endsWith("b[e2499]");
  }

  @Test
  void aCircleThroughASumInCommonNamesOnlyWhatIsWritten() {
    var model =
        TestModel.timed()
            .range("d1", names(3))
            .elements("a", "1", equation(ref("b", "d1"), "d1"))
            .elements("b", "1", equation(call(Function.SUM, ref("a", "d1!")), "d1"));

    assertThat(model.complaints())
        .singleElement()
        .asString()
        .startsWith("C001 circular definition: a[e0] -> b[e0] -> a[e0] (");
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(number -> "e" + number).toArray(String[]::new);
  }

  private static List<String> labels(List<Definition> definitions) {
    return definitions.stream().map(Definition::label).toList();
  }
}
