package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.robustness.TradeOff;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// Policies in the plane of two outcomes: a dot for the medians, a cross for the spread over
/// futures.
public final class TradeOffChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;

  /// Stretches between labels of an axis, about.
  private static final int STEPS = 5;

  private static final int DIGITS = 12;

  /// What a phone leaves of it.
  private static final int NARROW = 340;

  // About how large what is drawn is, in CSS pixels: margins and axes, dots, letters, lines.
  private static final double MARGIN = 90;
  private static final double SYMBOL = 10;
  private static final double CHARACTER = 6.5;
  private static final double LINE = 14;

  private static final String MIDDLE_HALF =
      "Dot: the medians; cross: the middle half of the futures.";

  private static final String GAINS =
      MIDDLE_HALF
          + " Each future is compared with itself; a gain is an improvement; dashed: no difference."
          + " Hollow: another policy gains at least as much in both medians and more in one.";

  /// More names than this would cover the picture: only those on the front have one.
  private static final int MOST_NAMED = 12;

  private static final String NAMED =
      " Named, where there is room: policies that no other beats, and the first one; all are in the"
          + " table.";

  /// @param isNamed whether its name may stand beside it
  private record Dot(
      String name, Quantiles x, Quantiles y, boolean isBeaten, boolean isFront, boolean isNamed) {}

  /// The ends of an axis that begins and ends with a label.
  private record Ends(double low, double high) {}

  private TradeOffChart() {}

  /// The outcomes themselves.
  ///
  /// @param xAxis what is on it, with its unit
  public static Figure outcomes(
      String id, String title, String finding, String xAxis, String yAxis, TradeOff tradeOff) {
    var dots =
        tradeOff.places().stream()
            .map(it -> dot(tradeOff, it, it.first(), it.second(), false))
            .toList();
    return of(id, title, finding, xAxis, yAxis, dots, false, MIDDLE_HALF);
  }

  /// Improvements over the first policy, future by future: outcomes of two policies overlap even
  /// where one of them is better in every future.
  public static Figure gains(
      String id, String title, String finding, String xAxis, String yAxis, TradeOff tradeOff) {
    var dots =
        tradeOff.places().stream()
            .map(
                it -> dot(tradeOff, it, it.firstGain(), it.secondGain(), it.beatenBy().isPresent()))
            .toList();
    return of(id, title, finding, xAxis, yAxis, dots, true, GAINS);
  }

  private static Dot dot(
      TradeOff tradeOff, TradeOff.Place place, Quantiles x, Quantiles y, boolean isBeaten) {
    var isFront = place.beatenBy().isEmpty();
    return new Dot(
        place.policy(),
        x,
        y,
        isBeaten,
        isFront,
        isFront
            || tradeOff.places().size() <= MOST_NAMED
            || place.equals(tradeOff.places().getFirst()));
  }

  private static Figure of(
      String id,
      String title,
      String finding,
      String xAxis,
      String yAxis,
      List<Dot> dots,
      boolean marksNothing,
      String note) {
    var crosses = new ArrayList<double[]>();
    for (var dot : dots) {
      crosses.add(new double[] {dot.x.p25(), dot.y.p50(), dot.x.p75(), dot.y.p50()});
      crosses.add(new double[] {dot.x.p50(), dot.y.p25(), dot.x.p50(), dot.y.p75()});
    }
    var spread = Axes.line(Palette.INNER, 1.5, Axes.segments(crosses));
    var series =
        List.of(
            marksNothing
                ? spread.with("markLine", Axes.marks(List.of(mark("xAxis"), mark("yAxis"))))
                : spread,
            dots(dots, xAxis, yAxis));
    return new Figure(
        id,
        title,
        finding,
        Axes.plane(
            axis(xAxis, ends(dots.stream().map(Dot::x).toList())),
            axis(yAxis, ends(dots.stream().map(Dot::y).toList())),
            series),
        WIDTH,
        HEIGHT,
        table(xAxis, yAxis, dots),
        data(xAxis, yAxis, dots),
        note + (dots.stream().allMatch(Dot::isNamed) ? "" : NAMED));
  }

  private static Json.Obj axis(String name, Ends ends) {
    return Axes.value(name)
        .with("min", Numbers.significantValue(ends.low, DIGITS))
        .with("max", Numbers.significantValue(ends.high, DIGITS));
  }

  /// The ends of an axis as the library rounds them: given to it, so that names find
  /// their places.
  private static Ends ends(List<Quantiles> spreads) {
    var low = spreads.stream().mapToDouble(Quantiles::p25).min().orElse(0);
    var high = spreads.stream().mapToDouble(Quantiles::p75).max().orElse(1);
    if (!(high > low)) {
      return new Ends(low - 1, high + 1);
    }
    var rough = (high - low) / STEPS;
    var power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    var leading = rough / power;
    var step =
        power * (leading < 1.5 ? 1 : leading < 2.5 ? 2 : leading < 4 ? 3 : leading < 7 ? 5 : 10);
    return new Ends(Math.floor(low / step) * step, Math.ceil(high / step) * step);
  }

  private static Json mark(String axis) {
    return Json.object(axis, 0);
  }

  private static Json dots(List<Dot> dots, String xAxis, String yAxis) {
    var narrow = labelled(dots, NARROW);
    var wide = labelled(dots, WIDTH);
    return Json.object(
        "type",
        "scatter",
        "id",
        "values",
        "animation",
        false,
        "symbolSize",
        10,
        "z",
        5,
        "emphasis",
        Json.object("disabled", true),
        "label",
        Json.object("color", Palette.TEXT, "fontSize", Axes.FONT_SIZE),
        "data",
        Json.list(
            dots.stream()
                .map(
                    it ->
                        datum(it, xAxis, yAxis, narrow.containsKey(it), wide.getOrDefault(it, "")))
                .toList()));
  }

  /// Where a name may stand beside its dot, the best place first.
  private static final List<String> POSITIONS = List.of("top", "bottom", "right", "left");

  private record Rectangle(double left, double top, double right, double bottom) {
    private boolean meets(Rectangle other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /// Where the names of those dots stand that find room, so that no name stands on another or on a
  /// dot; the others are named by tooltip and table.
  private static Map<Dot, String> labelled(List<Dot> dots, double width) {
    var x = range(dots.stream().map(Dot::x).toList(), width);
    var y = range(dots.stream().map(Dot::y).toList(), HEIGHT);
    var taken = new ArrayList<Rectangle>();
    for (var dot : dots) {
      taken.add(box(dot, x, y, SYMBOL, SYMBOL, "middle"));
    }
    var positions = new HashMap<Dot, String>();
    var inTurn = new ArrayList<>(dots.stream().filter(Dot::isNamed).toList());
    inTurn.sort(Comparator.comparing(dot -> !dot.isFront));
    for (var dot : inTurn) {
      for (var position : POSITIONS) {
        var box = box(dot, x, y, CHARACTER * dot.name.length(), LINE, position);
        if (!positions.containsKey(dot)
            && box.left > 0
            && box.right < width - MARGIN / 2
            && taken.stream().noneMatch(box::meets)) {
          positions.put(dot, position);
          taken.add(box);
        }
      }
    }
    return positions;
  }

  private static Rectangle box(
      Dot dot,
      DoubleUnaryOperator x,
      DoubleUnaryOperator y,
      double width,
      double height,
      String position) {
    var beside = (SYMBOL + width) / 2 + 5;
    var above = (SYMBOL + height) / 2 + 5;
    var middle =
        x.applyAsDouble(dot.x.p50())
            + (position.equals("right") ? beside : position.equals("left") ? -beside : 0);
    var level =
        y.applyAsDouble(dot.y.p50())
            + (position.equals("top") ? above : position.equals("bottom") ? -above : 0);
    return new Rectangle(
        middle - width / 2, level - height / 2, middle + width / 2, level + height / 2);
  }

  /// From a value to about where it is drawn.
  private static DoubleUnaryOperator range(List<Quantiles> spreads, double length) {
    var ends = ends(spreads);
    var room = length - MARGIN;
    return value -> (value - ends.low) / (ends.high - ends.low) * room;
  }

  private static Json datum(
      Dot dot, String xAxis, String yAxis, boolean isLabelled, String position) {
    return Json.object(
        "value",
        Axes.point(dot.x.p50(), dot.y.p50()),
        "name",
        "%s: %s %s, %s %s"
            .formatted(
                dot.name,
                xAxis,
                Numbers.significant(dot.x.p50(), 3),
                yAxis,
                Numbers.significant(dot.y.p50(), 3)),
        "label",
        Json.object(
            "show",
            !position.isEmpty(),
            "formatter",
            dot.name,
            "position",
            position.isEmpty() ? "top" : position),
        "narrow",
        isLabelled,
        "itemStyle",
        Json.object(
            "color", dot.isBeaten ? Palette.SURFACE : Palette.LINE,
            "borderColor", dot.isBeaten ? Palette.LINE : Palette.SURFACE,
            "borderWidth", dot.isBeaten ? 2 : 1,
            "opacity", 1));
  }

  private static DataTable table(String xAxis, String yAxis, List<Dot> dots) {
    return new DataTable(
        List.of("Policy", xAxis, yAxis),
        dots.stream().map(it -> List.of(it.name, said(it.x), said(it.y))).toList());
  }

  private static String said(Quantiles q) {
    return "%s (%s to %s)"
        .formatted(Numbers.quantity(q.p50()), Numbers.quantity(q.p25()), Numbers.quantity(q.p75()));
  }

  private static FigureData data(String xAxis, String yAxis, List<Dot> dots) {
    return new FigureData(
        List.of(
            "policy",
            xAxis + ", 25 %",
            xAxis + ", median",
            xAxis + ", 75 %",
            yAxis + ", 25 %",
            yAxis + ", median",
            yAxis + ", 75 %",
            "beaten in both medians"),
        dots.stream()
            .map(
                it ->
                    List.<Object>of(
                        it.name,
                        it.x.p25(),
                        it.x.p50(),
                        it.x.p75(),
                        it.y.p25(),
                        it.y.p50(),
                        it.y.p75(),
                        it.isBeaten ? "yes" : "no"))
            .toList());
  }
}
