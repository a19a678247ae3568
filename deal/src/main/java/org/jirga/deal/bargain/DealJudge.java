package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jirga.conflict.game.Game;
import org.jirga.deal.bargain.DealJudgement.Holding;
import org.jirga.deal.bargain.DealJudgement.Stop;
import org.jirga.deal.bargain.DealVerdict.Reason;
import org.jirga.deal.coupling.Wishes;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;
import org.jirga.deal.keeping.Temptation;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;

/// Asks who keeps one deal, for given tastes. May be asked by several threads.
///
/// @param game of the variant in which the deal is made
record DealJudge(Game game, Deal deal, DealStates states) {

  DealJudgement judge(List<? extends Taste> tastes) {
    var sure = temptations(tastes, Certainty.SURELY);
    var surely = holding(sure);
    var possibly =
        tastes.stream().allMatch(Taste::isSettled)
            ? surely
            : holding(temptations(tastes, Certainty.POSSIBLY));
    var reasons = new ArrayList<Reason>();
    for (var who = 0; who < game.decisionMakers(); who++) {
      if (!surely.parties()[who] && !possibly.parties()[who]) {
        reason(sure.get(who), who, tastes).ifPresent(reasons::add);
      }
    }
    return new DealJudgement(surely, possibly, stop(tastes), reasons);
  }

  /// What tempts each party to leave the agreed state.
  List<List<Temptation>> temptations(List<? extends Taste> tastes, Certainty certainty) {
    var test = new KeepingTest(game, tastes, certainty);
    var all = new ArrayList<List<Temptation>>();
    for (var who = 0; who < game.decisionMakers(); who++) {
      all.add(test.temptations(states.agreed(), who));
    }
    return all;
  }

  private Holding holding(List<List<Temptation>> temptations) {
    var whole = new boolean[Foresight.values().length];
    for (var foresight : Foresight.values()) {
      whole[foresight.ordinal()] =
          temptations.stream().allMatch(ofParty -> keeps(ofParty, foresight));
    }
    var parties = new boolean[game.decisionMakers()];
    for (var who = 0; who < parties.length; who++) {
      parties[who] = keeps(temptations.get(who), Foresight.ANSWERS);
    }
    var clauses = new boolean[deal.clauses().size()];
    for (var i = 0; i < clauses.length; i++) {
      clauses[i] = isKept(temptations, deal.clauses().get(i));
    }
    return new Holding(whole, parties, clauses);
  }

  private static boolean keeps(List<Temptation> temptations, Foresight foresight) {
    return switch (foresight) {
      case NONE -> temptations.isEmpty();
      case ANSWERS -> temptations.stream().allMatch(it -> it.sanction().isPresent());
      case NO_ESCAPE -> temptations.stream().allMatch(Temptation::certain);
    };
  }

  /// Whether no move that breaks the clause, alone or with others, tempts and goes unanswered.
  private boolean isKept(List<List<Temptation>> temptations, Clause clause) {
    return temptations.get(clause.party()).stream()
        .filter(temptation -> states.breaks(temptation.target(), clause))
        .allMatch(temptation -> temptation.sanction().isPresent());
  }

  /// Whether whoever gives would rather take it back once the others have broken their word.
  private Stop stop(List<? extends Taste> tastes) {
    if (states.broken().isEmpty() || states.stopped().isEmpty()) {
      return Stop.IMPOSSIBLE;
    }
    var comparison =
        tastes.get(states.giver()).compare(states.stopped().getAsInt(), states.broken().getAsInt());
    if (comparison.isBetter()) {
      return Stop.WANTED;
    }
    return comparison.isWorseOrEqual() ? Stop.UNWANTED : Stop.OPEN;
  }

  private Optional<Reason> reason(
      List<Temptation> temptations, int who, List<? extends Taste> tastes) {
    return temptations.stream()
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

  /// Whether everybody who promises something prefers the agreed state to the one without the deal.
  boolean isAgreeable(List<? extends Taste> tastes) {
    return deal.parties().stream()
        .allMatch(who -> tastes.get(who).compare(states.agreed(), states.without()).isBetter());
  }
}
