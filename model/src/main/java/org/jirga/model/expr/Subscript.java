package org.jirga.model.expr;

import org.jirga.model.source.Span;

/// One subscript of a reference: the name of a dimension or of one of its elements.
///
/// @param reduced written with `!` (Vensim) or `*` (XMILE): the function around it runs over the
/// whole dimension
public record Subscript(Name name, boolean reduced, Span span) {}
