package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jirga.workbench.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandLineRunnerTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private ExitCode run(String... arguments) {
    var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandLineRunner(List.of(new EchoCommand()), terminal, false).run(arguments);
  }

  @Test
  void versionNamesTheBuildAndJava() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("jirga " + About.version()).contains("Java 25");
    assertThat(About.version()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void helpListsCommandsAndExitCodes() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("echo").contains("75").contains("interrupted");
  }

  @Test
  void helpAfterCommandIsOfThatCommand() {
    assertThat(run("echo", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Usage: jirga echo");
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(run()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).startsWith("Usage: jirga");
  }

  @Test
  void misspeltCommandIsWrongUsageWithSuggestion() {
    assertThat(run("ehco")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString())
        .startsWith("jirga: there is no command 'ehco'; did you mean 'echo'?");
  }

  @Test
  void misspeltOptionIsWrongUsageWithSuggestion() {
    assertThat(run("echo", "--cod=DONE")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString())
        .startsWith("jirga echo: there is no option '--cod'; did you mean '--code'?");
  }

  @Test
  void leftOverArgumentIsWrongUsage() {
    assertThat(run("echo", "teacup")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).startsWith("jirga echo: unexpected argument 'teacup'");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void commandDecidesExitCode(ExitCode code) {
    assertThat(run("echo", "--code", code.name())).isEqualTo(code);
  }

  @Test
  void unexpectedExceptionIsOurFaultWithoutStackTrace() {
    assertThat(run("echo", "--fail=unexpected")).isEqualTo(ExitCode.OUR_FAULT);
    assertThat(err.toString()).contains("boom", "--verbose").doesNotContain("\tat ");
  }

  @Test
  void verboseShowsTheStackTrace() {
    assertThat(run("echo", "--fail=unexpected", "--verbose")).isEqualTo(ExitCode.OUR_FAULT);
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void missingFileIsNamed() {
    assertThat(run("echo", "--fail=missing")).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).isEqualToIgnoringNewLines("jirga: nowhere.mdl: no such file");
  }

  @Test
  void interruptionHasItsOwnCode() {
    assertThat(run("echo", "--fail=interrupted")).isEqualTo(ExitCode.INTERRUPTED);
  }

  enum Failure {
    NONE,
    UNEXPECTED,
    MISSING,
    INTERRUPTED
  }

  @Command(name = "echo", description = "Ends as it is told.")
  private static final class EchoCommand implements Subcommand {
    @Option(names = "--code")
    private ExitCode code = ExitCode.DONE;

    @Option(names = "--fail")
    private Failure failure = Failure.NONE;

    @Override
    public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
      return switch (failure) {
        case NONE -> code;
        case UNEXPECTED -> throw new IllegalStateException("boom");
        case MISSING -> throw new NoSuchFileException("nowhere.mdl");
        case INTERRUPTED -> throw new InterruptedException();
      };
    }
  }
}
