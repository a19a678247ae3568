package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.WayToDeal;
import org.jirga.deal.keeping.Taste;
import org.jirga.workbench.diagram.Diagrams;
import org.jirga.workbench.wording.Words;

/// The part of a conflict's reachability graph that a deal is about: how things went, how the deal
/// comes about, how it is broken, and what follows.
final class BargainGraph {

  private final BargainResults results;
  private final BargainWords words;
  private final DealResult result;
  private final List<Taste> tastes;

  /// Situations by their states, in the order in which they are drawn.
  private final Map<Integer, String> situations = new LinkedHashMap<>();

  private final List<Diagrams.Step> steps = new ArrayList<>();

  BargainGraph(BargainResults results, BargainWords words, DealResult result) {
    this.results = results;
    this.words = words;
    this.result = result;
    this.tastes = results.tastes(result.reading());
  }

  Diagrams.Diagram diagram() {
    history();
    agreement();
    breach();
    return Diagrams.ofSteps(
        "deal-graph",
        "From situation to situation",
        "Boxes are situations; the words on an arrow say who moves, what starts or ends (by its"
            + " short name), and whether the mover comes out better by our list of its wishes,"
            + " which is not to say that it chose freely (a part of the reachability graph).",
        List.copyOf(situations.values()),
        steps);
  }

  private void history() {
    var before = -1;
    for (var milestone : results.bargain().history()) {
      var state = results.game().states().where(milestone.state()).stream().findFirst();
      if (state.isEmpty()) {
        continue;
      }
      var now = state.getAsInt();
      situations.putIfAbsent(
          now,
          Words.upperFirst(milestone.when())
              + (words.label(now).isPresent() ? ": " + words.name(now) : ""));
      if (before >= 0 && before != now) {
        add(before, now, moves(before, now));
      }
      before = now;
    }
  }

  private void agreement() {
    var without = result.states().without();
    var agreed = result.states().agreed();
    situation(without, Words.upperFirst(words.name(without)));
    situation(agreed, "The deal is kept: " + words.name(agreed));
    WayToDeal.of(results, result)
        .filter(way -> way.path().steps().size() > 1)
        .ifPresent(
            way -> {
              for (var step : way.path().steps()) {
                situation(step.to(), Words.upperFirst(words.name(step.to())));
                add(step.from(), step.to(), move(step.who(), step.from(), step.to()));
              }
            });
    var parties = result.deal().parties();
    var better = parties.stream().filter(who -> isBetter(who, without, agreed)).toList();
    var names = parties.stream().map(words::party).collect(Collectors.joining(" and "));
    add(
        without,
        agreed,
        names
            + " together: "
            + (better.size() == parties.size()
                ? "better for all, by our lists"
                : better.isEmpty()
                    ? "better for nobody, by our lists"
                    : "by our lists better only for "
                        + better.stream().map(words::party).collect(Collectors.joining(", "))));
  }

  private void breach() {
    var states = result.states();
    if (states.broken().isEmpty()) {
      return;
    }
    var broken = states.broken().getAsInt();
    if (broken == states.agreed()) {
      return;
    }
    situation(broken, breachOf(broken) + words.name(broken));
    add(states.agreed(), broken, moves(states.agreed(), broken));
    if (states.stopped().isPresent()) {
      var stopped = states.stopped().getAsInt();
      situation(stopped, Words.upperFirst(words.name(stopped)));
      var wants = isBetter(states.giver(), broken, stopped);
      add(
          broken,
          stopped,
          words.party(states.giver())
              + (wants
                  ? " stop paying (better by our list)"
                  : " could stop paying (not better by our list)"));
    }
  }

  /// Promises that nobody gains by breaking, or does not dare to, are not broken.
  private String breachOf(int broken) {
    var temptations =
        result.temptations().stream()
            .flatMap(List::stream)
            .filter(temptation -> temptation.target() == broken)
            .toList();
    if (temptations.isEmpty()) {
      return "If promises were broken: ";
    }
    return temptations.stream().allMatch(it -> it.sanction().isPresent())
        ? "A temptation, deterred: "
        : "Promises broken: ";
  }

  private void situation(int state, String text) {
    situations.putIfAbsent(state, text);
  }

  private void add(int from, int to, String text) {
    var order = List.copyOf(situations.keySet());
    steps.add(new Diagrams.Step(order.indexOf(from), order.indexOf(to), text));
  }

  private String moves(int from, int to) {
    return results.movers(from, to).stream()
        .map(who -> move(who, from, to))
        .collect(Collectors.joining("; "));
  }

  private String move(int who, int from, int to) {
    return words.party(who)
        + ": "
        + words.changes(who, from, to)
        + (isBetter(who, from, to) ? " (better by our list)" : " (not better by our list)");
  }

  private boolean isBetter(int who, int from, int to) {
    return tastes.get(who).compare(to, from).isBetter();
  }
}
