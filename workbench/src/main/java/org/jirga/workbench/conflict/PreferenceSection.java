package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlCode;

/// Reads what a decision maker prefers, in any of the forms.
final class PreferenceSection {

  static final List<String> KEYS =
      List.of("statements", "weights", "ranking", "payoffs", "label", "source", "date");
  static final List<String> STATEMENT_KEYS = List.of("that", "strong", "unknown", "source", "date");

  private static final String STRONG_STEP = ">>";

  private final Problems problems;
  private final Terms terms;

  PreferenceSection(Terms terms) {
    this.problems = terms.problems();
    this.terms = terms;
  }

  /// The profile under an entry, and where its list is, for what is found out later.
  record Placed(PreferenceProfile profile, Yaml.Entry list, List<Yaml> items) {}

  Optional<Placed> read(String name, Yaml.Entry entry) {
    var section = Section.of(entry, "a preference", problems, KEYS);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    var forms = section.get().present("statements", "weights", "ranking", "payoffs");
    if (forms.size() != 1) {
      problems.add(
          ConflictCode.CHOOSE_ONE,
          forms.isEmpty() ? section.get().place() : forms.get(1).key().span(),
          "a preference is one of 'statements', 'weights', 'ranking' and 'payoffs'");
      return Optional.empty();
    }
    var list = forms.getFirst();
    var items = new ArrayList<Yaml>();
    var form =
        switch (list.name()) {
          case "statements" -> statements(list, items);
          case "weights" -> weights(list, items);
          case "ranking" -> ranking(list, items);
          default -> payoffs(list, items);
        };
    return form.map(
        it ->
            new Placed(
                new PreferenceProfile(
                    name, section.get().text("label"), it, Terms.grounds(section.get())),
                list,
                items));
  }

  private Optional<PreferenceForm> statements(Yaml.Entry list, List<Yaml> places) {
    var statements = new ArrayList<Statement>();
    for (var item : items(list)) {
      statement(item)
          .ifPresent(
              statement -> {
                statements.add(statement);
                places.add(item);
              });
    }
    return Optional.of(new PreferenceForm.Statements(statements));
  }

  private Optional<Statement> statement(Yaml item) {
    return switch (item) {
      case Yaml.Scalar text when !text.isEmpty() ->
          terms.condition(text).map(condition -> Statement.of(condition, text.value().strip()));
      case Yaml.Entries entries -> {
        var section = Section.of(entries, entries.span(), "a statement", problems, STATEMENT_KEYS);
        var text = section.requiredScalar("that");
        var strong = section.flag("strong");
        var unknown = section.flag("unknown");
        if (strong && unknown) {
          problems.add(
              ConflictCode.CHOOSE_ONE,
              section.entry("unknown").orElseThrow().key().span(),
              "a statement is 'strong' or 'unknown', not both");
        }
        var force =
            unknown
                ? Statement.Force.UNKNOWN
                : strong ? Statement.Force.STRONGLY : Statement.Force.PREFERRED;
        yield text.flatMap(
            it ->
                terms
                    .condition(it)
                    .map(
                        condition ->
                            new Statement(
                                condition, it.value().strip(), force, Terms.grounds(section))));
      }
      case Yaml.Scalar _, Yaml.Items _ -> {
        problems.add(
            YamlCode.WRONG_TYPE,
            item.span(),
            "a statement is text such as 'aid AND NOT attacks', not " + item.kind());
        yield Optional.empty();
      }
    };
  }

  private Optional<PreferenceForm> weights(Yaml.Entry list, List<Yaml> places) {
    var weights = new ArrayList<PreferenceForm.Weight>();
    for (var entry : entries(list)) {
      var condition = terms.condition(entry.key());
      var weight = Values.number(entry.value(), "a weight", problems);
      if (condition.isPresent() && weight.isPresent()) {
        weights.add(new PreferenceForm.Weight(condition.get(), weight.getAsDouble()));
        places.add(entry.key());
      }
    }
    return Optional.of(new PreferenceForm.Weights(weights));
  }

  private Optional<PreferenceForm> ranking(Yaml.Entry list, List<Yaml> places) {
    var groups = new ArrayList<List<Condition>>();
    var breaks = new ArrayList<Integer>();
    var sound = true;
    for (var item : items(list)) {
      if (item instanceof Yaml.Scalar step && step.value().strip().equals(STRONG_STEP)) {
        breaks.add(groups.size());
        continue;
      }
      var group = new ArrayList<Condition>();
      for (var text : terms.scalars(item, "a place in a ranking")) {
        var states = terms.states(text);
        sound &= states.isPresent();
        states.ifPresent(
            it -> {
              group.add(it);
              places.add(text);
            });
      }
      groups.add(group);
    }
    if (breaks.contains(0) || breaks.contains(groups.size())) {
      problems.add(
          ConflictCode.BAD_CONDITION,
          list.key().span(),
          "'>>' stands between two places of a ranking, not at its end");
      return Optional.empty();
    }
    return sound ? Optional.of(new PreferenceForm.Ranked(groups, breaks)) : Optional.empty();
  }

  private Optional<PreferenceForm> payoffs(Yaml.Entry list, List<Yaml> places) {
    var payoffs = new ArrayList<PreferenceForm.Payoff>();
    var sound = true;
    for (var entry : entries(list)) {
      var states = terms.states(entry.key());
      var bounds = bounds(entry.value());
      sound &= states.isPresent() && bounds.isPresent();
      if (states.isPresent() && bounds.isPresent()) {
        payoffs.add(new PreferenceForm.Payoff(states.get(), bounds.get()[0], bounds.get()[1]));
        places.add(entry.key());
      }
    }
    return sound ? Optional.of(new PreferenceForm.Payoffs(payoffs)) : Optional.empty();
  }

  private Optional<double[]> bounds(Yaml value) {
    if (value instanceof Yaml.Items) {
      var bounds = Values.numbers(value, "a payoff", 2, 2, problems);
      if (bounds.isPresent() && bounds.get()[0] > bounds.get()[1]) {
        problems.add(
            ConflictCode.BOUNDS_DO_NOT_RISE,
            value.span(),
            "the lower bound %s lies above the upper one %s"
                .formatted(bounds.get()[0], bounds.get()[1]));
        return Optional.empty();
      }
      return bounds;
    }
    var number = Values.number(value, "a payoff", problems);
    return number.isPresent()
        ? Optional.of(new double[] {number.getAsDouble(), number.getAsDouble()})
        : Optional.empty();
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

  private List<Yaml.Entry> entries(Yaml.Entry list) {
    if (list.value() instanceof Yaml.Entries(var entries, _)) {
      return entries;
    }
    problems.add(
        YamlCode.WRONG_TYPE,
        list.value().span(),
        "'%s' needs 'state: number' entries, not %s".formatted(list.name(), list.value().kind()));
    return List.of();
  }
}
