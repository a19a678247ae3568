package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.inverse.Edit;
import org.jirga.conflict.inverse.GoalSearch;
import org.jirga.conflict.inverse.InverseAnalysis;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// What would have to be preferred so that a state becomes an equilibrium.
///
/// @param target the state that is to become one
/// @param unstable states that are not to be one
/// @param parties one for each decision maker
/// @param search the smallest changes in statements with which all this is so
public record TargetFindings(
    ConflictFile file,
    int target,
    StateSet unstable,
    Concept concept,
    List<Party> parties,
    GoalSearch.Found search) {

  private static final int MOST_TRIALS = 20_000;
  private static final int DRAWS = 10_000;
  private static final int MOST_LISTED = 5;
  private static final PreferenceForm NO_FORM = new PreferenceForm.Weights(List.of());

  /// @param stays now
  /// @param share of all strict rankings that it could have in which it stays
  /// @param exact number of these rankings, where it was counted and not estimated
  /// @param changes the smallest sets of comparisons that must change; absent where too many states
  ///     matter
  public record Party(
      boolean stays,
      double share,
      Optional<InverseAnalysis.Count> exact,
      Optional<List<InverseAnalysis.Change>> changes) {}

  public TargetFindings {
    parties = List.copyOf(parties);
  }

  /// @return absent where preferences are not all known
  /// @throws IllegalArgumentException for simultaneous sanctions
  public static Optional<TargetFindings> of(
      ConflictFile file, int target, StateSet unstable, Concept concept) {
    return ConflictFindings.complete(file.preferences())
        .map(rankings -> of(file, rankings, target, unstable, concept));
  }

  private static TargetFindings of(
      ConflictFile file, List<Ranking> rankings, int target, StateSet unstable, Concept concept) {
    var game = file.game();
    var parties = new ArrayList<Party>();
    for (var who = 0; who < game.decisionMakers(); who++) {
      var inverse = new InverseAnalysis(game, rankings, who, target, concept);
      var exact = inverse.count();
      parties.add(
          new Party(
              inverse.isStable(rankings.get(who)),
              exact
                  .map(InverseAnalysis.Count::share)
                  .orElseGet(() -> inverse.sampledShare(DRAWS, new SplittableRandom(1))),
              exact,
              inverse.smallestChanges(rankings.get(who))));
    }
    var forms =
        file.profiles().stream()
            .map(
                (Optional<PreferenceProfile> profile) ->
                    profile.map(PreferenceProfile::form).orElse(NO_FORM))
            .toList();
    var search =
        new GoalSearch(game, rankings, forms)
            .search(new GoalSearch.Goal(concept, StateSet.of(target), unstable), MOST_TRIALS);
    return new TargetFindings(file, target, unstable, concept, parties, search);
  }

  /// Lines for a terminal, without ends.
  public List<String> lines() {
    var game = file.game();
    var words = new StateWords(game);
    var lines = new ArrayList<String>();
    lines.add(
        "What would make %s (%s) last%s, by %s"
            .formatted(
                game.name(target),
                words.words(target),
                unstable.isEmpty() ? "" : ", but not " + words.list(unstable),
                concept.label()));
    var out = new TextTable(ConflictText.WIDTH);
    for (var who = 0; who < parties.size(); who++) {
      out.row(game.conflict().decisionMakers().get(who).name(), party(parties.get(who), words));
    }
    lines.addAll(out.lines());
    var isEquilibrium = parties.stream().allMatch(Party::stays);
    if (isEquilibrium) {
      lines.add("  It is an equilibrium.");
    }
    if (isEquilibrium && unstable.isEmpty()) {
      return lines;
    }
    if (search.changes().equals(List.of(List.of()))) {
      lines.add("  Not an equilibrium: %s.".formatted(words.list(unstable)));
    } else if (!search.changes().isEmpty()) {
      lines.add("");
      lines.add(
          unstable.isEmpty()
              ? "Smallest changes in statements that would make it an equilibrium"
              : "Smallest changes in statements with which %s is an equilibrium, but not %s"
                  .formatted(game.name(target), words.list(unstable)));
      search.changes().stream()
          .limit(MOST_LISTED)
          .forEach(
              change ->
                  lines.addAll(
                      new TextTable(ConflictText.WIDTH)
                          .row(
                              change.stream()
                                  .map(edit -> edit(edit))
                                  .collect(Collectors.joining("; and ")))
                          .lines()));
      if (search.changes().size() > MOST_LISTED) {
        lines.add("  and others as small");
      }
    } else if (search.tried() > 1) {
      lines.add(
          "  No change of %s in statements does; %s tried."
              .formatted(
                  search.complete() ? "one or two" : "those", Numbers.count(search.tried())));
    }
    return lines;
  }

  private static String party(Party party, StateWords words) {
    var share =
        party
            .exact()
            .filter(count -> count.all().bitLength() < Long.SIZE)
            .map(
                count ->
                    "%s of the %s rankings it could have (%s)"
                        .formatted(
                            Numbers.count(count.rankings().longValueExact()),
                            Numbers.count(count.all().longValueExact()),
                            Numbers.share(party.share())))
            .orElseGet(
                () ->
                    "%s%s of all rankings it could have"
                        .formatted(
                            party.exact().isPresent() ? "" : "about ",
                            Numbers.share(party.share())));
    if (party.stays()) {
      return "stays; would in " + share;
    }
    var changes =
        party
            .changes()
            .map(
                list ->
                    "; stays if "
                        + list.stream()
                            .limit(MOST_LISTED)
                            .map(change -> change(change, words))
                            .collect(Collectors.joining(", or if ")))
            .orElse("");
    return "leaves; would stay in " + share + changes;
  }

  private static String change(InverseAnalysis.Change change, StateWords words) {
    var parts = new ArrayList<String>();
    if (!change.lowered().isEmpty()) {
      parts.add("it does not prefer %s".formatted(words.list(change.lowered())));
    }
    if (!change.raised().isEmpty()) {
      parts.add("it prefers %s".formatted(words.list(change.raised())));
    }
    return String.join(" and ", parts);
  }

  private String edit(Edit edit) {
    var who = file.game().conflict().decisionMakers().get(edit.who());
    if (!(file.profiles().get(edit.who()).map(PreferenceProfile::form).orElse(NO_FORM)
        instanceof PreferenceForm.Statements(var list))) {
      throw new IllegalStateException("Only statements are changed.");
    }
    return who.name()
        + ": "
        + switch (edit) {
          case Edit.Moved(_, var from, var to) ->
              "'%s' becomes wish %d instead of %d"
                  .formatted(list.get(from).text(), to + 1, from + 1);
          case Edit.Reversed(_, var statement) ->
              "wish %d is reversed: NOT (%s)".formatted(statement + 1, list.get(statement).text());
          case Edit.Dropped(_, var statement) ->
              "wish %d does not matter: '%s'".formatted(statement + 1, list.get(statement).text());
        };
  }

  /// The same for programs; states are numbered from 1.
  public Json json() {
    var game = file.game();
    var list = new ArrayList<Json>();
    for (var who = 0; who < parties.size(); who++) {
      var party = parties.get(who);
      var json =
          Json.object(
              "name", game.conflict().decisionMakers().get(who).name(),
              "stays", party.stays(),
              "share", party.share());
      if (party.exact().isPresent()) {
        json =
            json.with("rankings", party.exact().get().rankings().toString())
                .with("allRankings", party.exact().get().all().toString());
      }
      if (party.changes().isPresent()) {
        json =
            json.with(
                "smallestChanges",
                party.changes().get().stream()
                    .map(
                        change ->
                            Json.object(
                                "lowered", numbers(change.lowered()),
                                "raised", numbers(change.raised())))
                    .toList());
      }
      list.add(json);
    }
    return Json.object(
        "state",
        target + 1,
        "concept",
        concept.label(),
        "unstable",
        numbers(unstable),
        "decisionMakers",
        list,
        "statementChanges",
        search.changes().stream()
            .map(change -> change.stream().map(edit -> edit(edit)).toList())
            .toList(),
        "complete",
        search.complete());
  }

  private static List<Integer> numbers(StateSet states) {
    return states.stream().mapToObj(state -> state + 1).toList();
  }
}
