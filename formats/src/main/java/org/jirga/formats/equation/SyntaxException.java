package org.jirga.formats.equation;

import java.util.Optional;
import org.jirga.model.source.Span;

/// Leaves an equation at the first place where its grammar is broken. Caught by whoever asked for
/// the equation, who complains and goes on with the next.
public final class SyntaxException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient ReadCode code;
  private final transient Span span;
  private final transient Optional<String> hint;

  public SyntaxException(ReadCode code, Span span, String message) {
    this(code, span, message, Optional.empty());
  }

  public SyntaxException(ReadCode code, Span span, String message, String hint) {
    this(code, span, message, Optional.of(hint));
  }

  private SyntaxException(ReadCode code, Span span, String message, Optional<String> hint) {
    super(message, null, false, false);
    this.code = code;
    this.span = span;
    this.hint = hint;
  }

  /// Reports what was wrong.
  public void addTo(Complaints complaints) {
    complaints.add(code, span, String.valueOf(getMessage()), hint);
  }
}
