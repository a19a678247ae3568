package org.jirga.browser.script;

/// Something that executes JavaScript.
interface ScriptEngine extends AutoCloseable {

  /// The text that an expression is.
  String text(String expression);

  @Override
  void close();
}
