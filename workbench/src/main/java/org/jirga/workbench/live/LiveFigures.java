package org.jirga.workbench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.engine.script.ScriptWriter;
import org.jirga.model.check.CheckedModel;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Makes the block of a page that lets a reader run a study's figures again.
public final class LiveFigures {

  /// Enough for a fan whose edges hold still, and few enough to follow a lever.
  static final int MOST_FUTURES = 200;

  /// Of the assumptions that claims hang on, so many are shown at once; the others are folded.
  private static final int DECISIVE = 6;

  /// Of the result hash, enough to tell two apart.
  private static final int HASH_SHOWN = 8;

  private static final String WORKER = script("draws.js") + script("worker.js");

  private final StudyResults results;
  private final Study study;
  private final Program program;
  private final Inputs futures;
  private final Observation observation;

  private LiveFigures(StudyResults results, Program program) {
    this.results = results;
    this.study = results.study();
    this.program = program;
    this.futures = results.futures().first(MOST_FUTURES);
    var outcomes = new ArrayList<Outcome>();
    study.measures().forEach(measure -> outcomes.add(measure.outcome()));
    this.observation =
        new Observation(
            outcomes,
            study.series().stream().map(series -> series.variable()).toList(),
            List.of(),
            List.of());
  }

  /// The anchor of the figure of a variable, in every page that shows it.
  public static String figure(String variable) {
    return "series-" + Words.slug(variable);
  }

  /// Absent where a study shows nothing over time, has no plausible future, runs each future under
  /// one policy only, or has a model whose steps are uneven, which no script can run.
  public static Optional<Block> of(StudyResults results, CheckedModel model) {
    return program(results, model).map(program -> new LiveFigures(results, program).block());
  }

  /// What a page would run.
  static Optional<Program> program(StudyResults results, CheckedModel model) {
    return results.study().series().isEmpty()
            || results.futures().rows() == 0
            || !results.study().design().isFactorial()
        ? Optional.empty()
        : Lowering.lower(model).program().filter(program -> program.time().uneven().isEmpty());
  }

  private Block block() {
    var script =
        "const model = " + ScriptWriter.expression(program, varying(), observed()) + ";\n" + WORKER;
    var figures =
        study.series().stream()
            .map(series -> figure(series.variable()))
            .collect(Collectors.toUnmodifiableSet());
    return new Block.Live("try", figures, facts(), data(), script);
  }

  private String facts() {
    return "%s · seed %d · result hash %s"
        .formatted(
            Words.counted(results.futures().rows(), "future"),
            results.seed(),
            results.resultHash().substring(0, Math.min(HASH_SHOWN, results.resultHash().length())));
  }

  private Json.Obj data() {
    var tests = new TestJson(ArmNames.of(study), study.measures());
    var claims = claims(tests);
    var drawn = DrawnAgain.of(study, futures);
    return Json.object(
        "seed", String.valueOf(futures.seed()),
        "baseline", study.baseline(),
        "runs", Arrays.stream(futures.runs()).mapToObj(String::valueOf).toList(),
        "constants", futures.constants(),
        "batch", study.filter().batch(),
        "drawn", drawn.constants(),
        "values", base64(drawn.written()),
        "futures", results.futures().rows(),
        "policies", study.policies().stream().map(this::policy).toList(),
        "levers", levers(),
        "assumptions", assumptions(),
        "outcomes", study.measures().stream().map(it -> outcome(it.outcome())).toList(),
        "series", series(),
        "arms", tests.arms().stream().map(this::arm).toList(),
        "claims", claims,
        "rule",
            Json.object(
                "holds", study.verdictRule().holds(), "fails", study.verdictRule().fails()));
  }

  // What is run

  private Set<Slot> varying() {
    var names = new HashSet<>(futures.constants());
    study.levers().forEach(lever -> names.add(lever.constant()));
    study.policies().forEach(policy -> names.addAll(policy.settings().keySet()));
    changes().forEach(change -> names.addAll(change.settings().keySet()));
    var slots = new HashSet<Slot>();
    for (var name : names) {
      program.constant(name).map(Program.Constant::slot).ifPresent(slots::add);
    }
    slots.removeAll(program.timeSettings());
    return slots;
  }

  private Set<Slot> observed() {
    var slots = new HashSet<Slot>();
    Stream.concat(
            observation.series().stream(), observation.outcomes().stream().map(Outcome::variable))
        .forEach(label -> slots.add(program.variable(label).orElseThrow()));
    return slots;
  }

  private Stream<Change> changes() {
    return Stream.concat(study.switches().stream(), study.nulls().stream());
  }

  private Json arm(Arm arm) {
    return Json.object(
        "policy", arm.policy(), "settings", new TreeMap<>(Dissents.changes(study, arm)));
  }

  private Json policy(Policy policy) {
    var runs =
        EnsembleRunner.run(
            program, futures.with(policy.settings()), observation, RunOptions.threads(1));
    return Json.object(
        "name", policy.name(),
        "description", policy.description(),
        "caution", policy.caution(),
        "variant", policy.variant(),
        "settings", policy.settings(),
        "fingerprints", fingerprints(runs));
  }

  /// Of each run: its outcomes, then its series, one after the other.
  private static String fingerprints(Runs runs) {
    var bytes = ByteBuffer.allocate(4 * runs.rows()).order(ByteOrder.LITTLE_ENDIAN);
    for (var row = 0; row < runs.rows(); row++) {
      var fingerprint = new Fingerprint();
      for (var outcome = 0; outcome < runs.observation().outcomes().size(); outcome++) {
        fingerprint.add(runs.outcome(row, outcome));
      }
      for (var series : runs.series()) {
        for (var save = 0; save < runs.times().length; save++) {
          fingerprint.add(series.at(row, save));
        }
      }
      bytes.putInt(fingerprint.bits());
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /// The first bytes of all values, then their second ones, and so on: signs and exponents, which
  /// are alike, come together, so that a compressed page is smaller by a tenth of them.
  private static String base64(double[] values) {
    var bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    for (var shift = Double.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      for (var value : values) {
        bytes.put((byte) (Double.doubleToRawLongBits(value) >>> shift));
      }
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  // What is watched

  private static Json outcome(Outcome outcome) {
    var json = Json.object("name", outcome.name(), "variable", outcome.variable());
    return switch (outcome.reduction()) {
      case Reduction.Final _ -> json.with("at", "final");
      case Reduction.At(var time) -> json.with("at", time);
      case Reduction.Maximum _ -> json.with("at", "max");
      case Reduction.Minimum _ -> json.with("at", "min");
      case Reduction.Mean _ -> json.with("at", "mean");
      case Reduction.Crossing(var threshold, var rising) ->
          json.with("at", "crossing").with("threshold", threshold).with("rising", rising);
      case Reduction.MeanAt(var from, var to, var every) ->
          json.with("mean", Json.array(from, to, every));
    };
  }

  private List<Json> series() {
    return study.series().stream()
        .<Json>map(
            series ->
                Json.object(
                    "figure", figure(series.variable()),
                    "variable", series.variable(),
                    "title", series.title(),
                    "unit", Units.words(series.unit())))
        .toList();
  }

  private List<Json> claims(TestJson tests) {
    var claims = new ArrayList<Json>();
    for (var claim : study.claims()) {
      if (claim.kind() instanceof Claim.Simulated simulated) {
        claims.add(
            Json.object(
                "id", claim.id(), "text", claim.text(), "test", tests.of(simulated.test())));
      }
    }
    return claims;
  }

  // What may be moved

  private List<Json> levers() {
    return study.levers().stream()
        .<Json>map(
            lever ->
                Json.object(
                    "name", lever.constant(),
                    "symbol", lever.symbol(),
                    "low", lever.low(),
                    "high", lever.high(),
                    "value",
                        program
                            .constant(lever.constant())
                            .map(Program.Constant::value)
                            .orElse(lever.low()),
                    "unit", Units.words(lever.unit()),
                    "caution", lever.caution()))
        .toList();
  }

  private List<Json> assumptions() {
    var decisive = decisive();
    return study.uncertainties().stream()
        .sorted(
            Comparator.comparingInt(
                it ->
                    decisive.contains(it.constant())
                        ? decisive.indexOf(it.constant())
                        : decisive.size()))
        .<Json>map(
            it ->
                range(it.distribution())
                    .with("name", it.constant())
                    .with("symbol", it.symbol())
                    .with("unit", Units.words(it.unit()))
                    .with("decisive", decisive.contains(it.constant())))
        .toList();
  }

  private static Json.Obj range(Distribution distribution) {
    var best =
        distribution instanceof Distribution.Triangular triangular
            ? triangular.best()
            : distribution.quantile(0.5);
    return Json.object("low", distribution.low(), "best", best, "high", distribution.high());
  }

  /// The constants that most claims hang on, the strongest first.
  private List<String> decisive() {
    var weights = new HashMap<String, Double>();
    for (var claim : results.claims()) {
      for (var deciding : claim.deciding()) {
        weights.merge(deciding.uncertainty(), Math.abs(deciding.correlation()), Double::sum);
      }
    }
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(DECISIVE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String script(String name) {
    try (var in = LiveFigures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The script '%s' is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
