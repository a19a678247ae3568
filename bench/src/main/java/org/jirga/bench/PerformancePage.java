package org.jirga.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jirga.bench.Measurements.EnsembleFigures;
import org.jirga.bench.Measurements.ProcessFigures;

/// Writes measurements as a page.
final class PerformancePage {

  private final Measurements found;
  private final StringBuilder text = new StringBuilder();

  private PerformancePage(Measurements found) {
    this.found = found;
  }

  static String of(Measurements found) {
    return new PerformancePage(found).write();
  }

  private String write() {
    line("# Performance");
    line("");
    line(
        "Written by `bench/run`; do not edit. Figures are medians, with the least and the largest");
    line(
        "in brackets. Ratios are to C that was built and timed between the same measurements:"
            + " other");
    line("work on a machine moves both.");
    line("");
    found.conditions().forEach((name, value) -> line("* %s: %s", name, value));
    targets();
    references();
    ensembles();
    phases();
    courses();
    exploration();
    processes();
    if (!found.notes().isEmpty()) {
      section("Left out");
      found.notes().forEach(note -> line("* %s", note));
    }
    return text.toString();
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
  }

  private void section(String title) {
    line("");
    line("## %s", title);
    line("");
  }

  /// What is aimed at, beside what was found.
  private void targets() {
    section("Targets");
    line("| work | target | measured | |");
    line("|---|---|---|---|");
    for (var row : targetRows()) {
      line("%s", row);
    }
  }

  private List<String> targetRows() {
    var rows = new ArrayList<String>();
    rows.add(
        row(
            "SIR ensemble, one thread, one variable saved at each step",
            "≥ 10 × scalar C",
            ratio("sir"),
            10));
    rows.add(
        row("WRLD3-03 ensemble, one thread", "≥ 0.5 × SIR in scalar C", ratio("wrld3-03"), 0.5));
    rows.add(atMost("WRLD3-03, one run, warm", 0.3, "ms", phase("wrld3-03", "compiled")));
    var learn = found.courses().stream().filter(it -> it.model().equals("c-learn-v77")).findFirst();
    rows.add(
        atMost(
            "C-LEARN, the tenth run of a process, all saved",
            40,
            "ms",
            learn.map(it -> it.tenth().median() * 1e-6)));
    rows.add(
        atMost(
            "C-LEARN, a run after %d, all saved".formatted(Course.WARM),
            13,
            "ms",
            learn.map(it -> it.warm().median() * 1e-6)));
    rows.add(row("SIR ensemble, two threads", "≥ 1.8 × one thread", inTwoThreads("sir"), 1.8));
    rows.add(
        atMost(
            "a million runs of the Afghanistan model, 36 outcomes and the draws stored, 2 GB",
            60,
            "s",
            process("--runs 1000000")));
    rows.add(atMost(Main.EXPERIMENT, 0.5, "µs", work(Main.EXPERIMENT, 1e-3)));
    rows.add(atMost(Main.PRIM, 0.6, "s", work(Main.PRIM, 1e-9)));
    rows.add(atMost("`simulate` of the teacup, whole process", 0.5, "s", process("teacup")));
    rows.add(
        atMost(
            "C-LEARN, cold to a first result, whole process",
            2,
            "s",
            process("c-learn-v77.mdl --save")));
    return rows;
  }

  private static String row(String work, String target, Optional<Double> measured, double least) {
    return measured
        .map(
            value ->
                "| %s | %s | %s × | %s |"
                    .formatted(work, target, rounded(value), value >= least ? "met" : "missed"))
        .orElse("| %s | %s | | not measured |".formatted(work, target));
  }

  private static String atMost(String work, double most, String unit, Optional<Double> measured) {
    var target = "≤ %s %s".formatted(rounded(most), unit);
    return measured
        .map(
            value ->
                "| %s | %s | %s %s | %s |"
                    .formatted(
                        work, target, rounded(value), unit, value <= most ? "met" : "missed"))
        .orElse("| %s | %s | | not measured |".formatted(work, target));
  }

  /// How many runs the fastest way does in the time of one of C.
  private Optional<Double> ratio(String model) {
    return ensemble(model, 1).flatMap(it -> ratio(it, "sir", 1));
  }

  /// How many runs two threads do in the time of one of one thread.
  private Optional<Double> inTwoThreads(String model) {
    return ensemble(model, 1)
        .flatMap(one -> ensemble(model, 2).map(two -> one.wall().median() / two.wall().median()));
  }

  /// How many runs it does in the time of one of C.
  private Optional<Double> ratio(EnsembleFigures figures, String model, int lanes) {
    return found.references().stream()
        .filter(it -> it.model().equals(model) && it.lanes() == lanes)
        .map(c -> c.processor().median() / figures.processor().median())
        .findFirst();
  }

  private Optional<EnsembleFigures> ensemble(String model, int threads) {
    return found.ensembles().stream()
        .filter(it -> it.model().equals(model) && it.threads() == threads)
        .reduce((a, b) -> a.wall().median() <= b.wall().median() ? a : b);
  }

  private Optional<Double> phase(String model, String phase) {
    return found.phases().stream()
        .filter(it -> it.model().equals(model) && it.phase().equals(phase))
        .map(Measurements.PhaseFigures::milliseconds)
        .findFirst();
  }

  private Optional<Double> process(String part) {
    return found.processes().stream()
        .filter(it -> it.command().contains(part))
        .map(ProcessFigures::wall)
        .map(wall -> wall.median() * 1e-9)
        .findFirst();
  }

  private Optional<Double> work(String work, double unit) {
    return found.exploration().stream()
        .filter(it -> it.work().equals(work))
        .map(it -> it.processor().median() * unit)
        .findFirst();
  }

  private void references() {
    if (found.references().isEmpty()) {
      return;
    }
    section("C");
    line(
        "The same models by hand: `bench/c`, %s, one thread. That of",
        String.join(" ", CReference.COMPILER.subList(0, 3)));
    line("Afghanistan has the status quo folded in and keeps 8 outcomes, ours all of the study.");
    line("");
    line("| model | lanes | microseconds a run | runs a second |");
    line("|---|---:|---:|---:|");
    for (var c : found.references()) {
      line(
          "| %s | %d | %s | %s |",
          c.model(), c.lanes(), micro(c.processor()), rounded(1e9 / c.processor().median()));
    }
  }

  private void ensembles() {
    section("Ensembles, warm");
    line("The ratios are of runs per processor time: to SIR in scalar C, and to the same model in");
    line("scalar C and in C of 8 lanes.");
    line("");
    line(
        "| model | backend | threads | processor time, µs a run | wall time, µs a run | × SIR |"
            + " × same | × same, 8 lanes |");
    line("|---|---|---:|---:|---:|---:|---:|---:|");
    for (var row : found.ensembles()) {
      line(
          "| %s | %s | %d | %s | %s | %s | %s | %s |",
          row.model(),
          row.backend(),
          row.threads(),
          micro(row.processor()),
          micro(row.wall()),
          ratio(row, "sir", 1).map(PerformancePage::rounded).orElse(""),
          ratio(row, row.model(), 1).map(PerformancePage::rounded).orElse(""),
          ratio(row, row.model(), 8).map(PerformancePage::rounded).orElse(""));
    }
  }

  private void phases() {
    if (found.phases().isEmpty()) {
      return;
    }
    section("Phases of one model, warm");
    line("By JMH; the mean, and the half width of its interval of 99.9 %%.".replace("%%", "%"));
    line("`interpreted` and `compiled` are one run with every variable saved.");
    line("");
    line("| model | phase | ms | ± |");
    line("|---|---|---:|---:|");
    for (var row : found.phases()) {
      line(
          "| %s | %s | %s | %s |",
          row.model(),
          row.phase(),
          rounded(row.milliseconds()),
          Double.isNaN(row.error()) ? "" : rounded(row.error()));
    }
  }

  private void courses() {
    if (found.courses().isEmpty()) {
      return;
    }
    section("Run by run in a process of its own");
    line("Every variable saved, collector as `jirga simulate` has it; over the processes.");
    line("");
    line("| model | the tenth run, ms | runs after %d, ms |", Course.WARM);
    line("|---|---:|---:|");
    for (var row : found.courses()) {
      line("| %s | %s | %s |", row.model(), milli(row.tenth()), milli(row.warm()));
    }
  }

  private void exploration() {
    if (found.exploration().isEmpty()) {
      return;
    }
    section("Exploration, warm");
    line("Processor time of the whole process, on one thread.");
    line("");
    line("| work | microseconds |");
    line("|---|---:|");
    for (var row : found.exploration()) {
      line("| %s | %s |", row.work(), micro(row.processor()));
    }
  }

  private void processes() {
    if (found.processes().isEmpty()) {
      return;
    }
    section("Whole processes");
    line("| command | seconds |");
    line("|---|---:|");
    for (var row : found.processes()) {
      line(
          "| `%s` | %s (%s to %s) |",
          row.command(),
          rounded(row.wall().median() * 1e-9),
          rounded(row.wall().least() * 1e-9),
          rounded(row.wall().most() * 1e-9));
    }
  }

  private static String micro(Figures nanos) {
    return inUnits(nanos, 1e3);
  }

  private static String milli(Figures nanos) {
    return inUnits(nanos, 1e6);
  }

  private static String inUnits(Figures nanos, double unit) {
    return "%s (%s to %s)"
        .formatted(
            rounded(nanos.median() / unit),
            rounded(nanos.least() / unit),
            rounded(nanos.most() / unit));
  }

  /// Three digits that count.
  private static String rounded(double value) {
    var digits = value == 0 ? 0 : (int) Math.floor(StrictMath.log10(Math.abs(value)));
    return digits >= 2
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%." + Math.min(6, 2 - digits) + "f", value);
  }
}
