package org.jirga.conformance.afghanistan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Trajectory;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.CaseReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped model and study, run by the product, beside the independent reference: every stock
/// and every auxiliary that both know, at every step.
class ModelAgainstReferenceTest {

  /// Two correct programs differ by the rounding of sums in another order, no more.
  private static final double RELATIVE = 1e-9;

  /// Below this share of a series' maximum a value is compared with the maximum, not with itself.
  private static final double FLOOR = 1e-12;

  /// The study's names for what the reference calls otherwise.
  private static final Map<String, String> RENAMED =
      Map.of(
          "unconditional engaged", "unconditional with engage .5",
          "counter finance", "counter-finance");

  private static final int STOCKS_AND_ACCOUNTS = 34;

  private static Case afghanistan;
  private static Map<String, String> labels;

  @BeforeAll
  static void readCase() throws IOException {
    afghanistan = readShippedCase();
    labels = labelsBySymbol();
  }

  static Stream<String> policies() throws IOException {
    return readShippedCase().study().policies().stream().map(Policy::name);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void eachPolicyRunsAsTheReferenceUnderEverySwitch(String policy) {
    var structures = new LinkedHashMap<String, ReferenceStructure>();
    structures.put("", ReferenceStructure.BASE);
    structures.putAll(ReferenceStructure.switches());
    structures.forEach(
        (id, structure) ->
            assertSame(
                policy + " " + id,
                product(settings(policy, id), Map.of()),
                ReferenceModel.run(ReferenceParameter.bestValues(), reference(policy), structure)));
  }

  @Test
  void drawnFuturesRunAsTheReference() {
    var random = new SplittableRandom(20210815);
    for (var future = 0; future < 40; future++) {
      var constants = new HashMap<String, Double>();
      var symbols = new HashMap<String, Double>();
      for (var uncertainty : afghanistan.study().uncertainties()) {
        var value = uncertainty.distribution().quantile(random.nextDouble());
        constants.put(uncertainty.constant(), value);
        symbols.put(uncertainty.symbol(), value);
      }
      assertSameUnder("package", constants, symbols);
      assertSameUnder("unconditional", constants, symbols);
    }
  }

  @Test
  void allLowAndAllHighRunAsTheReference() {
    for (var high : List.of(false, true)) {
      var constants = new HashMap<String, Double>();
      var symbols = new HashMap<String, Double>();
      for (var uncertainty : afghanistan.study().uncertainties()) {
        var distribution = uncertainty.distribution();
        var value = high ? distribution.high() : distribution.low();
        constants.put(uncertainty.constant(), value);
        symbols.put(uncertainty.symbol(), value);
      }
      assertSameUnder("package", constants, symbols);
    }
  }

  @Test
  void theStudySamplesThe75ParametersOfTheSpecificationInTheirRanges() {
    var study = new LinkedHashMap<String, ReferenceParameter>();
    for (var uncertainty : afghanistan.study().uncertainties()) {
      var distribution = uncertainty.distribution();
      study.put(
          uncertainty.symbol(),
          new ReferenceParameter(distribution.low(), mode(uncertainty), distribution.high()));
    }
    assertThat(study).containsExactlyEntriesOf(ReferenceParameter.all());
  }

  @Test
  void nobodyDefectsWhenNobodyCanBeRecruited() {
    var run = product(Map.of("recruitable fraction", 0.0), Map.of());
    assertThat(column(run, "ever defected")).containsOnly(0.0);
    assertThat(column(run, "ex personnel in ISK")).containsOnly(0.0);
  }

  @Test
  void zeroInputsStayFiniteAndConserve() {
    var sets =
        List.of(
            Map.of("initial ex personnel", 0.0),
            Map.of(
                "initial other ISK fighters", 0.0,
                "initial foreign fighters", 0.0,
                "released prisoners joining ISK", 0.0,
                "foreign fighter inflow", 0.0),
            Map.of("recruitable fraction", 0.0));
    for (var zeros : sets) {
      for (var policy : List.of("status quo", "package")) {
        var settings = new HashMap<>(settings(policy, ""));
        settings.putAll(zeros);
        var run = product(settings, Map.of());
        for (var column : run.columns()) {
          for (var value : column) {
            assertThat(value).as("%s with %s", policy, zeros).isFinite();
          }
        }
        assertConserved(run);
      }
    }
  }

  @Test
  void aQuarterOfTheStepMovesNoStockByMoreThanOnePercentOfItsMaximum() {
    var whole = product(settings("status quo", ""), Map.of());
    var quarter = product(settings("status quo", ""), Map.of("TIME STEP", 0.03125));
    for (var variable : afghanistan.model().model().variables()) {
      if (variable instanceof Variable.Stock) {
        var a = column(whole, variable.name().text());
        var b = column(quarter, variable.name().text());
        var most = 0.0;
        var maximum = 0.0;
        for (var i = 0; i < a.length; i++) {
          most = Math.max(most, Math.abs(a[i] - b[i]));
          maximum = Math.max(maximum, Math.abs(a[i]));
        }
        assertThat(most).as(variable.name().text()).isLessThanOrEqualTo(0.01 * maximum);
      }
    }
  }

  private static void assertSameUnder(
      String policy, Map<String, Double> constants, Map<String, Double> symbols) {
    var settings = new HashMap<>(settings(policy, ""));
    settings.putAll(constants);
    assertSame(
        policy,
        product(settings, Map.of()),
        ReferenceModel.run(symbols, reference(policy), ReferenceStructure.BASE));
  }

  private static void assertSame(String what, Trajectory run, ReferenceTrajectory reference) {
    assertConserved(run);
    var compared = 0;
    for (var symbol : reference.columns()) {
      var label = labels.get(symbol);
      // under S6 the reference shows a hazard after the choice, the model before it
      if (label == null || what.endsWith(" S6") && symbol.startsWith("h_")) {
        continue;
      }
      compared++;
      var product = column(run, label);
      var expected = reference.series(symbol);
      assertThat(product).as(label).hasSameSizeAs(expected);
      var maximum = 0.0;
      for (var value : expected) {
        maximum = Math.max(maximum, Math.abs(value));
      }
      for (var i = 0; i < expected.length; i++) {
        var scale = Math.max(Math.abs(expected[i]), FLOOR * maximum);
        assertThat(Math.abs(product[i] - expected[i]))
            .as(
                "%s: %s (%s) at step %d: %s, expected %s",
                what, label, symbol, i, product[i], expected[i])
            .isLessThanOrEqualTo(RELATIVE * scale);
      }
    }
    assertThat(compared).as("columns compared").isGreaterThan(STOCKS_AND_ACCOUNTS);
  }

  private static void assertConserved(Trajectory run) {
    for (var error : List.of("people conservation error", "funds conservation error")) {
      for (var value : column(run, error)) {
        assertThat(value).as(error).isBetween(0.0, 1e-9);
      }
    }
  }

  /// One run with every step saved, whatever the step.
  private static Trajectory product(Map<String, Double> settings, Map<String, Double> time) {
    var overrides = new HashMap<String, Double>(settings);
    overrides.put("SAVEPER", 0.125);
    overrides.putAll(time);
    var lowered = Lowering.lower(afghanistan.model(), overrides);
    return Simulation.run(lowered.program().orElseThrow());
  }

  private static Map<String, Double> settings(String policy, String change) {
    var study = afghanistan.study();
    var settings = new HashMap<String, Double>();
    study.policies().stream()
        .filter(candidate -> candidate.name().equals(policy))
        .forEach(found -> settings.putAll(found.settings()));
    study.switches().stream()
        .filter(candidate -> candidate.id().equals(change))
        .forEach(found -> settings.putAll(found.settings()));
    return settings;
  }

  private static ReferencePolicy reference(String policy) {
    var all = new HashMap<>(ReferencePolicy.nine());
    all.putAll(ReferencePolicy.variants());
    return Objects.requireNonNull(all.get(RENAMED.getOrDefault(policy, policy)), policy);
  }

  private static double[] column(Trajectory run, String label) {
    return run.columns()[run.labels().indexOf(label)];
  }

  private static double mode(Uncertainty uncertainty) {
    return switch (uncertainty.distribution()) {
      case org.jirga.analysis.study.Distribution.Triangular(_, double best, _) -> best;
      case org.jirga.analysis.study.Distribution other ->
          throw new AssertionError(uncertainty.constant() + " should be triangular, not " + other);
    };
  }

  /// A comment of the model begins with the specification's symbol and a full stop.
  private static Map<String, String> labelsBySymbol() {
    var bySymbol = new HashMap<String, String>();
    var twice = new ArrayList<String>();
    for (var variable : afghanistan.model().model().variables()) {
      var comment = variable.description().comment();
      var stop = comment.indexOf('.');
      if (stop > 0 && bySymbol.put(comment.substring(0, stop), variable.name().text()) != null) {
        twice.add(comment.substring(0, stop));
      }
    }
    twice.forEach(bySymbol::remove);
    // the reference's `h_hide` is the hazard, the specification's `h_hide` the sampled rate
    bySymbol.put("h_hide", "hiding hazard");
    return bySymbol;
  }

  private static Case readShippedCase() throws IOException {
    var reading =
        CaseReader.read(Path.of(System.getProperty("jirga.root"), "cases", "afghanistan-2021"));
    assertThat(reading.diagnostics()).isEmpty();
    return reading.content().orElseThrow();
  }
}
