package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// `docs/reference/command-line.md` has a section for each command with a row for each option.
class CommandLineReferenceTest {

  static Stream<CommandLine> commands() {
    return Main.subcommands().stream().map(CommandLine::new);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsDescribed(CommandLine command) throws IOException {
    var spec = command.getCommandSpec();
    var section = section("jirga " + spec.name());
    spec.options()
        .forEach(
            option ->
                assertThat(section)
                    .as("row of %s", option.longestName())
                    .containsPattern("(?m)^\\| `" + option.longestName() + "\\b"));
    assertThat(section.lines().filter(line -> line.startsWith("| `--")))
        .hasSize(spec.options().size());
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void everyExitCodeIsDescribed(ExitCode code) throws IOException {
    assertThat(page()).contains("| %d | %s |".formatted(code.number(), code.meaning()));
  }

  @Test
  void everyCommandHasASection() throws IOException {
    assertThat(page().lines().filter(line -> line.startsWith("## `jirga ")))
        .hasSize(Main.subcommands().size());
  }

  private static String section(String title) throws IOException {
    var page = page();
    var start = page.indexOf("## `" + title + "`");
    assertThat(start).as("section of %s", title).isNotNegative();
    var end = page.indexOf("\n## ", start);
    return end < 0 ? page.substring(start) : page.substring(start, end);
  }

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("jirga.root"), "docs", "reference", "command-line.md"));
  }
}
