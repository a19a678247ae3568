package org.jirga.workbench.page;

import java.util.ArrayList;
import java.util.List;

/// A table with a caption, headers of columns and, in the first column, headers of rows.
///
/// @param id an anchor, possibly empty
/// @param filterable a box above it lets a reader look for rows
/// @param note what must be known to read it, possibly empty
public record Table(
    String id,
    Prose caption,
    List<Header> headers,
    List<Row> rows,
    boolean filterable,
    Prose note) {

  public Table {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
    for (var row : rows) {
      if (row.cells().size() != headers.size()) {
        throw new IllegalArgumentException(
            "A row of %d cells does not fit %d headers of '%s'."
                .formatted(row.cells().size(), headers.size(), caption.plain()));
      }
    }
  }

  public record Header(String text, boolean numeric) {}

  /// @param id an anchor, possibly empty
  public record Row(String id, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// @param main what the cell says
  /// @param more smaller lines below
  /// @param why what a reader finds who opens the cell; possibly empty
  public record Cell(Prose main, List<Prose> more, List<Prose> why) {
    public Cell {
      more = List.copyOf(more);
      why = List.copyOf(why);
    }

    public Cell(Prose main, List<Prose> more) {
      this(main, more, List.of());
    }

    public static Cell of(String text) {
      return new Cell(Prose.of(text), List.of());
    }

    public static Cell of(Prose text, Prose... more) {
      return new Cell(text, List.of(more));
    }
  }

  /// Builds a table from its headers on.
  public static Builder titled(String caption) {
    return new Builder(caption);
  }

  /// Collects the rows of a table.
  public static final class Builder {
    private final String caption;
    private final List<Header> headers = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String id = "";
    private boolean filterable;
    private Prose note = Prose.empty();

    private Builder(String caption) {
      this.caption = caption;
    }

    public Builder id(String anchor) {
      id = anchor;
      return this;
    }

    public Builder words(String... titles) {
      List.of(titles).forEach(title -> headers.add(new Header(title, false)));
      return this;
    }

    public Builder numbers(String... titles) {
      List.of(titles).forEach(title -> headers.add(new Header(title, true)));
      return this;
    }

    public Builder row(List<Cell> cells) {
      rows.add(new Row("", cells));
      return this;
    }

    public Builder row(String anchor, List<Cell> cells) {
      rows.add(new Row(anchor, cells));
      return this;
    }

    public Builder filterable() {
      filterable = true;
      return this;
    }

    public Builder note(Prose text) {
      note = text;
      return this;
    }

    public boolean isEmpty() {
      return rows.isEmpty();
    }

    public Block.Tabular build() {
      return new Block.Tabular(new Table(id, Prose.of(caption), headers, rows, filterable, note));
    }
  }
}
