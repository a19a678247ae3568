package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.Option;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Reads a `.gmcr` file, the JSON of GMCR+: options of yes and no that decision makers own,
/// patterns as lists of `[option, "Y"]`, preferences as patterns in order or as a ranking of the
/// feasible states by their numbers.
final class GmcrReader {

  private static final Map<String, Option.Change> DIRECTIONS =
      Map.of(
          "both", Option.Change.BOTH_WAYS,
          "fwd", Option.Change.FORWARD,
          "forward", Option.Change.FORWARD,
          "back", Option.Change.BACKWARD,
          "backward", Option.Change.BACKWARD);

  private final Problems problems;

  /// Our number of each option of the file: ours follow their owners.
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

  private GmcrReader(Problems problems) {
    this.problems = problems;
  }

  static ConflictReader.Reading read(Source source) {
    var problems = new Problems(source);
    // every JSON text is YAML
    var content = YamlReader.read(problems).flatMap(root -> new GmcrReader(problems).read(root));
    var diagnostics = problems.all();
    return new ConflictReader.Reading(
        content.filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private Optional<ConflictFile> read(Yaml.Entries root) {
    var makers = entries(root, "decisionMakers");
    var options = options(root);
    var list = new ArrayList<DecisionMaker>();
    for (var maker : makers) {
      var own = new ArrayList<Option>();
      for (var index : items(maker, "options")) {
        var number = number(index);
        if (number < 0 || number >= options.size() || numbers.containsKey(number)) {
          wrong(index, "the number of an option that no other decision maker has");
          continue;
        }
        numbers.put(number, numbers.size());
        own.add(options.get(number));
      }
      list.add(new DecisionMaker(text(maker, "name"), text(maker, "name"), own, List.of()));
    }
    if (numbers.isEmpty() || Diagnostic.anyError(problems.all())) {
      if (numbers.isEmpty()) {
        problems.add(
            ConflictCode.NOT_JSON, new Span(0, 0), "no decision maker of this file has an option");
      }
      return Optional.empty();
    }
    var infeasible = new ArrayList<RuleSection.Placed<Infeasible>>();
    for (var item : items(root, "infeasibles")) {
      pattern(item)
          .ifPresent(
              states ->
                  infeasible.add(
                      new RuleSection.Placed<>(
                          new Infeasible(states, written(item), "", Grounds.NONE), item)));
    }
    var manual =
        flag(root, "useManualPreferenceVectors") || flag(root, "useManualPreferenceRanking");
    var plain =
        Conflict.of(name(), list)
            .withInfeasible(infeasible.stream().map(RuleSection.Placed::value).toList());
    if (Diagnostic.anyError(problems.all())) {
      return Optional.empty();
    }
    return new ConflictCheck(problems, plain)
        .game(root.span(), infeasible)
        .map(game -> file(game, makers, manual));
  }

  private ConflictFile file(Game game, List<Yaml.Entries> makers, boolean manual) {
    var preferences = new ArrayList<Optional<Preference>>();
    var profiles = new ArrayList<DecisionMaker>();
    var seen = new ArrayList<StateSet>();
    for (var who = 0; who < makers.size(); who++) {
      var maker = makers.get(who);
      var form = manual ? ranking(maker, game) : statements(maker);
      preferences.add(
          form.map(it -> org.jirga.conflict.preference.Preferences.of(it, game).preference())
              .or(() -> Optional.of(Ranking.indifferent(game.size()))));
      profiles.add(
          game.conflict()
              .decisionMakers()
              .get(who)
              .with(form.map(PreferenceProfile::only).stream().toList()));
      var visible = StateSet.all(game.size());
      for (var item : items(maker, "misperceptions")) {
        var states = pattern(item);
        if (states.isPresent()) {
          visible = visible.without(game.states().where(states.get()));
        }
      }
      seen.add(visible);
    }
    var conflict = game.conflict().withDecisionMakers(profiles);
    var all = StateSet.all(game.size());
    return new ConflictFile(
        conflict,
        "",
        "",
        new Game(conflict, game.states(), game.moves(), game.removals()),
        conflict.decisionMakers().stream().map(it -> it.profiles().stream().findFirst()).toList(),
        preferences,
        new Views(
            Optional.empty(),
            seen,
            makers.stream().map(_ -> (List<Optional<Preference>>) preferences).toList(),
            seen.stream().anyMatch(states -> !states.equals(all)),
            Optional.empty(),
            List.of()));
  }

  private List<Option> options(Yaml.Entries root) {
    var options = new ArrayList<Option>();
    Set<String> taken = new HashSet<>();
    for (var entry : entries(root, "options")) {
      var label = text(entry, "name");
      var name = label;
      for (var i = 2; !taken.add(name.toLowerCase(java.util.Locale.ROOT)); i++) {
        name = label + " " + i;
      }
      var direction = text(entry, "permittedDirection");
      var change = DIRECTIONS.get(direction.isEmpty() ? "both" : direction);
      if (change == null) {
        wrong(entry, "'both', 'fwd' or 'back' as direction");
        change = Option.Change.BOTH_WAYS;
      }
      options.add(new Option(name, label, Option.NO_YES, change, Grounds.NONE));
    }
    return options;
  }

  private Optional<PreferenceForm> statements(Yaml.Entries maker) {
    var statements = new ArrayList<Statement>();
    for (var item : items(maker, "preferences")) {
      pattern(item).ifPresent(it -> statements.add(Statement.of(it, written(item))));
    }
    return Optional.of(new PreferenceForm.Statements(statements));
  }

  /// The states by their numbers from 1 in the order of the file's options.
  private Optional<PreferenceForm> ranking(Yaml.Entries maker, Game game) {
    var list = items(maker, "preferenceVector");
    var items = list.isEmpty() ? items(maker, "preferenceRanking") : list;
    var inOrder =
        IntStream.range(0, game.size())
            .boxed()
            .sorted(Comparator.comparingLong(state -> theirCode(game, state)))
            .toList();
    var groups = new ArrayList<List<Condition>>();
    var placed = new HashSet<Integer>();
    for (var item : items) {
      var group = new ArrayList<Condition>();
      for (var one : item instanceof Yaml.Items(var tied, _) ? tied : List.of(item)) {
        var number = number(one);
        if (number < 1 || number > game.size() || !placed.add(number)) {
          wrong(one, "the number of a state, each once, from 1 to " + game.size());
          return Optional.empty();
        }
        group.add(settings(game, inOrder.get(number - 1)));
      }
      groups.add(group);
    }
    if (placed.size() < game.size()) {
      problems.add(
          ConflictCode.NO_PLACE,
          maker.span(),
          "%d of %d states have no place in the ranking of '%s'"
              .formatted(game.size() - placed.size(), game.size(), text(maker, "name")));
      return Optional.empty();
    }
    return Optional.of(new PreferenceForm.Ranked(groups, List.of()));
  }

  private long theirCode(Game game, int state) {
    var code = 0L;
    for (var option : numbers.entrySet()) {
      code |=
          (long) game.states().layout().level(game.states().code(state), option.getValue())
              << option.getKey();
    }
    return code;
  }

  private static Condition settings(Game game, int state) {
    return new Condition.And(
        IntStream.range(0, game.conflict().options().size())
            .<Condition>mapToObj(
                option ->
                    new Condition.Setting(
                        option, game.states().layout().level(game.states().code(state), option)))
            .toList());
  }

  /// `[[0, "Y"], [3, "N"]]`
  private Optional<Condition> pattern(Yaml item) {
    var settings = new ArrayList<Condition>();
    if (!(item instanceof Yaml.Items(var parts, _))) {
      wrong(item, "a list such as [[0, \"Y\"], [3, \"N\"]]");
      return Optional.empty();
    }
    for (var part : parts) {
      if (!(part instanceof Yaml.Items(var pair, _))
          || pair.size() != 2
          || !(pair.get(1) instanceof Yaml.Scalar setting)
          || !(pair.get(0) instanceof Yaml.Scalar)
          || !setting.value().matches("[YN]")) {
        problems.add(
            ConflictCode.NOT_SUPPORTED,
            part.span(),
            "compound conditions of this format are not read",
            "write the conflict as a conflict.yaml, which has IF and IFF");
        return Optional.empty();
      }
      var option = numbers.get(number(pair.get(0)));
      if (option == null) {
        wrong(pair.get(0), "the number of an option");
        return Optional.empty();
      }
      settings.add(new Condition.Setting(option, setting.value().equals("Y") ? 1 : 0));
    }
    return Optional.of(new Condition.And(settings));
  }

  private String written(Yaml item) {
    return problems.source().text().substring(item.span().start(), item.span().end());
  }

  private String name() {
    var file = java.nio.file.Path.of(problems.source().name()).getFileName();
    return file == null ? "" : file.toString().replaceFirst("\\.[^.]*$", "");
  }

  private static Optional<Yaml> value(Yaml.Entries of, String key) {
    return of.entries().stream()
        .filter(entry -> entry.name().equals(key))
        .map(Yaml.Entry::value)
        .findFirst();
  }

  private static String text(Yaml.Entries of, String key) {
    return value(of, key)
        .filter(Yaml.Scalar.class::isInstance)
        .map(it -> ((Yaml.Scalar) it).value().strip())
        .orElse("");
  }

  private static boolean flag(Yaml.Entries of, String key) {
    return text(of, key).equals("true");
  }

  private List<Yaml> items(Yaml.Entries of, String key) {
    var value = value(of, key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Yaml.Items(var items, _)) {
      return items;
    }
    wrong(value.get(), "a list");
    return List.of();
  }

  private List<Yaml.Entries> entries(Yaml.Entries of, String key) {
    var entries = new ArrayList<Yaml.Entries>();
    if (value(of, key).isEmpty()) {
      problems.add(ConflictCode.NOT_JSON, new Span(0, 0), "this file has no '%s'".formatted(key));
    }
    for (var item : items(of, key)) {
      if (item instanceof Yaml.Entries one) {
        entries.add(one);
      } else {
        wrong(item, "an object");
      }
    }
    return entries;
  }

  /// A whole number, or -1 and a complaint.
  private int number(Yaml value) {
    var number = Values.number(value, "this", problems);
    return number.isPresent() && number.getAsDouble() == StrictMath.rint(number.getAsDouble())
        ? (int) number.getAsDouble()
        : -1;
  }

  private void wrong(Yaml item, String wanted) {
    problems.add(
        ConflictCode.NOT_JSON, item.span(), "expected %s, not %s".formatted(wanted, item.kind()));
  }
}
