package org.jirga.deal.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Preferences;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.deal.coupling.Profiles;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Sampling;
import org.junit.jupiter.api.Test;

/// Results of the draft as another program computed them from the same definitions.
class AfghanDraftTest {

  private static final Worlds ONE = Worlds.without(1, 1);

  @Test
  void threeHundredAndTwentyStatesAreFeasible() {
    assertThat(AfghanDraft.game().size()).isEqualTo(320);
  }

  @Test
  void whoeverPutsRightsBeforeFundsKeepsNoDeal() {
    var tranches = AfghanDraft.game();
    for (var foresight : Foresight.values()) {
      assertThat(equilibria(tranches, AfghanDraft.HARD, foresight))
          .containsExactly(AfghanDraft.HISTORY);
    }
  }

  @Test
  void aLumpSumIsTakenWithoutReform() {
    var lump = AfghanDraft.game(AfghanDraft.LUMP);
    for (var reading : List.of(AfghanDraft.HARD, AfghanDraft.PRAGMATIC)) {
      for (var foresight : Foresight.values()) {
        assertThat(equilibria(lump, reading, foresight))
            .containsExactlyInAnyOrder(AfghanDraft.HISTORY, AfghanDraft.RELEASED_WITHOUT_REFORM);
      }
    }
  }

  @Test
  void tranchesHoldWhereFundsComeFirst() {
    var tranches = AfghanDraft.game();
    assertThat(equilibria(tranches, AfghanDraft.PRAGMATIC, Foresight.NONE))
        .containsExactly(AfghanDraft.HISTORY);
    for (var foresight : List.of(Foresight.ANSWERS, Foresight.NO_ESCAPE)) {
      assertThat(equilibria(tranches, AfghanDraft.PRAGMATIC, foresight))
          .containsExactlyInAnyOrder(
              AfghanDraft.HISTORY, AfghanDraft.DEAL, AfghanDraft.DEAL_WITHOUT_ENGAGEMENT);
    }
  }

  @Test
  void theAnalysisOfAllStatesAgrees() {
    var game = AfghanDraft.game();
    var rankings = rankings(game);
    var table = new StabilityAnalysis(game).analyse(rankings, EnumSet.of(Concept.SEQ));
    var tastes =
        new Minds(game, Profiles.none(game), ONE, AfghanDraft.HARD, Sampling.NONE).in(0, 1);
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    for (var state = 0; state < game.size(); state++) {
      for (var who = 0; who < game.decisionMakers(); who++) {
        assertThat(test.keeps(state, who, Foresight.ANSWERS))
            .isEqualTo(table.stable(Concept.SEQ, who).contains(state));
      }
    }
  }

  private static List<Ranking> rankings(Game game) {
    return Preferences.first(game).stream().map(it -> it.ranking().orElseThrow()).toList();
  }

  @Test
  void swapsAloneLeaveTheHistoricalStateWhereItIs() {
    var sampling = new Sampling(3, 0, 0, 0, 0);
    var tranches = AfghanDraft.game();
    assertThat(
            share(tranches, AfghanDraft.PRAGMATIC, sampling, AfghanDraft.HISTORY, Foresight.NONE))
        .isEqualTo(1);
    // published: 0.93, of 500
    assertThat(
            share(tranches, AfghanDraft.PRAGMATIC, sampling, AfghanDraft.DEAL, Foresight.ANSWERS))
        .isBetween(0.90, 0.96);
    // published: 0.06, of 500
    assertThat(share(tranches, AfghanDraft.HARD, sampling, AfghanDraft.DEAL, Foresight.ANSWERS))
        .isBetween(0.03, 0.09);
    assertThat(
            share(
                AfghanDraft.game(AfghanDraft.LUMP),
                AfghanDraft.PRAGMATIC,
                sampling,
                AfghanDraft.DEAL,
                Foresight.ANSWERS))
        .isZero();
  }

  @Test
  void contentMovesEverything() {
    var sampling = new Sampling(2, 0.1, 0.1, 0, 0);
    var tranches = AfghanDraft.game();
    var lump = AfghanDraft.game(AfghanDraft.LUMP);
    // the intervals are those published, of 300 futures
    assertThat(
            share(tranches, AfghanDraft.PRAGMATIC, sampling, AfghanDraft.DEAL, Foresight.ANSWERS))
        .isBetween(0.46, 0.57);
    assertThat(share(tranches, AfghanDraft.HARD, sampling, AfghanDraft.DEAL, Foresight.ANSWERS))
        .isBetween(0.10, 0.18);
    assertThat(share(lump, AfghanDraft.PRAGMATIC, sampling, AfghanDraft.DEAL, Foresight.ANSWERS))
        .isBetween(0.11, 0.18);
    assertThat(share(lump, AfghanDraft.HARD, sampling, AfghanDraft.DEAL, Foresight.ANSWERS))
        .isBetween(0.10, 0.17);
    assertThat(
            share(tranches, AfghanDraft.PRAGMATIC, sampling, AfghanDraft.HISTORY, Foresight.NONE))
        .isBetween(0.37, 0.48);
  }

  private static double share(
      Game game, Reading reading, Sampling sampling, String pattern, Foresight foresight) {
    var worlds = Worlds.without(20, 2_000);
    var minds = new Minds(game, Profiles.none(game), worlds, reading, sampling);
    var state = AfghanDraft.state(game, pattern);
    var kept =
        IntStream.range(0, worlds.size())
            .filter(
                world -> {
                  var test = new KeepingTest(game, minds.in(world, 1), Certainty.SURELY);
                  return IntStream.range(0, game.decisionMakers())
                      .allMatch(who -> test.keeps(state, who, foresight));
                })
            .count();
    return (double) kept / worlds.size();
  }

  private static List<String> equilibria(Game game, Reading reading, Foresight foresight) {
    var tastes = new Minds(game, Profiles.none(game), ONE, reading, Sampling.NONE).in(0, 1);
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    return IntStream.range(0, game.size())
        .filter(
            state ->
                IntStream.range(0, game.decisionMakers())
                    .allMatch(who -> test.keeps(state, who, foresight)))
        .mapToObj(game.states()::pattern)
        .toList();
  }
}
