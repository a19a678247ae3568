package org.jirga.model.source;

/// A place in a text as an editor shows it: line and column, both from 1.
public record Position(int line, int column) {}
