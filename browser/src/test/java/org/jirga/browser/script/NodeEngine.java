package org.jirga.browser.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Node, where it is installed: a process for each expression, as somebody who has exported a model
/// would run it.
final class NodeEngine implements ScriptEngine {

  private static final Path NODE = Path.of("/usr/bin/node");

  NodeEngine() {
    assumeTrue(Files.isExecutable(NODE), "there is no Node at " + NODE);
  }

  @Override
  public String text(String expression) {
    try {
      var script = Files.createTempFile("jirga-", ".cjs");
      var result = Files.createTempFile("jirga-", ".txt");
      try {
        Files.writeString(
            script, "process.stdout.write(%s);".formatted(expression), StandardCharsets.UTF_8);
        var process =
            new ProcessBuilder(NODE.toString(), script.toString())
                .redirectOutput(result.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
          throw new IllegalStateException("Node ended with %d.".formatted(process.exitValue()));
        }
        return Files.readString(result);
      } finally {
        Files.delete(script);
        Files.delete(result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted.", e);
    }
  }

  @Override
  public void close() {}
}
