package org.jirga.deal.bargain;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;

/// The states from which nobody goes away, for given tastes, by how far the parties look ahead.
final class StableStates {

  private final int[] none;
  private final int[] answers;
  private final int[] noEscape;

  StableStates(Game game, List<? extends Taste> tastes) {
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    // Nash implies SSEQ, which implies SEQ
    answers =
        IntStream.range(0, game.size())
            .filter(state -> everybody(game, who -> test.keeps(state, who, Foresight.ANSWERS)))
            .toArray();
    noEscape =
        IntStream.of(answers)
            .filter(state -> everybody(game, who -> test.keeps(state, who, Foresight.NO_ESCAPE)))
            .toArray();
    none =
        IntStream.of(noEscape)
            .filter(state -> everybody(game, who -> test.keeps(state, who, Foresight.NONE)))
            .toArray();
  }

  private static boolean everybody(Game game, IntPredicate keeps) {
    return IntStream.range(0, game.decisionMakers()).allMatch(keeps);
  }

  int[] of(Foresight foresight) {
    return switch (foresight) {
      case NONE -> none;
      case ANSWERS -> answers;
      case NO_ESCAPE -> noEscape;
    };
  }
}
