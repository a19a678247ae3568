package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each broken file under `diagnostics` is complained about as the file `.expected` beside it says.
/// With `-Djirga.update=true` those files are written anew; read the difference before keeping it.
class DiagnosticFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/diagnostics");

  static Stream<Path> inputs() throws IOException {
    return Files.list(FOLDER).filter(file -> !file.toString().endsWith(".expected")).sorted();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void complaintsAreThoseExpected(Path input) throws IOException {
    var name = input.getFileName().toString();
    var reading = ModelReader.read(new Source(name, Files.readString(input)));
    var printed =
        reading.diagnostics().stream().map(DiagnosticPrinter::print).collect(Collectors.joining());
    var expected = FOLDER.resolve(name + ".expected");
    if (Boolean.getBoolean("jirga.update")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }
}
