package org.jirga.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.engine.expectation.ExpectationCode;
import org.jirga.engine.program.LoweringCode;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.check.CheckCode;
import org.jirga.model.source.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/reference/diagnostics.md` has a heading `### N001 name not defined` for each code, with an
/// example under it.
class DiagnosticsReferenceTest {

  static Stream<Code> codes() {
    return Stream.of(
            ReadCode.values(),
            WriteCode.values(),
            CheckCode.values(),
            LoweringCode.values(),
            ExpectationCode.values())
        .flatMap(Arrays::stream);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeIsDescribedWithAnExample(Code code) throws IOException {
    var lines = page();
    var at = lines.indexOf("### %s %s".formatted(code.id(), code.title()));
    assertThat(at).as("heading of %s %s", code.id(), code.title()).isNotNegative();
    var below = lines.subList(at + 1, lines.size()).stream().takeWhile(l -> !l.startsWith("#"));
    assertThat(below).as("example of %s", code.id()).anyMatch(l -> l.contains(code.id() + ":"));
  }

  @Test
  void idsAreGivenOnce() throws IOException {
    assertThat(codes().map(Code::id)).doesNotHaveDuplicates();
    assertThat(page().stream().filter(line -> line.startsWith("### "))).doesNotHaveDuplicates();
  }

  private static List<String> page() throws IOException {
    var root = Path.of(System.getProperty("jirga.root"));
    return Files.readAllLines(root.resolve("docs/reference/diagnostics.md"));
  }
}
