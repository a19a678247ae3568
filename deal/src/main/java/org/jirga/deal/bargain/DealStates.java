package org.jirga.deal.bargain;

import java.util.Optional;
import java.util.OptionalInt;
import org.jirga.conflict.game.Game;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;

/// The states that a deal is about.
///
/// @param without where the conflict stands if nobody promises anything
/// @param agreed every promise is kept
/// @param giver number of the party that gives in exchange for promises
/// @param broken the others keep none of their promises, the giver all of its own; absent if this
///     cannot be
/// @param stopped as broken, and the giver has taken back what is not exempt; absent if it cannot
public record DealStates(
    Game game, int without, int agreed, int giver, OptionalInt broken, OptionalInt stopped) {

  /// Why a deal has no state in the conflict.
  public sealed interface Finding {
    record Found(DealStates states) implements Finding {}

    /// The combination of promises is infeasible.
    record Infeasible(long code) implements Finding {}
  }

  public static Finding of(Game game, Deal deal) {
    var layout = game.states().layout();
    var without = game.states().where(deal.otherwise()).stream().findFirst().orElseThrow();
    var base = game.states().code(without);
    var code = base;
    for (var clause : deal.clauses()) {
      code = layout.with(code, clause.option(), clause.level());
    }
    var agreed = game.states().stateOf(code);
    if (agreed.isEmpty()) {
      return new Finding.Infeasible(code);
    }
    var giver = giver(deal);
    var broken = code;
    for (var clause : deal.clauses()) {
      if (clause.party() != giver) {
        broken = layout.with(broken, clause.option(), layout.level(base, clause.option()));
      }
    }
    var stopped = broken;
    for (var clause : deal.of(giver)) {
      var back = layout.level(base, clause.option());
      if (!deal.exempt().contains(clause.option())) {
        stopped = layout.with(stopped, clause.option(), back);
      }
    }
    return new Finding.Found(
        new DealStates(
            game,
            without,
            agreed.getAsInt(),
            giver,
            game.states().stateOf(broken),
            reachable(game, giver, broken, stopped)));
  }

  private static int giver(Deal deal) {
    return deal.schedule().map(schedule -> schedule.giver()).orElse(deal.parties().getFirst());
  }

  private static OptionalInt reachable(Game game, int who, long from, long to) {
    var start = game.states().stateOf(from);
    var end = game.states().stateOf(to);
    return start.isPresent()
            && end.isPresent()
            && game.moves(who).contains(start.getAsInt(), end.getAsInt())
        ? end
        : OptionalInt.empty();
  }

  /// Whether a state does not have what a clause promises.
  public boolean breaks(int state, Clause clause) {
    var level = game.states().level(state, clause.option());
    return level.isEmpty() || level.getAsInt() != clause.level();
  }

  static Optional<DealStates> found(Game game, Deal deal) {
    return of(game, deal) instanceof Finding.Found(var states)
        ? Optional.of(states)
        : Optional.empty();
  }
}
