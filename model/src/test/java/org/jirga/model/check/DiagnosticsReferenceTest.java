package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/reference/diagnostics.md` has a heading `### N001 name not defined` for each code, with an
/// example under it.
class DiagnosticsReferenceTest {

  @Test
  void everyCodeOfTheCheckIsDocumented() throws IOException {
    var lines = page();
    for (var code : CheckCode.values()) {
      var heading = "### %s %s".formatted(code.id(), code.title());
      var at = lines.indexOf(heading);
      assertThat(at).as(heading).isNotNegative();
      var example = lines.subList(at + 1, lines.size()).stream().takeWhile(l -> !l.startsWith("#"));
      assertThat(example).as("example of " + code.id()).anyMatch(l -> l.contains(code.id() + ":"));
    }
  }

  @Test
  void idsAreGivenOnce() throws IOException {
    assertThat(Arrays.stream(CheckCode.values()).map(CheckCode::id)).doesNotHaveDuplicates();
    assertThat(page().stream().filter(line -> line.startsWith("### "))).doesNotHaveDuplicates();
  }

  private static List<String> page() throws IOException {
    var root = Path.of(System.getProperty("jirga.root"));
    return Files.readAllLines(root.resolve("docs/reference/diagnostics.md"));
  }
}
