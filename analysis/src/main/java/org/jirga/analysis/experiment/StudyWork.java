package org.jirga.analysis.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Knowledge;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;

/// What a study has to run: under which arms, on which of its sets of futures.
final class StudyWork {

  private final Study study;
  private final ClaimJudge judge;
  private final Arm baseline;

  StudyWork(Study study, ClaimJudge judge) {
    this.study = study;
    this.judge = judge;
    this.baseline = Arm.of(study.baseline());
  }

  /// Every arm that is run on the plausible futures, in the order in which results show them:
  /// policies first, in the study's order.
  Set<Arm> arms() {
    var arms = new LinkedHashSet<Arm>();
    study.policies().stream().map(Policy::name).map(Arm::of).forEach(arms::add);
    arms.add(baseline);
    for (var change : study.switches()) {
      study.switchPolicies().forEach(policy -> arms.add(Arm.of(policy).with(change.id())));
    }
    changes().forEach(change -> arms.add(baseline.with(change.id())));
    study.attribution().ifPresent(two -> arms.add(baseline.with(two.first()).with(two.second())));
    arms.addAll(judge.arms());
    arms.addAll(judge.armsAboutDefection());
    return arms;
  }

  /// The structures beside the model as it is, under each of which the filter is run anew.
  List<Change> changes() {
    return Stream.concat(study.nulls().stream(), study.switches().stream()).toList();
  }

  /// States of knowledge that have futures of their own: all but the last.
  List<Knowledge> formerKnowledge() {
    var states = study.knowledge();
    return states.subList(0, Math.max(0, states.size() - 1));
  }

  /// The arms that are run on the futures of each former state of knowledge.
  Set<Arm> armsOfKnowledge() {
    var arms = new LinkedHashSet<>(judge.arms());
    arms.addAll(judge.armsAboutDefection());
    return arms;
  }

  /// The arms that are run on futures that fail nothing but disputed criteria.
  Set<Arm> armsOfDisputed() {
    return judge.armsAboutDefection();
  }

  /// The arms that are run on the futures of each further seed.
  Set<Arm> armsOfSeeds() {
    var arms = new LinkedHashSet<>(judge.arms());
    arms.add(baseline);
    return arms;
  }

  /// The arms of all values of all sweeps, one after the other.
  int armsOfSweeps() {
    var arms = 0;
    for (var sweep : study.sweeps()) {
      var test = ClaimExpression.of(sweep.test(), ArmNames.of(study), study.measures());
      arms += test.arms().size() * sweep.values().size();
    }
    return arms;
  }
}
