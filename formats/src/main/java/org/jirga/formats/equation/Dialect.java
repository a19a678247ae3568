package org.jirga.formats.equation;

/// How a format writes equations.
public enum Dialect {
  /// Names with spaces, `:AND:`, `IF THEN ELSE(…)`, `WITH LOOKUP(…)`.
  VENSIM,
  /// Names with underscores, `AND`, `IF … THEN … ELSE …`, `MOD`, `//` (XMILE 1.0, section 3).
  XMILE
}
