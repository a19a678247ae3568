package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.formats.ModelWriter.Format;
import org.jirga.formats.ModelWriter.Writing;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelWriterTest {

  private static final String TIMES =
      """
      FINAL TIME = 2 ~ Month ~ |
      INITIAL TIME = 0 ~ Month ~ |
      TIME STEP = 1 ~ Month ~ |
      SAVEPER = TIME STEP ~ Month ~ |
      """;

  private static final String SETTINGS =
      """
      \\\\\\---/// Sketch information - do not modify anything except names
      ///---\\\\\\
      :L\u007f<%^E!@
      22:$,Dollar,Dollars
      22:Month,Months
      15:0,0,0,0,0,0
      """;

  private static final String ARRAYS =
      """
      RR: a, b, c ~~|
      SS: b, c ~~|
      TT <-> RR ~~|
      p[RR] = RR ~~|
      q[TT] = 2 * TT ~~|
      k[RR, TT] = 10 * RR + TT ~~|
      cube[RR, TT, UU] = k[RR, TT] + UU ~~|
      UU <-> RR ~~|
      """;

  private static Writing write(String name, String text, Format format) {
    var reading = ModelReader.read(new Source(name, text));
    assertThat(reading.hasErrors()).isFalse();
    var checked = new ModelChecker().check(reading.model());
    return ModelWriter.write(checked, format);
  }

  @Test
  void limitsGoThereAndBack() {
    var model = "a = 3 ~ people [0,10,0.5] ~ |\nb = 4 ~ [?,9] ~ |\n" + TIMES;
    assertThat(write("a.mdl", model, Format.MDL).text())
        .contains("~\tpeople [0,10,0.5]\n")
        .contains("~\t [?,9]\n");
    var xmile = write("a.mdl", model, Format.XMILE).text();
    assertThat(xmile)
        .contains("<range min=\"0\" max=\"10\" jirga:step=\"0.5\"/>")
        .contains("<range max=\"9\"/>");
    assertThat(write("a.xmile", xmile, Format.MDL).text())
        .contains("~\tpeople [0,10,0.5]\n")
        .contains("~\t [?,9]\n");
  }

  /// Elements that no dimension has are no numbers here, and no such differs from itself; that
  /// `0 / 0` would be taken for `NAN`, which equals itself.
  @Test
  void comparisonsOfWhatIsNoNumberStayWhatTheyAre() {
    var model =
        """
        <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
        <header><options><uses_arrays maximum_dimensions="1" invalid_index_value="NaN"/></options></header>
        <sim_specs><start>0</start><stop>4</stop><dt>1</dt></sim_specs>
        <dimensions><dim name="N" size="4"/></dimensions>
        <model><variables>
        <aux name="x"><dimensions><dim name="N"/></dimensions><eqn>N</eqn></aux>
        <aux name="differ"><eqn>IF x[5] &lt;&gt; x[6] THEN 1 ELSE 2</eqn></aux>
        <aux name="equal"><eqn>IF x[1] = x[6] THEN 1 ELSE 2</eqn></aux>
        </variables></model></xmile>
        """;
    assertThat(write("a.xmile", model, Format.XMILE).text())
        .contains("<eqn>IF 1 THEN 1 ELSE 2</eqn>")
        .contains("<eqn>IF 0 THEN 1 ELSE 2</eqn>");
  }

  @Test
  void countsOfElementsStayWhereEquationsAreWrittenForEach() {
    var model =
        """
        RR: a, b, c ~~|
        SS: a, b ~~|
        x[SS] = 10 * ELMCOUNT(SS) ~~|
        x[c] = ELMCOUNT(RR) ~~|
        """
            + TIMES;
    var writing = write("a.mdl", model, Format.XMILE);
    assertThat(writing.hasErrors()).isFalse();
    assertThat(writing.text()).contains("<eqn>10 * 2</eqn>");
  }

  @Test
  void variablesWithoutElementsAreLeftOutOfXmile() {
    var model = "RR: a, b ~~|\nx[RR] :EXCEPT: [RR] = 3 ~~|\ny[RR] :EXCEPT: [a] = 4 ~~|\n" + TIMES;
    var writing = write("a.mdl", model, Format.XMILE);
    assertThat(writing.diagnostics())
        .extracting(one -> one.code().id() + " " + one.message())
        .containsExactly(
            "W005 all elements of 'x' are excepted from its equations; it is left out");
    assertThat(writing.text()).doesNotContain("\"x\"").contains("\"y\"");
    assertThat(write("a.mdl", model, Format.MDL).text()).contains("x[RR] :EXCEPT: [RR]");
  }

  @Test
  void whatIsNoNumberIsSaidOfVensim() {
    var model =
        """
        <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
        <sim_specs><start>0</start><stop>2</stop><dt>1</dt></sim_specs>
        <model><variables><aux name="x"><eqn>IF TIME &gt; 1 THEN NAN ELSE 2</eqn></aux></variables>
        </model></xmile>
        """;
    var writing = write("a.xmile", model, Format.MDL);
    assertThat(writing.diagnostics())
        .extracting(one -> one.code().id() + " " + one.message())
        .containsExactly(
            "W003 Vensim has no number that is none: it is written as 0 / 0, of which Vensim"
                + " complains during a run");
    assertThat(writing.text()).contains("0 / 0");
  }

  @Test
  void beltsOfMacrosAreNamedWhereVensimHasNone() {
    var model =
        """
        <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
        <sim_specs><start>0</start><stop>4</stop><dt>1</dt></sim_specs>
        <macro name="TRANSIT"><parm>x</parm><eqn>off</eqn><variables>
        <flow name="on"><eqn>x</eqn></flow>
        <stock name="belt"><eqn>0</eqn><inflow>on</inflow><outflow>off</outflow>
        <conveyor><len>2</len></conveyor></stock>
        <flow name="off"/>
        </variables></macro>
        <model><variables><aux name="y"><eqn>TRANSIT(TIME)</eqn></aux></variables></model>
        </xmile>
        """;
    assertThat(write("a.xmile", model, Format.MDL).diagnostics())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(WriteCode.NOT_IN_FORMAT);
              assertThat(error.message()).startsWith("Vensim has no conveyors");
            });
  }

  @Test
  void aNameOnTwoLinesIsWrittenOnOne() {
    var model =
        """
        <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
        <sim_specs><start>0</start><stop>4</stop><dt>1</dt></sim_specs>
        <model><variables>
        <aux name="wom&#10;multiplier"><eqn>4</eqn></aux>
        <aux name="y"><eqn>"wom\\nmultiplier" + 1</eqn></aux>
        </variables></model></xmile>
        """;
    assertThat(write("a.xmile", model, Format.MDL).text())
        .contains("wom multiplier=\n\t4\n")
        .contains("y=\n\twom multiplier + 1\n");
  }

  @Test
  void unitsThatAreOneGoThereAndBack() {
    var model = "a = 3 ~ $ ~ |\n" + TIMES + SETTINGS;
    assertThat(write("a.mdl", model, Format.MDL).text())
        .contains("22:$,Dollar,Dollars\n22:Month,Months\n");
    var xmile = write("a.mdl", model, Format.XMILE).text();
    assertThat(xmile).contains("<unit name=\"$\">").contains("<alias>Dollars</alias>");
    assertThat(write("a.xmile", xmile, Format.MDL).text()).contains("22:$,Dollar,Dollars\n");
  }

  @Test
  void unitsThatOneFormatReadsInAnotherWayAreDeclared() {
    var model = "a = 3 ~ man-hour/km^-2 ~ |\n" + TIMES;
    var xmile = write("a.mdl", model, Format.XMILE).text();
    assertThat(xmile).contains("<unit name=\"man-hour\"/>").doesNotContain("alias");
    assertThat(write("a.xmile", xmile, Format.XMILE).text()).isEqualTo(xmile);
    var vensim = write("a.xmile", xmile, Format.MDL).text();
    assertThat(vensim).contains("man-hour/km^-2").doesNotContain("\n22:");

    var spelled =
        xmile.replace(
            "</variables>", "<aux name=\"b\"><eqn>2</eqn><units>kg-KM</units></aux></variables>");
    assertThat(write("a.xmile", spelled, Format.MDL).text())
        .contains("kg*KM")
        .contains("22:km,KM\n");
    assertThat(write("a.xmile", spelled, Format.XMILE).text())
        .contains("<units>kg*KM</units>")
        .doesNotContain("alias");
  }

  @Test
  void commentsOnGroupsGoThereAndBack() {
    var group = "***\n\t.Money & more\n***~\n\t\tWhat is paid,\n\t\tand when.\n\t|\n\n";
    var vensim = write("a.mdl", TIMES + group + "a = 3 ~ $ ~ |\n", Format.MDL).text();
    assertThat(vensim)
        .contains(
            "\t.Money & more\n" + "*".repeat(56) + "~\n\t\tWhat is paid,\n\t\tand when.\n\t|");
    var xmile = write("a.mdl", vensim, Format.XMILE).text();
    assertThat(xmile)
        .contains("<group name=\"Money &amp; more\">", "<doc>What is paid,\nand when.</doc>");
    assertThat(write("a.xmile", xmile, Format.XMILE).text()).contains("<doc>What is paid,\nand");
    assertThat(write("a.xmile", xmile, Format.MDL).text())
        .contains("~\n\t\tWhat is paid,\n\t\tand");
  }

  @Test
  void expectationsAreWrittenForVensim() {
    var model =
        "a = 3 ~ ~ |\nlevel = INTEG(a, 0) ~ ~ |\n"
            + "stopped :TEST INPUT: a = 0 ~ ~ |\n"
            + "still :THE CONDITION: stopped :IMPLIES: :AT LEAST ONCE: level = 0 ~ ~ |\n"
            + TIMES;
    var once = write("a.mdl", model, Format.MDL).text();
    assertThat(once)
        .contains("stopped :TEST INPUT:\n\ta = 0\n")
        .contains("still :THE CONDITION:\n\tstopped\n\t:IMPLIES: :AT LEAST ONCE:\n\tlevel = 0\n");
    assertThat(write("b.mdl", once, Format.MDL).text()).isEqualTo(once);
  }

  @Test
  void expectationsThatXmileCannotHoldAreNamed() {
    var model = "a = 3 ~ ~ |\nstill :THE CONDITION: a > 0 :IMPLIES: a = 3 ~ ~ |\n" + TIMES;
    var writing = write("a.mdl", model, Format.XMILE);
    assertThat(writing.hasErrors()).isFalse();
    assertThat(writing.diagnostics().getFirst().message())
        .isEqualTo("XMILE has no word for the expectation 'still'; it is left out");
  }

  @Test
  void aRestrictedStockIsWrittenAsOne() {
    var model = "a = 3 ~ ~ |\ns = SINTEG(a, 5, 0, 100, :NA:, :NA:, :NA:) ~ ~ |\n" + TIMES;
    assertThat(write("a.mdl", model, Format.MDL).text())
        .contains("s= SINTEG (a, 5, 0, 100, :NA:, :NA:, :NA:)");
  }

  @Test
  void whatRestrictsAStockIsWrittenOutForXmile() {
    var model = "a = 3 ~ ~ |\ns = SINTEG(a, 5, 0, 100, :NA:, :NA:, :NA:) ~ ~ |\n" + TIMES;
    assertThat(write("a.mdl", model, Format.XMILE).text())
        .contains("<eqn>(MIN(MAX(s + a * DT, 0), 100) - s) / DT</eqn>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = SUM(k[RR!, RR!])",
        "y = 2 * PROD(k[RR!, RR!] + 1)",
        "y = VMIN(k[SS!, SS!])",
        "y = INTEG(1, SUM(k[RR!, RR!]))",
        "y = INTEG(SUM(k[RR!, RR!]), 0)",
        "y[RR] :EXCEPT: [a] = SUM(k[SS!, SS!]) + RR ~~| y[a] = 1",
        "y[RR] = SUM(cube[RR!, TT!, RR!] * k[RR, TT!])",
        "y = SUM(p[RR!] * k[RR!, RR!])",
      })
  void oneIndexInTwoPlacesIsNoSumOfXmile(String equation) {
    var writing = write("a.mdl", ARRAYS + equation + " ~~|\n" + TIMES, Format.XMILE);
    assertThat(writing.diagnostics())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(WriteCode.NOT_IN_FORMAT);
              assertThat(error.message()).startsWith("XMILE cannot run over two places of '");
            });
  }

  @Test
  void oneIndexInTwoReferencesGoesThereAndBack() {
    var sums =
        """
        y = SUM(p[RR!] * q[RR!]) ~~|
        z = SUM(p[RR!] * q[TT!]) ~~|
        u = SUM(p[SS!] * k[SS!, TT!]) ~~|
        v[RR] = SUM(k[RR, RR!]) ~~|
        w[RR] = k[RR, RR] ~~|
        """;
    var writing = write("a.mdl", ARRAYS + sums + TIMES, Format.XMILE);
    assertThat(writing.hasErrors()).isFalse();
    assertThat(writing.text())
        .contains("SUM(p[*] * q[RR.*])", "SUM(p[*] * q[*])", "SUM(p[SS.*] * k[SS.*, *])");
    assertThat(write("a.xmile", writing.text(), Format.MDL).text())
        .contains("SUM(p[RR!] * q[RR!])", "SUM(p[RR!] * q[TT!])", "SUM(p[SS!] * k[SS!,TT!])")
        .contains("SUM(k[RR,RR!])", "k[RR,RR]");
  }
}
