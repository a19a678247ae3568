package org.jirga.deal.bargain;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Reading;

/// Why a party stays in a state.
public enum PartyStays {
  NOTHING_TO_GAIN,
  FEARS_THE_ANSWER,
  LEAVES;

  /// Of each party, as the wishes are written, in the first future.
  public static List<PartyStays> of(BargainResults results, Reading reading, int state) {
    var game = results.game();
    var tastes = results.tastes(reading);
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    return IntStream.range(0, game.decisionMakers()).mapToObj(who -> of(test, state, who)).toList();
  }

  private static PartyStays of(KeepingTest test, int state, int who) {
    if (test.keeps(state, who, Foresight.NONE)) {
      return NOTHING_TO_GAIN;
    }
    return test.keeps(state, who, Foresight.ANSWERS) ? FEARS_THE_ANSWER : LEAVES;
  }
}
