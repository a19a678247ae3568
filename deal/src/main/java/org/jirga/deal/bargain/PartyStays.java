package org.jirga.deal.bargain;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Reading;

/// Why a party stays in a state.
public enum PartyStays {
  /// Stable under Nash.
  NOTHING_TO_GAIN,
  /// Stable under SSEQ.
  SEES_NO_WAY_OUT,
  /// Stable under SEQ.
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
    if (test.keeps(state, who, Foresight.NO_ESCAPE)) {
      return SEES_NO_WAY_OUT;
    }
    return test.keeps(state, who, Foresight.ANSWERS) ? FEARS_THE_ANSWER : LEAVES;
  }
}
