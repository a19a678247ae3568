package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.sensitivity.OverTime;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.HeatMap;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Which constants a course depends on, and when: a map with time along one side.
final class OverTimeFindings {

  private static final int SHOWN = 15;

  private OverTimeFindings() {}

  /// @param isSelected whether the futures had to pass a filter
  static Finding of(OverTime map, String variable, String method, boolean isSelected) {
    var order = order(map);
    var header = new ArrayList<String>();
    header.add("constant");
    Arrays.stream(map.times()).mapToObj(Numbers::exact).forEach(header::add);
    var rows = new ArrayList<List<Object>>();
    for (var factor : order) {
      var row = new ArrayList<Object>();
      row.add(map.factors().get(factor));
      Arrays.stream(map.indices()[factor]).forEach(row::add);
      rows.add(row);
    }
    var sentences = new ArrayList<String>();
    sentences.add(leaders(map, variable));
    if (isSelected) {
      sentences.add(SensitivityFindings.SELECTED);
    }
    var shown = order.stream().limit(SHOWN).toList();
    var largest =
        Arrays.stream(map.indices())
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(1);
    var title = "%s of '%s' over time".formatted(map.method(), variable);
    var figures =
        map.times().length < 2 || shown.isEmpty()
            ? List.<Figure>of()
            : List.of(
                HeatMap.of(
                    "over-time-" + method + "-" + Words.slug(variable),
                    title,
                    sentences.getFirst(),
                    shown.stream().map(factor -> map.factors().get(factor)).toList(),
                    "time",
                    map.times(),
                    shown.stream().map(factor -> map.indices()[factor]).toArray(double[][]::new),
                    largest > 0 ? largest : 1,
                    "Full strength: %s. %s%s"
                        .formatted(
                            Numbers.significant(largest, 2),
                            "The second colour marks values below 0.",
                            isSelected ? " " + SensitivityFindings.SELECTED : "")));
    return new Finding(
        "sensitivity-over-time-" + Words.slug(variable) + "-" + method + ".csv",
        title,
        header,
        rows,
        sentences,
        figures);
  }

  /// The factors whose largest index at any time is largest first.
  private static List<Integer> order(OverTime map) {
    return IntStream.range(0, map.factors().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer factor) -> 0 - peak(map.indices()[factor])))
        .toList();
  }

  private static double peak(double[] indices) {
    return Arrays.stream(indices).filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }

  private static String leaders(OverTime map, String variable) {
    var said = new ArrayList<String>();
    var leader = -1;
    var since = 0.0;
    for (var at = 0; at < map.times().length; at++) {
      var now = leader(map, at);
      if (now >= 0 && now != leader) {
        if (leader >= 0) {
          said.add(span(map, leader, since, map.times()[at]));
        }
        leader = now;
        since = map.times()[at];
      }
    }
    if (leader < 0) {
      return "Nothing moves '%s' at any time.".formatted(variable);
    }
    said.add(span(map, leader, since, map.times()[map.times().length - 1]));
    var most = said.size() <= 5 ? said : List.of(said.getFirst(), said.getLast());
    return "'%s' depends most on %s%s."
        .formatted(
            variable,
            String.join(", then on ", most),
            said.size() > 5 ? " (others lead in between)" : "");
  }

  private static String span(OverTime map, int factor, double from, double to) {
    return "%s from %s to %s"
        .formatted(
            map.factors().get(factor), Numbers.significant(from, 4), Numbers.significant(to, 4));
  }

  /// The factor with the largest index at a time; -1 where none has one.
  private static int leader(OverTime map, int at) {
    var leader = -1;
    var most = 0.0;
    for (var factor = 0; factor < map.factors().size(); factor++) {
      var size = Math.abs(map.indices()[factor][at]);
      if (size > most) {
        most = size;
        leader = factor;
      }
    }
    return leader;
  }
}
