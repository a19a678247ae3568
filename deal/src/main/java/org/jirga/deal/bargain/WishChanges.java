package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jirga.analysis.experiment.Share;
import org.jirga.conflict.game.Game;
import org.jirga.deal.coupling.Wish;
import org.jirga.deal.coupling.Wishes;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;

/// Looks for the smallest change of what one party wants that would make a deal kept: a wish that
/// comes earlier, or is given up.
///
/// This is inverse analysis in the modeller's own words: not which of all rankings would do, but
/// which wish stands in the way.
final class WishChanges {

  /// Futures on which a change is tried: a change that does not help there helps nowhere much.
  private static final int TRIED = 60;

  /// A change counts if the deal is kept in this share of the futures tried.
  static final double ENOUGH = 0.9;

  private static final int SHOWN = 4;

  private final Game game;
  private final Minds minds;
  private final int agreed;

  WishChanges(Game game, Minds minds, int agreed) {
    this.game = game;
    this.minds = minds;
    this.agreed = agreed;
  }

  /// The changes that help, those that move a wish least first; each alone.
  List<WishChange> of(List<Integer> worlds) {
    var tried = minds.groups(worlds.stream().limit(TRIED).toList());
    var found = new ArrayList<WishChange>();
    for (var who = 0; who < game.decisionMakers(); who++) {
      for (var change : changes(who, tried)) {
        if (change.share().value() >= ENOUGH) {
          found.add(change);
        }
      }
    }
    found.sort(
        Comparator.comparingInt(WishChanges::distance)
            .thenComparing(change -> change.share().value(), Comparator.reverseOrder())
            .thenComparing(WishChange::party)
            .thenComparing(WishChange::statement));
    return found.stream().limit(SHOWN).toList();
  }

  private static int distance(WishChange change) {
    // giving a wish up altogether is more than moving it
    return change.before().isPresent()
        ? change.statement() - change.before().getAsInt()
        : Integer.MAX_VALUE / 2;
  }

  private List<WishChange> changes(int who, List<Minds.Group> groups) {
    if (groups.isEmpty() || !(groups.getFirst().tastes().get(who) instanceof Wishes written)) {
      return List.of();
    }
    var count = written.list().size();
    var all = new ArrayList<WishChange>();
    for (var statement = 0; statement < count; statement++) {
      for (var before = 0; before < statement; before++) {
        all.add(tried(who, statement, OptionalInt.of(before), groups));
      }
      all.add(tried(who, statement, OptionalInt.empty(), groups));
    }
    return all;
  }

  private WishChange tried(int who, int statement, OptionalInt before, List<Minds.Group> groups) {
    var kept = 0L;
    var futures = 0L;
    for (var group : groups) {
      var wishes = new ArrayList<Wish>(((Wishes) group.tastes().get(who)).list());
      var moved = wishes.remove(statement);
      before.ifPresent(place -> wishes.add(place, moved));
      if (isKept(minds.with(group.tastes(), who, wishes, group.world()))) {
        kept += group.count();
      }
      futures += group.count();
    }
    return new WishChange(who, statement, before, new Share(kept, futures));
  }

  private boolean isKept(List<Taste> tastes) {
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    for (var who = 0; who < game.decisionMakers(); who++) {
      if (!test.keeps(agreed, who, Foresight.ANSWERS)) {
        return false;
      }
    }
    return true;
  }
}
