package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jirga.engine.kernel.Backend;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the transcripts of whole commands, in the module `conformance`, do not show.
class SimulateCommandTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path model = Path.of("");

  @BeforeEach
  void writeModel() throws IOException {
    model = write("model.mdl");
  }

  private Path write(String name) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(
        file,
        """
        side: left, right ~~|
        level[side] = INTEG(inflow[side], 0) ~~|
        inflow[left] = 1 ~~|
        inflow[right] = 2 ~~|
        twice = 2 * SUM(level[side!]) ~~|
        INITIAL TIME = 0 ~~|
        FINAL TIME = 1 ~~|
        TIME STEP = 0.5 ~~|
        """);
  }

  private ExitCode simulate(String... arguments) {
    var all = new ArrayList<>(List.of("simulate"));
    all.addAll(List.of(arguments));
    var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandLineRunner(Main.subcommands(), terminal, false)
        .run(all.toArray(String[]::new));
  }

  @Test
  void aTimeThatIsReadFromDataManyTimesOverIsRefused() throws IOException {
    var data = Files.writeString(folder.resolve("data.csv"), "time,d\n0,1\n1,0\n");
    var time = "Time";
    for (var depth = 0; depth < 30; depth++) {
      time = "GET DATA BETWEEN TIMES(d, %s, 0)".formatted(time);
    }
    Files.writeString(
        model,
        """
        d ~~|
        x = %s ~~|
        INITIAL TIME = 0 ~~|
        FINAL TIME = 1 ~~|
        TIME STEP = 1 ~~|
        """
            .formatted(time));
    assertThat(simulate(model.toString(), "--data", data.toString()))
        .isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).contains("error R023: the time at which 'd' is read is too long");
  }

  @Test
  void settingOfAVariableIsForAllItsElements() {
    assertThat(simulate(model.toString(), "--set", "inflow=4", "--save", "inflow"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualTo(
            """
            time,inflow[left],inflow[right]
            0.0,4.0,4.0
            0.5,4.0,4.0
            1.0,4.0,4.0
            """);
  }

  @Test
  void aMethodThatGivesUpSaysWhy() throws IOException {
    var stiff = folder.resolve("stiff.mdl");
    Files.writeString(
        stiff,
        """
        {UTF-8}
        fast = INTEG(1e8 * (COS(Time) - fast), 0) ~~|
        INITIAL TIME = 0 ~~|
        FINAL TIME = 1 ~~|
        TIME STEP = 1 ~~|
        """);
    assertThat(simulate(stiff.toString(), "--method", "rk45")).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString())
        .containsPattern("'fast' needs too many steps at time 0\\.\\d+; try --method stiff");
    assertThat(out.toString()).contains("1.0,NaN");
    assertThat(simulate(stiff.toString(), "--method", "stiff")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1.0,0.54030");
  }

  @Test
  void namesMayBeQuotedAndInAnyCase() {
    assertThat(simulate(model.toString(), "--set", "Final_Time=0", "--save", "\"Twice\""))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEqualTo("time,twice\n0.0,0.0\n");
  }

  @Test
  void everyBackendWritesTheSameAndSaysItsNameIfAsked() {
    var texts = new HashSet<String>();
    for (var backend : Backend.values()) {
      out.getBuffer().setLength(0);
      assertThat(simulate("--verbose", "--backend", backend.label(), model.toString()))
          .isEqualTo(ExitCode.DONE);
      assertThat(err.toString()).contains("computed by " + backend.label());
      texts.add(out.toString());
    }
    assertThat(texts).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--set=twice=5       | 'twice' has an equation",
        "--set=inflow=       | '' is not a number for 'inflow'",
        "--set=inflow=fast   | 'fast' is not a number for 'inflow'",
        "--set=inflow=NaN    | 'NaN' is not a number for 'inflow'",
        "--set=inflow=1e999  | '1e999' is not a number for 'inflow'",
        "--set=inflow        | --set needs NAME=VALUE, not 'inflow'",
        "--set==5            | --set needs NAME=VALUE, not '=5'",
        "--set=inflow[up]=5  | has no variable 'inflow[up]'",
        "--save=inflo        | has no variable 'inflo'; did you mean 'inflow'?",
        "--method=rk8        | expected one of [EULER, RK2, RK4, RK45, STIFF]",
        "--tolerance=0       | --tolerance must be from 1.0E-12 to 0.1, not 0.0",
        "--backend=abacus    | Invalid value for option '--backend'",
      })
  void wrongUsageIsSaid(String option, String message) {
    assertThat(simulate(model.toString(), option)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void resultsThatWouldOverwriteEachOtherAreRefused() throws IOException {
    var other = write("elsewhere/model.mdl");
    var results = folder.resolve("results");

    assertThat(simulate(model.toString(), other.toString(), "--out", results.toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("two models would have the same result file");
    assertThat(results).doesNotExist();
  }

  @Test
  void aRunThatCannotBeWrittenLeavesTheResultsOfTheOneBefore() throws IOException {
    var results = folder.resolve("out/model.csv");
    assertThat(simulate(model.toString(), "--out", folder.resolve("out").toString()))
        .isEqualTo(ExitCode.DONE);
    var before = Files.readString(results);
    Files.createDirectory(folder.resolve("out/model.csv.part"));
    assertThat(
            simulate(
                model.toString(), "--set", "inflow=5", "--out", folder.resolve("out").toString()))
        .isNotEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("model.csv.part");
    assertThat(results).hasContent(before);
  }

  @Test
  void folderThatCannotBeMadeIsNamed() {
    assertThat(simulate(model.toString(), "--out", model.toString()))
        .isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).contains(model.toString());
  }
}
