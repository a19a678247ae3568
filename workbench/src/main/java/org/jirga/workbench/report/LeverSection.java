package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Policies that differ in one lever alone: what that lever is worth. Where the lever is a time,
/// that is what delay is worth.
final class LeverSection {

  /// Two policies are a comparison that is already made elsewhere.
  private static final int FEWEST = 3;

  private record Ladder(Lever lever, List<Policy> policies) {}

  private LeverSection() {}

  static Optional<Section> of(Findings findings) {
    var ladders = ladders(findings);
    if (ladders.isEmpty()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<Block>();
    for (var ladder : ladders) {
      blocks.add(Block.paragraph(sentence(findings, ladder)));
      blocks.add(table(findings, ladder));
    }
    var delay = ladders.stream().allMatch(ladder -> isTime(findings, ladder.lever()));
    return Optional.of(
        new Section("levers", delay ? "What delay is worth" : "What one lever is worth", blocks));
  }

  private static List<Ladder> ladders(Findings findings) {
    var ladders = new ArrayList<Ladder>();
    for (var lever : findings.study().levers()) {
      Map<Map<String, Double>, List<Policy>> groups = new LinkedHashMap<>();
      for (var policy : findings.study().policies()) {
        if (policy.settings().containsKey(lever.constant())) {
          var others = new TreeMap<>(policy.settings());
          others.remove(lever.constant());
          groups.computeIfAbsent(others, _ -> new ArrayList<>()).add(policy);
        }
      }
      groups.values().stream()
          .filter(group -> group.size() >= FEWEST)
          .forEach(
              group -> {
                group.sort(Comparator.comparing(policy -> setting(policy, lever)));
                ladders.add(new Ladder(lever, group));
              });
    }
    return ladders;
  }

  private static double setting(Policy policy, Lever lever) {
    return policy.settings().getOrDefault(lever.constant(), Double.NaN);
  }

  private static boolean isTime(Findings findings, Lever lever) {
    return !findings.timeUnit().isEmpty() && lever.unit().equalsIgnoreCase(findings.timeUnit());
  }

  private static Prose sentence(Findings findings, Ladder ladder) {
    var first = ladder.policies().getFirst();
    var last = ladder.policies().getLast();
    var changes = new ArrayList<Prose>();
    for (var measure : findings.headlines()) {
      var from = findings.quantiles(Arm.of(first.name()), measure);
      var to = findings.quantiles(Arm.of(last.name()), measure);
      if (from.isPresent()
          && to.isPresent()
          && measure.better() != Measure.Direction.NEITHER
          && from.get().p50() > 0
          && !Numbers.quantity(from.get().p50()).equals(Numbers.quantity(to.get().p50()))) {
        changes.add(
            Prose.of(Words.lowerFirst(measure.title()) + " by ")
                .strong(Numbers.change(from.get().p50(), to.get().p50())));
      }
    }
    var step =
        "From " + value(first, ladder.lever()) + " to " + value(last, ladder.lever()) + " of ";
    return changes.isEmpty()
        ? Prose.of(step)
            .emphasis(ladder.lever().constant())
            .text(" no median of a headline outcome changes.")
        : Prose.of(step)
            .emphasis(ladder.lever().constant())
            .text(
                findings.isCombined()
                    ? ", medians over the futures of each policy change: "
                    : ", all else equal, medians change: ")
            .then(Prose.enumeration(changes))
            .text(".");
  }

  private static String value(Policy policy, Lever lever) {
    return Units.with(Numbers.exact(setting(policy, lever)), lever.unit());
  }

  private static Block table(Findings findings, Ladder ladder) {
    var name = ladder.lever().constant();
    var table =
        Table.titled("Policies that differ in " + name + " alone")
            .words(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    findings.headlines().forEach(measure -> table.numbers(measure.title()));
    for (var policy : ladder.policies()) {
      var cells = new ArrayList<Cell>();
      cells.add(
          Cell.of(Prose.empty().strong(value(policy, ladder.lever())), Prose.of(policy.name())));
      for (var measure : findings.headlines()) {
        cells.add(
            findings
                .quantiles(Arm.of(policy.name()), measure)
                .map(
                    q ->
                        Cell.of(
                            Prose.of(Findings.value(q.p50(), measure)),
                            Prose.of(Findings.range(q.p5(), q.p95(), measure))))
                .orElse(Cell.of("–")));
      }
      table.row(cells);
    }
    return table.build();
  }
}
