package org.jirga.model.structure;

import org.jirga.model.source.Span;

/// A piece of text at its place, such as a unit not yet understood.
public record Written(String text, Span span) {}
