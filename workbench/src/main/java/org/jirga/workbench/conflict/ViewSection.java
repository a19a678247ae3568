package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.power.VictoryLaw;
import org.jirga.conflict.power.WeightedVoting;
import org.jirga.conflict.preference.Preference;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlCode;

/// Reads what decision makers feel, see, believe and plan, and `voting`.
final class ViewSection {

  static final List<String> KEYS = List.of("attitudes", "unseen", "believes", "plan");
  static final List<String> PLAN_KEYS = List.of("when", "set");
  static final List<String> VOTING_KEYS = List.of("quota", "weights", "law");

  private static final Map<String, Integer> ATTITUDES =
      Map.of("friendly", 1, "indifferent", 0, "hostile", -1);
  private static final int MOST_WEIGHT = 1_000_000;

  private final Game game;
  private final Terms terms;
  private final RuleSection names;
  private final Problems problems;

  ViewSection(Game game, Terms terms, RuleSection names) {
    this.game = game;
    this.terms = terms;
    this.names = names;
    this.problems = terms.problems();
  }

  /// @param sections of the decision makers
  /// @param profiles for each decision maker, the preference of each profile by its name
  /// @param preferences those that hold
  Views read(
      Section root,
      List<Section> sections,
      List<Map<String, Optional<Preference>>> profiles,
      List<Optional<Preference>> preferences) {
    var seen = sections.stream().map(this::seen).toList();
    var believed = new ArrayList<List<Optional<Preference>>>();
    for (var section : sections) {
      believed.add(believed(section, profiles, preferences));
    }
    var misperceived = sections.stream().anyMatch(it -> it.has("unseen") || it.has("believes"));
    return new Views(
        attitudes(sections), seen, believed, misperceived, plans(sections), committees(root));
  }

  private Optional<int[][]> attitudes(List<Section> sections) {
    if (sections.stream().noneMatch(section -> section.has("attitudes"))) {
      return Optional.empty();
    }
    var table = new int[sections.size()][sections.size()];
    for (var who = 0; who < table.length; who++) {
      table[who][who] = 1;
      for (var entry : sections.get(who).named("attitudes")) {
        var other = names.decisionMaker(entry.key());
        var word =
            entry.value() instanceof Yaml.Scalar text
                ? text.value().strip().toLowerCase(Locale.ROOT)
                : "";
        var attitude = ATTITUDES.get(word);
        if (attitude == null) {
          problems.add(
              ConflictCode.CHOOSE_ONE,
              entry.value().span(),
              "an attitude is 'friendly', 'indifferent' or 'hostile', not " + entry.value().kind());
        } else if (other.isPresent()) {
          table[who][other.getAsInt()] = attitude;
        }
      }
    }
    return Optional.of(table);
  }

  private StateSet seen(Section section) {
    var seen = StateSet.all(game.size());
    var unseen = section.entry("unseen");
    if (unseen.isPresent()) {
      for (var text : terms.scalars(unseen.get().value(), "'unseen'")) {
        var states = terms.states(text);
        if (states.isPresent()) {
          seen = seen.without(game.states().where(states.get()));
        }
      }
    }
    return seen;
  }

  private List<Optional<Preference>> believed(
      Section section,
      List<Map<String, Optional<Preference>>> profiles,
      List<Optional<Preference>> preferences) {
    var believed = new ArrayList<>(preferences);
    for (var entry : section.named("believes")) {
      var other = names.decisionMaker(entry.key());
      if (other.isEmpty() || !(entry.value() instanceof Yaml.Scalar text)) {
        continue;
      }
      var known = profiles.get(other.getAsInt());
      var preference = known.get(text.value().strip());
      if (preference == null) {
        problems.unknown(
            ConflictCode.UNKNOWN_PROFILE,
            text.span(),
            "'%s' has no profile '%s'".formatted(entry.name(), text.value()),
            text.value(),
            known.keySet().stream().sorted().toList());
      } else {
        believed.set(other.getAsInt(), preference);
      }
    }
    return believed;
  }

  private Optional<int[][]> plans(List<Section> sections) {
    if (sections.stream().noneMatch(section -> section.has("plan"))) {
      return Optional.empty();
    }
    var plans = new int[sections.size()][];
    for (var who = 0; who < plans.length; who++) {
      plans[who] = IntStream.range(0, game.size()).toArray();
      var entry = sections.get(who).entry("plan");
      if (entry.isPresent()) {
        follow(who, entry.get(), plans[who]);
      }
    }
    return Optional.of(plans);
  }

  private void follow(int who, Yaml.Entry plan, int[] targets) {
    if (!(plan.value() instanceof Yaml.Items(var rules, _))) {
      problems.add(
          YamlCode.WRONG_TYPE,
          plan.value().span(),
          "a plan is a list of rules, not " + plan.value().kind());
      return;
    }
    var settled = new boolean[game.size()];
    for (var rule : rules) {
      if (!(rule instanceof Yaml.Entries entries)) {
        problems.add(
            YamlCode.WRONG_TYPE, rule.span(), "a rule has 'when' and 'set': " + rule.kind());
        continue;
      }
      var section = Section.of(entries, entries.span(), "a rule of a plan", problems, PLAN_KEYS);
      var when = section.requiredScalar("when").flatMap(terms::states);
      var settings = section.required("set").map(_ -> section.named("set")).orElse(List.of());
      if (when.isEmpty()) {
        continue;
      }
      var applies = game.states().where(when.get());
      for (var state : applies.toArray()) {
        if (!settled[state]) {
          settled[state] = true;
          targets[state] = target(who, state, settings);
        }
      }
    }
  }

  /// Where settings lead from a state; to itself where that is no move.
  private int target(int who, int state, List<Yaml.Entry> settings) {
    var layout = game.states().layout();
    var code = game.states().code(state);
    for (var setting : settings) {
      var option = terms.words().option(setting.name());
      if (option.isEmpty() || layout.owner(option.getAsInt()) != who) {
        problems.unknown(
            ConflictCode.UNKNOWN_OPTION,
            setting.key().span(),
            "'%s' has no option '%s'"
                .formatted(game.conflict().decisionMakers().get(who).name(), setting.name()),
            setting.name(),
            game.conflict().decisionMakers().get(who).options().stream()
                .map(it -> it.name())
                .toList());
        return state;
      }
      var levels = terms.words().levels(option.getAsInt());
      var wanted =
          setting.value() instanceof Yaml.Scalar text ? text.value().strip() : setting.name();
      var level = levels.indexOf(wanted);
      if (level < 0) {
        problems.unknown(
            ConflictCode.UNKNOWN_LEVEL,
            setting.value().span(),
            "'%s' is not a level of '%s'".formatted(wanted, setting.name()),
            wanted,
            levels);
        return state;
      }
      code = layout.with(code, option.getAsInt(), level);
    }
    var target = game.states().stateOf(code);
    return target.isPresent() && game.moves(who).contains(state, target.getAsInt())
        ? target.getAsInt()
        : state;
  }

  private List<Views.Committee> committees(Section root) {
    var committees = new ArrayList<Views.Committee>();
    for (var entry : root.named("voting")) {
      Section.of(entry, "a committee", problems, VOTING_KEYS)
          .flatMap(section -> committee(entry.name(), section))
          .ifPresent(committees::add);
    }
    return committees;
  }

  private Optional<Views.Committee> committee(String name, Section section) {
    var members = new ArrayList<String>();
    var weights = new ArrayList<Integer>();
    section.required("weights");
    for (var entry : section.named("weights")) {
      var weight = Values.number(entry.value(), "a weight", problems);
      if (weight.isEmpty()
          || weight.getAsDouble() < 0
          || weight.getAsDouble() > MOST_WEIGHT
          || weight.getAsDouble() != StrictMath.rint(weight.getAsDouble())) {
        problems.add(
            YamlCode.OUT_OF_BOUNDS,
            entry.value().span(),
            "a weight is a whole number from 0 to %,d".formatted(MOST_WEIGHT));
        return Optional.empty();
      }
      members.add(entry.name());
      weights.add((int) weight.getAsDouble());
    }
    var total = weights.stream().mapToLong(Integer::longValue).sum();
    section.required("quota");
    var quota = section.whole("quota", 1, Math.max(1, Math.min(total, MOST_WEIGHT)));
    if (quota.isEmpty() || weights.isEmpty() || total > MOST_WEIGHT || total == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Views.Committee(
            name,
            List.copyOf(members),
            new WeightedVoting(
                (int) quota.getAsLong(), weights.stream().mapToInt(Integer::intValue).toArray()),
            law(section)));
  }

  private Optional<VictoryLaw> law(Section section) {
    var written = section.scalar("law");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var names = Arrays.stream(VictoryLaw.values()).map(ViewSection::word).toList();
    var at = names.indexOf(written.get().value().strip());
    if (at < 0) {
      problems.unknown(
          ConflictCode.CHOOSE_ONE,
          written.get().span(),
          "'law' is 'linear', 'square', 'quartic' or 'octic', not '%s'"
              .formatted(written.get().value()),
          written.get().value(),
          names);
      return Optional.empty();
    }
    return Optional.of(VictoryLaw.values()[at]);
  }

  static String word(VictoryLaw law) {
    return law.name().toLowerCase(Locale.ROOT);
  }
}
