package org.jirga.formats.mdl;

/// Breaks long equations as Vensim does: with `\` at the end of a line that goes on in the next.
final class LongLines {

  private static final int WIDTH = 80;

  private LongLines() {}

  /// Broken after operators and commas only, so that no name is cut.
  static String wrapped(String equation) {
    var out = new StringBuilder();
    var lineStart = 0;
    var breakable = -1;
    var quoted = false;
    for (var i = 0; i < equation.length(); i++) {
      var c = equation.charAt(i);
      if (c == '"' && (i == 0 || equation.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      }
      if (i - lineStart >= WIDTH && breakable > lineStart) {
        out.append(equation, lineStart, breakable).append("\\\n\t\t");
        lineStart = breakable;
      }
      if (!quoted && c == ' ' && i > 0 && "+-*/,".indexOf(equation.charAt(i - 1)) >= 0) {
        breakable = i + 1;
      }
    }
    return out.append(equation, lineStart, equation.length()).toString();
  }
}
