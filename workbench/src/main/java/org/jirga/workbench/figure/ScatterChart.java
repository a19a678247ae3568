package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// Points on two axes, each with a name: boxes by coverage and density, policies by two outcomes.
public final class ScatterChart {

  private static final int WIDTH = 460;
  private static final int HEIGHT = 320;

  /// @param name what it is, read with its values
  /// @param label written beside it; empty for most points where there are many
  public record Point(String name, String label, double x, double y) {}

  private ScatterChart() {}

  /// @param path whether the points are joined in their order
  /// @param isShare whether both axes are shares of 1
  public static Figure of(
      String id,
      String title,
      String finding,
      String xAxis,
      String yAxis,
      List<Point> points,
      boolean path,
      boolean isShare,
      String note) {
    var series = new ArrayList<Json>();
    if (path) {
      series.add(
          Axes.line(
              Palette.INNER,
              1.5,
              Json.list(points.stream().map(it -> Axes.point(it.x(), it.y())).toList())));
    }
    series.add(
        Json.object(
            "type",
            "scatter",
            "id",
            "values",
            "animation",
            false,
            "symbolSize",
            9,
            "emphasis",
            Json.object("disabled", true),
            "itemStyle",
            Json.object(
                "color",
                Palette.LINE,
                "borderColor",
                Palette.SURFACE,
                "borderWidth",
                1,
                "opacity",
                1),
            "data",
            Json.list(points.stream().map(it -> datum(it, xAxis, yAxis)).toList())));
    return new Figure(
        id,
        title,
        finding,
        Axes.plane(ends(Axes.value(xAxis), isShare), ends(Axes.value(yAxis), isShare), series),
        WIDTH,
        HEIGHT,
        table(xAxis, yAxis, points),
        new FigureData(
            List.of("", xAxis, yAxis),
            points.stream().map(it -> List.<Object>of(it.name(), it.x(), it.y())).toList()),
        note);
  }

  private static Json.Obj ends(Json.Obj axis, boolean isShare) {
    return isShare ? axis.with("min", 0).with("max", 1) : axis;
  }

  private static Json datum(Point point, String xAxis, String yAxis) {
    return Json.object(
        "value",
        Axes.point(point.x(), point.y()),
        "name",
        "%s: %s %s, %s %s"
            .formatted(
                point.name(),
                xAxis,
                Numbers.significant(point.x(), 3),
                yAxis,
                Numbers.significant(point.y(), 3)),
        "label",
        Json.object(
            "show",
            !point.label().isEmpty(),
            "formatter",
            point.label(),
            "position",
            "top",
            "color",
            Palette.TEXT,
            "fontSize",
            Axes.FONT_SIZE));
  }

  private static DataTable table(String xAxis, String yAxis, List<Point> points) {
    return new DataTable(
        List.of("", xAxis, yAxis),
        points.stream()
            .map(
                it ->
                    List.of(
                        it.name(), Numbers.significant(it.x(), 3), Numbers.significant(it.y(), 3)))
            .toList());
  }
}
