package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.analysis.sensitivity.OverTime;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.HeatMap;
import org.jirga.workbench.wording.Numbers;

/// Which constants a course depends on, and when, as a map and as a sentence.
public final class OverTimeFigures {

  private OverTimeFigures() {}

  /// Absent where there is nothing to show.
  ///
  /// @param name of the course in the sentence
  /// @param most constants that are shown, those that matter most at any time
  /// @param note what must be known beside what the colours are, possibly empty
  public static Optional<Figure> map(
      String id, OverTime map, String title, String name, String timeUnit, int most, String note) {
    var shown = order(map).stream().limit(most).toList();
    if (map.times().length < 2 || shown.isEmpty() || peak(map.indices()[shown.getFirst()]) == 0) {
      return Optional.empty();
    }
    var largest = peak(map.indices()[shown.getFirst()]);
    return Optional.of(
        HeatMap.of(
            id,
            title,
            leaders(map, name),
            shown.stream().map(factor -> map.factors().get(factor)).toList(),
            timeUnit,
            map.times(),
            shown.stream().map(factor -> map.indices()[factor]).toArray(double[][]::new),
            largest,
            true,
            "Full strength: %s. The second colour marks values below 0.%s"
                .formatted(Numbers.significant(largest, 2), note.isEmpty() ? "" : " " + note)));
  }

  /// The factors whose largest index at any time is largest first.
  static List<Integer> order(OverTime map) {
    return IntStream.range(0, map.factors().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer factor) -> 0 - peak(map.indices()[factor])))
        .toList();
  }

  private static double peak(double[] indices) {
    return Arrays.stream(indices).filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }

  static String leaders(OverTime map, String name) {
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
      return "Nothing moves %s at any time.".formatted(name);
    }
    said.add(span(map, leader, since, map.times()[map.times().length - 1]));
    var most = said.size() <= 5 ? said : List.of(said.getFirst(), said.getLast());
    return "%s depends most on %s%s."
        .formatted(
            name,
            String.join(", then on ", most),
            said.size() > 5 ? " (others lead in between)" : "");
  }

  private static String span(OverTime map, int factor, double from, double to) {
    return "%s from %s to %s"
        .formatted(map.factors().get(factor), Numbers.time(from), Numbers.time(to));
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
