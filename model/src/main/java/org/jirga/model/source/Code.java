package org.jirga.model.source;

/// What kind of complaint a diagnostic is.
///
/// Each phase has an enum of its codes. An id is given once, never used for something else, and
/// described in `docs/reference/diagnostics.md`.
public interface Code {

  /// A letter for the phase and three digits, such as `U012`.
  String id();

  /// The kind in a few words, for the reference page.
  String title();

  /// How much it matters unless the caller asks for strictness.
  Severity severity();
}
