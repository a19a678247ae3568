package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.model.check.TestModel.call;
import static org.jirga.model.check.TestModel.equation;
import static org.jirga.model.check.TestModel.number;
import static org.jirga.model.check.TestModel.ref;
import static org.jirga.model.check.TestModel.said;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.junit.jupiter.api.Test;

class ShapeCheckTest {

  @Test
  void leftSideGivesTheShape() {
    var checked =
        regions().elements("sales", "1", equation(number(1), "product", "region")).check();

    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.shapes().get(Name.of("sales")))
        .extracting(dimension -> dimension.name().text())
        .containsExactly("product", "region");
    assertThat(checked.initialOrder())
        .extracting(Definition::label)
        .contains("sales[tea,north]", "sales[tea,south]", "sales[tea,west]", "sales[salt,north]");
  }

  @Test
  void elementAndSubrangeTogetherCoverTheRange() {
    var checked =
        regions()
            .elements("sales", "1", equation(number(1), "warm"), equation(number(2), "north"))
            .check();

    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.shapes().get(Name.of("sales")))
        .extracting(Dimension::name)
        .containsExactly(Name.of("region"));
    var sales =
        checked.initialOrder().stream()
            .filter(definition -> definition.variable().name().equals(Name.of("sales")))
            .toList();
    assertThat(sales)
        .extracting(Definition::label)
        .containsExactly("sales[north]", "sales[south]", "sales[west]");
    assertThat(sales).extracting(Definition::equation).containsExactly(1, 0, 0);
    assertThat(sales)
        .extracting(Definition::bindings)
        .containsExactly(
            Map.of(),
            Map.of(Name.of("warm"), Name.of("south"), Name.of("region"), Name.of("south")),
            Map.of(Name.of("warm"), Name.of("west"), Name.of("region"), Name.of("west")));
  }

  @Test
  void missingElementsAreListed() {
    assertThat(regions().elements("sales", "1", equation(number(1), "north")).complaints())
        .containsExactly(
            "S012 'sales' has no equation for 'south', 'west' (what uses them is an error)");
  }

  @Test
  void missingElementsCannotBeUsed() {
    var model =
        regions()
            .elements("sales", "1", equation(number(1), "north"), equation(number(2), "west"))
            .elements("north sales", "1", equation(ref("sales", "north")))
            .elements("south sales", "1", equation(ref("sales", "south")))
            .elements("warm sales", "1", equation(ref("sales", "warm"), "warm"))
            .auxiliary("total", "1", call(Function.SUM, ref("sales", "region!")));

    assertThat(model.complaints())
        .filteredOn(complaint -> complaint.startsWith("S003"))
        .containsExactly("S003 'sales' has no equation for 'south' (give it one)");
  }

  @Test
  void exceptionsAreLeftToOtherEquations() {
    var except = List.of(equation(number(0), "warm", "tea").subscripts());
    var equation = equation(number(1), "region", "product");
    var checked =
        regions()
            .elements(
                "sales",
                "1",
                new Equation(equation.subscripts(), except, number(1), equation.span()),
                equation(number(2), "warm", "tea"))
            .check();

    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.initialOrder())
        .filteredOn(definition -> definition.equation() == 1)
        .extracting(Definition::label)
        .containsExactly("sales[south,tea]", "sales[west,tea]");
  }

  @Test
  void exceptionHasAsManySubscriptsAsTheLeftSide() {
    var except = List.of(equation(number(0), "warm").subscripts());
    var equation = equation(number(1), "region", "product");

    assertThat(
            regions()
                .elements(
                    "sales",
                    "1",
                    new Equation(equation.subscripts(), except, number(1), equation.span()))
                .complaints())
        .containsExactly("S002 this exception has 1 subscript but 'sales' has 2");
  }

  @Test
  void elementIsDefinedOnce() {
    var model =
        regions()
            .elements("sales", "1", equation(number(1), "region"), equation(number(2), "north"));

    assertThat(model.complaints())
        .containsExactly(
            "S004 'sales[north]' is defined twice (leave it out of one of the two equations)");
  }

  @Test
  void scalarIsDefinedOnce() {
    assertThat(
            TestModel.timed()
                .elements("a", "1", equation(number(1)), equation(number(2)))
                .complaints())
        .containsExactly(
            "N002 'a' is defined twice, first in line 1 (rename or remove one of the two)");
  }

  @Test
  void elementsNeedACommonRange() {
    var model =
        regions().elements("x", "1", equation(number(1), "north"), equation(number(2), "tea"));

    assertThat(model.complaints())
        .containsExactly(
            "S005 no subscript range has all the elements that 'x' is defined for: 'north', 'tea'"
                + " (define a range with these elements)");
  }

  @Test
  void leftSidesHaveOneCountOfSubscripts() {
    var model = regions().elements("x", "1", equation(number(1), "north"), equation(number(2)));

    assertThat(model.complaints())
        .containsExactly("S002 'x' has 0 subscripts here but 1 in its first equation");
  }

  @Test
  void unknownSubscriptSuggestsTheNearest() {
    var model = regions().elements("x", "1", equation(number(1), "regoin"));

    assertThat(model.complaints())
        .containsExactly(
            "S001 'regoin' is not a subscript range or one of its elements"
                + " (did you mean 'region'?)");
  }

  @Test
  void whatCountsOnFromAnElementNeedsIt() {
    var mapped = call(Function.VECTOR_ELM_MAP, ref("sales", "region"), number(1));
    var model =
        regions()
            .elements("sales", "1", equation(number(1), "region"))
            .elements("next", "1", equation(mapped, "region"))
            .auxiliary("nowhere", "1", mapped);

    assertThat(model.complaints())
        .singleElement()
        .asString()
        .startsWith("S007 'region' is not a subscript of the left side");
  }

  @Test
  void productsOfRangesAreBounded() {
    var names = elements(1000);
    var model =
        TestModel.timed()
            .range("d1", names)
            .range("d2", names)
            .range("d3", names)
            .elements("huge", "1", equation(number(1), "d1", "d2", "d3"))
            .elements("huge, too", "1", equation(number(1), "d1", "d2", "d3"));

    assertThat(model.complaints())
        .containsExactly(
            "S011 with 'huge' the model has 1000000004 elements, which is too many (no model may"
                + " have more than 20,000,000 elements and 100,000,000 terms; shorten its ranges)");
  }

  private static String[] elements(int count) {
    return IntStream.range(0, count).mapToObj(i -> "e" + i).toArray(String[]::new);
  }

  @Test
  void aMachineHoldsAsManyElementsAsItHasMemoryFor() {
    var names = elements(1200);
    var model =
        TestModel.timed()
            .range("d1", names)
            .range("d2", names)
            .elements("large", "1", equation(number(1), "d1", "d2"));

    assertThat(said(model.check(new Room(1_000_000_000))))
        .containsExactly(
            "S011 with 'large' the model has 1440004 elements, which is too many (that takes about"
                + " 1.2 GB, and there are 1.0: give it more with JIRGA_JAVA_OPTS=-Xmx2g, or shorten"
                + " its ranges)");
    assertThat(model.check(new Room(1_300_000_000)).shapes()).containsKey(Name.of("large"));
  }

  @Test
  void subrangeSelectsFromTheRange() {
    var model =
        regions()
            .elements("sales", "1", equation(number(1), "region"))
            .elements("warm sales", "1", equation(ref("sales", "warm"), "warm"));

    assertThat(model.complaints()).isEmpty();
  }

  @Test
  void rangeDoesNotSelectFromTheSubrange() {
    var model =
        regions()
            .elements("warm sales", "1", equation(number(1), "warm"))
            .elements("sales", "1", equation(ref("warm sales", "region"), "region"));

    assertThat(model.complaints())
        .containsExactly(
            "S006 'region' has the element 'north', for which 'warm sales' is not defined");
  }

  @Test
  void rightSideBindsByName() {
    var model =
        regions()
            .elements("sales", "1", equation(number(1), "region"))
            .elements("tea sales", "1", equation(ref("sales", "region"), "product"))
            .elements("warm sales", "1", equation(ref("sales", "region"), "warm"))
            .elements("some sales", "1", equation(ref("sales", "warm"), "region"))
            .auxiliary("some", "1", ref("sales", "region"))
            .auxiliary("all", "1", ref("sales"))
            .auxiliary("odd", "1", ref("sales", "tea"))
            .auxiliary("more", "Month", ref("Time", "region"));

    assertThat(model.complaints())
        .containsExactlyInAnyOrder(
            "S007 'warm' is not a subscript of the left side (write 'region' as on the left side,"
                + " or map one of the two to the other ('->'))",
            "S007 'region' is not a subscript of the left side"
                + " (name one of its elements, or sum over it: 'SUM(…[region!])')",
            "S002 'sales' needs 1 subscript, not 0 (write 'sales[region]' or elements of these)",
            "S006 'tea' is not an element of 'region', over which 'sales' is defined",
            "S002 'Time' has no subscripts (write 'Time' alone)");
  }

  @Test
  void sumsRunOverReducedSubscripts() {
    var model =
        regions()
            .elements("sales", "1", equation(number(1), "region"))
            .auxiliary("total", "1", call(Function.SUM, ref("sales", "region!")))
            .auxiliary("warm total", "1", call(Function.SUM, ref("sales", "warm!")))
            .auxiliary("no sum", "1", ref("sales", "region!"))
            .elements("none", "1", equation(call(Function.SUM, ref("sales", "region")), "region"));

    assertThat(model.complaints())
        .containsExactlyInAnyOrder(
            "S008 all elements of 'region' can only stand inside SUM and its like",
            "S009 this SUM has no subscript to run over"
                + " (mark the subscript with '!', as in 'SUM(sales[region!])')");
  }

  private static TestModel regions() {
    return TestModel.timed()
        .range("region", "north", "south", "west")
        .range("warm", "south", "west")
        .range("product", "tea", "salt");
  }
}
