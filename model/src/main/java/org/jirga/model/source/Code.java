package org.jirga.model.source;

/// What kind of complaint a diagnostic is.
///
/// Each phase has an enum of its codes. An id is given once, never used for something else, and
/// described in `docs/reference/diagnostics.md`.
public interface Code {

  /// @param id a letter for the phase and three digits, such as `U012`
  /// @param title the kind in a few words, for the reference page
  /// @param severity how much it matters unless the caller asks for strictness
  record Kind(String id, String title, Severity severity) {}

  Kind kind();

  default String id() {
    return kind().id();
  }

  default String title() {
    return kind().title();
  }

  default Severity severity() {
    return kind().severity();
  }
}
