package org.jirga.formats.xmile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jirga.formats.ImportReport;
import org.jirga.formats.ModelReader;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.structure.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmileFilesTest {

  private static final String SPECS =
      "<sim_specs><start>0</start><stop>4</stop><dt>1</dt></sim_specs>";

  @TempDir private Path folder;

  private Path write(String name, String header, String body) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        """
        <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
        <header><name>m</name>%s</header>
        %s
        </xmile>
        """
            .formatted(header, body));
  }

  private static String model(String variables) {
    return SPECS + "<model><variables>" + variables + "</variables></model>";
  }

  private static String includes(String... files) {
    return "<includes><include resource=\""
        + String.join("\"/><include resource=\"", files)
        + "\"/></includes>";
  }

  private static List<String> messages(ModelReader.Reading reading) {
    return reading.diagnostics().stream().map(Diagnostic::message).toList();
  }

  private static String equation(ModelReader.Reading reading, String name) {
    return switch (reading.model().variable(Name.of(name)).orElseThrow()) {
      case Variable.Auxiliary auxiliary ->
          ExprPrinter.print(auxiliary.equations().getFirst().body());
      case Variable.Constant constant -> ExprPrinter.print(constant.equations().getFirst().body());
      case Variable.Stock _, Variable.Flow _, Variable.Lookup _ -> "";
    };
  }

  @Test
  void includedMacrosModelsAndDimensionsBelongToTheModel() throws IOException {
    write("parts/macros.xmile", "", "<macro name='TWICE'><parm>x</parm><eqn>x * 2</eqn></macro>");
    write(
        "parts/tank.xmile",
        includes("macros.xmile"),
        "<dimensions><dim name='d' size='2'/></dimensions><model name='tank'><variables>"
            + "<aux name='share'><eqn>TWICE(3)</eqn></aux></variables></model>");
    var main =
        write(
            "main.xmile",
            includes("parts/*.xmile"),
            "<dimensions><dim name='d' size='2'/></dimensions>"
                + model("<module name='tank'/><aux name='x'><eqn>tank.share</eqn></aux>"));
    var reading = ModelReader.read(main);
    assertThat(messages(reading)).isEmpty();
    assertThat(equation(reading, "tank.share")).isEqualTo("3 * 2");
    assertThat(reading.model().dimensions()).hasSize(1);
    assertThat(ImportReport.of(reading.model()).changed())
        .anyMatch(note -> note.text().contains("'parts/*.xmile' is read as a part"));
  }

  @Test
  void aModuleMayHaveItsModelInAnotherFile() throws IOException {
    write("part.xmile", "", model("<aux name='in'/><aux name='out'><eqn>in + 1</eqn></aux>"));
    var main =
        write(
            "main.stmx",
            "",
            model(
                """
                <module name="part" resource="r./part.xmile">
                  <connect to="in" from=".given"/><connect to=".taken" from="part.out"/>
                </module>
                <aux name="given"><eqn>7</eqn></aux><aux name="taken" access="input"/>
                <aux name="twice"><eqn>2 * taken</eqn></aux>
                """));
    var reading = ModelReader.read(main);
    assertThat(messages(reading)).isEmpty();
    assertThat(equation(reading, "part.out")).isEqualTo("given + 1");
    assertThat(equation(reading, "twice")).isEqualTo("2 * \"part.out\"");
    assertThat(reading.model().variable(Name.of("taken"))).isEmpty();
  }

  @Test
  void modulesOfTheSameNameAreThoseOfTheirFile() throws IOException {
    write(
        "part.xmile",
        "",
        model("<module name='inner'/>")
            + "<model name='inner'><variables><aux"
            + " name='x'><eqn>2</eqn></aux></variables></model>");
    var main =
        write(
            "main.xmile",
            "",
            model("<module name='inner'/><module name='part' resource='part.xmile'/>")
                + "<model name='inner'><variables><aux"
                + " name='x'><eqn>1</eqn></aux></variables></model>");
    var reading = ModelReader.read(main);
    assertThat(messages(reading)).isEmpty();
    assertThat(equation(reading, "inner.x")).isEqualTo("1");
    assertThat(equation(reading, "part.inner.x")).isEqualTo("2");
  }

  @Test
  void whatIsWrongInAnotherFileIsPlacedThere() throws IOException {
    var part = write("part.xmile", "", model("<aux name='x'><eqn>1 +</eqn></aux>"));
    var main = write("main.xmile", "", model("<module name='part' resource='part.xmile'/>"));
    var reading = ModelReader.read(main);
    assertThat(reading.diagnostics()).hasSize(1);
    var error = reading.diagnostics().getFirst();
    assertThat(error.source().name()).isEqualTo(part.toString());
    assertThat(error.source().position(error.span().start()).line()).isEqualTo(3);
  }

  @Test
  void filesThatCannotBeReadAreNamedWhereTheyAreWanted() throws IOException {
    Files.writeString(folder.resolve("broken.xmile"), "<xmile><model>");
    write("loop.xmile", includes("main.xmile"), "");
    var main =
        write(
            "main.xmile",
            includes("none.xmile", "http://example.org/m.xml", "broken.xmile", "loop.xmile"),
            model("<aux name='x'><eqn>1</eqn></aux>"));
    var reading = ModelReader.read(main);
    assertThat(messages(reading))
        .anyMatch(message -> message.equals("there is no file 'none.xmile' beside the model"))
        .anyMatch(message -> message.contains("is not on this machine"))
        .anyMatch(message -> message.startsWith("this is not well-formed XML"))
        .hasSize(3);
  }

  @Test
  void aFileThatLeadsBackToTheFirstIsReadOnce() throws IOException {
    write("main.xmile", includes("back.xmile"), model("<aux name='a'><eqn>1</eqn></aux>"));
    write(
        "back.xmile",
        includes("main.xmile"),
        "<macro name='twice'><parm>x</parm><eqn>x * 2</eqn></macro>");
    var reading =
        ModelReader.read(Path.of(folder.toString(), ".").resolve("main.xmile"), List.of());
    assertThat(reading.diagnostics()).isEmpty();
    assertThat(reading.model().source().files()).hasSize(2);
  }

  @Test
  void onlyAStarHasAMeaningInAName() throws IOException {
    write("m{1}.xmile", "", "<macro name='M'><parm>x</parm><eqn>x</eqn></macro>");
    var body = model("<aux name='a'><eqn>M(1)</eqn></aux>");
    assertThat(messages(ModelReader.read(write("a.xmile", includes("m{*.xmile"), body)))).isEmpty();
    assertThat(messages(ModelReader.read(write("b.xmile", includes("[*.xmile"), body))))
        .contains("there is no file '[*.xmile' beside the model");
  }

  @Test
  void aFileThatIsNoXmlIsNotLookedInto() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "password: x");
    var main =
        write("main.xmile", includes("secret.txt"), model("<aux name='x'><eqn>1</eqn></aux>"));
    assertThat(messages(ModelReader.read(main))).containsExactly("'secret.txt' is not XML");
  }

  @Test
  void theFilesMustAgreeInTheirBehaviorWhereItMatters() throws IOException {
    write("macros.xmile", "", "<macro name='M'><parm>x</parm><eqn>x</eqn></macro>");
    write(
        "part.xmile",
        "",
        "<model name='part'><variables><flow name='f'><eqn>1</eqn></flow>"
            + "</variables></model>");
    var behavior = "<behavior><flow><non_negative/></flow></behavior>";
    var body = behavior + model("<aux name='a'><eqn>M(1)</eqn></aux>");
    assertThat(messages(ModelReader.read(write("a.xmile", includes("macros.xmile"), body))))
        .isEmpty();
    assertThat(
            messages(ModelReader.read(write("b.xmile", includes("*o*.xmile", "part.xmile"), body))))
        .containsExactly(
            "the files of a model that differ in their <behavior> are not supported yet");
  }

  @Test
  void aBehaviorAloneIsNotPassedOver() throws IOException {
    write("style.xmile", "", "<behavior><flow><non_negative/></flow></behavior>");
    var main = write("a.xmile", includes("style.xmile"), model("<aux name='a'><eqn>1</eqn></aux>"));
    assertThat(messages(ModelReader.read(main)))
        .containsExactly(
            "the files of a model that differ in their <behavior> are not supported yet");
  }

  @Test
  void filesOfSeveralProgramsBelongTogetherIfVensimWroteNone() throws IOException {
    write("macros.xmile", "", "<macro name='M'><parm>x</parm><eqn>x</eqn></macro>");
    var header = "<vendor>isee systems, inc.</vendor>" + includes("macros.xmile");
    var main = write("a.xmile", header, model("<aux name='a'><eqn>M(1)</eqn></aux>"));
    assertThat(messages(ModelReader.read(main))).isEmpty();
  }

  @Test
  void aModuleWithTimesOfItsOwnIsToldThatTheyDoNotCount() throws IOException {
    write("part.xmile", "", model("<aux name='x'><eqn>1</eqn></aux>").replace("4", "9"));
    var main = write("main.xmile", "", model("<module name='part' resource='part.xmile'/>"));
    var reading = ModelReader.read(main);
    assertThat(reading.hasErrors()).isFalse();
    assertThat(messages(reading)).singleElement().asString().contains("do not count");
  }
}
