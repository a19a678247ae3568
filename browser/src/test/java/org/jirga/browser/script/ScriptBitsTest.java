package org.jirga.browser.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jirga.engine.program.Program;
import org.jirga.engine.script.ScriptWriter;
import org.jirga.model.structure.Method;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The script of every model that can be run has the interpreter's bits: our own cases everywhere,
/// the public models in Chromium and, where it is there, Node.
class ScriptBitsTest {

  private final Path root = Path.of(System.getProperty("jirga.root", ".."));
  private final Path shared =
      Path.of(System.getProperty("jirga.shared", root.resolve("../shared").toString()));

  @TestFactory
  Stream<DynamicTest> ownModelsInGraal() throws IOException {
    var engine = new GraalEngine();
    return Stream.concat(
            models(root.resolve("cases")),
            models(root.resolve("conformance/src/test/resources/corpus")))
        .map(file -> test(file, ModelBits.program(file).orElseThrow(), engine))
        .onClose(engine::close);
  }

  @Test
  void everyMethodOfIntegrationInGraal() {
    var teacup = ModelBits.program(root.resolve("cases/teacup/teacup.mdl")).orElseThrow();
    try (var engine = new GraalEngine()) {
      for (var method : Method.values()) {
        ModelBits.compare(with(method, teacup), engine);
      }
    }
  }

  @TestFactory
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
  Stream<DynamicTest> allModelsInChromium() throws IOException {
    var engine = new ChromiumEngine();
    return allModels(engine).onClose(engine::close);
  }

  @TestFactory
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Node")
  Stream<DynamicTest> allModelsInNode() throws IOException {
    return allModels(new NodeEngine());
  }

  @Test
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
  void everyMethodOfIntegrationInChromium() throws IOException {
    var afghanistan =
        ModelBits.program(root.resolve("cases/afghanistan-2021/model.mdl")).orElseThrow();
    try (var engine = new ChromiumEngine()) {
      for (var method : Method.values()) {
        ModelBits.compare(with(method, afghanistan), engine);
      }
    }
  }

  private Stream<DynamicTest> allModels(ScriptEngine engine) throws IOException {
    var folders =
        Stream.of(
            root.resolve("cases"),
            shared.resolve("conformance/test-models"),
            shared.resolve("models"));
    return folders.flatMap(folder -> models(folder, engine));
  }

  private static Stream<DynamicTest> models(Path folder, ScriptEngine engine) {
    if (!Files.isDirectory(folder)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              folder.toString(), () -> assumeTrue(false, "no models at " + folder)));
    }
    try {
      return models(folder)
          .flatMap(file -> ModelBits.program(file).map(it -> test(file, it, engine)).stream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<Path> models(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(ScriptBitsTest::isModel).sorted().toList().stream();
    }
  }

  private static boolean isModel(Path file) {
    var name = file.getFileName().toString();
    return Stream.of(".mdl", ".xmile", ".stmx", ".itmx").anyMatch(name::endsWith);
  }

  private static DynamicTest test(Path file, Program program, ScriptEngine engine) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(),
        program.time().uneven().isPresent()
            ? () -> assertRefused(program)
            : () -> ModelBits.compare(program, engine));
  }

  /// A script has steps of one length; what it cannot run it says by name.
  private static void assertRefused(Program program) {
    assertThatThrownBy(() -> ScriptWriter.module(program)).hasMessageContaining(program.name());
  }

  private static Program with(Method method, Program program) {
    assertThat(program.stocks()).isNotEmpty();
    return new Program(
        program.name(),
        program.layout(),
        program.constants(),
        program.variables(),
        program.initials(),
        program.dynamics(),
        program.netFlows(),
        program.stocks(),
        program.pipelines(),
        program.time(),
        method);
  }
}
