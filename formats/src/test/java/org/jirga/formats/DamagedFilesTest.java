package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a file is damaged, reading it and checking what was read gives complaints that can be
/// printed, and no exception.
class DamagedFilesTest {

  private static final String SPLINTERS = "()[]{}<>~|\"'\\&;:=+-*/^!.,?# \n\r\t0e9aé\0\ud83d";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teacup/teacup.mdl",
        "teacup/teacup.xmile",
        "diagnostics/unsupported.mdl",
        "diagnostics/subscripts.mdl",
        "diagnostics/equations.xmile",
        "diagnostics/parts.xmile"
      })
  void readingNeverThrows(String name) throws IOException {
    var file = Path.of("src/test/resources", name);
    var text = Files.readString(file);
    var random = new Random(name.hashCode());
    for (var i = 0; i < text.length(); i++) {
      var splinter = SPLINTERS.charAt(random.nextInt(SPLINTERS.length()));
      var before = text.substring(0, i);
      readAndPrint(
          file,
          switch (random.nextInt(3)) {
            case 0 -> before;
            case 1 -> before + text.substring(i + 1);
            default -> before + splinter + text.substring(i);
          });
    }
  }

  private static void readAndPrint(Path file, String damaged) {
    assertThatCode(
            () -> {
              var source = new Source(file.getFileName().toString(), damaged);
              var reading = ModelReader.read(source);
              reading.diagnostics().forEach(DiagnosticPrinter::print);
              var checked = new ModelChecker().check(reading.model());
              checked.diagnostics().forEach(DiagnosticPrinter::print);
            })
        .as(damaged)
        .doesNotThrowAnyException();
  }
}
