package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.source.Diagnostic;
import org.junit.jupiter.api.Test;

/// Reads the models of the SDXorg test suite, where it is there: each is read, or refused for a
/// reason that names what is not supported or what is wrong with the file.
class PublicModelsTest {

  /// The file's own fault. All other complaints about these files are gaps of ours.
  private static final List<ReadCode> FAULTS =
      List.of(ReadCode.BAD_XML, ReadCode.MISSING_EQUATION, ReadCode.DATA_NOT_FOUND);

  private static final List<ReadCode> GAPS =
      List.of(ReadCode.UNSUPPORTED, ReadCode.UNSUPPORTED_FUNCTION, ReadCode.MISSING_EQUATION);

  /// Files that break the grammar of their format, and how.
  private static final Map<String, String> BROKEN =
      Map.of(
          "test_subscripted_trig.xmile", "a list of numbers for an equation",
          "test_macro_stock.stmx", "a macro's name with a space, and no macro",
          "test_macro_stock.xmile", "a macro's name with a space, and no macro",
          "test_macro_multi_macros.stmx", "a macro's name with a space, and no macro",
          "test_macro_multi_macros.xmile", "a macro's name with a space, and no macro",
          "test_macro_expression.stmx", "a macro's name with a space, and no macro",
          "test_macro_expression.xmile", "a macro's name with a space, and no macro");

  private static Path models() {
    var root = Path.of(System.getProperty("jirga.root", "."));
    var shared = Path.of(System.getProperty("jirga.shared", root.resolve("../shared").toString()));
    var models = shared.resolve("conformance/test-models");
    assumeTrue(Files.isDirectory(models), "no public models in " + models);
    return models;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> List.of("mdl", "xmile", "stmx").contains(ending(file)))
          .sorted()
          .toList();
    }
  }

  private static String ending(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Test
  void eachIsReadOrRefusedForAGoodReason() throws IOException {
    var read = new TreeMap<String, Integer>();
    var refused = new TreeMap<String, Integer>();
    for (var file : files(models())) {
      var reading = ModelReader.read(file);
      (reading.hasErrors() ? refused : read).merge(ending(file), 1, Integer::sum);
      if (!BROKEN.containsKey(file.getFileName().toString())) {
        assertThat(codes(reading.diagnostics())).as(file.toString()).isSubsetOf(List.of());
      }
    }
    System.out.println("public models read: " + read + ", refused: " + refused);
    assertThat(read).containsKeys("mdl", "xmile", "stmx");
  }

  private static List<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .filter(d -> !GAPS.contains(d.code()) && !FAULTS.contains(d.code()))
        .map(d -> d.code().id() + " " + d.message())
        .collect(Collectors.toList());
  }
}
