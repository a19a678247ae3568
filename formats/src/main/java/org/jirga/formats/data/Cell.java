package org.jirga.formats.data;

/// What stands in a cell.
public sealed interface Cell {

  record Number(double value) implements Cell {}

  record Text(String text) implements Cell {}

  record Blank() implements Cell {}

  Cell BLANK = new Blank();
}
