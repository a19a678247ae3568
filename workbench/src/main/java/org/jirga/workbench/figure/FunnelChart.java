package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// What is left after each of several steps, as bars that grow shorter.
public final class FunnelChart {

  private static final int WIDTH = 460;
  private static final int ROW = 26;

  /// @param label the step
  /// @param count what is left after it
  public record Step(String label, long count) {}

  private FunnelChart() {}

  /// @param steps the first is the whole
  /// @param what is counted, in words
  public static Figure of(
      String id, String title, String finding, List<Step> steps, String what, String note) {
    var bars = new ArrayList<Json>();
    for (var row = 0; row < steps.size(); row++) {
      bars.add(
          Json.object(
              "value",
              Json.array(Math.max(steps.get(row).count(), 0), row),
              "name",
              "%s: %s %s"
                  .formatted(steps.get(row).label(), Numbers.count(steps.get(row).count()), what),
              "label",
              Json.object(
                  "show",
                  true,
                  "position",
                  "right",
                  "formatter",
                  Numbers.count(steps.get(row).count()),
                  "color",
                  Palette.TEXT,
                  "fontSize",
                  Axes.FONT_SIZE)));
    }
    return new Figure(
        id,
        title,
        finding,
        Axes.base()
            .with(
                "grid",
                Json.object("left", 8, "right", 56, "top", 8, "bottom", 26, "containLabel", true))
            .with(
                "xAxis",
                Axes.value(what).with("nameLocation", "middle").with("nameGap", 26).with("min", 0))
            .with(
                "yAxis",
                Json.object(
                    "type",
                    "category",
                    "inverse",
                    true,
                    "data",
                    Json.list(steps.stream().map(Step::label).toList()),
                    "axisTick",
                    Json.object("show", false),
                    "axisLine",
                    Json.object("show", false),
                    "axisLabel",
                    Json.object("color", Palette.TEXT, "fontSize", Axes.FONT_SIZE, "interval", 0)))
            .with("tooltip", Axes.tooltip("item"))
            .with(
                "series",
                Json.array(
                    Json.object(
                        "type",
                        "bar",
                        "id",
                        "values",
                        "animation",
                        false,
                        "barWidth",
                        14,
                        "emphasis",
                        Json.object("disabled", true),
                        "itemStyle",
                        Json.object("color", Palette.LINE),
                        "encode",
                        Json.object("x", 0, "y", 1),
                        "data",
                        Json.list(bars)))),
        WIDTH,
        8 + 46 + ROW * steps.size(),
        table(steps, what),
        new FigureData(
            List.of("step", what),
            steps.stream().map(it -> List.<Object>of(it.label(), it.count())).toList()),
        note);
  }

  private static DataTable table(List<Step> steps, String what) {
    var whole = steps.isEmpty() ? 0 : steps.getFirst().count();
    return new DataTable(
        List.of("Step", "Left, " + what, "Share"),
        steps.stream()
            .map(
                step ->
                    List.of(
                        step.label(),
                        Numbers.count(step.count()),
                        whole == 0 ? "–" : Numbers.share((double) step.count() / whole)))
            .toList());
  }
}
