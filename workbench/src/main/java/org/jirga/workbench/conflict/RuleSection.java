package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.structure.Blocked;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.NamedStates;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlCode;

/// Reads what shapes states and moves: `states`, `infeasible`, `irreversible` and `coalesce`.
final class RuleSection {

  static final List<String> STATE_KEYS = List.of("is", "label");
  static final List<String> INFEASIBLE_KEYS = List.of("states", "why", "source", "date");
  static final List<String> IRREVERSIBLE_KEYS = List.of("from", "to", "by", "why");

  private final Terms terms;
  private final Problems problems;
  private final Map<String, Integer> decisionMakers;

  /// @param decisionMakers their numbers by their names
  RuleSection(Terms terms, Map<String, Integer> decisionMakers) {
    this.terms = terms;
    this.problems = terms.problems();
    this.decisionMakers = decisionMakers;
  }

  /// Something that was read, and where it stands.
  record Placed<T>(T value, Yaml at) {}

  List<Placed<NamedStates>> names(List<Yaml.Entry> entries) {
    var names = new ArrayList<Placed<NamedStates>>();
    for (var entry : entries) {
      if (entry.value() instanceof Yaml.Scalar text && !text.isEmpty()) {
        terms
            .states(text)
            .map(states -> new NamedStates(entry.name(), states, ""))
            .ifPresent(named -> names.add(new Placed<>(named, text)));
      } else {
        Section.of(entry, "a state", problems, STATE_KEYS)
            .flatMap(
                section ->
                    section
                        .requiredScalar("is")
                        .flatMap(terms::states)
                        .map(
                            states -> new NamedStates(entry.name(), states, section.text("label"))))
            .ifPresent(named -> names.add(new Placed<>(named, entry.key())));
      }
    }
    return names;
  }

  List<Placed<Infeasible>> infeasible(Yaml.Entry list) {
    var rules = new ArrayList<Placed<Infeasible>>();
    for (var item : items(list)) {
      infeasible(item).ifPresent(rule -> rules.add(new Placed<>(rule, item)));
    }
    return rules;
  }

  private Optional<Infeasible> infeasible(Yaml item) {
    return switch (item) {
      case Yaml.Scalar text when !text.isEmpty() ->
          terms
              .states(text)
              .map(states -> new Infeasible(states, text.value().strip(), "", Grounds.NONE));
      case Yaml.Entries entries -> {
        var section =
            Section.of(entries, entries.span(), "an infeasibility", problems, INFEASIBLE_KEYS);
        yield section
            .requiredScalar("states")
            .flatMap(
                text ->
                    terms
                        .states(text)
                        .map(
                            states ->
                                new Infeasible(
                                    states,
                                    text.value().strip(),
                                    section.text("why"),
                                    Terms.grounds(section))));
      }
      case Yaml.Scalar _, Yaml.Items _ -> {
        problems.add(
            YamlCode.WRONG_TYPE,
            item.span(),
            "an infeasibility is a pattern or a condition, not " + item.kind());
        yield Optional.empty();
      }
    };
  }

  List<Placed<Blocked>> irreversible(Yaml.Entry list) {
    var rules = new ArrayList<Placed<Blocked>>();
    for (var item : items(list)) {
      if (!(item instanceof Yaml.Entries entries)) {
        problems.add(
            YamlCode.WRONG_TYPE,
            item.span(),
            "what is irreversible has 'from' and 'to', and is not " + item.kind());
        continue;
      }
      var section =
          Section.of(entries, entries.span(), "what is irreversible", problems, IRREVERSIBLE_KEYS);
      var from = section.requiredScalar("from").flatMap(terms::states);
      var to = section.requiredScalar("to").flatMap(terms::states);
      var by = section.scalar("by").map(this::decisionMaker).orElse(OptionalInt.empty());
      if (from.isPresent() && to.isPresent()) {
        rules.add(new Placed<>(new Blocked(from.get(), to.get(), by, section.text("why")), item));
      }
    }
    return rules;
  }

  List<Placed<Condition>> coalesced(Yaml.Entry list) {
    var groups = new ArrayList<Placed<Condition>>();
    for (var item : items(list)) {
      for (var text : terms.scalars(item, "'coalesce'")) {
        terms.states(text).ifPresent(states -> groups.add(new Placed<>(states, text)));
      }
    }
    return groups;
  }

  /// The number of a decision maker; one that is not there is reported.
  OptionalInt decisionMaker(Yaml.Scalar name) {
    var found =
        decisionMakers.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(name.value().strip()))
            .findFirst();
    if (found.isEmpty()) {
      problems.unknown(
          ConflictCode.UNKNOWN_DECISION_MAKER,
          name.span(),
          "there is no decision maker '%s'".formatted(name.value()),
          name.value(),
          decisionMakers.keySet().stream().sorted().toList());
      return OptionalInt.empty();
    }
    return OptionalInt.of(found.get().getValue());
  }

  private List<Yaml> items(Yaml.Entry list) {
    if (list.value() instanceof Yaml.Items(var items, _)) {
      return items;
    }
    problems.add(
        YamlCode.WRONG_TYPE,
        list.value().span(),
        "'%s' needs a list, not %s".formatted(list.name(), list.value().kind()));
    return List.of();
  }
}
