package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jirga.conflict.condition.Condition;
import org.jirga.deal.structure.Coupling;
import org.jirga.deal.structure.Coupling.Effect;
import org.jirga.deal.structure.Coupling.SimulatedOutcome;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads `simulation`: what options mean for the model, and which outcomes conditions may name.
final class CouplingSection {

  static final List<String> KEYS = List.of("effects", "outcomes");
  static final List<String> EFFECT_KEYS = List.of("set", "why");
  static final List<String> OUTCOME_KEYS = List.of("of", "relative", "noise", "label");

  private final Terms terms;
  private final Problems problems;
  private final SimulationNames names;
  private final List<String> outcomes;

  /// @param outcomes that the conflict names
  CouplingSection(Terms terms, SimulationNames names, List<String> outcomes) {
    this.terms = terms;
    this.problems = terms.problems();
    this.names = names;
    this.outcomes = outcomes;
  }

  Optional<Coupling> read(Section root) {
    return root.entry("simulation")
        .flatMap(entry -> Section.of(entry, "the simulation", problems, KEYS))
        .map(section -> new Coupling(effects(section), simulated(section)));
  }

  private List<Effect> effects(Section section) {
    var effects = new ArrayList<Effect>();
    for (var entry : section.named("effects")) {
      var setting = setting(entry.key(), terms);
      Section.of(entry, "an effect", problems, EFFECT_KEYS)
          .ifPresent(
              effect ->
                  setting.ifPresent(
                      it ->
                          effects.add(
                              new Effect(
                                  it.option(), it.level(), set(effect), effect.text("why")))));
    }
    return effects;
  }

  private TreeMap<String, Double> set(Section effect) {
    var settings = new TreeMap<String, Double>();
    for (var entry : effect.named("set")) {
      var constant = names.constant(entry.key(), problems);
      var value = Values.number(entry.value(), "'" + entry.name() + "'", problems);
      if (constant.isPresent() && value.isPresent()) {
        settings.put(constant.get(), value.getAsDouble());
      }
    }
    return settings;
  }

  private List<SimulatedOutcome> simulated(Section section) {
    var simulated = new ArrayList<SimulatedOutcome>();
    for (var entry : section.named("outcomes")) {
      if (outcomes.stream().noneMatch(name -> BargainReader.isSame(name, entry.name()))) {
        problems.unknown(
            DealCode.UNKNOWN_MEASURE,
            entry.key().span(),
            "'%s' is not among the 'outcomes' of the conflict".formatted(entry.name()),
            entry.name(),
            outcomes);
      }
      Section.of(entry, "a simulated outcome", problems, OUTCOME_KEYS)
          .flatMap(outcome -> simulated(entry.name(), outcome))
          .ifPresent(simulated::add);
    }
    for (var name : outcomes) {
      if (simulated.stream().noneMatch(it -> BargainReader.isSame(it.name(), name))) {
        problems.add(
            DealCode.UNKNOWN_MEASURE,
            section.place(),
            "the simulation does not say what '%s' is".formatted(name),
            "add it under 'outcomes' of 'simulation'");
      }
    }
    return simulated;
  }

  private Optional<SimulatedOutcome> simulated(String name, Section outcome) {
    var noise = DealSection.between(outcome, "noise", 0, Double.MAX_VALUE, 0);
    return outcome
        .requiredScalar("of")
        .flatMap(
            measure -> {
              var known =
                  names.measures().stream()
                      .filter(it -> BargainReader.isSame(it, measure.value()))
                      .findFirst();
              if (known.isEmpty()) {
                problems.unknown(
                    DealCode.UNKNOWN_MEASURE,
                    measure.span(),
                    "the study has no outcome '%s'".formatted(measure.value()),
                    measure.value(),
                    names.measures());
              }
              return known;
            })
        .map(
            measure ->
                new SimulatedOutcome(
                    name, measure, outcome.flag("relative"), noise, outcome.text("label")));
  }

  /// One option at one level: `rights = yes`, or the name of a yes-or-no option alone.
  static Optional<Condition.Setting> setting(Yaml.Scalar text, Terms terms) {
    var read = terms.condition(text);
    if (read.isPresent() && !(read.get() instanceof Condition.Setting)) {
      terms
          .problems()
          .add(
              DealCode.NOT_A_SETTING,
              text.span(),
              "'%s' is not one option at one level".formatted(text.value()),
              "write it as 'option = level'");
      return Optional.empty();
    }
    return read.map(it -> (Condition.Setting) it);
  }
}
