package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.BoxRule;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.discovery.Trajectory;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.FigureData;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.figure.ParallelChart;
import org.jirga.workbench.figure.ScatterChart;
import org.jirga.workbench.wording.BoxWords;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// The boxes of PRIM as pictures: which trade coverage for density, the limits of one of them, and
/// the cases themselves.
final class DiscoveryFigures {

  private static final int AXES = 5;
  private static final int CASES = 300;

  private DiscoveryFigures() {}

  /// @param steps the boxes, from the whole on
  static List<Figure> of(Cases cases, List<Trajectory.Step> steps, Asked asked) {
    var what = asked.what();
    var slug = asked.slug();
    var chosen = 0;
    for (var index = 1; index < steps.size(); index++) {
      chosen = steps.get(index).score().phi() > steps.get(chosen).score().phi() ? index : chosen;
    }
    var constants = cases.factors().stream().map(Factor::name).toList();
    var columns = cases.factors().stream().map(Factor::values).toArray(double[][]::new);
    var box = BoxRule.usual().choose(cases, new Trajectory(steps));
    var figures = new ArrayList<Figure>();
    var words = asked.words(cases);
    figures.add(tradeOff(steps, chosen, words, what, slug));
    if (!box.limits().isEmpty()) {
      figures.add(limits(constants, columns, box, words, what, slug));
    }
    cases(constants, columns, cases.interest(), box, what, slug).ifPresent(figures::add);
    return figures;
  }

  private static Figure tradeOff(
      List<Trajectory.Step> steps, int chosen, BoxWords words, String what, String slug) {
    var points = new ArrayList<ScatterChart.Point>();
    for (var index = 0; index < steps.size(); index++) {
      var score = steps.get(index).score();
      points.add(
          new ScatterChart.Point(
              "box %d, %s"
                  .formatted(
                      index,
                      score.dimensions() == 0 ? "no limits" : words.of(steps.get(index).box())),
              index == chosen ? "box " + index : "",
              score.coverage(),
              score.density()));
    }
    var score = steps.get(chosen).score();
    return ScatterChart.of(
        "boxes-" + slug,
        "Boxes of PRIM: " + what,
        "Box %d holds %s of the cases of interest, and %s of its cases are of interest."
            .formatted(chosen, Numbers.share(score.coverage()), Numbers.share(score.density())),
        "coverage",
        "density",
        points,
        true,
        true,
        "From right to left, each box has been peeled once more. Scored on the cases that it was"
            + " found in.");
  }

  private static Figure limits(
      List<String> constants,
      double[][] columns,
      Box box,
      BoxWords words,
      String what,
      String slug) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    var data = new ArrayList<List<Object>>();
    box.limits()
        .forEach(
            (name, limit) -> {
              if (limit instanceof Limit.OneOf oneOf) {
                table.add(List.of(name, "", String.join(" or ", words.admitted(name, oneOf))));
                data.add(
                    List.of(
                        name, "", "", "", "", String.join(" or ", words.admitted(name, oneOf))));
              }
              var column = columns[constants.indexOf(name)];
              var low = Arrays.stream(column).min().orElse(0);
              var high = Arrays.stream(column).max().orElse(1);
              if (limit instanceof Limit.Between between && high > low) {
                var from = between.hasLow() ? (between.low() - low) / (high - low) : 0;
                var to = between.hasHigh() ? (between.high() - low) / (high - low) : 1;
                rows.add(
                    new IntervalChart.Row(
                        name, 0, from, Double.NaN, to, 1, OptionalDouble.empty()));
                data.add(List.of(name, low, high, between.low(), between.high(), ""));
                table.add(
                    List.of(
                        name,
                        Numbers.quantity(low) + " to " + Numbers.quantity(high),
                        Numbers.quantity(between.hasLow() ? between.low() : low)
                            + " to "
                            + Numbers.quantity(between.hasHigh() ? between.high() : high)));
              }
            });
    return IntervalChart.of(rows)
        .percent()
        .between(0, 1)
        .data(
            new FigureData(
                List.of("constant", "all from", "to", "limits from", "to", "one of"), data))
        .figure(
            "box-" + slug,
            "Limits of the box",
            "%s where %s.".formatted(Words.upperFirst(what), words.of(box)),
            new DataTable(List.of("Constant", "All cases", "In the box"), table),
            "Thin: the range in all cases, as 0 to 100 %. Thick: the box.");
  }

  private static Optional<Figure> cases(
      List<String> constants,
      double[][] columns,
      boolean[] interest,
      Box box,
      String what,
      String slug) {
    var axes =
        IntStream.concat(
                box.limits().keySet().stream().mapToInt(constants::indexOf),
                IntStream.range(0, constants.size()))
            .distinct()
            .limit(AXES)
            .toArray();
    if (axes.length < 2) {
      return Optional.empty();
    }
    var count = Math.min(CASES, interest.length);
    var rows =
        IntStream.range(0, count)
            .mapToObj(row -> IntStream.of(axes).mapToDouble(axis -> columns[axis][row]).toArray())
            .toList();
    return Optional.of(
        ParallelChart.of(
            "cases-" + slug,
            "The first %s cases, one line each".formatted(Numbers.count(count)),
            "%s in %s of them.".formatted(Words.upperFirst(what), marked(interest, count)),
            IntStream.of(axes)
                .mapToObj(axis -> new ParallelChart.Axis(constants.get(axis), ""))
                .toList(),
            rows,
            List.of(new ParallelChart.Mark(Words.upperFirst(what), Arrays.copyOf(interest, count))),
            "cases",
            "Second colour: of interest. In the page, drag along an axis to keep the cases that"
                + " pass there; click it to let go."));
  }

  private static String marked(boolean[] interest, int count) {
    return Numbers.count(IntStream.range(0, count).filter(row -> interest[row]).count());
  }
}
