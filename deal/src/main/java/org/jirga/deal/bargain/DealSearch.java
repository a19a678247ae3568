package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final List<Integer> candidates;

  /// @param minds as the wishes are written
  DealSearch(Game game, int today, Minds minds, List<Integer> worlds) {
    this.game = game;
    this.today = today;
    this.candidates = candidates(minds.groups(worlds.stream().limit(TRIED).toList()));
  }

  /// The states that are kept and wanted in enough of the futures tried.
  List<Integer> candidates() {
    return candidates;
  }

  private List<Integer> candidates(List<Minds.Group> groups) {
    var hits = new int[game.size()];
    var tried = 0;
    for (var group : groups) {
      var test = new KeepingTest(game, group.tastes(), Certainty.SURELY);
      for (var state = 0; state < game.size(); state++) {
        if (isWanted(state, group.tastes()) && isKept(test, state)) {
          hits[state] += group.count();
        }
      }
      tried += group.count();
    }
    var found = new ArrayList<Integer>();
    for (var state = 0; state < game.size(); state++) {
      if (tried > 0 && hits[state] >= ENOUGH * tried) {
        found.add(state);
      }
    }
    return found;
  }

  /// Counts the candidates that are kept.
  void count(List<Taste> tastes, long[] kept) {
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    for (var i = 0; i < kept.length; i++) {
      if (isKept(test, candidates.get(i))) {
        kept[i]++;
      }
    }
  }

  /// The best candidates, the best first.
  ///
  /// @param kept for each way to take the wishes and candidate, futures in which it is kept
  List<FoundDeal> found(ByMode<long[]> kept, int worlds) {
    var found = new ArrayList<FoundDeal>();
    for (var i = 0; i < candidates.size(); i++) {
      var shares = new EnumMap<Mode, Share>(Mode.class);
      for (var mode : Mode.values()) {
        shares.put(mode, new Share(kept.of(mode)[i], worlds));
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
