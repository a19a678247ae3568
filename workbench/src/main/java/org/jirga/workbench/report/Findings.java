package org.jirga.workbench.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyResults.ArmResult;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.model.structure.Model;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.project.EvidenceRow;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Results by name, and the words that all sections share.
final class Findings {

  private static final Pattern EVIDENCE_ID = Pattern.compile("\\b[A-Za-z]+\\d+[a-z]?\\b");

  private final Report report;
  private final StudyResults results;
  private final Study study;
  private final Map<Arm, ArmResult> arms = new HashMap<>();
  private final Map<String, Integer> measures = new HashMap<>();
  private final Map<Arm, Map<Integer, Optional<Quantiles>>> quantiles = new HashMap<>();
  private final Map<String, EvidenceRow> evidence = new HashMap<>();

  Findings(Report report) {
    this.report = report;
    this.results = report.results();
    this.study = results.study();
    results.arms().forEach(result -> arms.putIfAbsent(result.arm(), result));
    for (var i = 0; i < study.measures().size(); i++) {
      measures.put(study.measures().get(i).outcome().name(), i);
    }
    report.evidence().forEach(row -> evidence.putIfAbsent(row.id(), row));
  }

  Report report() {
    return report;
  }

  StudyResults results() {
    return results;
  }

  Study study() {
    return study;
  }

  /// Whether drawn futures had to pass a filter; else every draw counts.
  boolean isFiltered() {
    return !study.filter().isEmpty();
  }

  /// Whether there is more than one future.
  boolean isUncertain() {
    return results.futures().rows() > 1;
  }

  /// What the futures that results speak of are called.
  String futures() {
    return isFiltered() ? "plausible futures" : "drawn futures";
  }

  /// The same, where conditions and ranks are spoken of, which are over the first ones.
  String searched() {
    return results.futures().rows() > StudyResults.MOST_SEARCHED
        ? "first " + Numbers.count(StudyResults.MOST_SEARCHED) + " " + futures()
        : futures();
  }

  String whatAShareIs() {
    return isFiltered()
        ? "A share of the futures that pass our filter under our priors; not a probability."
        : "A share of the futures drawn from our priors; not a probability.";
  }

  Optional<ArmResult> arm(Arm arm) {
    return Optional.ofNullable(arms.get(arm));
  }

  /// Whether each future was run under one policy, so that none can be compared with another in it.
  boolean isCombined() {
    return !study.design().isFactorial();
  }

  /// The policy under which outcomes are where none is named: `under` it.
  Prose underUnnamed() {
    return isCombined()
        ? Prose.of("under the policy of each future")
        : Prose.of("under ").emphasis(study.baseline());
  }

  Optional<ArmResult> baseline() {
    return arm(Arm.unnamed(study));
  }

  Optional<Measure> measure(String name) {
    var index = measures.get(name);
    return index == null ? Optional.empty() : Optional.of(study.measures().get(index));
  }

  List<Measure> headlines() {
    var chosen = study.measures().stream().filter(Measure::headline).toList();
    return chosen.isEmpty() ? study.measures() : chosen;
  }

  List<Measure> outlets() {
    return study.outlets().stream().flatMap(name -> measure(name).stream()).toList();
  }

  Optional<Quantiles> quantiles(Arm arm, Measure measure) {
    var index = measures.get(measure.outcome().name());
    return index == null
        ? Optional.empty()
        : quantiles
            .computeIfAbsent(arm, _ -> new HashMap<>())
            .computeIfAbsent(index, _ -> arm(arm).map(result -> result.quantiles(index)));
  }

  Optional<Quantiles> baseline(Measure measure) {
    return quantiles(Arm.unnamed(study), measure);
  }

  Optional<Comparison> comparison(String policy, Measure measure) {
    return results.comparisons().stream()
        .filter(
            comparison ->
                comparison.policy().equals(policy)
                    && comparison.measure().equals(measure.outcome().name()))
        .findFirst();
  }

  Optional<Policy> policy(String name) {
    return study.policies().stream().filter(policy -> policy.name().equals(name)).findFirst();
  }

  /// Policies, then variants, the baseline left out.
  List<Policy> alternatives() {
    return study.policies().stream()
        .filter(policy -> !policy.name().equals(study.baseline()))
        .toList();
  }

  Optional<Change> change(String id) {
    return Stream.concat(study.nulls().stream(), study.switches().stream())
        .filter(change -> change.id().equals(id))
        .findFirst();
  }

  String changeName(String id) {
    return change(id).map(Change::name).orElse(id);
  }

  boolean isNull(String id) {
    return study.nulls().stream().anyMatch(change -> change.id().equals(id));
  }

  Optional<EvidenceRow> evidence(String id) {
    return Optional.ofNullable(evidence.get(id));
  }

  boolean isUnverified(String id) {
    return evidence(id).map(row -> row.status().isUnverified()).orElse(false);
  }

  Optional<Uncertainty> uncertainty(String constant) {
    return study.uncertainties().stream()
        .filter(uncertainty -> uncertainty.constant().equals(constant))
        .findFirst();
  }

  String timeUnit() {
    var model = report.model().model();
    return model
        .timeUnit()
        .map(written -> written.text())
        .or(
            () ->
                model
                    .variable(Model.TIME_STEP)
                    .flatMap(variable -> variable.description().unit())
                    .map(written -> written.text()))
        .orElse("");
  }

  /// `1,620 people`.
  static String value(double value, Measure measure) {
    return Units.quantity(value, measure.unit());
  }

  /// `1,620 people (474 to 3,360)`, or one number where all futures agree.
  static String spread(Quantiles q, Measure measure) {
    var middle = value(q.p50(), measure);
    return q.p5() == q.p95()
        ? middle
        : middle + " (" + Numbers.quantity(q.p5()) + " to " + Numbers.quantity(q.p95()) + ")";
  }

  /// `474 to 3,360`.
  static String range(double low, double high, Measure measure) {
    return Units.number(low, measure.unit()) + " to " + Units.number(high, measure.unit());
  }

  static Prose share(Share share) {
    return Prose.empty().share(Numbers.share(share.value()));
  }

  /// `61 %† (58 to 64 %)`.
  static Prose shareWithInterval(Share share) {
    return share(share).text(" (" + Numbers.shareRange(share.low(), share.high()) + ")");
  }

  static String interval(Share share) {
    return Numbers.shareRange(share.low(), share.high());
  }

  /// Links to rows of evidence; those that nobody checked stand apart.
  Prose evidenceLinks(List<String> ids) {
    var checked = ids.stream().filter(id -> !isUnverified(id)).map(this::evidenceLink).toList();
    var unchecked = ids.stream().filter(this::isUnverified).map(this::evidenceLink).toList();
    var text = Prose.enumeration(checked);
    if (unchecked.isEmpty()) {
      return text;
    }
    return (checked.isEmpty() ? text : text.text("; "))
        .strong("UNVERIFIED")
        .text(", from memory: ")
        .then(Prose.enumeration(unchecked));
  }

  /// A text in which each mention of a row of evidence leads to it.
  Prose withEvidenceLinks(String text) {
    var prose = Prose.empty();
    var end = 0;
    var mentions = EVIDENCE_ID.matcher(text);
    while (mentions.find()) {
      if (evidence(mentions.group()).isPresent()) {
        prose =
            prose.text(text.substring(end, mentions.start())).then(evidenceLink(mentions.group()));
        end = mentions.end();
      }
    }
    return prose.text(text.substring(end));
  }

  private Prose evidenceLink(String id) {
    return evidence(id).isPresent() ? Prose.empty().link(id, "#evidence-" + id) : Prose.of(id);
  }

  static String claimAnchor(String id) {
    return "claim-" + Words.slug(id);
  }
}
