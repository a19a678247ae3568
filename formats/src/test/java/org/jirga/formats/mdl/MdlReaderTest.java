package org.jirga.formats.mdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jirga.formats.ModelReader;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Severity;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Expectation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MdlReaderTest {

  private static Model read(String text) {
    var reading = ModelReader.read(new Source("folder/model.mdl", text));
    assertThat(reading.diagnostics()).isEmpty();
    return reading.model();
  }

  private static Variable variable(Model model, String name) {
    return model.variable(Name.of(name)).orElseThrow();
  }

  private static String shown(Equation equation) {
    return equation.subscripts().stream().map(s -> s.name().text()).toList()
        + " "
        + ExprPrinter.print(equation.body());
  }

  @Test
  void expectationsAreReadAndAreNoVariables() {
    var model =
        read(
            """
            stock = INTEG(1, 5) ~~|
            full :TEST INPUT: stock = 10 ~~|
            empties :THE CONDITION: full :AND: stock > 3 :IMPLIES: :AT LEAST ONCE: stock = 0 ~~|
            """);
    assertThat(model.variables()).hasSize(1);
    assertThat(model.expectations()).hasSize(2);
    var constraint = (Expectation.Constraint) model.expectations().getLast();
    assertThat(constraint.once()).isTrue();
    assertThat(ExprPrinter.print(constraint.consequence())).isEqualTo("stock = 0");
  }

  @Test
  void elementsOfAStockMayBeConstants() {
    var model =
        read(
            """
            place : here, there, elsewhere, nowhere ~~|
            last : elsewhere, nowhere ~~|
            people[here] = 7 / 2 ~~|
            people[there] = INTEG(1, 5) ~~|
            people[last] = 3, 4 ~~|
            """);
    var people = (Variable.Stock) variable(model, "people");
    assertThat(
            people.accumulations().stream()
                .map(
                    it ->
                        it.subscripts().getFirst().name().text()
                            + ": "
                            + ExprPrinter.print(it.netFlow())
                            + ", "
                            + ExprPrinter.print(it.initial())))
        .containsExactly("here: 0, 7 / 2", "there: 1, 5", "elsewhere: 0, 3", "nowhere: 0, 4");
  }

  @Test
  void commentsMayHoldComments() {
    var model =
        read(
            """
            {a {b} c} one = 1 {of {two}
            {kinds}} + 1 ~~|
            two = 3 { a brace: { } + 1 ~ dmnl ~ {not closed |
            """);
    assertThat(model.variables().stream().map(it -> it.name().text()))
        .containsExactly("one", "two");
    assertThat(shown(((Variable.Auxiliary) variable(model, "two")).equations().getFirst()))
        .isEqualTo("[] 3 + 1");
  }

  @Test
  void textWithoutAnEquationIsToldOf() {
    var reading = ModelReader.read(new Source("model.mdl", "one = 1 ~ dmnl ~ ok | ~ two = 2 ~~|"));
    assertThat(reading.diagnostics().stream().map(it -> it.code().kind().id()))
        .containsExactly("R053");
    assertThat(reading.diagnostics().getFirst().span()).isEqualTo(new Span(24, 31));
  }

  @Test
  void keywordsMayBeWrittenWithoutSpaces() {
    var model =
        read(
            """
            :MACRO: twice(x)
            twice = 2 * x ~~|
            :END_OF  MACRO:
            :MACRO: half(x)
            half = x / 2 ~~|
            :EndOfMacro:
            stock = INTEG(twice(1) - half(2), 5) ~~|
            full:TESTINPUT:stock = 10 ~~|
            empties:THECONDITION:full:IMPLIES::ATLEASTONCE:stock = 0 ~~|
            """);
    assertThat(model.expectations()).hasSize(2);
    assertThat(((Expectation.Constraint) model.expectations().getLast()).once()).isTrue();
  }

  @Test
  void unitsThatTheSettingsDeclareToBeOneAre() {
    var model =
        read(
            """
            x = 1 ~ Widget ~ |
            \\\\\\---/// Sketch information - do not modify anything except names
            ///---\\\\\\
            :L<%^E!@
            22:Widget,Widgets
            22:Month, Months
            15:0,0,0,0,0,0
            """);
    assertThat(model.unitSynonyms())
        .extracting(words -> words.stream().map(Written::text).toList())
        .containsExactly(List.of("Widget", "Widgets"), List.of("Month", "Months"));
  }

  @Test
  void macrosTakeThePlaceOfFunctionsOfTheirName() {
    var model =
        read(
            """
            :MACRO: SINTEG(x)
            SINTEG = 2 * x ~~|
            :END OF MACRO:
            twice = SINTEG(3) ~~|
            """);
    assertThat(variable(model, "twice")).isInstanceOf(Variable.Auxiliary.class);
  }

  @Test
  void macrosThatNothingCallsNeedNotBeRead() {
    var text =
        """
        :MACRO: ROOT(x)
        ROOT = FIND ZERO(x) ~~|
        :END OF MACRO:
        :MACRO: TWICE(x)
        TWICE = PLUS(x, x) ~~|
        :END OF MACRO:
        :MACRO: PLUS(x, y)
        PLUS = x + y ~~|
        :END OF MACRO:
        """;
    assertThat(messages(text + "four = TWICE(2) ~~|"))
        .containsExactly(
            "the macro 'ROOT' is passed over, since nothing calls it:"
                + " 'FIND ZERO' takes 9 arguments, not 1");
    assertThat(messages(text + "four = ROOT(2) ~~|"))
        .containsExactly("'FIND ZERO' takes 9 arguments, not 1");
  }

  @Test
  void elementsMayBeNumbersOrBeginWithThem() {
    var model =
        read(
            """
            lane : 1, 20, 300 -> (age : 0 to 4, 5to9, old) ~~|
            age : 0 to 4, 5to9, old ~~|
            x[lane] = 1, 2, 3 ~~|
            y[0 to 4] = x[20] ~~| y[5to9] = SUM(x[lane!]) ~~| y[old] = 3 ~~|
            """);
    assertThat(model.dimensions().getFirst().elements())
        .containsExactly(Name.of("1"), Name.of("20"), Name.of("300"));
    assertThat(model.dimensions().getLast().elements())
        .containsExactly(Name.of("0 to 4"), Name.of("5to9"), Name.of("old"));
    assertThat(messages("lane : 1.5, 2 ~~|"))
        .containsExactly("expected the name of an element but found '1.5'");
  }

  @Test
  void whatComesFromDataThatAreMissingIsNoErrorOfItsOwn() {
    assertThat(messages("x ~~| y := x ~~| z :RAW: := 2 * y ~~|"))
        .containsExactly("'x' has no equation and no data");
    assertThat(messages("x = 1 ~~| z :RAW: := x ~~|"))
        .containsExactly("the keyword of 'z' asks for data, but there are none on the right side");
  }

  @Test
  void namesGoOnInTheNextLine() {
    var model =
        read("cost of care = 1 ~~| x = 2 * cost of\\\n\t\t care + \"cost \\\n\t\tof care\" ~~|");
    assertThat(shown(((Variable.Auxiliary) variable(model, "x")).equations().getFirst()))
        .isEqualTo("[] 2 * cost of care + cost of care");
  }

  private static List<String> messages(String text) {
    return ModelReader.read(new Source("model.mdl", text)).diagnostics().stream()
        .map(Diagnostic::message)
        .toList();
  }

  @Test
  void pipelineOfADelayIsAStock() {
    var model = read("made = DELAYP(begun, 3 : under way) ~unit/Month~| begun = 1 ~~|");

    assertThat(variable(model, "under way")).isInstanceOf(Variable.Stock.class);
    assertThat(variable(model, "under way").description().unit()).isEmpty();
    assertThat(variable(model, "made").description().unit()).isPresent();
  }

  @Test
  void delayWithAPipelineHasTwoArguments() {
    var text = "made = DELAYP(1, 3, 5 : under way) ~~|";
    assertThat(ModelReader.read(new Source("model.mdl", text)).diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .containsExactly("'DELAYP' takes an input, a delay time and a name for the pipeline");
  }

  @Test
  void outputsOfMacrosHaveTheExceptionsOfTheCallerIfTheyHaveItsSubscripts() {
    var model =
        read(
            """
            :MACRO: TWICE(x : more)
            TWICE = 2 * x ~~|
            more = 3 * x ~~|
            :END OF MACRO:
            d : a, b ~~|
            y[a] = 1 ~~|
            y[d] :EXCEPT: [a] = TWICE(4 : z[d]) ~~|
            """);
    var equations = ((Variable.Auxiliary) variable(model, "z")).equations();
    assertThat(equations.getFirst().exceptions()).hasSize(1);
  }

  @Test
  void eachKindOfVariableIsFound() {
    var model =
        read(
            """
            {UTF-8}
            people = INTEG(births - deaths * 2 + arrivals, 100) ~~|
            births = people * birth rate ~~|
            deaths = people / 50 ~~|
            arrivals = 3 ~~|
            birth rate = -0.5 ~~|
            effect((0,1),(1,2)) ~~|
            """);
    assertThat(model.variables())
        .extracting(v -> v.getClass().getSimpleName() + " " + v.name())
        .containsExactly(
            "Stock people",
            "Flow births",
            "Auxiliary deaths",
            "Constant arrivals",
            "Constant birth rate",
            "Lookup effect");
    assertThat(model.name()).isEqualTo("model");
    assertThat(model.method()).isEqualTo(Method.EULER);
  }

  @Test
  void unitsLoseTheirRangeAndCommentsTheirLineBreaks() {
    var model =
        read(
            "cost = 5\n\t~\t $/year [0,500E6,1]\n\t~\tThe total \\\n\t\tcost.\n\t\tSecond line\n"
                + "\t~\t:SUPPLEMENTARY\n\t|\nfree = 1 ~ [0,?] ~~|");
    var cost = variable(model, "cost").description();
    assertThat(cost.unit().orElseThrow().text()).isEqualTo("$/year");
    var span = cost.unit().orElseThrow().span();
    assertThat(model.source().text().substring(span.start(), span.end())).isEqualTo("$/year");
    assertThat(cost.comment()).isEqualTo("The total cost.\nSecond line");
    assertThat(variable(model, "free").description().unit()).isEmpty();
  }

  @Test
  void headingsGroupTheVariablesBelowThem() {
    var model =
        read(
            """
            before = 1 ~~|
            ********************************************************
            \t.Control
            ********************************************************~
            \t\tSimulation Control Parameters
            \t|

            FINAL TIME  = 4 ~ Month ~ The end. |
            """);
    assertThat(variable(model, "before").description().group()).isEmpty();
    assertThat(variable(model, "final time").description().group()).contains("Control");
  }

  @Test
  void listsOfNumbersAreWrittenOut() {
    var model =
        read(
            """
            row : r1, r2 ~~|
            column : (c1-c3) ~~|
            vector[column] = 1, -2, +3 ~~|
            table[row, column] = 1, 2, 3; 4, 5, 6; ~~|
            slab[row, c2, column] = 1, 2, 3; 4, 5, 6; ~~|
            """);
    assertThat(((Variable.Constant) variable(model, "vector")).equations())
        .extracting(MdlReaderTest::shown)
        .containsExactly("[c1] 1", "[c2] -2", "[c3] 3");
    assertThat(((Variable.Constant) variable(model, "table")).equations())
        .extracting(MdlReaderTest::shown)
        .startsWith("[r1, c1] 1", "[r1, c2] 2", "[r1, c3] 3", "[r2, c1] 4");
    assertThat(((Variable.Constant) variable(model, "slab")).equations())
        .extracting(MdlReaderTest::shown)
        .contains("[r2, c2, c3] 6");
  }

  @Test
  void subrangesStandForTheirElements() {
    var model = read("all : a, some, z ~~| some : (s1-s2), more ~~| more : m ~~|");
    assertThat(model.dimensions().getFirst().elements())
        .extracting(Name::text)
        .containsExactly("a", "s1", "s2", "m", "z");
  }

  @Test
  void oneVariableMayHaveManyEquations() {
    var model =
        read(
            """
            place : north, south ~~|
            people[north] = INTEG(growth, 1) ~~|
            people[south] = INTEG(-growth, 2) ~person~ All of them. |
            growth = 2 * 3 ~~|
            """);
    var people = (Variable.Stock) variable(model, "people");
    assertThat(people.accumulations()).hasSize(2);
    assertThat(people.description().unit()).isPresent();
    assertThat(people.description().comment()).isEqualTo("All of them.");
  }

  @Test
  void lookupsMayListAllXBeforeAllY() {
    var lookup = (Variable.Lookup) variable(read("effect(0, 5, 1, 2) ~~|"), "effect");
    assertThat(lookup.tables().getFirst().points().points())
        .extracting("x", "y")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0.0, 1.0),
            org.assertj.core.groups.Tuple.tuple(5.0, 2.0));
  }

  @Test
  void quotedNamesMayHoldWhatEndsAnEquation() {
    var model = read("\"a | b ~ c\" = 3 ~~|\nd = \"a | b ~ c\" * 2 ~~|");
    assertThat(model.variables())
        .extracting(v -> v.name().text())
        .containsExactly("a | b ~ c", "d");
  }

  @Test
  void theSketchIsNotPartOfTheModel() {
    var model = read("a = 1 ~~|\n\n\\\\\\---/// Sketch information\nV300\n*View 1\nb = 2 ~~|\n");
    assertThat(model.variables()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, EULER", "4, RK2", "5, RK4"})
  void theMethodIsInTheSettings(String number, Method method) {
    var model =
        read(
            "a = 1 ~~|\r\n\\\\\\---/// Sketch\r\n///---\\\\\\\r\n:L\u007f<%^E!@\r\n15:0,0,0,"
                + number
                + ",0,0\r\n");
    assertThat(model.method()).isEqualTo(method);
  }

  @Test
  void aBrokenDefinitionKeepsItsNameAndTheOthers() {
    var reading =
        ModelReader.read(new Source("m.mdl", "a[x] = 3 + ~~| b = \"open ~~|\nc = a[x] * 2 ~~|"));
    assertThat(reading.diagnostics()).hasSize(2);
    assertThat(reading.model().variables())
        .extracting(v -> v.name().text())
        .containsExactly("a", "b", "c");
  }

  @Test
  void anUnchangeableConstantIsAConstant() {
    assertThat(variable(read("a == 7 ~~|"), "a")).isInstanceOf(Variable.Constant.class);
  }

  @Test
  void aListOfCausesIsPassedOverWhereThereIsAnEquation() {
    var model = read("a = A FUNCTION OF(b) ~~|a = b + 1 ~~|b = 2 ~~|");
    assertThat(((Variable.Auxiliary) variable(model, "a")).equations()).hasSize(1);
  }

  @Test
  void anExpectationAboutEveryVariableIsLeftOut() {
    var text = "a = 3 ~~|small :THE CONDITION: a = 2 * 3 :IMPLIES: * < 6 :AND: * >= 1 ~~|";
    var reading = ModelReader.read(new Source("m.mdl", text));
    assertThat(reading.model().expectations()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("the expectation 'small' is left out: '*' in it is not supported");
  }

  @Test
  void dataBetweenTimesAreReadAsTheReferenceHasIt() {
    var text = "d ~~|a = GET DATA BETWEEN TIMES(d, Time, %s) ~~|";
    assertThat(messages(text.formatted("0"))).noneMatch(it -> it.contains("published results"));
    assertThat(messages(text.formatted("-1"))).anyMatch(it -> it.contains("published results"));
  }

  @Test
  void anEquationThatIgnoresCausesIsNotComplete() {
    var text = "a = b + 1 :IGNORE: c ~~|b = 2 ~~|c = 3 ~~|";
    assertThat(ModelReader.read(new Source("m.mdl", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "this equation is not complete yet: it is going to use what ':IGNORE:' lists");
  }

  @Test
  void whatIsUsedButNotDefinedIsDataWhereThereAreSome(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("model.mdl"), "a = outside + nowhere ~~|");
    var data = Files.writeString(folder.resolve("data.csv"), "Time,outside\n0,1\n1,2\n");
    var model = ModelReader.read(file, List.of(data)).model();
    assertThat(model.variable(Name.of("outside"))).isPresent();
    assertThat(model.variable(Name.of("nowhere"))).isEmpty();
  }

  @Test
  void dataThatCannotBeReadAreAnErrorWhereTheyAreUsed(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("model.mdl"), "a = outside + own ~~|own ~~|");
    var data =
        Files.writeString(
            folder.resolve("data.csv"), "Time,outside,own,note\n0,1,1,first\n1,n/a,\"1,200\",\n");
    assertThat(ModelReader.read(file, List.of(data)).diagnostics())
        .filteredOn(it -> it.severity() == Severity.ERROR)
        .extracting(it -> it.code().id() + " " + it.message())
        .containsExactlyInAnyOrder(
            "R035 line 3 of '%s' holds 'n/a' for 'outside', not a number".formatted(data),
            "R035 line 3 of '%s' holds '1,200' for 'own', not a number".formatted(data));
  }

  @Test
  void aRangeThatRepeatsAnElementIsNotSummedOver() {
    var text =
        """
        fuel: coal, gas ~~|
        plant: a, b, c ~~|
        fuel of plant: coal, gas, gas -> plant ~~|
        price[fuel] = 1, 2 ~~|
        all = SUM(price[fuel of plant!]) ~~|
        twice[fuel of plant] = 3 ~~|
        """;
    assertThat(ModelReader.read(new Source("m.mdl", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "'fuel of plant' lists an element more than once and cannot be summed over",
            "'fuel of plant' lists an element more than once and cannot be on a left side");
  }

  @Test
  void limitsStandBehindTheUnit() {
    var limits = variable(read("a = 3 ~ people [0, 10,0.5] ~ [not these, 4]|"), "a").description();
    assertThat(limits.unit().orElseThrow().text()).isEqualTo("people");
    assertThat(limits.limits().orElseThrow().low()).isZero();
    assertThat(limits.limits().orElseThrow().high()).isEqualTo(10);
    assertThat(limits.limits().orElseThrow().step()).contains(0.5);
    var open = variable(read("a = 3 ~ [?,?] ~ |"), "a").description();
    assertThat(open.unit()).isEmpty();
    assertThat(open.limits().orElseThrow().include(-1e300)).isTrue();
  }
}
