package org.jirga.conflict.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.rankings;
import static org.jirga.conflict.published.Sketch.set;
import static org.jirga.conflict.published.Sketch.without;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.published.PublishedStabilityTest;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.RandomConflicts;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoalitionAnalysisTest {

  private static void assertImprovements(
      Game game, List<Ranking> rankings, Coalition coalition, String... rows) {
    var analysis = new CoalitionAnalysis(game, rankings);
    for (var row : rows) {
      var sides = row.split("->", -1);
      assertThat(analysis.improvements(coalition, Integer.parseInt(sides[0].strip()) - 1))
          .as("%s of %s", row, coalition)
          .isEqualTo(set(sides[1]));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3,1,4,2   | 2,1,4,3   | 1->   ; 2->  ; 3->  ; 4->1
          3,1,2,4   | 2,1,3,4   | 1->   ; 2->  ; 3->  ; 4->1,2,3
          1,3,4,2   | 1,2,4,3   | 1->   ; 2->1 ; 3->1 ; 4->1
          3,4,1,2   | 2,4,1,3   | 1->4  ; 2->  ; 3->  ; 4->
          1,4,[2,3] | 4,1,[2,3] | 1->   ; 2->1,4 ; 3->1,4 ; 4->
          [1,4],[2,3] | [2,3],[1,4] | 1-> ; 2-> ; 3-> ; 4->
          """)
  void bothPlayersOfTheTwoByTwoGames(String row, String column, String improvements) {
    assertImprovements(
        PublishedStabilityTest.twoByTwo(),
        rankings(4, column, row),
        Coalition.of(0, 1),
        improvements.split(";", -1));
  }

  /// Kilgour, Hipel, Fang and Peng 2001: the ministry and Uniroyal leave state 5 together, for 8.
  @Test
  void elmira() {
    var game = PublishedStabilityTest.elmiraOfNineStates();
    var rankings = PublishedStabilityTest.elmiraRankings();
    assertImprovements(
        game,
        rankings,
        Coalition.of(0, 1),
        "1->",
        "2->4",
        "3->",
        "4->",
        "5->8",
        "6->8",
        "8->",
        "9->");
    assertImprovements(
        game, rankings, Coalition.of(0, 2), "1->5", "2->", "3->7", "4->", "5->", "8->");
    assertImprovements(game, rankings, Coalition.of(1, 2), "1->", "2->4,8", "5->", "6->8", "8->");
    assertImprovements(
        game, rankings, Coalition.of(0, 1, 2), "1->", "2->4,8", "5->", "6->8", "8->");
  }

  /// With all twelve states: the same jump, now from 7 to 10.
  @Test
  void elmiraOfTwelveStates() {
    assertOnly(
        PublishedStabilityTest.elmiraOfAllStates(),
        PublishedStabilityTest.elmiraRankingsOfAllStates(),
        "1-12",
        Coalition.of(0, 1),
        "2->4",
        "7->10",
        "8->10");
  }

  /// The ministry and Uniroyal as one, who leaves a state only where both gain, would also stay in
  /// state 9 (7 of the nine), from which Uniroyal alone goes away: putting members together takes
  /// their own moves from them, and is not coalitional stability.
  @Test
  void mergingElmirasCoalitionIsAnotherThing() {
    var game = PublishedStabilityTest.elmiraOfAllStates();
    var rankings = PublishedStabilityTest.elmiraRankingsOfAllStates();
    var merged =
        game(
            without(
                conflict("Both: modify> delay< accept abandon>", "Local: insist"),
                "-YY--",
                "-Y-Y-",
                "--YY-",
                "-NNN-"));
    var moves = merged.moves(0);
    var bothGain =
        StateSet.where(
            12,
            state ->
                IntStream.range(moves.first(state), moves.end(state))
                    .map(moves::target)
                    .anyMatch(
                        target ->
                            rankings.get(0).compare(target, state).isBetter()
                                && rankings.get(1).compare(target, state).isBetter()));
    var alone = new StabilityAnalysis(game);
    var local = alone.stable(Concept.NASH, 2, rankings);
    assertThat(local.without(bothGain)).isEqualTo(set("5,6,9-12"));
    assertThat(
            alone
                .stable(Concept.NASH, 0, rankings)
                .and(alone.stable(Concept.NASH, 1, rankings))
                .and(local))
        .isEqualTo(set("5,6,7,10-12"));
    var together = new CoalitionAnalysis(game, rankings);
    assertThat(bothGain)
        .isEqualTo(
            StateSet.where(
                12, state -> !together.isStable(Concept.NASH, Coalition.of(0, 1), state)));
  }

  @Test
  void garrisonFromItsEquilibria() {
    var game = PublishedStabilityTest.garrisonGame();
    var rankings = PublishedStabilityTest.garrisonRankings();
    var equilibria = "2,3,4,6,8,10,11,13,14,15,17,18,19,21,22";
    assertOnly(
        game,
        rankings,
        equilibria,
        Coalition.of(0, 1),
        "4->2",
        "8->6",
        "14->13,15",
        "18->17",
        "19->17",
        "22->21");
    assertOnly(
        game,
        rankings,
        equilibria,
        Coalition.of(0, 2),
        "6->1,2",
        "8->4",
        "13->9,10",
        "14->11,15",
        "15->11");
    assertOnly(
        game,
        rankings,
        equilibria,
        Coalition.of(0, 1, 2),
        "4->2",
        "8->2",
        "14->10,11,13,15",
        "18->17",
        "22->21");
  }

  /// These improvements and no others.
  private static void assertOnly(
      Game game, List<Ranking> rankings, String from, Coalition coalition, String... rows) {
    assertImprovements(game, rankings, coalition, rows);
    var named = java.util.Arrays.stream(rows).map(row -> row.split("->", -1)[0]).toList();
    var analysis = new CoalitionAnalysis(game, rankings);
    set(from).stream()
        .filter(state -> !named.contains(String.valueOf(state + 1)))
        .forEach(state -> assertThat(analysis.improvements(coalition, state).isEmpty()).isTrue());
  }

  /// From neither equilibrium; out of Syria's escalation (3) both would gladly go.
  @Test
  void syriaAndIraqCannotImproveTogetherOnAnEquilibrium() {
    assertImprovements(
        PublishedStabilityTest.syriaIraq(),
        PublishedStabilityTest.syriaIraqRankings(),
        Coalition.of(0, 1),
        "1->",
        "3->1",
        "6->");
  }

  @Test
  void allCoalitionsOfFour() {
    assertThat(Coalition.all(4)).hasSize(11);
    assertThat(Coalition.all(4).getFirst()).isEqualTo(Coalition.of(0, 1));
    assertThat(Coalition.all(4).getLast()).isEqualTo(Coalition.of(0, 1, 2, 3));
  }

  @Test
  void coalitionsOfOneJudgeAsDecisionMakersDo() {
    var conflicts = new RandomConflicts(new SplittableRandom(5));
    for (var n = 0; n < 300; n++) {
      var game = conflicts.game(2, 4);
      var rankings = conflicts.rankings(game);
      var alone = new StabilityAnalysis(game);
      var together = new CoalitionAnalysis(game, rankings);
      for (var concept : List.of(Concept.NASH, Concept.GMR, Concept.SEQ)) {
        for (var who = 0; who < game.decisionMakers(); who++) {
          var member = Coalition.of(who);
          assertThat(alone.stable(concept, who, rankings))
              .isEqualTo(StateSet.where(game.size(), s -> together.isStable(concept, member, s)));
        }
      }
    }
  }

  @Test
  void weakerConceptsHoldWhereStrongerOnesDo() {
    var conflicts = new RandomConflicts(new SplittableRandom(6));
    for (var n = 0; n < 300; n++) {
      var game = conflicts.game(3, 4);
      var analysis = new CoalitionAnalysis(game, conflicts.rankings(game));
      for (var coalition : Coalition.all(game.decisionMakers())) {
        for (var state = 0; state < game.size(); state++) {
          var nash = analysis.isStable(Concept.NASH, coalition, state);
          var gmr = analysis.isStable(Concept.GMR, coalition, state);
          var smr = analysis.isStable(Concept.SMR, coalition, state);
          var seq = analysis.isStable(Concept.SEQ, coalition, state);
          var sseq = analysis.isStable(Concept.SSEQ, coalition, state);
          assertThat(!nash || sseq).isTrue();
          assertThat(!sseq || seq && smr).isTrue();
          assertThat(!(seq || smr) || gmr).isTrue();
        }
      }
    }
  }
}
