package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.model.check.TestModel.apply;
import static org.jirga.model.check.TestModel.call;
import static org.jirga.model.check.TestModel.equation;
import static org.jirga.model.check.TestModel.number;
import static org.jirga.model.check.TestModel.plus;
import static org.jirga.model.check.TestModel.ref;

import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.junit.jupiter.api.Test;

class NameResolutionTest {

  @Test
  void soundModelHasNoComplaint() {
    var model =
        TestModel.timed()
            .stock("level", "litre", ref("inflow"), number(3))
            .constant("inflow", "litre/Month", 1)
            .auxiliary("now", "Month", ref("time"));

    assertThat(model.complaints()).isEmpty();
  }

  @Test
  void unknownNameSuggestsTheNearest() {
    var model =
        TestModel.timed()
            .constant("birth rate", "1/Month", 0.1)
            .auxiliary("births", "1/Month", ref("brith rate"));

    assertThat(model.complaints())
        .containsExactly("N001 'brith rate' is not defined (did you mean 'birth rate'?)");
  }

  @Test
  void logicWithoutColonsIsAName() {
    var model = TestModel.timed().constant("at war", "1", 1).auxiliary("a", "1", ref("not at war"));

    assertThat(model.complaints())
        .containsExactly(
            "N001 'not at war' is not defined (if no name is meant, Vensim writes :NOT:)");
  }

  @Test
  void secondDefinitionIsAnError() {
    var model = TestModel.timed().constant("rate", "1", 1).constant("Rate", "1", 2);

    assertThat(model.complaints())
        .containsExactly(
            "N002 'Rate' is defined twice, first in line 1 (rename or remove one of the two)");
  }

  @Test
  void lookupNeedsAnArgument() {
    var model = TestModel.timed().lookup("effect", "1").auxiliary("a", "1", ref("effect"));

    assertThat(model.complaints())
        .containsExactly(
            "N003 'effect' is a lookup and has no value of its own"
                + " (apply it to a value: 'effect(…)')");
  }

  @Test
  void variableIsNotALookup() {
    var model =
        TestModel.timed().constant("rate", "1", 1).auxiliary("a", "1", apply("rate", number(2)));

    assertThat(model.complaints())
        .containsExactly(
            "N004 'rate' is not a lookup or a known function"
                + " (for a product write 'rate * (…)')");
  }

  @Test
  void unknownFunctionSuggestsAFunctionOrLookup() {
    var model = TestModel.timed().auxiliary("a", "1", apply("smoth3", number(2)));

    assertThat(model.complaints())
        .containsExactly(
            "N004 'smoth3' is not a lookup or a known function (did you mean 'SMOOTH3'?)");
  }

  @Test
  void functionsCountTheirArguments() {
    var model =
        TestModel.timed()
            .auxiliary("a", "1", call(Function.MIN, number(1)))
            .auxiliary("b", "1", call(Function.XIDZ, number(1)));

    assertThat(model.complaints())
        .containsExactlyInAnyOrder(
            "N005 MIN takes 2 to 100 arguments, not 1", "N005 XIDZ takes 3 arguments, not 1");
  }

  @Test
  void subscriptAloneIsANumber() {
    var model =
        TestModel.timed()
            .range("region", "north", "south")
            .elements("a", "1", equation(plus(ref("north"), ref("region")), "region"))
            .auxiliary("b", "1", ref("region"))
            .auxiliary("c", "1", ref("north", "region"));

    assertThat(model.complaints())
        .containsExactlyInAnyOrder(
            "S007 'region' is not a subscript of the left side"
                + " (name one of its elements, or sum over it: 'SUM(…[region!])')",
            "N006 'north' is a subscript, not a variable (alone it is the number of its element)");
  }

  @Test
  void elementsAreNumberedInTheWholeRange() {
    var checked =
        TestModel.timed()
            .range("warm", "south", "west")
            .range("region", "north", "south", "west")
            .check();

    assertThat(checked.elementNumbers())
        .containsEntry(Name.of("north"), 1)
        .containsEntry(Name.of("south"), 2)
        .containsEntry(Name.of("west"), 3);
  }

  @Test
  void timeCannotBeDefined() {
    assertThat(TestModel.timed().constant("time", "Month", 1).complaints())
        .containsExactly(
            "N007 'time' is the time of the simulation and cannot be defined"
                + " (give the variable another name)");
  }

  @Test
  void rangeIsDefinedOnceWithDifferentElements() {
    var model = TestModel.timed().range("r", "a", "A").range("R", "b");

    assertThat(model.complaints())
        .containsExactly(
            "N008 the subscript range 'r' has the element 'A' twice",
            "N008 the subscript range 'R' is defined twice");
  }
}
