package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// One line for each thing compared: a dot for the middle, a thin bar for the wide interval, a
/// thick one for the narrow.
public final class IntervalChart {

  private static final int WIDTH = 460;
  private static final int WIDE = 720;
  private static final int TOP = 20;
  private static final int BOTTOM = 44;
  private static final int ROW = 26;

  private static final double LABEL_SHARE = 0.36;

  private static final double CHARACTER = 6.2;

  /// @param low NaN where there is no interval
  /// @param innerLow NaN where there is no narrow interval
  /// @param second a second dot, hollow
  public record Row(
      String label,
      double low,
      double innerLow,
      double middle,
      double innerHigh,
      double high,
      OptionalDouble second) {

    public static Row of(String label, Quantiles q) {
      return new Row(label, q.p5(), q.p25(), q.p50(), q.p75(), q.p95(), OptionalDouble.empty());
    }

    public static Row of(String label, double low, double middle, double high) {
      return new Row(label, low, Double.NaN, middle, Double.NaN, high, OptionalDouble.empty());
    }

    public static Row pair(String label, double middle, double second) {
      return new Row(
          label, Double.NaN, Double.NaN, middle, Double.NaN, Double.NaN, OptionalDouble.of(second));
    }
  }

  private final List<Row> rows;
  private int width = WIDTH;
  private double labels = LABEL_SHARE;
  private String axis = "";
  private double scale = 1;
  private final List<Double> marks = new ArrayList<>();
  private OptionalDouble min = OptionalDouble.empty();
  private OptionalDouble max = OptionalDouble.empty();
  private Optional<FigureData> data = Optional.empty();
  private Optional<Json> boxes = Optional.empty();

  private IntervalChart(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  public static IntervalChart of(List<Row> rows) {
    return new IntervalChart(rows);
  }

  /// Takes the whole width of a page.
  public IntervalChart wide() {
    width = WIDE;
    return this;
  }

  /// The widest that labels get before they wrap.
  ///
  /// @param share of the width of the picture
  public IntervalChart labels(double share) {
    labels = share;
    return this;
  }

  /// What the numbers are, in words.
  public IntervalChart axis(String words) {
    axis = words;
    return this;
  }

  /// Numbers are shares of 1, shown in percent.
  public IntervalChart percent() {
    scale = 100;
    axis = "%";
    return this;
  }

  /// Ends of the axis.
  public IntervalChart between(double low, double high) {
    min = OptionalDouble.of(low);
    max = OptionalDouble.of(high);
    return this;
  }

  /// A dashed line across all rows.
  public IntervalChart mark(double at) {
    if (!Double.isNaN(at)) {
      marks.add(at);
    }
    return this;
  }

  /// What is drawn as its readers know it, where bars are shares of it.
  public IntervalChart data(FigureData known) {
    data = Optional.of(known);
    return this;
  }

  /// Narrow intervals that a reader of a page may choose instead: `boxes.js`.
  ///
  /// @param others for each of them for each row its ends, none where the row has none; the
  ///     figure's table has a row for each
  /// @param chosen those of the picture
  public IntervalChart boxes(List<List<List<Double>>> others, int chosen) {
    boxes =
        Optional.of(
            Json.object(
                "chosen",
                chosen,
                "scale",
                scale,
                "rows",
                others.stream()
                    .map(box -> Json.list(box.stream().map(ends -> rounded(ends)).toList()))
                    .toList()));
    return this;
  }

  private static Json rounded(List<Double> ends) {
    return Json.list(ends.stream().map(it -> Numbers.significantValue(it, 3)).toList());
  }

  public Figure figure(String id, String title, String finding, DataTable table, String note) {
    var characters = labelWidth() / CHARACTER;
    var lines =
        rows.stream().mapToDouble(row -> Math.ceil(row.label().length() / characters)).max();
    var row = Math.max(ROW, lines.orElse(1) * Axes.LINE_HEIGHT + 10);
    return new Figure(
        id,
        title,
        finding,
        boxes.map(it -> option().with("boxes", it)).orElseGet(this::option),
        width,
        (int) (TOP + BOTTOM + row * rows.size()),
        table,
        data.orElseGet(this::drawn),
        note);
  }

  private FigureData drawn() {
    var hasSecond = rows.stream().anyMatch(row -> row.second().isPresent());
    var header = new ArrayList<>(List.of("", "low", "inner low", "middle", "inner high", "high"));
    if (hasSecond) {
      header.add("second");
    }
    var cells = new ArrayList<List<Object>>();
    for (var row : rows) {
      var line =
          new ArrayList<Object>(
              List.of(
                  row.label(),
                  row.low(),
                  row.innerLow(),
                  row.middle(),
                  row.innerHigh(),
                  row.high()));
      if (hasSecond) {
        line.add(row.second().orElse(Double.NaN));
      }
      cells.add(line);
    }
    return new FigureData(header, cells);
  }

  private int labelWidth() {
    return (int) (labels * width);
  }

  private Json.Obj option() {
    var wide = new ArrayList<double[]>();
    var narrow = new ArrayList<double[]>();
    var middles = new ArrayList<Json>();
    var seconds = new ArrayList<Json>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (!Double.isNaN(row.low()) && !Double.isNaN(row.high())) {
        wide.add(new double[] {row.low() * scale, i, row.high() * scale, i});
      }
      if (!Double.isNaN(row.innerLow()) && !Double.isNaN(row.innerHigh())) {
        narrow.add(new double[] {row.innerLow() * scale, i, row.innerHigh() * scale, i});
      }
      if (!Double.isNaN(row.middle())) {
        middles.add(Axes.point(row.middle() * scale, i, row.low() * scale, row.high() * scale));
      }
      if (row.second().isPresent() && !Double.isNaN(row.second().getAsDouble())) {
        seconds.add(Axes.point(row.second().getAsDouble() * scale, i));
      }
    }
    var series = new ArrayList<Json>();
    series.add(Axes.line(Palette.LINE, 1.5, Axes.segments(wide)));
    if (!narrow.isEmpty() || boxes.isPresent()) {
      series.add(Axes.line(Palette.INNER, 7, Axes.segments(narrow)).with("id", "narrow"));
    }
    if (!seconds.isEmpty()) {
      series.add(dots(Palette.SURFACE, Palette.SECOND, "Before selection", false, seconds));
    }
    series.add(dots(Palette.LINE, Palette.SURFACE, "Median", true, middles));
    if (!marks.isEmpty()) {
      series.set(
          0,
          ((Json.Obj) series.get(0))
              .with(
                  "markLine",
                  Axes.marks(marks.stream().map(at -> Json.object("xAxis", at * scale)).toList())));
    }
    var x = Axes.value(axis).with("nameLocation", "middle").with("nameGap", 26);
    if (min.isPresent() && max.isPresent()) {
      x = x.with("min", min.getAsDouble() * scale).with("max", max.getAsDouble() * scale);
    }
    return Axes.base()
        .with(
            "grid",
            Json.object(
                "left", 18, "right", 20, "top", TOP, "bottom", BOTTOM - 20, "containLabel", true))
        .with("xAxis", x.with("splitNumber", 4))
        .with("yAxis", labels())
        .with("tooltip", Axes.tooltip("item"))
        .with("series", Json.list(series));
  }

  private Json.Obj labels() {
    return Axes.names(rows.stream().map(Row::label).toList(), Palette.TEXT, labelWidth())
        .with("inverse", true);
  }

  private static Json.Obj dots(
      String fill, String border, String name, boolean main, List<Json> data) {
    var dots =
        Json.object(
            "type",
            "scatter",
            "name",
            name,
            "animation",
            false,
            "z",
            main ? 6 : 5,
            "symbolSize",
            10,
            "emphasis",
            Json.object("disabled", true),
            "itemStyle",
            Json.object(
                "color", fill, "borderColor", border, "borderWidth", main ? 1 : 2, "opacity", 1),
            "dimensions",
            Json.array("middle", "row", "low", "high"),
            "encode",
            Json.object("x", 0, "y", 1, "tooltip", main ? Json.array(0, 2, 3) : Json.array(0)),
            "data",
            Json.list(data));
    return main ? dots.with("id", "values") : dots;
  }
}
