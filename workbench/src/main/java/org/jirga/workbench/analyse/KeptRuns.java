package org.jirga.workbench.analyse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns;
import org.jirga.store.StoredRuns.Arm;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.store.StoredRuns.Setting;
import org.jirga.store.StoredRuns.Wanted;

/// The runs that `jirga run` stored.
///
/// @param study absent where it is not at hand
public record KeptRuns(StoredRuns store, Optional<Study> study) implements Samples {

  @Override
  public boolean hasPrior() {
    return store.hasPrior();
  }

  @Override
  public Optional<Sample> prior(Wanted wanted) {
    return store.prior(wanted);
  }

  @Override
  public Optional<Sample> plausible(String policy, Wanted wanted) {
    return store.plausible(policy, wanted);
  }

  @Override
  public List<Sample> together(List<String> policies, List<String> outcomes) {
    return store.together(arms(store.setting().orElseThrow(), policies), outcomes);
  }

  private static List<Arm> arms(Setting setting, List<String> policies) {
    return policies.stream().map(policy -> new Arm(setting, policy)).toList();
  }

  @Override
  public List<String> policies() {
    return compared(store.policies());
  }

  /// Those of the study among the policies that were run somewhere; all where it has none of them.
  private List<String> compared(List<String> run) {
    var ours =
        study.map(Study::policies).orElse(List.of()).stream()
            .map(Policy::name)
            .filter(run::contains)
            .toList();
    return ours.isEmpty() ? run : ours;
  }

  @Override
  public int otherPolicies() {
    return store.policies().size() - policies().size();
  }

  @Override
  public List<Rivals> rivals() {
    var compared = policies();
    return store.otherSettings().stream()
        .map(
            setting ->
                new Rivals(
                    setting,
                    name(setting),
                    meaning(setting),
                    isOnTheSameFutures(setting),
                    compared.stream().filter(store.policies(setting)::contains).toList()))
        .filter(it -> it.policies().size() > 1)
        .toList();
  }

  private boolean isOnTheSameFutures(Setting other) {
    var main = store.setting().orElseThrow();
    return main.seed() == other.seed() && main.futures().equals(other.futures());
  }

  /// Without what it has in common with the plausible futures and the model as it is.
  private String name(Setting other) {
    var main = store.setting().orElseThrow();
    var ofSeeds = List.of(main.futures(), main.futures() + ", compared");
    return Stream.of(
            main.seed() == other.seed() ? "" : "seed " + other.seed(),
            ofSeeds.contains(other.futures()) ? "" : other.futures(),
            String.join(" + ", other.changes()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String meaning(Setting other) {
    return Stream.concat(
            study.map(Study::switches).orElse(List.of()).stream(),
            study.map(Study::nulls).orElse(List.of()).stream())
        .filter(change -> other.changes().contains(change.id()))
        .map(Change::name)
        .collect(Collectors.joining(" and "));
  }

  @Override
  public RivalSamples beside(Rivals rivals, List<String> outcomes) {
    var main = arms(store.setting().orElseThrow(), rivals.policies());
    var others = arms(rivals.setting(), rivals.policies());
    if (!rivals.isStructure()) {
      return new RivalSamples(
          store.together(main, outcomes), store.togetherAsFarAsKnown(others, outcomes));
    }
    var all =
        store.togetherAsFarAsKnown(
            Stream.concat(main.stream(), others.stream()).toList(), outcomes);
    return new RivalSamples(all.subList(0, main.size()), all.subList(main.size(), all.size()));
  }

  @Override
  public Optional<String> baseline() {
    return store.baseline();
  }

  @Override
  public List<Uncertainty> uncertainties() {
    return study.map(Study::uncertainties).orElse(List.of());
  }

  @Override
  public List<Measure> measures() {
    return study.map(Study::measures).orElse(List.of());
  }

  @Override
  public void close() {
    store.close();
  }
}
