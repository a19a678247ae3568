package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.robustness.TradeOff;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.TradeOffChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.TradeOffWords;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Whether policies trade one headline outcome for another.
final class TradeOffBlocks {

  /// Between two policies there is nothing on the way from the one to the other.
  private static final int FEWEST = 3;

  /// Futures that are compared, from the first on: enough for a median, and few enough for memory.
  private static final int MOST = 10_000;

  private record Pair(Measure first, Measure second, TradeOff tradeOff) {
    private int unbeaten() {
      return tradeOff.unbeaten().size();
    }
  }

  private TradeOffBlocks() {}

  /// How many pairs of outcomes have a trade-off, and the one with the most policies on it.
  static List<Block> of(Findings findings) {
    var policies = policies(findings);
    var measures =
        findings.headlines().stream()
            .filter(it -> it.better() != Measure.Direction.NEITHER)
            .toList();
    if (policies.size() < FEWEST || measures.size() < 2) {
      return List.of();
    }
    var pairs = new ArrayList<Pair>();
    for (var first = 0; first < measures.size(); first++) {
      for (var second = first + 1; second < measures.size(); second++) {
        pair(findings, policies, measures.get(first), measures.get(second)).ifPresent(pairs::add);
      }
    }
    var most = pairs.stream().reduce((a, b) -> b.unbeaten() > a.unbeaten() ? b : a);
    if (most.isEmpty()) {
      return List.of();
    }
    var traded = pairs.stream().filter(it -> it.tradeOff.isTraded()).count();
    return List.of(
        Block.paragraph(
            (findings.results().futures().rows() > MOST
                    ? "Over the first %s: ".formatted(Words.counted(MOST, "future"))
                    : "")
                + (traded == 0
                    ? "No two headline outcomes have to be traded: in every pair one policy is best"
                        + " in both."
                    : ("Of %s of headline outcomes, %s cannot both be had: no policy is best in"
                            + " both. Most policies are on the way between these two.")
                        .formatted(Words.counted(pairs.size(), "pair"), Numbers.count(traded)))),
        new Block.Charts(List.of(TradeOffBlocks.figure(findings, most.get()))));
  }

  /// The baseline first, then those that are no variants and ran.
  private static List<Policy> policies(Findings findings) {
    var policies = new ArrayList<Policy>();
    findings.policy(findings.study().baseline()).ifPresent(policies::add);
    findings.alternatives().stream().filter(it -> !it.variant()).forEach(policies::add);
    policies.removeIf(it -> findings.arm(Arm.of(it.name())).isEmpty());
    return policies;
  }

  private static Optional<Pair> pair(
      Findings findings, List<Policy> policies, Measure first, Measure second) {
    var tradeOff =
        TradeOff.of(
            policies.stream().map(Policy::name).toList(),
            outcome(findings, policies, first),
            outcome(findings, policies, second));
    return tradeOff.futures() == 0
        ? Optional.empty()
        : Optional.of(new Pair(first, second, tradeOff));
  }

  private static TradeOff.Outcome outcome(
      Findings findings, List<Policy> policies, Measure measure) {
    var index = findings.study().measures().indexOf(measure);
    return new TradeOff.Outcome(
        policies.stream()
            .map(it -> findings.arm(Arm.of(it.name())).orElseThrow().outcomes().get(index))
            .map(it -> it.read(0, Math.min(MOST, it.rows())))
            .toArray(double[][]::new),
        measure.better() == Measure.Direction.HIGHER);
  }

  private static Figure figure(Findings findings, Pair pair) {
    return TradeOffChart.gains(
        "trade-off",
        "%s against %s, compared with %s"
            .formatted(
                pair.first.title(),
                Words.lowerFirst(pair.second.title()),
                findings.study().baseline()),
        TradeOffWords.of(pair.tradeOff, sentencePart(pair.first), sentencePart(pair.second)),
        axis(pair.first),
        axis(pair.second),
        pair.tradeOff);
  }

  private static String sentencePart(Measure measure) {
    return "“" + measure.title() + "”";
  }

  private static String axis(Measure measure) {
    var unit = Units.words(measure.unit());
    return "gain in “%s”%s".formatted(measure.title(), unit.isEmpty() ? "" : " (" + unit + ")");
  }
}
