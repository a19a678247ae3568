package org.jirga.model.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One complaint about a user's file, at its place, in the user's words.
///
/// @param source the file where it is, one of them if there are several
/// @param message what is wrong with the values at hand, one sentence without a full stop
/// @param hint at most one thing the user can do about it
public record Diagnostic(
    Severity severity, Code code, Source source, Span span, String message, Optional<String> hint) {

  /// A name may be as long as its file.
  private static final int MOST_CHARACTERS = 500;

  public Diagnostic {
    var file = source.fileAt(span.start());
    var start = source.startOf(file);
    source = source.files().get(file);
    span = start == 0 ? span : new Span(span.start() - start, span.end() - start);
    message = shortened(message);
    hint = hint.map(Diagnostic::shortened);
  }

  private static String shortened(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
  }

  /// By file, then place, then code: the order in which a person mends them.
  public static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.source().name())
          .thenComparingInt(d -> d.span().start())
          .thenComparingInt(d -> d.span().end())
          .thenComparing(d -> d.code().id())
          .thenComparing(Diagnostic::message);

  public static Diagnostic of(Code code, Source source, Span span, String message) {
    return new Diagnostic(code.severity(), code, source, span, message, Optional.empty());
  }

  public static Diagnostic of(Code code, Source source, Span span, String message, String hint) {
    return new Diagnostic(code.severity(), code, source, span, message, Optional.of(hint));
  }

  /// How a message counts: `1 argument`, `2 arguments`.
  public static String counted(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// The same complaint as an error, for those who ask for strictness.
  public Diagnostic asError() {
    return new Diagnostic(Severity.ERROR, code, source, span, message, hint);
  }

  /// Whether any of them stops the work.
  public static boolean anyError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
