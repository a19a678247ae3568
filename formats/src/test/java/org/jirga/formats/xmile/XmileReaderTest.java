package org.jirga.formats.xmile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.LookupTable.Kind;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Expectation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmileReaderTest {

  private static String file(String before, String variables) {
    return """
    <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
    <sim_specs><start>0</start><stop>4</stop><dt>0.5</dt></sim_specs>
    %s
    <model><variables>%s</variables></model>
    </xmile>
    """
        .formatted(before, variables);
  }

  private static Model read(String text) {
    var reading = ModelReader.read(new Source("model.stmx", text));
    assertThat(reading.diagnostics()).isEmpty();
    return reading.model();
  }

  private static Model variables(String variables) {
    return read(file("", variables));
  }

  private static List<String> shown(Model model, String name) {
    return switch (model.variable(Name.of(name)).orElseThrow()) {
      case Variable.Stock stock ->
          stock.accumulations().stream()
              .map(
                  a ->
                      subscripts(a.subscripts())
                          + ExprPrinter.print(a.netFlow())
                          + "; "
                          + ExprPrinter.print(a.initial()))
              .toList();
      case Variable.Flow flow -> shown(flow.equations());
      case Variable.Auxiliary auxiliary -> shown(auxiliary.equations());
      case Variable.Constant constant -> shown(constant.equations());
      case Variable.Lookup lookup ->
          lookup.tables().stream()
              .map(table -> subscripts(table.subscripts()) + table.points())
              .toList();
    };
  }

  private static List<String> shown(List<Equation> equations) {
    return equations.stream()
        .map(e -> subscripts(e.subscripts()) + ExprPrinter.print(e.body()))
        .toList();
  }

  private static String subscripts(List<Subscript> subscripts) {
    return subscripts.isEmpty() ? "" : subscripts.stream().map(s -> s.name().text()).toList() + " ";
  }

  private static Variable.Lookup lookup(String gf) {
    return (Variable.Lookup) variables(gf).variables().getFirst();
  }

  /// As Stella writes them: each connection in the modules at both of its ends.
  @Test
  void connectionsOfOtherModulesDoNotTouchVariablesOfTheSameName() {
    var model =
        read(
            file("", CONNECTED)
                .replace(
                    "</xmile>",
                    """
                    <model name="seller"><variables>
                      <aux name="order"><eqn>5</eqn></aux>
                    </variables></model>
                    <model name="brewer"><variables>
                      <aux name="order" access="input"><eqn>0</eqn></aux>
                      <aux name="rate" access="input"/>
                      <aux name="made"><eqn>order * rate</eqn></aux>
                    </variables></model>
                    </xmile>
                    """));
    assertThat(shown(model, "seller.order")).containsExactly("5");
    assertThat(shown(model, "brewer.made")).containsExactly("\"seller.order\" * rate");
    assertThat(shown(model, "seen")).containsExactly("\"seller.order\"");
    assertThat(model.variable(Name.of("brewer.order"))).isEmpty();
  }

  private static final String CONNECTED =
      """
      <module name="seller">
        <connect to="brewer.order" from="seller.order"/>
        <connect2 to="brewer.order" from="seller.order"/>
      </module>
      <module name="brewer">
        <connect to="brewer.order" from="seller.order"/>
        <connect2 to="brewer.order" from="seller.order"/>
        <connect to="brewer.rate" from=".rate"/>
        <connect2 to="brewer.rate" from="rate"/>
      </module>
      <aux name="rate"><eqn>3</eqn></aux>
      <aux name="seen"><eqn>brewer.order</eqn></aux>
      """;

  /// Modules inside of others are named by their own names, and a full stop leads outside.
  @Test
  void modulesAreFoundByTheirOwnNames() {
    var model =
        read(
            file(
                    "",
                    """
                    <module name="outer"/>
                    <module name="other"><connect to='inner."a/b 0.5"' from="other.y"/></module>
                    <aux name="area"><eqn>4</eqn></aux>
                    <aux name="seen"><eqn>inner.x + .area</eqn></aux>
                    """)
                .replace(
                    "</xmile>",
                    """
                    <model name="outer"><variables><module name="inner"/></variables></model>
                    <model name="inner"><variables>
                      <aux name="a/b 0.5"/><aux name="x"><eqn>"a/b_0.5" / .area</eqn></aux>
                    </variables></model>
                    <model name="other"><variables>
                      <aux name="area"><eqn>1</eqn></aux><aux name="y"><eqn>.area</eqn></aux>
                    </variables></model>
                    </xmile>
                    """));
    assertThat(shown(model, "outer.inner.x")).containsExactly("\"other.y\" / area");
    assertThat(shown(model, "other.y")).containsExactly("area");
    assertThat(shown(model, "seen")).containsExactly("\"outer.inner.x\" + area");
  }

  @Test
  void anEncryptedModelIsCalledSo() {
    var text =
        file("", "").replace("<model>", "<model encryption-scheme='AES-128,CBC,SHA256' iv='x'>");
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .contains("this model is encrypted, which is not supported");
  }

  @Test
  void aVariableThatIsConnectedTwiceOrToItselfIsAnError() {
    var modules =
        """
        <module name="m"><connect to="a" from=".x"/><connect to="a" from=".y"/></module>
        <module name="n"><connect to="a" from="n.b"/><connect to="b" from="n.a"/></module>
        <aux name="x"><eqn>1</eqn></aux><aux name="y"><eqn>2</eqn></aux>
        """;
    var text =
        file("", modules)
            .replace(
                "</xmile>",
                """
                <model name="m"><variables><aux name="a"/></variables></model>
                <model name="n"><variables>
                  <aux name="a"><eqn>1</eqn></aux><aux name="b"><eqn>1</eqn></aux>
                </variables></model>
                </xmile>
                """);
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "'m.a' is connected to 'y' here, but to 'x' elsewhere",
            "'n.b' is connected to itself, by way of others");
  }

  @Test
  void unitsMayBeListedAsTheExamplesOfTheSpecificationDo() {
    var units =
        "<model_units><units name='People'><alias>person,persons</alias></units></model_units>";
    assertThat(read(file(units, "<aux name='a'><eqn>1</eqn></aux>")).unitSynonyms())
        .extracting(words -> words.stream().map(Written::text).toList())
        .containsExactly(List.of("People", "person", "persons"));
  }

  @Test
  void unitsThatAreMadeOfEachOtherOrCannotBeReadAreComplainedOf() {
    var units =
        """
        <model_units>
          <unit name="Newton"><eqn>Joule/meter</eqn></unit>
          <unit name="Joule"><alias>Joules</alias><eqn>Newton*meter</eqn></unit>
          <unit name="pace"><eqn>meter/</eqn></unit>
          <unit name="a"><eqn>b</eqn></unit><unit name="b"><eqn>a</eqn></unit>
        </model_units>\
        """;
    var work = "<aux name='work'><eqn>1</eqn><units>joules</units></aux>";
    var text = file(units, work).replace("<sim_specs>", "<sim_specs time_units='Day'>");
    assertThat(complaints(text))
        .containsExactly(
            "the unit 'Joule' is made of itself: Joule = Newton*meter, Newton = Joule/meter",
            "the unit 'meter/' cannot be read: a unit is missing at the end");
  }

  private static String withUnits(String declared, String... units) {
    var variables = new StringBuilder();
    for (var i = 0; i < units.length; i++) {
      variables.append(
          "<aux name='v%d'><eqn>%s</eqn><units>%s</units></aux>"
              .formatted(i, i == 0 ? "1" : "v" + (i - 1), units[i]));
    }
    return file("<model_units>%s</model_units>".formatted(declared), variables.toString())
        .replace("<sim_specs>", "<sim_specs time_units='Day'>");
  }

  @Test
  void namesOfUnitsAreTheSameInAnyCase() {
    var text = withUnits("", "Widget/Day", "widget/day", "WIDGET/Day", "Widget/Day");
    assertThat(complaints(text)).isEmpty();
    assertThat(read(text).unitSynonyms())
        .extracting(words -> words.stream().map(Written::text).toList())
        .containsExactly(List.of("Widget", "widget", "WIDGET"));
    assertThat(read(withUnits("<unit name='man-day'/>", "man-day", "Man-Day")).unitSynonyms())
        .extracting(words -> words.stream().map(Written::text).toList())
        .containsExactly(List.of("man-day"), List.of("man-day", "Man-Day"));
    assertThat(read(withUnits("<units><eqn>widget/day</eqn></units>", "widget")).unitSynonyms())
        .isEmpty();
    assertThat(complaints(withUnits("", "Widget_load", "gadget")))
        .containsExactly("'v1' has the unit 'gadget' but its equation gives 'Widget load'");
  }

  @Test
  void aHyphenMultipliesUnits() {
    var text = withUnits("", "kg-m/(s-s)", "kg*m*s^-2", "s^-2-kg-m", "(kg)-m/s^2", "kg-(m/s^2)");
    assertThat(complaints(text)).isEmpty();
    assertThat(complaints(withUnits("", "people-years", "year*person"))).isEmpty();
    assertThat(complaints(withUnits("<unit name='N'><eqn>kg-m/s^2</eqn></unit>", "N-s", "kg-m/s")))
        .isEmpty();
  }

  @Test
  void aHyphenInANameOfAUnitThatIsDeclaredIsPartOfIt() {
    var declared = "<unit name='man-hour'><alias>Man-Hours</alias></unit>";
    assertThat(complaints(withUnits(declared, "kg-man_hour", "man_hour-kg"))).isEmpty();
    assertThat(complaints(withUnits(declared, "kg-man-hour", "Man-hours-kg"))).isEmpty();
    assertThat(complaints(withUnits(declared, "man-hour", "man*hour")))
        .containsExactly("'v1' has the unit 'hour*man' but its equation gives 'man-hour'");
    assertThat(complaints(withUnits("", "30-day", "30-day", "&quot;a-b&quot;/30-day")))
        .containsExactly("'v2' has the unit '\"a-b\"/30-day' but its equation gives '30-day'");
  }

  @Test
  void instantaneousFlowsMatterOnlyToConveyorsQueuesAndOvens() {
    var specs = "<sim_specs instantaneous_flows='true'>";
    var text = file("", "<aux name='a'><eqn>1</eqn></aux>").replace("<sim_specs>", specs);
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics()).isEmpty();
  }

  @Test
  void timesThatCannotBeReadAreComplainedOfOnce() {
    var text = file("", "<aux name='a'><eqn>1</eqn><units>m</units></aux>");
    var withUnit = text.replace("<sim_specs>", "<sim_specs time_units='Month'>");
    assertThat(complaints(withUnit.replace("<stop>4<", "<stop>ten<")))
        .containsExactly("expected a number but found 'ten'");
    assertThat(complaints(withUnit.replace("<stop>4</stop>", "")))
        .containsExactly("<sim_specs> has no <stop>");
    assertThat(complaints(withUnit.replace("<start>0<", "<start><").replace("<dt>0.5", "<dt>half")))
        .containsExactly("expected a number but found ''", "expected a number but found 'half'");
    assertThat(complaints(text.replaceFirst("<sim_specs>.*", "")))
        .containsExactly(
            "the file does not say when a run starts and stops: it has no <sim_specs>");
  }

  /// Of reading and checking.
  private static List<String> complaints(String text) {
    var reading = ModelReader.read(new Source("model.xmile", text));
    return Stream.concat(
            reading.diagnostics().stream(),
            new ModelChecker().check(reading.model()).diagnostics().stream())
        .map(Diagnostic::message)
        .toList();
  }

  @Test
  void dataThatAreImportedOnDemandAreInTheFile() {
    var data = "<data><import frequency='on_demand' resource='a.csv'/><import enabled='0'/></data>";
    var text = file(data, "<aux name='a'><eqn>1</eqn></aux>");
    var reading = ModelReader.read(new Source("model.stmx", text));
    assertThat(reading.hasErrors()).isFalse();
    assertThat(reading.diagnostics()).hasSize(1);
  }

  @Test
  void anOvenHoldsNoListAtTheStart() {
    var oven =
        "<eqn>1, 2</eqn><outflow>out</outflow><oven><len>1</len><capacity>2</capacity></oven>";
    assertThat(messages("<stock name='a'>%s</stock><flow name='out'/>".formatted(oven)))
        .containsExactly("an oven holds one batch at the start, not a list");
  }

  @Test
  void listsOfInitialValuesHaveNoBlanksBetweenTheirCommas() {
    var belt = "<eqn>1,,2</eqn><outflow>out</outflow><conveyor><len>2</len></conveyor>";
    assertThat(messages("<stock name='a'>%s</stock><flow name='out'/>".formatted(belt)))
        .containsExactly("a value is missing in this list");
  }

  @Test
  void aListOfInitialValuesIsForEachElementThatHasALeakOfItsOwn() {
    var model =
        read(
            file(
                "<dimensions><dim name='d'><elem name='p'/><elem name='q'/></dim></dimensions>",
                """
                <stock name='a'><dimensions><dim name="d"/></dimensions><eqn>b, 2</eqn>
                <outflow>out</outflow><outflow>lost</outflow><conveyor><len>2</len></conveyor></stock>
                <flow name='out'><dimensions><dim name="d"/></dimensions></flow>
                <flow name='lost'><dimensions><dim name="d"/></dimensions><leak/>
                <element subscript="p"><eqn>0.5</eqn></element>
                <element subscript="q"><eqn>0.25</eqn></element></flow>
                <aux name="b"><dimensions><dim name="d"/></dimensions><eqn>3</eqn></aux>
                """));
    assertThat(shown(model, "lost"))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("[p]").contains("b[p], 2").doesNotContain("b[d]"),
            q -> assertThat(q).startsWith("[q]").contains("b[q], 2").doesNotContain("b[d]"));
  }

  @Test
  void leaksOfWholeUnitsOfOneConveyorAreEight() {
    var leaks = new StringBuilder();
    var outflows = new StringBuilder("<outflow>out</outflow>");
    for (var i = 0; i < 40; i++) {
      leaks.append("<flow name='l%d'><leak>0.01</leak><leak_integers/></flow>".formatted(i));
      outflows.append("<outflow>l%d</outflow>".formatted(i));
    }
    var belt = "<stock name='a'><eqn>1</eqn>%s<conveyor><len>2</len></conveyor></stock>";
    assertThat(messages(belt.formatted(outflows) + "<flow name='out'/>" + leaks))
        .containsExactly("more than 8 leaks of whole units of one conveyor are not supported yet");
  }

  @Test
  void whatVensimAddsIsReadOrRefused() {
    var stock =
        variables(
            """
            <stock name="a"><eqn>1</eqn><vensim:netflow> b - a </vensim:netflow></stock>
            <aux name="b"><eqn>2</eqn></aux>
            """);
    assertThat(shown(stock, "a")).containsExactly("b - a; 1");
    assertThat(
            messages(
                """
                <stock name="a"><eqn>1</eqn><inflow>f</inflow><vensim:netflow>2</vensim:netflow></stock>
                <flow name="f"><eqn>1</eqn></flow>
                <aux name="b" vensim:kind="data"><eqn>:RAW:</eqn></aux>
                <aux name="c"><vensim:except>:BUT: [x]</vensim:except><eqn>1</eqn></aux>
                """))
        .contains("a net flow beside flows of 'a' is not supported")
        .contains("'b' has no equation and no data")
        .hasSize(3);
  }

  @Test
  void expectationsOfVensimAreRead() {
    var model =
        read(
            file(
                "<header><product>Vensim</product></header>",
                """
                <aux name="a"><eqn>1</eqn></aux>
                <vensim:rc kind="test input" name="doubled"><eqn>:TEST INPUT: a=2</eqn></vensim:rc>
                <vensim:rc kind="constraint" name="it_holds">
                  <eqn>:THE CONDITION: doubled :IMPLIES: :AT LEAST ONCE: a&gt;1</eqn>
                </vensim:rc>
                """));
    assertThat(model.expectations())
        .extracting(one -> one.name().text())
        .containsExactly("doubled", "it_holds");
    assertThat(((Expectation.Constraint) model.expectations().getLast()).once()).isTrue();
  }

  @Test
  void onlyWhatVensimWroteIsInItsLanguage() {
    var equation = "<aux name='a'><eqn>IF_THEN_ELSE(:NOT: b = :NA:, b c, 0)</eqn></aux>";
    var others = "<aux name='b'><eqn>1</eqn></aux><aux name='b_c'><eqn>2</eqn></aux>";
    assertThat(messages(equation + others)).hasSize(1);
    var text = file("<header><product>Vensim</product></header>", equation + others);
    assertThat(shown(read(text), "a")).containsExactly("IF THEN ELSE(:NOT: b = :NA:, b c, 0)");
  }

  @Test
  void whoConvertsModelsOfVensimMayCallFunctionsByItsNames() {
    var equations =
        """
        <aux name="a"><eqn>( IF MODULO(TIME, 5) = 0 THEN 1 ELSE 2 )</eqn></aux>
        <aux name="b"><eqn>2 * VECTOR SELECT(v[*], w[*], 0, 0, 0) + VECTOR_ELM_MAP(w[young], 1)</eqn></aux>
        <aux name="v"><dimensions><dim name="age"/></dimensions><eqn>1</eqn></aux>
        <aux name="w"><dimensions><dim name="age"/></dimensions><eqn>3</eqn></aux>
        """;
    assertThat(messages(AGES, equations)).contains("unknown function 'MODULO'");
    var model = read(file("<header><product>Vensim, xmutil</product></header>" + AGES, equations));
    assertThat(shown(model, "a")).containsExactly("IF THEN ELSE(MODULO(Time, 5) = 0, 1, 2)");
    assertThat(shown(model, "b").toString())
        .contains("2 * VECTOR SELECT(v[age!], w[age!], 0, 0, 0) + VECTOR ELM MAP(w[young], 1)");
  }

  @Test
  void allocationsHaveAProfileForEachWhoAsksOrForAll() {
    var arrays =
        """
        <aux name="d"><dimensions><dim name="age"/></dimensions><eqn>1</eqn></aux>
        <aux name="w"><dimensions><dim name="age"/></dimensions><eqn>3</eqn></aux>
        <aux name="k"><eqn>1</eqn></aux><aux name="a"><dimensions><dim name="age"/></dimensions>
        """;
    var model =
        read(file(AGES, arrays + "<eqn>ALLOCATE(9, age, d, w[*], w[age] + 1, k)</eqn></aux>"));
    assertThat(shown(model, "a").toString()).contains("(d[age], w[age!], w[age!] + 1, k, 9)");
    assertThat(messages(AGES, arrays + "<eqn>ALLOCATE(9, age, k, w[*], 1, 1)</eqn></aux>"))
        .contains("the function 'ALLOCATE' is not supported yet");
  }

  @Test
  void parametersOfMacrosMayStandAmongTheVariablesWithValuesToTryThem() {
    var macro =
        """
        <macro name="GROWN"><eqn>result</eqn><parm>stream</parm><parm>growth time</parm><variables>
        <aux name="stream" access="input"><eqn>PULSE(100, 1, 9)</eqn></aux>
        <aux name="growth\\ntime" access="input"><eqn>20</eqn></aux>
        <aux name="result" access="output"><eqn>stream * growth_time</eqn></aux>
        </variables></macro>
        """;
    var model = read(file(macro, "<aux name='a'><eqn>GROWN(TIME, 3)</eqn></aux>"));
    assertThat(model.variables().stream().flatMap(one -> shown(model, one.name().text()).stream()))
        .contains("Time * 3")
        .noneMatch(one -> one.contains("PULSE"));
    var twice = macro.replace(" access=\"input\"", "");
    assertThat(messages(twice, "<aux name='a'><eqn>GROWN(TIME, 3)</eqn></aux>"))
        .contains(
            "the macro has two parameters, or a parameter and a variable, of the name 'stream'");
  }

  @Test
  void whatMachinesHadPartInMayBeSaid() {
    var text =
        file(
            "<ai_information><status verified='false'/><testing"
                + " signed_message_body='a=1'/></ai_information>",
            "<aux name='a' ai_state='A'><eqn>1</eqn></aux>");
    assertThat(shown(read(text.replace("version=\"1.0\"", "version=\"1.2\"")), "a"))
        .containsExactly("1");
  }

  @Test
  void aGraphMayHaveTheNameOfAFunctionThatIsNotRead() {
    var model =
        variables(
            """
            <aux name="rate"><eqn>TIME</eqn><gf><xscale min="0" max="2"/><ypts>0,6</ypts></gf></aux>
            <aux name="cap"><eqn>TIME</eqn><gf><xscale min="0" max="2"/><ypts>0,6</ypts></gf></aux>
            <aux name="a"><eqn>rate(1) + cap(2) + rate</eqn></aux>
            """);
    assertThat(shown(model, "a").toString()).contains("(1) + ").contains("(2) + rate");
  }

  @Test
  void aStockBeginsWithWhatItsOutflowsWouldTake() {
    var model =
        variables(
            """
            <stock name="s"><eqn>out + 1</eqn><outflow>out</outflow><non_negative/></stock>
            <flow name="out"><eqn>k * 2</eqn></flow><aux name="k"><eqn>3</eqn></aux>
            """);
    assertThat(shown(model, "s")).singleElement().asString().endsWith("; k * 2 + 1");
    assertThat(shown(model, "out").toString()).contains("MIN(k * 2");
  }

  @Test
  void functionsWithoutArgumentsAreRefusedUnlessTheyAreVariables() {
    var refused = file("", "<aux name='a'><eqn>RUNCOUNT</eqn></aux>");
    assertThat(ModelReader.read(new Source("model.stmx", refused)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("the function 'RUNCOUNT' is not supported yet");
    var own = variables("<aux name='a'><eqn>NAN</eqn></aux><aux name='nan'><eqn>1</eqn></aux>");
    assertThat(shown(own, "a")).containsExactly("NAN");
  }

  @Test
  void whatIsNoNumberEqualsWhatIsNone() {
    var model =
        variables(
            """
            <aux name="a"><eqn>IF b = NAN THEN 1 ELSE NAN</eqn></aux>
            <aux name="b"><eqn>IF NAN &lt;&gt; c THEN 1 ELSE 2</eqn></aux>
            <aux name="c"><eqn>IF_THEN_ELSE(TIME &gt; 2, 1, 2)</eqn></aux>
            """);
    assertThat(shown(model, "a")).containsExactly("IF THEN ELSE(b <> b, 1, 0 / 0)");
    assertThat(shown(model, "b")).containsExactly("IF THEN ELSE(c = c, 1, 2)");
    assertThat(shown(model, "c")).containsExactly("IF THEN ELSE(Time > 2, 1, 2)");
  }

  @Test
  void anElementMayStandBehindItsDimension() {
    var model =
        read(
            file(
                "<dimensions><dim name='d'><elem name='p'/><elem name='q'/></dim></dimensions>",
                """
                <aux name="a"><dimensions><dim name="d"/></dimensions>
                <eqn>IF d = d.q THEN 1 ELSE b[d.p]</eqn></aux>
                <aux name="b"><dimensions><dim name="d"/></dimensions><eqn>3</eqn></aux>
                """));
    assertThat(shown(model, "a")).containsExactly("[d] IF THEN ELSE(d = 2, 1, b[p])");
  }

  @Test
  void whatElementsHaveOfTheirOwnIsNotLeftOut() {
    var text =
        file(
                "<dimensions><dim name='d' size='1'/></dimensions>",
                "<stock name='a'><dimensions><dim name='d'/></dimensions><element subscript='1'>"
                    + "<eqn>1</eqn><conveyor><len>2</len></conveyor></element></stock>")
            .replace("<sim_specs>", "<sim_specs run_by='group'>");
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "a run of some groups or modules only ('group') is not supported yet",
            "<conveyor> for a single element is not supported yet");
  }

  @Test
  void oneModelMayBeInSeveralModules() {
    var modules =
        """
        <module name="m" s:model_name="part"/><module name="n" s:model_name="part"/>
        <aux name="a"><eqn>m.x + n.x</eqn></aux>
        """;
    var model =
        read(
            file("", modules)
                .replace(
                    "</xmile>",
                    "<model name='part'><variables><aux name='x'><eqn>1</eqn></aux></variables>"
                        + "</model></xmile>"));
    assertThat(shown(model, "n.x")).containsExactly("1");
  }

  @Test
  void modulesThatMultiplyAreAnError() {
    var both = "<module name='a'/><module name='b'/>";
    var model = "<model name='%s'><variables>" + both + "</variables></model>";
    var text =
        file("", both)
            .replace("</xmile>", model.formatted("a") + model.formatted("b") + "</xmile>");
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .contains("more than 2000 modules are not read");
  }

  @Test
  void parametersThatMayBeLeftOutComeLast() {
    var macro = "<macro name='M'><parm default='1'>a</parm><parm>b</parm><eqn>a+b</eqn></macro>";
    var text = file(macro, "<aux name='x'><eqn>M()</eqn></aux>");
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .contains("the macro 'M' has a parameter without a default behind one that has it");
  }

  @Test
  void anXmlDeclarationMayHoldAnything() {
    var text = "<?xml version=\"1.0\" encoding=\"utf-</a>8\"?>" + file("", "");
    assertThat(ModelReader.read(new Source("model.stmx", text)).model().variables()).isNotNull();
  }

  @Test
  void cycleTimesAreNotRecorded() {
    var text = file("", "").replace("<sim_specs>", "<sim_specs method='Cycle-Time'>");
    var reading = ModelReader.read(new Source("model.stmx", text));
    assertThat(reading.model().method()).isEqualTo(Method.EULER);
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "the file asks for cycle times, which are not recorded; Euler's method is used");
  }

  @Test
  void xmileMayHaveAPrefix() {
    var model =
        read(
            """
            <x:xmile xmlns:x="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
              <x:sim_specs><x:start>0</x:start><x:stop>1</x:stop></x:sim_specs>
              <x:model><x:variables><x:aux name="a"><x:eqn>1</x:eqn></x:aux></x:variables></x:model>
            </x:xmile>
            """);
    assertThat(shown(model, "a")).containsExactly("1");
  }

  @Test
  void netFlowsKeepTheOrderOfTheFile() {
    var model =
        variables(
            """
            <stock name="people"><eqn>100</eqn>
              <inflow>births</inflow><outflow>"deaths (all)"</outflow><inflow>moving_in</inflow>
            </stock>
            <stock name="leak"><eqn>1</eqn><outflow>births</outflow></stock>
            <stock name="still"><eqn>7</eqn></stock>
            """);
    assertThat(shown(model, "people"))
        .containsExactly("births - \"deaths (all)\" + moving_in; 100");
    assertThat(shown(model, "leak")).containsExactly("-births; 1");
    assertThat(shown(model, "still")).containsExactly("0; 7");
  }

  @Test
  void timeIsFourVariables() {
    var model = variables("");
    assertThat(model.variables())
        .extracting(Variable::name)
        .containsExactly(Model.FINAL_TIME, Model.INITIAL_TIME, Model.SAVEPER, Model.TIME_STEP);
    assertThat(shown(model, "TIME STEP")).containsExactly("0.5");
    assertThat(shown(model, "SAVEPER")).containsExactly("TIME STEP");
  }

  @Test
  void theStepMayBeAReciprocalAndSavingRarer() {
    var model =
        read(
            """
            <xmile><sim_specs method="rk4" time_units="Year" isee:save_interval="2">
            <start>2000</start><stop>2100</stop><dt reciprocal="true">4</dt></sim_specs>
            <model/></xmile>
            """);
    assertThat(shown(model, "TIME STEP")).containsExactly("0.25");
    assertThat(shown(model, "SAVEPER")).containsExactly("2");
    assertThat(model.method()).isEqualTo(Method.RK4);
    assertThat(model.timeUnit().orElseThrow().text()).isEqualTo("Year");
  }

  @Test
  void theFirstKnownMethodOfAListIsTaken() {
    var text = file("", "").replace("<sim_specs>", "<sim_specs method='RK8, RK45, Euler'>");
    assertThat(read(text).method()).isEqualTo(Method.RK45);
  }

  @Test
  void aFileMayDefineTheVariablesOfTimeItself() {
    var model = variables("<aux name='TIME STEP'><eqn>0.5</eqn><units>Month</units></aux>");
    assertThat(model.variables()).filteredOn(v -> v.name().equals(Model.TIME_STEP)).hasSize(1);
  }

  @Test
  void arraysHaveOneEquationOrOneForEachElement() {
    var model =
        read(
            file(
                """
                <dimensions><dim name="age"><elem name="young"/><elem name="old"/></dim>
                <dim name="step" size="3"/></dimensions>
                """,
                """
                <stock name="people"><dimensions><dim name="age"/></dimensions>
                  <eqn>100</eqn><inflow>births</inflow></stock>
                <flow name="births"><dimensions><dim name="age"/></dimensions>
                  <eqn>rate[age] * people[age] + total[young, 2]</eqn></flow>
                <aux name="rate"><dimensions><dim name="age"/></dimensions>
                  <element subscript="young"><eqn>0.1</eqn></element>
                  <element subscript="old"><eqn>-0.2</eqn></element></aux>
                <aux name="total"><dimensions><dim name="age"/><dim name="step"/></dimensions>
                  <element subscript="young, 1"><eqn>SUM(people[*])</eqn></element></aux>
                """));
    assertThat(model.dimensions().get(1).elements())
        .containsExactly(Name.of("1"), Name.of("2"), Name.of("3"));
    assertThat(shown(model, "people")).containsExactly("[age] births[age]; 100");
    assertThat(shown(model, "births"))
        .containsExactly("[age] rate[age] * people[age] + total[young,\"2\"]");
    assertThat(model.variable(Name.of("rate")).orElseThrow()).isInstanceOf(Variable.Constant.class);
    assertThat(shown(model, "rate")).containsExactly("[young] 0.1", "[old] -0.2");
    assertThat(shown(model, "total")).containsExactly("[young, 1] SUM(people[age!])");
  }

  @Test
  void graphicalFunctionsHaveXValuesOrAScale() {
    var points = lookup("<gf name='f'><xpts>0,5,20</xpts><ypts>1,2,3,</ypts></gf>").tables();
    assertThat(points.getFirst().points().points()).extracting("x").containsExactly(0.0, 5.0, 20.0);
    var scale =
        lookup(
                "<aux name='f'><gf><xscale min='0' max='1'/><ypts>1;2;3</ypts></gf></aux>"
                    .replace("<ypts>", "<ypts sep=';'>"))
            .tables();
    assertThat(scale.getFirst().points().points()).extracting("x").containsExactly(0.0, 0.5, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "type='extrapolate', EXTRAPOLATE",
    "type='discrete', DISCRETE",
    "discrete='true', DISCRETE",
    "type='continuous', CONTINUOUS",
    "discrete='false', CONTINUOUS"
  })
  void graphicalFunctionsHaveAType(String attribute, Kind kind) {
    var gf = "<gf name='f' " + attribute + "><xpts>0,1,2</xpts><ypts>1,2,2</ypts></gf>";
    assertThat(lookup(gf).tables().getFirst().points().kind()).isEqualTo(kind);
  }

  @Test
  void aGraphicalFunctionOverAnEquationIsALookupInPlace() {
    var model =
        variables("<aux name='a'><eqn>TIME</eqn><gf><xpts>0,1</xpts><ypts>1,2</ypts></gf></aux>");
    assertThat(shown(model, "a")).containsExactly("WITH LOOKUP(Time, ((0,1),(1,2)))");
  }

  @Test
  void nonNegativeFlowsAreNotBelowZero() {
    var flows =
        """
        <flow name="one"><eqn>TIME - 2</eqn><non_negative/></flow>
        <flow name="both"><eqn>TIME - 2</eqn><non_negative>false</non_negative></flow>
        <flow name="silent"><eqn>TIME - 2</eqn></flow>
        """;
    var model = variables(flows);
    assertThat(shown(model, "one")).containsExactly("MAX(Time - 2, 0)");
    assertThat(shown(model, "both")).containsExactly("Time - 2");
    assertThat(shown(model, "silent")).containsExactly("Time - 2");
    var all = read(file("<behavior><flow><non_negative/></flow></behavior>", flows));
    assertThat(shown(all, "both")).containsExactly("Time - 2");
    assertThat(shown(all, "silent")).containsExactly("MAX(Time - 2, 0)");
  }

  @Test
  void theNearestBehaviorCounts() {
    var flow = "<flow name='silent'><eqn>TIME - 2</eqn></flow>";
    var general = "<behavior><flow><non_negative/></flow></behavior>";
    var off = "<behavior><flow><non_negative>false</non_negative></flow></behavior>";
    var model = read(file(general, flow).replace("<model>", "<model>" + off));
    assertThat(shown(model, "silent")).containsExactly("Time - 2");
    var stocksOnly =
        "<behavior><non_negative/><flow><non_negative>false</non_negative></flow></behavior>";
    assertThat(shown(read(file(stocksOnly, flow)), "silent")).containsExactly("Time - 2");
  }

  @Test
  void whatIsThereTwiceIsRefused() {
    var macro = "<macro name='M'><parm>a</parm><eqn>a</eqn></macro>";
    var text =
        file(
                macro + macro + "<sim_specs><stop>9</stop></sim_specs>",
                "<aux name='a'><eqn>1</eqn></aux>")
            .replace("</variables>", "</variables><variables/>");
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactlyInAnyOrder(
            "there are two macros 'M' of 1 argument",
            "a second <sim_specs> is not supported",
            "a second <variables> is not supported");
  }

  @Test
  void theTimesMayStandInTheModel() {
    var variables = "<aux name='a'><eqn>1</eqn></aux>";
    var specs = "<sim_specs><start>0</start><stop>4</stop><dt>0.5</dt></sim_specs>";
    var inside = file("", variables).replace(specs, "").replace("<model>", "<model>" + specs);
    var time = read(inside).variable(Name.of("FINAL TIME")).orElseThrow();
    assertThat(((Variable.Constant) time).equations().getFirst().body())
        .isInstanceOfSatisfying(
            Expr.Literal.class, number -> assertThat(number.value()).isEqualTo(4));
  }

  @Test
  void theTimeMayBeASubscript() {
    var model =
        read(
            file(
                "<dimensions><dim name='D' size='3'/></dimensions>",
                "<aux name='p'><dimensions><dim name='D'/></dimensions><eqn>2</eqn></aux>"
                    + "<aux name='now'><eqn>p[TIME]</eqn></aux>"));
    assertThat(shown(model, "now").getFirst()).contains("INTEGER(Time) - 1");
  }

  @Test
  void aRunOfSomeGroupsIsRefused() {
    var text =
        file("", "<aux name='a'><eqn>1</eqn></aux>")
            .replace("</sim_specs>", "<run by='group'/></sim_specs>");
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("a run of some groups or modules only ('group') is not supported yet");
  }

  @Test
  void aDimensionThatTheLeftSideDoesNotHaveIsNotOneThatItHas() {
    var dimensions =
        """
        <dimensions>
          <dim name="From"><elem name="N"/><elem name="S"/></dim>
          <dim name="To"><elem name="N"/><elem name="S"/></dim>
        </dimensions>
        """;
    var variables =
        """
        <aux name="d"><dimensions><dim name="From"/><dim name="To"/></dimensions><eqn>1</eqn></aux>
        <aux name="z"><dimensions><dim name="From"/></dimensions><eqn>d[From, To]</eqn></aux>
        """;
    assertThat(
            ModelReader.read(new Source("model.stmx", file(dimensions, variables))).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("'To' is not a dimension of the variable of this equation");
  }

  @Test
  void anInitialEquationIsForTheStartOnly() {
    var model = variables("<aux name='a'><eqn>b * 2</eqn><init_eqn>4</init_eqn></aux>");
    assertThat(shown(model, "a")).containsExactly("ACTIVE INITIAL(b * 2, 4)");
  }

  @Test
  void groupsNameTheirMembers() {
    var model =
        variables(
            "<aux name='births per year'><eqn>1</eqn></aux>"
                + "<group name='People'><entity name='births_per_year'/></group>");
    assertThat(model.variables().getFirst().description().group()).contains("People");
  }

  @Test
  void oldFilesHaveTheVariablesInTheModel() {
    var model =
        read(
            "<xmile><sim_specs><start>0</start><stop>1</stop></sim_specs><model>"
                + "<aux name='a'><eqn>1</eqn><display x='1'/></aux><display/></model></xmile>");
    assertThat(model.variables().getFirst().name()).isEqualTo(Name.of("a"));
    assertThat(shown(model, "TIME STEP")).containsExactly("1");
  }

  @Test
  void subscriptsAreCountedFromTheElementOfTheLeftSide() {
    var model = read(cohorts("IF Age = 1 THEN 5 ELSE x[Age - 1] + Age"));
    assertThat(shown(model, "y")).containsExactly("[1] 5", "[2] x[\"1\"] + 2", "[3] x[\"2\"] + 3");
  }

  @Test
  void partsForAnElementOrForNobodyCountAsWell() {
    var one =
        read(
            cohorts("0")
                .replace("<eqn>0</eqn>", "<element subscript='2'><eqn>x[Age - 1]</eqn></element>"));
    assertThat(shown(one, "y")).containsExactly("[2] x[\"1\"]");
    var unknown =
        cohorts("IF TIME = 1 THEN x[1 + 1] ELSE 0")
            .replace("\"y\"><dimensions><dim name=\"Age\"", "\"y\"><dimensions><dim name=\"Ago\"");
    assertThat(shown(read(unknown), "y")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "x[Age - 1]; 'Age' has no element 0: what is asked for here is 0",
        "x[9 / 2]; 'Age' has no element 4: what is asked for here is 0",
        "x[RANDOM(1, 2)]; a random number in a subscript is not supported yet"
      })
  void subscriptsThatLeadNowhereAreSaid(String equation, String message) {
    var source = new Source("model.xmile", cohorts(equation));
    assertThat(ModelReader.read(source).diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .contains(message);
  }

  private static String matrix(String equation) {
    return file(
        "<dimensions><dim name='Age'><elem name='young'/><elem name='old'/></dim></dimensions>",
        """
        <aux name="a"><dimensions><dim name="Age"/></dimensions><eqn>Age</eqn></aux>
        <aux name="m"><dimensions><dim name="Age"/><dim name="Age"/></dimensions>
          <element subscript="young,young"><eqn>1</eqn></element>
          <element subscript="young,old"><eqn>2</eqn></element>
          <element subscript="old,young"><eqn>3</eqn></element>
          <element subscript="old,old"><eqn>4</eqn></element></aux>
        <aux name="x"><dimensions><dim name="Age"/><dim name="Age"/></dimensions>
          <eqn>%s</eqn></aux>
        """
            .formatted(equation));
  }

  /// The first `Age` of an expression is the first on the left side.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "m; m[Age,young]; m[Age,old]",
        "m[Age, Age]; m[Age,young]; m[Age,old]",
        "m'; m[young,Age]; m[old,Age]",
        "m[@2, @1]; m[young,Age]; m[old,Age]",
        "a[@1] * m[1, @2]; a[Age] * m[young,young]; a[Age] * m[young,old]",
        "SUM(m[*, *]); SUM(m[Age!,Age 2!]); SUM(m[Age!,Age 2!])",
        "MAX(m[@1, *], a[@2]); MAX(VMAX(m[Age,Age!]), a[young]); MAX(VMAX(m[Age,Age!]), a[old])",
        "SIZE(SELF[1, *]); 2; 2"
      })
  void aDimensionMayStandTwiceOnTheLeftSide(String equation, String first, String second) {
    assertThat(shown(read(matrix(equation)), "x"))
        .containsExactly("[Age, young] " + first, "[Age, old] " + second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SUM(a[\"k:1\":2]); SUM(a[k:2])",
        "SUM(a[\"k(1\":2]); SUM(a[k:2])",
        "SUM(a[\"k:1\" + 1:\"k(1\"]); SUM(a[k + 1:k])",
        "SUM(a[{from: (} k + 1:2 {to ]}]); SUM(a[k + 1:2])",
      })
  void aBoundEndsAtTheColonBetweenThem(String written, String plain) {
    var dimensions = "<dimensions><dim name='D' size='2'/></dimensions>";
    var variables =
        """
        <aux name="k"><eqn>TIME</eqn></aux><aux name="k:1"><eqn>TIME</eqn></aux>
        <aux name="k(1"><eqn>TIME</eqn></aux>
        <aux name="a"><dimensions><dim name="D"/></dimensions><eqn>3</eqn></aux>
        <aux name="x"><eqn>%s</eqn></aux>
        """;
    var named = sum(dimensions, variables.formatted(written));
    assertThat(named.replace("k:1", "k").replace("k(1", "k"))
        .isEqualTo(sum(dimensions, variables.formatted(plain)));
  }

  private static String sum(String dimensions, String variables) {
    var reading = ModelReader.read(new Source("model.stmx", file(dimensions, variables)));
    assertThat(reading.diagnostics())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).startsWith("no reference says what a sum is"));
    return shown(reading.model(), "x").toString().replace("\"", "");
  }

  @Test
  void boundsWithinBoundsAreVariablesOfTheirOwn() {
    var sum = "TIME";
    for (var i = 0; i < 20; i++) {
      sum = "SUM(a[1:" + sum + " + 1])";
    }
    assertThat(ModelReader.read(new Source("model.stmx", matrix(sum))).diagnostics())
        .filteredOn(Diagnostic::isError)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.hint().orElse("")).contains("a variable of its own"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "a[Age]; 'Age' stands twice on the left side of this equation: it is not clear which is"
            + " meant",
        "Age + 1; 'Age' stands twice on the left side of this equation: it is not clear which is"
            + " meant",
        "a[@3]; the left side of this equation has no dimension 3",
        "a'; only whole arrays of two and more dimensions can be transposed",
        "SUM(a[2:3]); 'Age' has no elements from 2 to 3",
        "SUM(a[2:1]); 'Age' has no elements from 2 to 1",
        "MEAN(a[1:TIME]); 'Age' has no elements from 1 to TIME",
        "SUM(a[1:Age]); 'Age' has no elements from 1 to Age",
        "SUM(a[1:1 + 2]); 'Age' has no elements from 1 to 3: what it lacks is 0 here",
        "MEAN(a[1:1 + 2]); 'Age' has no elements from 1 to 1 + 2",
        "MEAN(a[TIME - 1:2]); 'Age' has no elements from TIME - 1 to 2",
        "SUM(a[1:1] * a[2:2]); no reference says how two parts of one dimension run beside each"
            + " other: here each element of one meets all of the other",
        "SUM(a[1:]); expected an element of the dimension, or its number but found ']'",
        "a[@Age]; expected the number of a dimension but found 'Age'",
        "1 < 2 < 3; '<' compares the result of a comparison, which is 0 or 1",
        "1 = 2 <> 3; '<>' compares the result of a comparison, which is 0 or 1"
      })
  void whatIsNotClearIsSaid(String equation, String message) {
    var text = matrix(equation.replace("<", "&lt;"));
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .isNotEmpty()
        .allSatisfy(diagnostic -> assertThat(diagnostic.message()).isEqualTo(message));
  }

  /// Dimensions in the header, the method and the time's unit as elements, no `<variables>`.
  @Test
  void filesOfIThink10AreRead() {
    var model =
        read(
            """
            <xmile version="1.0" level="1" xmlns="http://www.systemdynamics.org/XMILE">
            <header><smile version="1.0"><uses_arrays><dimensions>
              <dim name="Age" size="2"/></dimensions></uses_arrays></smile></header>
            <sim_specs><start>1</start><stop>3</stop><dt>0.5</dt><method>RK4</method>
              <time_units>Days</time_units></sim_specs>
            <model><aux name="x"><dimensions><dim name="Age"/></dimensions><eqn>Age</eqn>
              <display x="1" y="2"/></aux></model>
            </xmile>
            """);
    assertThat(model.method()).isEqualTo(Method.RK4);
    assertThat(model.timeUnit().orElseThrow().text()).isEqualTo("Days");
    assertThat(shown(model, "x")).containsExactly("[Age] Age");
  }

  @Test
  void whatFlowsBetweenAScalarStockAndAnArrayIsAllOfIt() {
    var model =
        read(
            file(
                "<dimensions><dim name='Age' size='2'/></dimensions>",
                """
                <stock name="s"><eqn>1</eqn><inflow>in</inflow><outflow>out</outflow></stock>
                <flow name="in"><dimensions><dim name="Age"/></dimensions><eqn>1</eqn></flow>
                <flow name="out"><eqn>1</eqn><multiplier>2</multiplier></flow>
                <stock name="t"><eqn>1</eqn><inflow>out</inflow></stock>
                """));
    assertThat(shown(model, "s")).containsExactly("SUM(in[Age!]) - out; 1");
    assertThat(shown(model, "t")).containsExactly("out * 2; 1");
  }

  @Test
  void whatFlowsIntoAConveyorHasNoMultiplier() {
    var text =
        file(
            "",
            """
            <stock name="s"><eqn>0</eqn><inflow>in</inflow><outflow>out</outflow>
              <conveyor><len>2</len></conveyor></stock>
            <flow name="in"><eqn>1</eqn><multiplier>2</multiplier></flow><flow name="out"/>
            """);
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "a <multiplier> of what flows into a conveyor, a queue or an oven is not supported"
                + " yet");
  }

  @Test
  void theSumOfAConveyorIsWhatItHolds() {
    var model =
        variables(
            """
            <stock name="belt"><eqn>10</eqn><outflow>off</outflow><conveyor><len>2</len></conveyor></stock>
            <flow name="off"/>
            <aux name="y"><eqn>2 * SUM(belt)</eqn></aux>
            """);
    assertThat(shown(model, "y")).containsExactly("2 * belt");
  }

  private static final String ASKED =
      """
      <stock name="line"><eqn>0</eqn><inflow>coming</inflow><outflow>gone</outflow><queue/></stock>
      <flow name="coming"><eqn>1</eqn></flow><flow name="gone"/>
      <stock name="oven"><eqn>0</eqn><inflow>in</inflow><outflow>out</outflow>
      <oven><len>2</len><capacity>RANDOM(2, 3)</capacity><clean_time>1</clean_time></oven></stock>
      <flow name="in"><eqn>1</eqn></flow><flow name="out"/>
      <stock name="belt"><eqn>0</eqn><outflow>off</outflow><conveyor><len>2</len></conveyor></stock>
      <flow name="off"/>
      <aux name="plain"><eqn>1</eqn></aux>
      <aux name="x"><eqn>%s</eqn></aux>
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SIZE(line) + line[plain]; place_size(line, parts of line)"
            + " + place_element(line, parts of line, plain)",
        "MAX(line[*], 2); MAX(place_max(line, parts of line), 2)",
        "MAX(line, 2); MAX(line, 2)",
        "SUM(line[*]) + SUM(oven); line + oven",
        "SUM(line[1:2]); place_element(line, parts of line, 1) + place_element(line, parts of line,"
            + " 2)",
        "line[plain MOD 2]; place_element(line, parts of line, MOD(plain, 2))",
        "MIN(CAPACITY(belt) - belt, 7); MIN(CAPACITY(belt, Infinity) - belt, 7)"
      })
  void partsOfConveyorsAndQueuesAreAsked(String equation, String read) {
    assertThat(shown(variables(ASKED.formatted(equation)), "x")).containsExactly(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "line[0]; the parts of 'line' are counted from 1: what is asked for here is 0",
        "MEAN(line[1:2]); some parts of 'line' cannot be taken together here",
        "SUM(line[1:plain]); some parts of 'line' cannot be taken together here",
        "line[*] + 1; some parts of 'line' cannot be taken together here",
        "line[RANDOM(1, 2)]; a random number in a subscript is not supported yet",
        "line[1][2]; 'line' is no conveyor or queue of an array, one of whose parts the second"
            + " brackets could name",
        "RANK(line, 1); 'RANK' needs an array here, or several values",
        "MEAN(oven); 'MEAN' needs an array here, or several values",
        "OSTATE(line); OSTATE asks about an oven, and nothing else",
        "OSTATE(oven); what OSTATE is while an oven is cleaned is not published, and not supported"
            + " therefore",
        "CAPACITY(line); CAPACITY asks about a conveyor or an oven of the same model, and nothing"
            + " else",
        "CAPACITY(oven); the capacity of 'oven' is drawn by chance, and would be drawn anew here",
        "CAPACITY(belt); 'belt' has no capacity, so that what is computed of it here is infinite",
        "plain - 2 * CAPACITY(belt) / 3; 'belt' has no capacity, so that what is computed of it"
            + " here is infinite"
      })
  void whatCannotBeAskedOfConveyorsAndQueuesIsSaid(String equation, String message) {
    var text = file("", ASKED.formatted(equation));
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "5,; nothing stands behind the comma: it is not clear whether this is a list",
        "5,,6; a value is missing in this list",
        ",6; a value is missing in this list"
      })
  void whatIsMissingInAListIsSaid(String initial, String message) {
    var text =
        file(
            "",
            """
            <stock name="belt"><eqn>%s</eqn><outflow>off</outflow><conveyor><len>2</len></conveyor></stock>
            <flow name="off"/>
            """
                .formatted(initial));
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "HISTORY(y, y); the function 'HISTORY' is not supported yet",
        "HISTORY(y, TIME - y); the function 'HISTORY' is not supported yet",
        "HISTORY(y, TIME - 0); the function 'HISTORY' is not supported yet",
        "HISTORY(y, TIME, 1); the function 'HISTORY' is not supported yet",
        "DERIVN(y, y); the function 'DERIVN' is not supported yet",
        "DERIVN(y, 1.5); the function 'DERIVN' is not supported yet",
        "DERIVN(y, 10); the function 'DERIVN' is not supported yet",
        "PMT(1, 2, 3); the function 'PMT' is not supported yet",
        "MEAN(y); 'MEAN' needs an array here, or several values",
        "SUM(g); 'SUM' needs an array here, or several values"
      })
  void functionsOfStellaSayWhatTheyDoNotTake(String equation, String message) {
    var text =
        file(
            "",
            """
            <aux name="y"><eqn>TIME</eqn></aux>
            <gf name="g"><xscale min="0" max="1"/><ypts>0,1</ypts></gf>
            <aux name="x"><eqn>%s</eqn></aux>
            """
                .formatted(equation));
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MIN(a[D])", "MAX(a[D])", "SUM(a[D])", "MEAN(a[D] * a[D])", "SUM(m[D, E])"})
  void aDimensionNamedWhereTheLeftSideHasNoneStandsForAllItsElements(String equation) {
    var dimensions = "<dimensions><dim name='D' size='2'/><dim name='E' size='3'/></dimensions>";
    var variables =
        """
        <aux name="a"><dimensions><dim name="D"/></dimensions><eqn>3</eqn></aux>
        <aux name="m"><dimensions><dim name="D"/><dim name="E"/></dimensions><eqn>4</eqn></aux>
        <aux name="x"><eqn>%s</eqn></aux>
        """;
    var starred = equation.replace("D", "*").replace("E]", "*]");
    assertThat(shown(read(file(dimensions, variables.formatted(equation))), "x"))
        .isEqualTo(shown(read(file(dimensions, variables.formatted(starred))), "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "NAN(a, b c); a list of causes stands in place of an equation",
        "0{GET_DIRECT_CONSTANTS(1)}; a converter left out the data that are read here, and wrote 0"
      })
  void whatIsNoEquationIsSaidToBeNone(String equation, String message) {
    var text = file("", "<aux name='x'><eqn>%s</eqn></aux>".formatted(equation));
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo(message);
  }

  @Test
  void anEventThatWouldStopTheRunIsAWarning() {
    var text =
        file(
            "",
            """
            <aux name="x"><eqn>TIME</eqn><event_poster min="0" max="9"><threshold value="1">
              <event sim_action="stop"/><event sim_action="pause"/></threshold></event_poster></aux>
            """);
    assertThat(ModelReader.read(new Source("model.stmx", text)).diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo("this event would stop the run, which goes on here");
  }

  @Test
  void quotesAroundANameAreNoPartOfIt() {
    var model =
        variables(
            "<aux name='\"a - b\"'><eqn>1</eqn></aux><aux name='x'><eqn>\"a - b\"</eqn></aux>");
    assertThat(model.variable(Name.of("a - b"))).isPresent();
  }

  /// `weight[Sex]` is the element of the array's own dimension.
  @Test
  void anElementMayHaveTheNameOfADimension() {
    var model =
        read(
            file(
                """
                <dimensions><dim name="Sex"><elem name="women"/><elem name="men"/></dim>
                <dim name="Count"><elem name="all"/><elem name="Sex"/></dim></dimensions>
                """,
                """
                <aux name="weight"><dimensions><dim name="Count"/></dimensions><eqn>1</eqn></aux>
                <aux name="x"><dimensions><dim name="Sex"/></dimensions>
                  <eqn>weight[Sex] + SUM(y[*]) + y[Sex] + Sex</eqn></aux>
                <aux name="y"><dimensions><dim name="Sex"/></dimensions><eqn>1</eqn></aux>
                """));
    assertThat(shown(model, "x"))
        .containsExactly(
            "[all of Sex] weight[Sex] + SUM(y[all of Sex!]) + y[all of Sex] + all of Sex");
  }

  @Test
  void aPartOfADimensionIsOneOfItsOwn() {
    var model =
        read(
            file(
                "<dimensions><dim name='Age' size='4'/></dimensions>",
                """
                <aux name="a"><dimensions><dim name="Age"/></dimensions><eqn>Age</eqn></aux>
                <aux name="x"><eqn>SUM(a[2:3]) + SUM(a[1:4])</eqn></aux>
                """));
    assertThat(shown(model, "x")).containsExactly("SUM(a[Age from 2 to 3!]) + SUM(a[Age!])");
    assertThat(model.dimensions().getLast().elements()).containsExactly(Name.of("2"), Name.of("3"));
  }

  @Test
  void whatWouldBeWrittenOutManyTimesIsRefused() {
    var nested = "i";
    var compared = "x";
    for (var level = 0; level < 30; level++) {
      nested = "v[1 + " + nested + "]";
      compared = "(" + compared + " = NAN)";
    }
    var variables =
        """
        <aux name="v"><dimensions><dim name="age"/></dimensions><eqn>1</eqn></aux>
        <aux name="i"><eqn>1</eqn></aux><aux name="x"><eqn>1</eqn></aux>
        <aux name="a"><eqn>%s</eqn></aux><aux name="b"><eqn>%s</eqn></aux>
        """
            .formatted(nested, compared);
    assertThat(messages(AGES, variables))
        .anyMatch(message -> message.startsWith("subscripts more than 4 deep in others"))
        .anyMatch(message -> message.endsWith("cannot be compared with NAN"));
  }

  @Test
  void whatAnElementMayNotHaveIsSaid() {
    var elements =
        """
        <aux name="v"><dimensions><dim name="age"/></dimensions>
        <element subscript="young"><eqn>1</eqn><spreadflow/></element>
        <element subscript="old"><eqn>1</eqn></element></aux>
        """;
    assertThat(messages(AGES, elements)).anyMatch(message -> message.contains("<spreadflow>"));
  }

  @Test
  void functionsInASubscriptMeanWhatTheFilesProgramMeans() {
    var variables =
        """
        <aux name="v"><dimensions><dim name="age"/></dimensions><eqn>1</eqn></aux>
        <aux name="k"><eqn>1</eqn></aux><aux name="a"><eqn>v[INT(k) + 1]</eqn></aux>
        """;
    assertThat(shown(read(file(AGES, variables)), "a").toString()).contains("INT(k)");
    var vensims = "<header><product>Vensim</product></header>" + AGES;
    assertThat(shown(read(file(vensims, variables)), "a").toString()).contains("INTEGER(k)");
  }

  @Test
  void aSubscriptWithAFullStopIsAVariableOfAModuleOrAnElementOfItsDimension() {
    var variables =
        """
        <aux name="v"><dimensions><dim name="age"/></dimensions><eqn>1</eqn></aux>
        <aux name="index"><eqn>1</eqn></aux><aux name="a"><eqn>v[m.index]</eqn></aux>
        <aux name="b"><eqn>v[age.old]</eqn></aux><module name="m"/>
        </variables></model><model name="m"><variables><aux name="index"><eqn>2</eqn></aux>
        """;
    var model = read(file(AGES, variables));
    assertThat(shown(model, "a").toString()).contains("m.index");
    assertThat(shown(model, "b").toString()).contains("v[old]");
  }

  private static final String AGES =
      "<dimensions><dim name='age'><elem name='young'/><elem name='old'/></dim></dimensions>";

  private static List<String> messages(String before, String variables) {
    var source = new Source("model.xmile", file(before, variables));
    return ModelReader.read(source).diagnostics().stream().map(Diagnostic::message).toList();
  }

  private static String cohorts(String equation) {
    return """
    <xmile><sim_specs><start>0</start><stop>1</stop></sim_specs>
    <dimensions><dim name="Age" size="3"/></dimensions><model><variables>
    <aux name="x"><dimensions><dim name="Age"/></dimensions><eqn>TIME</eqn></aux>
    <aux name="y"><dimensions><dim name="Age"/></dimensions><eqn>%s</eqn></aux>
    </variables></model></xmile>
    """
        .formatted(equation);
  }

  private static List<String> messages(String variables) {
    return messages("", variables);
  }

  @Test
  void inflowsThatAreSpreadInAnUnknownWayAreRefused() {
    assertThat(messages(spread("spreadflow='everywhere'", "")))
        .containsExactly(
            "an inflow that is spread over the conveyor as 'everywhere' is not supported yet");
    assertThat(messages(spread("spreadflow='source'", "")))
        .containsExactly(
            "the flow 'i' is spread as where it comes from, but is no leak of a conveyor");
    assertThat(messages(spread("isee:spreadflow='dist'", "")))
        .containsExactly("the flow 'i' is spread by a profile, but has none");
    assertThat(messages(spread("isee:spreadflow='dist'", "<isee:distrib_eq>1</isee:distrib_eq>")))
        .containsExactly("a profile that is no graphical function is not supported yet");
  }

  private static String spread(String how, String profile) {
    return """
    <stock name="c"><eqn>0</eqn><inflow>i</inflow><outflow>o</outflow>
    <conveyor><len>1</len></conveyor></stock><flow name="o"/>
    <flow name="i" %s><eqn>1</eqn>%s</flow>
    """
        .formatted(how, profile);
  }

  @Test
  void beltsThatLeakOntoEachOtherAsWhereItComesFromAreRefused() {
    assertThat(
            messages(
                """
                <stock name="a"><eqn>0</eqn><inflow>y</inflow><outflow>oa</outflow><outflow>x</outflow>
                <conveyor><len>1</len></conveyor></stock><flow name="oa"/>
                <stock name="b"><eqn>0</eqn><inflow>x</inflow><outflow>ob</outflow><outflow>y</outflow>
                <conveyor><len>1</len></conveyor></stock><flow name="ob"/>
                <flow name="x" isee:spreadflow="source"><leak>0.1</leak></flow>
                <flow name="y" isee:spreadflow="source"><leak>0.1</leak></flow>
                """))
        .allMatch(message -> message.contains("in a circle or over more than 6 belts"))
        .isNotEmpty();
  }

  @Test
  void aLeakOutOfWhatIsNoStockIsNotSpreadAsThere() {
    var doubled =
        """
        <stock name="a"><eqn>5</eqn><outflow>oa</outflow><outflow>x</outflow>
        <conveyor><len>1</len></conveyor></stock><flow name="oa"/>
        <flow name="x" isee:spreadflow="source"><leak>0.1</leak></flow>
        <stock name="b"><eqn>0</eqn><inflow>x</inflow><outflow>ob</outflow>
        <conveyor><len>1</len></conveyor></stock><flow name="ob"/><aux name="a"><eqn>2</eqn></aux>
        """;
    assertThat(messages(doubled))
        .anyMatch(message -> message.contains("where 'a' is no stock of this model"));
  }

  @Test
  void beltsThatAreSourcesTooOftenAreRefused() {
    var text = new StringBuilder();
    for (var layer = 0; layer < 7; layer++) {
      for (var belt = 0; belt < 4; belt++) {
        text.append("<stock name='s%d%d'><eqn>1</eqn>".formatted(layer, belt));
        for (var other = 0; other < 4; other++) {
          text.append(
              layer == 0 ? "" : "<inflow>l%d%d%d</inflow>".formatted(layer - 1, other, belt));
        }
        text.append("<outflow>o%d%d</outflow>".formatted(layer, belt));
        for (var other = 0; layer < 6 && other < 4; other++) {
          text.append("<outflow>l%d%d%d</outflow>".formatted(layer, belt, other));
        }
        text.append("<conveyor><len>2</len></conveyor></stock>");
        text.append("<flow name='o%d%d'/>".formatted(layer, belt));
        for (var other = 0; layer < 6 && other < 4; other++) {
          text.append(
              "<flow name='l%d%d%d' isee:spreadflow='source'><leak>0.1</leak></flow>"
                  .formatted(layer, belt, other));
        }
      }
    }
    assertThat(messages(text.toString()))
        .hasSize(1)
        .allMatch(message -> message.contains("over more than 1000 belts"));
  }

  @Test
  void aVariableThatIsDefinedTwiceIsKeptTwiceBesideConveyors() {
    var belt =
        """
        <stock name="q"><eqn>1</eqn><outflow>o</outflow><conveyor><len>2</len></conveyor></stock>
        <flow name="o"/>
        """;
    assertThat(read(file("", "<aux name='x'><eqn>1</eqn></aux>".repeat(2) + belt)).variables())
        .extracting(variable -> variable.name().toString())
        .containsSubsequence("x", "x", "q", "o");
  }

  @Test
  void anElementOfADimensionThatOnlyAModulesVariablesHaveIsOne() {
    var variables =
        """
        <module name="m"/><aux name="total"><eqn>m.cost[age.old]</eqn></aux>
        </variables></model><model name="m"><variables>
        <aux name="cost"><dimensions><dim name="age"/></dimensions><eqn>2</eqn></aux>
        """;
    assertThat(shown(read(file(AGES, variables)), "total").toString()).contains("[old]");
  }

  @Test
  void unknownPartsOfAConveyorAreNamed() {
    assertThat(
            messages(
                """
                <stock name="c"><eqn>0</eqn><inflow>i</inflow><outflow>o</outflow>
                <conveyor isee:fifo="true"><len>1</len><speed>2</speed></conveyor></stock>
                <flow name="o"/><flow name="i"><eqn>1</eqn></flow>
                """))
        .containsExactly(
            "'isee:fifo' is no part of XMILE's <conveyor> and is not supported yet",
            "<speed> is no part of XMILE's <conveyor> and is not supported yet");
  }

  @Test
  void anOvenThatIsNeverFullIsAnError() {
    assertThat(
            messages(
                """
                <stock name="k"><eqn>0</eqn><inflow>i</inflow><outflow>o</outflow>
                <oven><len>1</len></oven></stock>
                <flow name="o"/><flow name="i"><eqn>1</eqn></flow>
                """))
        .containsExactly(
            "the oven 'k' has neither a <capacity> nor a <fill_time>, and would never be full");
  }

  @Test
  void aConveyorThatStandsStillHoldsNoOtherOneUp() {
    assertThat(
            messages(
                """
                <stock name="a"><eqn>0</eqn><inflow>i</inflow><outflow>m</outflow>
                <conveyor><len>1</len></conveyor></stock>
                <stock name="b"><eqn>0</eqn><inflow>m</inflow><outflow>o</outflow>
                <conveyor><len>1</len><arrest>TIME &gt; 1</arrest></conveyor></stock>
                <flow name="i"><eqn>1</eqn></flow><flow name="m"/><flow name="o"/>
                """))
        .containsExactly(
            "a conveyor that is arrested while the one before it moves is not supported yet");
  }
}
