package org.jirga.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.engine.program.Lowering;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each model under `diagnostics/check` is complained about as the file `.expected` beside it says.
/// With `-Djirga.update=true` those files are written anew; read the difference before keeping it.
class CheckDiagnosticsTest {

  private static final Path FOLDER = Path.of("src/test/resources/diagnostics/check");

  static Stream<Path> models() throws IOException {
    return Files.list(FOLDER).filter(file -> !file.toString().endsWith(".expected")).sorted();
  }

  @ParameterizedTest
  @MethodSource("models")
  void complaintsAreThoseExpected(Path file) throws IOException {
    var name = file.getFileName().toString();
    var reading = ModelReader.read(new Source(name, Files.readString(file)));
    var checked = new ModelChecker().check(reading.model());
    var isSound = !reading.hasErrors() && !checked.hasErrors();
    var printed =
        Stream.of(
                reading.diagnostics(),
                checked.diagnostics(),
                isSound ? Lowering.lower(checked).diagnostics() : List.<Diagnostic>of())
            .flatMap(List::stream)
            .sorted(Diagnostic.BY_PLACE)
            .map(DiagnosticPrinter::print)
            .collect(Collectors.joining());
    var expected = FOLDER.resolve(name + ".expected");
    if (Boolean.getBoolean("jirga.update")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }
}
