package org.jirga.workbench.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.experiment.ClaimExpression;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Deciding;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.RunOptions;
import org.jirga.engine.run.Runs;
import org.jirga.model.check.CheckedModel;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Block.Dissent;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Finds where a claim's verdict flips, were one assumption the same in all futures: in the futures
/// that a page has, by the claim's own test, so that a reader who moves a slider there sees it.
public final class Dissents {

  /// A slider has so many steps from end to end.
  private static final int STEPS = 100;

  /// Verdicts are taken at every so many steps, and between two that differ at each halving. A
  /// verdict that comes and goes within fewer steps may be missed.
  private static final int STRIDE = 5;

  /// Of the assumptions that decide a claim, so many can be moved.
  private static final int MOVED = 2;

  private final StudyResults results;
  private final Study study;
  private final Program program;
  private final Inputs futures;
  private final Observation observation;

  private Dissents(StudyResults results, Program program) {
    this.results = results;
    this.study = results.study();
    this.program = program;
    this.futures = results.futures().first(LiveFigures.MOST_FUTURES);
    var outcomes = new ArrayList<Outcome>();
    study.measures().forEach(measure -> outcomes.add(measure.outcome()));
    this.observation = Observation.of(outcomes);
  }

  /// Absent where a page of the study has nothing that could be moved.
  public static Optional<Dissents> of(StudyResults results, CheckedModel model) {
    return LiveFigures.program(results, model).map(program -> new Dissents(results, program));
  }

  /// The block of a claim that is judged in futures.
  ///
  /// @param claim its result in the study
  /// @param advice by each verdict that it may have
  /// @return absent for a claim that no run decides, or no assumption
  public Optional<Block.Dissent> of(ClaimResult claim, Map<Verdict, String> advice) {
    if (!(claim.claim().kind() instanceof Claim.Simulated simulated)) {
      return Optional.empty();
    }
    var assumptions =
        claim.deciding().stream()
            .map(Deciding::uncertainty)
            .flatMap(
                name -> study.uncertainties().stream().filter(it -> it.constant().equals(name)))
            .filter(it -> Double.isFinite(it.distribution().high() - it.distribution().low()))
            .limit(MOVED)
            .toList();
    if (assumptions.isEmpty()) {
      return Optional.empty();
    }
    var test = ClaimExpression.of(simulated.test(), ArmNames.of(study), study.measures());
    var share = share(test, Map.of());
    var published = Verdict.of(share, study.verdictRule());
    var said = new ArrayList<Dissent.Advice>();
    for (var verdict : List.of(Verdict.HOLDS, Verdict.DEPENDS, Verdict.FAILS)) {
      said.add(new Dissent.Advice(verdict.word(), advice.getOrDefault(verdict, "")));
    }
    return Optional.of(
        new Block.Dissent(
            "disagree-" + Words.slug(claim.claim().id()),
            claim.claim().id(),
            claim.claim().text(),
            published.word(),
            share.hits(),
            share.of(),
            assumptions.stream().map(it -> assumption(it, test, published)).toList(),
            said));
  }

  private Dissent.Assumption assumption(Uncertainty of, ClaimExpression test, Verdict published) {
    var low = of.distribution().low();
    var step = (of.distribution().high() - low) / STEPS;
    var verdicts = new HashMap<Integer, Verdict>();
    var flips = new LinkedHashMap<Integer, Verdict>();
    for (var from = 0; from < STEPS; from += STRIDE) {
      var last = at(of, from, test, verdicts);
      var to = from + STRIDE;
      if (at(of, to, test, verdicts) == last) {
        continue;
      }
      for (var below = from; to - below > 1; ) {
        var middle = (below + to) / 2;
        if (at(of, middle, test, verdicts) == last) {
          below = middle;
        } else {
          to = middle;
        }
      }
      flips.put(to, at(of, to, test, verdicts));
    }
    var first = at(of, 0, test, verdicts);
    var name = Words.upperFirst(of.constant());
    var sentence = new StringBuilder();
    if (flips.isEmpty()) {
      sentence.append(
          "%s alone flips nothing: from %s to %s the claim %s."
              .formatted(
                  name,
                  Units.quantity(low, of.unit()),
                  Units.quantity(of.distribution().high(), of.unit()),
                  first.word()));
    } else {
      sentence.append(
          "%s: at %s, the least that we allow, the claim %s"
              .formatted(name, Units.quantity(low, of.unit()), first.word()));
      flips.forEach(
          (at, verdict) ->
              sentence.append(
                  "; from about %s on it %s"
                      .formatted(Units.quantity(low + at * step, of.unit()), verdict.word())));
      sentence.append(
          ". The most that we allow is %s."
              .formatted(Units.quantity(of.distribution().high(), of.unit())));
    }
    var found = new ArrayList<Dissent.Flip>();
    flips.forEach(
        (at, verdict) -> {
          // The side on which it is not what was published: there a reader sees it flip.
          var side = verdict == published ? at - 1 : at;
          found.add(
              new Dissent.Flip(
                  low + side * step,
                  Units.quantity(low + side * step, of.unit()),
                  at(of, side, test, verdicts).word()));
        });
    return new Dissent.Assumption(of.constant(), sentence.toString(), found);
  }

  private Verdict at(
      Uncertainty of, int step, ClaimExpression test, Map<Integer, Verdict> verdicts) {
    return verdicts.computeIfAbsent(
        step,
        _ -> {
          var low = of.distribution().low();
          var value = low + step * ((of.distribution().high() - low) / STEPS);
          return Verdict.of(share(test, Map.of(of.constant(), value)), study.verdictRule());
        });
  }

  /// In how many of the page's futures a test is true, with some constants set in all of them.
  private Share share(ClaimExpression test, Map<String, Double> set) {
    var runs = new HashMap<Arm, Runs>();
    for (var arm : test.arms()) {
      var settings = new HashMap<>(policy(arm).settings());
      settings.putAll(changes(study, arm));
      settings.putAll(set);
      runs.put(
          arm,
          EnsembleRunner.run(program, futures.with(settings), observation, RunOptions.threads(1)));
    }
    var hits = 0;
    var of = 0;
    for (var row = 0; row < futures.rows(); row++) {
      var future = row;
      var truth =
          test.value(
              (arm, measure) -> Objects.requireNonNull(runs.get(arm)).outcome(future, measure));
      of += Double.isNaN(truth) ? 0 : 1;
      hits += !Double.isNaN(truth) && truth != 0 ? 1 : 0;
    }
    return new Share(hits, of);
  }

  private Policy policy(Arm arm) {
    return study.policies().stream()
        .filter(it -> it.name().equals(arm.policy()))
        .findFirst()
        .orElseThrow();
  }

  /// What the switches and nulls of an arm set.
  static Map<String, Double> changes(Study study, Arm arm) {
    var settings = new HashMap<String, Double>();
    for (var id : arm.changes()) {
      Stream.concat(study.switches().stream(), study.nulls().stream())
          .filter(change -> change.id().equals(id))
          .forEach(change -> settings.putAll(change.settings()));
    }
    return settings;
  }
}
