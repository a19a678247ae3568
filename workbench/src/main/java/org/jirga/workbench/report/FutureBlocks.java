package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.experiment.ClaimExpression;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Measure;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.ParallelChart;
import org.jirga.workbench.figure.ParallelChart.Axis;
import org.jirga.workbench.figure.ParallelChart.Mark;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Futures as lines across what decides most and what comes of it, for a reader to choose among.
final class FutureBlocks {

  private static final int FUTURES = 250;
  private static final int CONSTANTS = 4;
  private static final int OUTCOMES = 2;
  private static final int CLAIMS = 6;

  /// Of fewer futures no share says anything.
  private static final int FEWEST = 10;

  private final Findings findings;
  private final int futures;

  private FutureBlocks(Findings findings) {
    this.findings = findings;
    this.futures = Math.min(FUTURES, findings.results().futures().rows());
  }

  static List<Block> of(Findings findings) {
    return new FutureBlocks(findings)
        .figure()
        .map(
            it ->
                List.of(
                    new Block.Heading("side-by-side", "Futures side by side"),
                    Block.paragraph(
                        "Each line is one future. Drag along an axis, or set its two ends below the"
                            + " picture, to keep the futures that pass there: below stands how many"
                            + " are left, and in how many of them a claim is true."),
                    new Block.Charts(List.of(it))))
        .orElse(List.of());
  }

  private Optional<Figure> figure() {
    var marks = marks();
    if (marks.isEmpty()) {
      return Optional.empty();
    }
    var axes = new ArrayList<Axis>();
    var columns = new ArrayList<double[]>();
    var inputs = findings.results().futures().first(futures);
    for (var constant : constants()) {
      var at = inputs.constants().indexOf(constant);
      axes.add(
          new Axis(
              constant,
              findings.uncertainty(constant).map(it -> Units.words(it.unit())).orElse("")));
      columns.add(IntStream.range(0, futures).mapToDouble(row -> inputs.value(row, at)).toArray());
    }
    for (var measure : findings.headlines().stream().limit(OUTCOMES).toList()) {
      outcomes(Arm.unnamed(findings.study()), measure)
          .ifPresent(
              column -> {
                axes.add(new Axis(measure.title(), Units.words(measure.unit())));
                columns.add(column);
              });
    }
    var whole =
        IntStream.range(0, futures)
            .filter(row -> columns.stream().allMatch(it -> Double.isFinite(it[row])))
            .toArray();
    if (axes.size() < 2 || whole.length < FEWEST) {
      return Optional.empty();
    }
    var rows =
        Arrays.stream(whole)
            .mapToObj(row -> columns.stream().mapToDouble(it -> it[row]).toArray())
            .toList();
    var kept = marks.stream().map(it -> select(it, whole)).toList();
    return Optional.of(
        ParallelChart.of(
            "futures",
            "The first %s, one line each".formatted(Words.counted(rows.size(), singular())),
            finding(axes.getFirst(), rows, kept.getFirst()),
            axes,
            rows,
            kept,
            findings.futures(),
            "Second colour, at first: %s. Outcomes are those %s."
                .formatted(
                    Words.lowerFirst(kept.getFirst().label()), findings.underUnnamed().plain())));
  }

  private String singular() {
    return findings.futures().replaceFirst("s$", "");
  }

  private static Mark select(Mark mark, int[] rows) {
    var is = new boolean[rows.length];
    for (var index = 0; index < rows.length; index++) {
      is[index] = mark.isTrue()[rows[index]];
    }
    return new Mark(mark.label(), is);
  }

  private static String finding(Axis axis, List<double[]> rows, Mark mark) {
    var middle = Quantiles.of(rows.stream().mapToDouble(it -> it[0]).toArray()).p50();
    var above = new ArrayList<Boolean>();
    var below = new ArrayList<Boolean>();
    for (var row = 0; row < rows.size(); row++) {
      (rows.get(row)[0] > middle ? above : below).add(mark.isTrue()[row]);
    }
    return "%s: in %s of them where %s is in its upper half, in %s where it is in its lower half."
        .formatted(mark.label(), share(above), axis.name(), share(below));
  }

  private static String share(List<Boolean> are) {
    return are.isEmpty()
        ? "none"
        : Numbers.share((double) are.stream().filter(it -> it).count() / are.size());
  }

  /// What moves claims and headline outcomes most: first what the first claim hangs on.
  private List<String> constants() {
    var weights = new HashMap<String, Double>();
    var titles = findings.headlines().stream().map(it -> it.outcome().name()).toList();
    findings.results().correlations().stream()
        .filter(it -> titles.contains(it.measure()) && Double.isFinite(it.plausible()))
        .forEach(it -> weights.merge(it.uncertainty(), Math.abs(it.plausible()), Double::sum));
    var chosen = new LinkedHashSet<String>();
    for (var claim : open()) {
      claim
          .deciding()
          .forEach(it -> weights.merge(it.uncertainty(), Math.abs(it.correlation()), Double::sum));
    }
    open().stream()
        .flatMap(claim -> claim.deciding().stream().limit(1))
        .limit(1)
        .forEach(it -> chosen.add(it.uncertainty()));
    weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(it -> chosen.add(it.getKey()));
    return chosen.stream().limit(CONSTANTS).toList();
  }

  /// Claims that are true in some futures and false in others.
  private List<ClaimResult> open() {
    return findings.results().claims().stream()
        .filter(it -> it.verdict() == Verdict.DEPENDS)
        .filter(it -> it.claim().kind() instanceof Claim.Simulated)
        .limit(CLAIMS)
        .toList();
  }

  private List<Mark> marks() {
    var marks = new ArrayList<Mark>();
    for (var claim : open()) {
      truths(claim)
          .ifPresent(
              it -> marks.add(new Mark("Claim %s is true".formatted(claim.claim().id()), it)));
    }
    for (var measure : findings.headlines().stream().limit(OUTCOMES).toList()) {
      outcomes(Arm.unnamed(findings.study()), measure)
          .ifPresent(
              column -> {
                var middle = Quantiles.of(column).p50();
                var is = new boolean[column.length];
                for (var row = 0; row < is.length; row++) {
                  is[row] = column[row] > middle;
                }
                marks.add(new Mark("“%s” is above its median".formatted(measure.title()), is));
              });
    }
    return marks;
  }

  private Optional<boolean[]> truths(ClaimResult claim) {
    if (!(claim.claim().kind() instanceof Claim.Simulated simulated)) {
      return Optional.empty();
    }
    var study = findings.study();
    var test = ClaimExpression.of(simulated.test(), ArmNames.of(study), study.measures());
    var outcomes = new HashMap<Arm, double[][]>();
    for (var arm : test.arms()) {
      var result = findings.arm(arm);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      outcomes.put(
          arm,
          result.get().outcomes().stream().map(it -> it.read(0, futures)).toArray(double[][]::new));
    }
    var truths = new boolean[futures];
    for (var row = 0; row < futures; row++) {
      var at = row;
      var value =
          test.value((arm, measure) -> Objects.requireNonNull(outcomes.get(arm))[measure][at]);
      truths[row] = !Double.isNaN(value) && value != 0;
    }
    return Optional.of(truths);
  }

  private Optional<double[]> outcomes(Arm arm, Measure measure) {
    var index = findings.study().measures().indexOf(measure);
    return findings.arm(arm).map(it -> it.outcomes().get(index).read(0, futures));
  }
}
