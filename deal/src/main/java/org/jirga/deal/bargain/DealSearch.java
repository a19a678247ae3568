package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jirga.analysis.experiment.Share;
import org.jirga.conflict.game.Game;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;

/// Looks through all states for deals: better than today for everybody who would have to agree, and
/// kept by everybody.
final class DealSearch {

  /// Futures on which every state is tried before the best are counted in all of them.
  private static final int TRIED = 40;

  /// Found deals that are counted and shown.
  private static final int SHOWN = 6;

  private static final double ENOUGH = 0.5;

  private final Game game;
  private final int today;

  DealSearch(Game game, int today) {
    this.game = game;
    this.today = today;
  }

  /// @param minds by how the wishes are taken; the first way decides which states are looked at
  List<FoundDeal> of(Map<Mode, Minds> minds, List<Integer> worlds) {
    var candidates = candidates(Objects.requireNonNull(minds.get(Mode.WRITTEN)), worlds);
    var kept = new EnumMap<Mode, long[]>(Mode.class);
    minds.forEach((mode, mind) -> kept.put(mode, counted(candidates, mind, worlds)));
    var found = new ArrayList<FoundDeal>();
    for (var i = 0; i < candidates.size(); i++) {
      var shares = new EnumMap<Mode, Share>(Mode.class);
      for (var mode : kept.keySet()) {
        shares.put(mode, new Share(kept.get(mode)[i], worlds.size()));
      }
      found.add(
          new FoundDeal(
              candidates.get(i), parties(candidates.get(i)), changes(candidates.get(i)), shares));
    }
    found.sort(
        Comparator.comparingDouble(
                (FoundDeal deal) ->
                    deal.shares().getOrDefault(Mode.CONTENT, new Share(0, 1)).value())
            .reversed()
            .thenComparing(FoundDeal::state));
    return found.stream().limit(SHOWN).toList();
  }

  private List<Integer> candidates(Minds written, List<Integer> worlds) {
    var tried = worlds.stream().limit(TRIED).toList();
    var hits = new int[game.size()];
    for (var world : tried) {
      var tastes = written.in(world, 1);
      var test = new KeepingTest(game, tastes, Certainty.SURELY);
      for (var state = 0; state < game.size(); state++) {
        if (isWanted(state, tastes) && isKept(test, state)) {
          hits[state]++;
        }
      }
    }
    var candidates = new ArrayList<Integer>();
    for (var state = 0; state < game.size(); state++) {
      if (!tried.isEmpty() && hits[state] >= ENOUGH * tried.size()) {
        candidates.add(state);
      }
    }
    return candidates;
  }

  private long[] counted(List<Integer> candidates, Minds minds, List<Integer> worlds) {
    var kept = new long[candidates.size()];
    if (candidates.isEmpty()) {
      return kept;
    }
    for (var world : worlds) {
      var test = new KeepingTest(game, minds.in(world, 1), Certainty.SURELY);
      for (var i = 0; i < kept.length; i++) {
        if (isKept(test, candidates.get(i))) {
          kept[i]++;
        }
      }
    }
    return kept;
  }

  /// Better than today for all who have to do something, at least two of them, and no move that
  /// they cannot make.
  private boolean isWanted(int state, List<Taste> tastes) {
    var parties = parties(state);
    return parties.size() >= 2
        && parties.stream().allMatch(who -> tastes.get(who).compare(state, today).isBetter());
  }

  private boolean isKept(KeepingTest test, int state) {
    for (var who = 0; who < game.decisionMakers(); who++) {
      if (!test.keeps(state, who, Foresight.ANSWERS)) {
        return false;
      }
    }
    return true;
  }

  private List<Integer> parties(int state) {
    var layout = game.states().layout();
    return changes(state).keySet().stream().map(layout::owner).distinct().sorted().toList();
  }

  private Map<Integer, Integer> changes(int state) {
    var changes = new HashMap<Integer, Integer>();
    for (var option = 0; option < game.states().layout().options().size(); option++) {
      var now = game.states().level(today, option);
      var then = game.states().level(state, option);
      if (then.isPresent() && !then.equals(now)) {
        changes.put(option, then.getAsInt());
      }
    }
    return changes;
  }
}
