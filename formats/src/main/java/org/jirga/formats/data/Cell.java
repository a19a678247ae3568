package org.jirga.formats.data;

/// What stands in a cell.
public sealed interface Cell {

  record Number(double value) implements Cell {}

  record Text(String text) implements Cell {}

  record Blank() implements Cell {}

  /// A formula whose value no program has computed: those that programs write which are no
  /// spreadsheet.
  record Uncomputed() implements Cell {}

  Cell BLANK = new Blank();
}
