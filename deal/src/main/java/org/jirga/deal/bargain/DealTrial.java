package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jirga.conflict.game.Game;
import org.jirga.deal.bargain.DealVerdict.Reason;
import org.jirga.deal.coupling.Wishes;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;

/// Puts one deal to the test in one future after the other, and counts.
final class DealTrial {

  private final Game game;
  private final Deal deal;
  private final DealStates states;
  private final Mode mode;
  private final Map<Foresight, Tally> whole = new EnumMap<>(Foresight.class);
  private final Tally[] parties;
  private final Tally[] clauses;
  private final Map<Reason, Long> reasons = new HashMap<>();
  private final List<Integer> worlds = new ArrayList<>();
  private final List<Boolean> kept = new ArrayList<>();
  private Tally stop = Tally.NONE;

  DealTrial(Game game, Deal deal, DealStates states, Mode mode) {
    this.game = game;
    this.deal = deal;
    this.states = states;
    this.mode = mode;
    this.parties = new Tally[game.decisionMakers()];
    this.clauses = new Tally[deal.clauses().size()];
    Arrays.fill(parties, Tally.NONE);
    Arrays.fill(clauses, Tally.NONE);
    for (var foresight : Foresight.values()) {
      whole.put(foresight, Tally.NONE);
    }
  }

  /// @param world the future, by its place
  void judge(int world, List<? extends Taste> tastes) {
    var surely = new KeepingTest(game, tastes, Certainty.SURELY);
    var possibly = new KeepingTest(game, tastes, Certainty.POSSIBLY);
    for (var foresight : Foresight.values()) {
      whole.merge(
          foresight,
          Tally.NONE,
          (tally, _) -> tally.plus(all(surely, foresight), all(possibly, foresight)));
    }
    var isKept = true;
    for (var who = 0; who < parties.length; who++) {
      var keeps = surely.keeps(states.agreed(), who, Foresight.ANSWERS);
      var mayKeep = keeps || possibly.keeps(states.agreed(), who, Foresight.ANSWERS);
      parties[who] = parties[who].plus(keeps, mayKeep);
      isKept &= keeps;
      if (!mayKeep) {
        reason(surely, who, tastes).ifPresent(reason -> reasons.merge(reason, 1L, Long::sum));
      }
    }
    for (var i = 0; i < clauses.length; i++) {
      clauses[i] =
          clauses[i].plus(
              isKept(surely, deal.clauses().get(i)), isKept(possibly, deal.clauses().get(i)));
    }
    stop(tastes);
    worlds.add(world);
    kept.add(isKept);
  }

  private boolean all(KeepingTest test, Foresight foresight) {
    for (var who = 0; who < parties.length; who++) {
      if (!test.keeps(states.agreed(), who, foresight)) {
        return false;
      }
    }
    return true;
  }

  /// Whether no move that breaks the clause, alone or with others, tempts and goes unanswered.
  private boolean isKept(KeepingTest test, Clause clause) {
    return test.temptations(states.agreed(), clause.party()).stream()
        .filter(temptation -> states.breaks(temptation.target(), clause))
        .allMatch(temptation -> temptation.sanction().isPresent());
  }

  /// Whether whoever gives would rather take it back once the others have broken their word.
  private void stop(List<? extends Taste> tastes) {
    if (states.broken().isEmpty() || states.stopped().isEmpty()) {
      return;
    }
    var comparison =
        tastes.get(states.giver()).compare(states.stopped().getAsInt(), states.broken().getAsInt());
    stop = stop.plus(comparison.isBetter(), comparison.isBetter() || !comparison.isWorseOrEqual());
  }

  private Optional<Reason> reason(KeepingTest test, int who, List<? extends Taste> tastes) {
    return test.temptations(states.agreed(), who).stream()
        .filter(temptation -> temptation.sanction().isEmpty())
        .map(temptation -> decides(tastes.get(who), temptation.target()))
        .filter(OptionalInt::isPresent)
        // the most important wish that is gained by a breach
        .mapToInt(OptionalInt::getAsInt)
        .min()
        .stream()
        .mapToObj(
            place -> {
              var wish = ((Wishes) tastes.get(who)).list().get(place);
              return new Reason(who, wish.statement(), wish.contrary(), 0);
            })
        .findFirst();
  }

  private OptionalInt decides(Taste taste, int target) {
    return taste instanceof Wishes wishes
        ? wishes.decides(target, states.agreed())
        : OptionalInt.empty();
  }

  DealVerdict verdict() {
    var sorted =
        reasons.entrySet().stream()
            .map(
                entry ->
                    new Reason(
                        entry.getKey().party(),
                        entry.getKey().statement(),
                        entry.getKey().contrary(),
                        entry.getValue()))
            .sorted(
                Comparator.comparingLong(Reason::futures)
                    .reversed()
                    .thenComparing(Reason::party)
                    .thenComparing(Reason::statement)
                    .thenComparing(Reason::contrary))
            .toList();
    var flags = new boolean[kept.size()];
    for (var i = 0; i < flags.length; i++) {
      flags[i] = kept.get(i);
    }
    return new DealVerdict(
        mode,
        whole,
        List.of(parties),
        List.of(clauses),
        stop,
        sorted,
        flags,
        worlds.stream().mapToInt(Integer::intValue).toArray());
  }
}
