package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file under `diagnostics/conflict` gives the text beside it. Written anew, to be read in the
/// diff, with `-Djirga.regenerate=true`.
class ConflictDiagnosticsTest {

  private static final Path FOLDER = Path.of("src/test/resources/diagnostics/conflict");

  static Stream<Path> files() throws IOException {
    return Files.list(FOLDER).filter(file -> !file.toString().endsWith(".expected")).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsReportedAtItsPlace(Path file) throws IOException {
    var printed = read(file).stream().map(DiagnosticPrinter::print).collect(Collectors.joining());
    var expected = FOLDER.resolve(file.getFileName() + ".expected");
    if (Boolean.getBoolean("jirga.regenerate")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyCodeHasAFileThatShowsIt() throws IOException {
    var shown = new TreeSet<String>();
    for (var file : files().toList()) {
      read(file).forEach(diagnostic -> shown.add(diagnostic.code().id()));
    }
    assertThat(shown)
        .containsAll(Arrays.stream(ConflictCode.values()).map(ConflictCode::id).toList());
  }

  @ParameterizedTest
  @EnumSource(ConflictCode.class)
  void everyCodeIsDocumentedWithAnExample(ConflictCode code) throws IOException {
    var root = Path.of(System.getProperty("jirga.root"));
    var lines = Files.readAllLines(root.resolve("docs/reference/diagnostics.md"));
    var heading = "### %s %s".formatted(code.id(), code.title());
    var at = lines.indexOf(heading);
    assertThat(at).as(heading).isNotNegative();
    var example = lines.subList(at + 1, lines.size()).stream().takeWhile(l -> !l.startsWith("#"));
    assertThat(example).as("example of " + code.id()).anyMatch(l -> l.contains(code.id() + ":"));
  }

  private static List<Diagnostic> read(Path file) throws IOException {
    var source = new Source(file.getFileName().toString(), Files.readString(file));
    return ConflictReader.read(source, Map.of()).diagnostics();
  }
}
