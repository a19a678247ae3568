package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.source.Code;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.workbench.yaml.YamlCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each study under `diagnostics/study` gives the text beside it. Written anew, to be read in the
/// diff, with `-Djirga.regenerate=true`.
class StudyDiagnosticsTest {

  @TempDir private Path temporary;

  static List<String> studies() {
    return TestCases.studies();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyMistakeOfAStudyIsReportedAtItsPlace(String study) throws IOException {
    var printed = print(read(study));
    var expected = TestCases.expected(study);
    if (Boolean.getBoolean("jirga.regenerate")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyCodeHasAStudyThatShowsIt() throws IOException {
    var shown = new TreeSet<String>();
    for (var study : TestCases.studies()) {
      read(study).forEach(diagnostic -> shown.add(diagnostic.code().id()));
    }
    assertThat(shown).containsAll(ids().filter(id -> !id.equals("Y003")).toList());
  }

  @Test
  void everyCodeIsDocumentedWithAnExample() throws IOException {
    var root = Path.of(System.getProperty("jirga.root"));
    var lines = Files.readAllLines(root.resolve("docs/reference/diagnostics.md"));
    for (var code : codes().toList()) {
      var heading = "### %s %s".formatted(code.id(), code.title());
      var at = lines.indexOf(heading);
      assertThat(at).as(heading).isNotNegative();
      var example = lines.subList(at + 1, lines.size()).stream().takeWhile(l -> !l.startsWith("#"));
      assertThat(example).as("example of " + code.id()).anyMatch(l -> l.contains(code.id() + ":"));
    }
  }

  private static Stream<String> ids() {
    return codes().map(Code::id);
  }

  private static Stream<Code> codes() {
    return Stream.concat(Arrays.stream(YamlCode.values()), Arrays.stream(StudyCode.values()));
  }

  private List<Diagnostic> read(String study) throws IOException {
    var folder = TestCases.lay(study, temporary.resolve(study));
    return CaseReader.read(folder).diagnostics();
  }

  private String print(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(DiagnosticPrinter::print)
        .collect(Collectors.joining())
        .replaceAll("(?m)^" + java.util.regex.Pattern.quote(temporary + "/") + "[^/]+/", "")
        .replaceAll(java.util.regex.Pattern.quote(temporary + "/") + "[^/]+/", "");
  }
}
