package org.jirga.model.source;

/// Prints a diagnostic for a person:
///
/// ```
/// teacup.mdl:12:31: error U012: units differ: left is 'degree', right is 'degree/minute'
///    12 | Heat Loss = (Teacup - Room) / Characteristic Time * Teacup
///       |                               ^^^^^^^^^^^^^^^^^^^
///   hint: 'Characteristic Time' has no unit; did you mean 'minute'?
/// ```
///
/// Long lines are cut to a window around the place, control characters are shown as spaces, and a
/// span over several lines is underlined to the end of its first line. A file without text, such
/// as one that is not there, has no places.
public final class DiagnosticPrinter {

  private static final int WINDOW = 160;

  private DiagnosticPrinter() {}

  /// The message, the line, the carets and the hint, each line ended by a newline.
  public static String print(Diagnostic diagnostic) {
    var source = diagnostic.source();
    var place = source.position(diagnostic.span().start());
    var out = new StringBuilder();
    out.append(source.name());
    if (!source.text().isEmpty()) {
      out.append(":%d:%d".formatted(place.line(), place.column()));
    }
    out.append(
        ": %s %s: %s%n"
            .formatted(diagnostic.severity().word(), diagnostic.code().id(), diagnostic.message()));
    var line = source.line(place.line());
    if (!line.isBlank()) {
      appendLine(out, line, place, diagnostic.span());
    }
    diagnostic.hint().ifPresent(hint -> out.append("  hint: ").append(hint).append('\n'));
    return out.toString();
  }

  private static void appendLine(StringBuilder out, String line, Position place, Span span) {
    var column = Math.min(place.column() - 1, line.length());
    var from = line.length() <= WINDOW ? 0 : Math.max(0, column - WINDOW / 2);
    var to = Math.min(line.length(), from + WINDOW);
    var carets = Math.max(1, Math.min(span.end() - span.start(), to - column));
    var number = "%5d".formatted(place.line());
    var shown = new StringBuilder(line.substring(from, to));
    for (var i = 0; i < shown.length(); i++) {
      if (Character.isISOControl(shown.charAt(i))) {
        shown.setCharAt(i, ' ');
      }
    }
    out.append(number).append(" | ").append(shown).append('\n');
    out.append(" ".repeat(number.length())).append(" | ");
    out.append(" ".repeat(column - from)).append("^".repeat(carets)).append('\n');
  }
}
