package org.jirga.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Simulation;
import org.jirga.formats.ImportReport;
import org.jirga.formats.ModelReader;
import org.jirga.formats.ModelWriter;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Deletes and doubles the characters of each of the project's own models in turn. Whatever is left
/// is read, reported on, checked, written in both formats, and run if it can be; the worst that
/// comes of it is a complaint.
///
/// The seeds are the models of `corpus` and the files of `fuzz`, where whatever once led to an
/// exception is kept. By default every third character is damaged, which takes two minutes;
/// `-Djirga.fuzz.every=1` damages all of them.
@EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "takes minutes")
class DamagedModelsTest {

  /// A doubled digit may ask for a long run of a small model.
  private static final long MOST_WORK = 100_000;

  static Stream<Path> seeds() throws IOException {
    var folders = Stream.of("corpus", "fuzz").map(Path.of("src/test/resources")::resolve);
    var files = Stream.<Path>builder();
    for (var folder : folders.toList()) {
      try (var list = Files.list(folder)) {
        list.filter(file -> !file.toString().endsWith(".csv")).sorted().forEach(files::add);
      }
    }
    return files.build();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverThrows(Path file) throws IOException {
    var text = Files.readString(file);
    survives(file, text);
    var every = Integer.getInteger("jirga.fuzz.every", 3);
    for (var i = 0; i < text.length(); i += every) {
      survives(file, text.substring(0, i) + text.substring(i + 1));
      survives(file, text.substring(0, i) + text.charAt(i) + text.substring(i));
    }
  }

  private static void survives(Path file, String damaged) {
    assertThatCode(() -> use(new Source(file.getFileName().toString(), damaged)))
        .as(damaged)
        .doesNotThrowAnyException();
  }

  private static void use(Source source) {
    var reading = ModelReader.read(source);
    reading.diagnostics().forEach(DiagnosticPrinter::print);
    ImportReport.of(reading.model());
    var checked = new ModelChecker().check(reading.model());
    checked.diagnostics().forEach(DiagnosticPrinter::print);
    if (!reading.hasErrors() && !checked.hasErrors()) {
      var lowered = Lowering.lower(checked);
      lowered.diagnostics().forEach(DiagnosticPrinter::print);
      for (var format : ModelWriter.Format.values()) {
        ModelWriter.write(checked, format).diagnostics().forEach(DiagnosticPrinter::print);
      }
      lowered.program().filter(DamagedModelsTest::isShort).ifPresent(Simulation::run);
    }
  }

  private static boolean isShort(Program program) {
    return (long) program.time().count() * program.layout().size() < MOST_WORK;
  }
}
