package org.jirga.formats.mdl;

import java.util.List;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// `:MACRO: name(inputs : outputs)`, the entries after it, `:END OF MACRO:`.
///
/// @param outputs besides the one that has the macro's name
/// @param entries the equations inside
/// @param span of its name
record Macro(Name name, List<Name> inputs, List<Name> outputs, List<Entry> entries, Span span) {
  Macro {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    entries = List.copyOf(entries);
  }
}
