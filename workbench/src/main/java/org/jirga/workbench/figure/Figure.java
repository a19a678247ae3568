package org.jirga.workbench.figure;

import java.util.List;
import org.jirga.workbench.json.Json;

/// A chart and all that a reader needs of it.
///
/// @param id unique on a page, fit for an anchor: `fan-attacks`
/// @param title what is drawn
/// @param finding one sentence: what it shows
/// @param option of Apache ECharts, data only, no functions; `option.js` reads it
/// @param width of the picture in CSS pixels
/// @param height of the picture in CSS pixels
/// @param table the same numbers, as many as people read and as they read them
/// @param data the numbers in full
/// @param note what must be known to read it, possibly empty
public record Figure(
    String id,
    String title,
    String finding,
    Json.Obj option,
    int width,
    int height,
    DataTable table,
    FigureData data,
    String note) {

  /// As `early.js` and `page.js` have it: the part of the width that labels of rows may take.
  private static final double ROOM_FOR_LABELS = 0.36;

  /// Whether it has lines of futures of which a reader keeps some.
  public boolean hasFutures() {
    return option.members().containsKey("futures");
  }

  /// Whether it has boxes among which a reader chooses.
  public boolean hasBoxes() {
    return option.members().containsKey("boxes");
  }

  /// The same for less room, as a page lays it out there: labels of rows break into more lines.
  ///
  /// @param room in CSS pixels
  public Figure narrowed(int room) {
    if (room >= width) {
      return this;
    }
    var labels = (int) Math.round(ROOM_FOR_LABELS * room);
    var lines = Axes.lines(rows(), labels);
    var needed = rows().isEmpty() ? height : 64 + rows().size() * (Axes.LINE_HEIGHT * lines + 10);
    var narrow = option;
    if (!rows().isEmpty() && option.members().get("yAxis") instanceof Json.Obj axis) {
      var label = axis.members().get("axisLabel") instanceof Json.Obj it ? it : Json.object();
      narrow = narrow.with("yAxis", axis.with("axisLabel", label.with("width", labels)));
    }
    return new Figure(
        id, title, finding, narrow, room, Math.max(height, needed), table, data, note);
  }

  /// Whether it is made of cells of a few strengths.
  boolean hasCells() {
    return option.members().containsKey("cells");
  }

  /// The labels of its rows, from below; empty where the vertical axis is a scale.
  public List<String> rows() {
    return option.members().get("yAxis") instanceof Json.Obj axis
            && axis.members().get("data") instanceof Json.Arr labels
        ? labels.items().stream().map(it -> it instanceof Json.Text(var text) ? text : "").toList()
        : List.of();
  }
}
