package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.analysis.study.Attribution;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Constraint;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Knowledge;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Measure.Direction;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Sweep;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.formats.ModelReader;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Source;

/// A small study for tests: fish that grow, boats that catch them.
final class FishStudy {

  private static final String MODEL =
      """
      fish = INTEG(growth rate * fish * (1 - fish / capacity) - catch, initial fish) ~ ton ~|
      catch = effort * catchability * fish ~ ton/Year ~|
      caught = INTEG(catch, 0) ~ ton ~|
      growth rate = 0.5 ~ 1/Year ~|
      capacity = 100 ~ ton ~|
      initial fish = 50 ~ ton ~|
      catchability = 0.02 ~ 1/(boat*Year) ~|
      effort = 10 ~ boat ~|
      INITIAL TIME = 0 ~ Year ~|
      FINAL TIME = 10 ~ Year ~|
      TIME STEP = 0.25 ~ Year ~|
      SAVEPER = 1 ~ Year ~|
      """;

  boolean filtered = true;
  int full = 128;
  int most = 100;
  int seeds = 2;
  Design design = Design.STANDARD;
  List<Expectation> expectations = List.of();
  List<Constraint> constraints = List.of();
  final List<Claim> claims = new ArrayList<>();
  final List<Sweep> sweeps = new ArrayList<>();

  static CheckedModel model() {
    var reading = ModelReader.read(new Source("fish.mdl", MODEL));
    var checked = new ModelChecker().check(reading.model());
    if (reading.hasErrors() || checked.hasErrors()) {
      throw new IllegalStateException(reading.diagnostics() + " " + checked.diagnostics());
    }
    return checked;
  }

  static Expr expr(String text) {
    var source = new Source("test", text);
    return EquationParser.parse(source, source.all(), Dialect.VENSIM).expr().orElseThrow();
  }

  FishStudy claim(String id, String test, boolean aboutDefection) {
    claims.add(
        new Claim(
            id,
            test,
            "",
            new Claim.Simulated(expr(test), test, aboutDefection, Optional.empty(), ""),
            List.of(),
            ""));
    return this;
  }

  FishStudy sweep(String constant, String test, Double... values) {
    sweeps.add(new Sweep(constant, constant, List.of(values), expr(test), test, ""));
    return this;
  }

  Study build() {
    return new Study(
        "fish",
        "Fish",
        "",
        "",
        20,
        1,
        "ten boats",
        List.of(
            uncertainty("growth rate", new Triangular(0.2, 0.5, 0.9)),
            uncertainty("capacity", new Uniform(60, 140)),
            uncertainty("initial fish", new Uniform(20, 80))),
        constraints,
        design,
        List.of(),
        List.of(policy("ten boats", 10), policy("five boats", 5), policy("hundred boats", 100)),
        List.of(new Change("S1", "shy fish", "", Map.of("catchability", 0.01))),
        List.of("ten boats", "five boats"),
        List.of(
            new Change("N1", "no growth", "", Map.of("growth rate", 0.0)),
            new Change("N2", "few fish", "", Map.of("initial fish", 5.0))),
        List.of(
            measure("fish at the end", "fish", new Reduction.Final(), Direction.HIGHER),
            measure("most fish", "fish", new Reduction.Maximum(), Direction.NEITHER),
            measure("caught", "caught", new Reduction.Final(), Direction.LOWER)),
        List.of(),
        List.of(new TimeSeries("fish", "Fish", "ton", List.of())),
        filtered ? filter() : new Filter(List.of(), List.of(), Set.of(), 64, full, most),
        expectations,
        filtered
            ? List.of(
                new Knowledge("then", "then", Set.of("fish at 2")),
                new Knowledge("now", "now", Set.of("fish at 2", "fish at 9", "disputed")))
            : List.of(new Knowledge("now", "now", Set.of())),
        claims,
        new VerdictRule(0.9, 0.1),
        Optional.of(new Attribution("N1", "growth", "N2", "start", List.of("most fish"))),
        sweeps,
        seeds,
        List.of());
  }

  private Filter filter() {
    return new Filter(
        List.of(
            new Outcome("a", "fish", new Reduction.At(2)),
            new Outcome("b", "fish", new Reduction.At(9)),
            new Outcome("c", "caught", new Reduction.At(5))),
        List.of(
            test("fish at 2", "a", 40, 70, true),
            test("fish at 9", "b", 45, 80, true),
            test("disputed", "c", 0, 50, false)),
        Set.of("disputed"),
        64,
        full,
        most);
  }

  private static Filter.Test test(
      String id, String outcome, double low, double high, boolean stops) {
    return new Filter.Test(
        new Criterion(id, outcome, low, true, high, true, stops), id, "", List.of());
  }

  private static Uncertainty uncertainty(
      String constant, org.jirga.analysis.study.Distribution distribution) {
    return new Uncertainty(constant, "", distribution, "", List.of(), "");
  }

  private static Policy policy(String name, double effort) {
    return new Policy(name, "", false, "", Map.of("effort", effort));
  }

  private static Measure measure(
      String name, String variable, Reduction reduction, Direction better) {
    return new Measure(new Outcome(name, variable, reduction), name, "ton", better, true);
  }
}
