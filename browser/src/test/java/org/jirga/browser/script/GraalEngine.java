package org.jirga.browser.script;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;

/// GraalJS inside of this process: always there, and slow without its compiler.
final class GraalEngine implements ScriptEngine {

  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

  @Override
  public String text(String expression) {
    try (var context = Context.newBuilder("js").engine(engine).build()) {
      return context.eval("js", expression).asString();
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
