package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.Forecast;
import org.jirga.analysis.experiment.Forecast.Range;
import org.jirga.analysis.experiment.RunBasis;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.StudyProgress;
import org.jirga.analysis.study.Combination;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.deal.bargain.BargainAnalysis;
import org.jirga.store.RunStore;
import org.jirga.store.StudyArchive;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.summary.Failures;
import org.jirga.workbench.summary.Identity;
import org.jirga.workbench.wording.Lines;
import org.jirga.workbench.wording.Numbers;

/// What running a case will take, found by running a little of it into a folder that is removed.
///
/// @param disk bytes
/// @param threads with which the time was found
record CaseForecast(Study study, int planned, int threads, Forecast forecast, Range disk) {

  /// Draws from which the share that meets the constraints is told.
  private static final int TRIED = 10_240;

  /// Seconds that the sample takes, about.
  private static final double BUDGET = 1;

  /// Below this a table is more frame than content, and says nothing of a larger one.
  private static final double LEAST_RATIO = 0.3;

  /// A single run that takes longer than this keeps the sample from being of use.
  private static final double PATIENCE = 30;

  /// Looks ahead; absent where not even the first runs end in time.
  static Optional<CaseForecast> of(Case content, int planned) throws IOException {
    var end = System.nanoTime() + PATIENCE * 1e9;
    try {
      return Optional.of(of(content, planned, () -> System.nanoTime() > end));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  private static CaseForecast of(Case content, int planned, BooleanSupplier isTooLate)
      throws IOException {
    var study = content.study();
    var threads = Runtime.getRuntime().availableProcessors();
    var folder = Files.createTempDirectory("jirga-check");
    try {
      var identity = Identity.of(content, study.seed(), planned);
      var of =
          new org.jirga.store.Identity(
              identity.study(),
              identity.modelHash(),
              RunBasis.hash(study),
              identity.arithmetic(),
              identity.version());
      try (var store = RunStore.open(folder, of, _ -> {})) {
        var forecast =
            Forecast.of(
                study,
                content.model(),
                deals(content),
                new RunSettings(planned, study.seed(), threads, StudyProgress.silent(), isTooLate),
                BUDGET,
                new StudyArchive(store));
        return new CaseForecast(study, planned, threads, forecast, disk(forecast, study, folder));
      }
    } finally {
      remove(folder);
    }
  }

  /// Profiles that parties to a conflict may choose, each of which is run.
  private static int deals(Case content) {
    return content
        .bargain()
        .filter(bargain -> bargain.coupling().isPresent())
        .map(bargain -> BargainAnalysis.profiles(bargain).settings().size())
        .orElse(0);
  }

  /// By how well the sample's numbers were packed, or half as much: many pack better than few.
  private static Range disk(Forecast forecast, Study study, Path folder) throws IOException {
    var width =
        study.measures().size() + study.filter().outcomes().size() + study.filter().tests().size();
    var written = 8.0 * forecast.sample().kept() * Math.max(1, width);
    var ratio = Math.clamp(size(folder.resolve("draws")) / written, LEAST_RATIO, 1.2);
    return new Range(forecast.values().low() * 8 * ratio / 2, forecast.values().high() * 8 * ratio);
  }

  private static long size(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      var size = 0L;
      for (var file : files.toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Lines for a terminal, without ends.
  List<String> lines() {
    var lines = new ArrayList<String>();
    var text = new Lines();
    text.wrap("  ", counts());
    lines.addAll(text.all());
    constraints().ifPresent(lines::add);
    lines.add("  Runs, for %s:".formatted(futures()));
    var width =
        forecast.stages().stream().mapToInt(stage -> stage.title().length()).max().orElse(0);
    for (var stage : forecast.stages()) {
      lines.add(
          "    %s  %s"
              .formatted(
                  stage.title() + " ".repeat(width - stage.title().length()),
                  counted(stage.runs())));
    }
    lines.add(
        "    "
            + "all together"
            + " ".repeat(Math.max(0, width - 12))
            + "  "
            + counted(forecast.runs()));
    lines.add(
        "  Time: %s on %s"
            .formatted(time(forecast.seconds()), count(threads, "thread", "threads")));
    lines.add("  Memory: %s; disk: %s".formatted(size(forecast.memory()), size(disk)));
    var last = new Lines();
    last.wrap("  ", "Sample: " + sample() + ".");
    lines.addAll(last.all());
    return lines;
  }

  private Optional<String> constraints() {
    if (study.constraints().isEmpty()) {
      return Optional.empty();
    }
    var size = study.design().size(study.uncertainties().size()).orElse(TRIED);
    var tried = (int) Math.min(size, TRIED);
    var met = new Sampling(study, study.seed()).meeting(tried);
    return Optional.of(
        "  Constraints: %s of %s meet them (%s)"
            .formatted(
                Numbers.count(met),
                count(tried, "draw", "draws"),
                Numbers.share((double) met / tried)));
  }

  private String futures() {
    return study.filter().isEmpty()
        ? count(planned, "future", "futures")
        : count(planned, "plausible future", "plausible futures");
  }

  private String counts() {
    var variants = study.policies().stream().filter(Policy::variant).count();
    var counts = new ArrayList<String>();
    counts.add(count(study.uncertainties().size(), "uncertainty", "uncertainties"));
    some(counts, study.constraints().size(), "constraint", "constraints");
    counts.add(count(study.levers().size(), "lever", "levers"));
    counts.add(count(study.policies().size() - variants, "policy", "policies"));
    some(counts, variants, "variant", "variants");
    switch (study.design().combination()) {
      case Combination.Factorial _ -> {}
      case Combination.Paired _ -> counts.add("paired with the futures");
      case Combination.Rows rows -> counts.add("combined by a table with " + columns(rows));
    }
    some(counts, study.switches().size(), "switch", "switches");
    some(counts, study.nulls().size(), "null model", "null models");
    counts.add(count(study.measures().size(), "outcome", "outcomes"));
    some(counts, study.series().size(), "series", "series");
    some(counts, study.filter().tests().size(), "criterion", "criteria");
    some(counts, study.claims().size(), "claim", "claims");
    return String.join(", ", counts);
  }

  private static String columns(Combination.Rows rows) {
    return rows.levers().isEmpty()
        ? "a policy for each future"
        : "settings of " + String.join(", ", rows.levers());
  }

  private static void some(List<String> counts, long number, String one, String many) {
    if (number > 0) {
      counts.add(count(number, one, many));
    }
  }

  private static String count(long number, String one, String many) {
    return (number == 0 ? "no" : Numbers.count(number)) + " " + (number == 1 ? one : many);
  }

  private String sample() {
    var sample = forecast.sample();
    var failures = sample.failures();
    var what =
        "%s under '%s' in %s s"
            .formatted(
                count(sample.runs(), "draw", "draws"),
                study.baseline(),
                Numbers.significant(sample.seconds(), 2));
    if (!study.filter().isEmpty()) {
      what +=
          ", of which %s plausible"
              .formatted(
                  sample.passing().hits() == 1
                      ? "1 is"
                      : Numbers.count(sample.passing().hits()) + " are");
    }
    if (failures.total() > 0) {
      what +=
          "; %s failed (%s), the first: %s"
              .formatted(
                  Numbers.count(failures.total()),
                  Failures.causes(failures),
                  failures.examples().getFirst().message());
    }
    return what;
  }

  private static String counted(Range range) {
    var low = (long) Numbers.significantValue(range.low(), 3);
    var high = (long) Numbers.significantValue(range.high(), 3);
    return low == high || range.low() == range.high()
        ? Numbers.count((long) range.low())
        : "%s to %s".formatted(Numbers.count(low), Numbers.count(high));
  }

  private static String time(Range seconds) {
    var unit = seconds.high() < 180 ? 1 : seconds.high() < 3 * 3600 ? 60 : 3600;
    var name = unit == 1 ? "s" : unit == 60 ? "min" : "h";
    return range(seconds.times(1.0 / unit), name);
  }

  private static String size(Range bytes) {
    return bytes.high() < 2e9 ? range(bytes.times(1e-6), "MB") : range(bytes.times(1e-9), "GB");
  }

  private static String range(Range range, String unit) {
    var high = guess(Math.max(1, range.high()));
    var low = range.low() < 1 ? "less than 1" : guess(range.low());
    return range.high() < 1 ? low + " " + unit : "%s to %s %s".formatted(low, high, unit);
  }

  /// Two digits: no guess is better than that.
  private static String guess(double value) {
    return Numbers.significant(value, 2);
  }

  Json json() {
    var sample = forecast.sample();
    return Json.object(
            "uncertainties", study.uncertainties().size(),
            "levers", study.levers().size(),
            "policies", study.policies().size(),
            "outcomes", study.measures().size())
        .with("planned", planned)
        .with(
            "stages",
            forecast.stages().stream()
                .map(stage -> json(stage.runs()).with("title", stage.title()))
                .toList())
        .with("runs", json(forecast.runs()))
        .with("seconds", json(forecast.seconds()))
        .with("memoryBytes", json(forecast.memory()))
        .with("diskBytes", json(disk))
        .with(
            "sample",
            Json.object(
                "runs", sample.runs(),
                "seconds", sample.seconds(),
                "passing", sample.passing().hits(),
                "failed", sample.failures().total()));
  }

  private static Json.Obj json(Range range) {
    return Json.object("low", range.low(), "high", range.high());
  }
}
