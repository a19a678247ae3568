package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.model.check.TestModel.apply;
import static org.jirga.model.check.TestModel.binary;
import static org.jirga.model.check.TestModel.call;
import static org.jirga.model.check.TestModel.number;
import static org.jirga.model.check.TestModel.plus;
import static org.jirga.model.check.TestModel.ref;

import java.util.List;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Severity;
import org.jirga.model.structure.Model;
import org.junit.jupiter.api.Test;

class UnitCheckTest {

  @Test
  void consistentEquationsHaveNoComplaint() {
    var model =
        quantities()
            .stock("level", "person", ref("flow"), ref("people"))
            .auxiliary("area", "metre^2", binary(BinaryOp.POWER, ref("length"), number(2)))
            .auxiliary("side", "metre", call(Function.SQRT, ref("area")))
            .auxiliary("decay", "Dmnl", call(Function.EXP, negative(ref("ratio"))))
            .auxiliary("moved", "person", binary(BinaryOp.MULTIPLY, ref("flow"), ref("time")))
            .auxiliary("rate", "1/Month", call(Function.ZIDZ, ref("flow"), ref("people")))
            .auxiliary("late", "person", call(Function.DELAY3, ref("people"), ref("year")))
            .auxiliary(
                "risen", "person", call(Function.RAMP, ref("flow"), ref("year"), ref("year")))
            .auxiliary("pulse", "1", call(Function.PULSE, ref("year"), ref("TIME STEP")))
            .lookup("effect", "person")
            .auxiliary("looked up", "person", apply("effect", ref("length")))
            .auxiliary("in place", "metre", inPlace(ref("people")));

    assertThat(model.complaints()).isEmpty();
  }

  @Test
  void unitsOfVariablesAreGiven() {
    var checked = quantities().check();

    assertThat(checked.units().get(Name.of("flow"))).hasToString("person/Month");
    assertThat(checked.units().get(Model.TIME_STEP)).hasToString("Month");
  }

  @Test
  void termsOfASumHaveOneUnit() {
    assertThat(
            quantities().auxiliary("x", "person", plus(ref("people"), ref("length"))).complaints())
        .containsExactly(
            "U012 units differ: left is 'person', right is 'metre'"
                + " (a factor in 'person/metre' is missing)");
  }

  @Test
  void complaintsAreWarnings() {
    assertThat(quantities().auxiliary("x", "metre", ref("people")).check().diagnostics())
        .extracting(diagnostic -> diagnostic.severity())
        .containsExactly(Severity.WARNING);
  }

  @Test
  void millionsOfPeopleAreNotPeople() {
    var model =
        quantities()
            .constant("millions", "Mperson/Month", 1)
            .stock("level", "person", plus(ref("flow"), ref("millions")), number(0));

    assertThat(model.complaints())
        .containsExactly(
            "U012 units differ: left is 'person/Month', right is 'Mperson/Month'"
                + " (a factor in 'person/Mperson' is missing)");
  }

  @Test
  void innermostMistakeIsTheOnlyComplaint() {
    var inner = plus(ref("people"), ref("length"));
    var outer = plus(binary(BinaryOp.MULTIPLY, inner, ref("ratio")), ref("year"));

    assertThat(quantities().auxiliary("x", "Month", outer).complaints())
        .singleElement()
        .asString()
        .contains("left is 'person', right is 'metre'");
  }

  @Test
  void numbersHaveNoUnit() {
    assertThat(quantities().auxiliary("x", "person", plus(number(5), ref("people"))).complaints())
        .containsExactly(
            "U012 units differ: left is 'Dmnl', right is 'person'"
                + " (a number has no unit; make it a constant with the unit 'person')");
  }

  @Test
  void zeroTakesAnyUnitWhereValuesAreChosenOrCompared() {
    var positive = binary(BinaryOp.GREATER, ref("people"), number(0));
    var model =
        quantities()
            .auxiliary("a", "person", call(Function.MAX, number(0), ref("people")))
            .auxiliary("b", "person", call(Function.MIN, ref("people"), negative(number(0))))
            .auxiliary("c", "person", choice(positive, number(0), ref("people")))
            .auxiliary("d", "person", choice(positive, ref("people"), number(0)))
            .auxiliary("e", "1", call(Function.XIDZ, ref("people"), ref("people"), number(0)));

    assertThat(model.complaints()).isEmpty();
  }

  @Test
  void zeroHasNoUnitInASum() {
    assertThat(quantities().auxiliary("x", "person", plus(ref("people"), number(0))).complaints())
        .singleElement()
        .asString()
        .startsWith("U012");
  }

  @Test
  void choicesHaveOneUnit() {
    var test = binary(BinaryOp.LESS, ref("length"), ref("people"));

    assertThat(
            quantities()
                .auxiliary("x", "person", choice(test, ref("people"), number(1)))
                .complaints())
        .containsExactly(
            "U012 units differ: left is 'metre', right is 'person'"
                + " (a factor in 'metre/person' is missing)",
            "U012 units differ: the value if true is 'person', the value if false is 'Dmnl'"
                + " (a number has no unit; make it a constant with the unit 'person')");
  }

  @Test
  void equationGivesTheUnitOfItsVariable() {
    assertThat(quantities().auxiliary("x", "person", ref("flow")).complaints())
        .containsExactly(
            "U013 'x' has the unit 'person' but its equation gives 'person/Month'"
                + " (a factor in 'Month' is missing)");
  }

  @Test
  void stockGathersItsUnitPerTime() {
    assertThat(quantities().stock("level", "person", ref("people"), ref("length")).complaints())
        .containsExactly(
            "U014 the net flow of 'level' should be in 'person/Month' but is in 'person'"
                + " (a factor in '1/Month' is missing)",
            "U015 the initial value of 'level' should be in 'person' but is in 'metre'"
                + " (a factor in 'person/metre' is missing)");
  }

  @Test
  void functionsCheckTheirArguments() {
    var model =
        quantities()
            .auxiliary("a", "1", call(Function.EXP, ref("people")))
            .auxiliary("b", "person", call(Function.SMOOTH, ref("people"), ref("length")))
            .auxiliary("c", "person", call(Function.STEP, ref("people"), number(5)))
            .auxiliary("d", "person", call(Function.MAX, ref("people"), ref("length")))
            .auxiliary("e", "1", binary(BinaryOp.POWER, ref("people"), ref("ratio")))
            .auxiliary("f", "1", binary(BinaryOp.POWER, ref("ratio"), ref("people")))
            .auxiliary("g", "1", call(Function.XIDZ, ref("people"), ref("people"), ref("length")));

    assertThat(model.complaints())
        .containsExactlyInAnyOrder(
            "U010 argument 1 of EXP should have no unit but has 'person'"
                + " (divide by a reference value in 'person')",
            "U011 argument 2 of SMOOTH should have the unit of time, 'Month', but has 'metre'"
                + " (a factor in 'Month/metre' is missing)",
            "U011 argument 2 of STEP should have the unit of time, 'Month', but has 'Dmnl'"
                + " (a number has no unit; make it a constant with the unit 'Month')",
            "U012 units differ: argument 1 of MAX is 'person', argument 2 is 'metre'"
                + " (a factor in 'person/metre' is missing)",
            "U010 the base of '^' with a varying exponent should have no unit but has 'person'"
                + " (divide by a reference value in 'person')",
            "U010 the exponent of '^' should have no unit but has 'person'"
                + " (divide by a reference value in 'person')",
            "U012 units differ: the quotient is 'Dmnl', argument 3 is 'metre'"
                + " (a factor in '1/metre' is missing)");
  }

  @Test
  void variableWithoutUnitIsOneComplaintAndFitsEverywhere() {
    var model =
        quantities()
            .auxiliary("x", "", ref("flow"))
            .auxiliary("y", "person", plus(ref("x"), ref("length")));

    assertThat(model.complaints())
        .containsExactly("U001 'x' has no unit (its equation gives 'person/Month')");
  }

  @Test
  void modelWithoutUnitsIsOneComplaint() {
    var model = TestModel.timed().constant("a", "", 1).auxiliary("b", "", ref("a"));

    assertThat(model.complaints())
        .containsExactly("U003 no variable of the model has a unit, so units are not checked");
  }

  @Test
  void unitThatCannotBeReadIsOneComplaint() {
    var model = quantities().constant("a", "person/", 1).auxiliary("b", "metre", ref("a"));

    assertThat(model.complaints())
        .containsExactly(
            "U002 the unit 'person/' cannot be read: a unit is missing at the end"
                + " (write a unit like 'USD/(person*Month)', 'meter^2' or 'Dmnl')");
  }

  @Test
  void boundsAndStepHaveTheUnitOfTime() {
    var model =
        new TestModel()
            .constant("INITIAL TIME", "Month", 0)
            .constant("FINAL TIME", "Year", 10)
            .constant("TIME STEP", "Month", 1)
            .constant("a", "metre", 1);

    assertThat(model.complaints())
        .containsExactly(
            "U011 'FINAL TIME' should have the unit of time, 'Month', but has 'Year'"
                + " (a factor in 'Month/Year' is missing)");
  }

  @Test
  void slipsInAPluralAreNamed() {
    var model =
        quantities()
            .constant("a", "metres", 1)
            .auxiliary("b", "metre", plus(ref("length"), ref("a")));

    assertThat(model.complaints())
        .containsExactly(
            "U012 units differ: left is 'metre', right is 'metres'"
                + " (units are compared letter by letter; write 'metre' or 'metres' everywhere)");
  }

  @Test
  void unitThatIsWrongIsOneComplaintAndNotOneForEachThatUsesIt() {
    var model =
        quantities()
            .auxiliary("speed", "meter/Month", binary(BinaryOp.DIVIDE, ref("length"), ref("year")))
            .auxiliary("way", "metre", binary(BinaryOp.MULTIPLY, ref("speed"), ref("year")))
            .auxiliary(
                "faster", "metre/Month", binary(BinaryOp.MULTIPLY, ref("speed"), ref("ratio")));

    assertThat(model.complaints())
        .containsExactly(
            "U013 'speed' has the unit 'meter/Month' but its equation gives 'metre/Month' (with the"
                + " unit 'metre/Month' 2 other equations would fit, which are not listed)");
  }

  @Test
  void whatFitsTheWrittenUnitIsNoEcho() {
    var model =
        quantities()
            .auxiliary("speed", "meter/Month", binary(BinaryOp.DIVIDE, ref("length"), ref("year")))
            .auxiliary("way", "metre", binary(BinaryOp.MULTIPLY, ref("speed"), ref("year")))
            .auxiliary("other", "meter", binary(BinaryOp.MULTIPLY, ref("speed"), ref("year")));

    assertThat(model.complaints())
        .extracting(complaint -> complaint.substring(0, 12))
        .containsExactly("U013 'speed'", "U013 'way' h");
  }

  @Test
  void mistakeOfItsOwnInAnEquationThatUsesAWrongUnitStays() {
    var model =
        quantities()
            .auxiliary("speed", "meter/Month", binary(BinaryOp.DIVIDE, ref("length"), ref("year")))
            .auxiliary("way", "person", binary(BinaryOp.MULTIPLY, ref("speed"), ref("year")));

    assertThat(model.complaints())
        .extracting(complaint -> complaint.substring(0, 12))
        .containsExactly("U013 'speed'", "U013 'way' h");
  }

  private static TestModel quantities() {
    return TestModel.timed()
        .constant("people", "person", 1)
        .constant("flow", "person/Month", 1)
        .constant("length", "metre", 1)
        .constant("ratio", "Dmnl", 1)
        .constant("year", "Month", 12);
  }

  private static Expr negative(Expr operand) {
    return new Expr.Unary(UnaryOp.MINUS, operand, TestModel.ANYWHERE);
  }

  private static Expr choice(Expr test, Expr then, Expr otherwise) {
    return new Expr.Conditional(test, then, otherwise, TestModel.ANYWHERE);
  }

  private static Expr inPlace(Expr x) {
    var table = new LookupTable(List.of(new LookupTable.Point(0, 0)), LookupTable.Kind.CONTINUOUS);
    return new Expr.InlineLookup(table, x, TestModel.ANYWHERE);
  }
}
